"""From the rows of one grouped query to the figure of every place, at every level, in one pass."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from nakhonchai.dashboards.measures import Measure, Number, Row

LENGTHS = (2, 4, 6, 8)
CLUSTER = "cluster:"


@dataclass(frozen=True)
class Figures:
    """One measure everywhere: its values, how many subdistricts have at least one, and its parts."""

    values: dict[str, Number] = field(default_factory=dict)
    reach: dict[str, int] = field(default_factory=dict)
    by_part: dict[str, dict[str, Number]] = field(default_factory=dict)
    # Places that are not here are unknown, not zero (registered figures).
    only_known: bool = False
    # Two parts whose quotient each value is; what several places are together is no sum of theirs.
    mean_of: tuple[str, str] | None = None

    def value(self, places: Iterable[str]) -> Number | None:
        """Return the value of *places* together; None when it is not known."""
        if self.mean_of is not None:
            parts = self.parts(places)
            return quotient(*(parts.get(part, 0) for part in self.mean_of))
        known = [self.values[place] for place in places if place in self.values]
        return sum(known) if known or not self.only_known else None

    def reached(self, places: Iterable[str]) -> int:
        """Return in how many subdistricts of *places* there is at least one."""
        return sum(self.reach.get(place, 0) for place in places)

    def parts(self, places: Iterable[str]) -> dict[str, Number]:
        """Return the value of each part."""
        total: defaultdict[str, Number] = defaultdict(int)
        for place in places:
            for part, amount in self.by_part.get(place, {}).items():
                total[part] += amount
        return dict(total)


def upward(place: str) -> Iterator[str]:
    """Give *place* and the areas above it. What is at home in a cluster counts only there."""
    if place.startswith(CLUSTER):
        yield place
    else:
        yield from (place[:length] for length in LENGTHS if length <= len(place))


def roll_up(measure: Measure, rows: Sequence[Row]) -> Figures:
    """Add the rows that *measure* counts upward: each once at each level."""
    values: dict[str, Number] = defaultdict(int)
    by_part: defaultdict[str, defaultdict[str, Number]] = defaultdict(lambda: defaultdict(int))
    reached = set()
    for place, part, amount in rows:
        if not measure.counts(part):
            continue
        for code in upward(place):
            values[code] += amount
            by_part[code][part] += amount
        if (amount or measure.only_told) and len(place) >= 6 and not place.startswith(CLUSTER):
            reached.add(place[:6])
    if measure.mean is not None:
        values = _quotients(by_part, measure.mean)
    return Figures(
        dict(values),
        _count_upward(reached),
        {code: dict(parts) for code, parts in by_part.items()},
        only_known=measure.only_told,
        mean_of=measure.mean,
    )


def own_figures(measure: Measure, rows: Sequence[Row], reach: Sequence[Row]) -> Figures:
    """Return what *measure* counts of places that are summed already: nothing is added upward."""
    values: defaultdict[str, Number] = defaultdict(int)
    by_part: defaultdict[str, dict[str, Number]] = defaultdict(dict)
    for place, part, amount in rows:
        if measure.counts(part):
            values[place] += amount
            by_part[place][part] = amount
    counts = values if measure.mean is None else _quotients(by_part, measure.mean)
    return Figures(
        dict(counts),
        {place: int(number) for place, part, number in reach if measure.counts(part)},
        dict(by_part),
        only_known=measure.only_told,
        mean_of=measure.mean,
    )


def quotient(amount: Number, number: Number) -> Number | None:
    """Return an average to two decimals, whole where it is; None of nothing."""
    if not number:
        return None
    found = (Decimal(amount) / Decimal(number)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return int(found) if found == found.to_integral_value() else found


def _quotients(by_part: Mapping[str, Mapping[str, Number]], mean: tuple[str, str]) -> dict[str, Number]:
    found = {code: quotient(*(parts.get(part, 0) for part in mean)) for code, parts in by_part.items()}
    return {code: value for code, value in found.items() if value is not None}


def _count_upward(subdistricts: set[str]) -> dict[str, int]:
    reach: defaultdict[str, int] = defaultdict(int)
    for subdistrict in subdistricts:
        for code in upward(subdistrict):
            reach[code] += 1
    return dict(reach)


def home_of(area: str | None, cluster: int | None) -> str:
    """Return the place of a row: its area code, or the cluster it is at home in."""
    return area or f"{CLUSTER}{cluster}"
