"""The second factor: offered to all, required of those who reach every province."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from nakhonchai.accounts.enums import STAFF

HAS_FACTOR = "has_second_factor"
# Without a second factor, who needs one reaches only these, and pages open to everybody.
OPEN_NAMES = {
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_reauthenticate",
}


def is_required(account: Any) -> bool:
    """Whether this account may not do without a second factor."""
    return bool(settings.SECOND_FACTOR_REQUIRED and account.role in STAFF)


def has_factor(account: Any) -> bool:
    """Whether the account has an authenticator app set up."""
    return Authenticator.objects.filter(user_id=account.pk, type=Authenticator.Type.TOTP).exists()


class SecondFactorMiddleware:
    """Leads an account that needs a second factor to setting one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Let through, or lead to the set-up page."""
        if not request.user.is_authenticated or not is_required(request.user):
            return None
        # Asked once a session: taking a factor off an account ends its sessions.
        if request.session.get(HAS_FACTOR) or not getattr(view, "login_required", True):
            return None
        if request.resolver_match and request.resolver_match.view_name in OPEN_NAMES:
            return None
        if has_factor(request.user):
            request.session[HAS_FACTOR] = True
            return None
        messages.warning(request, "บทบาทของท่านต้องใช้การยืนยันสองขั้น โปรดตั้งค่าก่อนใช้งานต่อ")
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
