"""Targets of areas: their own, or the sum of those directly below; and spreading one over the areas below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from nakhonchai.dashboards.rollup import CLUSTER, home_of
from strategy.models import Indicator, Target


@dataclass(frozen=True)
class Aim:
    """A target. ``from_below`` is how many areas below it was added up from; 0 where it is the area's own."""

    value: Decimal | None
    from_below: int = 0
    narrative: str = ""
    below: Decimal | None = None

    @property
    def is_summed(self) -> bool:
        """Whether it is the sum of what lies below."""
        return self.from_below > 0

    @property
    def differs(self) -> bool:
        """Whether the areas below together want something else than the area itself."""
        return self.value is not None and self.below is not None and self.below != self.value


@dataclass(frozen=True)
class Aims:
    """The targets of a year that a scoreboard needs."""

    own: Mapping[tuple[int, str], Target]
    children: Sequence[str]

    def of(self, indicator: Indicator, keys: Sequence[str]) -> Aim:
        """Return the target of a place: its own, else what the areas below add up to."""
        own = self.own.get((indicator.pk, keys[0]))
        below = [one for code in self.children if (one := self.own.get((indicator.pk, code)))]
        together = sum((one.value for one in below), Decimal(0)) if below and indicator.adds_up else None
        if own is not None:
            return Aim(own.value, narrative=own.narrative, below=together)
        return Aim(together, len(below)) if together is not None else Aim(None)


def aims_at(indicators: Sequence[Indicator], keys: Sequence[str], children: Sequence[str], year: int) -> Aims:
    """Read the targets of a place and of what lies directly below it: one query."""
    found = Target.objects.unscoped("targets are for everybody").alive().filter(fiscal_year=year)
    codes = [key for key in (*keys, *children) if not key.startswith(CLUSTER)]
    clusters = [int(key.removeprefix(CLUSTER)) for key in keys if key.startswith(CLUSTER)]
    here = found.filter(indicator__in=indicators)
    here = here.filter(area__in=codes) | here.filter(cluster__in=clusters)
    return Aims({(one.indicator_id, home_of(one.area_id, one.cluster_id)): one for one in here}, children)


def spread_evenly(total: Decimal, count: int, step: Decimal) -> list[Decimal]:
    """Share *total* among *count*, in whole steps, the first getting what is left over; the sum is exact."""
    return spread_by(total, [Decimal(1)] * count, step)


def spread_by(total: Decimal, weights: Sequence[Decimal], step: Decimal) -> list[Decimal]:
    """Share *total* by weights in whole steps: the largest rests get what is left over; the sum is exact."""
    whole = sum(weights, Decimal(0))
    if not weights or not whole:
        return [Decimal(0)] * len(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [(one / step).to_integral_value(rounding=ROUND_FLOOR) * step for one in exact]
    left = total - sum(parts, Decimal(0))
    order = sorted(range(len(parts)), key=lambda at: (parts[at] - exact[at], at))
    for at in order:
        if left < step:
            break
        parts[at] += step
        left -= step
    if left:
        parts[order[0]] += left
    return parts


def step_of(total: Decimal) -> Decimal:
    """Return in which steps a target is shared: whole ones, unless it is not whole itself."""
    return Decimal(1) if total == total.to_integral_value() else Decimal("0.01")


def stored_targets(indicator: Indicator, codes: Sequence[str], year: int) -> dict[str, Any]:
    """Return the targets of areas by code."""
    found = Target.objects.unscoped("targets are for everybody").alive()
    return {one.area_id: one for one in found.filter(indicator=indicator, fiscal_year=year, area__in=codes)}
