"""Pages for what went wrong: in Thai, with the right status, and with a way on."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

RETRY_SECONDS = 60


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent cannot be read."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the reader's role does not do this."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is nothing here, or nothing the reader may see."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; 503 when the database does not answer or is too busy. Neither asks it for anything."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        answer = render(None, "503.html", status=503)
        answer["Retry-After"] = str(RETRY_SECONDS)
        return answer
    return render(None, "500.html", status=500)


def not_allowed(request: HttpRequest, allowed: str) -> HttpResponse:
    """405: an address that only takes a form was opened, as by a bookmark or the back button."""
    answer = render(request, "405.html", status=405)
    answer["Allow"] = allowed
    return answer


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form is from an older session; the browser's back button still holds what was typed."""
    return render(request, "403.html", {"stale_form": True}, status=403)
