"""Figures in pieces, one for each district: after a write only the piece that it touched is counted again.

A source is *local* where what it gives at home in a district depends only on what is stamped in that
district, in its province itself, or nowhere in particular. Then its rows are kept by district, with the
stamps they were read under, and its figures are kept as sums of pieces: a province is the sum of its
districts' pieces, so that a write in one district costs that district, and not the nation.

What is kept here is as right as a recount: pieces are replaced whole and provinces are summed anew,
never changed by a difference (``tests/dashboards/test_pieces.py`` compares after random edits).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from threading import RLock
from typing import Any, Generic, TypeVar

from nakhonchai.dashboards.rollup import CLUSTER

PIECE, PROVINCE = 4, 2  # digits
MOST_AT_ONCE = 3  # provinces; where more were written in, everything is read again in one query

AnyRow = TypeVar("AnyRow", bound=tuple[Any, ...])
Stamps = Mapping[str, Mapping[str, int]]  # by kind and district; what did not change is the same object
NONE: Mapping[str, int] = {}
Read = Callable[[str], Iterable[AnyRow]]
Make = Callable[[Sequence[Any]], Iterable[AnyRow]]


def piece_of(place: str) -> str:
    """Return the piece in which a place is counted: its district, its province itself, or "" for others."""
    return "" if place.startswith(CLUSTER) else place[:PIECE]


@dataclass
class Pieces(Generic[AnyRow]):
    """The rows of one source by district, when each piece was replaced, and what was summed of them."""

    token: str
    also: str
    stamps: Stamps = field(default_factory=dict)
    elsewhere: tuple[int, ...] = ()
    rows: dict[str, list[AnyRow]] = field(default_factory=dict)
    turns: dict[str, int] = field(default_factory=dict)
    turn: int = 0
    sums: dict[str, "Sums"] = field(default_factory=dict)
    # Where they are made of other pieces: of which, and up to which of their turns.
    base: "Pieces[Any] | None" = None
    seen: int = -1

    def replace(self, found: Iterable[AnyRow], prefix: str) -> None:
        """Put what was read under *prefix* ("" for everything) in the place of what was there.

        A piece that says the same as before was not replaced: nothing is summed again for it.
        """
        parted: defaultdict[str, list[AnyRow]] = defaultdict(list)
        for row in found:
            parted[piece_of(row[0])].append(row)
        if len(prefix) == PIECE:
            there = {prefix} & self.rows.keys()
        else:
            there = {piece for piece in self.rows if piece.startswith(prefix)}
        self._put(parted, there | parted.keys())

    def make_again(self, make: "Make[AnyRow]") -> None:
        """Make the pieces again whose base was replaced since it was last looked at."""
        base = self.base
        if base is None or self.seen == base.turn:
            return
        changed = base.changed_since(self.seen)
        found = {piece: list(make(base.rows[piece])) for piece in changed if piece in base.rows}
        self._put({piece: rows for piece, rows in found.items() if rows}, changed)
        self.seen = base.turn

    def _put(self, parted: Mapping[str, list[AnyRow]], places: set[str]) -> None:
        """Put what was *parted* in the place of what there was in *places*."""
        changed = {piece for piece in places if self.rows.get(piece) != parted.get(piece)}
        if changed:
            self.turn += 1
        for piece in changed:
            self.turns.pop(piece, None)  # what was replaced last stands last
            self.turns[piece] = self.turn
            if piece in parted:
                self.rows[piece] = parted[piece]
            else:
                del self.rows[piece]

    def all_rows(self) -> list[AnyRow]:
        """Return the rows of all pieces."""
        return [row for rows in self.rows.values() for row in rows]

    def rows_at(self, prefix: str) -> list[AnyRow]:
        """Return the rows of a district, or of all pieces of a province."""
        if len(prefix) == PIECE:
            return list(self.rows.get(prefix, ()))
        return [row for piece, rows in self.rows.items() if piece.startswith(prefix) for row in rows]

    def changed_since(self, turn: int) -> set[str]:
        """Return the pieces that were replaced after *turn*."""
        later = takewhile(lambda one: one[1] > turn, reversed(self.turns.items()))
        return {piece for piece, _ in later}


_kept: dict[str, Pieces[Any]] = {}
_lock = RLock()


def holding() -> RLock:
    """Return the lock under which pieces are refreshed and summed: another thread may replace them."""
    return _lock


def pieces_of(
    name: str, token: str, now: Stamps, also: str, read: Read[AnyRow], elsewhere: tuple[int, ...] = ()
) -> Pieces[AnyRow]:
    """Return the rows of a source, read again where something was stamped since. Ask it ``holding()``.

    *now* are the stamps of its kinds, read before the rows: those may include more than the stamps say,
    never less. Stamps that another thread read earlier than what is kept only make pieces be read again.
    *elsewhere* are the stamps of kinds that are stamped in other districts than those that they change:
    where these moved, everything is read again.
    """
    pieces = _kept.get(name)
    if pieces is None or (pieces.token, pieces.also) != (token, also):
        pieces = _kept[name] = Pieces(token, also)
        pieces.replace(read(""), "")
    elif pieces.elsewhere != elsewhere:
        pieces.replace(read(""), "")
    elif pieces.stamps is not now:
        _refresh(pieces, _changed(pieces.stamps, now), read)
    pieces.stamps, pieces.elsewhere = now, elsewhere
    return pieces


def are_kept(name: str, token: str) -> bool:
    """Whether pieces of this name are kept here, under whatever stamps."""
    found = _kept.get(name)
    return found is not None and found.token == token


def pieces_from(name: str, base: Pieces[Any], also: str, make: Make[AnyRow]) -> Pieces[AnyRow]:
    """Return pieces that are made of those of *base*, made again where these were. Ask it ``holding()``.

    What *make* gives of a piece is at home in that piece, and follows from its rows and *also* alone.
    """
    pieces = _kept.get(name)
    if pieces is None or pieces.base is not base or pieces.also != also:
        pieces = _kept[name] = Pieces(base.token, also, base=base)
    pieces.make_again(make)
    return pieces


# The last comparison of each kind: most sources ask for the same.
_compared: dict[str, tuple[Mapping[str, int], Mapping[str, int], set[str]]] = {}


def _changed(before: Stamps, now: Stamps) -> set[str]:
    """Return the districts in which anything was stamped between *before* and *now*."""
    found = [_places_changed(kind, before.get(kind, NONE), places) for kind, places in now.items()]
    return set().union(*found)


def _places_changed(kind: str, before: Mapping[str, int], now: Mapping[str, int]) -> set[str]:
    if before is now:
        return set()
    known = _compared.get(kind)
    if known is None or known[0] is not before or known[1] is not now:
        changed = {place for place, count in now.items() if before.get(place) != count}
        known = _compared[kind] = before, now, changed
    return known[2]


def _refresh(pieces: Pieces[AnyRow], places: set[str], read: Read[AnyRow]) -> None:
    together = defaultdict(set)
    for place in places:
        together[place[:PROVINCE]].add(place)
    if any(len(place) < PROVINCE for place in together) or len(together) > MOST_AT_ONCE:
        pieces.replace(read(""), "")
        return
    for province, own in sorted(together.items()):
        place = province if len(own) > 1 else own.pop()  # one query a province, whatever was written there
        pieces.replace(read(place), place)


@dataclass
class Sums:
    """What was summed of the pieces, and up to which turn."""

    turn: int = -1
    # By province, and in it by piece.
    parts: defaultdict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    total: dict[str, dict[str, Any]] = field(default_factory=dict)


# A piece is summed into tables (place → amount, or place → {key: amount}); tables have names.
Tables = dict[str, dict[str, Any]]


def summed(name: str, pieces: Pieces[AnyRow], count: Callable[[Sequence[AnyRow]], Tables]) -> Tables:
    """Return the tables of all pieces together; only pieces that were replaced are counted again.

    Where something changed the tables are new ones: who holds the earlier ones keeps them as they were.
    """
    sums = pieces.sums.setdefault(name, Sums())
    changed = pieces.changed_since(sums.turn)
    if changed or not sums.total:
        _sum_again(sums, changed, pieces, count)
        sums.turn = pieces.turn
    return sums.total


def _sum_again(
    sums: Sums, changed: set[str], pieces: Pieces[AnyRow], count: Callable[[Sequence[AnyRow]], Tables]
) -> None:
    total = {table: dict(amounts) for table, amounts in (sums.total or count(())).items()}
    for piece in changed:
        in_province = sums.parts[piece[:PROVINCE]]
        _take_out(total, in_province.pop(piece, {}))
        if piece in pieces.rows:
            in_province[piece] = count(pieces.rows[piece])
            _put_in(total, in_province[piece])
    for province in {piece[:PROVINCE] for piece in changed}:
        for table, amounts in total.items():
            _add_up(amounts, province, (tables[table] for tables in sums.parts[province].values()))
    sums.total = total


def _take_out(total: Tables, part: Tables) -> None:
    """Take what a piece was out of the total, but for its province: that is summed anew."""
    for table, amounts in part.items():
        for place in amounts:
            if len(place) != PROVINCE:
                del total[table][place]


def _put_in(total: Tables, part: Tables) -> None:
    """Put what a piece is into the total, but for its province."""
    for table, amounts in part.items():
        total[table].update((place, amount) for place, amount in amounts.items() if len(place) != PROVINCE)


def _add_up(amounts: dict[str, Any], province: str, pieces: Iterable[Mapping[str, Any]]) -> None:
    """Sum a province anew from its pieces: of each there is one amount of the province."""
    amounts.pop(province, None)
    for piece in pieces:
        if len(province) == PROVINCE and province in piece:
            own = piece[province]
            amounts[province] = _plus(amounts[province], own) if province in amounts else own


def _plus(one: Any, other: Any) -> Any:
    if not isinstance(one, dict):
        return one + other
    return {key: one.get(key, 0) + other.get(key, 0) for key in one.keys() | other.keys()}
