"""The place of a row: all its columns, and what stands above it, put together for the place finder."""

from collections.abc import Callable, Mapping
from typing import Any

from nakhonchai.geography.matching.finding import Asked, Found, PlaceFinder
from nakhonchai.imports.values.numbers import read_latitude, read_longitude, read_point
from nakhonchai.imports.values.texts import as_text

# Field of a sheet → part of the question.
_PARTS = {
    "area_code": "code",
    "province_code": "province_code",
    "district_code": "district_code",
    "province": "province",
    "district": "district",
    "subdistrict": "subdistrict",
    "place_name": "village",
    "moo": "moo",
    "address": "text",
    "registration_number": "registration",
}
_ABOVE = ("province", "district", "subdistrict", "moo", "place_name")
PLACE_FIELDS = frozenset({*_PARTS, "latitude", "longitude", "point"})


def above_of(context: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return what titles and sections say about places."""
    return tuple((name, context[name]) for name in _ABOVE if name in context)


def ask(cells: Mapping[str, Any], above: tuple[tuple[str, str], ...] = ()) -> Asked:
    """Return the question that the cells of a row, by field, make."""
    parts: dict[str, Any] = {
        part: as_text(cells[name])
        for name, part in _PARTS.items()
        if name in cells and cells[name] is not None
    }
    if any(name in cells for name in ("latitude", "longitude", "point")):
        parts |= _point(cells)
    return Asked(**parts, above=above)


def _point(cells: Mapping[str, Any]) -> dict[str, float]:
    if "point" in cells:
        point = read_point(cells["point"])
        if point.is_value:
            return {"latitude": float(point.value[0]), "longitude": float(point.value[1])}
    readers: tuple[tuple[str, Callable[[Any], Any]], ...] = (
        ("latitude", read_latitude),
        ("longitude", read_longitude),
    )
    read = {name: reader(cells.get(name)) for name, reader in readers}
    if all(one.is_value for one in read.values()):
        return {name: float(one.value) for name, one in read.items()}
    return {}


def find_place(
    finder: PlaceFinder, cells: Mapping[str, Any], context: Mapping[str, str] | None = None
) -> Found:
    """Return the place of one row."""
    return finder.find(ask(cells, above_of(context or {})))
