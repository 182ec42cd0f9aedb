"""Stamps that say whether a kept figure still holds."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Max, Q
from django.utils import timezone

from nakhonchai.base.models import Freshness, Pulse
from nakhonchai.base.planned import Planned

# ruff: noqa: S608 - names of our own tables
_TABLE, _PULSE = Freshness._meta.db_table, Pulse._meta.db_table
# Written out: every save asks it, and composing it took longer.
_STAMPED = f"UPDATE {_TABLE} SET count = count + 1, changed_at = %s WHERE kind = %s AND place = %s"

_NO_PULSE, _NOT_ASKED = -1, -2
# The pulse, and where it is not the one that is known every sum. Written out: composing it took longer than
# asking it. One statement, and so one moment: what is remembered for a pulse are the stamps at that pulse.
# The pulse comes first in the join: where it is known, SQLite too looks at nothing else.
_ASKED = Planned(
    "stamps",
    f"WITH now(pulse) AS MATERIALIZED (SELECT COALESCE(SUM(count), {_NO_PULSE}) FROM {_PULSE})"
    " SELECT '', pulse FROM now UNION ALL"
    f" SELECT kind, SUM(count) FROM now CROSS JOIN {_TABLE} WHERE pulse <> %s GROUP BY kind",
)
# The database, its pulse, and the stamps at that pulse; read together, replaced together.
_known: tuple[str, int, dict[str, int]] | None = None


def touch(kind: str, places: Iterable[str]) -> None:
    """Say that things of *kind* changed in the districts of *places* (area codes; "" for the cluster).

    Call it last in the transaction: the rows are locked until it ends. Places are
    taken in order, so that two savers cannot wait for each other. The pulse follows by triggers.
    """
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    codes = sorted({code[:4] for code in places})
    with connection.cursor() as cursor:
        for place in codes:
            cursor.execute(_STAMPED, [now, kind, place])
            if not cursor.rowcount:
                first = Freshness(kind=kind, place=place, count=0)
                Freshness.objects.bulk_create([first], ignore_conflicts=True)
                cursor.execute(_STAMPED, [now, kind, place])


def stamps() -> dict[str, int]:
    """Return for each kind a number that changes whenever anything of that kind is written. One question.

    Every page of figures begins with it. A nation has some thousand stamps: they are summed again only where
    the pulse is another than when they were last summed in this process.
    """
    global _known
    known, database = _known, connections[DEFAULT_DB_ALIAS]
    name = str(database.settings_dict["NAME"])
    beat = known[1] if known and known[0] == name else _NOT_ASKED
    (_, pulse), *sums = _ASKED.ask(database, [beat])
    if known and pulse == beat:
        return known[2]
    found = dict(sums)
    if pulse != _NO_PULSE:  # no pulse before the first stamp, or after a flush: nothing to know them by
        _known = (name, pulse, found)
    return found


def place_stamps(kinds: Sequence[str]) -> dict[str, dict[str, int]]:
    """Return the stamps of *kinds* by kind and district. One query, written out like the one above."""
    found: dict[str, dict[str, int]] = {kind: {} for kind in kinds}
    marks = ", ".join(["%s"] * len(kinds))
    with connection.cursor() as cursor:
        asked = f"SELECT kind, place, count FROM {_TABLE} WHERE kind IN ({marks})"
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
