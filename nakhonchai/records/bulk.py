"""One change to many records: looked at first, then made whole, with version and history for each row."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from simple_history.utils import get_history_manager_for_model

from nakhonchai.base.freshness import touch
from nakhonchai.base.writing import kind_of
from nakhonchai.records.models import Record
from nakhonchai.records.settling import settle

BULK_LIMIT = 2000
TRASH = "trash"


@dataclass(frozen=True)
class BulkField:
    """A field that may be set on many records at once, and the values it may take."""

    name: str
    label: str
    choices: Callable[[], Iterable[tuple[Any, str]]]

    @property
    def options(self) -> list[tuple[str, str]]:
        """The values in the form in which a page posts them: ``status=active``."""
        return [(f"{self.name}={value}", str(label)) for value, label in self.choices()]


@dataclass(frozen=True)
class BulkChange:
    """What will be done: set ``column`` to ``value``, or move to the trash. ``words`` says it to people."""

    words: str
    column: str = ""
    value: Any = None
    is_trash: bool = False

    def put(self, record: Record, by: Any, reason: str, now: datetime) -> None:
        """Change the record in memory."""
        if self.is_trash:
            record.trashed_at, record.trashed_by, record.trash_reason = now, by, reason
        else:
            setattr(record, self.column, self.value)

    @property
    def columns(self) -> list[str]:
        """The names of the fields that the change writes."""
        return (
            ["trashed_at", "trashed_by", "trash_reason"]
            if self.is_trash
            else [self.column.removesuffix("_id")]
        )

    def would_change(self, record: Record) -> bool:
        """Whether the record is not like that already."""
        return not record.is_trashed and (
            self.is_trash or str(getattr(record, self.column)) != str(self.value)
        )


@dataclass
class BulkOutcome:
    """What became of the rows: changed, or left because somebody changed them since they were looked at."""

    changed: list[Any] = field(default_factory=list)
    left: list[Any] = field(default_factory=list)


def read_change(text: str, fields: list[BulkField], model: type[Record]) -> BulkChange | None:
    """Return the change that a posted option names; None when the page does not offer it."""
    if text == TRASH:
        return BulkChange("ย้ายไปถังขยะ", is_trash=True)
    for one in fields:
        label = dict(one.options).get(text)
        if label is not None:
            column: Any = model._meta.get_field(one.name)
            value = (
                column.to_python(text.partition("=")[2])
                if not column.is_relation
                else int(text.partition("=")[2])
            )
            return BulkChange(f"ตั้ง{one.label}เป็น “{label}”", column=column.attname, value=value)
    return None


@transaction.atomic
def apply_bulk(
    model: type[Record], change: BulkChange, seen: dict[int, int], *, by: Any, reason: str
) -> BulkOutcome:
    """Make *change* to the records of *seen* (key → version looked at), all or none of them.

    Only what *by* edits; a row that has another version by now is left and named. The rows
    are locked first (SQLite locks the whole database when the transaction begins).
    Raises ``ValidationError`` where the change would break a rule among records.
    """
    outcome, now = BulkOutcome(), timezone.now()
    rows = model.objects.editable_by(by).filter(pk__in=seen).select_for_update().in_thai_order()
    for record in rows:
        if record.version != seen[record.pk]:
            outcome.left.append(record)
        elif change.would_change(record):
            change.put(record, by, reason, now)
            record.version += 1
            record.updated_at = now
            outcome.changed.append(record)
    if outcome.changed:
        model.refuse(outcome.changed)
        _write(model, change, outcome.changed, by, reason)
    return outcome


def _write(model: type[Record], change: BulkChange, records: list[Any], by: Any, reason: str) -> None:
    """Write all rows in one statement (every row gets the same values), and their history in batches."""
    said = f"ทิ้ง: {reason}" if change.is_trash else reason
    values = {column: getattr(records[0], column) for column in (*change.columns, "updated_at")}
    rows = model.objects.editable_by(by).filter(pk__in=[record.pk for record in records])
    rows.update(**values, version=F("version") + 1)
    get_history_manager_for_model(model).bulk_history_create(
        records,
        batch_size=200,
        update=True,
        default_user=by,
        default_change_reason=(said or f"แก้หลายรายการ: {change.words}")[:100],
    )
    settle([(record, change.columns) for record in records], by=by, reason=said)
    moved = [""] if {"area", "area_id"} & set(change.columns) else []  # "": where they were before
    touch(kind_of(model), [*moved, *(record.area_id or "" for record in records)])
