"""What is answered before anything else is asked."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from nakhonchai.portal.views.errors import bad_request, not_allowed
from nakhonchai.portal.views.health import health

HEALTH_PATH = "/healthz"


class HealthMiddleware:
    """Answers /healthz. It comes first: watchers know a server by number, and without HTTPS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the one address; pass every other on."""
        return health(request) if request.path_info == HEALTH_PATH else self.get_response(request)


class OddRequestMiddleware:
    """Answers what no browser of a person sends, and what a page does not take, in words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse NUL, which PostgreSQL takes in no text; put a page in the place of an empty 405."""
        if "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path_info:
            return bad_request(request)
        answer = self.get_response(request)
        if answer.status_code == 405 and not answer.streaming and not answer.content:
            return not_allowed(request, answer.get("Allow", ""))
        return answer
