"""What became of a record: who, when, what before and after, why."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import models

from nakhonchai.base.personal_data import data_class
from nakhonchai.thai import format_date, format_datetime, format_number

# Not shown as changes: machinery, and what the reason of a move to the trash says already.
MACHINERY = {
    "id", "version", "created_at", "updated_at", "created_by", "search_key", "sort_key", "path_th",
    "path_key", "ref", "trashed_at", "trashed_by", "trash_reason", "origin", "origin_run", "origin_row",
}  # fmt: skip
KINDS = {"+": "สร้าง", "~": "แก้ไข", "-": "ลบ"}
NOT_SHOWN = "ไม่เปิดเผย"


@dataclass(frozen=True)
class Change:
    """One field before and after, in words."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One write of a record."""

    when: datetime
    who: str
    title: str
    reason: str
    version: int
    # label, before, after
    changes: list[tuple[str, str, str]] = field(default_factory=list)


def shown_value(value: Any) -> str:
    """Return a stored value in words; nothing is a dash."""
    if value is None or (isinstance(value, str | dict | list) and not value):
        return "—"
    if isinstance(value, dict):
        return " · ".join(f"{name}: {shown_value(one)}" for name, one in value.items())
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่ใช่"
    if isinstance(value, datetime):
        return format_datetime(value)
    if isinstance(value, date):
        return format_date(value)
    return str(value)


def entries(record: Any, scope: Any, limit: int = 100) -> list[Entry]:
    """Return the latest writes of *record*, newest first, with their changes as *scope* may see them.

    Values of fields the reader may not read are withheld. The number of queries does not
    grow with the number of writes: related names are fetched together.
    """
    found = list(
        record.history.select_related("history_user").order_by("-history_date", "-history_id")[: limit + 1]
    )
    readable = record.readable_classes(scope) if hasattr(record, "readable_classes") else None
    hidden = record.hidden_fields(scope) if hasattr(record, "hidden_fields") else frozenset()
    names = RelatedNames(found)
    made = []
    for newer, older in zip(found, [*found[1:], None], strict=False):
        if older is None and len(found) > limit:
            break
        changes = list(_changes(newer, older, readable, names, hidden))
        made.append(
            Entry(
                newer.history_date,
                str(newer.history_user) if newer.history_user else "ระบบ",
                _title(newer, older),
                newer.history_change_reason or "",
                getattr(newer, "version", 0),
                [(change.label, change.before, change.after) for change in changes],
            )
        )
    return made


def _title(newer: Any, older: Any) -> str:
    """Return what the write did, in a word or two."""
    was, is_now = getattr(older, "trashed_at", None), getattr(newer, "trashed_at", None)
    if older is not None and bool(was) != bool(is_now):
        return "ย้ายไปถังขยะ" if is_now else "กู้คืนจากถังขยะ"
    return KINDS[newer.history_type]


def _changes(
    newer: Any, older: Any, readable: Any, names: "RelatedNames", hidden: frozenset[str]
) -> Iterator[Change]:
    model = newer.instance_type
    for column in model._meta.local_concrete_fields:
        if column.name in MACHINERY or column.name.endswith("_precision") or column.primary_key:
            continue
        after = getattr(newer, column.attname)
        before = getattr(older, column.attname) if older is not None else None
        if after == before or (older is None and _is_nothing(after)):
            continue
        closed = readable is not None and data_class(model, column.name) not in readable
        if closed or column.name in hidden:
            yield Change(column.name, str(column.verbose_name), NOT_SHOWN, NOT_SHOWN)
            continue
        yield Change(
            column.name,
            str(column.verbose_name),
            _words(column, older, before, names) if older is not None else "—",
            _words(column, newer, after, names),
        )


def _is_nothing(value: Any) -> bool:
    """Whether a new record says nothing here; 0 is something."""
    return value is None or value is False or (isinstance(value, str | dict | list) and not value)


def _words(column: models.Field[Any, Any], row: Any, value: Any, names: "RelatedNames") -> str:
    if column.is_relation:
        return names.name(column, value)
    if column.choices:
        return str(dict(column.flatchoices).get(value, value) or "—")
    joined = f"{column.name}_about"
    if hasattr(row.instance_type, joined) and value is not None:
        return str(getattr(row.instance, joined))
    if isinstance(value, int) and not isinstance(value, bool) and "year" not in column.name:
        return format_number(value)
    return shown_value(value)


def _rows(model: Any) -> Any:
    """Return the rows of a model behind a foreign key; of a record only its name is shown."""
    if hasattr(model, "scope_rule"):
        return model.objects.unscoped("names in the history of a record that the reader reads in full")
    return model._meta.base_manager.all()


class RelatedNames:
    """The names behind the foreign keys of some history rows, one query for each related model."""

    def __init__(self, rows: list[Any]) -> None:
        self.known: dict[tuple[Any, Any], str] = {}
        if rows:
            self._load(rows)

    def _load(self, rows: list[Any]) -> None:
        wanted: dict[Any, set[Any]] = {}
        for column in rows[0].instance_type._meta.local_concrete_fields:
            if column.is_relation:
                keys = {getattr(row, column.attname) for row in rows} - {None}
                wanted.setdefault(column.related_model, set()).update(keys)
        for model, keys in wanted.items():
            if keys:
                for one in _rows(model).filter(pk__in=keys):
                    self.known[model, one.pk] = getattr(one, "path", "") or str(one)

    def name(self, column: Any, key: Any) -> str:
        """Return the name behind *key*, or what is left of it."""
        return "—" if key is None else self.known.get((column.related_model, key), f"(ไม่พบแล้ว) {key}")
