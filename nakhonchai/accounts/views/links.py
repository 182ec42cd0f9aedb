"""One-time links: using one up, and asking for one."""

from allauth.account.utils import perform_login
from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from nakhonchai.accounts.actions import LinkUsedUpError, accept_link
from nakhonchai.accounts.forms.people import ForgottenForm, WelcomeForm
from nakhonchai.accounts.links import mail_links, mail_works
from nakhonchai.accounts.models import Invitation


@login_not_required
@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a name and a password. Looking uses nothing up: chat programs open links to preview them."""
    invitation = Invitation.objects.open().of_token(token).select_related("account").first()
    if invitation is None:
        return _used_up(request, token)
    account = invitation.account
    if request.user.is_authenticated:
        return render(request, "accounts/welcome_other.html", {"account": account}, status=409)
    form = WelcomeForm(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        try:
            account = accept_link(
                token=token,
                password=form.cleaned_data["password1"],
                username=form.cleaned_data.get("username", ""),
            )
        except LinkUsedUpError:
            return _used_up(request, token)
        return perform_login(request, account)
    return render(
        request, "accounts/welcome.html", {"form": form, "account": account, "invitation": invitation}
    )


def _used_up(request: HttpRequest, token: str) -> HttpResponse:
    known = Invitation.objects.of_token(token).exists()
    return render(request, "accounts/welcome_used.html", status=410 if known else 404)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Mail a new link, or say whom to ask for one."""
    if not mail_works():
        return render(request, "account/password_reset.html", {"mail_works": False})
    form = ForgottenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"].lower()
        if not ratelimit.consume(request, app="allauth.account", action="reset_password", key=email):
            return ratelimit.respond_429(request)
        mail_links(request, email)
        return render(request, "account/password_reset_done.html")
    return render(request, "account/password_reset.html", {"mail_works": True, "form": form})
