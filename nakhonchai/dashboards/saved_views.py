"""Saved views: which pages can be kept with their filters, and the writes on them."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.db import transaction
from django.urls import Resolver404, resolve
from django.utils import timezone

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.writing import write
from nakhonchai.dashboards.enums import Sharing
from nakhonchai.dashboards.models import SavedView
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area

# Pages of figures that can be kept; of records, every list can.
PAGES = {
    "portal:home",
    "portal:place",
    "dashboards:figure",
    "dashboards:figure-of-area",
    "dashboards:quality",
    "network:map",
    "learning:coverage",
}
PLACE_IN_LIST = {"page", "csrfmiddlewaretoken"}  # where one stands in a list is no part of what it shows


def can_be_kept(path: str) -> bool:
    """Whether *path* is a page of this site that shows the same again when it is opened with its filters."""
    if not path.startswith("/") or path.startswith("//") or "\\" in path:
        return False
    try:
        found = resolve(path)
    except Resolver404:
        return False
    view: Any = getattr(found.func, "view_class", None)
    return found.view_name in PAGES or getattr(view, "page", "") == "list"


def split_address(address: str) -> tuple[str, str]:
    """Return the page and the filters of an address, without what says only where one stands in a list."""
    path, _, query = address.partition("?")
    kept = [(name, value) for name, value in parse_qsl(query.partition("#")[0]) if name not in PLACE_IN_LIST]
    return path, urlencode(kept)


def provinces_of(person: Any) -> Any:
    """Return the provinces with which *person* can share: those in which they work; for staff, all."""
    provinces = Area.objects.current().at(Level.PROVINCE).in_thai_order()
    scope = scope_of(person)
    return provinces if scope.everywhere else provinces.filter(code__in={area[:2] for area in scope.areas})


def may_share_with_all(person: Any) -> bool:
    """Whether *person* shares with the whole network: who holds all of it."""
    return scope_of(person).is_staff and scope_of(person).everywhere


@transaction.atomic
def save_view(view: SavedView, *, by: Any, version: int | None = None) -> SavedView:
    """Keep a view or its change. Raises ValidationError where a rule of the model is broken."""
    if view.sharing != Sharing.AREA:
        view.area = None
    view.full_clean(exclude=["ref"])
    write(view, by=by, version=version)
    return view


@transaction.atomic
def trash_view(view: SavedView, *, by: Any, restore: bool = False) -> None:
    """Put a view into the trash, or take it out again."""
    view.trashed_at, view.trashed_by = (None, None) if restore else (timezone.now(), by)
    write(view, by=by, reason="กู้คืน" if restore else "ลบมุมมอง")
