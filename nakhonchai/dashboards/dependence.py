"""What a page was made of, noted while it is made: so that a write costs only what it touched.

Making a page asks for figures that are kept (``Now.kept``), and asks the database itself. Both are noted.
Under later stamps the page still holds where each figure still is the very same object (one that can be
asked again is counted again, and a count that comes out equal is the earlier object), and nothing was
written in the apps of the tables that were asked directly.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from threading import local
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connection

from nakhonchai.base.models import Freshness, Versioned

if TYPE_CHECKING:
    from nakhonchai.dashboards.figures import Now

Again = Callable[["Now"], Any]
# The tree and the moment of a page are known before anything is noted.
ALWAYS = frozenset({"geography", "dashboards"})
ALL = "*"  # among apps: somebody asked what nobody stamps; whatever is written, it is made again
_NAMES = re.compile(r"[a-z][a-z0-9_]*_[a-z0-9_]+")


@dataclass(frozen=True, slots=True)
class Note:
    """A kept value that was asked for: under which stamps it was kept, and how it is asked again."""

    kinds: tuple[str, ...]
    stamp: tuple[Any, ...]
    value: Any
    again: Again | None

    def holds(self, now: "Now") -> bool:
        """Whether the value is the same under the stamps of *now*."""
        if now.of(self.kinds) == self.stamp:
            return True
        return self.again is not None and self.again(now) is self.value


@dataclass
class Notes:
    """All that was asked for while something was made."""

    kept: dict[str, Note] = field(default_factory=dict)
    apps: set[str] = field(default_factory=lambda: set(ALWAYS))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked for."""
        return not self.kept and self.apps == ALWAYS

    def add(self, other: "Notes") -> None:
        """Take over what a part was made of. The note under earlier stamps stays: it says less."""
        for name, note in other.kept.items():
            self.kept.setdefault(name, note)
        self.apps |= other.apps


@dataclass
class Held:
    """Something that was made, with what it was made of and the stamps at which it held last."""

    value: Any
    notes: Notes
    stamps: dict[str, int]
    direct: tuple[tuple[str, int], ...]

    @classmethod
    def make(cls, now: "Now", make: Callable[[], Any]) -> "Held":
        """Make it, and note what it is made of. The stamps are read first."""
        stamps = now.stamps
        with noting() as notes:
            value = make()
        return cls(value, notes, stamps, _stamped(stamps, notes.apps))

    def holds(self, now: "Now") -> bool:
        """Whether it would be made the same way under the stamps of *now*."""
        if self.stamps == now.stamps:
            return True
        if _stamped(now.stamps, self.notes.apps) != self.direct:
            return False
        if not all(note.holds(now) for note in self.notes.kept.values()):
            return False
        self.stamps = now.stamps
        return True


def _stamped(stamps: dict[str, int], names: set[str]) -> tuple[tuple[str, int], ...]:
    found = (
        stamps.items() if ALL in names else ((kind, stamps[kind]) for kind in stamps if _app(kind) in names)
    )
    return tuple(sorted(found))


def _app(kind: str) -> str:
    return kind.partition(".")[0]


class _Local(local):
    notes: Notes | None = None


_local = _Local()


def note(name: str, found: Note) -> None:
    """Say that a kept value was asked for."""
    if _local.notes is not None:
        _local.notes.kept.setdefault(name, found)


def take_over(notes: Notes) -> None:
    """Say that something was used that was made earlier."""
    if _local.notes is not None:
        _local.notes.add(notes)


@contextmanager
def noting() -> Iterator[Notes]:
    """Note what is asked for; whoever notes around it gets the same."""
    outer, notes = _local.notes, Notes()
    _local.notes = notes
    try:
        with connection.execute_wrapper(_note_tables):
            yield notes
    finally:
        _local.notes = outer
    take_over(notes)


@contextmanager
def by_itself() -> Iterator[None]:
    """Note nothing: what is made here says itself on which stamps it depends.

    Nobody looks on at its questions either, so that those with a kept plan are asked by it.
    """
    outer, wrappers = _local.notes, connection.execute_wrappers
    _local.notes = None
    connection.execute_wrappers = [one for one in wrappers if one is not _note_tables]
    try:
        yield
    finally:
        _local.notes, connection.execute_wrappers = outer, wrappers


def _note_tables(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    if _local.notes is not None:
        tables = _apps_by_table()
        _local.notes.apps.update(tables[name] for name in set(_NAMES.findall(sql)) if name in tables)
    return execute(sql, params, many, context)


@cache
def _apps_by_table() -> dict[str, str]:
    """Return the app of each table; ``ALL`` where nothing of the app is ever stamped."""
    models = apps.get_models(include_auto_created=True)
    stamped = {model._meta.app_label for model in models if issubclass(model, Versioned)}
    found = {
        model._meta.db_table: model._meta.app_label if model._meta.app_label in stamped else ALL
        for model in models
    }
    del found[Freshness._meta.db_table]  # the stamps themselves
    return found
