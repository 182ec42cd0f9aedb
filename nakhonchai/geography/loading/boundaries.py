"""Files of boundaries: a GeoJSON FeatureCollection whose features name an area in the property ``code``."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nakhonchai.geography.loading.report import Problem
from nakhonchai.geography.loading.sources import SourceFile, decode
from nakhonchai.geography.loading.villages import BadCellError
from nakhonchai.thai import code_text

FILE_SOURCE = "COD-AB Thailand (OCHA และกรมแผนที่ทหาร) CC BY-IGO ย่อรายละเอียดแล้ว"
# Thailand with a margin: swapped or projected coordinates fall outside.
WEST, EAST, SOUTH, NORTH = 97.0, 106.0, 5.0, 21.0


@dataclass(frozen=True, slots=True)
class WantedBoundary:
    """The outline of one area, as compact GeoJSON."""

    area: str
    geometry: str
    source: str


def read_boundaries(
    source: SourceFile,
    *,
    provinces: set[str],
    known: set[str],
    boundaries_source: str,
    problems: list[Problem],
) -> tuple[dict[str, WantedBoundary], int]:
    """Return the boundaries by code, and how many features belong to other provinces."""
    found: dict[str, WantedBoundary] = {}
    lines: dict[str, int] = {}
    elsewhere = 0
    for line, feature in _features(source, problems):
        try:
            code = _code(feature)
            if code[:2] not in provinces:
                elsewhere += 1
                continue
            if code not in known:
                raise BadCellError(f"ไม่มีพื้นที่รหัส “{code}” ในระบบ")
            if code in lines:
                raise BadCellError(f"รหัส {code} ซ้ำกับบรรทัด {lines[code]}")
            lines[code] = line
            found[code] = WantedBoundary(code, _geometry(feature), boundaries_source)
        except BadCellError as bad:
            problems.append(Problem(source.name, line, str(bad)))
    return found, elsewhere


def _features(source: SourceFile, problems: list[Problem]) -> Iterator[tuple[int, Any]]:
    """Yield each feature with the line on which it begins."""
    text = decode(source, problems)
    if text is None:
        return
    try:
        whole = json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        problems.append(Problem(source.name, error.lineno, "อ่านไม่ได้ ไม่ใช่ไฟล์ GeoJSON ที่สมบูรณ์"))
        return
    except (ValueError, RecursionError):
        problems.append(Problem(source.name, 0, "อ่านไม่ได้ ไม่ใช่ไฟล์ GeoJSON ที่สมบูรณ์"))
        return
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list):
        problems.append(Problem(source.name, 1, "ไม่ใช่ FeatureCollection ของ GeoJSON"))
        return
    yield from zip(_lines(text, len(features)), features, strict=True)


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _lines(text: str, count: int) -> list[int]:
    """Return the line on which each element of the list ``features`` begins (0 where that cannot be told)."""
    try:
        return _element_lines(text, count)
    except (ValueError, IndexError):  # the word "features" stood somewhere else first
        return [0] * count


def _element_lines(text: str, count: int) -> list[int]:
    decoder, lines = json.JSONDecoder(), []
    place = text.index("[", text.index('"features"')) + 1
    line, seen = 1, 0
    for _ in range(count):
        while text[place] in " \t\r\n,":
            place += 1
        line += text.count("\n", seen, place)
        seen = place
        lines.append(line)
        place = decoder.raw_decode(text, place)[1]
    return lines


def _code(feature: Any) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    code = code_text(properties.get("code")) if isinstance(properties, dict) else ""
    if not code:
        raise BadCellError("ไม่มีรหัสพื้นที่ใน properties.code")
    return code


def _geometry(feature: dict[str, Any]) -> str:
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    shapes = geometry.get("coordinates") if isinstance(geometry, dict) else None
    polygons = [shapes] if kind == "Polygon" else shapes if kind == "MultiPolygon" else None
    if not isinstance(polygons, list) or not polygons:
        raise BadCellError("เส้นเขตต้องเป็น Polygon หรือ MultiPolygon")
    for polygon in polygons:
        if not isinstance(polygon, list) or not polygon or not all(_is_ring(ring) for ring in polygon):
            raise BadCellError("เส้นเขตไม่ครบวง หรือมีพิกัดอยู่นอกประเทศไทย (ลองจิจูดมาก่อนละติจูด)")
    return json.dumps({"type": kind, "coordinates": shapes}, separators=(",", ":"))


def _is_ring(ring: Any) -> bool:
    return isinstance(ring, list) and len(ring) >= 4 and ring[0] == ring[-1] and all(map(_is_point, ring))


def _is_point(point: Any) -> bool:
    if not isinstance(point, list) or len(point) < 2:
        return False
    east, north = point[:2]
    if type(east) not in (int, float) or type(north) not in (int, float):
        return False
    return bool(WEST <= east <= EAST and SOUTH <= north <= NORTH)
