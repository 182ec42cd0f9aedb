"""100,000 projects with 600,000 ledger lines: sums of a nation, a cluster, a province; one more line.

The yardstick of a figure is the same figure by one grouped query over the lines, in the same run. Nothing is
kept between two readings, so that each is what a cold application cache costs. The yardstick of a new line
is the same save without what figures need: no triggers, no stamps. Runs last: it makes a nation.
"""

import os
import random
import sys
import time
from collections.abc import Iterator
from itertools import islice
from typing import Any

from tests.bench.results import Bound, Measurement

PROJECTS = int(os.environ.get("BENCH_PROJECTS", "100000"))
LINES = 6  # of each project
A_NATION = 50_000  # fewer projects stay in the four provinces, for a quick look
FOUR = ("30", "31", "32", "36")
AT_ONCE = 2000
SAVES = 40
GROUPED = "the same figures by one grouped query over the lines"
BOUNDS = [
    Bound("plans.money.nation", GROUPED, 1 / 10),
    Bound("plans.money.cluster", GROUPED, 1 / 4),
    Bound("plans.money.province", GROUPED, 1.0),
    Bound("plans.money.line", "a line without triggers and stamps", 1.3),
]


def measure(stage: Any) -> Iterator[Measurement]:
    """Make the projects and their lines, and measure."""
    from plans.money.compacting import compact

    began = time.perf_counter()
    if PROJECTS >= A_NATION:
        _load_nation()
    count = _add()
    compact()
    _analyze()
    print(f"plans: {count:,} lines after {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    yield from _figures()
    yield _line()


def _load_nation() -> None:
    from nakhonchai.geography.loading import load, read_provinces

    report = load(read_provinces("all"), apply=True)
    if not report.ok:
        raise RuntimeError(report.text())


def _analyze() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _add() -> int:
    """Make the projects and, for each, some lines of the last years. Drawn with a seed."""
    from nakhonchai.geography.enums import Level
    from nakhonchai.geography.models import Area
    from nakhonchai.records.refs import settle_refs
    from nakhonchai.thai import new_ref
    from plans.models import MoneyLine, MoneySource, Project

    draw = random.Random(6)
    areas = list(Area.objects.current().at(Level.SUBDISTRICT).order_by("code").values_list("code", flat=True))
    sources = list(MoneySource.objects.values_list("pk", flat=True))
    projects = (
        Project(name=f"โครงการ {number}", area_id=draw.choice(areas), ref=new_ref(), fiscal_year=2568)
        for number in range(PROJECTS)
    )
    count = 0
    while some := list(islice(projects, AT_ONCE)):
        settle_refs(some)
        made = Project.objects.bulk_create(some)
        lines = [
            MoneyLine(
                project=one,
                area_id=one.area_id,
                ref=new_ref(),
                kind=draw.choice(("asked", "promised", "received", "spent")),
                source_id=draw.choice(sources),
                form="in_kind" if draw.random() < 0.1 else "cash",
                amount=draw.randrange(1, 500_000),
                fiscal_year=draw.randrange(2565, 2570),
            )
            for one in made
            for _ in range(LINES)
        ]
        settle_refs(lines)  # of so many, some are drawn twice
        MoneyLine.objects.bulk_create(lines, batch_size=1000)
        count += len(lines)
    return count


def _figures() -> Iterator[Measurement]:
    """Sums by source, kind and year: of the nation by provinces, of a cluster, of a province by districts."""
    from plans.money.sums import count_sums, read_sums
    from tests.bench.timing import medians

    asked: dict[str, tuple[Any, int]] = {"nation": ("", 2), "cluster": (FOUR, 2), "province": ("32", 4)}
    for name, (where, digits) in asked.items():
        if sorted(read_sums(where, digits)) != count_sums(where, digits):
            raise RuntimeError(f"the sums of the {name} are not those of its lines")
        ours, raw = _twice(read_sums, where, digits), _twice(count_sums, where, digits)
        seen, yardstick = medians(ours, raw, rounds=9)
        yield Measurement(f"plans.money.{name}", seen, yardstick)


def _twice(read: Any, where: Any, digits: int) -> Any:
    return lambda: read(where, digits)


def _line() -> Measurement:
    """One more line, as a person saves it, against the same without what figures need."""
    from statistics import median
    from unittest.mock import patch

    from django.db import transaction

    from nakhonchai.accounts.models import Account
    from nakhonchai.records.actions import save_record
    from plans.models import MoneyLine, MoneySource, Project
    from plans.money.triggers import drop_triggers

    by = Account.objects.get(username="bench")
    project = Project.objects.unscoped("bench").at("32").order_by("pk").first()
    source = MoneySource.objects.order_by("pk").first()

    def save() -> float:
        line = MoneyLine(project=project, source=source, kind="received", amount=5000, fiscal_year=2568)
        began = time.perf_counter()
        save_record(line, by=by)
        return (time.perf_counter() - began) * 1000

    with_all: list[float] = []
    without: list[float] = []
    for turn in range(6):
        with transaction.atomic():
            with_all += [save() for _ in range(SAVES)][3 if turn else SAVES - 1 :]
            drop_triggers()
            with patch("nakhonchai.base.writing.stamp"):
                without += [save() for _ in range(SAVES)][3 if turn else SAVES - 1 :]
            transaction.set_rollback(True)
    return Measurement("plans.money.line", median(with_all), median(without))
