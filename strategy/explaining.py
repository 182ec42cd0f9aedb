"""What stands behind a reported number: who told what, who has not, and how it became one number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from nakhonchai.base.freshness import last_change
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.rollup import CLUSTER
from nakhonchai.dashboards.spots import Spot
from strategy.closed import ClosedYear, closed_year, signed_values
from strategy.enums import Quarter
from strategy.lines import Actual, Line
from strategy.models import Adjustment, Indicator, Value
from strategy.models.value import show
from strategy.reported import of_places, tallies
from strategy.scoring import LEVELS, actual_from, explained_url, kept_actual, scoreboard
from strategy.tallies import Tally, number_of

SILENT_SHOWN = 60
NOT_ASKED = "ไม่ได้ขอรายงาน"
YEARS_BACK = 5


@dataclass(frozen=True)
class Part:
    """What one area below contributes."""

    name: str
    actual: Actual
    url: str

    @property
    def length(self) -> Decimal:
        """The length of its bar; nothing where there is no number."""
        return self.actual.value if self.actual.value is not None else Decimal(0)


@dataclass(frozen=True)
class Period:
    """The number of a quarter or a year; ``value`` None is drawn as nothing, never as 0."""

    label: str
    value: Decimal | None
    text: str


@dataclass(frozen=True)
class Explained:
    """One number of an indicator, explained."""

    indicator: Indicator
    spot: Spot
    year: int
    line: Line
    parts: Sequence[Part]
    silent: Sequence[tuple[str, str]]
    silent_count: int
    quarters: Sequence[Period]
    years: Sequence[Period]
    adjustments: Sequence[Adjustment]
    closed: ClosedYear | None
    changed_at: datetime | None
    reports: Sequence[Value]

    @property
    def largest(self) -> Decimal:
        """The longest bar."""
        return max((part.length for part in self.parts), default=Decimal(0))


def explain(reading: Reading, spot: Spot, indicator: Indicator, year: int, person: Any) -> Explained:
    """Explain a reported number. Asks as often for the cluster as for a district."""
    closed = closed_year(reading.now, year, spot.code)
    shown = [one for one in scoreboard(reading, spot, year).lines if one.indicator.pk == indicator.pk]
    line = shown[0] if shown else _line(reading, spot, indicator, year)
    parts = _parts(reading, spot, indicator, year, closed)
    silent = [] if closed else _silent(reading, spot, indicator, year)
    return Explained(
        indicator=line.indicator,
        spot=spot,
        year=year,
        line=line,
        parts=parts,
        silent=silent[:SILENT_SHOWN],
        silent_count=len(silent),
        quarters=_quarters(indicator, spot, year),
        years=_years(reading, spot, indicator, year),
        adjustments=_adjustments(indicator, spot, year),
        closed=closed,
        changed_at=last_change(
            ("strategy.value",), ["" if key.startswith(CLUSTER) else key for key in spot.keys]
        ),
        reports=_reports(indicator, spot, year, person),
    )


def _line(reading: Reading, spot: Spot, indicator: Indicator, year: int) -> Line:
    """Return the line of an indicator that is not on the area's scoreboard this year."""
    from strategy.lines import judge
    from strategy.targets import aims_at

    read = tallies(reading.now, year, spot.code, len(spot.code) or 2)
    actual = actual_from(reading, spot, indicator, of_places(read, indicator, spot.keys))
    aim = aims_at([indicator], spot.keys, (), year).of(indicator, spot.keys)
    return Line(indicator, actual, aim, judge(indicator, actual.value, aim.value), "")


def _parts(
    reading: Reading, spot: Spot, indicator: Indicator, year: int, closed: ClosedYear | None
) -> list[Part]:
    """Return what the areas directly below contribute: as it was signed, or as it is."""
    codes = spot.provinces if spot.is_cluster else tuple(reading.tree.below.get(spot.code, ()))
    digits = len(spot.code) + 2
    if digits > 6 or (not indicator.is_computed and indicator.report_level < digits):
        return []
    read = {} if closed else tallies(reading.now, year, spot.code, digits)
    asked = any(tally.asked for (key, _place), tally in read.items() if key == indicator.pk)
    parts = []
    for code in codes:
        place = reading.tree.places[code]
        below = Spot(code, place.level, place.short_name, "", (code,))
        if closed is not None:
            actual = kept_actual(closed, indicator, code)
        else:
            tally = of_places(read, indicator, (code,))
            silent = asked and not (tally.asked or tally.areas)
            actual = Actual(None, NOT_ASKED) if silent else actual_from(reading, below, indicator, tally)
        parts.append(Part(place.short_name, actual, explained_url(indicator, code, year)))
    return sorted(parts, key=lambda part: (part.actual.value is None, -part.length))


def _silent(reading: Reading, spot: Spot, indicator: Indicator, year: int) -> list[tuple[str, str]]:
    """Name the areas that are asked, or could tell, and told neither a number nor that none applies."""
    level = LEVELS.get(indicator.report_level)
    if level is None or indicator.report_level < len(spot.code):
        return []
    reports = Value.objects.unscoped("who has not told is for everybody").alive().at(spot.code)
    reports = reports.filter(indicator=indicator, fiscal_year=year)
    told = set(reports.counted().exclude(state="missing").order_by().values_list("area_id", flat=True))
    asked = set(reports.filter(round__isnull=False).order_by().values_list("area_id", flat=True))
    codes = reading.tree.codes_under(spot.provinces, level)
    quiet = [code for code in codes if code not in told and (not asked or code in asked)]
    return [(reading.tree.places[code].short_name, reading.place_url(code)) for code in quiet]


def _reports(indicator: Indicator, spot: Spot, year: int, person: Any) -> list[Value]:
    """Return some of the reports behind the number that the reader finds."""
    found = Value.objects.visible_to(person).alive().filter(indicator=indicator, fiscal_year=year)
    found = found.at(spot.code).select_related("area", "cluster", "indicator")
    return list(found.order_by("area_id", "quarter", "pk")[:SILENT_SHOWN])


def _quarters(indicator: Indicator, spot: Spot, year: int) -> list[Period]:
    """Return the numbers of the quarters, each by itself."""
    if indicator.period != "quarter":
        return []
    found = []
    for quarter in Quarter:
        if quarter == Quarter.YEAR:
            continue
        rows = Value.objects.unscoped("aggregates are for everybody").counted().with_number().at(spot.code)
        rows = rows.filter(indicator=indicator, fiscal_year=year, quarter=quarter)
        found.append(_period(str(quarter.label), indicator, list(rows)))
    return found


def _period(label: str, indicator: Indicator, rows: Sequence[Value]) -> Period:
    from strategy.tallies import ZERO, item_of

    tally = Tally(
        total=sum((one.value or ZERO for one in rows), ZERO),
        numerator=sum((one.numerator or ZERO for one in rows), ZERO),
        denominator=sum((one.denominator or ZERO for one in rows), ZERO),
        areas=len(rows),
        items=frozenset(
            item_of(indicator, thing, str(one.area_id or one.cluster_id), one.quarter)
            for one in rows
            for thing in (one.counted_items if indicator.is_list else ())
        ),
    )
    value = number_of(indicator, tally)
    return Period(label, value, "ยังไม่มีรายงาน" if value is None else show(value))


def _years(reading: Reading, spot: Spot, indicator: Indicator, year: int) -> list[Period]:
    """Return the numbers of the last years; of a closed year, the signed one."""
    years = range(year - YEARS_BACK + 1, year + 1)
    signed = signed_values(indicator, spot.code, years)
    found = []
    for one in years:
        if one in signed:
            value = signed[one]
        elif indicator.is_computed:
            value = None
        else:
            read = tallies(reading.now, one, spot.code, len(spot.code) or 2)
            value = number_of(indicator, of_places(read, indicator, spot.keys))
        found.append(Period(str(one), value, "ยังไม่มีรายงาน" if value is None else show(value)))
    return found


def _adjustments(indicator: Indicator, spot: Spot, year: int) -> list[Adjustment]:
    from django.db.models import Q

    from nakhonchai.geography.codes import under

    found = Adjustment.objects.filter(indicator=indicator, fiscal_year=year)
    found = found.filter(under(spot.code)) if spot.code else found.filter(Q(area=None) | under(""))
    return list(found.select_related("area", "made_by")[:SILENT_SHOWN])
