"""Subdistricts against partners: who reaches where."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nakhonchai.dashboards.tree import Tree
from network.answers import reach, ties_of
from network.asking import Asked
from network.facts import Facts
from network.spots import Spot

MOST_PARTNERS = 16
HOW = {"tied": "ทำงานด้วย", "home": "อยู่ในตำบล", "covers": "ดูแลพื้นที่"}


@dataclass(frozen=True)
class Matrix:
    """Rows of subdistricts, columns of partners (in a district) or of kinds of partners (above it)."""

    by_name: bool
    columns: list[
        list[Any]
    ]  # what it is called, the ref of a partner or "", how many subdistricts it reaches
    rows: list[list[Any]]  # code, name, district, how many partners, and for each column a number or how
    reached: int
    total: int
    partners: int


def make_matrix(facts: Facts, asked: Asked, spot: Spot, bodies: Sequence[int], where: Tree) -> dict[str, Any]:
    """Return the matrix of a place as plain data."""
    found = reach(facts, asked, ties_of(facts, asked, set(bodies)), spot.subdistricts)
    by_name = len(spot.code) >= 4
    columns = _by_name(facts, found) if by_name else _by_kind(facts, found)
    rows = []
    for code in spot.subdistricts:
        reaching = found.get(code, {})
        cells = [_cell(reaching, members, by_name) for _name, _ref, members in columns]
        place = where.places[code]
        rows.append([code, place.name, where.places[code[:4]].name, len(reaching), cells])
    return {
        "by_name": by_name,
        "columns": [[name, ref, _reached(found, members)] for name, ref, members in columns],
        "rows": rows,
        "reached": len(found),
        "total": len(spot.subdistricts),
        "partners": len({one for some in found.values() for one in some}),
    }


def _cell(reaching: dict[int, str], members: set[int], by_name: bool) -> Any:
    inside = [how for one, how in reaching.items() if one in members]
    if by_name:
        return HOW[inside[0]] if inside else ""
    return len(inside)


def _reached(found: dict[str, dict[int, str]], members: set[int]) -> int:
    return sum(1 for some in found.values() if members & some.keys())


def _by_kind(facts: Facts, found: dict[str, dict[int, str]]) -> list[tuple[str, str, set[int]]]:
    kinds: dict[str, set[int]] = {}
    for some in found.values():
        for one in some:
            kinds.setdefault(facts.bodies[one].type, set()).add(one)
    return [(name, "", kinds[name]) for name in sorted(kinds, key=lambda name: (-len(kinds[name]), name))]


def _by_name(facts: Facts, found: dict[str, dict[int, str]]) -> list[tuple[str, str, set[int]]]:
    reached: dict[int, int] = {}
    for some in found.values():
        for one in some:
            reached[one] = reached.get(one, 0) + 1
    ordered = sorted(reached, key=lambda one: (-reached[one], one))
    return [(facts.bodies[one].name, facts.bodies[one].ref, {one}) for one in ordered[:MOST_PARTNERS]]
