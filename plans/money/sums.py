"""What the lines of a place say together: read from the sums that are kept, never from every line."""

# ruff: noqa: S608 - names of our own tables
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, Sum
from django.db.models.functions import Substr

from nakhonchai.dashboards.rollup import home_of
from nakhonchai.geography.codes import after
from plans.enums_money import MoneyForm
from plans.models import MoneyLine
from plans.money.compacting import LEVELS
from plans.money.triggers import CHANGES, LINES, PROJECTS, SUMS, cells, named

EVERY_YEAR = 0


class Cell(NamedTuple):
    """A sum: where ("cluster:1" for what is at home in a cluster), which year, whose money, what happened."""

    place: str
    year: int
    source: int
    kind: str
    form: str
    amount: Decimal
    lines: int

    @property
    def is_cash(self) -> bool:
        """Whether this is money, and not what was worth money."""
        return self.form == MoneyForm.CASH


def read_sums(prefix: str, digits: int, *, by_year: bool = True) -> list[Cell]:
    """Return the sums of what is at home under *prefix* ("" for everywhere), places cut to *digits*.

    Without years every cell says ``EVERY_YEAR``. One question; it costs as many rows as there are cells.
    """
    question, parameters = _kept(prefix, digits) if digits in LEVELS else _counted(prefix, digits)
    year = "fiscal_year" if by_year else str(EVERY_YEAR)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT place, {year} AS year, source_id, kind, form, SUM(satang), SUM(lines)"
            f" FROM ({question}) found GROUP BY 1, 2, 3, 4, 5 HAVING SUM(lines) <> 0 ORDER BY 1, 2, 3, 4, 5",
            parameters,
        )
        return [Cell(*row[:5], Decimal(int(row[5])) / 100, int(row[6])) for row in cursor.fetchall()]


def count_sums(prefix: str, digits: int, *, by_year: bool = True) -> list[Cell]:
    """Return the same from nothing but the lines: what tests and the benchmark compare with."""
    found = MoneyLine.objects.unscoped("aggregates are for everybody").that_count().at(prefix)
    keys = ["cut", "cluster_id", *(["fiscal_year"] if by_year else []), "source_id", "kind", "form"]
    rows = found.annotate(cut=Substr("area_id", 1, digits)).values(*keys).order_by()
    made = [
        Cell(
            home_of(row["cut"], row["cluster_id"]),
            row.get("fiscal_year", EVERY_YEAR),
            row["source_id"],
            row["kind"],
            row["form"],
            Decimal(row["total"]).quantize(Decimal("0.01")),
            row["n"],
        )
        for row in rows.annotate(total=Sum("amount"), n=Count("pk"))
    ]
    return sorted(made)


def _cut(column: str, digits: int) -> str:
    return f"CASE WHEN {column} LIKE 'cluster:%%' THEN {column} ELSE substr({column}, 1, {digits}) END"


def _within(prefix: str) -> tuple[str, list[Any]]:
    if not prefix:
        return "", []
    following = after(prefix)
    if following is None:
        return " AND place >= %s AND place NOT LIKE 'cluster:%%'", [prefix]
    return " AND place >= %s AND place < %s", [prefix, following]


def _kept(prefix: str, digits: int) -> tuple[str, list[Any]]:
    columns = "fiscal_year, source_id, kind, form, satang, lines"
    within, parameters = _within(prefix)
    return (
        f"SELECT place, {columns} FROM {SUMS} WHERE digits = %s{within} UNION ALL"
        f" SELECT {_cut('place', digits)} AS place, {columns} FROM {CHANGES} WHERE true{within}",
        [digits, *parameters, *parameters],
    )


def _counted(prefix: str, digits: int) -> tuple[str, list[Any]]:
    """Return the question for the villages of a place: few lines, which are read as they are."""
    within, parameters = _within(prefix)
    within = within.replace("place", "n.area_id")
    return (
        f"SELECT {_cut('place', digits)} AS place, fiscal_year, source_id, kind, form,"
        f" satang, lines FROM (SELECT {named(cells(connection.vendor, 'n'))} FROM {LINES} n"
        f" JOIN {PROJECTS} p ON p.id = n.project_id"
        f" WHERE n.trashed_at IS NULL AND p.trashed_at IS NULL{within}) lines",
        parameters,
    )
