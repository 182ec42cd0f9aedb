"""Adding up the changes of the sums, so that reading them stays short. Exact before, during and after."""

# ruff: noqa: S608 - names of our own tables
from typing import Any

from django.db import connections, transaction

from plans.money.triggers import CHANGES, REACH, SUMS

LEVELS = (2, 4, 6)  # provinces, districts, subdistricts; villages are read from the lines themselves
SUBDISTRICT = 6
MANY = 500  # changes that a reader adds up without noticing
CELL = "digits, place, fiscal_year, source_id, kind, form"
_LOCK = 5_720_090  # a number of ours among PostgreSQL's advisory locks
_VALUES = ", ".join(f"({digits})" for digits in LEVELS)
_PLACE = "CASE WHEN c.place LIKE 'cluster:%%' THEN c.place ELSE substr(c.place, 1, d.digits) END"


def compact_when_many(using: str = "default") -> int:
    """Add up the changes where there are many; return how many there were."""
    with connections[using].cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM (SELECT 1 FROM {CHANGES} LIMIT {MANY + 1}) few")
        many = cursor.fetchone()[0] > MANY
    return compact(using) if many else 0


def compact(using: str = "default") -> int:
    """Move the changes into the sums of every level, in one transaction; return how many there were."""
    connection = connections[using]
    add = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
    with transaction.atomic(using=using), connection.cursor() as cursor:
        count, years = add(cursor)
        cursor.execute(f"DELETE FROM {SUMS} WHERE lines = 0")
        _count_reach(cursor, years)
    return count


def _added(source: str) -> str:
    return (
        f"INSERT INTO {SUMS} AS kept ({CELL}, satang, lines)"
        f" SELECT d.digits, {_PLACE}, c.fiscal_year, c.source_id, c.kind, c.form, SUM(c.satang), SUM(c.lines)"
        f" FROM {source} c CROSS JOIN levels d WHERE true GROUP BY 1, 2, 3, 4, 5, 6"
        f" ON CONFLICT ({CELL}) DO UPDATE SET satang = kept.satang + excluded.satang,"
        " lines = kept.lines + excluded.lines"
    ).replace("%%", "%")


def _count_reach(cursor: Any, years: list[int]) -> None:
    """Count anew, in the years that changed, in how many subdistricts of each place there is any."""
    marks = ", ".join(["%s"] * len(years))
    if not years:
        return
    cursor.execute(f"DELETE FROM {REACH} WHERE fiscal_year IN ({marks})", years)
    cursor.execute(
        f"INSERT INTO {REACH} (digits, place, fiscal_year, kind, form, subdistricts)"
        " SELECT d.digits, substr(c.place, 1, d.digits), c.fiscal_year, c.kind, c.form, COUNT(*)"
        f" FROM (SELECT DISTINCT fiscal_year, kind, form, place FROM {SUMS}"
        f" WHERE digits = {SUBDISTRICT} AND length(place) = {SUBDISTRICT} AND fiscal_year IN ({marks})) c"
        f" CROSS JOIN (SELECT 2 AS digits UNION ALL SELECT 4) d GROUP BY 1, 2, 3, 4, 5",
        years,
    )


def _pending(cursor: Any) -> tuple[int, list[int]]:
    """Return how many changes there are, and of which fiscal years."""
    cursor.execute(f"SELECT fiscal_year, COUNT(*) FROM {CHANGES} GROUP BY 1")
    found = cursor.fetchall()
    return sum(count for _year, count in found), [year for year, _count in found]


def _on_postgresql(cursor: Any) -> tuple[int, list[int]]:
    # One at a time; changes that are written meanwhile are not among the removed ones, and stay.
    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    count = _pending(cursor)[0]
    cursor.execute(
        f"WITH levels(digits) AS (VALUES {_VALUES}), gone AS (DELETE FROM {CHANGES} RETURNING *),"
        f" added AS ({_added('gone')}) SELECT DISTINCT fiscal_year FROM gone"
    )
    return count, [year for (year,) in cursor.fetchall()]


def _on_sqlite(cursor: Any) -> tuple[int, list[int]]:
    pending = _pending(cursor)
    cursor.execute(f"WITH levels(digits) AS (VALUES {_VALUES}) {_added(CHANGES)}")
    cursor.execute(f"DELETE FROM {CHANGES}")
    return pending
