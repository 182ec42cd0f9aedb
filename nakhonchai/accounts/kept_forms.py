"""A form sent after the session had ended is kept, so that nothing typed is lost.

It waits in the server-side session for half an hour, for the account that was
signed in before, and is sent on with one press after signing in again. Files and
anything with a password are never kept.
"""

import time
from dataclasses import asdict, dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

KEY = "kept_form"
MOST_BYTES = 200_000
SECONDS = 30 * 60
# Forms of senders whom nobody knows are kept too, but an address cannot fill the disk with them.
UNKNOWN_AT_MOST, UNKNOWN_SECONDS = 20, 600
COOKIE, SALT = "last_account", "nakhonchai.accounts.last_account"
FORM_TYPES = {"application/x-www-form-urlencoded", "multipart/form-data"}


@dataclass(frozen=True)
class KeptForm:
    """What was typed, where it was going, and whose it is (None: not known)."""

    path: str
    fields: list[tuple[str, str]]
    account: int | None
    had_files: bool
    until: float = field(default_factory=lambda: time.time() + SECONDS)

    def is_for(self, account: Any) -> bool:
        """Whether *account* may see it, now."""
        return time.time() < self.until and self.account in (None, account.pk)


def keep(request: HttpRequest) -> bool:
    """Keep the form that was sent, if it is one that can be kept."""
    if request.content_type not in FORM_TYPES:
        return False
    fields = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    fields = [(name, value) for name, value in fields if name != "csrfmiddlewaretoken"]
    owner = last_account(request)
    if (
        not fields
        or _is_secret(fields)
        or _size(fields) > MOST_BYTES
        or not (owner or _room_for_unknown(request))
    ):
        return False
    kept = KeptForm(request.get_full_path(), fields, owner, had_files=bool(request.FILES))
    request.session[KEY] = asdict(kept)
    return True


def kept_form(request: HttpRequest) -> KeptForm | None:
    """Return the form that waits for the signed-in reader; one of somebody else is forgotten."""
    stored = request.session.get(KEY)
    if stored is None:
        return None
    kept = KeptForm(**stored | {"fields": [(name, value) for name, value in stored["fields"]]})
    if kept.is_for(request.user):
        return kept
    forget(request)
    return None


def forget(request: HttpRequest) -> None:
    """Throw the waiting form away."""
    request.session.pop(KEY, None)


def _is_secret(fields: list[tuple[str, str]]) -> bool:
    return any("password" in name.lower() or name == "code" for name, _ in fields)


def _size(fields: list[tuple[str, str]]) -> int:
    return sum(len(name.encode()) + len(value.encode()) for name, value in fields)


def _room_for_unknown(request: HttpRequest) -> bool:
    key = f"kept-form:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, UNKNOWN_SECONDS)
    try:
        return cache.incr(key) <= UNKNOWN_AT_MOST
    except ValueError:  # the count ran out between the two lines
        return True


def last_account(request: HttpRequest) -> int | None:
    """Return the account that was signed in before, as far as session or cookie say."""
    ended = getattr(request, "ended_account", None) or request.session.get(SESSION_KEY)
    known = ended or request.get_signed_cookie(COOKIE, default="", salt=SALT)
    return int(known) if known and str(known).isdigit() else None


def remember_account(request: HttpRequest, response: HttpResponse) -> None:
    """Let the browser carry, signed, who is signed in: the session that knows it can end."""
    name = str(request.user.pk)
    if request.get_signed_cookie(COOKIE, default="", salt=SALT) != name:
        response.set_signed_cookie(
            COOKIE,
            name,
            salt=SALT,
            max_age=settings.SESSION_ABSOLUTE_SECONDS + SECONDS,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
