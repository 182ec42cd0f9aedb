"""Contradictions in what is stored: work to do, which never stands in the way of saving something else.

Each rule is asked of many organizations in one query; a page of one organization asks the same rules of it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import ExtractYear, Substr
from django.utils import timezone

from nakhonchai.thai import be_year
from organizations.enums import OrganizationStatus
from organizations.fact_forms import last_year_told
from organizations.facts.definitions import Fact, active_facts, all_facts
from organizations.facts.doubts import too_many, too_much
from organizations.models import FactValue, Registration, StatusChange

SHOWN = 50
CIRCLE = "a finding is about organizations that the reader finds"


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction: of which organization, in words, and where it is put right."""

    organization: int
    text: str
    page: str = "edit"  # one of the organization's pages, or an anchor of its own ("#statuses")


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of contradiction. ``find`` yields those of the organizations that a condition names."""

    name: str
    heading: str
    find: Callable[[Any], Iterator[Finding]]


def _numbers(organizations: Any) -> Any:
    found = Registration.objects.unscoped(CIRCLE).alive().filter(organization__in=organizations)
    return found.select_related("scheme", "organization").order_by("organization__sort_key", "pk")


def number_of_another_area(organizations: Any) -> Iterator[Finding]:
    """Yield numbers whose area code is not that of the organization's home."""
    start, digits = cast(Any, F("scheme__area_start")), cast(Any, F("scheme__area_digits"))
    home, said = Substr("organization__area_id", 1, digits), Substr("number_key", start, digits)
    asked = _numbers(organizations).filter(
        scheme__area_digits__isnull=False, organization__area__isnull=False
    )
    for row in asked.annotate(home=home, said=said).exclude(home=F("said"))[:SHOWN]:
        if row.scheme.is_of_area(row.number, row.organization.area_id):
            continue  # at home above the level that the number names
        text = f"{row.scheme} {row.number}: รหัสพื้นที่ในเลขคือ {row.said} แต่องค์กรอยู่ในรหัส {row.home}"
        yield Finding(row.organization_id, text, "#registrations")


def number_of_several(organizations: Any) -> Iterator[Finding]:
    """Yield numbers that more than one organization has in the same register."""
    others = Registration.objects.unscoped(CIRCLE).alive().filter(organization__trashed_at=None)
    same = others.filter(scheme=OuterRef("scheme"), number_key=OuterRef("number_key"))
    same = same.exclude(organization=OuterRef("organization"))
    asked = _numbers(organizations).filter(scheme__is_unique=True).exclude(number_key="")
    for row in asked.filter(Exists(same))[:SHOWN]:
        yield Finding(
            row.organization_id, f"{row.scheme} {row.number}: มีองค์กรอื่นใช้เลขเดียวกัน", "#registrations"
        )


def status_before_founding(organizations: Any) -> Iterator[Finding]:
    """Yield statuses (other than "forming") that are said to begin before the organization did."""
    rows = StatusChange.objects.unscoped(CIRCLE).alive().filter(organization__in=organizations)
    rows = rows.exclude(status=OrganizationStatus.FORMING).filter(organization__founded__isnull=False)
    earlier_year = Q(year__lt=F("founded_year"))
    earlier_day = Q(
        since__lt=F("organization__founded"), since_precision="day", organization__founded_precision="day"
    )
    years = {"year": ExtractYear("since"), "founded_year": ExtractYear("organization__founded")}
    asked = rows.annotate(**years).filter(earlier_year | earlier_day).select_related("organization")
    for row in asked.order_by("organization__sort_key", "pk")[:SHOWN]:
        founded = row.organization.founded_about.th(short=True)
        text = f"สถานะ “{row}” มาก่อนวันก่อตั้ง ({founded})"
        yield Finding(row.organization_id, text, "#statuses")


def _values(organizations: Any) -> Any:
    found = FactValue.objects.filter(organization__in=organizations, definition__is_active=True)
    return found.order_by("organization__sort_key", "pk")


def figure_of_a_year_to_come(organizations: Any) -> Iterator[Finding]:
    """Yield figures of years that have not begun."""
    for row in _values(organizations).filter(year__gt=last_year_told()).select_related("definition")[:SHOWN]:
        yield Finding(row.organization_id, f"{row.definition} ปี {row.year}: ปียังมาไม่ถึง", f"facts/{row.year}")


def figure_out_of_the_ordinary(organizations: Any) -> Iterator[Finding]:
    """Yield figures larger than is usual."""
    facts = {fact.pk: fact for fact in all_facts()}
    asked = _values(organizations).filter(number__gt=F("definition__usual_most"))
    for row in asked[:SHOWN]:
        fact = facts[row.definition_id]
        yield Finding(row.organization_id, _of_year(row, too_much(fact, row.number)), _page(row))


def part_larger_than_whole(organizations: Any) -> Iterator[Finding]:
    """Yield figures larger than another they should not exceed."""
    facts = {fact.pk: fact for fact in all_facts()}
    whole = FactValue.objects.filter(
        organization=OuterRef("organization"),
        definition=OuterRef("definition__not_more_than"),
        year=OuterRef("year"),
        number__lt=OuterRef("number"),
    )
    asked = _values(organizations).filter(definition__not_more_than__isnull=False)
    for row in asked.annotate(bound=whole.values("number")[:1]).filter(bound__isnull=False)[:SHOWN]:
        fact = facts[row.definition_id]
        yield Finding(row.organization_id, _of_year(row, too_many(fact, row.number, row.bound)), _page(row))


def missing_what_is_required(organizations: Any) -> Iterator[Finding]:
    """Yield organizations that lack what their type must tell of the last whole year. One query a fact."""
    year = be_year(timezone.localdate()) - 1
    for fact in active_facts():
        asked = year if fact.is_yearly else 0
        if fact.required_from is None or (year < fact.required_from):
            continue
        told = FactValue.objects.filter(organization=OuterRef("pk"), definition=fact.pk, year=asked)
        lacking = of_fact(organizations, fact).working().exclude(Exists(told)).in_thai_order()
        of = f"ปี {asked}" if asked else ""
        for key in lacking.values_list("pk", flat=True)[:SHOWN]:
            page = f"facts/{asked}" if asked else "facts"
            yield Finding(key, f"ยังไม่มี{fact.name} {of}".strip(), page)


def of_fact(organizations: Any, fact: Fact) -> Any:
    """Return those of *organizations* whose type has the fact."""
    fits = Q(type__in=fact.types)
    return organizations.filter(fits | Q(type__group__is_partner=False) if fact.every_type else fits)


def _of_year(row: FactValue, text: str) -> str:
    return f"ปี {row.year}: {text}" if row.year else text


def _page(row: FactValue) -> str:
    return f"facts/{row.year}" if row.year else "facts"


RULES = (
    Rule("area", "เลขทะเบียนไม่ตรงกับพื้นที่", number_of_another_area),
    Rule("number", "เลขทะเบียนซ้ำกับองค์กรอื่น", number_of_several),
    Rule("status", "สถานะมาก่อนวันก่อตั้ง", status_before_founding),
    Rule("future", "ตัวเลขของปีที่ยังมาไม่ถึง", figure_of_a_year_to_come),
    Rule("large", "ตัวเลขมากผิดปกติ", figure_out_of_the_ordinary),
    Rule("part", "ส่วนย่อยมากกว่าส่วนรวม", part_larger_than_whole),
    Rule("required", "ขาดข้อมูลที่ต้องมี", missing_what_is_required),
)
