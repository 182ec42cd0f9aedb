"""The contradictions of one organization; rows are asked only where there are any."""

from collections.abc import Iterator
from dataclasses import dataclass

from organizations.completeness import facts_page
from organizations.fact_forms import last_year_told
from organizations.facts.definitions import facts_of
from organizations.facts.doubts import doubts
from organizations.facts.values import read_value, years_of
from organizations.findings import (
    Finding,
    number_of_another_area,
    number_of_several,
    status_before_founding,
)
from organizations.models import Organization
from organizations.parts import parts_there

__all__ = ["Doubt", "findings_of"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """One contradiction in words, and where it is put right."""

    text: str
    url: str


def findings_of(organization: Organization) -> list[Doubt]:
    """Return what contradicts itself: the same rules as for many."""
    return [*_of_facts(organization), *_of_rows(organization)]


def _of_facts(one: Organization) -> Iterator[Doubt]:
    """Ask the stored facts, year by year. No query."""
    facts = facts_of(one)
    if not one.facts:
        return
    for year in [0, *years_of(one.facts, {fact.key for fact in facts})]:
        url, of = facts_page(one, year), f"ปี {year}: " if year else ""
        if year > last_year_told():
            yield Doubt(f"มีตัวเลขของปี {year} ซึ่งยังมาไม่ถึง", facts_page(one))
            continue
        for _fact, text in doubts(facts, lambda key, year=year: read_value(one.facts, key, year)):  # type: ignore[misc]
            yield Doubt(of + text, url)


def _of_rows(one: Organization) -> Iterator[Doubt]:
    there = parts_there(one)
    this = Organization.objects.unscoped("the organization whose page is being read").filter(pk=one.pk)
    found: list[Finding] = []
    if "Registration" in there:
        found += [*number_of_another_area(this), *number_of_several(this)]
    if "StatusChange" in there and one.founded:
        found += status_before_founding(this)
    for finding in found:
        yield Doubt(finding.text, one.page() + finding.page)
