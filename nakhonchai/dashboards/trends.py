"""Numbers over the fiscal years, as one reader may see them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nakhonchai.dashboards.measures import Adds, Measure, Panel, all_measures
from nakhonchai.dashboards.moments import KEPT_DIGITS, signed_figures
from nakhonchai.dashboards.reading import Reading, Told
from nakhonchai.dashboards.rollup import CLUSTER
from nakhonchai.dashboards.spots import Spot
from nakhonchai.dashboards.years import (
    Series,
    YearFigures,
    series,
    the_year,
    this_year,
    year_figures,
    years_shown,
)
from nakhonchai.thai import format_compact, format_number

LONGEST_CODE = 8


@dataclass(frozen=True, slots=True)
class Trend:
    """One measure over the years, with the address that explains it."""

    measure: Measure
    series: Series
    url: str
    change: str


def may_see_years(reading: Reading, measure: Measure) -> bool:
    """Whether the reader is told years: to the public, years would be a second dimension of people."""
    return measure.source.knows_years and (reading.scope.signed_in or not measure.is_person)


def years_at(reading: Reading, spot: Spot, measure: Measure) -> YearFigures | None:
    """Return the years of an area and of what lies directly below it; None where none may be told."""
    if not may_see_years(reading, measure):
        return None
    prefix = spot.code
    return year_figures(measure, reading.now, prefix, min(len(prefix) + 2, LONGEST_CODE) if prefix else 2)


def trend_of(reading: Reading, spot: Spot, measure: Measure) -> Series | None:
    """Return the number of an area over the years."""

    def make() -> Series | None:
        found = years_at(reading, spot, measure)
        if found is None:
            return None
        shown = years_shown(int(reading.now.said(the_year)))
        return _as_signed(reading, measure, spot.keys, series(measure, found, spot.keys, shown))

    # A card, a row of the trends and a sentence say the same number.
    about = "trend", measure.name, spot.code, tuple(spot.keys), reading.scope.signed_in
    return reading.now.worked_out(about, measure, make)


def _as_signed(reading: Reading, measure: Measure, keys: Sequence[str], found: Series) -> Series:
    """Return the years with those that were closed as they were signed."""
    below = keys[0][:KEPT_DIGITS] if _is_village(keys[0]) else ""
    points = []
    for point in found.points:
        signed = signed_figures(measure, reading.now, point.year, below)
        value = signed.value(keys) if signed is not None else None
        points.append(point if value is None else replace(point, value=value))
    return replace(found, points=points)


def _is_village(key: str) -> bool:
    return len(key) > KEPT_DIGITS and not key.startswith(CLUSTER)


def trends(reading: Reading, spot: Spot) -> list[Trend]:
    """Return what is known over the years, in the order of the registry; what never moved is left out."""
    found = []
    for measure in all_measures():
        if measure.panel is Panel.BEHIND:
            continue
        one = trend_of(reading, spot, measure)
        if one is not None and not one.is_flat:
            url = reading.figure_url(measure.name, spot.code)
            found.append(Trend(measure, one, url, year_change(measure, one)))
    return found


def year_change(measure: Measure, found: Series) -> str:
    """Say in words how this year differs from the last; "" where it does not."""
    if len(found.points) < 2 or measure.over_time is Adds.TOLD:
        return ""  # of what is told, others may have told it
    before, last = found.points[-2], found.points[-1]
    step = float(last.value) - float(before.value)
    if not step:
        return ""
    word = "เพิ่มขึ้น" if step > 0 else "ลดลง"
    amount = (format_compact if measure.is_money else format_number)(abs(step))
    since = "เทียบกับ" if measure.over_time is Adds.SUM else "จากสิ้น"
    return f"{word} {amount} {measure.unit}{since}ปีงบ {before.year}"


def change_note(reading: Reading, spot: Spot, measure: Measure, told: Told) -> str:
    """Say beside a number how it changed since the end of the last fiscal year."""
    if not reading.is_present or not told.is_known or (found := trend_of(reading, spot, measure)) is None:
        return ""
    return year_change(measure, found)


def sparks(reading: Reading, spot: Spot, measure: Measure, codes: Sequence[str]) -> dict[str, list[float]]:
    """Return the years of each area below, for a small line in its row; nothing where none is known."""
    found = years_at(reading, spot, measure)
    if found is None:
        return {}
    shown = years_shown(this_year())
    made = {
        code: _as_signed(reading, measure, (code,), series(measure, found, (code,), shown)) for code in codes
    }
    return {code: one.values for code, one in made.items() if not one.is_flat}
