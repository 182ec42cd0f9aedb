"""Finding a place as a person types, understanding typed places, and loading the whole list of villages."""

import csv
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.results import Bound, Measurement

# What people type: a whole name, a part, a prefix, a path, a code, no place at all.
TYPED = ("ปราสาท", "โคก", "ต.ในเมือง", "เมือง สุรินทร์", "320501", "xyz")
ROWS_A_SECOND = 20_000
BOUNDS = [
    Bound("places.search", "one statement that reads the names with LIKE", 12.0),
    Bound("places.load-villages", "as many rows of the same columns written in bulk", 8.0, unit="s"),
    Bound("places.match-not-first", "rows that have a true code", 0.01, unit="rows"),
    Bound("places.match-wrong", "rows that have a true code", 0.002, unit="rows"),
    Bound("places.match-not-certain", "rows that have a true code", 0.15, unit="rows"),
    Bound("places.match-wrong-certain", "rows", 0.0005, unit="rows"),  # not one row of 1,127
    Bound("places.match-time", "20,000 rows a second", 1.0, unit="s"),
]


def measure(stage: Any) -> Iterator[Measurement]:
    """Measure all; typed places are in the sample files, and without these they are not measured."""
    yield _search()
    yield _load()
    yield from _match()


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


def _match() -> Iterator[Measurement]:
    """Match places as officers typed them, against the whole country; say per kind what was not certain."""
    from django.conf import settings

    file = Path(settings.SAMPLE_FILES or "") / "real" / "place-matching.csv"
    if not settings.SAMPLE_FILES or not file.is_file():
        print("SAMPLE_FILES names no real/place-matching.csv: typed places are not measured", file=sys.stderr)
        return
    with file.open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    results = list(zip(rows, _matched(rows), strict=True))
    coded = [(row, found) for row, found in results if row["true_code"]]
    wrong = [bool(found.code) and found.code != row["true_code"] for row, found in coded]
    certain = [found.decision == "certain" for _row, found in coded]
    wrong_certain = [found.decision == "certain" and found.code != row["true_code"] for row, found in results]
    first = [found.code == row["true_code"] for row, found in coded]
    _print_kinds(coded)
    yield Measurement("places.match-not-first", first.count(False), len(coded))
    yield Measurement("places.match-wrong", sum(wrong), len(coded))
    yield Measurement("places.match-not-certain", certain.count(False), len(coded))
    yield Measurement("places.match-wrong-certain", sum(wrong_certain), len(rows))
    yield _match_time(rows)


def _matched(rows: list[dict[str, str]]) -> list[Any]:
    """Match each row with a matcher that remembers nothing of rows before this list."""
    from nakhonchai.geography.matching import Matcher, national_gazetteer

    matcher = Matcher(national_gazetteer())
    return [matcher.match(row["raw_province"], row["raw_district"], row["raw_subdistrict"]) for row in rows]


def _match_time(rows: list[dict[str, str]]) -> Measurement:
    """Take the list five times, each with a new matcher; at the median the process knows the texts."""
    times = []
    for _turn in range(5):
        began = time.perf_counter()
        _matched(rows)
        times.append(time.perf_counter() - began)
    seen = median(times)
    return Measurement(
        "places.match-time", seen, len(rows) / ROWS_A_SECOND, f"{len(rows) / seen:,.0f} rows a second"
    )


def _print_kinds(coded: list[tuple[dict[str, str], Any]]) -> None:
    """Print for each kind of mess how many rows there are, were right at first, and certain."""
    kinds: dict[str, list[tuple[bool, bool]]] = {}
    for row, found in coded:
        seen = (found.code == row["true_code"], found.decision == "certain")
        kinds.setdefault(row["kind"], []).append(seen)
    for kind, seen_of_kind in sorted(kinds.items()):
        right, certain = (sum(column) for column in zip(*seen_of_kind, strict=True))
        rows = len(seen_of_kind)
        print(f"  {kind:<48} {rows:>5} rows {right:>5} right {certain:>5} certain", file=sys.stderr)
