"""Figures, kept until something they depend on is written.

The stamps are read first and the figures are kept under them: a figure may
include more than its stamp says, never less, and the next reader sees a new stamp.
A value lives in Django's cache (for other processes) and, as it is, in this
process; the token in the cache makes ``cache.clear()`` empty both.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Protocol
from uuid import uuid4

from django.core.cache import cache

from nakhonchai.base.freshness import place_stamps, stamps
from nakhonchai.dashboards.measures import ANYTHING, COUNTED, Measure, Part, Row, Source, get_measure, sources
from nakhonchai.dashboards.pieces import Pieces, holding, pieces_of, summed
from nakhonchai.dashboards.rollup import Figures, roll_up

KEPT_SECONDS = 60 * 60 * 24
MEMORY_LIMIT = 600  # small answers (one subdistrict's villages) kept in this process
TOKEN = "figures:token"  # noqa: S105 - names a place in the cache

_memory: dict[str, tuple[str, Any, Any]] = {}


def _token() -> str:
    token = cache.get(TOKEN)
    if token is None:
        cache.add(TOKEN, uuid4().hex, None)
        token = cache.get(TOKEN)
    return str(token)


def kept(name: str, stamp: Any, make: Callable[[], Any], *, shared: bool = True) -> Any:
    """Return what *make* gives, made once for each *stamp*. ``shared``: other processes may use it too."""
    token = _token()
    found = _memory.get(name)
    if found is not None and found[:2] == (token, stamp):
        return found[2]
    there = cache.get(f"figures:{name}") if shared else None
    if there is not None and there[0] == stamp:
        value = there[1]
    else:
        value = make()
        if shared:
            cache.set(f"figures:{name}", (stamp, value), KEPT_SECONDS)
    if len(_memory) >= MEMORY_LIMIT:
        _memory.clear()
    _memory[name] = (token, stamp, value)
    return value


class Moment(Protocol):
    """A time other than the present, at which a page shows its figures."""

    @property
    def key(self) -> str:
        """A name under which what belongs to this time is kept."""

    @property
    def query(self) -> str:
        """The part of an address that asks for this time."""

    @property
    def words(self) -> str:
        """How a page names this time."""

    def figures(self, measure: Measure, now: "Now", prefix: str, digits: int) -> Figures:
        """Return the figures of *measure* at this time."""


class Now:
    """The stamps as one request read them, and what holds under them. One query.

    ``moment`` is the time the figures are of, where that is not the present.
    """

    def __init__(self, moment: Moment | None = None) -> None:
        self._seen: dict[str, Any] = {}
        self.moment = moment

    @cached_property
    def present(self) -> "Now":
        """The same stamps, and the figures of this day."""
        if self.moment is None:
            return self
        found = Now()
        found.stamps = self.stamps
        return found

    @cached_property
    def stamps(self) -> dict[str, int]:
        """The stamp of each kind."""
        return stamps()

    @cached_property
    def _place_stamps(self) -> dict[str, dict[str, int]]:
        return place_stamps()

    def by_place(self, kinds: Sequence[str]) -> dict[tuple[str, str], int]:
        """Return the stamps of *kinds* by kind and district, as this request read them. One query for all."""
        return {
            (kind, place): count
            for kind in kinds
            for place, count in self._place_stamps.get(kind, {}).items()
        }

    @property
    def token(self) -> str:
        """What changes when everything that is kept is emptied."""
        return _token()

    def seen(self, name: str) -> Any:
        """Return what this request already holds of this name."""
        return self._seen.get(name)

    def of(self, kinds: Sequence[str]) -> tuple[int, ...]:
        """Return the stamps of *kinds*; 0 for one that nobody ever wrote."""
        if kinds == ANYTHING:
            return (sum(self.stamps.values()), len(self.stamps))
        return tuple(self.stamps.get(kind, 0) for kind in self.whole(kinds))

    def whole(self, kinds: Sequence[str]) -> tuple[str, ...]:
        """Return *kinds* with all that ``COUNTED`` stands for."""
        return (*kinds, *self._counted) if COUNTED in kinds else tuple(kinds)

    @cached_property
    def _counted(self) -> tuple[str, ...]:
        """The kinds on which any source depends."""
        return tuple(sorted({kind for source in sources() for kind in source.kinds}))

    def everything(self) -> tuple[Any, ...]:
        """Return all that any figure depends on."""
        return (*sorted(self.stamps.items()), *(source.also() for source in sources()))

    def kept(
        self, name: str, kinds: Sequence[str], make: Callable[[], Any], also: str = "", **how: bool
    ) -> Any:
        """Return what *make* gives, made again when something of *kinds* was written."""
        if name not in self._seen:
            self._seen[name] = kept(name, (*self.of(kinds), also), make, **how)
        return self._seen[name]


def figures(measure: Measure, now: Now) -> Figures:
    """Return the figures of *measure* everywhere."""
    return _kept_figures(measure, now, "", 6)


def figures_below(measure: Measure, now: Now, prefix: str) -> Figures:
    """Return the figures of *measure* for one subdistrict and its villages, or one village."""
    return _kept_figures(measure, now, prefix, 8)


def _kept_figures(measure: Measure, now: Now, prefix: str, digits: int) -> Figures:
    moment = now.moment
    name = f"of:{moment.key if moment else ''}:{measure.name}:{prefix}"
    if (seen := now.seen(name)) is not None:
        return seen
    source = measure.source
    shared = not prefix

    def count() -> Figures:
        if moment is not None:
            return moment.figures(measure, now, prefix, digits)
        return present_figures(measure, now, prefix, digits)

    if moment is None and not prefix and in_pieces(measure):
        shared = False  # each process keeps its pieces: what is summed of them is quicker made than fetched
    found: Figures = now.kept(name, source.kinds, count, source.also(), shared=shared)
    return found


def in_pieces(measure: Measure) -> bool:
    """Whether the figures of *measure* are sums of pieces; an average is no sum."""
    return measure.source.is_local and measure.figures is None and measure.mean is None


def sum_of_pieces(measure: Measure, now: Now) -> Figures:
    """Return the figures of a local measure: what a recount gives, from the pieces."""
    with holding():
        pieces = _pieces(measure.source, now)
        tables = summed(measure.name, pieces, lambda rows: _tables(roll_up(measure, rows)))
    return Figures(tables["values"], tables["reach"], tables["by_part"], only_known=measure.only_told)


def _tables(found: Figures) -> dict[str, dict[str, Any]]:
    return {"values": dict(found.values), "reach": dict(found.reach), "by_part": dict(found.by_part)}


def _pieces(source: Source, now: Now) -> Pieces[Row]:
    name, stamped = f"rows:{source.name}", now.by_place(source.kinds)
    return pieces_of(name, now.token, stamped, source.also(), lambda prefix: source.read(prefix, 6))


def _read(source: Source, now: Now, prefix: str, digits: int) -> list[Row]:
    if source.derive:
        return list(source.derive(now.present, prefix, digits))
    if source.is_local and not prefix and digits == 6:
        with holding():
            return _pieces(source, now).all_rows()
    return list(source.read(prefix, digits))


def rows(source: Source, now: Now, prefix: str = "", digits: int = 6) -> list[Row]:
    """Return the rows of *source*, asked once for all its measures."""
    found: list[Row] = now.kept(
        f"rows:{source.name}:{prefix}",
        source.kinds,
        lambda: _read(source, now, prefix, digits),
        source.also(),
        shared=False,
    )
    return found


def present_figures(measure: Measure, now: Now, prefix: str, digits: int) -> Figures:
    """Return the figures of this day, whatever time *now* asks for."""
    if not prefix and digits == 6 and in_pieces(measure):
        return sum_of_pieces(measure, now)
    return count_again(measure, rows(measure.source, now, prefix, digits))


def count_again(measure: Measure, found: Sequence[Row]) -> Figures:
    """Return the figures of *measure* from the rows of its source."""
    return (measure.figures or roll_up)(measure, found)


def parts(source: Source, now: Now) -> list[Part]:
    """Return the names of the parts of *source*."""
    found: list[Part] = now.kept(f"parts:{source.name}", source.kinds, lambda: list(source.parts()))
    return found


def figures_named(name: str, now: Now) -> Figures:
    """Return the figures of the measure of this name; nothing everywhere when there is none."""
    measure = get_measure(name)
    return figures(measure, now) if measure else Figures()
