"""How the numbers of reports become one number: over the quarters first, then over the areas.

A :class:`Tally` holds what can be added; the number is worked out last, so that the number of a
cluster comes from its reports and never from the rounded numbers of its provinces.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from strategy.enums import OverArea, OverTime

ZERO = Decimal(0)
EXACT = Decimal("0.0001")
# What was counted: the thing, the area where it may count again, the quarter in which it may.
Item = tuple[str, str, int]


@dataclass(frozen=True)
class Tally:
    """The reports of an indicator in a place, added up. ``areas`` is how many areas said a number."""

    total: Decimal = ZERO
    numerator: Decimal = ZERO
    denominator: Decimal = ZERO
    areas: int = 0
    estimated: int = 0
    unconfirmed: int = 0
    not_applicable: int = 0
    asked: int = 0
    items: frozenset[Item] = field(default_factory=frozenset)

    def __add__(self, other: "Tally") -> "Tally":
        """Return both together."""
        return Tally(
            self.total + other.total,
            self.numerator + other.numerator,
            self.denominator + other.denominator,
            self.areas + other.areas,
            self.estimated + other.estimated,
            self.unconfirmed + other.unconfirmed,
            self.not_applicable + other.not_applicable,
            self.asked + other.asked,
            self.items | other.items,
        )


NOTHING = Tally()


def together(tallies: Iterable[Tally]) -> Tally:
    """Return all of them as one."""
    whole = NOTHING
    for one in tallies:
        whole = whole + one
    return whole


def number_of(indicator: Any, tally: Tally) -> Decimal | None:
    """Return the number that the reports make; None where nobody said one, which is not 0."""
    if not tally.areas:
        return None
    total = Decimal(len(tally.items)) if indicator.is_list else tally.total
    if indicator.over_area == OverArea.RATIO:
        return (tally.numerator * 100 / tally.denominator).quantize(EXACT) if tally.denominator else None
    if indicator.over_area == OverArea.AVERAGE:
        return (total / tally.areas).quantize(EXACT)
    return total


def item_of(indicator: Any, thing: str, area: str, quarter: int) -> Item:
    """Return what tells two counted things apart: area and quarter too, unless they count once over them."""
    return (
        thing,
        "" if indicator.over_area == OverArea.DISTINCT else area,
        quarter if indicator.over_time == OverTime.SUM else 0,
    )
