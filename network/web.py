"""The network as figures are counted from: who is where, and who is tied with whom.

Bodies are kept by district and pairs by what ties them, so that a write asks again only for what it touched:
a body that is given another name ties nobody anew, and does not change this at all.
"""

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone

from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.pieces import PIECE, Pieces, holding
from network.facts import WHY, Facts
from network.models import Link
from network.ties import SOURCES, Pair, Source, pairs_of
from organizations.at_work import AT_WORK, Body
from organizations.models.coverage import Coverage


@dataclass(frozen=True, eq=False)
class Web:
    """Where each body is at home and whether it is a partner, pairs of bodies, and places looked after."""

    homes: Mapping[int, tuple[str, bool]]
    pairs: Sequence[Iterable[Pair]]
    covers: Sequence[tuple[int, str]]
    by_district: Mapping[str, Sequence[Body]] | None = None  # the bodies again, where they are kept so

    def homes_at(self, prefix: str) -> Iterable[tuple[int, tuple[str, bool]]]:
        """Give the bodies at home below *prefix* ("" for everywhere)."""
        if self.by_district is not None and len(prefix) >= PIECE:
            found = placed(self.by_district.get(prefix[:PIECE], ()))
        else:
            found = iter(self.homes.items())
        return (one for one in found if one[1][0].startswith(prefix))

    def ties(self) -> Iterator[Pair]:
        """Give the pairs of which both bodies are at work."""
        homes = self.homes
        for pairs in self.pairs:
            yield from (pair for pair in pairs if pair[0] in homes and pair[1] in homes)

    @cached_property
    def paired(self) -> set[int]:
        """The bodies that stand in any pair, whether at work or not."""
        return {body for pairs in self.pairs for pair in pairs for body in pair}

    def takes_over(self, earlier: "Web", changed: set[int]) -> None:
        """Take over what *earlier* knows of ties, where the bodies that changed since stand in no pair."""
        if all(map(operator.is_, self.pairs, earlier.pairs)) and changed.isdisjoint(earlier.paired):
            kept = ("paired", "tied", "reached_by_ties")
            vars(self).update({name: getattr(earlier, name) for name in kept})

    @cached_property
    def tied(self) -> set[int]:
        """The bodies that anything ties."""
        return {body for pair in self.ties() for body in pair}

    @cached_property
    def reached(self) -> tuple[set[str], tuple[str, ...]]:
        """The subdistricts that a partner reaches, and the larger areas that one looks after."""
        homes = self.homes
        covered = {code for partner, code in self.covers if homes.get(partner, ("", False))[1]}
        found = {code[:6] for code in covered if len(code) >= 6}
        found |= self._with_partners() | self.reached_by_ties
        return found, tuple(code for code in covered if len(code) < 6)

    @cached_property
    def reached_by_ties(self) -> set[str]:
        """The subdistricts of bodies that are tied with a partner."""
        homes, found = self.homes, set()
        for one, other in self.ties():
            if homes[one][1]:
                found.add(homes[other][0][:6])
            if homes[other][1]:
                found.add(homes[one][0][:6])
        return found

    def _with_partners(self) -> set[str]:
        """Return the subdistricts in which a partner is at home."""
        if self.by_district is None:
            return {place[:6] for place, is_partner in self.homes.values() if is_partner}
        return set().union(*(_partner_places(piece, rows) for piece, rows in self.by_district.items()))

    def is_reached(self, code: str) -> bool:
        """Whether a partner reaches a subdistrict."""
        places, wider = self.reached
        return code in places or code.startswith(wider)


def web_of(facts: Facts) -> Web:
    """Return the same of a snapshot."""
    bodies = facts.bodies
    return Web(
        {body.pk: (body.place, bool(body.partner)) for body in bodies},
        [[(bodies[tie.a].pk, bodies[tie.b].pk) for tie in facts.ties]],
        [(bodies[partner].pk, code) for partner, code in facts.covers],
    )


_held: dict[str, tuple[Any, Any]] = {}  # what was read of each kind of tie, and the state of its tables
_latest: list["_Latest"] = []


@dataclass(frozen=True, eq=False, slots=True)
class _Latest:
    """What was put together last, and of what."""

    made_of: Sequence[Any]
    turn: int
    web: Web

    def is_of(self, made_of: Sequence[Any], turn: int) -> bool:
        """Whether it was made of these very objects."""
        return self.turn == turn and all(map(operator.is_, self.made_of, made_of))


def web_now(now: Now) -> Web:
    """Return what the tables say: the very same object as long as that is the same."""
    with holding():
        homes = AT_WORK.pieces(now)
        pairs = [_pairs(now, one) for one in SOURCES]
        pairs.append(_while_unwritten(now, "links", ("network.link", "network.linkkind"), _links))
        covers = _while_unwritten(now, "covers", ("organizations.coverage",), _covers)
        made_of = [homes, *pairs, covers]
        if not _latest or not _latest[0].is_of(made_of, homes.turn):
            places, changed = _homes_of(homes)
            web = Web(places, pairs, covers, dict(homes.rows))
            if _latest and changed is not None:
                web.takes_over(_latest[0].web, changed)
            _latest[:] = [_Latest(made_of, homes.turn, web)]
        return _latest[0].web


_partners: dict[str, tuple[Sequence[Body], frozenset[str]]] = {}  # by district: of which rows, and where


def _partner_places(piece: str, rows: Sequence[Body]) -> frozenset[str]:
    known = _partners.get(piece)
    if known is None or known[0] is not rows:
        known = _partners[piece] = rows, frozenset(one.place[:6] for one in rows if one.is_partner)
    return known[1]


@dataclass(frozen=True, eq=False, slots=True)
class _Homes:
    """Where each body is, of which pieces that was put together, and up to which of their turns."""

    pieces: Pieces[Body]
    turn: int
    rows: dict[str, list[Body]]
    places: dict[int, tuple[str, bool]]


_homes: list[_Homes] = []


def _homes_of(pieces: Pieces[Body]) -> tuple[dict[int, tuple[str, bool]], set[int] | None]:
    """Return where each body is and whether it is a partner, and which are others since the last time.

    Only pieces that were replaced are looked at; None where all were. Who holds earlier homes keeps them. A
    body that was read at two homes, for it moved meanwhile, is one of two in the pieces: then, and when the
    second of them goes, the numbers differ, and all are looked at.
    """
    held = _homes[0] if _homes and _homes[0].pieces is pieces else None
    before, rows = (held.places, held.rows) if held is not None else ({}, {})
    places, replaced = dict(before), pieces.changed_since(held.turn if held is not None else -1)
    touched = {body.pk for piece in replaced for body in rows.get(piece, ())}
    for pk in touched:
        places.pop(pk, None)
    for piece in replaced:
        here = dict(placed(pieces.rows.get(piece, ())))
        places.update(here)
        touched |= here.keys()
    changed = {pk for pk in touched if before.get(pk) != places.get(pk)} if held is not None else None
    if len(places) != sum(map(len, pieces.rows.values())):
        places, changed = dict(placed(pieces.all_rows())), None
    _homes[:] = [_Homes(pieces, pieces.turn, dict(pieces.rows), places)]
    return places, changed


def placed(bodies: Iterable[Body]) -> Iterator[tuple[int, tuple[str, bool]]]:
    """Give each body with where it is and whether it is a partner."""
    return ((one.pk, (one.place, one.is_partner)) for one in bodies)


_paired: dict[str, tuple[Any, int, dict[Pair, int]]] = {}  # by tie: of which rows, at which of their turns


def _pairs(now: Now, source: Source) -> dict[Pair, int]:
    """Return who is tied by a source: the very same object as long as nobody shares anything else."""
    if source.by_district is None:
        found: dict[Pair, int] = _while_unwritten(now, source.slug, source.kinds, source.pairs)
        return found
    rows, held = source.by_district.pieces(now), _paired.get(source.slug)
    if held is None or held[0] is not rows or held[1] != rows.turn:
        pairs = pairs_of((thing, body) for _home, thing, body in rows.all_rows())
        if held is not None and held[2] == pairs:
            pairs = held[2]
        held = _paired[source.slug] = (rows, rows.turn, pairs)
    return held[2]


def _links() -> list[Pair]:
    found = Link.objects.unscoped(WHY).alive().current().order_by("pk")
    return list(found.values_list("source_id", "target_id"))


def _covers() -> list[tuple[int, str]]:
    found = Coverage.objects.unscoped(WHY).alive().order_by("pk")
    return list(found.values_list("organization_id", "covered_id"))


def _while_unwritten(now: Now, name: str, kinds: Sequence[str], read: Callable[[], Any]) -> Any:
    state = (now.token, now.of(kinds), timezone.localdate())  # terms end with a day
    found = _held.get(name)
    if found is None or found[0] != state:
        value = read()
        if found is not None and found[1] == value:
            value = found[1]
        _held[name] = found = (state, value)
    return found[1]
