"""The scoreboard of an area: each indicator with its number, its target, who reported, and what that means.

The number of queries is fixed: the figures of measures are those of the dashboards, reports are added up in
six grouped queries, and targets, narratives and adjustments are one each, however many areas lie below.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.urls import get_urlconf, reverse

from nakhonchai.dashboards.measures import Adds, Measure, get_measure
from nakhonchai.dashboards.models import Snapshot
from nakhonchai.dashboards.moments import Frozen, YearEnd
from nakhonchai.dashboards.numbers import subdistrict_count
from nakhonchai.dashboards.reading import NO_DATA, Reading
from nakhonchai.dashboards.spots import Spot
from nakhonchai.dashboards.standing import SpotReading
from nakhonchai.dashboards.years import this_year
from nakhonchai.geography.enums import Level
from strategy.closed import ClosedYear, KeptYear, closed_year
from strategy.enums import ReportLevel
from strategy.kinds import all_kinds
from strategy.known import known_year
from strategy.lines import (
    ELSEWHERE,
    HIDDEN,
    NOT_HERE,
    NOT_KEPT,
    NOT_REPORTED,
    OUTSIDE,
    REACHED,
    Actual,
    Group,
    Judged,
    Line,
    judge,
)
from strategy.models import Indicator
from strategy.models.value import show
from strategy.reported import Tallies, of_places, tallies
from strategy.tallies import Tally, number_of
from strategy.targets import Aim, Aims, aims_at

PAGES_KEPT = 4096  # addresses of explanations
LEVELS = {2: Level.PROVINCE, 4: Level.DISTRICT, 6: Level.SUBDISTRICT}


@dataclass(frozen=True)
class Scoreboard:
    """All indicators of an area in a fiscal year."""

    spot: Spot
    year: int
    groups: Sequence[Group]
    closed: ClosedYear | None
    url: str
    known: Snapshot | None = None

    @property
    def lines(self) -> list[Line]:
        """All indicators, in the order of the page."""
        return [line for group in self.groups for line in group.lines]

    @property
    def reached(self) -> int:
        """How many indicators reached their target."""
        return sum(line.judged is REACHED for line in self.lines)

    @property
    def with_target(self) -> int:
        """How many indicators have a target here."""
        return sum(line.aim.value is not None for line in self.lines)


def scoreboard(reading: Reading, spot: Spot, year: int) -> Scoreboard:
    """Return the scoreboard of an area as this reader is told it. A closed year shows what was signed."""
    code = spot.code
    known = known_year(reading.now, year) if reading.scope.signed_in else None
    if known is not None:
        return _known_board(reading, spot, known)
    closed = closed_year(reading.now, year, code) if reading.scope.signed_in else None
    if closed is not None:
        lines = [kept_line(closed, one, spot) for one in closed.indicators(code)]
        return Scoreboard(spot, year, _grouped(lines), closed, board_url(code, year))
    shown = indicators_of(reading, code, year)
    aims = _aims(reading, spot, shown, year)
    read = _reports(reading, spot, shown, year)
    lines = [_line(reading, spot, one, year, (aims, read)) for one in shown]
    return Scoreboard(spot, year, _grouped(lines), None, board_url(code, year))


def _known_board(reading: Reading, spot: Spot, known: KeptYear) -> Scoreboard:
    """Return the scoreboard as it was known on the day of a snapshot; explanations are of today."""
    moment: Any = reading.now.moment
    lines = [replace(kept_line(known, one, spot), url="") for one in known.indicators(spot.code)]
    url = f"{board_url(spot.code)}?{moment.query}"
    return Scoreboard(spot, known.year, _grouped(lines), None, url, moment.snapshot)


def indicators_of(reading: Reading, code: str, year: int) -> Sequence[Indicator]:
    """Return the indicators of a scoreboard; the public sees those that may be shown to everybody."""
    shown: Sequence[Indicator] = reading.now.kept(
        f"indicators:{year}:{code[:6]}",
        all_kinds(),
        lambda: list(
            Indicator.objects.unscoped("what is watched is no secret").shown_at(code[:6], year).on_paper()
        ),
        shared=False,
    )
    return shown if reading.scope.signed_in else [one for one in shown if one.is_public]


def _aims(reading: Reading, spot: Spot, shown: Sequence[Indicator], year: int) -> Aims:
    """Return the targets of a scoreboard; those of everybody's indicators are not those of all."""
    children = _children(reading, spot)
    found: Aims = reading.now.kept(
        f"aims:{year}:{spot.code}:{reading.scope.signed_in}",
        all_kinds(),
        lambda: aims_at(shown, spot.keys, children, year),
        shared=False,
    )
    return found


def board_url(code: str, year: int | None = None) -> str:
    """Return the address of a scoreboard."""
    page = reverse("strategy:scoreboard", args=[code or "all"])
    return f"{page}?year={year}" if year else page


def _children(reading: Reading, spot: Spot) -> list[str]:
    if spot.is_cluster:
        return list(spot.provinces)
    return list(reading.tree.below.get(spot.code, []))


def _reports(reading: Reading, spot: Spot, shown: Sequence[Indicator], year: int) -> Tallies:
    if all(one.is_computed for one in shown):
        return {}
    return tallies(reading.now, year, spot.code, len(spot.code) or 2)


def _line(reading: Reading, spot: Spot, indicator: Indicator, year: int, found: Any) -> Line:
    aims, read = found
    aim = aims.of(indicator, spot.keys)
    actual = actual_of(reading, spot, indicator, year, read)
    judged = _judged(indicator, actual, aim)
    return Line(indicator, actual, aim, judged, explained_url(indicator, spot.code, year))


def _judged(indicator: Indicator, actual: Actual, aim: Aim) -> Judged:
    if actual.is_covered:
        return HIDDEN
    if actual.is_outside:
        return OUTSIDE
    return ELSEWHERE if actual.is_elsewhere else judge(indicator, actual.value, aim.value)


def kept_actual(closed: KeptYear, indicator: Indicator, code: str) -> Actual:
    """Return the number of a place as it was written down."""
    kept = closed.figures.get(indicator.pk, {}).get(code or "all", {})
    value = _decimal(kept.get("value"))
    return Actual(
        value,
        show(value) if value is not None else str(kept.get("text") or _unknown(indicator)),
        kept.get("reported"),
        kept.get("expected"),
        kept.get("estimated", 0),
        kept.get("unconfirmed", 0),
        kept.get("not_applicable", 0),
        numerator=_decimal(kept.get("numerator")),
        denominator=_decimal(kept.get("denominator")),
        is_elsewhere=kept.get("text") == NOT_HERE,
    )


def _unknown(indicator: Indicator) -> str:
    return NO_DATA if indicator.is_computed else NOT_REPORTED


def kept_line(closed: KeptYear, indicator: Indicator, spot: Spot) -> Line:
    """Return what was written down, with the corrections since beside it."""
    actual = kept_actual(closed, indicator, spot.code)
    kept = closed.figures[indicator.pk].get(spot.code or "all", {})
    aim = Aim(_decimal(kept.get("target")), narrative=kept.get("narrative", ""))
    count, change = closed.adjustments.get(indicator.pk, (0, Decimal(0)))
    adds = count and actual.value is not None and indicator.adds_up
    return Line(
        indicator,
        actual,
        aim,
        _judged(indicator, actual, aim),
        explained_url(indicator, spot.code, closed.year),
        actual.value + change if adds and actual.value is not None else None,
        count,
    )


def _decimal(text: Any) -> Decimal | None:
    return None if text is None else Decimal(str(text))


def explained_url(indicator: Indicator, code: str, year: int) -> str:
    """Return the page that explains a number."""
    return f"{_explained(indicator.ref, code or 'all', get_urlconf())}?year={year}"


@lru_cache(maxsize=PAGES_KEPT)
def _explained(ref: str, code: str, urls: Any) -> str:
    """Return the page that explains an indicator in a place, looked up once: a board has dozens of them."""
    return reverse("strategy:explained", args=[ref, code])


# --- the number -----------------------------------------------------------------------------


def actual_of(reading: Reading, spot: Spot, indicator: Indicator, year: int, read: Tallies) -> Actual:
    """Return the number of an indicator in a place."""
    if indicator.is_computed:
        return _computed(reading, spot, indicator, year)
    if isinstance(reading.now.moment, Frozen):
        return Actual(None, NOT_KEPT)
    if indicator.report_level < len(spot.code):
        return Actual(None, NOT_HERE, is_elsewhere=True)
    return actual_from(reading, spot, indicator, of_places(read, indicator, spot.keys))


def actual_from(reading: Reading, spot: Spot, indicator: Indicator, tally: Tally) -> Actual:
    """Return the number that reports make, with how many areas told of how many that are asked."""
    value = number_of(indicator, tally)
    asked = tally.asked or _areas(reading, spot, indicator.report_level)
    expected = max(asked - tally.not_applicable, tally.areas)
    is_ratio = indicator.is_ratio and value is not None
    return Actual(
        value,
        NOT_REPORTED if value is None else show(value),
        reported=tally.areas,
        expected=expected,
        estimated=tally.estimated,
        unconfirmed=tally.unconfirmed,
        not_applicable=tally.not_applicable,
        numerator=tally.numerator if is_ratio else None,
        denominator=tally.denominator if is_ratio else None,
    )


def _areas(reading: Reading, spot: Spot, digits: int) -> int:
    """Return how many areas of the reporting level there are here."""
    if digits == ReportLevel.CLUSTER or digits == len(spot.code):
        return 1
    return reading.count_areas(spot.provinces, LEVELS[digits])


def _computed(reading: Reading, spot: Spot, indicator: Indicator, year: int) -> Actual:
    measure = get_measure(indicator.measure)
    if measure is None or not reading.may_see(measure, len(spot.code)):
        return Actual(None, NO_DATA, is_covered=measure is not None)
    there = at_year(reading, spot, measure, year)
    if there is None:
        return Actual(None, NO_DATA)
    told = there.told(measure, spot.keys)
    if not told.is_known:
        return Actual(None, told.text, is_covered=bool(told.cover.value))
    value = Decimal(told.value or 0)
    reached, total = _reach(there, spot, measure, reading)
    basis = get_measure(measure.basis) if indicator.is_ratio and measure.basis else None
    if basis is not None:
        return _share(value, there.told(basis, spot.keys), (reached, total))
    return Actual(value, show(value), reported=reached, expected=total)


def _share(value: Decimal, whole: Any, reach: tuple[int | None, int | None]) -> Actual:
    """Return the measure as a percentage of its basis."""
    if not whole.is_known or not whole.value:
        return Actual(None, NO_DATA, is_covered=not whole.is_known and bool(whole.cover.value))
    below = Decimal(whole.value)
    share = (value * 100 / below).quantize(Decimal("0.0001"))
    return Actual(share, show(share), *reach, numerator=value, denominator=below)


def _reach(there: Reading, spot: Spot, measure: Measure, page: Reading) -> tuple[int | None, int | None]:
    if len(spot.code) >= 6:
        return None, None
    reached = there.reached(measure, spot.keys)
    if reached is None:
        return None, None
    # A snapshot knows how many subdistricts there were; at any other time they are those of today.
    is_frozen = isinstance(there.now.moment, Frozen)
    return reached, subdistrict_count(there, spot) if is_frozen else _areas(
        page, spot, ReportLevel.SUBDISTRICT
    )


def at_year(reading: Reading, spot: Spot, measure: Measure, year: int) -> Reading | None:
    """Return the reading of a spot in a year; in the present one, today's. None where there are no years."""
    if isinstance(reading.now.moment, Frozen):
        return reading
    # To the public, years would be a second dimension of people.
    has_years = measure.source.knows_years and (reading.scope.signed_in or not measure.is_person)
    if year >= this_year() and not (has_years and measure.over_time is Adds.SUM):
        return SpotReading(reading.scope, reading.now.present, spot.keys)
    if not has_years:
        return None
    return SpotReading(reading.scope, reading.now.at(YearEnd(year)), spot.keys)


def _grouped(lines: Sequence[Line]) -> list[Group]:
    groups: dict[int, list[Line]] = {}
    for line in lines:
        groups.setdefault(line.indicator.node_id, []).append(line)
    return [Group(found[0].indicator.node, found) for found in groups.values()]
