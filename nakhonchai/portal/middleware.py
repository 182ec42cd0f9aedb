"""What is answered before anything else is asked."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from nakhonchai.portal.views.errors import not_allowed
from nakhonchai.portal.views.health import health

HEALTH_PATH = "/healthz"


class HealthMiddleware:
    """Answers /healthz. It comes first: watchers know a server by number, and without HTTPS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the one address; pass every other on."""
        return health(request) if request.path_info == HEALTH_PATH else self.get_response(request)


class NotAllowedMiddleware:
    """Gives words to the empty answer of a page that was asked in a way it does not take."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Put a page in the place of an empty 405."""
        answer = self.get_response(request)
        if answer.status_code == 405 and not answer.streaming and not answer.content:
            return not_allowed(request, answer.get("Allow", ""))
        return answer
