"""A small drawing of where in its subdistrict an organization stands. Nothing is asked of other servers."""

import json
import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from nakhonchai.geography.models import Boundary

WIDTH, HEIGHT, EDGE = 320, 220, 12
Point = tuple[float, float]


@dataclass(frozen=True)
class Location:
    """The drawing (None where no outline is loaded), and addresses and words for the point."""

    svg: SafeString | None
    place: str
    words: str
    geo: str
    source: str = ""
    is_outside: bool = False


def location_of(organization: Any) -> Location | None:
    """Return where an organization stands, None where its point is not known. One query."""
    if organization.latitude is None:
        return None
    words = f"{organization.latitude}, {organization.longitude}"
    geo = f"geo:{organization.latitude},{organization.longitude}"
    area = organization.area_id or ""
    row = Boundary.objects.filter(area_id=area[:6]).first() if len(area) >= 6 else None
    if row is None:
        return Location(None, organization.home_path, words, geo)
    rings = _rings(row.geometry)
    point = (float(organization.longitude), float(organization.latitude))
    outside = not _holds(rings, point)
    return Location(_draw(rings, point), organization.home_path, words, geo, row.source, outside)


def _rings(geometry: str) -> list[list[Point]]:
    data = json.loads(geometry)
    polygons = [data["coordinates"]] if data["type"] == "Polygon" else data["coordinates"]
    return [[(place[0], place[1]) for place in ring] for polygon in polygons for ring in polygon]


def _holds(rings: list[list[Point]], point: Point) -> bool:
    """Whether the point lies within the outline (an odd number of crossings to the east)."""
    x, y = point
    inside = False
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise(ring):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
    return inside


def _draw(rings: list[list[Point]], point: Point) -> SafeString:
    """Draw outline and point in one frame: a point far outside is drawn where it is."""
    every = [place for ring in rings for place in ring] + [point]
    east, north = zip(*every, strict=True)
    shrink = math.cos(math.radians((min(north) + max(north)) / 2))
    wide, high = (max(east) - min(east)) * shrink or 1e-6, (max(north) - min(north)) or 1e-6
    scale = min((WIDTH - 2 * EDGE) / wide, (HEIGHT - 2 * EDGE) / high)
    left, top = (WIDTH - wide * scale) / 2, (HEIGHT - high * scale) / 2

    def at(place: Point) -> tuple[float, float]:
        x = left + (place[0] - min(east)) * shrink * scale
        return round(x, 1), round(top + (max(north) - place[1]) * scale, 1)

    path = "".join("M" + "L".join(f"{x} {y}" for x, y in map(at, ring)) + "Z" for ring in rings)
    x, y = at(point)
    return format_html(
        '<svg class="locator" viewBox="0 0 {} {}" role="img" aria-label="{}">'
        '<path class="locator-area" d="{}"/><circle class="locator-ring" cx="{}" cy="{}" r="11"/>'
        '<circle class="locator-point" cx="{}" cy="{}" r="5"/></svg>',
        WIDTH,
        HEIGHT,
        "ที่ตั้งขององค์กรในตำบล",
        mark_safe(path),  # noqa: S308 - numbers that were just made
        x,
        y,
        x,
        y,
    )
