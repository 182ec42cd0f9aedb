"""What a program can read. A collection is declared once; answers, OpenAPI and the guide read it.

Each app declares its own in ``open_data.py``, found as Django finds ``admin.py``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nakhonchai.accounts.scope import Scope
from nakhonchai.dashboards.figures import Now

MOST_ROWS, USUAL_ROWS = 1000, 100
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a row. ``kind``: string, integer, number or boolean; ``may_be_null`` says when it is."""

    name: str
    kind: str
    meaning: str
    may_be_null: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Param:
    """One question an address may carry. A value fits ``pattern`` whole, or ``wrong`` is said."""

    name: str
    meaning: str
    pattern: str
    wrong: str
    example: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    is_number: bool = False


@dataclass(frozen=True)
class Asked:
    """One request: who reads, at which moment, with which answers to the questions."""

    person: Any
    scope: Scope
    now: Now
    values: Mapping[str, str]
    after: str = ""
    limit: int = USUAL_ROWS

    def value(self, name: str) -> str:
        """Return what was asked under this name; "" for nothing."""
        return self.values.get(name, "")


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows in a lasting order; ``after`` is the place of the last one where more follow."""

    rows: Sequence[Record]
    after: str = ""


@dataclass(frozen=True)
class Collection:
    """One address of the API. ``read`` gives the rows after ``asked.after``, no more than ``asked.limit``."""

    name: str
    title: str
    meaning: str
    fields: Sequence[Field]
    params: Sequence[Param]
    read: Callable[[Asked], Rows]
    # What the reader's rights change in it, in words.
    rights: str = ""
    order: int = 100


class RefusedError(Exception):
    """What was asked cannot be answered: a status, a sentence, and which question it is about."""

    def __init__(self, status: int, detail: str, param: str = "") -> None:
        super().__init__(detail)
        self.status, self.detail, self.param = status, detail, param


_registry: dict[str, Collection] = {}


def offer(collection: Collection) -> None:
    """Declare a collection."""
    _registry[collection.name] = collection


def all_collections() -> list[Collection]:
    """Return every collection in the order of the guide."""
    return sorted(_registry.values(), key=lambda one: (one.order, one.name))


def get_collection(name: str) -> Collection | None:
    """Return the collection of this name."""
    return _registry.get(name)


def cut(found: Sequence[Record], limit: int, place: Callable[[Record], str]) -> Rows:
    """Return the first *limit* of rows that were read with one more than asked."""
    shown = found[:limit]
    return Rows(shown, place(shown[-1]) if len(found) > limit else "")
