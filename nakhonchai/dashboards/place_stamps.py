"""The stamps of kinds by district, as they are kept between requests."""

from collections.abc import Mapping, Sequence
from functools import cache

from nakhonchai.base.freshness import place_stamps
from nakhonchai.dashboards.pieces import Stamps

NOWHERE: dict[str, int] = {}  # the stamps of a kind that nobody ever wrote

# By token: the stamps of each kind by district, with their sum.
_places: dict[str, dict[str, tuple[int, dict[str, int]]]] = {}
# What several sources take of them: the very same as long as nothing of it changed.
_taken: dict[Sequence[str], Stamps] = {}


def stamps_by_place(token: str, stamps: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Return the stamps of every kind by district; asked only for kinds written since they were last asked.

    Stamps only grow: where the sum is the same, so is each of them.
    """
    known = _places.get(token, {})
    changed = [kind for kind, total in stamps.items() if known.get(kind, (None,))[0] != total]
    if changed:
        asked = place_stamps(changed)
        known = known | {kind: (sum(places.values()), places) for kind, places in asked.items()}
        _places.clear()
        _places[token] = known
    return {kind: places for kind, (_total, places) in known.items()}


def taken_of(kinds: Sequence[str], known: Stamps) -> Stamps:
    """Return what *known* says of *kinds*: the very same object as long as nothing of it changed."""
    taken = {kind: known.get(kind, NOWHERE) for kind in kinds}
    found = _taken.get(kinds)
    if found is None or any(found[kind] is not places for kind, places in taken.items()):
        found = _taken[kinds] = taken
    return found


@cache
def parted(kinds: tuple[str, ...], elsewhere: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part kinds into those that are stamped where they matter, and the others."""
    local = kinds if not elsewhere else tuple(kind for kind in kinds if kind not in elsewhere)
    return local, tuple(kind for kind in kinds if kind in elsewhere)
