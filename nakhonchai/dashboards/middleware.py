"""What is answered before anybody asks who is reading."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from nakhonchai.dashboards.fresh import first_asked, unchanged

PERSONAL = (settings.SESSION_COOKIE_NAME, "messages")


class UnchangedMiddleware:
    """Answers who holds the page they ask for, and carries nothing by which they could be somebody.

    It stands below what says how pages are sent (HTTPS, the policies of content and permissions) and above
    sessions, accounts and forms: a page's tag was only ever given to a reader who had not signed in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer 304 with one query, or pass the request on with the stamps that were read."""
        if not _may_hold_a_page(request):
            return self.get_response(request)
        now = first_asked()
        response = unchanged(request, now)
        if response is None:
            request.now = now  # type: ignore[attr-defined]
            return self.get_response(request)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


def _may_hold_a_page(request: HttpRequest) -> bool:
    return (
        request.method in {"GET", "HEAD"}
        and "HTTP_IF_NONE_MATCH" in request.META
        and "HTTP_AUTHORIZATION" not in request.META
        and not any(name in request.COOKIES for name in PERSONAL)
    )
