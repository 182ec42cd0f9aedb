"""What the lines of a place say together: read from the sums that are kept, never from every line."""

# ruff: noqa: S608 - names of our own tables
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, Sum
from django.db.models.functions import Substr

from nakhonchai.dashboards.rollup import CLUSTER, home_of
from nakhonchai.geography.codes import after, runs, under_any
from plans.enums_money import MoneyForm
from plans.models import MoneyLine
from plans.money.compacting import LEVELS, SUBDISTRICT
from plans.money.triggers import CHANGES, LINES, PROJECTS, REACH, SUMS, cells, named

EVERY_YEAR = 0
COLUMNS = "fiscal_year, source_id, kind, form, satang, lines"
# PostgreSQL adds whole numbers up to fractions, which are slow to read: a nation's satang fit a bigint.
WHOLE = "CAST(SUM(satang) AS bigint), CAST(SUM(lines) AS bigint)"
Prefix = str | Sequence[str]


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


def read_sums(prefix: Prefix, digits: int, *, by_year: bool = True) -> list[Cell]:
    """Return the sums of what is at home under *prefix* ("" for everywhere), places cut to *digits*.

    Of several prefixes at once, "cluster:1" among them is what is at home in that cluster.

    Without years every cell says ``EVERY_YEAR``. One question; it costs as many rows as there are cells.
    """
    if digits in LEVELS and by_year:
        return _made(_kept_cells(prefix, digits))
    question, parameters = _kept(prefix, digits) if digits in LEVELS else _counted(prefix, digits)
    year = "fiscal_year" if by_year else str(EVERY_YEAR)
    return _made(
        _asked(
            f"SELECT place, {year} AS year, source_id, kind, form, {WHOLE}"
            f" FROM ({question}) found GROUP BY 1, 2, 3, 4, 5 HAVING SUM(lines) <> 0",
            parameters,
        )
    )


def read_year(places: Sequence[str], digits: int, year: int) -> list[Cell]:
    """Return the sums of one fiscal year of *places* together, as of the first of them.

    *digits* are those of the places: a level whose sums are kept (see above).
    """
    question, parameters = _kept(places, digits)
    rows = _asked(
        f"SELECT fiscal_year, source_id, kind, form, {WHOLE} FROM ({question}) found"
        " WHERE fiscal_year = %s GROUP BY 1, 2, 3, 4 HAVING SUM(lines) <> 0",
        [*parameters, year],
    )
    return _made((places[0], *row) for row in rows)


def count_reach(places: Sequence[str], digits: int, year: int) -> list[tuple[str, str, int]]:
    """Return kind, form, and in how many subdistricts of *places* there are lines of a fiscal year.

    What is kept, and of the subdistricts in which changes wait to be added up, what there was (taken away)
    and what there is. One statement: changes are added up by others at any moment.
    """
    within, parameters = _within(places)
    found: list[tuple[str, str, int]] = _asked(
        f"WITH changed AS (SELECT {_cut('place', SUBDISTRICT)} AS place, kind, form, source_id, lines"
        f" FROM {CHANGES} WHERE fiscal_year = %s{within}),"
        f" stood AS (SELECT place, kind, form, source_id, lines FROM {SUMS} WHERE digits = {SUBDISTRICT}"
        f" AND fiscal_year = %s AND length(place) = {SUBDISTRICT} AND place IN (SELECT place FROM changed)),"
        " stands AS (SELECT place, kind, form"
        " FROM (SELECT * FROM stood UNION ALL SELECT * FROM changed) added"
        f" WHERE length(place) = {SUBDISTRICT} GROUP BY place, kind, form, source_id HAVING SUM(lines) <> 0)"
        " SELECT kind, form, SUM(n) FROM ("
        f"{_reach_kept(digits)} WHERE digits = %s AND fiscal_year = %s{within}"
        " UNION ALL SELECT kind, form, -1 FROM (SELECT DISTINCT place, kind, form FROM stood) had"
        " UNION ALL SELECT kind, form, 1 FROM (SELECT DISTINCT place, kind, form FROM stands) has"
        ") counted GROUP BY 1, 2 HAVING SUM(n) <> 0",
        [year, *parameters, year, digits, year, *parameters],
    )
    return found


def _reach_kept(digits: int) -> str:
    """Return where it is kept in how many subdistricts there is any; of a subdistrict itself it is one."""
    if digits < SUBDISTRICT:
        return f"SELECT kind, form, subdistricts AS n FROM {REACH}"
    each = f"SELECT DISTINCT digits, fiscal_year, place, kind, form FROM {SUMS}"
    return f"SELECT kind, form, 1 AS n FROM ({each}) kept"


def _asked(question: str, parameters: Sequence[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        rows: list[Any] = cursor.fetchall()
    return rows


def _made(rows: Iterable[Sequence[Any]]) -> list[Cell]:
    return [
        Cell(place, year, source, kind, form, Decimal(satang).scaleb(-2), lines)
        for place, year, source, kind, form, satang, lines in rows
    ]


def _kept_cells(prefix: Prefix, digits: int) -> Iterable[Sequence[Any]]:
    """Return the kept cells with the changes that are not yet added up.

    A cell that nothing changed goes through as it is: the sums of a nation are some ten thousand.
    """
    within, parameters = _within(prefix)
    rows = _asked(
        f"SELECT place, {COLUMNS}, 0 FROM {SUMS} WHERE digits = %s AND lines <> 0{within} UNION ALL"
        f" SELECT {_cut('place', digits)}, fiscal_year, source_id, kind, form, {WHOLE}, 1"
        f" FROM {CHANGES} WHERE true{within} GROUP BY 1, 2, 3, 4, 5",
        [digits, *parameters, *parameters],
    )
    changes = [row for row in rows if row[7]]
    if not changes:
        return [row[:7] for row in rows]
    found = {tuple(row[:5]): (row[5], row[6]) for row in rows if not row[7]}
    for *key, satang, lines, _ in changes:
        before = found.get(tuple(key), (0, 0))
        found[tuple(key)] = (before[0] + satang, before[1] + lines)
    return [(*key, *amounts) for key, amounts in found.items() if amounts[1]]


def count_sums(prefix: Prefix, digits: int, *, by_year: bool = True) -> list[Cell]:
    """Return the same from nothing but the lines: what tests and the benchmark compare with."""
    found = MoneyLine.objects.unscoped("aggregates are for everybody").that_count()
    found = found.at(prefix) if isinstance(prefix, str) else found.filter(under_any(prefix))
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


def _within(prefix: Prefix, column: str = "place") -> tuple[str, list[Any]]:
    """Return the condition that *column* is one of the prefixes or lies below one."""
    if prefix == "":
        return "", []
    conditions: list[str] = []
    parameters: list[Any] = []
    for first, following in _ranges([prefix] if isinstance(prefix, str) else prefix):
        if following is None:
            conditions.append(f"{column} LIKE %s")
            parameters.append(first if first.startswith(CLUSTER) else f"{first}%")
        else:
            conditions.append(f"({column} >= %s AND {column} < %s)")
            parameters += [first, following]
    return f" AND ({' OR '.join(conditions)})", parameters


def _ranges(prefixes: Sequence[str]) -> list[tuple[str, str | None]]:
    """Return from where to where the codes below *prefixes* go; None: no code follows."""
    codes = sorted(one for one in prefixes if not one.startswith(CLUSTER))
    homes: list[tuple[str, str | None]] = [(one, None) for one in prefixes if one.startswith(CLUSTER)]
    return homes + [(first, after(last)) for first, last in runs(codes)]


def _kept(prefix: Prefix, digits: int) -> tuple[str, list[Any]]:
    within, parameters = _within(prefix)
    return (
        f"SELECT place, {COLUMNS} FROM {SUMS} WHERE digits = %s{within} UNION ALL"
        f" SELECT {_cut('place', digits)} AS place, {COLUMNS} FROM {CHANGES} WHERE true{within}",
        [digits, *parameters, *parameters],
    )


def _counted(prefix: Prefix, digits: int) -> tuple[str, list[Any]]:
    """Return the question for the villages of a place: few lines, which are read as they are."""
    within, parameters = _within(prefix, "n.area_id")
    return (
        f"SELECT {_cut('place', digits)} AS place, fiscal_year, source_id, kind, form,"
        f" satang, lines FROM (SELECT {named(cells(connection.vendor, 'n'))} FROM {LINES} n"
        f" JOIN {PROJECTS} p ON p.id = n.project_id"
        f" WHERE n.trashed_at IS NULL AND p.trashed_at IS NULL{within}) lines",
        parameters,
    )
