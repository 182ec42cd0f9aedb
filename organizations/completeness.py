"""How much is known of an organization: what its type asks for, what is there, what is missing and where."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from nakhonchai.thai import be_year
from organizations.facts.definitions import facts_of
from organizations.facts.values import read_value
from organizations.models import Organization
from organizations.parts import parts_there


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is not known yet, and the page where it is filled in."""

    label: str
    url: str
    is_required: bool = False


@dataclass(frozen=True)
class Completeness:
    """``known`` of ``total`` facts are there; ``lacks`` are the others."""

    known: int
    total: int
    lacks: tuple[Lack, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return not self.lacks


def completeness(organization: Organization) -> Completeness:
    """Return what is known of an organization with its type at hand. One query, shared with the page."""
    asked = [*_own(organization), *_parts(organization), *_facts(organization)]
    lacks = tuple(lack for known, lack in asked if not known)
    return Completeness(len(asked) - len(lacks), len(asked), lacks)


def _own(one: Organization) -> list[tuple[bool, Lack]]:
    edit = one.page("edit")
    deep = one.area_id is None or len(one.area_id) >= 6 or one.type.group.is_partner
    reachable = bool(one.contact_name or one.telephone) or "Contact" in parts_there(one)
    return [
        (deep, Lack("พื้นที่ถึงระดับตำบล", edit)),
        (one.founded is not None, Lack("ก่อตั้งเมื่อ", edit)),
        (one.latitude is not None, Lack("พิกัดบนแผนที่", edit)),
        (reachable, Lack("ผู้ประสานงานหรือช่องทางติดต่อ", _add(one, "contact"))),
    ]


def _parts(one: Organization) -> list[tuple[bool, Lack]]:
    there = parts_there(one)
    found = [("StatusChange" in there, Lack("สถานะพร้อมวันที่และหลักฐาน", _add(one, "status_change")))]
    if one.type.group.is_partner:
        covers = reverse("organizations:organization-coverage", args=[one.ref])
        found.append(("Coverage" in there, Lack("พื้นที่ที่ครอบคลุม", covers)))
    else:
        numbered = bool(one.registration_number) or "Registration" in there
        found.append((numbered, Lack("เลขทะเบียน", _add(one, "registration"))))
    return found


def _facts(one: Organization) -> list[tuple[bool, Lack]]:
    """A yearly fact is known when the last whole year, or the present one, is told."""
    this_year = be_year(timezone.localdate())
    found = []
    for fact in facts_of(one):
        years = (this_year, this_year - 1) if fact.is_yearly else (0,)
        known = any(read_value(one.facts, fact.key, year) for year in years)
        name = f"{fact.name} ปี {this_year - 1}" if fact.is_yearly else fact.name
        found.append((known, Lack(name, facts_page(one, years[-1]), fact.is_required_in(years[-1]))))
    return found


def facts_page(one: Organization, year: int = 0) -> str:
    """Return the address of the form of facts of a year; 0 is what is told once."""
    if year:
        return reverse("organizations:organization-facts-year", args=[one.ref, year])
    return reverse("organizations:organization-facts", args=[one.ref])


def _add(one: Any, kind: str) -> str:
    return f"{reverse(f'organizations:{kind}-create')}?organization={one.ref}"
