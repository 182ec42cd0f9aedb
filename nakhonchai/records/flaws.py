"""What in the records wants mending, as each package knows it, for the page of data quality.

A package with more to say than a count of records has a module ``flaws`` with functions marked
``@flaw_maker``: each gets the reader and a prefix of area codes and returns a :class:`FlawCount`
with the page where it is mended, or None. What can be counted by area for everybody is a measure
instead (``Panel.QUALITY``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FlawCount:
    """How often something wants mending, what it means, and where that is done."""

    label: str
    count: int
    unit: str
    meaning: str
    url: str


FlawMaker = Callable[[Any, str], FlawCount | None]
_makers: list[tuple[int, FlawMaker]] = []


def flaw_maker(*, order: int = 50) -> Callable[[FlawMaker], FlawMaker]:
    """Mark a function that counts something to mend."""

    def mark(maker: FlawMaker) -> FlawMaker:
        _makers.append((order, maker))
        return maker

    return mark


def flaws_at(person: Any, prefix: str) -> list[FlawCount]:
    """Return what *person* may mend below *prefix* ("" for everywhere), in order."""
    made = (maker(person, prefix) for _order, maker in sorted(_makers, key=lambda one: one[0]))
    return [flaw for flaw in made if flaw is not None]
