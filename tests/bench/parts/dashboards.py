"""Dashboards: warm, after a write, signed out, under load, by weight; and what they cost a save.

Yardsticks in the same run, in turns: the page's own template from data in memory, a bare view, and
the same figures by one grouped query each, uncached.
"""

import gzip
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from tests.bench.results import Bound, Measurement
from tests.bench.saving import DISTRICT, SAVES

TEMPLATE, HELLO = "the same template rendered from data in memory", "a bare view"
TWENTIETH = "the same page with a twentieth of the records"
GROUPED, MEDIAN = "the same figures by one grouped query each", "the median"
PAGES = {
    "cluster": "/",
    "province": "/places/32/",
    "district": "/places/3205/",
    "subdistrict": "/places/320501/",
    "figure": "/figures/organizations/32/",
}
AFTER_WRITE = ("cluster", "province", "district")
OTHERS = [name for name in SAVES if name != "name"]  # a name changes no number, these do
SLOPES = ("district", "cluster")
GROWN = (1, 4, 20)  # how many times the records below the district, of which the children stay as many
ROUNDS = 12
LOAD_ROUNDS = 150
SLOPE_ROUNDS = 80
SETTLE = 45  # seconds: what a start asks the workers for is done before a page is looked at
BOUNDS = [
    *(Bound(f"dashboards.warm.{name}", TEMPLATE, 1.3) for name in PAGES),
    *(Bound(f"dashboards.first.{name}", GROUPED, 0.25) for name in AFTER_WRITE),
    *(Bound(f"dashboards.first-of-nation.{name}", GROUPED, 0.1) for name in AFTER_WRITE),
    *(Bound(f"dashboards.first.{save}.{name}", GROUPED, 0.25) for save in OTHERS for name in AFTER_WRITE),
    *(
        Bound(f"dashboards.first-of-nation.{save}.{name}", GROUPED, 0.1)
        for save in OTHERS
        for name in AFTER_WRITE
    ),
    Bound("dashboards.signed-out", HELLO, 2.5),
    Bound("dashboards.not-modified", HELLO, 1.25),
    Bound("dashboards.signed-in", HELLO, 6.67),
    Bound("dashboards.p99", MEDIAN, 4),
    Bound("dashboards.save", "a save that stamps nothing", 1.3),
    *(Bound(f"dashboards.save.{save}", "a save that stamps nothing", 1.3) for save in OTHERS),
    *(Bound(f"dashboards.slope.{name}", TWENTIETH, 1.3) for name in SLOPES),
    Bound("dashboards.weight", "150 kB", 1, "kB"),
    Bound("dashboards.phone.usable", "1.5 seconds on a slow phone with a slow line", 1, "ms"),
    Bound("dashboards.phone.shift", "a layout shift of 0.05", 1, ""),
]


def measure(stage: Any) -> Iterator[Measurement]:
    """Measure everything on the data of the stage."""
    yield from _warm(stage)
    yield from _first_views(stage)
    yield from _throughput(stage)
    yield _late_ones(stage)
    yield from _saves()
    yield _weight(stage)
    yield from _phone()
    yield from _slopes(stage)


def _warm(stage: Any) -> Iterator[Measurement]:
    from tests.bench.parts.pages import _queries
    from tests.bench.replay import captured
    from tests.bench.timing import medians

    for name, address in PAGES.items():
        stage.get(address)
        with captured():
            status, body = stage.get(address)
        if status != 200:
            continue
        warm, template = medians(lambda a=address: stage.get(a), lambda: stage.get("/bench/replay/"))
        note = f"{len(body) / 1000:.0f} kB; queries {_queries(stage, address)}"
        yield Measurement(f"dashboards.warm.{name}", warm, template, note)


def _first_views(stage: Any) -> Iterator[Measurement]:
    """Save, then look: in turns with asking every source again from nothing."""
    from nakhonchai.geography.models import Area

    nation = Area.objects.current().filter(level=1).count() > 70
    kind = "first-of-nation" if nation else "first"
    for save in SAVES:
        of_save = "" if save == "name" else f".{save}"
        for name in AFTER_WRITE:
            view, grouped = _after_saves(stage, save, name)
            yield Measurement(f"dashboards.{kind}{of_save}.{name}", view, grouped)


def _after_saves(stage: Any, save: str, name: str) -> tuple[float, float]:
    """Return the median of a first view after such a save, and of the grouped queries beside it."""
    views, grouped = [], []
    for turn in range(ROUNDS):
        SAVES[save](f"{name} {turn}")
        views.append(_timed(lambda: stage.get(PAGES[name])))
        grouped.append(_timed(lambda: ask_all(PAGES[name])))
    return median(views), median(grouped)


def ask_all(address: str) -> None:
    """Ask each source once for the areas that a page shows, and for their years: nothing is kept."""
    from nakhonchai.dashboards.measures import sources

    code = address.removeprefix("/places/").strip("/")
    digits = len(code) + 2
    for source in sources():
        if source.derive is None:
            list(source.read(code, digits))
            if source.years is not None:
                list(source.years(code, digits))


def _timed(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


@contextmanager
def _signed_out(stage: Any) -> Iterator[None]:
    cookie, stage.cookie = stage.cookie, ""
    try:
        yield
    finally:
        stage.cookie = cookie


def _throughput(stage: Any) -> Iterator[Measurement]:
    from tests.bench.timing import medians

    with _signed_out(stage):
        tag = stage.headers("/")["ETag"]
        page, same, hello = medians(
            lambda: stage.get("/"),
            lambda: stage.get("/", HTTP_IF_NONE_MATCH=tag),
            lambda: stage.get("/bench/hello/"),
            rounds=60,
        )
    yield Measurement("dashboards.signed-out", page, hello)
    yield Measurement("dashboards.not-modified", same, hello)
    page, hello = medians(lambda: stage.get("/"), lambda: stage.get("/bench/hello/"), rounds=40)
    yield Measurement("dashboards.signed-in", page, hello)


def _late_ones(stage: Any) -> Measurement:
    """Ask at half of what can be served, and look at the slowest of a hundred."""
    usual = median(_timed(lambda: stage.get("/")) for _ in range(20))
    seen = []
    for _ in range(LOAD_ROUNDS):
        seen.append(_timed(lambda: stage.get("/")))
        time.sleep(usual / 1000)
    return Measurement("dashboards.p99", quantiles(seen, n=100)[98], median(seen))


def _saves() -> Iterator[Measurement]:
    """Save with the stamps that figures need, and without."""
    for save in SAVES:
        with_stamps, without = _costs(save)
        yield Measurement(f"dashboards.save{'' if save == 'name' else f'.{save}'}", with_stamps, without)


def _costs(save: str) -> tuple[float, float]:
    from nakhonchai.base import writing

    original = writing.touch
    times: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(120):
        stamped = bool(turn % 2)
        writing.touch = original if stamped else lambda *_: None
        times[stamped].append(_timed(lambda: SAVES[save](f"การบันทึก {turn}")))  # noqa: B023 - called here
    writing.touch = original
    return median(times[True]), median(times[False])


def _weight(stage: Any) -> Measurement:
    """Weigh the page of the cluster with what it needs to be shown, as a server compresses it."""
    import re

    from django.contrib.staticfiles import finders

    with _signed_out(stage):
        _, body = stage.get("/")
    if body[:2] == b"\x1f\x8b":
        body = gzip.decompress(body)
    page = len(gzip.compress(body, 6))
    parts = 0
    for name in set(re.findall(rb'(?:href|src)="/?static/([^"?]+\.(?:css|js))"', body)):
        if path := finders.find(name.decode()):
            parts += len(gzip.compress(Path(path).read_bytes(), 6))
    note = f"page {page / 1000:.0f}, css and js {parts / 1000:.0f}"
    return Measurement("dashboards.weight", (page + parts) / 1000, 150, note)


def _phone() -> Iterator[Measurement]:
    """Open the page of the cluster on a phone, from the real server, signed out."""
    from tests.bench.phone import look, served

    with served() as address:
        time.sleep(SETTLE)
        seen = look(f"{address}/")
    if seen is not None:
        note = f"{seen.size / 1000:.0f} kB came"
        yield Measurement("dashboards.phone.usable", seen.usable, 1500, note)
        yield Measurement("dashboards.phone.shift", seen.shift, 0.05)


def _slopes(stage: Any) -> Iterator[Measurement]:
    """Look at a district, and at what lies above it, with few and with many records below."""
    from tests.bench.growing import grown

    seen = []
    for times in GROWN:
        with grown(DISTRICT, times):
            seen.append({name: _in_bare_views(stage, PAGES[name]) for name in SLOPES})
    for name in SLOPES:
        costs = [one[name] for one in seen]
        told = ", ".join(f"{times}x {cost:.2f}" for times, cost in zip(GROWN, costs, strict=True))
        yield Measurement(f"dashboards.slope.{name}", costs[-1], costs[0], f"in bare views: {told}")


def _in_bare_views(stage: Any, address: str) -> float:
    """Return what a warm page costs: the quickest of many, for what is compared stands minutes apart."""
    pages, hellos = [], []
    stage.get(address)
    for _ in range(SLOPE_ROUNDS):
        pages.append(_timed(lambda: stage.get(address)))
        hellos.append(_timed(lambda: stage.get("/bench/hello/")))
    return min(pages) / min(hellos)
