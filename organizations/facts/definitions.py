"""The definitions as they are used: read once, kept until staff change one."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.core.cache import cache
from django.utils import timezone

from nakhonchai.base.personal_data import DataClass
from nakhonchai.thai import be_year
from organizations.enums import NUMERIC, Adds, Check, FactKind, YesNo
from organizations.models import FactDefinition, FactOfType

TOKEN, KEPT_SECONDS = "organizations:facts:token", 300


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of facts."""

    slug: str
    name: str
    has_total: bool
    order: int


@dataclass(frozen=True, slots=True)
class Fact:
    """One definition, ready to be used without a query."""

    pk: int
    key: str
    name: str
    section: Section
    kind: str
    unit: str
    help_text: str
    is_yearly: bool
    choices: tuple[str, ...]
    every_type: bool
    types: frozenset[int]
    required_from: int | None
    usual_most: Decimal | None
    not_more_than: str
    adds: str
    on_dashboard: bool
    is_open: bool
    is_active: bool

    @property
    def is_numeric(self) -> bool:
        """Whether the values are numbers."""
        return self.kind in NUMERIC

    @property
    def data(self) -> DataClass:
        """Who reads the values."""
        return DataClass.NETWORK if self.is_open else DataClass.INTERNAL

    @property
    def label(self) -> str:
        """The name with its unit."""
        return f"{self.name} ({self.unit})" if self.unit else self.name

    @property
    def answers(self) -> dict[str, str]:
        """Stored answer → words; empty for kinds without fixed answers."""
        if self.kind == FactKind.CHOICE:
            return {choice: choice for choice in self.choices}
        listed: Any = {FactKind.YES_NO: YesNo, FactKind.CHECK: Check}.get(FactKind(self.kind))
        return {str(value): str(label) for value, label in listed.choices} if listed else {}

    def fits(self, type_id: int | None, is_partner: bool) -> bool:
        """Whether organizations of this type have the fact."""
        return type_id in self.types or (self.every_type and not is_partner)

    def is_required_in(self, year: int) -> bool:
        """Whether a report of *year* (0: what is told once) must hold it."""
        if self.required_from is None:
            return False
        return (year or be_year(timezone.localdate())) >= self.required_from


_kept: tuple[str, tuple[Fact, ...]] = ("", ())


def all_facts() -> tuple[Fact, ...]:
    """Return every definition in its order, retired ones too. No query while they are kept.

    They are kept in this process under a token that all processes share: who saves a definition drops it.
    """
    global _kept
    token = facts_token()
    kept = _kept
    if kept[0] != token:
        kept = _kept = (token, _read())
    return kept[1]


def facts_token() -> str:
    """Return what is another whenever a definition was changed."""
    token = cache.get(TOKEN)
    if token is None:
        cache.add(TOKEN, uuid4().hex, KEPT_SECONDS)
        token = cache.get(TOKEN)
    return str(token)


def forget_facts() -> None:
    """Read the definitions again at the next question: one of them was changed."""
    cache.delete(TOKEN)


def active_facts() -> list[Fact]:
    """Return the definitions in use."""
    return [fact for fact in all_facts() if fact.is_active]


def facts_of(organization: Any, *, yearly: bool | None = None) -> list[Fact]:
    """Return the facts in use that an organization (its type at hand) has."""
    kind = organization.type
    found = facts_of_type(kind.pk, kind.group.is_partner)
    return found if yearly is None else [fact for fact in found if fact.is_yearly == yearly]


def facts_of_type(type_id: int, is_partner: bool) -> list[Fact]:
    """Return the facts in use of a type."""
    return [fact for fact in active_facts() if fact.fits(type_id, is_partner)]


def fact_named(key: str) -> Fact | None:
    """Return the definition of a key, retired or not."""
    return next((fact for fact in all_facts() if fact.key == key), None)


def by_section(facts: Iterable[Fact]) -> list[tuple[Section, list[Fact]]]:
    """Return the facts under their headings."""
    found: dict[Section, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.section, []).append(fact)
    return list(found.items())


def _read() -> tuple[Fact, ...]:
    types: dict[int, set[int]] = {}
    for definition, kind in FactOfType.objects.values_list("definition_id", "type_id"):
        types.setdefault(definition, set()).add(kind)
    rows = FactDefinition.objects.select_related("section", "not_more_than")
    return tuple(_fact(row, frozenset(types.get(row.pk, ()))) for row in rows)


def _fact(row: FactDefinition, types: frozenset[int]) -> Fact:
    section = Section(row.section.slug, row.section.name, row.section.has_total, row.section.order)
    return Fact(
        row.pk,
        row.key,
        row.name,
        section,
        str(row.kind),
        row.unit,
        row.help_text,
        row.is_yearly,
        tuple(line.strip() for line in row.choices.splitlines() if line.strip()),
        row.every_type,
        types,
        row.required_from,
        row.usual_most,
        row.not_more_than.key if row.not_more_than else "",
        str(row.adds),
        row.on_dashboard and row.adds != Adds.NOT,
        row.is_open,
        row.is_active,
    )
