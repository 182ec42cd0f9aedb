"""The villages of an area with their latest figures, in the layout of our own sheet."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import IO, Any

from nakhonchai.geography.codes import under_any
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area, AreaFigure
from nakhonchai.imports.placekinds.found import FIGURES
from nakhonchai.records.registry import resource_named
from nakhonchai.records.resources import PlaceNames
from nakhonchai.records.writers import write_table

VILLAGES = "geography.village"


def write_villages(target: IO[bytes], codes: Iterable[str], suffix: str = "xlsx") -> int:
    """Write the villages and communities in use under *codes*; return how many. Three queries."""
    resource = resource_named(VILLAGES)()
    rows = _rows(resource, sorted(codes))
    return write_table(target, suffix, resource.sheet, [one.heading for one in resource.columns], rows)


def _rows(resource: Any, codes: list[str]) -> Iterator[list[Any]]:
    names, figures = PlaceNames(), _figures(codes)
    levels = (Level.VILLAGE, Level.COMMUNITY)
    villages = Area.objects.current().filter(under_any(codes, "code"), level__in=levels).order_by("code")
    for village in villages.iterator(chunk_size=2_000):
        said = {"code": village.code, "number": village.moo, "name": village.name_th}
        said |= figures.get(village.code, {})
        yield [
            names.cell(name, village) if name in ("province", "district", "subdistrict") else said.get(name)
            for name in resource._meta.fields
        ]


def _figures(codes: list[str]) -> dict[str, dict[str, Any]]:
    """Return the figures of the latest year of each village, with that year and a source."""
    by_year: dict[str, dict[int, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
    fields = {kind.value: name for name, kind in FIGURES.items()}
    rows = AreaFigure.objects.filter(under_any(codes), kind__in=list(fields), area__code__length=8)
    for row in rows.iterator(chunk_size=2_000):
        year = by_year[str(row.area_id)][row.year_be]
        value = int(row.value) if row.value == int(row.value) else row.value
        year |= {fields[row.kind]: value, "year": row.year_be, "source": row.source}
    return {code: years[max(years)] for code, years in by_year.items()}
