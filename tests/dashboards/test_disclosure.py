"""No covered number of people follows from what is shown beside it."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from nakhonchai.dashboards.disclosure import FEW, Cover, Table, cover, feasible

SMALL = st.one_of(st.integers(0, 6), st.integers(0, 40))


def table_of(leaves: list[list[int]], at_most: dict[str, int] | None = None) -> Table:
    """A root, its parts, and theirs."""
    values: dict[str, int] = {}
    children: dict[str, list[str]] = {"root": []}
    for number, own in enumerate(leaves):
        key = f"p{number}"
        children["root"].append(key)
        children[key] = [f"{key}.{place}" for place in range(len(own))]
        values |= dict(zip(children[key], own, strict=True))
        values[key] = sum(own)
    values["root"] = sum(sum(own) for own in leaves)
    return Table(values, children, at_most or {})


def least_withheld(table: Table, told: dict[str, Cover]) -> int:
    """A withheld number is 5 or more, but where nothing but 0 is told."""
    return 1 if all(told[key] is Cover.WITHHELD for key, value in table.values.items() if value) else FEW


def possible_worlds(table: Table, told: dict[str, Cover], most: int) -> list[dict[str, int]]:
    """Every way to fill the leaves that agrees with all that was told (leaves up to *most*)."""
    leaves = [key for key in table.values if key not in table.children]
    choices = []
    for key in leaves:
        shown = told[key] is Cover.SHOWN
        few = range(1, FEW) if told[key] is Cover.FEW else range(least_withheld(table, told), most + 1)
        choices.append([table.values[key]] if shown else list(few))
    filled = (dict(zip(leaves, values, strict=True)) for values in product(*choices))
    return [world for leaf_values in filled if (world := _agrees(table, told, leaf_values))]


def _agrees(table: Table, told: dict[str, Cover], world: dict[str, int]) -> dict[str, int]:
    for key in [*(key for key in table.children if key != "root"), "root"]:
        world[key] = sum(world[child] for child in table.children[key])
        if told[key] is Cover.SHOWN and world[key] != table.values[key]:
            return {}
        if told[key] is Cover.FEW and not 0 < world[key] < FEW:
            return {}
        if told[key] is Cover.WITHHELD and world[key] < least_withheld(table, told):
            return {}
    return world


def test_small_numbers_are_covered_and_zero_is_shown():
    told = cover(table_of([[0, 3, 20, 30], [50, 60]]))
    assert told["p0.0"] is Cover.SHOWN
    assert told["p0.1"] is Cover.FEW


def test_where_one_would_be_covered_the_next_smallest_is_withheld_too():
    told = cover(table_of([[3, 20, 30], [50, 60]]))
    assert told["p0.1"] is Cover.WITHHELD
    assert told["p0.2"] is Cover.SHOWN
    assert told["p1.0"] is Cover.SHOWN


def test_two_ones_that_add_to_two_are_not_left_alone():
    """The shown total less the others is 2: with two covered, each would be 1."""
    told = cover(table_of([[1, 1, 20, 30], [50, 60]]))
    assert told["p0.2"] is Cover.WITHHELD


def test_a_withheld_total_is_not_the_sum_of_shown_parts():
    told = cover(table_of([[2], [20, 30], [60, 70]]))
    assert told["p1"] is Cover.WITHHELD
    assert Cover.WITHHELD in (told["p1.0"], told["p1.1"])


def test_what_a_number_cannot_exceed_is_used_as_a_reader_would():
    """Five leaders, five of them young: withholding the second five would tell it."""
    told = cover(table_of([[2, 5, 9], [50, 60]], at_most={"p0.1": 5}))
    assert told["p0.1"] is Cover.SHOWN
    assert told["p0.2"] is Cover.WITHHELD


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.integers(0, 7), min_size=1, max_size=3), min_size=1, max_size=2))
def test_in_every_small_table_each_covered_number_has_two_possible_values(leaves):
    table = table_of(leaves)
    told = cover(table)
    worlds = possible_worlds(table, told, most=12)
    for key, how in told.items():
        if how is Cover.SHOWN:
            continue
        seen = {world[key] for world in worlds}
        assert table.values[key] in seen
        assert len(seen) > 1, (key, told)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(SMALL, min_size=1, max_size=8), min_size=1, max_size=5), st.data())
def test_in_every_table_nothing_small_is_shown_and_nothing_follows(leaves, data):
    table = table_of(leaves)
    at_most = {key: value + data.draw(st.integers(0, 6)) for key, value in table.values.items()}
    table = Table(table.values, table.children, at_most)
    large = sorted(key for key, value in table.values.items() if value >= FEW)
    also = data.draw(st.sets(st.sampled_from(large))) if large else set()
    told = cover(table, sorted(also))
    bounds = feasible(table, told)
    for key, value in table.values.items():
        if value == 0:
            assert told[key] is Cover.SHOWN
        elif value < FEW and least_withheld(table, told) == FEW:
            assert told[key] is Cover.FEW
        if told[key] is not Cover.SHOWN and least_withheld(table, told) == FEW:
            assert bounds[key][0] <= value <= bounds[key][1]
            assert bounds[key][0] < bounds[key][1], (key, told)
