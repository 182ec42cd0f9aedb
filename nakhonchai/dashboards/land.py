"""What the area itself is: the live counts, the official figures with their date, people over the years."""

from collections.abc import Sequence
from dataclasses import dataclass

from nakhonchai.dashboards.measures import Measure, Number, Panel, all_measures, get_measure
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.register import (
    OFFICIAL_YEAR,
    Registered,
    in_year,
    latest,
    register_of,
    series,
    why_subdistricts_differ,
)
from nakhonchai.dashboards.spots import Spot
from nakhonchai.geography.enums import FigureKind
from nakhonchai.thai import format_date, format_decimal, format_number, format_percent

OFFICIAL = (
    (FigureKind.DISTRICTS, "อำเภอ", "districts"),
    (FigureKind.SUBDISTRICTS, "ตำบล", "subdistricts"),
    (FigureKind.VILLAGES, "หมู่บ้าน", "villages"),
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One count in the line under the name."""

    value: str
    unit: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """An official figure beside the live one."""

    label: str
    official: Number | None
    live: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """The people of one year, and how that differs from the year before in the list."""

    year: int
    people: Number
    households: Number | None
    change: str
    note: str = ""


@dataclass(frozen=True)
class Land:
    """Everything about the area itself."""

    facts: Sequence[Fact]
    official: Sequence[OfficialRow]
    official_source: str
    area_km2: str
    area_source: str
    years: Sequence[Year]
    years_source: str
    density: str
    trend: Sequence[Number]


def land_of(reading: Reading, spot: Spot) -> Land:
    """Return the land of a page."""
    register = register_of(reading.now)

    def figures(kind: FigureKind) -> list[Registered]:
        return series(register, spot.provinces, kind)

    people, homes, area = (
        figures(kind) for kind in (FigureKind.POPULATION, FigureKind.HOUSEHOLDS, FigureKind.AREA_KM2)
    )
    size, now_people = latest(area), latest(people)
    official = {kind: in_year(figures(kind), OFFICIAL_YEAR) for kind, *_ in OFFICIAL}
    return Land(
        facts=_facts(reading, spot, now_people),
        official=_official(
            reading, spot, {kind: in_year(figures(kind), OFFICIAL_YEAR) for kind, *_ in OFFICIAL}
        ),
        official_source=_source([*official.values()]),
        area_km2=format_decimal(size.value) if size else "",
        area_source=_source([size]),
        years=_years(people, homes),
        years_source=_source([now_people]),
        density=_density(now_people, size),
        trend=[figure.value for figure in people if figure.is_whole],
    )


def _facts(reading: Reading, spot: Spot, people: Registered | None) -> list[Fact]:
    facts = [Fact(format_number(len(spot.provinces)), "จังหวัด")] if spot.is_cluster else []
    for measure in all_measures():
        if measure.panel is Panel.LAND and measure.source.name == "areas":
            facts += _live_fact(reading, spot, measure)
    if people:
        facts.append(Fact(format_number(people.value), f"คน (ทะเบียนราษฎร {people.year})"))
    return facts


def _live_fact(reading: Reading, spot: Spot, measure: Measure) -> list[Fact]:
    value = reading.told(measure, spot.keys).value
    own_level = spot.level_word == measure.label
    return (
        [Fact(format_number(value), measure.unit)] if value and not own_level and len(spot.code) < 8 else []
    )


def _official(
    reading: Reading, spot: Spot, figures: dict[FigureKind, Registered | None]
) -> list[OfficialRow]:
    rows = []
    for kind, label, name in OFFICIAL:
        figure, measure = figures[kind], get_measure(name)
        if figure is None or measure is None or not figure.is_whole:
            continue
        live = int(reading.told(measure, spot.keys).value or 0)
        rows.append(OfficialRow(label, figure.value, live, _why(reading, spot, kind, live, figure.value)))
    return rows


def _why(reading: Reading, spot: Spot, kind: FigureKind, live: int, official: Number) -> str:
    if kind is FigureKind.SUBDISTRICTS:
        return why_subdistricts_differ(live, official, spot.provinces, set(reading.tree.places))
    return "" if live == official else "นับคนละวัน: ระบบนับหมู่บ้านที่อยู่ในทะเบียนของระบบวันนี้"


def _source(figures: Sequence[Registered | None]) -> str:
    """Name the source with its day, unless it says the day itself."""
    first = next((figure for figure in figures if figure), None)
    if first is None:
        return ""
    day = format_date(first.as_of) if first.as_of else f"พ.ศ. {first.year}"
    said = day in first.source
    return first.source if said else f"{first.source} {'ณ ' if first.as_of else ''}{day}"


def _years(people: list[Registered], homes: list[Registered]) -> list[Year]:
    rows: list[Year] = []
    for figure in people:
        before = rows[-1].people if rows else None
        households = in_year(homes, figure.year)
        note = "" if figure.is_whole else f"มีตัวเลข {figure.reported} จาก {figure.expected} จังหวัด"
        note = "ค่าประมาณ" if figure.estimated and not note else note
        change = _change(before, figure.value) if figure.is_whole else ""
        rows.append(Year(figure.year, figure.value, households.value if households else None, change, note))
    return rows


def _change(before: Number | None, now: Number) -> str:
    if not before:
        return ""
    if now == before:
        return "เท่าเดิม"
    step = round(float(now) - float(before))
    word = "เพิ่มขึ้น" if step > 0 else "ลดลง"
    return f"{word} {format_number(abs(step))} คน ({format_percent(abs(step), before)})"


def _density(people: Registered | None, size: Registered | None) -> str:
    if people is None or size is None or not size.value:
        return ""
    return format_number(round(float(people.value) / float(size.value)))
