"""Two people edited the same record: who changed what, and what a second save would do."""

from dataclasses import dataclass
from typing import Any

from django import forms

from nakhonchai.records.forms import MACHINERY, RecordForm, means_the_same
from nakhonchai.records.history import Change, Entry, entries, shown_value


@dataclass
class Conflict:
    """What the other person saved since this form was opened.

    ``form`` holds both: the fields only the other changed have the stored value, the
    fields this person changed keep what was typed. ``clashes`` are the fields both
    changed: there what was typed stays, and the stored value stands beside it.
    """

    form: RecordForm
    theirs: list[Entry]
    clashes: list[Change]


def find_conflict(form: RecordForm, current: Any, scope: Any) -> Conflict:
    """Merge the typed *form* with the *current* record, three-way from the version the form began with."""
    seen = form.cleaned_data["version"]
    began = current.history.filter(version=seen).order_by("-history_id").first()
    base = began.instance if began is not None else None
    data: Any = form.data.copy()  # type: ignore[attr-defined]
    fresh = type(form)(instance=current, person=form.person)
    clashes = []
    for name in form.fields:
        if name in MACHINERY:
            continue
        typed, stored = _or_blank(form.cleaned_data.get(name)), _value(fresh, current, name)
        before = _value(fresh, base, name)
        if base is not None and means_the_same(typed, before):
            _put(data, fresh, name)
        elif not means_the_same(stored, before) and not means_the_same(stored, typed):
            clashes.append(_clash(fresh, name, stored, typed))
    data["version"] = str(current.version)
    merged = type(form)(data, instance=current, person=form.person)
    merged.is_valid()
    theirs = [entry for entry in entries(current, scope, limit=20) if entry.version > seen]
    return Conflict(merged, theirs, clashes)


def _value(form: RecordForm, record: Any, name: str) -> Any:
    return _or_blank(None if record is None else form.stored_value(record, name))


def _or_blank(value: Any) -> Any:
    return "" if value is None else value


def _clash(fresh: RecordForm, name: str, stored: Any, typed: Any) -> Change:
    """Put a field that both changed in words."""
    choices = dict(getattr(fresh.fields[name], "choices", None) or ())
    words = [
        shown_value(choices.get(value, value) if _hashable(value) else value) for value in (stored, typed)
    ]
    return Change(name, str(fresh.fields[name].label), words[0], words[1])


def _hashable(value: Any) -> bool:
    return isinstance(value, str | int)


def _put(data: Any, fresh: RecordForm, name: str) -> None:
    """Put the stored value of a field into the posted data, in the shape in which the field posts it."""
    bound = fresh[name]
    value = fresh.fields[name].prepare_value(bound.initial)
    widget: Any = bound.field.widget
    if isinstance(widget, forms.MultiWidget):
        names: Any = widget.widgets_names  # type: ignore[attr-defined]
        parts: Any = widget.decompress(value)
        for suffix, part in zip(names, parts, strict=True):
            data[bound.html_name + suffix] = part or ""
        return
    if isinstance(value, list):
        data.setlist(bound.html_name, value)
        return
    shown = bound.field.widget.format_value(value) if value is not None else ""
    if isinstance(value, bool):
        data.pop(bound.html_name, None)
        if value:
            data[bound.html_name] = "on"
        return
    data[bound.html_name] = shown[0] if isinstance(shown, list) else ("" if shown is None else shown)
