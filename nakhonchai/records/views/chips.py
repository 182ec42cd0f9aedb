"""The filters in force, as chips that each lead to the list without it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

MACHINERY = {"page", "page_size", "sort", "format", "after", "before", "count"}


@dataclass(frozen=True)
class Chip:
    """One filter in words, and the page without it."""

    name: str
    label: str
    url: str


def chips_of(form: Any, query: Any) -> list[Chip]:
    """Return a chip for each filter of a bound, validated *form* that has a value."""
    if not form.is_valid():
        return []
    return [
        Chip(name, f"{form.fields[name].label}: {_words(form.fields[name], value)}", _without(query, name))
        for name, value in form.cleaned_data.items()
        if value not in (None, "", False)
    ]


def _words(field: Any, value: Any) -> str:
    if value is True:
        return "ใช่"
    choices = getattr(field, "choices", None)
    flat = {} if callable(choices) else _flat(choices or ())  # those of a picker are found, not listed
    return str(flat.get(str(value)) or getattr(value, "path", "") or value)


def _flat(choices: Any) -> dict[str, Any]:
    """Return the choices of a select without their groups."""
    found: dict[str, Any] = {}
    for value, label in choices:
        if isinstance(label, list | tuple):
            found |= {str(inner): words for inner, words in label}
        else:
            found[str(value)] = label
    return found


def _without(query: Any, name: str) -> str:
    dropped = {name, f"{name}_code", f"{name}_for", "page", "after", "before"}
    return "?" + urlencode([(key, value) for key, value in query.items() if key not in dropped])
