"""The map of a page: each area coloured by one measure, every area a link, the colours said in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from nakhonchai.dashboards.classes import PATTERNS, Scale, scale_of
from nakhonchai.dashboards.measures import Measure, Panel, all_measures
from nakhonchai.dashboards.reading import Reading, Told
from nakhonchai.dashboards.shapes import WIDTH, Shape, Sheet, outlines, tiles
from nakhonchai.dashboards.spots import Spot
from nakhonchai.geography.enums import Level

TILES, DETAIL = "tiles", "detail"
NAMES_FIT = 8  # more would stand on each other


@dataclass(frozen=True)
class Choice:
    """A measure the map can show, or a way to draw it."""

    name: str
    label: str
    active: bool


@dataclass(frozen=True)
class MapView:
    """What the template draws. ``svg`` is made here: a loop in a template would cost more than all else."""

    svg: SafeString
    title: str
    legend: Sequence[tuple[str, str]]
    measures: Sequence[Choice]
    measure: str
    drawings: Sequence[Choice]
    drawn: str
    is_tiles: bool
    level_word: str
    source: str
    count: int
    provinces: Sequence[tuple[str, str]] = ()

    @property
    def svg_again(self) -> SafeString:
        """The same map a second time on a page, using the patterns of the first."""
        return mark_safe(self.svg.replace(HATCHES, "", 1))  # noqa: S308 - made here


def make_map(
    reading: Reading, spot: Spot, asked: str, drawn: str, *, is_second: bool = False
) -> MapView | None:
    """Return the map of a cluster, province, district or, within its district, a subdistrict.

    A second map on a page uses the patterns of the first.
    """
    level, codes, name = _what_to_draw(reading, spot)
    if not codes:
        return None
    found = outlines(reading.now, name, codes, spot.provinces if spot.is_cluster else ())
    if found is not None and drawn == DETAIL and level == Level.DISTRICT:
        level, codes, found = _in_detail(reading, spot, codes, found)
    choices = measures_of(reading, level)
    measure = next((one for one in choices if one.name == asked), choices[0])
    sheet = tiles(codes) if found is None or drawn == TILES else found
    told = {code: reading.told(measure, (code,)) for code in codes}
    scale = scale_of(told.values())
    level_word = str(level.label)
    return MapView(
        svg=_svg(
            reading, sheet, measure, told, scale, here=spot.code, tiled=sheet is not found, hatched=is_second
        ),
        title=f"{measure.label}ราย{level_word}",
        legend=scale.legend,
        measures=[Choice(one.name, one.head, one is measure) for one in choices],
        measure=measure.name,
        drawings=_drawings(spot, found is not None, level, sheet is not found),
        drawn=TILES if sheet is not found else DETAIL if _is_detail(spot, level) else "",
        is_tiles=sheet is not found,
        level_word=level_word,
        source=sheet.source,
        count=len(codes),
        provinces=[(code, reading.tree.places[code].name) for code in spot.provinces]
        if spot.is_cluster
        else [],
    )


def _is_detail(spot: Spot, level: Level) -> bool:
    return spot.level <= Level.PROVINCE and level == Level.SUBDISTRICT


def _in_detail(
    reading: Reading, spot: Spot, districts: list[str], found: Sheet
) -> tuple[Level, list[str], Sheet]:
    """Return the subdistricts instead of the districts, where their outlines are loaded."""
    codes = reading.tree.codes_under(spot.provinces, Level.SUBDISTRICT)
    above = spot.provinces if spot.is_cluster else districts
    detailed = outlines(reading.now, f"detail:{spot.code or '.'.join(spot.keys)}", codes, above)
    return (Level.DISTRICT, districts, found) if detailed is None else (Level.SUBDISTRICT, codes, detailed)


def _drawings(spot: Spot, has_outlines: bool, level: Level, tiled: bool) -> list[Choice]:
    """Return the ways to draw this map that are not the present one."""
    if not has_outlines:
        return []
    detail = _is_detail(spot, level)
    ways = [Choice("", "แผนที่ตามจริง", not tiled and not detail), Choice(TILES, "ช่องเท่ากัน", tiled)]
    if spot.level <= Level.PROVINCE:
        ways.insert(1, Choice(DETAIL, "รายตำบล", detail))
    return [way for way in ways if not way.active]


def _provinces(reading: Reading, spot: Spot) -> list[tuple[str, str]]:
    """Name the provinces whose colours frame the tiles."""
    return [(code, reading.tree.places[code].name) for code in spot.provinces] if spot.is_cluster else []


def _what_to_draw(reading: Reading, spot: Spot) -> tuple[Level, list[str], str]:
    where = reading.tree
    if spot.level <= Level.PROVINCE:
        name = f"districts:{spot.code}" if spot.code else f"districts:{'.'.join(spot.keys)}"
        return Level.DISTRICT, where.codes_under(spot.provinces, Level.DISTRICT), name
    if spot.level <= Level.SUBDISTRICT:
        district = spot.code[:4]
        return (
            Level.SUBDISTRICT,
            [place.code for place in where.children(district)],
            f"subdistricts:{district}",
        )
    return Level.VILLAGE, [], ""


def measures_of(reading: Reading, level: Level) -> list[Measure]:
    """Return what a map of this level can show this reader, the headline first."""
    digits = 4 if level == Level.DISTRICT else 6
    found = [one for one in all_measures() if one.on_map and reading.may_see(one, digits)]
    found = [one for one in found if one.panel is not Panel.TOLD or reading.figures(one).values]
    return sorted(found, key=lambda one: one.panel is not Panel.HEADLINE)


def _svg(
    reading: Reading,
    sheet: Sheet,
    measure: Measure,
    told: Mapping[str, Told],
    scale: Scale,
    *,
    here: str,
    tiled: bool,
    hatched: bool,
) -> SafeString:
    areas = (_area(reading, shape, measure, told[shape.code], scale, here, tiled) for shape in sheet.shapes)
    parts = [
        f'<svg class="map{" map-tiles" if tiled else ""}" viewBox="0 0 {WIDTH} {sheet.height}" role="group" '
        f'aria-label="แผนที่{escape(measure.label)}">',
        "" if hatched else HATCHES,
        *areas,
        *_outlines(reading, sheet.outlines),
        "</svg>",
    ]
    return mark_safe("".join(parts))  # noqa: S308 - numbers of our own and names escaped above


# Not known: slanted lines. Not told: dots. Seen without colour, too.
HATCHES = (
    '<defs><pattern id="map-unknown" class="map-pattern" width="14" height="14" '
    'patternUnits="userSpaceOnUse">'
    '<rect width="14" height="14" /><path d="M-2 2 2-2M0 14 14 0M12 16l4-4" /></pattern>'
    '<pattern id="map-covered" class="map-pattern" width="16" height="16" patternUnits="userSpaceOnUse">'
    '<rect width="16" height="16" /><circle cx="8" cy="8" r="3" /></pattern></defs>'
)


def _area(
    reading: Reading, shape: Shape, measure: Measure, told: Told, scale: Scale, here: str, tiled: bool
) -> str:
    place = reading.tree.places[shape.code]
    look = scale.look(told)
    words = f"{told.text} {measure.unit}" if told.is_known else told.text
    fill = f'class="map-other" fill="url(#map-{look})"' if look in PATTERNS else f'class="map-{look}"'
    own = " map-here" if shape.code == here else ""
    number = f'<text x="{shape.x}" y="{shape.y}">{told.text}</text>' if tiled and told.is_known else ""
    return (
        f'<a href="{reading.place_url(shape.code)}" class="map-area map-in-{shape.code[:2]}{own}">'
        f"<title>{escape(place.full_name)}: {words}</title>"
        f'<path {fill} d="{shape.path}" />{number}</a>'
    )


def _outlines(reading: Reading, shapes: Sequence[Shape]) -> Iterable[str]:
    for shape in shapes:
        yield f'<path class="map-outline" d="{shape.path}" />'
    for shape in shapes if len(shapes) <= NAMES_FIT else ():
        name = escape(reading.tree.places[shape.code].name)
        yield f'<text class="map-name" x="{shape.x}" y="{shape.y}" aria-hidden="true">{name}</text>'
