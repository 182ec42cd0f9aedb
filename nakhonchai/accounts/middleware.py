"""What is checked on every request of a signed-in person."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from nakhonchai.accounts.kept_forms import keep, remember_account
from nakhonchai.accounts.tripwire import tripwire
from nakhonchai.accounts.views.sign_in import sign_in_again, sign_in_fragment

Handler = Callable[[HttpRequest], HttpResponse]
STARTED, SEEN, ENDED = "session_started", "session_seen", "session_ended"
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
SEEN_EVERY_SECONDS = 60  # how exactly the idle time is known; each note is a write


class SessionLimitMiddleware:
    """Ends a session that was idle too long or has lasted too long."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Sign out when a limit has passed; otherwise note that the session is in use."""
        if request.user.is_authenticated:
            now = int(time.time())
            started, seen = (request.session.get(key, now) for key in (STARTED, SEEN))
            if (
                now - started > settings.SESSION_ABSOLUTE_SECONDS
                or now - seen > settings.SESSION_IDLE_SECONDS
            ):
                self._end(request)
            elif STARTED not in request.session or now - seen >= SEEN_EVERY_SECONDS:
                request.session[STARTED], request.session[SEEN] = started, now
        return self.get_response(request)

    def _end(self, request: HttpRequest) -> None:
        request.ended_account = request.user.pk  # type: ignore[attr-defined]
        logout(request)
        request.session[ENDED] = True  # the sign-in page says why it is there


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Pages are for signed-in people unless they say otherwise; what was typed meanwhile is kept."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponseBase:
        """Lead a reader to the sign-in page; keep the form of a writer and say so."""
        if request.headers.get("HX-Request"):
            return sign_in_fragment(request)
        if request.method in SAFE_METHODS:
            return super().handle_no_permission(request, view_func)
        return sign_in_again(request, kept=keep(request))

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Let the browser carry who is signed in, for the day the session ends."""
        if request.user.is_authenticated:
            remember_account(request, response)
        return response


class PrivatePagesMiddleware:
    """What a signed-in person sees is kept by no cache and framed by nobody."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add ``no-store`` to the pages of signed-in people."""
        response = self.get_response(request)
        if request.user.is_authenticated and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store, private"
        return response


class ScopeTripwireMiddleware:
    """See :mod:`nakhonchai.accounts.tripwire`. Only where ``SCOPE_TRIPWIRE`` or ``DEBUG`` says so."""

    def __init__(self, get_response: Handler) -> None:
        if not (settings.DEBUG or getattr(settings, "SCOPE_TRIPWIRE", False)):
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the tripwire set."""
        with tripwire():
            return self.get_response(request)
