"""Facts of one organization as a page shows them: once as a list, by year as a table."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from nakhonchai.records.panels import Panel
from nakhonchai.records.tables import may_edit
from nakhonchai.thai import be_year, format_number
from organizations.completeness import facts_page
from organizations.enums import Check, FactKind
from organizations.facts.definitions import Fact, Section, by_section, facts_of
from organizations.facts.values import Value, read_value, words, years_of
from organizations.models import Organization

YEARS_SHOWN = 5
TONES = {Check.YES.value: "good", Check.PARTLY.value: "warn", Check.NO.value: "bad"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in words, with the tone of an answer of the self-check, and where it is known from."""

    year: int
    text: str
    tone: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A fact and its values, the latest year first."""

    label: str
    cells: list[Cell]
    is_number: bool = True
    is_total: bool = False


@dataclass(frozen=True)
class FactTable:
    """One section: what is told once, and a table by year."""

    section: Section
    once: list[tuple[str, str]]
    years: list[int]
    lines: list[Line]
    links: list[tuple[str, str]]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known at all."""
        return not self.once and not self.lines


def tables(organization: Organization, readable: Any, *, may_write: bool) -> list[FactTable]:
    """Return the sections of facts that a reader of these classes may see. No query."""
    facts = [fact for fact in facts_of(organization) if fact.data in readable]
    return [_table(organization, section, own, may_write) for section, own in by_section(facts)]


def _table(organization: Organization, section: Section, facts: list[Fact], may_write: bool) -> FactTable:
    stored = organization.facts
    plain = [fact for fact in facts if not fact.is_yearly]
    yearly = [fact for fact in facts if fact.is_yearly]
    once = [(fact.name, words(fact, read_value(stored, fact.key), unit=True)) for fact in plain]
    years = years_of(stored, {fact.key for fact in yearly})[:YEARS_SHOWN]
    lines = [_line(fact, {year: read_value(stored, fact.key, year) for year in years}) for fact in yearly]
    if section.has_total and years:
        lines.append(_total([fact for fact in yearly if fact.is_numeric], stored, years))
    links = _links(organization, plain, yearly, years) if may_write else []
    return FactTable(section, [one for one in once if one[1]], years, lines if years else [], links)


def _line(fact: Fact, values: dict[int, Value | None]) -> Line:
    cells = [
        Cell(year, words(fact, value), _tone(fact, value), value.source if value is not None else "")
        for year, value in values.items()
    ]
    return Line(fact.label, cells, fact.is_numeric)


def _tone(fact: Fact, value: Value | None) -> str:
    return TONES.get(value.raw, "") if fact.kind == FactKind.CHECK and value is not None else ""


def _total(facts: list[Fact], stored: Any, years: list[int]) -> Line:
    """Add what is known of each year, and say how many of how many are in it."""
    cells = []
    for year in years:
        values = [read_value(stored, fact.key, year) for fact in facts]
        known = [value.number for value in values if value is not None and value.number is not None]
        text = format_number(sum(known, Decimal(0))) if known else ""
        part = f" ({len(known)} จาก {len(facts)} รายการ)" if known and len(known) < len(facts) else ""
        cells.append(Cell(year, text + part))
    return Line("รวม", cells, is_total=True)


def _links(
    organization: Organization, plain: list[Fact], yearly: list[Fact], years: list[int]
) -> list[tuple[str, str]]:
    links = []
    if plain:
        links.append(("แก้ข้อมูล", facts_page(organization)))
    if yearly:
        this_year = be_year(timezone.localdate())
        links += [(f"กรอกปี {year}", facts_page(organization, year)) for year in (this_year, this_year - 1)]
    return links


def fact_panels(organization: Organization, readable: Any, scope: Any) -> list[Panel]:
    """Return a panel for each section of facts; an empty one only for those who can fill it."""
    may_write = may_edit(organization, scope) and not organization.is_trashed
    return [
        Panel(
            table.section.name,
            "organizations/panels/facts.html",
            {"table": table, "anchor": f"facts-{table.section.slug}"},
        )
        for table in tables(organization, readable, may_write=may_write)
        if may_write or not table.is_empty
    ]
