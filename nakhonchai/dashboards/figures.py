"""Figures, kept until something they depend on is written.

The stamps are read first and the figures are kept under them: a figure may
include more than its stamp says, never less, and the next reader sees a new stamp.
Where values live is said in ``keeping``.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Protocol, TypeVar

from nakhonchai.base.freshness import stamps
from nakhonchai.dashboards.dependence import Again, Held, Note, note, take_over
from nakhonchai.dashboards.keeping import current_token, is_kept, kept, was_kept
from nakhonchai.dashboards.measures import (
    ANYTHING,
    COUNTED,
    Measure,
    Part,
    Row,
    Source,
    get_measure,
    rules,
    sources,
    the_day,
)
from nakhonchai.dashboards.pieces import (
    PIECE,
    Pieces,
    Read,
    Stamps,
    are_kept,
    holding,
    pieces_from,
    pieces_of,
    summed,
)
from nakhonchai.dashboards.place_stamps import parted, stamps_by_place, taken_of
from nakhonchai.dashboards.rollup import Figures, roll_up

Worked = TypeVar("Worked")
MOST_WORKED_OUT = 5000  # small things
_worked_out: dict[Any, tuple[Any, Held]] = {}


def _keep_worked_out(key: Any, known: tuple[Any, Held]) -> None:
    if len(_worked_out) >= MOST_WORKED_OUT:
        _worked_out.clear()
    _worked_out[key] = known


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
        self._seen: dict[str, Note] = {}
        self._of: dict[Sequence[str], tuple[int, ...]] = {}
        self._moments: dict[str, Now] = {}
        self._by_place: dict[Sequence[str], Stamps] = {}
        self._said: dict[Callable[[], str], str] = {}
        self._worked_out: dict[Any, Held] = {}
        self.moment = moment

    @cached_property
    def present(self) -> "Now":
        """The same stamps, and the figures of this day."""
        return self.at(None)

    def at(self, moment: Moment | None) -> "Now":
        """Return the same stamps at another time, made once for a request."""
        key = moment.key if moment else ""
        if key == (self.moment.key if self.moment else ""):
            return self
        if key not in self._moments:
            found = self._moments[key] = Now(moment)
            found.token = self.token
            found.stamps, found._moments, found._said = self.stamps, self._moments, self._said
        return self._moments[key]

    @cached_property
    def stamps(self) -> dict[str, int]:
        """The stamp of each kind."""
        return stamps()

    @cached_property
    def _place_stamps(self) -> dict[str, dict[str, int]]:
        """The stamps of every kind by district."""
        return stamps_by_place(self.token, self.stamps)

    def by_place(self, kinds: Sequence[str]) -> Stamps:
        """Return the stamps of *kinds* by kind and district. One query for all that is asked."""
        if kinds not in self._by_place:
            self._by_place[kinds] = taken_of(kinds, self._place_stamps)
        return self._by_place[kinds]

    def pieces(
        self, name: str, kinds: tuple[str, ...], also: str, read: Read[Any], elsewhere: frozenset[str]
    ) -> Pieces[Any]:
        """Return rows by district, read again where *kinds* were written. Ask it ``holding()``.

        Kinds that stand *elsewhere* are no matter of districts: one of them, and all is read again.
        """
        local, other = parted(kinds, elsewhere)
        return pieces_of(name, self.token, self.by_place(local), also, read, self.of(other))

    @cached_property
    def token(self) -> str:
        """What changes when everything that is kept is emptied."""
        return current_token()

    def seen(self, name: str) -> Any:
        """Return what this request already holds of this name."""
        found = self._seen.get(name)
        if found is None:
            return None
        note(name, found)
        return found.value

    def of(self, kinds: Sequence[str]) -> tuple[int, ...]:
        """Return the stamps of *kinds*; 0 for one that nobody ever wrote."""
        kinds = tuple(kinds)
        if kinds not in self._of:
            self._of[kinds] = self._stamps_of(kinds)
        return self._of[kinds]

    def _stamps_of(self, kinds: Sequence[str]) -> tuple[int, ...]:
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
        return (*sorted(self.stamps.items()), *self.also())

    def also(self) -> tuple[str, ...]:
        """Return what figures depend on that nobody writes: the day, a limit of age; each rule once."""
        return tuple(map(self.said, rules()))

    def said(self, rule: Callable[[], str]) -> str:
        """Return what *rule* (``Source.also``) said when it was first asked for this request."""
        found = self._said.get(rule)
        if found is None:
            found = self._said[rule] = rule()
        return found

    def worked_out(self, about: Any, of: Any, make: Callable[[], Worked]) -> Worked:
        """Return what *make* gives: the earlier one, while what it was made of holds, and *of* is the same.

        *about* names all that it depends on besides: whose, where, and who is told.
        """
        found = self._worked_out.get(about)
        if found is None:
            key = self.token, self.moment.key if self.moment else "", self._rules, about
            known = _worked_out.get(key)
            if known is None or known[0] is not of or not known[1].holds(self):
                known = of, Held.make(self, make)
                _keep_worked_out(key, known)
            else:
                take_over(known[1].notes)
            found = self._worked_out[about] = known[1]
        else:
            take_over(found.notes)
        value: Worked = found.value
        return value

    @cached_property
    def _rules(self) -> tuple[str, ...]:
        return (*self.also(), self.said(the_day))

    def kept(
        self,
        name: str,
        kinds: Sequence[str],
        make: Callable[[], Any],
        also: str = "",
        *,
        again: Again | None = None,
        shared: bool = True,
    ) -> Any:
        """Return what *make* gives, made again when something of *kinds* was written.

        *again* asks for it under later stamps; only of plain data, which is compared by what it says.
        """
        found = self._seen.get(name)
        if found is None:
            stamp = self.of(kinds)
            how = {"shared": shared, "may_be_equal": again is not None}
            value = kept(name, (*stamp, also), make, token=self.token, **how)
            found = self._seen[name] = Note(tuple(kinds), stamp, value, again)
        note(name, found)
        return found.value


def figures(measure: Measure, now: Now) -> Figures:
    """Return the figures of *measure* everywhere."""
    return _kept_figures(measure, now, "", 6)


def figures_below(measure: Measure, now: Now, prefix: str) -> Figures:
    """Return the figures of *measure* for one subdistrict and its villages, or one village."""
    return _kept_figures(measure, now, prefix, 8)


def figures_at(measure: Measure, now: Now, code: str) -> Figures:
    """Return the figures of *measure* for one area and the areas below it, down to the subdistrict."""
    return _kept_figures(measure, now, code, 6 if len(code) < 6 else 8)


def whole_is_at_hand(measure: Measure, now: Now) -> bool:
    """Whether the figures of everywhere are kept, or are only to be brought up to date."""
    name = _name_of(measure, now, "")
    if now.seen(name) is not None:
        return True
    if now.moment is None and in_pieces(measure):
        return was_kept(name, now.token)
    return is_kept(name, (*now.of(measure.source.kinds), now.said(measure.source.also)))


def _name_of(measure: Measure, now: Now, prefix: str) -> str:
    return f"of:{now.moment.key if now.moment else ''}:{measure.name}:{prefix}"


def _kept_figures(measure: Measure, now: Now, prefix: str, digits: int) -> Figures:
    moment = now.moment
    name = _name_of(measure, now, prefix)
    if (seen := now.seen(name)) is not None:
        return seen
    source = measure.source
    shared = not prefix and source.derive is None

    def count() -> Figures:
        if moment is not None:
            return moment.figures(measure, now, prefix, digits)
        return present_figures(measure, now, prefix, digits)

    if moment is None and not prefix and in_pieces(measure):
        shared = False  # each process keeps its pieces: what is summed of them is quicker made than fetched
    found: Figures = now.kept(
        name,
        source.kinds,
        count,
        now.said(source.also),
        shared=shared,
        again=lambda later: _kept_figures(measure, later.at(moment), prefix, digits),
    )
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
    name, also = _rows_name(source), now.said(source.also)
    if source.made_of is not None and source.piece is not None:
        return pieces_from(name, source.made_of.pieces(now), also, source.piece)
    return now.pieces(name, source.kinds, also, lambda prefix: source.read(prefix, 6), source.elsewhere)


def _read(source: Source, now: Now, prefix: str, digits: int) -> list[Row]:
    if source.derive:
        derived = source.derive(now.present, prefix, digits)
        return derived if isinstance(derived, list) else list(derived)
    if source.is_local and digits == 6:
        if not prefix:
            with holding():
                return _pieces(source, now).all_rows()
        if len(prefix) <= PIECE:
            return _rows_alone(source, now, prefix)
    return list(source.read(prefix, digits))


def _rows_alone(source: Source, now: Now, prefix: str) -> list[Row]:
    """Return the rows of a province or district: kept with all others where these are at hand, or read."""
    together = source.made_of
    if are_kept(together.name if together is not None else _rows_name(source), now.token):
        with holding():
            return _pieces(source, now).rows_at(prefix)
    if together is not None and source.piece is not None:
        return list(source.piece(together.rows_alone(now, prefix)))
    return list(source.read(prefix, 6))


def _rows_name(source: Source) -> str:
    return f"rows:{source.name}"


def rows(source: Source, now: Now, prefix: str = "", digits: int = 6) -> list[Row]:
    """Return the rows of *source*, asked once for all its measures."""
    moment = now.moment
    found: list[Row] = now.kept(
        f"rows:{source.name}:{prefix}",
        source.kinds,
        lambda: _read(source, now, prefix, digits),
        now.said(source.also),
        shared=False,
        again=lambda later: rows(source, later.at(moment), prefix, digits),
    )
    return found


def present_figures(measure: Measure, now: Now, prefix: str, digits: int) -> Figures:
    """Return the figures of this day, whatever time *now* asks for."""
    if not prefix and digits == 6 and in_pieces(measure):
        return sum_of_pieces(measure, now)
    found = rows(measure.source, now, prefix, digits)
    if prefix:
        return count_again(measure, found)
    counted = _counted.get(measure.name)
    if counted is None or counted[0] is not measure or counted[1] is not found:
        counted = _counted[measure.name] = (measure, found, count_again(measure, found))
    return counted[2]


_counted: dict[str, tuple[Measure, list[Row], Figures]] = {}  # what the same rows of everywhere came to


def count_again(measure: Measure, found: Sequence[Row]) -> Figures:
    """Return the figures of *measure* from the rows of its source."""
    return (measure.figures or roll_up)(measure, found)


def parts(source: Source, now: Now) -> list[Part]:
    """Return the names of the parts of *source*: each process asks, for that is sooner than sharing them."""
    found: list[Part] = now.kept(
        f"parts:{source.name}",
        source.kinds,
        lambda: list(source.parts()),
        shared=False,
        again=lambda later: parts(source, later),
    )
    return found


def figures_named(name: str, now: Now) -> Figures:
    """Return the figures of the measure of this name; nothing everywhere when there is none."""
    measure = get_measure(name)
    return figures(measure, now) if measure else Figures()
