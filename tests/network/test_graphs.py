"""The answers checked against networkx asked in its own words, against brute force, and by hand."""

from itertools import combinations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from network.answers import answer, clusters, reach
from network.asking import Asked
from network.facts import Body, Facts, Tie, packed, unpacked
from network.graphs import bridges, communities, graph_of
from network.layouts import HEIGHT, WIDTH, fill_circle, pack_circles, spread
from network.ties import MOST_TOGETHER, pairs_of

PLACES = ("320501", "32050101", "320502", "310102", "3205", "cluster:1")


def tie(a: int, b: int, by: str = "member", issue: int = 0, year: int = 0) -> Tie:
    return Tie(min(a, b), max(a, b), by, issue, year, 1)


@st.composite
def networks(draw: st.DrawFn) -> Facts:
    count = draw(st.integers(1, 14))
    bodies = [
        Body(
            n + 100,
            f"R{n}",
            f"กลุ่ม {n}",
            "ชนิด",
            draw(st.sampled_from("ab")),
            draw(st.integers(0, 1)),
            draw(st.sampled_from(PLACES)),
        )
        for n in range(count)
    ]
    pairs = list(combinations(range(count), 2))
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=30)) if pairs else []
    ties = [
        Tie(
            a,
            b,
            draw(st.sampled_from(["member", "mou"])),
            draw(st.integers(0, 2)),
            draw(st.sampled_from([0, 2568, 2569])),
            1,
        )
        for a, b in chosen
    ]
    covers = draw(
        st.lists(st.tuples(st.integers(0, count - 1), st.sampled_from(["3205", "320502"])), max_size=2)
    )
    return Facts(bodies, ties, [(one, code) for one, code in covers if bodies[one].partner])


@st.composite
def questions(draw: st.DrawFn) -> Asked:
    return Asked(
        kind=draw(st.sampled_from(["", "member", "mou"])),
        issue=draw(st.integers(0, 2)),
        year=draw(st.sampled_from([0, 2569])),
        group=draw(st.sampled_from(["", "a"])),
        partner=draw(st.booleans()),
    )


@given(networks(), questions())
def test_bridges_are_networkxs_articulation_points_and_cut_off_what_brute_force_finds(
    facts: Facts, asked: Asked
) -> None:
    plain: nx.Graph = nx.Graph((one.a, one.b) for one in asked.ties(facts))
    found = {one.body: one.cut_off for one in bridges(graph_of(asked.ties(facts)))}
    assert set(found) == set(nx.articulation_points(plain))
    for body, cut_off in found.items():
        part = plain.subgraph(nx.node_connected_component(plain, body) - {body})
        pieces = [len(piece) for piece in nx.connected_components(part)]
        assert cut_off == sum(pieces) - max(pieces) and len(pieces) > 1


@given(networks(), questions())
def test_who_is_alone_and_what_is_reached_is_what_brute_force_finds(facts: Facts, asked: Asked) -> None:
    subdistricts = ("320501", "320502")
    said = answer(facts, asked, ("3205",), subdistricts, 2569)
    ties = asked.ties(facts)
    graph: nx.Graph = nx.Graph((one.a, one.b) for one in ties)
    here = [
        n
        for n, body in enumerate(facts.bodies)
        if body.place.startswith("3205") and (not asked.group or body.group == asked.group)
    ]
    assert said.bodies == here
    assert said.isolated == [n for n in here if n not in graph]
    assert said.linked + len(said.isolated) == len(here)
    touching = [one for one in ties if one.a in here or one.b in here]
    assert said.ties == len(touching)
    assert said.outward == sum((one.a in here) + (one.b in here) == 1 for one in touching)
    assert said.new_ties == sum(one.year == 2569 for one in touching)
    reached = set(reach(facts, asked, touching, subdistricts))
    assert said.unreached == [code for code in subdistricts if code not in reached]
    if not asked.filters:
        for code in subdistricts:
            partners = {
                n
                for n, body in enumerate(facts.bodies)
                if body.partner
                and (
                    body.place.startswith(code)
                    or any(c == code or code.startswith(c) for one, c in facts.covers if one == n)
                    or any(
                        other.place.startswith(code) and graph.has_edge(n, m)
                        for m, other in enumerate(facts.bodies)
                    )
                )
            }
            assert set(reach(facts, asked, touching, subdistricts).get(code, {})) == partners


@given(networks())
def test_facts_are_packed_and_unpacked_without_loss(facts: Facts) -> None:
    again = unpacked(packed(facts))
    assert (again.bodies, again.ties, again.covers) == (facts.bodies, facts.ties, facts.covers)


@given(networks())
def test_groups_hold_each_tied_body_once(facts: Facts) -> None:
    groups = communities(graph_of(facts.ties))
    members = [body for group in groups for body in group]
    assert sorted(members) == sorted({body for one in facts.ties for body in (one.a, one.b)})
    assert groups == communities(graph_of(facts.ties))
    sizes = [len(group) for group in groups]
    assert sizes == sorted(sizes, reverse=True)


def test_two_crowds_joined_by_one_tie_are_two_groups() -> None:
    ties = [tie(a, b) for start in (0, 10) for a, b in combinations(range(start, start + 10), 2)]
    groups = communities(graph_of([*ties, tie(9, 10)]))
    assert groups == [list(range(10)), list(range(10, 20))]


def test_a_large_network_is_grouped_as_well(monkeypatch: object) -> None:
    ties = [tie(a, b) for start in range(0, 400, 20) for a, b in combinations(range(start, start + 20), 2)]
    ties += [tie(start, start + 20) for start in range(0, 380, 20)]
    assert len(ties) > 3000
    groups = communities(graph_of(ties))
    assert all(
        set(range(start, start + 20)) <= set(one)
        for start in range(0, 400, 20)
        for one in groups
        if start in one
    )
    assert sum(map(len, groups)) == 400


def test_known_graphs_by_hand() -> None:
    star = [tie(0, n) for n in range(1, 6)]
    assert bridges(graph_of(star)) == [(0, 4)]
    path = [tie(n, n + 1) for n in range(4)]
    assert sorted(bridges(graph_of(path))) == [(1, 1), (2, 2), (3, 1)]
    ring = [tie(n, (n + 1) % 5) for n in range(5)]
    assert bridges(graph_of(ring)) == []
    two_rings = [*ring, *(tie(n, n + 1) for n in range(4, 8)), tie(8, 4)]
    assert bridges(graph_of(two_rings)) == [(4, 4)]


def test_clusters_by_issue() -> None:
    ties = [tie(0, 1, issue=1), tie(1, 2, issue=1), tie(5, 6, issue=1), tie(0, 9, issue=2), tie(3, 4)]
    said = [(one.issue, one.ties, one.bodies, one.parts, one.largest) for one in clusters(ties)]
    assert said == [(1, 3, 5, 2, 3), (2, 1, 2, 1, 2)]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 9)), max_size=60))
def test_pairs_share_what_both_have(rows: list[tuple[int, int]]) -> None:
    found = pairs_of(rows)
    things = {thing for thing, _body in rows}
    having = {thing: {body for other, body in rows if other == thing} for thing in things}
    for one, other in combinations(range(10), 2):
        both = sum({one, other} <= bodies for bodies in having.values() if len(bodies) <= MOST_TOGETHER)
        assert found.get((one, other), 0) == both


def test_what_everybody_shares_ties_nobody() -> None:
    assert pairs_of((1, body) for body in range(MOST_TOGETHER)) != {}
    assert pairs_of((1, body) for body in range(MOST_TOGETHER + 1)) == {}


@given(st.lists(st.integers(1, 300), min_size=1, max_size=36))
def test_circles_stand_on_the_sheet_and_not_on_each_other(sizes: list[int]) -> None:
    ordered = sorted(sizes, reverse=True)
    circles = pack_circles(ordered, {})
    for one, other in combinations(circles, 2):
        assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= (one.r + other.r) ** 2 * 0.999
    for circle, size in zip(circles, ordered, strict=True):
        assert circle.x - circle.r >= 0 and circle.x + circle.r <= WIDTH
        assert circle.y - circle.r >= 0 and circle.y + circle.r <= HEIGHT
        inside = fill_circle(circle, size)
        assert all((x - circle.x) ** 2 + (y - circle.y) ** 2 <= circle.r**2 for x, y in inside)


@given(st.integers(0, 30))
def test_bodies_stand_on_the_sheet_and_the_same_each_time(count: int) -> None:
    edges = {(n, n + 1): 1 for n in range(count - 1)}
    places = spread(list(range(count)), edges, steps=20)
    assert places == spread(list(range(count)), edges, steps=20)
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in places.values())
    assert len({(round(x), round(y)) for x, y in places.values()}) == count
