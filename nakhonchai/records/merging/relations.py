"""Everything that may refer to a record, found by looking at the models: no list to be forgotten.

Foreign keys and one-to-one keys, the rows behind many-to-many fields, generic references (tasks, files and
whatever follows them) and, where a package says so, tables that name a record by its ref. Histories tell
what was and stay as they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import QuerySet

from nakhonchai.accounts.tripwire import state_scope
from nakhonchai.records.merging.rules import ref_columns
from nakhonchai.records.models import DuplicatePair, Merge, NotTheSame, Record

OWN = (DuplicatePair, Merge, NotTheSame)


@dataclass(frozen=True)
class Relation:
    """A column of a table that points to records of one kind. ``kind_column``: where the kind is said."""

    model: Any
    column: str
    kind_column: str = ""
    by_ref: bool = False

    @property
    def label(self) -> str:
        """What the rows are called."""
        found: Any = self.model
        if found._meta.auto_created:  # the rows behind a many-to-many field go by that field's name
            return next(
                (
                    str(field.verbose_name)
                    for field in found._meta.auto_created._meta.local_many_to_many
                    if field.remote_field.through is found
                ),
                str(found._meta.verbose_name_plural),
            )
        return str(found._meta.verbose_name_plural)

    @property
    def field(self) -> Any:
        """The field of the column."""
        return next(one for one in self.model._meta.concrete_fields if one.attname == self.column)

    def value_for(self, record: Any) -> Any:
        """Return what the column holds where it points to *record*."""
        return record.ref if self.by_ref else record.pk

    def rows(self, record: Any) -> Any:
        """Return the rows that point to *record*, trash included."""
        condition = {self.column: self.value_for(record)}
        if self.kind_column:
            named = type(record)._meta.label_lower if self.by_ref else _content_type(record).pk
            condition[self.kind_column] = named
        return all_rows(self.model).filter(**condition).order_by("pk")

    def point(self, row: Any, record: Any) -> None:
        """Let *row* point to *record*. What Django keeps of the old one is forgotten with it."""
        setattr(row, self.column, self.value_for(record))
        for name in _cached_names(self.model, self.column):
            row._state.fields_cache.pop(name, None)


def _cached_names(model: Any, column: str) -> list[str]:
    fields = [one.name for one in model._meta.concrete_fields if one.attname == column]
    return fields + [one.name for one in model._meta.private_fields if getattr(one, "fk_field", "") == column]


def _content_type(record: Any) -> ContentType:
    return ContentType.objects.get_for_model(type(record))


def all_rows(model: Any) -> Any:
    """Return every row of a table: a merge moves what points to a record, wherever it is at home."""
    if issubclass(model, Record):
        return model.objects.unscoped("a merge moves every reference to the record")
    state_scope()
    return QuerySet(model)


def relations_to(model: Any) -> tuple[Relation, ...]:
    """Return every relation that may point to records of *model*, in a fixed order."""
    return _relations(model._meta.label_lower)


@cache
def _relations(label: str) -> tuple[Relation, ...]:
    model = apps.get_model(label)
    found = sorted(
        (relation for other in apps.get_models(include_auto_created=True) for relation in _of(other, model)),
        key=lambda one: (one.model._meta.label, one.column),
    )
    if not issubclass(model, Record):  # what has no ref is named by none
        return tuple(found)
    named = [
        Relation(apps.get_model(label), column, kind, by_ref=True) for label, column, kind in ref_columns()
    ]
    return (*found, *named)


def _of(other: Any, model: type[models.Model]) -> Iterator[Relation]:
    if other._meta.proxy or hasattr(other, "instance_type") or other in OWN:
        return
    if getattr(other, "kept_by_database", False):  # rows that follow from the records' own columns
        return
    for field in other._meta.local_concrete_fields:
        if field.is_relation and _concrete(field.related_model) is _concrete(model):
            yield Relation(other, field.attname)
    for private in other._meta.private_fields:
        if isinstance(private, GenericForeignKey):
            kind: Any = other._meta.get_field(private.ct_field)
            yield Relation(other, private.fk_field, kind.attname)


def _concrete(model: Any) -> Any:
    return model._meta.concrete_model


@dataclass(frozen=True)
class Moves:
    """How many rows of one kind point to a record, and the first of those that the reader may find."""

    label: str
    count: int
    examples: tuple[str, ...] = ()


SHOWN = 3


def moves_of(record: Any, person: Any) -> list[Moves]:
    """Return what would move with *record*: a fixed number of queries, by the kinds that there are."""
    counted: dict[str, Moves] = {}
    for relation in relations_to(type(record)):
        number = relation.rows(record).count()
        if number:
            before = counted.get(relation.label, Moves(relation.label, 0))
            examples = (*before.examples, *_examples(relation, record, person))[:SHOWN]
            counted[relation.label] = Moves(relation.label, before.count + number, examples)
    return list(counted.values())


def _examples(relation: Relation, record: Any, person: Any) -> list[str]:
    """Name a few rows that *person* finds; of rows that are no records, none."""
    if not issubclass(relation.model, Record):
        return []
    found = relation.model.objects.visible_to(person).filter(pk__in=relation.rows(record).values("pk"))
    names = getattr(relation.model, "names_from", ())
    related = [one.name for one in relation.model._meta.local_fields if one.many_to_one and not one.null]
    return [str(one)[:80] for one in found.select_related(*names, *related).order_by("pk")[:SHOWN]]
