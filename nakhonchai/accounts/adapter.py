"""How the sign-in library behaves here: whom it lets in, how often it may be tried, and what it says."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from nakhonchai.accounts.backends import name_key
from nakhonchai.accounts.second_factor import is_required

PROVED = "proved_at"  # when the person last showed the password or a code in this session
WRONG = "ชื่อผู้ใช้ หมายเลขโทรศัพท์ หรือรหัสผ่านไม่ถูกต้อง"
TOO_MANY = "ลองผิดหลายครั้งเกินไป โปรดรอ 5 นาทีแล้วลองใหม่ ถ้าลืมรหัสผ่าน ขอลิงก์ตั้งรหัสผ่านใหม่จากผู้ประสานงานของท่าน"
WRONG_CODE = "รหัสไม่ถูกต้องหรือหมดเวลาแล้ว ดูรหัสใหม่ในแอปแล้วพิมพ์อีกครั้ง"


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up alone: accounts are made by an invitation."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG,
        "invalid_login": WRONG,
        "account_inactive": WRONG,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
        "enter_current_password": "รหัสผ่านปัจจุบันไม่ถูกต้อง",
        "incorrect_password": "รหัสผ่านไม่ถูกต้อง",
        "incorrect_code": WRONG_CODE,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt per name from one address, and more loosely per address and per name.

        The name counts in one form however it was written, and whether or not anybody has it.
        """
        name = name_key(str(credentials.get("username", "")))
        limits = {"login_failed": name + "\n" + self.get_client_ip(request), "login_failed_name": name}
        used = [
            ratelimit.consume(request, app="allauth.account", action=action, key=key)
            for action, key in limits.items()
        ]
        if not all(used):
            raise self.validation_error("too_many_login_attempts")
        self._login_failed_rl_usage = ratelimit.RateLimitUsage(
            [one for usage in used if usage for one in usage.usage]
        )

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign in, and remember when."""
        super().login(request, user)
        request.session[PROVED] = int(time.time())

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask for the password again, unless the person has just signed in with it."""
        proved = self.request.session.get(PROVED, 0)
        return time.time() - proved > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Lead an account that was disabled on the way in back to the start."""
        return HttpResponseRedirect(reverse("account_login"))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return to the person's own page."""
        return reverse("accounts:me")

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: the portal stands without mail, and what happened is on the account's page."""


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor cannot be taken off where it is required."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": "บทบาทของท่านต้องใช้การยืนยันสองขั้น จึงปิดไม่ได้",
        "cannot_generate_recovery_codes": "เปิดการยืนยันสองขั้นก่อน จึงจะออกรหัสสำรองได้",
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether the owner may do without."""
        return not is_required(authenticator.user)

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """Return the user name: an authenticator app shows it to whoever looks at the screen."""
        return user.get_username()
