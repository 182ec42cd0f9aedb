"""Finding a place as a person types, and loading the whole list of villages."""

import csv
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.results import Bound, Measurement

# What people type: a whole name, a part, a prefix, a path, a code, no place at all.
TYPED = ("ปราสาท", "โคก", "ต.ในเมือง", "เมือง สุรินทร์", "320501", "xyz")
BOUNDS = [
    Bound("places.search", "one statement that reads the names with LIKE", 12.0),
    Bound("places.load-villages", "as many rows of the same columns written in bulk", 8.0, unit="s"),
]


def measure(stage: Any) -> Iterator[Measurement]:
    """Measure both."""
    yield _search()
    yield _load()


def _search() -> Measurement:
    from django.db import connection

    from nakhonchai.geography.search import search_areas
    from tests.bench.timing import medians

    def ours() -> None:
        for text in TYPED:
            search_areas(text)

    def bare() -> None:
        with connection.cursor() as cursor:
            for text in TYPED:
                cursor.execute(
                    "SELECT code, name_th, path_th FROM geography_area WHERE search_key LIKE %s "
                    "ORDER BY sort_key LIMIT 20",
                    [f"%{text}%"],
                )
                cursor.fetchall()

    seen, yardstick = medians(ours, bare)
    return Measurement("places.search", seen, yardstick, f"{len(TYPED)} searches")


def _load() -> Measurement:
    """Load all villages anew: each has another name than the stored one, so that each is written."""
    from nakhonchai.geography.enums import Level
    from nakhonchai.geography.loading import CLUSTER_PROVINCES, load
    from nakhonchai.geography.models import Area

    villages = list(Area.objects.at(Level.VILLAGE).order_by("code"))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "villages.csv"
        with file.open("w", newline="") as target:
            writer = csv.writer(target)
            writer.writerow(["code", "name_th", "moo", "subdistrict_code"])
            writer.writerows([one.code, f"{one.name_th}ใหม่", one.moo, one.parent_id] for one in villages)
        began = time.perf_counter()
        report = load(CLUSTER_PROVINCES, villages=str(file), take_names=True, apply=True)
        seen = time.perf_counter() - began
    if not report.ok:
        raise RuntimeError(report.text())
    return Measurement(
        "places.load-villages", seen, _write_in_bulk(villages), f"{len(villages):,} rows renamed"
    )


def _write_in_bulk(villages: list[Any]) -> float:
    """Write as many rows of the same columns to the history table, and take them back; return the seconds."""
    from django.db import transaction
    from django.utils import timezone

    from nakhonchai.geography.models import Area

    history: Any = Area.history.model
    began = time.perf_counter()
    with transaction.atomic():
        for one in villages:
            one.fill_derived_fields()
        names = [field.attname for field in Area._meta.concrete_fields]
        rows = (
            history(**{name: getattr(one, name) for name in names}, history_date=timezone.now())
            for one in villages
        )
        history.objects.bulk_create(rows, batch_size=500)
        transaction.set_rollback(True)
    return time.perf_counter() - began
