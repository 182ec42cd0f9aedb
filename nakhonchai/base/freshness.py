"""Stamps that say whether a kept figure still holds."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection
from django.db.models import F, Max, Q
from django.utils import timezone

from nakhonchai.base.models import Freshness

_TABLE = Freshness._meta.db_table


def touch(kind: str, places: Iterable[str]) -> None:
    """Say that things of *kind* changed in the districts of *places* (area codes; "" for the cluster).

    Call it last in the transaction: the rows are locked until it ends. Places are
    taken in order, so that two savers cannot wait for each other.
    """
    now = timezone.now()
    for place in sorted({code[:4] for code in places}):
        stamp = Freshness.objects.filter(kind=kind, place=place)
        if not stamp.update(count=F("count") + 1, changed_at=now):
            Freshness.objects.bulk_create([Freshness(kind=kind, place=place, count=0)], ignore_conflicts=True)
            stamp.update(count=F("count") + 1, changed_at=now)


def stamps() -> dict[str, int]:
    """Return for each kind a number that changes whenever anything of that kind is written. One query.

    Every page of figures begins with it: written out, because composing it took longer than asking it.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT kind, SUM(count) FROM {_TABLE} GROUP BY kind")  # noqa: S608 - a name of ours
        return {kind: int(total) for kind, total in cursor.fetchall()}


def place_stamps(kinds: Sequence[str]) -> dict[str, dict[str, int]]:
    """Return the stamps of *kinds* by kind and district. One query, written out like the one above."""
    found: dict[str, dict[str, int]] = {kind: {} for kind in kinds}
    marks = ", ".join(["%s"] * len(kinds))
    with connection.cursor() as cursor:
        asked = f"SELECT kind, place, count FROM {_TABLE} WHERE kind IN ({marks})"  # noqa: S608 - a name of ours
        cursor.execute(asked, list(kinds))
        for kind, place, count in cursor.fetchall():
            found[kind][place] = count
    return found


def last_change(kinds: Sequence[str], places: Sequence[str]) -> datetime | None:
    """Return when something of *kinds* last changed at or below *places*, to the district. One query.

    A place is an area code; "" is the cluster's own. None where nothing was ever written.
    """
    where = Q(place__in=[place[:4] for place in places])
    for place in places:
        if len(place) == 2:
            where |= Q(place__startswith=place)  # a few hundred rows; no index is worth it
    found = Freshness.objects.filter(where, kind__in=kinds).aggregate(at=Max("changed_at"))
    at: datetime | None = found["at"]
    return at
