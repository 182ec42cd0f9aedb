"""Answers for readers who have not signed in: nothing is sent, or made, again while nothing was written."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control

from nakhonchai import __version__
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.kept_pages import kept_page

View = Callable[..., HttpResponse]
_OTHER_CONDITIONS = {"HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE"}


def fresh_page(view: View) -> View:
    """Give *view* the stamps of this moment; answer 304 where the reader holds what they would get."""

    @wraps(view)
    def answered(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        now = stamps_of(request)
        if (
            request.user.is_authenticated
            or request.method not in {"GET", "HEAD"}
            or len(get_messages(request))
        ):
            return view(request, now=now, **kwargs)
        tag = _tag(request, now)
        response = get_conditional_response(request, etag=tag) or kept_page(
            request, f"{now.token}:{tag}", lambda: view(request, now=now, **kwargs)
        )
        return _tagged(response, tag)

    return answered


def stamps_of(request: HttpRequest) -> Now:
    """Return the stamps that ``UnchangedMiddleware`` read for this request, or read them now."""
    now: Now = getattr(request, "now", None) or first_asked()
    return now


def first_asked() -> Now:
    """Read the stamps without asking first whether the connection still stands: this question tells too.

    Only where nothing was asked yet for this request: who knows that it stands reads them when needed.
    """
    now = Now()
    database: Any = connections[DEFAULT_DB_ALIAS]
    if database.connection is None or database.in_atomic_block or database.health_check_done:
        return now
    database.health_check_done = True
    try:
        now.stamps  # noqa: B018 - read here
    except (OperationalError, InterfaceError):
        database.close()  # the database was restarted: connect again, and ask when needed
    return now


def unchanged(request: HttpRequest, now: Now) -> HttpResponse | None:
    """Return 304 where a reader who has not signed in holds the page of this address; None otherwise."""
    tag = _tag(request, now)
    if request.META["HTTP_IF_NONE_MATCH"] == tag and not _OTHER_CONDITIONS & request.META.keys():
        return _tagged(HttpResponseNotModified(), tag)  # as most ask: nothing is to be taken apart
    response = get_conditional_response(request, etag=tag)
    return _tagged(response, tag) if response is not None and response.status_code == 304 else None


def _tagged(response: HttpResponse, tag: str) -> HttpResponse:
    if response.status_code in {200, 304}:
        response["ETag"] = tag
        patch_cache_control(response, no_cache=True, private=True)
    return response


def _tag(request: HttpRequest, now: Now) -> str:
    """Name the page by all it depends on; the hour, because a printed page says when it was made."""
    depends = (
        __version__,
        request.build_absolute_uri(),
        request.COOKIES.get("theme", ""),
        (settings.VAR_DIR / "example-data").exists(),
        timezone.localtime().strftime("%Y-%m-%d %H"),
        now.everything(),
    )
    return f'"{hashlib.sha256(repr(depends).encode()).hexdigest()[:32]}"'
