"""Answers of the API: who asks, how often, what they hold already, and what went wrong in words."""

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt

from nakhonchai import __version__
from nakhonchai.accounts.scope import scope_of
from nakhonchai.accounts.tokens import KeyRefusedError, key_of, token_of
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.fresh import stamps_of
from nakhonchai.dashboards.opendata.declarations import RefusedError

JSON, PROBLEM = "application/json; charset=utf-8", "application/problem+json; charset=utf-8"
SAFE = ("GET", "HEAD")
PER_ADDRESS, PER_KEY = "120/m/ip", "240/m/key"
WAIT_SECONDS = 60
TITLES = {
    400: "คำถามไม่ถูกต้อง",
    401: "กุญแจใช้ไม่ได้",
    404: "ไม่พบ",
    405: "อ่านได้อย่างเดียว",
    429: "ถามบ่อยเกินไป",
}

View = Callable[..., HttpResponse]


def api(view: View) -> View:
    """Make *view* an address for programs: a key or nobody, never a browser's session."""

    @wraps(view)
    def answered(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            return _answered(view, request, kwargs)
        except RefusedError as refused:
            return problem(refused.status, refused.detail, refused.param)
        except Http404:
            return problem(404, "ไม่มีที่อยู่นี้ ดูรายการได้ที่ /api/v1/")

    return csrf_exempt(login_not_required(answered))


def _answered(view: View, request: HttpRequest, kwargs: dict[str, Any]) -> HttpResponse:
    if request.method not in SAFE:
        raise RefusedError(405, "API นี้อ่านได้อย่างเดียว ใช้ GET หรือ HEAD")
    person = _reader(request)
    now = stamps_of(request)
    tag = _tag(request, person, now)
    response = get_conditional_response(request, etag=tag) or view(request, person=person, now=now, **kwargs)
    if response.status_code in {200, 304}:
        response["ETag"] = tag
    return marked(response)


def marked(response: HttpResponse) -> HttpResponse:
    """Say that an answer is asked for again, and that it is another with a key."""
    response["Cache-Control"] = "private, no-cache"
    response["Vary"] = "Authorization"
    return response


def _reader(request: HttpRequest) -> Any:
    """Return the account whose key came with the request, or nobody."""
    try:
        key = key_of(request)
        # Wrong keys count with those who have none: whoever guesses is slowed down by their address.
        token = token_of(key) if key is not None else None
    except KeyRefusedError as refused:
        _count(request, PER_ADDRESS)
        raise RefusedError(401, str(refused)) from refused
    if token is None:
        _count(request, PER_ADDRESS)
        return AnonymousUser()
    _count(request, PER_KEY, str(token.pk))
    return token.account


def _count(request: HttpRequest, rate: str, key: str | None = None) -> None:
    """Count a request, and refuse it where there were too many."""
    rates = {"api": rate}
    if not ratelimit.consume(request, app="nakhonchai", action="api", config=rates, key=key, limit_get=True):
        raise RefusedError(429, f"ถามได้ไม่เกิน {rate.partition('/')[0]} ครั้งต่อนาที รอสักครู่แล้วลองใหม่")


def _tag(request: HttpRequest, person: Any, now: Now) -> str:
    """Name an answer by all it depends on: address, what the reader may see, day, what was written."""
    scope = scope_of(person)
    depends = (
        __version__,
        request.get_full_path(),
        request.get_host(),
        (scope.role, scope.areas, sorted(scope.clusters)),
        timezone.localdate(),
        now.everything(),
    )
    return f'"{hashlib.sha256(repr(depends).encode()).hexdigest()[:32]}"'


def as_json(content: Any, status: int = 200, kind: str = JSON) -> HttpResponse:
    """Return JSON in which Thai can be read."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, status=status, content_type=kind)


def problem(status: int, detail: str, param: str = "") -> HttpResponse:
    """Return what went wrong: a title, a sentence that says what to do, and which question it is about."""
    content = {"title": TITLES.get(status, "ผิดพลาด"), "status": status, "detail": detail}
    response = as_json(content | ({"param": param} if param else {}), status, PROBLEM)
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="api", error="invalid_token"'
    if status == 405:
        response["Allow"] = ", ".join(SAFE)
    if status == 429:
        response["Retry-After"] = str(WAIT_SECONDS)
    return marked(response)
