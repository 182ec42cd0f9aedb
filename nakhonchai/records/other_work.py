"""Work that waits elsewhere, shown beside the tasks: a higher package says what it has for a person."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class OtherWork:
    """A number of things to do, and the page where they are done."""

    label: str
    url: str
    count: int


WorkMaker = Callable[[Any], OtherWork | None]
_makers: list[WorkMaker] = []


def tell_of_work(maker: WorkMaker) -> WorkMaker:
    """Let *maker* say what a person has to do; None where there is nothing. Called when Django is ready."""
    if maker not in _makers:
        _makers.append(maker)
    return maker


def other_work(person: Any) -> list[OtherWork]:
    """Return what waits elsewhere for *person*."""
    return [work for maker in _makers if (work := maker(person)) is not None]
