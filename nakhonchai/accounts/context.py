"""What every page says about its reader."""

from django.http import HttpRequest

from nakhonchai.accounts.scope import NOBODY, Scope, scope_of


def scope(request: HttpRequest) -> dict[str, Scope | str]:
    """Give templates ``scope`` and ``scope_text`` ("what you are looking at")."""
    found = scope_of(request.user) if hasattr(request, "user") else NOBODY
    return {"scope": found, "scope_text": found.text}
