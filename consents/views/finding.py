"""Who opens the pages of a person's rights: coordinators and staff, of people whose record they edit."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase

from leaders.models import Leader
from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.views import Crumb

View = Callable[..., HttpResponseBase]


def managers_only(view: View) -> View:
    """Refuse who is no coordinator or staff member with areas of their own."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not scope_of(request.user).may_manage:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def of_a_person(view: View) -> View:
    """Give the view the person whom the address names; 404 where the reader does not manage them."""

    @wraps(view)
    def guarded(request: HttpRequest, ref: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, managed_person(ref, request.user), *args, **kwargs)

    return guarded


def managed_person(ref: str, person: Any) -> Leader:
    """Return the leader of *ref*, if *person* manages them; otherwise answer 404."""
    found = Leader.objects.visible_to(person).editable_by(person).select_related("area", "cluster")
    leader: Leader | None = found.filter(ref=ref).first() if scope_of(person).may_manage else None
    if leader is None:
        raise Http404
    return leader


def crumbs(leader: Leader, label: str) -> list[Crumb]:
    """Return the way to a page about a person."""
    return [Crumb("ผู้นำ", Leader.list_url()), Crumb(str(leader), leader.page()), Crumb(label)]
