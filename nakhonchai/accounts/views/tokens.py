"""The keys with which programs read in one's own place."""

from typing import cast

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nakhonchai.accounts import tokens
from nakhonchai.accounts.forms.tokens import TokenForm
from nakhonchai.accounts.models import Account

SHOWN = 30


@require_safe
def token_list(request: HttpRequest) -> HttpResponse:
    """List my keys, also those that no longer open anything."""
    account = cast(Account, request.user)
    found = account.api_tokens.select_related("account")[:SHOWN]
    return render(request, "accounts/token_list.html", {"tokens": found})


@reauthentication_required
@require_http_methods(["GET", "POST"])
def token_create(request: HttpRequest) -> HttpResponse:
    """Make a key and show it, this once: it opens what I may see, so the password is asked for first."""
    account = cast(Account, request.user)
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            token, key = tokens.make_token(by=account, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return render(request, "accounts/token_made.html", {"token": token, "key": key})
    status = 422 if form.is_bound else 200
    return render(request, "accounts/token_form.html", {"form": form}, status=status)


@require_POST
def token_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of my keys."""
    account = cast(Account, request.user)
    token = get_object_or_404(account.api_tokens, pk=pk)
    tokens.revoke_token(token=token, by=account)
    messages.success(request, f"ยกเลิกกุญแจ “{token.name}” แล้ว โปรแกรมที่ใช้กุญแจนี้อ่านข้อมูลไม่ได้อีก")
    return redirect("accounts:token-list")
