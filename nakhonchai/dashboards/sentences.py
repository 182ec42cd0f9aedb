"""What was achieved here and what needs attention, in sentences. Praise comes first; nobody is ranked."""

from collections.abc import Sequence
from dataclasses import dataclass

from nakhonchai.dashboards.measures import Measure, Panel, all_measures
from nakhonchai.dashboards.numbers import list_url, subdistrict_count
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.spots import Spot
from nakhonchai.dashboards.trends import trend_of
from nakhonchai.geography.enums import Level
from nakhonchai.thai import format_compact, format_number, format_percent

SHOWN = 6
MOSTLY = 0.9


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing said, with the place where more is known or where it is mended."""

    text: str
    url: str = ""


def achievements(reading: Reading, spot: Spot) -> list[Sentence]:
    """Say what grew since the last fiscal year, and what is there (nearly) everywhere."""
    if not reading.is_present:
        return []
    found = []
    for measure in _told_here(reading, spot):
        url = reading.figure_url(measure.name, spot.code)
        found += [
            Sentence(text, url)
            for text in (_grown(reading, spot, measure), _everywhere(reading, spot, measure))
            if text
        ]
    return found[:SHOWN]


def attention(reading: Reading, spot: Spot) -> list[Sentence]:
    """Say what is missing and what in the records wants mending, each with where to do it."""
    if not reading.is_present or not reading.scope.signed_in:
        return []
    gaps = [gap for measure in _told_here(reading, spot) if (gap := _gap(reading, spot, measure))]
    return [*_to_mend(reading, spot), *gaps][:SHOWN]


def _told_here(reading: Reading, spot: Spot) -> Sequence[Measure]:
    shown = (Panel.HEADLINE, Panel.SUPPORT)
    return [one for one in all_measures() if one.panel in shown and reading.may_see(one, len(spot.code))]


def _grown(reading: Reading, spot: Spot, measure: Measure) -> str:
    trend = trend_of(reading, spot, measure)
    if trend is None or len(trend.points) < 2:
        return ""
    step = float(trend.points[-1].value) - float(trend.points[-2].value)
    if step <= 0:
        return ""
    amount = (format_compact if measure.is_money else format_number)(step)
    return f"{measure.label}เพิ่มขึ้น {amount} {measure.unit}ในปีงบประมาณ {trend.points[-1].year}"


def _everywhere(reading: Reading, spot: Spot, measure: Measure) -> str:
    """Say where a measure is in all or nearly all subdistricts."""
    total = subdistrict_count(reading, spot) if spot.level <= Level.DISTRICT else 0
    reached = reading.reached(measure, spot.keys) if total else None
    if not total or reached is None or reached < total * MOSTLY:
        return ""
    if reached == total:
        return f"ทุกตำบล ({format_number(total)} ตำบล) มี{measure.head}แล้ว"
    counted = f"{format_number(reached)} จาก {format_number(total)}"
    return f"{format_percent(reached, total)} ของตำบลมี{measure.head}แล้ว ({counted})"


def _gap(reading: Reading, spot: Spot, measure: Measure) -> Sentence | None:
    total = subdistrict_count(reading, spot) if spot.level <= Level.DISTRICT else 0
    reached = reading.reached(measure, spot.keys) if total else None
    if not total or reached is None or reached == total:
        return None
    text = f"อีก {format_number(total - reached)} ตำบลยังไม่มี{measure.head}ในระบบ"
    return Sentence(text, reading.figure_url(measure.name, spot.code))


def _to_mend(reading: Reading, spot: Spot) -> list[Sentence]:
    found = []
    for measure in all_measures():
        if measure.panel is Panel.QUALITY and (value := reading.told(measure, spot.keys).value):
            text = f"{measure.label} {format_number(value)} {measure.unit}"
            found.append(Sentence(text, list_url(reading, measure, spot.code)))
    return found
