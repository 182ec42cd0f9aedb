"""Stamps that say whether a kept figure still holds."""

from collections.abc import Iterable

from django.db.models import F, Sum

from nakhonchai.base.models import Freshness


def touch(kind: str, places: Iterable[str]) -> None:
    """Say that things of *kind* changed in the districts of *places* (area codes; "" for the cluster).

    Call it last in the transaction: the rows are locked until it ends. Places are
    taken in order, so that two savers cannot wait for each other.
    """
    for place in sorted({code[:4] for code in places}):
        stamp = Freshness.objects.filter(kind=kind, place=place)
        if not stamp.update(count=F("count") + 1):
            Freshness.objects.bulk_create([Freshness(kind=kind, place=place, count=0)], ignore_conflicts=True)
            stamp.update(count=F("count") + 1)


def stamps() -> dict[str, int]:
    """Return for each kind a number that changes whenever anything of that kind is written. One query."""
    return dict(Freshness.objects.values_list("kind").annotate(total=Sum("count")).order_by())
