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
EACH = "the same figures by one grouped query each over the lines"
BOARDS = {"nation": 1 / 10, "cluster": 1 / 4, "province": 1.0}
WATCHED = ("money_asked", "money_promised", "money_received", "money_spent", "leverage")
YEAR = 2568
BOUNDS = [
    Bound("plans.money.nation", GROUPED, 1 / 10),
    Bound("plans.money.cluster", GROUPED, 1 / 4),
    Bound("plans.money.province", GROUPED, 1.0),
    *(Bound(f"plans.board.{name}", EACH, ratio) for name, ratio in BOARDS.items()),
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
    yield from _boards()
    yield _line()


def _load_nation() -> None:
    from nakhonchai.geography.loading import load, read_provinces

    report = load(read_provinces("all"), apply=True)
    if not report.ok:
        raise RuntimeError(report.text())


def _analyze() -> None:
    from django.db import connection

    # What autovacuum does by itself a minute later: the changes that were added up have just been removed.
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


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


def _boards() -> Iterator[Measurement]:
    """The scoreboard of a strategy whose indicators are those of the ledger, with nothing kept at all."""
    from statistics import median

    from django.core.cache import cache

    _watch_the_ledger()
    for name, (code, keys) in _places().items():
        ours: list[float] = []
        raw: list[float] = []
        for _turn in range(9):
            cache.clear()
            ours.append(_timed(lambda code=code, keys=keys: _board(code, keys)))
            raw.append(_timed(lambda keys=keys: _asked_one_by_one(keys)))
        if (seen := _told(_board(code, keys))) != (wanted := _asked_one_by_one(keys)):
            raise RuntimeError(f"the board of the {name} says {seen}, the lines say {wanted}")
        note = f"{len(WATCHED)} indicators of {YEAR}, with how many subdistricts have any"
        yield Measurement(f"plans.board.{name}", median(ours), median(raw), note)


def _timed(do: Any) -> float:
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def _places() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return what is asked for: the code of a board, and the places whose figures are its own."""
    from nakhonchai.geography.enums import Level
    from nakhonchai.geography.models import Area

    all_of_them = Area.objects.current().at(Level.PROVINCE).order_by("code").values_list("code", flat=True)
    return {"nation": ("", tuple(all_of_them)), "cluster": ("", FOUR), "province": ("32", ("32",))}


def _watch_the_ledger() -> None:
    """Put indicators of the ledger on the scoreboard, and take the others off."""
    from strategy.models import Indicator, Node

    node = Node.objects.unscoped("bench").order_by("pk").first()
    there = Indicator.objects.unscoped("bench")
    there.update(is_active=False)
    for name in WATCHED:
        one = Indicator(node=node, name=name, definition=name, unit="บาท", source="records", measure=name)
        one.fill_derived_fields()
        one.save()


def _board(code: str, keys: tuple[str, ...]) -> Any:
    """Make a scoreboard as its page does for a coordinator; a nation is read like a cluster of all."""
    from dataclasses import replace

    from nakhonchai.accounts.models import Account
    from nakhonchai.accounts.scope import scope_of
    from nakhonchai.dashboards.figures import Now
    from nakhonchai.dashboards.standing import NearReading
    from strategy.scoring import scoreboard
    from strategy.views.scoreboards import ALL, spot_of

    scope = scope_of(Account.objects.get(username="bench"))
    reading = NearReading(scope, Now(), code)
    spot = spot_of(reading, code or ALL)
    return scoreboard(reading, replace(spot, keys=keys) if len(keys) > len(FOUR) else spot, YEAR)


def _told(board: Any) -> list[tuple[Any, Any]]:
    return [(line.actual.value, line.actual.reported) for line in board.lines]


def _asked_one_by_one(keys: tuple[str, ...]) -> list[tuple[Any, Any]]:
    """Ask the lines for each indicator: its sum, and in how many subdistricts there is any."""
    from decimal import Decimal

    from django.db.models import Count, Q, Sum
    from django.db.models.functions import Length, Substr

    from nakhonchai.dashboards.rollup import quotient
    from nakhonchai.geography.codes import under_any
    from plans.models import MoneyLine

    there = MoneyLine.objects.unscoped("bench").that_count().filter(form="cash", fiscal_year=YEAR)
    if len(keys) <= len(FOUR):
        there = there.filter(under_any(keys))
    reach = Count(Substr("area_id", 1, 6), distinct=True, filter=Q(length__gte=6))
    found = []
    for name in WATCHED:
        kind = name.removeprefix("money_") if name != "leverage" else "received"
        lines = there.filter(kind=kind).annotate(length=Length("area_id"))
        seen = lines.aggregate(
            total=Sum("amount"), codi=Sum("amount", filter=Q(source__slug="codi")), reach=reach
        )
        total, codi = (Decimal(str(seen[one] or 0)) for one in ("total", "codi"))
        value = quotient(total - codi, codi) if name == "leverage" else total
        found.append((value, seen["reach"]))
    return found


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
