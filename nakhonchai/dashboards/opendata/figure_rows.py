"""Figures as rows: measure × area × fiscal year, told as the pages tell them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nakhonchai.dashboards.area_measures import REGISTER
from nakhonchai.dashboards.disclosure import Cover
from nakhonchai.dashboards.measures import Measure, Number, Panel, all_measures
from nakhonchai.dashboards.opendata.declarations import Record
from nakhonchai.dashboards.reading import Reading, Told
from nakhonchai.dashboards.register import in_year, latest, register_of
from nakhonchai.dashboards.spots import cluster_spot
from nakhonchai.dashboards.trends import may_see_years
from nakhonchai.geography.enums import FigureKind, Level

WHOLE = "all"  # the code of the cluster
LEVELS = {"cluster": 0, "province": 2, "district": 4, "subdistrict": 6}
LEVEL_WORDS = {"cluster": "กลุ่มจังหวัด", "province": "จังหวัด", "district": "อำเภอ", "subdistrict": "ตำบล"}
STATES = {
    "known": "มีตัวเลข (0 คือศูนย์ ไม่ใช่ไม่มีข้อมูล)",
    "estimated": "มีตัวเลข เป็นค่าประมาณ",
    "not_reported": "ยังไม่มีข้อมูล",
    "not_applicable": "ตัวเลขนี้ไม่ใช้กับพื้นที่ระดับนี้",
    "few": "มี 1 ถึง 4 คน ไม่บอกจำนวนเพื่อคุ้มครองบุคคล",
    "withheld": "ไม่บอก เพราะจะทำให้รู้จำนวนคนน้อยของพื้นที่อื่น",
}
COVERS = {Cover.FEW: "few", Cover.WITHHELD: "withheld"}


def measures_for(reading: Reading) -> list[Measure]:
    """Return the measures that are given away; what is only to be mended is for who keeps the records."""
    hidden = {Panel.QUALITY, Panel.BEHIND}
    return [one for one in all_measures() if reading.scope.signed_in or one.panel not in hidden]


def finest_level(reading: Reading, measure: Measure) -> str:
    """Return the lowest level of which the reader is told this measure."""
    found = [name for name, digits in LEVELS.items() if reading.may_see(measure, digits)]
    return found[-1]


def has_years(reading: Reading, measure: Measure) -> bool:
    """Whether the reader is told this measure by fiscal year."""
    return may_see_years(reading, measure) or measure.source is REGISTER


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area of which figures are told."""

    code: str
    name: str
    level: str
    keys: tuple[str, ...]


def areas_for(reading: Reading, level: str, under: str) -> list[AreaRow]:
    """Return the areas of a level at or below a code ("" for all), the cluster first, by code."""
    found = []
    if not under and level in {"", "cluster"}:
        spot = cluster_spot(reading.tree)
        found.append(AreaRow(WHOLE, spot.name, "cluster", spot.keys))
    names = {digits: name for name, digits in LEVELS.items() if digits}
    for code, place in sorted(reading.tree.places.items()):
        name = names.get(len(code), "")
        if name and level in {"", name} and code.startswith(under) and place.level <= Level.SUBDISTRICT:
            found.append(AreaRow(code, place.full_name, name, (code,)))
    return found


def figure_rows(
    reading: Reading, measures: Sequence[Measure], areas: Sequence[AreaRow], year: int | None
) -> Iterator[Record]:
    """Give a row for each area and each measure that is told of it. *year* is the one *reading* is at."""
    usable = [one for one in measures if year is None or has_years(reading, one)]
    for area in areas:
        for measure in usable:
            if reading.may_see(measure, LEVELS[area.level]):
                yield figure_row(reading, measure, area, year)


def figure_row(reading: Reading, measure: Measure, area: AreaRow, year: int | None) -> Record:
    """Return one figure with its state."""
    value, state = _told(reading, measure, area, year)
    return {
        "area": area.code,
        "area_name": area.name,
        "level": area.level,
        "measure": measure.name,
        "measure_label": measure.label,
        "unit": measure.unit,
        "year": year,
        "value": _plain(value),
        "state": state,
    }


def _told(reading: Reading, measure: Measure, area: AreaRow, year: int | None) -> tuple[Number | None, str]:
    if measure.counts_subdistricts and area.level == "subdistrict":
        return None, "not_applicable"
    if measure.source is REGISTER:
        return _registered(reading, measure, area, year)
    told = reading.told(measure, area.keys)
    return told.value if told.is_known else None, _state(told)


def _state(told: Told) -> str:
    if told.cover is not Cover.SHOWN:
        return COVERS[told.cover]
    return "known" if told.is_known else "not_reported"


def _registered(
    reading: Reading, measure: Measure, area: AreaRow, year: int | None
) -> tuple[Number | None, str]:
    """Return an official figure; of the cluster only where every province has one."""
    kind = FigureKind(measure.part_prefix.rstrip(":"))
    found = [register_of(reading.now).get((key, kind.value), []) for key in area.keys if key[:1].isdigit()]
    chosen = [in_year(one, year) if year is not None else latest(one) for one in found]
    known = [one for one in chosen if one is not None]
    if not known or len(known) < len(chosen):
        return None, "not_reported"
    state = "estimated" if any(one.estimated for one in known) else "known"
    return sum(one.value for one in known), state


def _plain(value: Number | None) -> int | float | None:
    """Return a number as JSON has them; baht keep their satang."""
    if value is None or isinstance(value, int):
        return value
    return int(value) if value == Decimal(value).to_integral_value() else float(value)
