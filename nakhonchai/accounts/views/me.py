"""One's own account."""

from datetime import datetime
from typing import Any, cast

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from nakhonchai.accounts import actions
from nakhonchai.accounts.forms.people import PersonForm
from nakhonchai.accounts.models import Account
from nakhonchai.accounts.second_factor import has_factor, is_required
from nakhonchai.thai import format_telephone


def me(request: HttpRequest) -> HttpResponse:
    """Show who I am to the portal, how I sign in, and what I see and may edit."""
    account = cast(Account, request.user)
    context = {
        "account": account,
        "facts": _facts(account),
        "has_factor": has_factor(account),
        "factor_required": is_required(account),
        "ends_at": _ends_at(request),
        "idle_hours": settings.SESSION_IDLE_SECONDS // 3600,
    }
    return render(request, "accounts/me.html", context)


def _facts(account: Account) -> list[tuple[str, Any]]:
    return [
        ("ชื่อ–นามสกุล", account.full_name),
        ("ชื่อผู้ใช้", account.username),
        ("โทรศัพท์", format_telephone(account.telephone) if account.telephone else None),
        ("อีเมล", account.email),
        ("บทบาท", account.get_role_display()),
    ]


def _ends_at(request: HttpRequest) -> datetime:
    started = request.session.get("session_started", timezone.now().timestamp())
    return datetime.fromtimestamp(
        started + settings.SESSION_ABSOLUTE_SECONDS, tz=timezone.get_current_timezone()
    )


@reauthentication_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    """Change my name, telephone or e-mail: ways to sign in, so the password is asked for first."""
    account = cast(Account, request.user)
    form = PersonForm(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        actions.edit_own(by=account, **form.cleaned_data)
        messages.success(request, "บันทึกข้อมูลของท่านแล้ว")
        return redirect("accounts:me")
    return render(request, "accounts/me_form.html", {"form": form})


@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End my sessions on other machines."""
    account = cast(Account, request.user)
    actions.sign_out_everywhere(by=account)
    update_session_auth_hash(request, account)
    messages.success(request, "ออกจากระบบในเครื่องอื่นทั้งหมดแล้ว")
    return redirect("accounts:me")
