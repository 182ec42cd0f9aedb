"""Open data as files: all figures of a year, and what they mean."""

import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from nakhonchai.base.models import Freshness
from nakhonchai.dashboards.measures import COUNTED
from nakhonchai.dashboards.open_data import measure_row
from nakhonchai.dashboards.opendata.declarations import Field, get_collection
from nakhonchai.dashboards.opendata.figure_rows import areas_for, figure_rows, measures_for
from nakhonchai.dashboards.reading import Reading
from nakhonchai.records.writers import write_csv

TITLE = "ตัวเลขภาพรวมขบวนองค์กรชุมชน กลุ่มจังหวัดนครชัยบุรินทร์"


def licence() -> dict[str, str]:
    """Return the name and address of the licence under which the data are given."""
    return {"name": settings.OPEN_DATA_LICENCE, "url": settings.OPEN_DATA_LICENCE_URL}


def last_update(reading: Reading) -> datetime | None:
    """Return when something that the figures count was last written. One query."""
    kinds = {kind for measure in measures_for(reading) for kind in measure.source.kinds} - {COUNTED}
    found: datetime | None = Freshness.objects.filter(kind__in=kinds).aggregate(at=Max("changed_at"))["at"]
    return found


def fields_of(name: str) -> list[Field]:
    """Return the declared fields of a collection."""
    found = get_collection(name)
    return list(found.fields) if found else []


def figures_csv(reading: Reading, year: int | None) -> bytes:
    """Return every figure of a year (None: of today), one a row."""
    return _csv("figures", "ตัวเลข", _figures(reading, year))


def figures_json(reading: Reading, year: int | None) -> dict[str, Any]:
    """Return the same with what they are, when they were last changed, and what each measure means."""
    names = [field.name for field in fields_of("figures")]
    updated = last_update(reading)
    return {
        "title": TITLE,
        "licence": licence(),
        "updated": timezone.localtime(updated).isoformat() if updated else None,
        "year": year,
        "dictionary": dictionary_rows(reading),
        "columns": names,
        "rows": [[row[name] for name in names] for row in _figures(reading, year)],
    }


def _figures(reading: Reading, year: int | None) -> Iterator[dict[str, Any]]:
    return figure_rows(reading, measures_for(reading), areas_for(reading, "", ""), year)


def dictionary_rows(reading: Reading) -> list[dict[str, Any]]:
    """Return what each measure means."""
    return [measure_row(reading, measure) for measure in measures_for(reading)]


def dictionary_csv(reading: Reading) -> bytes:
    """Return the data dictionary as a table."""
    return _csv("measures", "พจนานุกรม", iter(dictionary_rows(reading)))


def _csv(name: str, title: str, rows: Iterator[dict[str, Any]]) -> bytes:
    names = [field.name for field in fields_of(name)]
    target = io.BytesIO()
    write_csv(target, title, names, ([_cell(row[one]) for one in names] for row in rows))
    return target.getvalue()


def _cell(value: Any) -> Any:
    """Nothing is an empty cell, and never 0."""
    if value is None:
        return ""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
