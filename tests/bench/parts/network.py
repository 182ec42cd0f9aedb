"""The map of the network: a province of 2,500 bodies with 10,000 links, and a cluster of four."""

import random
import time
from collections import defaultdict
from collections.abc import Iterator
from statistics import median
from typing import Any

import brotli

from tests.bench.results import Bound, Measurement

BODIES, LINKS = 2_500, 10_000  # of each province
PROVINCES = ("30", "31", "32", "36")
TEMPLATE = "the same template rendered from data in memory"
PAGES = {
    "graph": "/network/?area=32",
    "map": "/network/?area=32&view=map",
    "matrix": "/network/matrix/?area=32",
}
BOUNDS = [
    *(Bound(f"network.{name}.template", TEMPLATE, 2.0) for name in PAGES),
    *(Bound(f"network.{name}.size", "300 kB compressed", 1.0, "kB") for name in PAGES),
    *(Bound(f"network.{name}.cluster", "the same page of one province", 4.4) for name in PAGES),
    Bound("network.compute", "10 seconds for the cluster", 1.0, "s"),
]


def measure(stage: Any) -> Iterator[Measurement]:
    """Make the links, work the network out, open its pages."""
    make_network()
    yield Measurement("network.compute", _seconds_to_compute(), 10.0, _summary())
    for name, address in PAGES.items():
        yield from _measure_page(stage, name, address)


def make_network() -> None:
    """Give each province its bodies and links: most links within a district, some across a border."""
    from organizations.models import Organization

    rng = random.Random(2567)
    bodies: dict[str, list[Any]] = {}
    for province in PROVINCES:
        there = Organization.objects.unscoped("benchmark").alive().working().at(province)
        bodies[province] = list(there.order_by("pk")[:BODIES])
        _close_the_others(province, bodies[province])
        bodies[province] += _more_bodies(rng, bodies[province], BODIES - len(bodies[province]))
    _make_links(rng, bodies)


def _close_the_others(province: str, kept: list[Any]) -> None:
    from organizations.enums import OrganizationStatus
    from organizations.models import Organization

    there = Organization.objects.unscoped("benchmark").alive().working().at(province)
    there.filter(pk__gt=kept[-1].pk).update(status=OrganizationStatus.CLOSED)


def _more_bodies(rng: random.Random, like: list[Any], count: int) -> list[Any]:
    from organizations.models import Organization
    from tests.bench.generate import _write

    def make() -> Iterator[Any]:
        for number in range(count):
            one = rng.choice(like)
            yield Organization(area_id=one.area_id, name=f"กลุ่มเพิ่มเติมที่ {number + 1}", type_id=one.type_id)

    return _write(make()) if count > 0 else []


def _make_links(rng: random.Random, bodies: dict[str, list[Any]]) -> None:
    from datetime import date

    from network.models import Issue, Link, LinkKind
    from tests.bench.generate import _write

    kinds, issues = list(LinkKind.objects.all()), list(Issue.objects.all())
    everybody = [one for found in bodies.values() for one in found]

    def make() -> Iterator[Any]:
        for found in bodies.values():
            near = defaultdict(list)
            for one in found:
                near[one.area_id[:4]].append(one)
            seen: set[tuple[int, int, int]] = set()
            while len(seen) < LINKS:
                source = rng.choice(found)
                where = near[source.area_id[:4]] if rng.random() < 0.85 else found
                target = rng.choice(where if rng.random() < 0.98 else everybody)
                kind = rng.choice(kinds)
                key = (min(source.pk, target.pk), max(source.pk, target.pk), kind.pk)
                if source.pk == target.pk or key in seen:
                    continue
                seen.add(key)
                yield Link(
                    source=source,
                    target=target,
                    kind=kind,
                    issue=rng.choice(issues) if kind.needs_issue else None,
                    area_id=source.area_id,
                    started=date(rng.randint(2015, 2026), rng.randint(1, 12), 1),
                    started_precision="month",
                )

    _write(make())


def _seconds_to_compute() -> float:
    """Work out snapshot, answers and layouts of the cluster, as the worker does; the median of three."""
    from nakhonchai.dashboards.figures import Now
    from network import snapshots
    from network.asking import Asked
    from network.models import Snapshot
    from network.pictures import picture

    times = []
    for _turn in range(3):
        Snapshot.objects.all().delete()
        began = time.perf_counter()
        found = snapshots.make()
        picture(found, Asked(), Now())
        times.append(time.perf_counter() - began)
    return median(times)


def _summary() -> str:
    from network.models import Snapshot

    found = Snapshot.objects.order_by("-pk").defer("content").first()
    return f"{found.body_count:,} bodies, {found.tie_count:,} ties" if found else ""


def _measure_page(stage: Any, name: str, address: str) -> Iterator[Measurement]:
    from tests.bench.parts.pages import _queries
    from tests.bench.replay import captured
    from tests.bench.timing import medians

    whole = address.replace("area=32&", "").replace("?area=32", "")
    stage.get(whole)
    with captured():
        status, body = stage.get(address)
    if status != 200:
        return
    replayed = f"/bench/replay/?{address.partition('?')[2]}"
    page, template, cluster = medians(
        lambda: stage.get(address), lambda: stage.get(replayed), lambda: stage.get(whole)
    )
    _status, widest = stage.get(whole)
    sizes = [len(brotli.compress(one, quality=5)) / 1000 for one in (body, widest)]
    asked = [_queries(stage, one) for one in (address, replayed)]
    note = f"{len(body) / 1000:.0f} kB; queries {asked[0]}, yardstick {asked[1]}"
    yield Measurement(f"network.{name}.template", page, template, note)
    yield Measurement(f"network.{name}.size", sizes[0], 300, f"the cluster's: {sizes[1]:.0f} kB")
    yield Measurement(f"network.{name}.cluster", cluster, page)
