"""Moving all that points to one record to another, and what happens where both have the same already."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils import timezone

from nakhonchai.base.models import Trashable
from nakhonchai.records.merging.journal import Journal, snapshot
from nakhonchai.records.merging.relations import Relation, all_rows, relations_to

DOUBLE = "ซ้ำกันหลังรวมรายการ"
_MACHINERY = {
    "ref",
    "version",
    "created_at",
    "updated_at",
    "created_by",
    "trashed_at",
    "trashed_by",
    "trash_reason",
}
_MACHINERY |= {"origin", "origin_run", "origin_row", "search_key", "sort_key", "area", "cluster"}
BothHave = Callable[[Any, Any], None]
_both_have: dict[str, BothHave] = {}


def when_both_have(label: str) -> Callable[[BothHave], BothHave]:
    """Mark a function that says how the row that stays takes over from one that says the same.

    It gets both rows (the one that stays first) and changes the first. Without one, blanks are filled.
    """

    def mark(rule: BothHave) -> BothHave:
        _both_have[label] = rule
        return rule

    return mark


GivesWay = Callable[[Any], None]
_gives_way: dict[str, GivesWay] = {}


def gives_way(constraint: str) -> Callable[[GivesWay], GivesWay]:
    """Mark a function that changes a moved row which would break a rule, so that both rows stay.

    A project has one first line of a strategy: that of the other project becomes a further one.
    """

    def mark(rule: GivesWay) -> GivesWay:
        _gives_way[constraint] = rule
        return rule

    return mark


Settles = Callable[[Any, Journal], None]
_settles: list[tuple[str, Settles]] = []


def after_merge(kind: str) -> Callable[[Settles], Settles]:
    """Mark a function that settles, through the journal, what the rows of two records say together."""

    def mark(rule: Settles) -> Settles:
        _settles.append((kind, rule))
        return rule

    return mark


def settle(kept: Any, journal: Journal) -> None:
    """Let the packages settle what now belongs to *kept*."""
    for kind, rule in _settles:
        if kind == kept._meta.label_lower:
            rule(kept, journal)


def move_all(lost: Any, kept: Any, journal: Journal) -> dict[str, int]:
    """Let everything that points to *lost* point to *kept*; return how many rows of each kind did so."""
    moved: dict[str, int] = {}
    for relation in relations_to(type(lost)):
        for row in list(relation.rows(lost)):
            if _is_one_of(row, lost, kept):
                continue  # a person who named themselves: said by the records' own columns
            _move(relation, row, kept, journal)
            moved[relation.label] = moved.get(relation.label, 0) + 1
    return moved


def _is_one_of(row: Any, *records: Any) -> bool:
    return any(type(row) is type(record) and row.pk == record.pk for record in records)


def clear_own(kept: Any, lost: Any) -> None:
    """Empty the columns of *kept* that point to *lost*: nobody refers to themselves."""
    for field in type(kept)._meta.local_concrete_fields:
        if (
            field.is_relation
            and field.related_model is type(kept)
            and getattr(kept, field.attname) == lost.pk
        ):
            setattr(kept, field.attname, None)


def _move(relation: Relation, row: Any, kept: Any, journal: Journal) -> None:
    before, broken_before = snapshot(row), set(map(_name, _broken(row)))
    relation.point(row, kept)
    if hasattr(row, "fill_derived_fields"):
        row.fill_derived_fields()
    broken = [one for one in _broken(row) if _name(one) not in broken_before]
    if giving := [_gives_way[_name(one)] for one in broken if _name(one) in _gives_way]:
        for rule in giving:
            rule(row)
        broken = [one for one in _broken(row) if _name(one) not in broken_before]
    if _is_loop(row):
        journal.drop(_fresh(row))
    elif not broken:
        journal.change(row, before)
    elif (other := next(filter(None, (_other(row, one) for one in broken)), None)) is not None:
        _absorb(relation, _fresh(row), other, kept, journal)
    elif relation.field.null:
        empty = _fresh(row)
        setattr(empty, relation.column, None)
        journal.change(empty, before)
    else:
        journal.drop(_fresh(row))


def _fresh(row: Any) -> Any:
    return all_rows(type(row)).get(pk=row.pk)


def _is_loop(row: Any) -> bool:
    """Whether a row behind a many-to-many field now joins a record with itself."""
    if not row._meta.auto_created:
        return False
    ends = [
        (one.related_model, getattr(row, one.attname)) for one in row._meta.local_fields if one.is_relation
    ]
    return len(ends) == 2 and ends[0] == ends[1]


def _absorb(relation: Relation, row: Any, other: Any, kept: Any, journal: Journal) -> None:
    """Of two rows that say the same one stays, with what only the other knew and all that hung on it."""
    before = snapshot(other)
    _both_have.get(other._meta.label_lower, fill_blanks)(other, row)
    journal.change(other, before)
    move_all(row, other, journal)
    if isinstance(row, Trashable) and _goes_to_trash(relation, row, kept, journal):
        return
    journal.drop(_fresh(row))


def _goes_to_trash(relation: Relation, row: Any, kept: Any, journal: Journal) -> bool:
    """Put the double into the trash, pointing to the record that stays, where no rule forbids even that."""
    before = snapshot(row)
    if not row.is_trashed:
        row.trashed_at, row.trashed_by, row.trash_reason = timezone.now(), journal.by, DOUBLE
    relation.point(row, kept)
    if _broken(row):
        return False
    journal.change(row, before)
    return True


def fill_blanks(stays: Any, goes: Any) -> None:
    """Take from *goes* what *stays* does not say."""
    for field in type(stays)._meta.local_concrete_fields:
        if field.primary_key or field.unique or field.name in _MACHINERY:
            continue
        if is_blank(getattr(stays, field.attname)) and not is_blank(getattr(goes, field.attname)):
            setattr(stays, field.attname, getattr(goes, field.attname))


def is_blank(value: Any) -> bool:
    """Whether a value says nothing; 0 and "no" say something."""
    return value is None or value in ("", {}, [])


# --- rules that a moved row would break ---------------------------------------------------------


def _broken(row: Any) -> Iterator[Any]:
    """Yield the constraints, and the sets of columns that must be unique, that the row breaks."""
    model = type(row)
    for constraint in model._meta.constraints:
        try:
            constraint.validate(model, row)
        except ValidationError:
            yield constraint
    for columns in _unique_sets(model):
        if _with_the_same(row, columns) is not None:
            yield columns


def _name(broken: Any) -> str:
    return str(getattr(broken, "name", broken))


def _unique_sets(model: Any) -> list[tuple[str, ...]]:
    single = [(one.name,) for one in model._meta.local_concrete_fields if one.unique and one.is_relation]
    return [*(tuple(one) for one in model._meta.unique_together), *single]


def _other(row: Any, broken: Any) -> Any:
    """Return the row that says the same already; None where the rule is of another sort."""
    if isinstance(broken, tuple):
        return _with_the_same(row, broken)
    if isinstance(broken, models.UniqueConstraint) and broken.fields:
        return _with_the_same(row, tuple(broken.fields), broken.condition)
    return None


def _with_the_same(row: Any, columns: tuple[str, ...], condition: Any = None) -> Any:
    asked: dict[str, Any] = {}
    for name in columns:
        try:
            value = getattr(row, type(row)._meta.get_field(name).attname)
        except FieldDoesNotExist:
            return None
        if value is None:
            return None  # nothing is the same as unknown
        asked[name] = value
    found = all_rows(type(row)).filter(**asked).exclude(pk=row.pk).order_by("pk")
    return (found.filter(condition) if condition is not None else found).first()
