"""Facts of many organizations as figures of places: one grouped query, each figure with its denominator."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Max, Sum
from django.db.models.functions import Substr
from django.urls import reverse

from nakhonchai.accounts.enums import WRITERS
from nakhonchai.accounts.scope import Scope
from nakhonchai.thai import format_decimal, format_number
from organizations.enums import VALUED, Adds
from organizations.facts.definitions import Fact, Section, all_facts
from organizations.models import FactValue, Organization

EVERYBODY = "aggregates are for everybody"


@dataclass
class Told:
    """What organizations of a place said of a fact."""

    told: int = 0
    number: Decimal = Decimal(0)
    answers: dict[str, int] = field(default_factory=dict)

    def add(self, other: "Told") -> None:
        """Add what others said."""
        self.told += other.told
        self.number += other.number
        for answer, count in other.answers.items():
            self.answers[answer] = self.answers.get(answer, 0) + count


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: in words, of how many organizations, and the list behind it."""

    label: str
    text: str
    told: int
    url: str = ""
    parts: tuple[tuple[str, int, str], ...] = ()  # answer, count, list


@dataclass(frozen=True, slots=True)
class Row:
    """A place with its figures."""

    code: str
    name: str
    url: str
    figures: list[Figure]


def sections_with_figures() -> list[Section]:
    """Return the sections in which something adds up."""
    found = {fact.section for fact in all_facts() if fact.is_active and fact.adds != Adds.NOT}
    return sorted(found, key=lambda one: (one.order, one.name))


def facts_with_figures(section: Section) -> list[Fact]:
    """Return the facts of a section that add up."""
    return [one for one in all_facts() if one.is_active and one.section == section and one.adds != Adds.NOT]


def years_told(facts: Iterable[Fact]) -> list[int]:
    """Return the years of which something is known, the latest first."""
    rows = FactValue.objects.filter(definition__in=[one.pk for one in facts], state__in=VALUED, year__gt=0)
    return sorted(set(rows.values_list("year", flat=True).order_by()), reverse=True)


def sums(facts: list[Fact], prefix: str, digits: int, year: int) -> dict[str, dict[int, Told]]:
    """Return place → fact → sum, from one query; *year* 0 takes the latest value of each organization."""
    bodies = Organization.objects.unscoped(EVERYBODY).alive().working().at(prefix)
    rows = FactValue.objects.filter(
        definition__in=[one.pk for one in facts], state__in=VALUED, organization__in=bodies
    )
    rows = rows.filter(year=year) if year else rows.filter(is_latest=True)
    grouped = rows.annotate(place=Substr("organization__area_id", 1, digits))
    counted = grouped.values_list("place", "definition_id", "text").annotate(n=Count("pk"), sum=Sum("number"))
    found: dict[str, dict[int, Told]] = {}
    for place, definition, text, count, number in counted.order_by():
        one = found.setdefault(place or "", {}).setdefault(definition, Told())
        answers = {text: count} if text else {}
        one.add(Told(count, Decimal(number or 0), answers))
    return found


def figure(fact: Fact, sum_: Told | None, prefix: str, year: int, scope: Scope) -> Figure:
    """Return a sum in words, with the list behind it where the reader finds all of them."""
    if sum_ is None or not sum_.told:
        return Figure(fact.label, "", 0)
    if fact.adds in (Adds.SUM, Adds.MEAN):
        url = list_url(fact, prefix, year, "known", scope=scope)
        return Figure(fact.label, _amount(fact, sum_), sum_.told, url)
    known = fact.answers or {text: text for text in sum_.answers}
    parts = tuple(
        (words, sum_.answers.get(answer, 0), list_url(fact, prefix, year, "is", answer, scope=scope))
        for answer, words in known.items()
    )
    return Figure(fact.label, "", sum_.told, list_url(fact, prefix, year, "known", scope=scope), parts)


def _amount(fact: Fact, sum_: Told) -> str:
    number = sum_.number if fact.adds == Adds.SUM else sum_.number / sum_.told
    return (format_number if number == int(number) else format_decimal)(number)


def list_url(fact: Fact, prefix: str, year: int, how: str, value: str = "", *, scope: Scope) -> str:
    """Return the list of the organizations behind a figure; "" where the reader would not find them all."""
    here = scope.covers(prefix) if prefix else scope.everywhere
    if not fact.is_open and not (here and scope.role in WRITERS):
        return ""
    query = {"area": prefix, "working": "yes", "fact": fact.key, "fact_is": how, "fact_value": value}
    query["fact_year"] = str(year) if year and fact.is_yearly else ""
    kept = {name: text for name, text in query.items() if text}
    return f"{reverse('organizations:organization-list')}?{urlencode(kept)}"


def table(
    facts: list[Fact], places: list[tuple[str, str]], prefix: str, year: int, scope: Scope
) -> tuple[list[Row], Row]:
    """Return a row for each place directly below *prefix*, and the whole."""
    digits = len(places[0][0]) if places else 8
    found = sums(facts, prefix, digits, year)
    whole: dict[int, Told] = {}
    for by_fact in found.values():
        for key, one in by_fact.items():
            whole.setdefault(key, Told()).add(one)
    rows = [
        Row(
            code,
            name,
            "",
            [figure(fact, found.get(code, {}).get(fact.pk), code, year, scope) for fact in facts],
        )
        for code, name in places
    ]
    total = Row(
        prefix, "รวมทั้งหมด", "", [figure(fact, whole.get(fact.pk), prefix, year, scope) for fact in facts]
    )
    return rows, total


def latest_year(facts: Iterable[Fact]) -> int:
    """Return the latest year told, 0 where none is."""
    rows = FactValue.objects.filter(definition__in=[one.pk for one in facts], state__in=VALUED)
    found: Any = rows.aggregate(latest=Max("year"))["latest"]
    return found or 0
