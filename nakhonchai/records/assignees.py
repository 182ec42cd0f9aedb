"""Who may be given work in a place: the accounts that see it in full.

The same rule as ``accounts.scope`` says for one person, asked of all accounts at once;
a test compares the two for every persona.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from nakhonchai.accounts.enums import MANAGERS, STAFF, WRITERS
from nakhonchai.accounts.models import Account, Grant
from nakhonchai.geography.codes import ancestors, under_any


def accounts_at(area_code: str | None) -> Any:
    """Return the accounts that read in full what is at home in an area (None: in the cluster)."""
    able = Account.objects.filter(is_active=True, role__in=WRITERS if area_code else MANAGERS)
    held = Grant.objects.filter(account=OuterRef("pk"))
    if not area_code:
        return able
    covering = held.filter(_covers(area_code))
    return able.filter(Q(Exists(covering)) | (Q(role__in=STAFF) & ~Q(Exists(held)))).order_by(
        "full_name", "pk"
    )


def _covers(code: str) -> Q:
    province = Q(cluster__members__province_id=code[:2], cluster__members__until=None)
    return Q(area_id__in=[*ancestors(code), code]) | province


def accounts_near(scope: Any) -> Any:
    """Return the accounts among which a reader with *scope* may look for somebody to give work to."""
    able = Account.objects.filter(is_active=True, role__in=WRITERS)
    if scope.everywhere:
        return able.order_by("full_name", "pk")
    held = Grant.objects.filter(account=OuterRef("pk"))
    inside = under_any(scope.areas, "area_id")
    above = Q(area_id__in=[code for prefix in scope.areas for code in [*ancestors(prefix), prefix]])
    near = held.filter(inside | above | Q(cluster__isnull=False))
    return able.filter(Q(Exists(near)) | (Q(role__in=STAFF) & ~Q(Exists(held)))).order_by("full_name", "pk")
