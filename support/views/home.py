"""What needs following up: the first page of those who support subdistricts and projects."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nakhonchai.accounts.scope import scope_of
from support.home import MONTHS_WORDS, lots, missing_places


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits, kind by kind."""
    missing, total = missing_places(request.user)
    context = {
        "lots": lots(request.user),
        "missing": missing,
        "total": total,
        "months": MONTHS_WORDS,
        "may_write": scope_of(request.user).may_write,
    }
    return render(request, "support/home.html", context)
