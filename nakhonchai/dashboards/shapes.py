"""Outlines of areas as SVG paths, and the tiles that stand in for them. Constant, so kept."""

import csv
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from nakhonchai.dashboards.figures import Now
from nakhonchai.geography.models import Boundary

KINDS = ("geography.boundary", "geography.area")
WIDTH = 1000
EDGE = 8
TILES_FILE = Path(__file__).parent / "data" / "tiles.csv"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """One area: its path, and where a word about it may stand."""

    code: str
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """Shapes on one sheet of WIDTH by ``height``."""

    shapes: tuple[Shape, ...]
    height: int
    source: str = ""
    outlines: tuple[Shape, ...] = ()


def outlines(now: Now, name: str, codes: Sequence[str], above: Sequence[str] = ()) -> Sheet | None:
    """Return the outlines of *codes* (and, heavier, of *above*); None unless every one is loaded."""
    found: Sheet | None = now.kept(
        f"shapes:{name}", KINDS, lambda: _draw(codes, above), shared=len(codes) > 40
    )
    return found


def _draw(codes: Sequence[str], above: Sequence[str]) -> Sheet | None:
    rows = {row.area_id: row for row in Boundary.objects.filter(area_id__in=[*codes, *above])}
    if not codes or any(code not in rows for code in codes):
        return None
    rings = {code: _rings(row.geometry) for code, row in rows.items()}
    view = _View([point for code in codes for ring in rings[code] for point in ring])
    return Sheet(
        shapes=tuple(view.shape(code, rings[code]) for code in codes),
        height=view.height,
        source=rows[codes[0]].source,
        outlines=tuple(view.shape(code, rings[code]) for code in above if code in rings),
    )


def _rings(geometry: str) -> list[list[Point]]:
    data = json.loads(geometry)
    polygons = [data["coordinates"]] if data["type"] == "Polygon" else data["coordinates"]
    return [ring for polygon in polygons for ring in polygon]


class _View:
    """Longitude and latitude to whole units of the sheet; a degree of longitude shrinks with latitude."""

    def __init__(self, points: Iterable[Point]) -> None:
        east, north = zip(*points, strict=True)
        self.shrink = math.cos(math.radians((min(north) + max(north)) / 2))
        self.left, self.top = min(east) * self.shrink, max(north)
        wide = (max(east) - min(east)) * self.shrink
        self.scale = (WIDTH - 2 * EDGE) / wide
        self.height = round((max(north) - min(north)) * self.scale) + 2 * EDGE

    def place(self, point: Point) -> tuple[int, int]:
        x, y = point[0] * self.shrink - self.left, self.top - point[1]
        return round(x * self.scale) + EDGE, round(y * self.scale) + EDGE

    def shape(self, code: str, rings: list[list[Point]]) -> Shape:
        placed = [[self.place(point) for point in ring] for ring in rings]
        x, y = _middle(max(placed, key=lambda ring: abs(_doubled_area(ring))))
        return Shape(code, "".join(_path(ring) for ring in placed), x, y)


def _path(ring: list[tuple[int, int]]) -> str:
    """Write the ring in steps from point to point; steps of nothing are left out."""
    (x, y), parts = ring[0], []
    for next_x, next_y in ring[1:-1]:
        if (next_x, next_y) != (x, y):
            parts.append(f"{next_x - x} {next_y - y}".replace(" -", "-"))
            x, y = next_x, next_y
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(parts)}z" if len(parts) > 1 else ""


def _doubled_area(ring: list[tuple[int, int]]) -> int:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def _middle(ring: list[tuple[int, int]]) -> tuple[int, int]:
    doubled = _doubled_area(ring)
    if not doubled:
        return ring[0]
    pairs = list(pairwise(ring))
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (3 * doubled)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (3 * doubled)
    return round(x), round(y)


@cache
def tile_places() -> dict[str, tuple[int, int]]:
    """Return row and column of each district, arranged once by where the districts lie."""
    with TILES_FILE.open(encoding="utf-8") as rows:
        return {row["code"]: (int(row["row"]), int(row["column"])) for row in csv.DictReader(rows)}


def tiles(codes: Sequence[str]) -> Sheet:
    """Return equal tiles for *codes*: where they lie if that is known of all, else in rows."""
    known = tile_places()
    across = max(4, math.ceil(math.sqrt(len(codes) * 1.6)))
    places = [known.get(code, (-1, -1)) for code in codes]
    if any(row < 0 for row, _ in places):
        places = [divmod(number, across) for number in range(len(codes))]
    top, left = min(row for row, _ in places), min(column for _, column in places)
    side = WIDTH / max(across, max(column for _, column in places) - left + 1)
    shapes = [
        _tile(code, row - top, column - left, side) for code, (row, column) in zip(codes, places, strict=True)
    ]
    return Sheet(tuple(shapes), round((max(row for row, _ in places) - top + 1) * side))


def _tile(code: str, row: int, column: int, side: float) -> Shape:
    x, y, size = round(column * side + 3), round(row * side + 3), round(side - 6)
    return Shape(code, f"M{x} {y}h{size}v{size}h-{size}z", x + size // 2, y + size // 2)
