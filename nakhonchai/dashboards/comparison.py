"""The areas directly below, side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from nakhonchai.dashboards.disclosure import Cover
from nakhonchai.dashboards.figures import figures_named
from nakhonchai.dashboards.measures import Adds, Measure, Number, Panel, all_measures
from nakhonchai.dashboards.moments import villages_then
from nakhonchai.dashboards.numbers import list_url
from nakhonchai.dashboards.reading import Reading, Told
from nakhonchai.dashboards.spots import Spot
from nakhonchai.dashboards.tree import Place, place_of
from nakhonchai.dashboards.trends import sparks
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area

BY_NAME = "name"
Numbers = dict[str, list[Told]]
Lines = Mapping[str, Sequence[float]]  # the years of each area, for the main column


class Cell(NamedTuple):
    """One number of one area. ``longest``: it has a bar, and what the longest of them stands for."""

    label: str
    told: Told
    url: str = ""
    reached: int | None = None
    total: int = 0
    years: Sequence[float] = ()
    longest: Number = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One area."""

    name: str
    url: str
    cells: Sequence[Cell]
    note: str = ""

    @property
    def first(self) -> Sequence[Cell]:
        """The first cell, mostly the one with a bar: another longest bar changes it, and not the others."""
        return self.cells[:1]

    @property
    def others(self) -> Sequence[Cell]:
        """The cells behind it."""
        return self.cells[1:]


@dataclass(frozen=True)
class Comparison:
    """A sortable table. ``rest`` is what belongs to the whole and to none of the rows."""

    columns: Sequence[Measure]
    rows: Sequence[Row]
    level_word: str
    sort: str
    rest: Row | None
    total: Row


def children_of(reading: Reading, spot: Spot) -> list[Place]:
    """Return the areas directly below in Thai order; villages by their หมู่, in a closed year those of then."""
    if spot.is_cluster:
        return [reading.tree.places[code] for code in spot.provinces]
    if spot.level == Level.SUBDISTRICT:
        return _villages(reading, spot.code)
    return reading.tree.children(spot.code)


def _villages(reading: Reading, code: str) -> list[Place]:
    if (then := villages_then(reading.now, code)) is not None:
        return then.places

    def read() -> list[Place]:
        found = Area.objects.current().children_of(code).order_by("level", "moo", "sort_key", "code")
        return [place_of(area) for area in found]

    villages: list[Place] = reading.now.kept(f"village-list:{code}", ("geography.area",), read, shared=False)
    return villages


def columns_of(reading: Reading, spot: Spot, level: Level) -> list[Measure]:
    """Return the measures that can be compared at *level*, the headline first, the land last.

    What bodies tell has a column where any of them did.
    """
    digits = {Level.PROVINCE: 2, Level.DISTRICT: 4, Level.SUBDISTRICT: 6}.get(level, 8)
    found = [measure for measure in all_measures() if measure.in_table and reading.may_see(measure, digits)]
    found = [one for one in found if one.panel is not Panel.TOLD or reading.told(one, spot.keys).is_known]
    if digits == 8:
        return [measure for measure in found if measure.panel is not Panel.LAND]
    kept = [measure for measure in found if digits < 6 or measure.name != "subdistricts"]
    return sorted(kept, key=lambda measure: measure.panel is Panel.LAND)


def compare(reading: Reading, spot: Spot, sort: str) -> Comparison | None:
    """Return the table of what lies below, in the order asked for; None where nothing does."""
    level = spot.below
    children = children_of(reading, spot) if level else []
    if level is None or not children:
        return None
    columns = columns_of(reading, spot, level)
    sort = sort if sort.removeprefix("-") in {BY_NAME, *(column.name for column in columns)} else BY_NAME
    codes = [child.code for child in children]
    by_column = [reading.told_of_each(column, codes) for column in columns]
    told: Numbers = {code: [column[place] for column in by_column] for place, code in enumerate(codes)}
    ordered = _sorted(children, columns, told, sort)
    main = next((place for place, column in enumerate(columns) if column.panel is Panel.HEADLINE), 0)
    lines = sparks(reading, spot, columns[main], codes)
    longest = max((cells[main].value or 0 for cells in told.values()), default=0)
    return Comparison(
        columns=columns,
        rows=[
            _with_bar(_row(reading, child, columns, told[child.code], lines), main, longest)
            for child in ordered
        ],
        level_word=str(level.label),
        sort=sort,
        rest=_rest(reading, spot, columns, codes),
        total=_total(reading, spot, columns),
    )


def _sorted(children: list[Place], columns: list[Measure], told: Numbers, sort: str) -> list[Place]:
    key = sort.removeprefix("-")
    if key == BY_NAME:
        return children[::-1] if sort.startswith("-") else children
    place = next(place for place, column in enumerate(columns) if column.name == key)
    return sorted(children, key=lambda child: told[child.code][place].rank, reverse=sort.startswith("-"))


def _row(reading: Reading, child: Place, columns: list[Measure], told: list[Told], lines: Lines) -> Row:
    cells = [_cell(reading, child, column, one, lines) for column, one in zip(columns, told, strict=True)]
    name = child.full_name if child.level >= Level.VILLAGE else child.name
    return Row(name, reading.place_url(child.code), cells)


def _with_bar(row: Row, place: int, longest: Number) -> Row:
    """Return the row with a bar in the cell at *place*, unless that shows how many subdistricts have any."""
    cell = row.cells[place]
    if cell.total or not longest:
        return row
    cells = [*row.cells[:place], cell._replace(longest=longest), *row.cells[place + 1 :]]
    return replace(row, cells=cells)


def _cell(reading: Reading, child: Place, column: Measure, told: Told, lines: Lines) -> Cell:
    url = list_url(reading, column, child.code) if told.value else ""
    if column.panel is not Panel.HEADLINE:
        return Cell(column.head, told, url)
    years = lines.get(child.code, ())
    if child.level > Level.DISTRICT:
        return Cell(column.head, told, url, years=years)
    total = int(figures_named("subdistricts", reading.now).values.get(child.code, 0))
    return Cell(column.head, told, url, reading.reached(column, (child.code,)), total, years)


def _rest(reading: Reading, spot: Spot, columns: list[Measure], children: list[str]) -> Row | None:
    """Return the row that makes the table add up: what is kept at the level of the whole itself."""
    sums = [one for one in columns if one.panel is not Panel.LAND and one.over_area is Adds.SUM]
    whole = {
        column.name: reading.elsewhere_below(column, spot.code, children)
        if spot.level == Level.SUBDISTRICT
        else reading.elsewhere(column, spot.keys, children)
        for column in sums
    }
    if not any(told.value or told.cover is not Cover.SHOWN for told in whole.values()):
        return None
    cells = [Cell(column.head, whole.get(column.name, Told(None))) for column in columns]
    return Row(f"ระดับ{spot.level_word}", "", cells, f"บันทึกไว้ที่ระดับ{spot.level_word} ไม่ได้ระบุพื้นที่ย่อย")


def _total(reading: Reading, spot: Spot, columns: list[Measure]) -> Row:
    cells = [
        Cell(column.head, reading.told(column, spot.keys), list_url(reading, column, spot.code))
        for column in columns
    ]
    return Row(f"รวมทั้ง{spot.level_word}", "", cells)
