"""What is checked on every request of a signed-in person."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

from nakhonchai.accounts.tripwire import tripwire

Handler = Callable[[HttpRequest], HttpResponse]
STARTED, SEEN = "session_started", "session_seen"
SEEN_EVERY_SECONDS = 60  # how exactly the idle time is known; each note is a write


class SessionLimitMiddleware:
    """Ends a session that was idle too long or has lasted too long."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Sign out when a limit has passed; otherwise note that the session is in use."""
        if request.user.is_authenticated:
            now = int(time.time())
            session = request.session
            started, seen = session.get(STARTED, now), session.get(SEEN, now)
            if now - started > settings.SESSION_ABSOLUTE_SECONDS or now - seen > settings.SESSION_IDLE_SECONDS:
                logout(request)
            elif STARTED not in session or now - seen >= SEEN_EVERY_SECONDS:
                session[STARTED], session[SEEN] = started, now
        return self.get_response(request)


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
