"""What a row must remember so that what it wrote can be taken back."""

from typing import Any

from django.db import models

from nakhonchai.base.writing import kind_of
from nakhonchai.imports.drafts import Draft
from nakhonchai.records.several import as_json, from_json, lay, several_of


def outcome(draft: Draft) -> tuple[str, list[dict[str, Any]]]:
    """Return the ref of what a row wrote, and the notes by which it is taken back."""
    if draft.resource.handler is not None:
        code, notes = draft.resource.handler.outcome(draft)
        return str(code), list(notes)
    return draft.instance.ref, undo_notes(draft)


def undo_notes(draft: Draft) -> list[dict[str, Any]]:
    """Return for each record written: which, its version after, its values before (None: it is new)."""
    notes = []
    if draft.same_as is None and (draft.record is None or draft.changed_fields):
        notes.append(_note(draft.instance, draft.record, draft.changed_fields))
    if draft.companion is not None and (draft.companion_is_new or draft.companion_fields):
        old = None if draft.companion_is_new else draft.companion_record
        notes.append(_note(draft.companion, old, draft.companion_fields))
    return notes


def _note(now: Any, before: Any, fields: set[str]) -> dict[str, Any]:
    note = {"model": kind_of(type(now)), "ref": now.ref, "version": now.version, "old": None}
    if before is not None:
        rows = sorted(fields & several_of(now))
        old = {name: plain(before, name) for name in sorted(fields.difference(rows))}
        note["old"] = old | {name: as_json(now, f"{name}_was") for name in rows}
        if rows:
            note["new"] = {name: as_json(now, name) for name in rows}
    return note


def plain(record: Any, name: str) -> Any:
    """Return a stored value as JSON holds it."""
    field: Any = type(record)._meta.get_field(name)
    value = getattr(record, field.attname)
    if value is None or isinstance(value, str | int | bool | dict | list):
        return value
    return field.value_to_string(record)


def put_back(record: Any, name: str, value: Any) -> None:
    """Set a value that JSON held; of rows about the record, what they take the place of is there before."""
    if name in several_of(record):
        lay(record, name, from_json(value), was=record.__dict__.get(name))
        return
    field: Any = type(record)._meta.get_field(name)
    if isinstance(field, models.ForeignKey):
        setattr(record, field.attname, value)
    else:
        setattr(record, name, field.to_python(value) if not isinstance(field, models.JSONField) else value)
