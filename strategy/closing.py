"""Closing a fiscal year: every number is written down as it is, and stays."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db import transaction

from nakhonchai.accounts.enums import Role
from nakhonchai.accounts.scope import EVERYWHERE, Scope
from nakhonchai.base.freshness import touch
from nakhonchai.dashboards.actions import take_snapshot
from nakhonchai.dashboards.enums import SnapshotKind
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.spots import Spot, cluster_spot
from nakhonchai.dashboards.tree import Place
from strategy.closed import PASSPORT, passport_of
from strategy.lines import Actual
from strategy.models import ClosedFigure, Indicator, Value, YearClose
from strategy.reported import tallies
from strategy.scoring import actual_of, indicators_of
from strategy.targets import Aims, aims_at

LISTED = 30
ALL = "all"


class UnconfirmedError(Exception):
    """Reports wait that nobody has confirmed. ``reports`` are some of them, ``count`` is how many."""

    def __init__(self, reports: list[Value], count: int) -> None:
        super().__init__(f"{count} reports wait")
        self.reports, self.count = reports, count


def unconfirmed(year: int) -> Any:
    """Return the reports of a year that keep it from being closed."""
    why = "closing a year asks for all areas"
    return Value.objects.unscoped(why).waiting().filter(fiscal_year=year, indicator__trashed_at=None)


@transaction.atomic
def close_year(year: int, *, signed_by: str, signed_on: dt.date, by: Any, note: str = "") -> YearClose:
    """Freeze measures and indicators as they stand for a fiscal year, signed.

    Raises :class:`UnconfirmedError` while reports of the year wait; nothing is written then.
    """
    waiting = unconfirmed(year).select_related("indicator", "area", "cluster").order_by("status", "area_id")
    if count := waiting.count():
        raise UnconfirmedError(list(waiting[:LISTED]), count)
    snapshot = take_snapshot(
        name=f"ปิดปีงบประมาณ {year}",
        by=by,
        kind=SnapshotKind.YEAR,
        note=note,
        year_be=year,
        signed_by=signed_by,
    )
    close = YearClose(
        fiscal_year=year,
        snapshot=snapshot,
        signed_by=signed_by,
        signed_on=signed_on,
        note=note,
        closed_by=by if by is not None and by.is_authenticated else None,
    )
    close.full_clean()
    close.save()
    ClosedFigure.objects.bulk_create(
        ClosedFigure(close=close, indicator=indicator, content=content) for indicator, content in frozen(year)
    )
    touch("strategy.yearclose", [""])
    return close


def frozen(year: int) -> Iterator[tuple[Indicator, dict[str, dict[str, Any]]]]:
    """Yield each indicator of a year with what stands at every place, as staff of everywhere read it."""
    reading = Reading(Scope(Role.ADMINISTRATOR, EVERYWHERE), Now())
    whole = cluster_spot(reading.tree)
    spots = [whole, *(_spot(place) for place in reading.tree.places.values())]
    shown = list(_all_indicators(reading, year))
    aims = aims_at(shown, [*whole.keys, *reading.tree.places], (), year)
    read = {digits: tallies(reading.now, year, "", digits) for digits in (2, 4, 6)}
    for indicator in shown:
        content: dict[str, dict[str, Any]] = {PASSPORT: passport_of(indicator)}
        for spot in spots:
            actual = actual_of(reading, spot, indicator, year, read[len(spot.code) or 2])
            if one := _written(actual, indicator, spot, _with_children(aims, reading, spot)):
                content[spot.code or ALL] = one
        yield indicator, content


def _with_children(aims: Aims, reading: Reading, spot: Spot) -> Aims:
    below = spot.provinces if spot.is_cluster else reading.tree.below.get(spot.code, [])
    return Aims(aims.own, below)


def _all_indicators(reading: Reading, year: int) -> Iterator[Indicator]:
    """Yield the indicators of the cluster, and those of single areas."""
    seen = set()
    for code in ("", *reading.tree.places):
        if len(code) > 2:
            continue
        for one in indicators_of(reading, code, year):
            if one.pk not in seen:
                seen.add(one.pk)
                yield one
    rest = Indicator.objects.unscoped("all of them are frozen").in_use().on_paper()
    inside = rest.filter(node__strategy__first_year__lte=year, node__strategy__last_year__gte=year)
    yield from inside.exclude(pk__in=seen)


def _spot(place: Place) -> Spot:
    return Spot(place.code, place.level, place.short_name, "", (place.code,))


def _written(actual: Actual, indicator: Indicator, spot: Spot, aims: Aims) -> dict[str, Any]:
    """Return what is kept of one number; {} where nothing is known, nor asked of anybody."""
    aim = aims.of(indicator, spot.keys)
    if actual.value is None and aim.value is None and not actual.reported and indicator.is_computed:
        return {}
    kept = {
        "value": _text(actual.value),
        "text": actual.text,
        "reported": actual.reported,
        "expected": actual.expected,
        "estimated": actual.estimated or None,
        "unconfirmed": actual.unconfirmed or None,
        "not_applicable": actual.not_applicable or None,
        "numerator": _text(actual.numerator),
        "denominator": _text(actual.denominator),
        "target": _text(aim.value),
        "narrative": aim.narrative,
    }
    return {name: value for name, value in kept.items() if value is not None and value != ""}


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
