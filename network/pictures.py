"""The picture of a place under filters: answers, graph and map, made once and kept with its snapshot."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse

from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.tree import Tree, tree
from nakhonchai.thai import be_year, today_in_bangkok
from network import snapshots
from network.answers import Answers, all_bridges, answer, as_data, ties_of
from network.asking import Asked
from network.drawing import GroupDrawn, draw_bodies, draw_groups
from network.facts import Facts, Tie, degrees, pack, unpack
from network.graphs import communities, graph_of
from network.layouts import fill_circle, pack_circles, spread
from network.mapping import draw_map
from network.models import Picture, Snapshot
from network.spots import Spot, spot_of

ONE_BY_ONE = 70  # bodies that are drawn each with its ties; more are drawn in groups
MOST_GROUPS = 36
MOST_EDGES = 140
LONGEST_KEY = 160  # what the column holds
MOST_KEPT = 4000  # pictures of one snapshot
MOST_HELD = 16  # in the memory of a process


_recent: dict[tuple[Any, ...], Any] = {}


def kept(found: Snapshot, key: str, make: Callable[[], Any]) -> Any:
    """Return what *make* gives, made once for each snapshot; a process holds the last few. Not to be changed.

    What is held needs neither a query nor unpacking: half of what a page of the map would cost.
    """
    name = (found.pk, found.at, found.stamp, key)
    if name in _recent:
        return _recent[name]
    made = _stored(found, key, make)
    _remember(name, made)
    return made


def _remember(name: tuple[Any, ...], made: Any) -> None:
    """Hold the picture; those of another snapshot go, and the oldest where there are too many."""
    for other in list(_recent):
        if other[:3] != name[:3] or len(_recent) >= MOST_HELD:
            _recent.pop(other, None)
    _recent[name] = made


def _stored(found: Snapshot, key: str, make: Callable[[], Any]) -> Any:
    """Return what was kept in the database, or make it, as long as not too many are kept."""
    key = key if len(key) <= LONGEST_KEY else sha256(key.encode()).hexdigest()
    content = Picture.objects.filter(snapshot=found, key=key).values_list("content", flat=True).first()
    if content is not None:
        return unpack(content)
    made = make()
    if Picture.objects.filter(snapshot=found).count() >= MOST_KEPT:
        return made
    try:
        with transaction.atomic():
            Picture.objects.create(snapshot=found, key=key, content=pack(made))
    except IntegrityError:
        pass  # somebody else was first, or the snapshot has gone
    return made


def picture(found: Snapshot, asked: Asked, now: Now) -> Any:
    """Return everything that the page of a place says and draws, as plain data."""
    return kept(found, f"picture?{asked.key}", lambda: make_picture(found, asked, tree(now), now))


def joining(found: Snapshot, asked: Asked) -> list[tuple[int, int]]:
    """Return every body that joins others under the filters, in the whole network."""
    everywhere = Asked(**{**asked.__dict__, "area": ""})
    made = kept(
        found,
        f"joining?{everywhere.key}",
        lambda: all_bridges(snapshots.facts_of(found), everywhere),
    )
    return [(body, cut) for body, cut in made]


def make_picture(found: Snapshot, asked: Asked, where: Tree, now: Now) -> dict[str, Any]:
    """Answer and draw."""
    facts, spot = snapshots.facts_of(found), spot_of(asked.area, where)
    answers = answer(
        facts,
        asked,
        spot.prefixes,
        spot.subdistricts,
        be_year(today_in_bangkok()),
        joining(found, asked),
    )
    ties = ties_of(facts, asked, set(answers.bodies))
    groups = grouped(ties)
    return {
        "answers": as_data(answers),
        "groups": groups,
        "graph": draw(facts, asked, spot, answers, ties, groups),
        "map": draw_map(facts, asked, spot, ties, where, now),
        "short": shortened(facts, answers),
    }


def shortened(facts: Facts, answers: Answers) -> dict[str, Any]:
    """Return the first of each list with what a line needs, so that the page need not read the facts."""
    bodies = facts.bodies
    return {
        "isolated": [_line(bodies[one]) for one in answers.isolated[:12]],
        "bridging": [[*_line(bodies[one]), cut] for one, cut in answers.bridging[:12]],
    }


def _line(body: Any) -> list[Any]:
    return [body.pk, body.ref, body.name, body.type, body.place]


def grouped(ties: Sequence[Tie]) -> list[list[int]]:
    """Return the groups of a place; the bodies of each the most tied first."""
    degree = degrees(list(ties))
    found = communities(graph_of(ties))
    return [sorted(group, key=lambda body: (-degree.get(body, 0), body)) for group in found]


def draw(
    facts: Facts, asked: Asked, spot: Spot, answers: Answers, ties: Sequence[Tie], groups: list[list[int]]
) -> dict[str, Any]:
    """Draw the graph: each body where they are few, otherwise groups of them."""
    count = sum(map(len, groups))
    if not count:
        return {"svg": "", "bodies": 0, "shown": 0, "groups": 0, "pairs": 0, "pairs_shown": 0, "kind": "none"}
    marks = ({body for body, _cut in answers.bridging}, _outside(facts, spot, groups))
    label = f"กราฟเครือข่ายของ{spot.name}"
    if count <= ONE_BY_ONE:
        nodes = [body for group in groups for body in group]
        return draw_each(facts, label, nodes, ties, marks)
    return _draw_groups(facts, asked, label, ties, groups, marks)


def _outside(facts: Facts, spot: Spot, groups: Iterable[Sequence[int]]) -> set[int]:
    return {
        body for group in groups for body in group if not facts.bodies[body].place.startswith(spot.prefixes)
    }


def draw_each(
    facts: Facts, label: str, nodes: Sequence[int], ties: Iterable[Tie], marks: tuple[set[int], set[int]]
) -> dict[str, Any]:
    """Draw every body with every tie."""
    chosen = set(nodes)
    among = [tie for tie in ties if tie.a in chosen and tie.b in chosen]
    weights = Counter((tie.a, tie.b) for tie in among)
    places = spread(sorted(chosen), weights)
    bodies = facts.bodies
    edges = [
        (one, other, f"{bodies[one].name} – {bodies[other].name}: {weight} เส้น", weight / 2)
        for (one, other), weight in sorted(weights.items())
    ]
    svg = draw_bodies(label, places, bodies, degrees(among), marks, edges)
    return {
        "svg": svg,
        "kind": "bodies",
        "bodies": len(nodes),
        "shown": len(nodes),
        "groups": 0,
        "pairs": len(edges),
        "pairs_shown": len(edges),
    }


def _draw_groups(
    facts: Facts,
    asked: Asked,
    label: str,
    ties: Sequence[Tie],
    groups: Sequence[Sequence[int]],
    marks: tuple[set[int], set[int]],
) -> dict[str, Any]:
    drawn = groups[:MOST_GROUPS]
    weights = between_groups(ties, drawn)
    circles = pack_circles([len(group) for group in drawn], weights)
    places = {
        body: point
        for circle, group in zip(circles, drawn, strict=True)
        for body, point in zip(group, fill_circle(circle, len(group)), strict=True)
    }
    named = [
        GroupDrawn(facts.bodies[group[0]].name, _url("network:group", asked, group=number + 1), group)
        for number, group in enumerate(drawn)
    ]
    strongest = sorted(weights, key=lambda pair: (-weights[pair], pair))[:MOST_EDGES]
    largest = max(weights.values(), default=1)
    edges = [
        (
            one,
            other,
            _url("network:tie-list", asked, groups=f"{one + 1}-{other + 1}"),
            f"{named[one].name} – {named[other].name}: {weights[one, other]} เส้นระหว่างสองกลุ่ม",
            5 * weights[one, other] / largest,
        )
        for one, other in strongest
    ]
    svg = draw_groups(label, named, circles, places, facts.bodies, marks, edges)
    return {
        "svg": svg,
        "kind": "groups",
        "named": [[group.name, len(group.members)] for group in named],
        "bodies": sum(map(len, groups)),
        "shown": len(places),
        "groups": len(groups),
        "pairs": len(weights),
        "pairs_shown": len(strongest),
    }


def between_groups(ties: Iterable[Tie], groups: Sequence[Sequence[int]]) -> dict[tuple[int, int], int]:
    """Count the ties between each two groups."""
    home = {body: number for number, group in enumerate(groups) for body in group}
    found: defaultdict[tuple[int, int], int] = defaultdict(int)
    for tie in ties:
        one, other = home.get(tie.a), home.get(tie.b)
        if one is not None and other is not None and one != other:
            found[min(one, other), max(one, other)] += 1
    return dict(found)


def _url(name: str, asked: Asked, **more: object) -> str:
    return f"{reverse(name)}?{asked.query(**more)}"


def make_all() -> Snapshot:
    """Make the snapshot, and the pictures of the cluster and its provinces: what most people open first."""
    found, now = snapshots.make(), Now()
    for code in ("", *tree(now).clusters[0].provinces):
        picture(found, Asked(area=code), now)
    return found
