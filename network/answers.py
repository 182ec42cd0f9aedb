"""The answers of the map: pure functions of the facts, to be checked against a library or by hand.

Who is alone and who joins others is a matter of the whole network under the filters, not of the part a page
shows: a body that is tied across a border is not alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from network.asking import Asked
from network.facts import Facts, Tie
from network.graphs import bridges, graph_of, parts_of


@dataclass(frozen=True)
class Cluster:
    """Bodies that work on one issue: how many, by how many ties, in how many connected parts."""

    issue: int
    ties: int
    bodies: int
    parts: int
    largest: int


@dataclass(frozen=True)
class Answers:
    """What is said of a place. Lists hold bodies by their place in the facts, or codes of areas."""

    bodies: list[int] = field(default_factory=list)
    linked: int = 0
    ties: int = 0
    outward: int = 0
    partners: list[int] = field(default_factory=list)  # partners tied with a body of the place
    isolated: list[int] = field(default_factory=list)
    bridging: list[tuple[int, int]] = field(default_factory=list)  # a body, and how many it would cut off
    unreached: list[str] = field(default_factory=list)
    subdistricts: int = 0
    new_ties: int = 0
    clusters: list[Cluster] = field(default_factory=list)


def all_bridges(facts: Facts, asked: Asked) -> list[tuple[int, int]]:
    """Return every body that joins others under the filters, wherever it is."""
    return [(one.body, one.cut_off) for one in bridges(graph_of(asked.ties(facts)))]


def ties_of(facts: Facts, asked: Asked, here: set[int]) -> list[Tie]:
    """Return the ties that count of which at least one body is at home here."""
    return [tie for tie in asked.ties(facts) if tie.a in here or tie.b in here]


def answer(
    facts: Facts,
    asked: Asked,
    prefixes: tuple[str, ...],
    subdistricts: Sequence[str],
    this_year: int,
    joining: Iterable[tuple[int, int]] | None = None,
) -> Answers:
    """Answer for the areas under *prefixes*; *joining* are all bridges where they are known already."""
    here = home_bodies(facts, asked, prefixes)
    inside = set(here)
    ties = ties_of(facts, asked, inside)
    tied = {body for tie in ties for body in (tie.a, tie.b)}
    joining = all_bridges(facts, asked) if joining is None else joining
    reached = set(reach(facts, asked, ties, subdistricts))
    return Answers(
        bodies=here,
        linked=len(inside & tied),
        ties=len(ties),
        outward=sum(1 for tie in ties if (tie.a in inside) != (tie.b in inside)),
        partners=sorted(body for body in tied if facts.bodies[body].partner),
        isolated=[body for body in here if body not in tied],
        bridging=[one for one in joining if one[0] in inside],
        unreached=[code for code in subdistricts if code not in reached],
        subdistricts=len(subdistricts),
        new_ties=sum(1 for tie in ties if tie.year == this_year),
        clusters=clusters(ties),
    )


def home_bodies(facts: Facts, asked: Asked, prefixes: tuple[str, ...]) -> list[int]:
    """Return the bodies of a place that the filters are about."""
    bodies, group, partner = facts.bodies, asked.group, asked.partner
    found = facts.at(prefixes)
    if not group and not partner:
        return found
    if group:
        return [one for one in found if bodies[one].group == group]
    return found


def clusters(ties: Iterable[Tie]) -> list[Cluster]:
    """Return for each issue the bodies that work on it together, the largest first."""
    by_issue: defaultdict[int, list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.issue:
            by_issue[tie.issue].append(tie)
    found = []
    for issue, some in by_issue.items():
        parts = parts_of(some)
        count = sum(map(len, parts))
        found.append(Cluster(issue, len(some), count, len(parts), len(parts[0])))
    return sorted(found, key=lambda one: (-one.bodies, one.issue))


def reach(
    facts: Facts, asked: Asked, ties: Iterable[Tie], subdistricts: Sequence[str]
) -> dict[str, dict[int, str]]:
    """Return for each subdistrict the partners that reach it, and how: tied, at home, looking after.

    Where only some kinds of ties are asked for, being at home or looking after a place is not one of them.
    """
    found: dict[str, dict[int, str]] = defaultdict(dict)
    wanted, bodies = set(subdistricts), facts.bodies
    if not asked.narrows_kind:
        for partner, code in facts.covers:
            for place in _subdistricts_under(code, wanted):
                found[place][partner] = "covers"
        for index, body in enumerate(bodies):
            if body.partner and body.place[:6] in wanted:
                found[body.place[:6]][index] = "home"
    for tie in ties:
        for partner, other in ((tie.a, tie.b), (tie.b, tie.a)):
            place = bodies[other].place[:6]
            if bodies[partner].partner and place in wanted:
                found[place][partner] = "tied"
    if asked.group:
        found = {code: _of_group(facts, some, asked.group) for code, some in found.items()}
    return {code: some for code, some in found.items() if some}


def _of_group(facts: Facts, some: dict[int, str], group: str) -> dict[int, str]:
    return {one: how for one, how in some.items() if how == "tied" or facts.bodies[one].group == group}


def _subdistricts_under(code: str, wanted: set[str]) -> Iterable[str]:
    if len(code) >= 6:
        return {code[:6]} & wanted
    return [place for place in wanted if place.startswith(code)]


def between_places(
    facts: Facts, ties: Iterable[Tie], digits: int, inside: tuple[str, ...]
) -> Counter[tuple[str, str]]:
    """Count ties between areas of a level; what lies elsewhere counts as one place, "out"."""

    def place(body: int) -> str:
        code = facts.bodies[body].place
        return code[:digits] if code.startswith(inside) and len(code) >= digits else "out"

    found: Counter[tuple[str, str]] = Counter()
    for tie in ties:
        one, other = sorted((place(tie.a), place(tie.b)))
        found[one, other] += 1
    return found


def as_data(answers: Answers) -> dict[str, Any]:
    """Return the answers as plain data."""
    return asdict(answers)


def from_data(data: dict[str, Any]) -> Answers:
    """Return answers from plain data."""
    joining = [(body, cut) for body, cut in data["bridging"]]
    return Answers(**{**data, "bridging": joining, "clusters": [Cluster(**one) for one in data["clusters"]]})
