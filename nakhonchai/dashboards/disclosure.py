"""What the public may be told about numbers of people.

1 to 4 is shown as "น้อยกว่า 5"; 0 is shown. A number so covered must not follow
from the others: the parts of a shown total add up, so a second part is withheld
where one would be the difference. Whether something follows is not guessed but
computed: every published total and label is taken as a reader would take it, and
for each covered number at least two values must remain possible.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

FEW = 5  # smaller numbers, but for 0, are not shown
ENDLESS = 10**9
Bounds = tuple[int, int]


class Cover(Enum):
    """How a number is told."""

    SHOWN = ""
    FEW = "น้อยกว่า 5"
    WITHHELD = "ไม่แสดง"


@dataclass(frozen=True)
class Table:
    """Numbers that add up: ``children`` of a key sum to it, all the way down. Roots are nobody's child."""

    values: Mapping[str, int]
    children: Mapping[str, Sequence[str]]
    # What a reader knows a number cannot exceed (young leaders: the shown number of leaders).
    at_most: Mapping[str, int]

    @property
    def parents(self) -> dict[str, str]:
        """The parent of each key."""
        return {child: parent for parent, children in self.children.items() for child in children}


def cover(table: Table, also: Sequence[str] = ()) -> dict[str, Cover]:
    """Return how each number is told; ``also`` names numbers to withhold for another reason.

    Where so few people are counted that even the labels would add up to the answer,
    no number but 0 is told.
    """
    told = {key: Cover.FEW if 0 < value < FEW else Cover.SHOWN for key, value in table.values.items()}
    for key in also:
        if told[key] is Cover.SHOWN:
            told[key] = Cover.WITHHELD
    parents = table.parents
    while exposed := _exposed(table, told):
        more = next(
            (found for key in exposed if (found := _next_to_withhold(table, told, parents, key))), None
        )
        if more is None:
            return {key: Cover.WITHHELD if value else Cover.SHOWN for key, value in table.values.items()}
        told[more] = Cover.WITHHELD
    return told


def _label_bounds(table: Table, told: Mapping[str, Cover], key: str) -> Bounds:
    value, most = table.values[key], table.at_most.get(key, ENDLESS)
    if told[key] is Cover.SHOWN:
        return value, value
    return (1, min(FEW - 1, most)) if told[key] is Cover.FEW else (FEW, most)


def _exposed(table: Table, told: Mapping[str, Cover]) -> list[str]:
    """Return the covered numbers that a reader can work out."""
    bounds = feasible(table, told)
    return [key for key, (low, high) in bounds.items() if told[key] is not Cover.SHOWN and low >= high]


def feasible(table: Table, told: Mapping[str, Cover]) -> dict[str, Bounds]:
    """Return between which values each number can lie for a reader. Exact, since the sums form a tree."""
    order = _from_roots(table)
    bounds = {key: _label_bounds(table, told, key) for key in order}
    for key in reversed(order):
        if below := table.children.get(key):
            low, high = _sum(bounds[child] for child in below)
            bounds[key] = max(bounds[key][0], low), min(bounds[key][1], high)
    for key in order:
        _tell_children(table, bounds, key)
    return bounds


def _tell_children(table: Table, bounds: dict[str, Bounds], key: str) -> None:
    below = table.children.get(key, ())
    low, high = _sum(bounds[child] for child in below)
    least, most = bounds[key]
    for child in below:
        own_low, own_high = bounds[child]
        bounds[child] = max(own_low, least - (high - own_high)), min(own_high, most - (low - own_low))


def _sum(bounds: Iterable[Bounds]) -> Bounds:
    pairs = list(bounds)
    return sum(low for low, _ in pairs), sum(high for _, high in pairs)


def _from_roots(table: Table) -> list[str]:
    parents = table.parents
    order = [key for key in table.values if key not in parents]
    for key in order:
        order.extend(table.children.get(key, ()))
    return order


def _next_to_withhold(
    table: Table, told: Mapping[str, Cover], parents: Mapping[str, str], key: str
) -> str | None:
    """Choose what to withhold so that *key* no longer follows: a part, a sibling, or the total above."""
    below = table.children.get(key, ())
    if below and all(told[child] is Cover.SHOWN for child in below):
        return _smallest(table, told, below)
    while (parent := parents.get(key)) is not None:
        if found := _smallest(table, told, table.children[parent]):
            return found
        if told[parent] is Cover.SHOWN and table.values[parent] >= FEW:
            return parent
        key = parent
    return None


def _smallest(table: Table, told: Mapping[str, Cover], keys: Sequence[str]) -> str | None:
    """Return the smallest number among *keys* whose withholding leaves a reader in doubt."""
    usable = [
        key
        for key in keys
        if told[key] is Cover.SHOWN and table.values[key] >= FEW and table.at_most.get(key, ENDLESS) > FEW
    ]
    return min(usable, key=lambda key: (table.values[key], key), default=None)
