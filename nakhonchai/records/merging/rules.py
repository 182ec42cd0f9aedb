"""What a domain declares of its duplicates, in a module ``duplicates`` that is found when Django starts.

The package that owns a model says which facts are compared, which keys bring two records together
at all, and how two of them are weighed. Nothing here names a domain.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Q

from nakhonchai.records.models import Record

Facts = Mapping[str, Any]  # column → value, "pk" and "area_id" among them
LIKELY, ASKED = 40, 45


class Reason(NamedTuple):
    """One piece of evidence, in words, with its weight (negative: it speaks against)."""

    text: str
    points: int


@dataclass(frozen=True)
class DuplicateRules:
    """How the records of one model are compared and made one.

    ``facts``: columns that ``weigh`` and ``keys`` read, beside pk and area_id. ``keys(facts)`` gives
    blocks: only records that share one are weighed. ``name(facts)``: the cleaned name, of which rare
    trigrams are blocks too, so that slips of spelling meet. ``across``: sets of columns that must all
    be equal for two records of different provinces to be weighed. ``near(facts)`` finds in the database
    what a single new record may be. ``related`` is what the name of a record needs. ``alias_field``:
    where the lost name goes, one a line. ``together``: columns that are chosen as one.
    ``unmerged``: columns that are never offered. ``threshold``: from how many points a pair is shown.
    """

    model: type[Record]
    facts: tuple[str, ...]
    weigh: Callable[[Facts, Facts], list[Reason]]
    keys: Callable[[Facts], Iterable[str]]
    name: Callable[[Facts], str]
    across: tuple[tuple[str, ...], ...] = ()
    near: Callable[[Facts], Q] | None = None
    related: tuple[str, ...] = ()
    alias_field: str = ""
    together: tuple[tuple[str, ...], ...] = ()
    unmerged: frozenset[str] = field(default_factory=frozenset)
    check: Callable[[Any], None] | None = None  # a rule of the domain that the joined record must keep
    threshold: int = LIKELY
    asks_on_create: int = ASKED

    @property
    def kind(self) -> str:
        """The name of the kind as it stands in addresses."""
        return self.model._meta.label_lower

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that are read to compare."""
        return ("pk", "area_id", *self.facts)

    @property
    def has_alias(self) -> bool:
        """Whether the model keeps other names."""
        try:
            return bool(self.alias_field) and bool(self.model._meta.get_field(self.alias_field))
        except FieldDoesNotExist:
            return False


_rules: dict[str, DuplicateRules] = {}
# Tables of higher packages that name records by their ref: model label, column, column of the kind.
_ref_columns: list[tuple[str, str, str]] = []
Refusals = Callable[[str], Iterable[tuple[str, str]]]
_refusals: list[Refusals] = []


def register_duplicates(rules: DuplicateRules) -> None:
    """Make the records of a model mergeable."""
    _rules[rules.kind] = rules


def rules_of(model: type[models.Model]) -> DuplicateRules | None:
    """Return how the records of *model* are merged; None: they are not."""
    return _rules.get(model._meta.label_lower)


def rules_named(kind: str) -> DuplicateRules | None:
    """Return the rules of a kind named in an address."""
    return _rules.get(kind)


def all_rules() -> list[DuplicateRules]:
    """Return the rules of every mergeable kind, in the order of their names."""
    return sorted(_rules.values(), key=lambda one: str(one.model._meta.verbose_name))


def follow_refs(label: str, column: str, kind_column: str) -> None:
    """Say that a table names records by ref: a merge moves these names too. Called when Django is ready."""
    if (label, column, kind_column) not in _ref_columns:
        _ref_columns.append((label, column, kind_column))


def ref_columns() -> list[tuple[str, str, str]]:
    """Return the tables that name records by ref."""
    return list(_ref_columns)


def refuse_with(refusals: Refusals) -> None:
    """Let a higher package say which records people called different elsewhere (pairs of refs of a kind)."""
    if refusals not in _refusals:
        _refusals.append(refusals)


def refused_elsewhere(kind: str) -> Iterable[tuple[str, str]]:
    """Yield the pairs of refs that people called different elsewhere."""
    for refusals in _refusals:
        yield from refusals(kind)
