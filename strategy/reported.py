"""What areas reported of indicators in a year, added up by place: six grouped queries, however many areas.

A report counts once it was sent. Of an indicator whose last number stands for the year, only the last
quarter with a number counts; what counts without doubling is read by name.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, Sum
from django.db.models import Value as Constant
from django.db.models.functions import Cast, Coalesce, Concat, Substr

from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.rollup import home_of
from strategy.enums import OverArea, OverTime, State, Status
from strategy.models import Indicator, Value
from strategy.tallies import ZERO, Tally, item_of

WHY = "aggregates are for everybody"
KINDS = ("strategy.value", "strategy.indicator", "strategy.round")
Key = tuple[int, str]  # an indicator and a place
Tallies = dict[Key, Tally]
LIST = Q(indicator__over_area=OverArea.DISTINCT) | Q(indicator__over_time=OverTime.DISTINCT)
ESTIMATED, UNCONFIRMED = Q(state=State.ESTIMATE), Q(status=Status.SUBMITTED)


def tallies(now: Now, year: int, prefix: str, digits: int) -> Tallies:
    """Return what was reported below *prefix*, by places of *digits*; kept until a report is written."""
    found: Tallies = now.kept(
        f"reported:{year}:{prefix}:{digits}",
        KINDS,
        lambda: read_tallies(year, prefix, digits),
        shared=not prefix,
    )
    return found


def read_tallies(year: int, prefix: str, digits: int) -> Tallies:
    """Read the same from the database."""
    found: defaultdict[Key, Tally] = defaultdict(Tally)
    for key, tally in _parts(year, prefix, digits):
        found[key] = found[key] + tally
    return dict(found)


def _parts(year: int, prefix: str, digits: int) -> Iterator[tuple[Key, Tally]]:
    numbers = _reports(year, prefix, digits).counted().with_number()
    added = numbers.filter(~LIST)
    last = added.filter(indicator__over_time=OverTime.LAST).filter(~Exists(_later()))
    yield from _sums(added.filter(indicator__over_time=OverTime.SUM))
    yield from _sums(last)
    yield from _lists(numbers.filter(LIST))
    yield from _counts(_reports(year, prefix, digits))


def _reports(year: int, prefix: str, digits: int) -> Any:
    found = Value.objects.unscoped(WHY).alive().at(prefix).filter(fiscal_year=year)
    return found.filter(indicator__trashed_at=None).annotate(
        place=Substr("area_id", 1, digits),
        where=Coalesce(
            F("area_id"),
            Concat(Constant("c"), Cast("cluster_id", CharField()), output_field=CharField()),
            output_field=CharField(),
        ),
    )


def _same_place() -> Q:
    return Q(area=OuterRef("area")) | Q(cluster=OuterRef("cluster"))


def _later() -> Any:
    """Return the numbers of later quarters of the same area."""
    counted = Value.objects.unscoped(WHY).counted().with_number()
    return counted.filter(
        _same_place(),
        indicator=OuterRef("indicator"),
        fiscal_year=OuterRef("fiscal_year"),
        quarter__gt=OuterRef("quarter"),
    )


def _sums(reports: Any) -> Iterator[tuple[Key, Tally]]:
    grouped = reports.values_list("indicator_id", "place", "cluster_id").annotate(
        total=Sum("value"),
        above=Sum("numerator"),
        below=Sum("denominator"),
        areas=Count("where", distinct=True),
        guessed=Count("where", distinct=True, filter=ESTIMATED),
        early=Count("where", distinct=True, filter=UNCONFIRMED),
    )
    for indicator, place, cluster, total, above, below, areas, guessed, early in grouped.order_by():
        yield (
            (indicator, home_of(place, cluster)),
            Tally(_exact(total), _exact(above), _exact(below), areas, guessed, early),
        )


def _exact(value: Any) -> Decimal:
    return ZERO if value is None else Decimal(str(value))


def _lists(reports: Any) -> Iterator[tuple[Key, Tally]]:
    """Read by name what counts without doubling; where the last quarter stands for the year, only that."""
    rows = list(reports.select_related("indicator").order_by("quarter", "pk"))
    last = {(one.indicator_id, one.where): one.pk for one in rows}
    seen: dict[tuple[int, str], tuple[bool, bool]] = {}
    for one in rows:
        owner = one.indicator_id, one.where
        if one.indicator.over_time == OverTime.LAST and last[owner] != one.pk:
            continue
        items = frozenset(
            item_of(one.indicator, thing, one.where, one.quarter) for thing in one.counted_items
        )
        guessed, early = one.state == State.ESTIMATE, one.status == Status.SUBMITTED
        before = seen.get(owner)
        seen[owner] = guessed or bool(before and before[0]), early or bool(before and before[1])
        yield (
            (one.indicator_id, home_of(one.place, one.cluster_id)),
            Tally(
                areas=int(before is None),
                estimated=int(guessed and not (before and before[0])),
                unconfirmed=int(early and not (before and before[1])),
                items=items,
            ),
        )


def _counts(reports: Any) -> Iterator[tuple[Key, Tally]]:
    """Count the areas that are asked in rounds, and those that an indicator is not about."""
    other = Value.objects.unscoped(WHY).counted().with_number()
    said = other.filter(_same_place(), indicator=OuterRef("indicator"), fiscal_year=OuterRef("fiscal_year"))
    outside = reports.counted().not_applicable().filter(~Exists(said))
    for key, count in _grouped(outside):
        yield key, Tally(not_applicable=count)
    for key, count in _grouped(reports.filter(round__isnull=False)):
        yield key, Tally(asked=count)


def _grouped(reports: Any) -> Iterator[tuple[Key, int]]:
    counted = reports.values_list("indicator_id", "place", "cluster_id").annotate(
        n=Count("where", distinct=True)
    )
    for indicator, place, cluster, count in counted.order_by():
        yield (indicator, home_of(place, cluster)), count


def of_places(found: Tallies, indicator: Indicator, places: Sequence[str]) -> Tally:
    """Return the tally of *places* together."""
    whole = Tally()
    for place in places:
        if (one := found.get((indicator.pk, place))) is not None:
            whole = whole + one
    return whole
