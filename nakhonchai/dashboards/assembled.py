"""Pages of areas as they were assembled, for readers who may see the same: only drawing is left to do.

A page follows from its address, the reach of its reader, the day, and what is written. The first three are
its key; of what is written it is noted what the page, and each part of it, was made of (``dependence``):
after a save only those parts are made again that it touched. What is a reader's own is put in afterwards.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any, TypeVar

from django.utils import timezone

from nakhonchai.dashboards.dependence import Held, take_over
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.reading import Reading

MOST = 64  # pages; one holds some hundred kilobytes

Made = TypeVar("Made")


class Parts:
    """The parts of a page, each made again only where what it was made of changed."""

    def __init__(self, now: Now, before: "Parts | None") -> None:
        self._now = now
        self._held: dict[str, Held] = dict(before._held) if before else {}
        # Blocks as they were drawn, with the parts that each was drawn from.
        self.drawn: dict[Any, Any] = before.drawn if before else {}

    def part(self, name: str, make: Callable[[], Made]) -> Made:
        """Return the part of this name: the very same object while it holds."""
        held = self._held.get(name)
        if held is None or not held.holds(self._now):
            held = self._held[name] = Held.make(self._now, make)
        else:
            take_over(held.notes)
        found: Made = held.value
        return found


_made: OrderedDict[Any, tuple[Held, Parts]] = OrderedDict()
_lock = Lock()


def assembled(reading: Reading, about: str, query: Mapping[str, str], make: Callable[[Parts], Made]) -> Made:
    """Return what *make* gives of its parts, made once for all that it depends on.

    *about* names what the page is about: an area ("": the cluster), or a number of one.
    """
    scope, now = reading.scope, reading.now
    key = (
        now.token,
        about,
        now.moment.key if now.moment else "",
        tuple(sorted(query.items())),
        (scope.role, scope.areas, scope.clusters),
        timezone.localdate(),
        now.also(),
    )
    with _lock:
        known = _made.get(key)
    if known is None or not known[0].holds(now):
        parts = Parts(now, known[1] if known else None)
        known = Held.make(now, lambda: make(parts)), parts
    with _lock:
        _made[key] = known
        _made.move_to_end(key)
        while len(_made) > MOST:
            _made.popitem(last=False)
    found: Made = known[0].value
    return found
