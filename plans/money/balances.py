"""What projects had received and spent of their sources until a time, with the lines that a file brings."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from nakhonchai.thai import format_baht
from plans.enums_money import MoneyForm, MoneyKind
from plans.models import MoneyLine
from plans.money.questions import TOO_EARLY

PIECE = 500
SIGNS = {MoneyKind.RECEIVED: 1, MoneyKind.SPENT: -1}
Row = tuple[dict[str, Any], Any]  # the values of a line after its row, and the stored line or None
When = tuple[int, int]  # year, quarter; 0 is the whole year
Purse = tuple[Any, int]  # project, source


def is_told(line: dict[str, Any]) -> bool:
    """Whether a row says how much money of what kind came or went; things given are no money."""
    whole = all(line.get(name) is not None for name in ("amount", "kind", "source", "fiscal_year"))
    return whole and line.get("form") != MoneyForm.IN_KIND


def spent_too_early(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Yield the places of rows that spend more of a source than its project received until then.

    All rows of the file are counted first, in whatever order they stand. One query for some hundred projects.
    """
    spending = [
        place
        for place, (line, record) in enumerate(rows)
        if is_told(line) and line["kind"] == MoneyKind.SPENT and _is_new(line, record)
    ]
    if not spending:
        return
    balances = _balances(rows, {rows[place][0]["project"].pk for place in spending})
    seen: dict[tuple[Purse, When], Decimal] = {}
    for place in spending:
        line = rows[place][0]
        purse, when = (
            _purse(line["project"], line["source"].pk),
            _when(line["fiscal_year"], line.get("quarter")),
        )
        if (purse, when) not in seen:
            seen[purse, when] = _until(balances[purse], when)
        if (beyond := -seen[purse, when]) > 0:
            yield place, TOO_EARLY.format(source=line["source"], beyond=format_baht(beyond))


def _is_new(line: dict[str, Any], record: Any) -> bool:
    return record is None or record.amount != line["amount"]


def _balances(rows: Sequence[Row], projects: set[Any]) -> dict[Purse, dict[When, Decimal]]:
    found: defaultdict[Purse, defaultdict[When, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for (project, source, kind, year, quarter), amount in _stored(sorted(projects - {None})):
        found[project, source][_when(year, quarter)] += SIGNS[MoneyKind(kind)] * amount
    for line, record in rows:
        if record is not None and record.form == MoneyForm.CASH and record.kind in SIGNS:
            was = _when(record.fiscal_year, record.quarter)
            found[record.project_id, record.source_id][was] -= SIGNS[MoneyKind(record.kind)] * record.amount
        if is_told(line) and line["kind"] in SIGNS:
            now = _when(line["fiscal_year"], line.get("quarter"))
            purse = _purse(line["project"], line["source"].pk)
            found[purse][now] += SIGNS[MoneyKind(line["kind"])] * line["amount"]
    return {purse: dict(times) for purse, times in found.items()}


def _stored(projects: Sequence[int]) -> Iterator[tuple[tuple[int, int, str, int, int | None], Decimal]]:
    lines = MoneyLine.objects.unscoped("the ledgers of projects that a file names").alive().in_cash()
    keys = ("project", "source", "kind", "fiscal_year", "quarter")
    for start in range(0, len(projects), PIECE):
        some = lines.filter(project__in=projects[start : start + PIECE], kind__in=list(SIGNS))
        for *key, amount in some.order_by().values_list(*keys).annotate(n=Sum("amount")):
            yield (key[0], key[1], key[2], key[3], key[4]), amount


def _purse(project: Any, source: int) -> Purse:
    return project.pk or id(project), source


def _when(year: int, quarter: int | None) -> When:
    return year, quarter or 0


def _until(times: dict[When, Decimal], when: When) -> Decimal:
    """Add what was written of a quarter and before; without a quarter a line is of the whole year."""
    year, quarter = when
    return sum(
        (
            amount
            for (other, part), amount in times.items()
            if other < year or (other == year and (not quarter or part <= quarter))
        ),
        Decimal(0),
    )
