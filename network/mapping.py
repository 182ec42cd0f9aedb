"""The geographic view: ties between areas, each an address behind which they are listed."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.html import escape

from nakhonchai.dashboards.classes import Scale, scale_of
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.reading import Told
from nakhonchai.dashboards.shapes import Shape, Sheet, outlines, tiles
from nakhonchai.dashboards.tree import Tree
from network.answers import between_places
from network.asking import Asked
from network.drawing import Canvas, bow, edge, short
from network.facts import Facts, Tie
from network.spots import Spot

MOST_ARCS = 120
NAMES_FIT = 40


def draw_map(
    facts: Facts, asked: Asked, spot: Spot, ties: Sequence[Tie], where: Tree, now: Now
) -> dict[str, Any]:
    """Draw areas coloured by their ties, and bows between those that ties join."""
    if not spot.parts:
        return {"svg": "", "pairs": 0, "shown": 0, "legend": [], "source": "", "outward": 0, "inside": []}
    sheet = _sheet(spot, now)
    counted = between_places(facts, ties, spot.digits, spot.parts)
    touching: Counter[str] = Counter()
    for (one, other), count in counted.items():
        touching.update(dict.fromkeys({one, other}, count))
    told = {code: Told(touching.get(code, 0)) for code in spot.parts}
    scale = scale_of(told.values())
    canvas = Canvas(f"แผนที่เส้นเชื่อมของ{spot.name}", sheet.height)
    canvas.under += [_area(asked, shape, told[shape.code], scale, where, spot) for shape in sheet.shapes]
    canvas.under += [f'<path class="map-outline" d="{shape.path}"/>' for shape in sheet.outlines]
    pairs = {pair: count for pair, count in counted.items() if pair[0] != pair[1] and "out" not in pair}
    drawn = _arcs(canvas, asked, sheet, pairs, where)
    _names(canvas, sheet, where, touching)
    return {
        "svg": canvas.svg("net-map map"),
        "pairs": len(pairs),
        "shown": drawn,
        "legend": scale.legend,
        "source": sheet.source,
        "outward": sum(count for pair, count in counted.items() if pair[0] != pair[1] and "out" in pair),
        "inside": [],
    }


def _sheet(spot: Spot, now: Now) -> Sheet:
    name = f"network:{spot.parts[0]}:{len(spot.parts)}"
    return outlines(now, name, spot.parts, spot.above) or tiles(spot.parts)


def _area(asked: Asked, shape: Shape, told: Told, scale: Scale, where: Tree, spot: Spot) -> str:
    own = " map-here" if shape.code == spot.code else ""
    url = f"{reverse('network:map')}?{Asked(**{**asked.__dict__, 'area': shape.code}).query(view='map')}"
    title = f"{where.places[shape.code].full_name}: {told.text} เส้น"
    return (
        f'<a href="{escape(url)}" class="map-area{own}"><title>{escape(title)}</title>'
        f'<path class="map-{scale.look(told)}" d="{shape.path}"/></a>'
    )


def _arcs(canvas: Canvas, asked: Asked, sheet: Sheet, pairs: dict[tuple[str, str], int], where: Tree) -> int:
    middle = {shape.code: (float(shape.x), float(shape.y)) for shape in sheet.shapes}
    strongest = sorted(pairs, key=lambda pair: (-pairs[pair], pair))[:MOST_ARCS]
    largest = max(pairs.values(), default=1)
    for one, other in strongest:
        names = f"{where.places[one].short_name} – {where.places[other].short_name}"
        query = asked.query(between=f"{one}-{other}")
        canvas.over.append(
            edge(
                f"{reverse('network:tie-list')}?{query}",
                f"{names}: {pairs[one, other]} เส้น",
                bow(middle[one], middle[other]),
                1 + 5 * pairs[one, other] / largest,
                halo=True,
            )
        )
    return len(strongest)


def _names(canvas: Canvas, sheet: Sheet, where: Tree, touching: Counter[str]) -> None:
    """Name areas where there is room, those with most ties first."""
    ordered = sorted(sheet.shapes, key=lambda shape: (-touching.get(shape.code, 0), shape.code))
    for shape in ordered[:NAMES_FIT]:
        name = short(where.places[shape.code].name)
        canvas.over.append(canvas.write(name, shape.x, shape.y, 8, middle_first=True))
