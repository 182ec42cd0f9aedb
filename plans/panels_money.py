"""Money, and the plans of others, on the pages of projects, plans and organizations."""

from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Sum

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.panels import Panel, panel_for
from nakhonchai.records.tables import may_edit
from nakhonchai.thai import format_baht
from plans.enums_money import ADOPTION_TONES, AdoptionState
from plans.models import Adoption, MoneyLine
from plans.money.sums import Cell
from plans.money.tables import all_sources, tables_by_year

LATEST = 10
SHOWN = 30


def cells_of(lines: Any) -> list[Cell]:
    """Return the sums of lines that a reader finds: one question."""
    keys = ("fiscal_year", "source", "kind", "form")
    rows = lines.values_list(*keys).annotate(total=Sum("amount"), n=Count("pk")).order_by()
    return [Cell._make(("", *row[:4], Decimal(row[4]).quantize(Decimal("0.01")), row[5])) for row in rows]


def reads_money(record: Any, person: Any) -> bool:
    """Whether a reader may read the money of a record."""
    return DataClass.INTERNAL in record.readable_classes(scope_of(person))


@panel_for("plans.project", order=20)
def money_of_project(record: Any, person: Any) -> Panel | None:
    """The ledger of a project: sums by year, source and kind, and the latest lines."""
    if not reads_money(record, person):
        return None
    lines = MoneyLine.objects.visible_to(person).alive().of(record.pk)
    cells = cells_of(lines)
    latest = (
        list(lines.select_related("source", "corrects__source").in_order()[: LATEST + 1]) if cells else []
    )
    may_add = may_edit(record, scope_of(person)) and not record.is_trashed
    query = urlencode({"project": record.ref})
    return Panel(
        "เงินของโครงการ",
        "plans/panels/money.html",
        {
            "tables": tables_by_year(cells, all_sources()) if cells else [],
            "latest": latest[:LATEST],
            "more_url": f"{MoneyLine.list_url()}?{urlencode({'q': record.ref})}"
            if len(latest) > LATEST
            else "",
            "anchor": "money",
        },
        action="เพิ่มรายการเงิน" if may_add else "",
        action_url=f"{MoneyLine.list_url('create')}?{query}" if may_add else "",
    )


def _sums(record: Any, person: Any, path: str, heading: str) -> Panel | None:
    """Return the money of several projects: each line belongs to one of them and is counted once."""
    if not scope_of(person).may_write:
        return None
    cells = cells_of(MoneyLine.objects.visible_to(person).that_count().filter(**{path: record.pk}))
    if not cells:
        return None
    context = {
        "tables": tables_by_year(cells, all_sources()),
        "latest": [],
        "more_url": "",
        "anchor": "money",
    }
    return Panel(heading, "plans/panels/money.html", context)


@panel_for("plans.plan", order=20)
def money_of_plan(record: Any, person: Any) -> Panel | None:
    """The money of all projects within a plan."""
    return _sums(record, person, "project__plan", "เงินของโครงการในแผน")


@panel_for("organizations.organization", order=21)
def money_of_organization(record: Any, person: Any) -> Panel | None:
    """The money of the projects that an organization answers for, as far as the reader works there."""
    return _sums(record, person, "project__organization", "เงินของโครงการที่รับผิดชอบ")


def _words(one: Adoption) -> str:
    return "" if one.amount is None else format_baht(one.amount)


@panel_for("plans.project", order=30)
def adoptions_of_project(record: Any, person: Any) -> Panel:
    """In whose plans a project stands."""
    found = Adoption.objects.visible_to(person).alive().filter(project=record.pk)
    rows = list(found.order_by("-year", "-pk")[:SHOWN])
    may_add = may_edit(record, scope_of(person)) and not record.is_trashed
    may_read = reads_money(record, person)
    query = urlencode({"project": record.ref})
    return Panel(
        "แผนเราไปอยู่ในแผนใคร",
        "plans/panels/adoptions.html",
        {
            "rows": [
                (one, ADOPTION_TONES[AdoptionState(one.state)], _words(one) if may_read else "")
                for one in rows
            ],
            "anchor": "adoptions",
        },
        count=len(rows),
        action="เพิ่มการบรรจุในแผน" if may_add else "",
        action_url=f"{Adoption.list_url('create')}?{query}" if may_add else "",
    )
