"""What is held about a person, and how it is forgotten: each app answers for what it keeps.

An app that knows something of a person has a module ``personal`` with parts marked
``@personal_part("leaders.leader")``: what a part *gathers* goes into the file that the person may ask
for, and what it *forgets* is gone when they ask for that. The modules are found when Django starts.

Most need no part: what has a foreign key to the person (positions, participations, honours), files,
tasks, history and the access log are found by introspection (``persons.holdings``,
``persons.forgetting``). A part is for what introspection cannot know: rows of imports, a link that
says who the person is, what names the person in words of its own.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from nakhonchai.records.models import Record

GONE = "(ลบข้อมูลแล้ว)"


@dataclass(frozen=True)
class Holding:
    """Something held about a person: a title, and rows of heading → value."""

    title: str
    rows: list[dict[str, Any]]


@dataclass(frozen=True)
class Forgotten:
    """What was emptied or removed: in words, and how many."""

    what: str
    count: int


@dataclass(frozen=True)
class Identity:
    """By what a person is known: names, numbers, and other texts that are theirs alone.

    ``born`` and ``area`` do not say who somebody is; with a name they do (see tombstones).
    """

    given: str
    family: str
    telephones: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    born: int | None = None
    area: str = ""

    @property
    def full(self) -> str:
        """Both names, without a title; "" where one of them is not known: one alone names nobody."""
        return f"{self.given} {self.family}" if self.given and self.family else ""


@dataclass
class Forgetting:
    """One erasure under way. ``files`` are removed from the disk when the transaction has ended well."""

    person: Record
    identity: Identity
    by: Any
    reason: str
    files: list[Any] = field(default_factory=list)
    # Records that were merged into the person's, and by what they were known; the person's own comes first.
    seen: dict[str, Identity] = field(default_factory=dict)


class PersonalPart:
    """What one app holds about a person. ``covers`` names models that introspection leaves to this part."""

    covers: ClassVar[tuple[str, ...]] = ()

    def gather(self, person: Record) -> Iterable[Holding]:
        """Return what is held; it goes into the person's file."""
        return ()

    def forget(self, forgetting: Forgetting) -> Iterable[Forgotten]:
        """Empty or remove what says something about the person; what is counted may stay without them."""
        return ()


_parts: list[tuple[int, str, PersonalPart]] = []
_identities: dict[str, Callable[[Any], Identity]] = {}


def personal_part(kind: str, *, order: int = 50) -> Callable[[type[PersonalPart]], type[PersonalPart]]:
    """Mark a class that answers for what an app holds about persons of *kind* ("leaders.leader")."""

    def mark(part: type[PersonalPart]) -> type[PersonalPart]:
        _parts.append((order, kind, part()))
        return part

    return mark


def identifies(kind: str) -> Callable[[Callable[[Any], Identity]], Callable[[Any], Identity]]:
    """Mark the function that says by what a person of *kind* is known."""

    def mark(function: Callable[[Any], Identity]) -> Callable[[Any], Identity]:
        _identities[kind] = function
        return function

    return mark


def parts_of(person: Record) -> list[PersonalPart]:
    """Return the parts for a person, in their order."""
    kind = person._meta.label_lower
    found = sorted((order, number) for number, (order, of, _part) in enumerate(_parts) if of == kind)
    return [_parts[number][2] for _order, number in found]


def identity_of(person: Record) -> Identity:
    """Return by what a person is known. A kind that says nothing raises ``KeyError``: it is no person."""
    return _identities[person._meta.label_lower](person)


# --- Those who asked not to be kept: a row of a file about them is not written

# Gives, once for each reading of a file, a function (kind, values, record) → why the row is kept out, or "".
GuardMaker = Callable[[], Callable[[str, dict[str, Any], Any], str]]
_guards: list[GuardMaker] = []


def keeps_out(maker: GuardMaker) -> GuardMaker:
    """Let *maker* say which rows of a file are not brought in. Called when Django is ready."""
    if maker not in _guards:
        _guards.append(maker)
    return maker


class Gate:
    """Asked for each row of a file; what the guards know is read when the first row is asked about."""

    def __init__(self) -> None:
        self._asked: list[Any] | None = None

    def refusal(self, kind: str, values: dict[str, Any], record: Any) -> str:
        """Return why a row is kept out, or "" for a row that may come in."""
        if self._asked is None:
            self._asked = [maker() for maker in _guards]
        return next((why for guard in self._asked if (why := guard(kind, values, record))), "")


# --- What the public is told about why personal data is kept


@dataclass(frozen=True)
class ToldPurpose:
    """A purpose as the privacy notice names it."""

    name: str
    covers: str
    basis: str
    retention: str


PurposeMaker = Callable[[], Iterable[ToldPurpose]]
_purposes: list[PurposeMaker] = []


def tells_purposes(maker: PurposeMaker) -> PurposeMaker:
    """Let *maker* name purposes in the privacy notice. Called when Django is ready."""
    if maker not in _purposes:
        _purposes.append(maker)
    return maker


def told_purposes() -> Iterator[ToldPurpose]:
    """Yield the purposes for which personal data is kept."""
    for maker in _purposes:
        yield from maker()
