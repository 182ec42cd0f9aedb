"""What a merge did, row by row, in a form that is kept and can be taken back."""

from typing import Any

from django.apps import apps
from django.db import models

from nakhonchai.base.models import Versioned
from nakhonchai.base.writing import stamp, stamp_history, write

# Follows from the rest, or only counts writes.
DERIVED = {"version", "created_at", "updated_at", "search_key", "sort_key"}
Values = dict[str, Any]


def plain(field: Any, row: Any) -> Any:
    """Return a stored value as JSON holds it."""
    value = getattr(row, field.attname)
    if value is None or isinstance(value, str | int | bool | dict | list):
        return value
    return field.value_to_string(row)


def put(field: Any, row: Any, value: Any) -> None:
    """Set a value that JSON held."""
    if isinstance(field, models.ForeignKey | models.JSONField):
        setattr(row, field.attname, value)
        if isinstance(field, models.ForeignKey):
            row._state.fields_cache.pop(field.name, None)
    else:
        setattr(row, field.attname, field.to_python(value))


def fields_of(row: Any) -> dict[str, Any]:
    """Return the columns of a row that a merge may change, by name."""
    return {
        field.attname: field
        for field in type(row)._meta.concrete_fields
        if not field.primary_key and field.attname not in DERIVED
    }


def snapshot(row: Any, *, whole: bool = False) -> Values:
    """Return the values of a row; ``whole`` with those that follow from others."""
    fields = fields_of(row)
    if whole:
        fields = {one.attname: one for one in type(row)._meta.concrete_fields if not one.primary_key}
    return {name: plain(field, row) for name, field in fields.items()}


class Journal:
    """Writes rows and remembers what they were before, in order."""

    def __init__(self, by: Any, reason: str) -> None:
        self.by, self.reason = by, reason
        self.entries: list[dict[str, Any]] = []

    def change(self, row: Any, before: Values, *, version: int | None = None, always: bool = False) -> None:
        """Write *row*, which was *before*."""
        save(row, by=self.by, reason=self.reason, version=version, always=always)
        after = snapshot(row)
        changed = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
        if changed:
            self._note("change", row, changed)

    def drop(self, row: Any) -> None:
        """Delete a row that says what another says already; all of it is remembered."""
        self._note("drop", row, {name: [value, None] for name, value in snapshot(row, whole=True).items()})
        stamp_history(row, by=self.by, reason=self.reason)
        places = row if isinstance(row, Versioned) else None
        row.delete()
        if places is not None:
            stamp(places)

    def _note(self, what: str, row: Any, fields: dict[str, Any]) -> None:
        self.entries.append({"do": what, "model": row._meta.label_lower, "pk": row.pk, "fields": fields})


def save(row: Any, *, by: Any, reason: str, version: int | None = None, always: bool = False) -> None:
    """Write a row the way its model is written: with version, history and stamps where it has them."""
    if isinstance(row, Versioned):
        write(row, by=by, reason=reason, version=version, always=always)
    else:
        row.save()


def model_of(entry: dict[str, Any]) -> Any:
    """Return the model of an entry, also one that lies behind a many-to-many field."""
    app, name = entry["model"].split(".")
    return next(
        one
        for one in apps.get_app_config(app).get_models(include_auto_created=True)
        if one._meta.model_name == name
    )
