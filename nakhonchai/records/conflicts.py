"""Two people edited the same record: who changed what, and what a second save would do."""

from dataclasses import dataclass
from typing import Any

from nakhonchai.records.forms import RecordForm
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
    base = current.history.filter(version=form.cleaned_data["version"]).first()
    data = form.data.copy()
    fresh = type(form)(instance=current, person=form.person)
    clashes = []
    for name in form.fields:
        if name in {"version", "form_key", "change_reason"} or name not in fresh.fields:
            continue
        typed, stored = form.cleaned_data.get(name), _value(current, name)
        before = _value(base, name) if base is not None else None
        if base is not None and typed == before:
            _put(data, fresh, name)
        elif stored not in (before, typed):
            clashes.append(Change(name, str(fresh.fields[name].label), shown_value(stored), shown_value(typed)))
    data["version"] = str(current.version)
    merged = type(form)(data, instance=current, person=form.person)
    merged.is_valid()
    seen = form.cleaned_data["version"]
    theirs = [entry for entry in entries(current, scope, limit=10) if entry.version > seen]
    return Conflict(merged, theirs, clashes)


def _value(record: Any, name: str) -> Any:
    return getattr(record, name, None)


def _put(data: Any, fresh: RecordForm, name: str) -> None:
    """Put the stored value of a field into the posted data, in the shape in which the field posts it."""
    bound = fresh[name]
    value = fresh.fields[name].prepare_value(bound.initial)
    data[bound.html_name] = "" if value is None else value
