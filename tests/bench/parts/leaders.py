"""500,000 leaders in a nation: searching by three letters, paging on, the passport, the radar, the export.

Runs last: it makes a nation of the four provinces that the other parts measure.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.results import Bound, Measurement
from tests.bench.searching import LETTERS, compared, letters_of

FOUR = ["30", "31", "32", "36"]
PEOPLE = int(os.environ.get("BENCH_LEADERS", "500000"))
PATTERNS = 200
EXPORTED = min(100_000, PEOPLE)
OWN = "django-import-export's own export"
BOUNDS = [
    Bound("leaders.search.nation", "the same filters with icontains", 1 / 20),
    Bound("leaders.search.province", "the same filters with icontains", 1.0),
    Bound("leaders.page-1000", "page 1 of the list", 1.5),
    Bound("leaders.passport", "its template rendered from memory", 2.0),
    Bound("leaders.radar.growth", "the radar of the province when there were four provinces", 1.3),
    Bound("leaders.export.time", OWN, 1 / 10),
    Bound("leaders.export.memory", "150 MB", 1.0, "MB"),
    Bound("leaders.queries.grow", "queries of the same pages when there were four provinces", 1.0, "queries"),
]
COUNTED = (
    "/leaders/",
    "/leaders/?q=สมช",
    "/leaders/young/?area=32",
    "/leaders/young/radar/?area=32",
    "/leaders/young/urgent/?area=32",
    "/leaders/{leader}/",
    "/leaders/?level=key&group=welfare&young=yes",
)


def measure(stage: Any) -> Iterator[Measurement]:
    """Make the people in two steps, and measure."""
    from django.core.cache import cache

    from tests.bench.people import add_people, copy_people

    say = Progress()
    add_people(FOUR, PEOPLE // 20, seed=32)
    _analyze()
    ref = _ref()
    few = _radar_times()
    asked_few = _queries(stage, ref)
    say("four provinces")
    _load_nation()
    copy_people(_other_provinces(), PEOPLE - PEOPLE // 20)
    _analyze()
    cache.clear()
    say("a nation")
    many = _radar_times()
    yield Measurement("leaders.radar.growth", many, few)
    yield Measurement("leaders.queries.grow", sum(_queries(stage, ref)), sum(asked_few))
    yield from _search()
    say("searched")
    yield _paging(stage)
    yield _passport(stage, ref)
    say("paged")
    yield from _export()
    say("exported")


class Progress:
    """Says how far the part has come."""

    def __init__(self) -> None:
        self.began = time.perf_counter()

    def __call__(self, words: str) -> None:
        print(f"leaders: {words} after {time.perf_counter() - self.began:.0f} s", file=sys.stderr, flush=True)


def _analyze() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _load_nation() -> None:
    from nakhonchai.geography.loading import load, read_provinces

    report = load(read_provinces("all"), apply=True)
    if not report.ok:
        raise RuntimeError(report.text())


def _other_provinces() -> list[str]:
    from nakhonchai.geography.enums import Level
    from nakhonchai.geography.models import Area

    codes = Area.objects.current().at(Level.PROVINCE).values_list("code", flat=True)
    return [code for code in codes if code not in FOUR]


def _ref() -> str:
    from leaders.models import Leader

    found: str = Leader.objects.unscoped("bench").at("32").order_by("pk").last().ref
    return found


def _radar_times() -> float:
    from django.utils import timezone

    from leaders.succession import Radar
    from tests.bench.timing import medians

    return medians(lambda: len(Radar("32", timezone.localdate()).blips))[0]


def _queries(stage: Any, ref: str) -> list[int]:
    from tests.bench.parts.pages import _queries as count

    addresses = [address.format(leader=ref) for address in COUNTED]
    for address in addresses:
        stage.get(address)
    return [count(stage, address) for address in addresses]


def _patterns() -> list[str]:
    """Return three letters in a row of names drawn at random."""
    from leaders.models import Leader

    rng = random.Random(2569)
    names = list(
        Leader.objects.unscoped("bench")
        .order_by("ref")
        .values_list("given_name", "family_name")[: PATTERNS * 4]
    )
    found = []
    for given, family in names:
        name = rng.choice([given, family])
        if len(name) >= LETTERS:
            found.append(letters_of(rng, name))
    return found[:PATTERNS]


def _search() -> Iterator[Measurement]:
    """Ask as the list does: how many are found, and the first page in Thai order."""
    yield from compared("leaders.search", _patterns(), _ours, _theirs)


def _listed(found: Any) -> list[Any]:
    from nakhonchai.records.counting import Line, finds

    return finds(found.order_by("sort_key", "pk"), 0, 25).rows(Line(("area", "cluster")))


def _ours(reader: Any, where: str, pattern: str) -> Any:
    from leaders.models import Leader

    return _listed(Leader.objects.visible_to(reader).alive().at(where).matching(pattern, within=where))


def _theirs(reader: Any, where: str, pattern: str) -> Any:
    from django.db.models import Q

    from leaders.models import Leader

    holds = Q(given_name__icontains=pattern) | Q(family_name__icontains=pattern)
    return _listed(Leader.objects.visible_to(reader).alive().at(where).filter(holds))


def _paging(stage: Any) -> Measurement:
    """Follow "next" to page 1,000, as CODI staff who see everybody; then measure it against page 1."""
    from django.test import Client

    from nakhonchai.accounts.models import Account
    from tests.bench.timing import medians

    client = Client()
    client.force_login(Account.objects.get(username="bench-staff"))
    own, stage.cookie = stage.cookie, client.cookies.output(header="", sep=";").strip()
    try:
        address = _page_1000(stage)
        page, first = medians(lambda: stage.get(address), lambda: stage.get("/leaders/"))
    finally:
        stage.cookie = own
    return Measurement("leaders.page-1000", page, first, f"reached by “next”: {address[:60]}")


def _page_1000(stage: Any) -> str:
    """Return where "next" leads from page 999; the 998 pages before it have the same links."""
    import html
    import re

    _status, body = stage.get("/leaders/?page=999")
    found = re.search(r'rel="next" href="([^"]+)"', body.decode())
    if found is None:
        raise RuntimeError("page 999 has no next page")
    return "/leaders/" + html.unescape(found[1])


def _passport(stage: Any, ref: str) -> Measurement:
    from tests.bench.parts.pages import _note
    from tests.bench.replay import captured
    from tests.bench.timing import medians

    address = f"/leaders/{ref}/"
    with captured():
        _status, body = stage.get(address)
    page, template = medians(lambda: stage.get(address), lambda: stage.get("/bench/replay/?"), rounds=31)
    return Measurement(
        "leaders.passport", page, template, _note(stage, address, "/bench/replay/?", len(body))
    )


def _export() -> Iterator[Measurement]:
    """Export in processes of their own, one after the other: their time, and what they held at most."""
    ours, memory = _run_export("ours")
    theirs, their_memory = _run_export("theirs")
    note = f"{EXPORTED:,} rows; {ours:.1f} s against {theirs:.1f} s"
    yield Measurement("leaders.export.time", ours * 1000, theirs * 1000, note)
    yield Measurement(
        "leaders.export.memory", memory, 150, f"the whole process; the other held {their_memory:.0f} MB"
    )


def _run_export(which: str) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "tests.bench.exporting",
            which,
            str(EXPORTED),
            str(Path(folder) / "x.xlsx"),
        ]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, megabytes = said.split()[-2:]
    return float(seconds), float(megabytes)
