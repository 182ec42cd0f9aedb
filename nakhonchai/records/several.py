"""Columns whose cell holds several rows about the record, one a line: its places, its partners, its people.

A file names the rows (:class:`Entry`); what is laid on a record is written by its kind (``Record.settle``),
which learns from :func:`difference` what came and what went. The names stand in ``Record.several``.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.resources import SheetColumn
from nakhonchai.records.widgets import LinesWidget
from nakhonchai.thai import Emptiness, ThaiValueError, clean_ref, emptiness, search_key, to_arabic

_CODE = re.compile(r"\d{2}|\d{4}|\d{6}|\d{8}|\d{6}[A-Z]\d", re.ASCII)
NO_ROLE = "ไม่รู้จักบทบาท “{said}” โปรดใส่อย่างใดอย่างหนึ่ง: {listed} แล้วตามด้วย : และรหัส"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: the code or ref that it names, as what, and the name that is written beside it.

    ``made`` is a record that another row of the same file makes; until it is written the key says where.
    """

    key: str
    role: str = ""
    label: str = field(default="", compare=False)
    made: Any = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a cell as it was read: a key or none, and the words beside it."""

    key: str
    text: str
    role: str = ""


class SeveralWidget(LinesWidget):
    """Lines "role: key name"; without roles "key name"."""

    def __init__(
        self,
        hint: str,
        *,
        roles: type[models.TextChoices] | None = None,
        default: str = "",
        codes: bool = False,
    ) -> None:
        super().__init__()
        self.codes, self.default = codes, default
        self.labels = {value: str(label) for value, label in roles.choices} if roles else {}
        self.roles = {search_key(label): value for value, label in self.labels.items()}
        self.hint = hint + (" บทบาท: " + " / ".join(self.labels.values()) if roles else "")

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        """Return the lines; None where the cell says "none" or "unknown" in words."""
        if emptiness(value) is not Emptiness.VALUE:
            return None
        text = super().clean(value)
        return tuple(dict.fromkeys(self._said(line.strip()) for line in text.split("\n") if line.strip()))

    def _said(self, line: str) -> Said:
        role, colon, rest = line.partition(":") if self.roles else ("", "", line)
        if not colon:
            role, rest = self.default, line
        elif (known := self.roles.get(search_key(role))) is None:
            listed = " / ".join(self.labels.values())
            raise ThaiValueError(NO_ROLE.format(said=role.strip()[:40], listed=listed))
        else:
            role = known
        first, _, more = rest.strip().partition(" ")
        key = self._key(first)
        return Said(key, more.strip() if key else rest.strip(), role)

    def _key(self, word: str) -> str:
        if self.codes:
            code = to_arabic(word).upper()
            return code if _CODE.fullmatch(code) else ""
        try:
            return clean_ref(word) if word.isascii() else ""
        except ThaiValueError:
            return ""

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str | None:
        """Return the lines."""
        return "\n".join(map(self._line, value)) if value else None

    def _line(self, entry: Entry) -> str:
        role = f"{self.labels[entry.role]}: " if self.labels else ""
        return f"{role}{entry.key} {entry.label}".strip()

    def same(self, old: Any, new: Any) -> bool:
        """Whether the same rows are meant, in whatever order."""
        return set(old or ()) == set(new or ())


class SeveralColumn(SheetColumn):
    """Rows about the record. ``rows``: where ``for_export`` leaves them; ``entry`` tells one.

    ``target`` is the model of the records that are named ("" : places); ``once`` refuses one in two roles.
    """

    widget: SeveralWidget

    def __init__(
        self,
        attribute: str,
        heading: str,
        widget: SeveralWidget,
        *,
        rows: str,
        entry: Callable[[Any], Entry],
        data: DataClass,
        target: str = "",
        once: bool = False,
    ) -> None:
        super().__init__(attribute, heading, widget)
        self.rows, self.entry, self.data, self.target, self.once = rows, entry, data, target, once

    def class_in(self, model: type[models.Model]) -> DataClass:
        """Return the class of the rows, which are no field of the record."""
        return self.data

    def value_of(self, record: Any) -> tuple[Entry, ...] | None:
        """Return what was laid on the record, else its rows as far as the reader finds them."""
        if self.attribute in record.__dict__:
            laid: tuple[Entry, ...] | None = record.__dict__[self.attribute]
            return laid
        return tuple(map(self.entry, getattr(record, self.rows, ()))) or None

    def put(self, record: Any, value: Any) -> None:
        """Lay entries on the record, to be written with it."""
        lay(record, self.attribute, value, was=self.value_of(record))

    @property
    def target_is_person(self) -> bool:
        """Whether the lines name people."""
        return bool(self.target) and apps.get_model(self.target).scope_rule == ScopeRule.PERSON

    @property
    def stored_fields(self) -> set[str]:
        """Not a field, but a name of ``Record.several``."""
        return {self.attribute}


def several_of(record: Any) -> frozenset[str]:
    """Return the names under which rows are laid on a record; a place, which is none, has no such rows."""
    return frozenset(getattr(record, "several", ()))


def lay(record: Any, name: str, entries: Iterable[Entry] | None, *, was: Iterable[Entry] | None) -> None:
    """Lay entries on a record, with those that they take the place of."""
    record.__dict__[name], record.__dict__[f"{name}_was"] = tuple(entries or ()), tuple(was or ())


def name_made(record: Any) -> None:
    """Call what rows of the same file made by the refs that it has now; ask once it is written."""
    for name in several_of(record):
        if any(one.made is not None for one in record.__dict__.get(name, ())):
            record.__dict__[name] = tuple(map(_with_ref, record.__dict__[name]))


def _with_ref(entry: Entry) -> Entry:
    return entry if entry.made is None else Entry(entry.made.ref, entry.role, entry.label)


def difference(record: Any, name: str) -> tuple[set[Entry], set[Entry]]:
    """Return what came and what went of the entries that were laid on a record."""
    now, was = set(record.__dict__.get(name, ())), set(record.__dict__.get(f"{name}_was", ()))
    return now - was, was - now


def as_json(record: Any, name: str) -> list[list[str]]:
    """Return the entries of a record as JSON holds them."""
    return [[one.key, one.role] for one in record.__dict__.get(name, ())]


def from_json(stored: Iterable[list[str]] | None) -> tuple[Entry, ...]:
    """Return the entries that JSON held."""
    return tuple(Entry(*one) for one in stored or ())
