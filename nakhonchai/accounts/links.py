"""One-time links on their way to a person: shown to the inviter, drawn as a QR code, or mailed."""

import threading
from datetime import timedelta

import segno
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from nakhonchai.accounts.actions import link_for_mail
from nakhonchai.accounts.models import Account, Invitation

COOKIE = "one_time_link"
SHOWN_SECONDS = 600
MAILED_LASTS = timedelta(hours=2)


def address(request: HttpRequest, token: str) -> str:
    """Return the whole address of the link."""
    return request.build_absolute_uri(reverse("accounts:welcome", args=[token]))


def qr_code(text: str) -> str:
    """Return a QR code as the address of an SVG image."""
    return segno.make(text, error="m", micro=False).svg_data_uri(scale=5, border=3, light="#fff")


def hand_over(response: HttpResponse, account: Account, token: str) -> HttpResponse:
    """Give the token to the inviter's browser, for a while and this account's page: no server keeps it."""
    response.set_signed_cookie(
        COOKIE,
        token,
        salt=f"link-{account.pk}",
        max_age=SHOWN_SECONDS,
        path=reverse("accounts:account-detail", args=[account.pk]),
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def handed_over(request: HttpRequest, account: Account) -> str:
    """Return the address of the link just made for *account*, while it can be used."""
    token = request.get_signed_cookie(COOKIE, default="", salt=f"link-{account.pk}", max_age=SHOWN_SECONDS)
    if token and Invitation.objects.open().of_token(token).filter(account=account).exists():
        return address(request, token)
    return ""


def mail_works() -> bool:
    """Whether this installation sends mail."""
    return not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")


def mail_links(request: HttpRequest, email: str) -> None:
    """Mail a link to each active account of this address; nobody can tell whether there was one.

    The mail leaves in a thread of its own, so that the answer takes no longer when it does.
    """
    letters = [
        _letter(request, account)
        for account in Account.objects.filter(email__iexact=email, is_active=True)[:5]
    ]
    if letters:
        threading.Thread(target=_send, args=(letters,), daemon=True).start()


def _letter(request: HttpRequest, account: Account) -> EmailMessage:
    url = address(request, link_for_mail(account=account, lasts=MAILED_LASTS))
    hours = int(MAILED_LASTS.total_seconds() // 3600)
    text = render_to_string("account/email/link.txt", {"account": account, "url": url, "hours": hours})
    return EmailMessage("ตั้งรหัสผ่านใหม่ · นครชัยบุรินทร์", text, to=[account.email])


def _send(letters: list[EmailMessage]) -> None:
    for letter in letters:
        letter.send()
