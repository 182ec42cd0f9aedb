"""The one door, and what stands before it when a session has ended."""

from typing import Any
from urllib.parse import urlencode, urlsplit

from allauth.account.views import LoginView, LogoutView
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods

from nakhonchai.accounts.forms.sign_in import SignInForm
from nakhonchai.accounts.kept_forms import KEY, forget, kept_form


class SignIn(LoginView):
    """Sign in by user name or telephone number."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say why the reader stands here."""
        session = self.request.session
        why = {"kept": KEY in session, "ended": "session_ended" in session, "lost": False}
        return super().get_context_data(**why, idle_hours=settings.SESSION_IDLE_SECONDS // 3600, **kwargs)

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        """Show what was wrong; too many attempts have a status of their own."""
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 429 if form.too_many else 200
        return response


class SignOut(LogoutView):
    """Sign out, with one press."""


def sign_in_again(request: HttpRequest, *, kept: bool) -> HttpResponse:
    """Answer a form that came from nobody: the sign-in page, with word of what became of the form."""
    context = {
        "form": SignInForm(request=request),
        "redirect_field_value": reverse("accounts:kept-form") if kept else "",
        "kept": kept,
        "lost": not kept,
        "ended": False,
        "idle_hours": settings.SESSION_IDLE_SECONDS // 3600,
    }
    response = render(request, "account/login.html", context, status=401)
    add_never_cache_headers(response)
    return response


def sign_in_fragment(request: HttpRequest) -> HttpResponse:
    """Answer a request for a part of a page: the whole page goes to the sign-in page."""
    page = urlsplit(request.headers.get("HX-Current-URL", "")).path
    query = f"?{urlencode({'next': page})}" if page else ""
    return HttpResponse(status=401, headers={"HX-Redirect": reverse("account_login") + query})


@require_http_methods(["GET", "POST"])
def kept(request: HttpRequest) -> HttpResponse:
    """Show that a form waits, to be sent on or thrown away."""
    if request.method == "POST":
        forget(request)
        messages.success(request, "ทิ้งแบบฟอร์มที่เก็บไว้แล้ว")
        return redirect("portal:home")
    form = kept_form(request)
    if form is None:
        return HttpResponseRedirect(reverse(settings.LOGIN_REDIRECT_URL))
    return render(request, "accounts/kept_form.html", {"kept": form})
