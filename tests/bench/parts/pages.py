"""Each list and dashboard page, as a coordinator, against its own template and against a bare view."""

import sys
from collections.abc import Iterator
from typing import Any

from tests.bench.results import Bound, Measurement

TEMPLATE, HELLO = "the same template rendered from data in memory", "a bare view"
TEMPLATE_BOUND, HELLO_BOUND = 2.0, 60.0
# Name of the bound, and the address; {…} is the ref of the first record of that kind.
PAGES = {
    "home": "/",
    "places": "/places/",
    "province": "/places/32/",
    "other-province": "/places/30/",
    "district": "/places/3201/",
    "subdistrict": "/places/320101/",
    "villages": "/places/320102/villages/",
    "organizations": "/organizations/",
    "organizations-100": "/organizations/?page_size=100",
    "organizations-search": "/organizations/?q=ออมทรัพย์",
    "organizations-of-a-district": "/organizations/?area=3201",
    "organization": "/organizations/{organization}/",
    "leaders": "/leaders/",
    "leaders-search": "/leaders/?q=สมหมาย",
    "leader": "/leaders/{leader}/",
    "plans": "/plans/",
    "plan": "/plans/{plan}/",
    "projects": "/plans/projects/",
    "project": "/plans/projects/{project}/",
    "tasks": "/records/tasks/",
    "search": "/search/?q=สมหมาย",
    "imports": "/imports/",
}
BOUNDS = [
    Bound(f"pages.{name}.{kind}", yardstick, bound)
    for name in PAGES
    for kind, yardstick, bound in (("template", TEMPLATE, TEMPLATE_BOUND), ("hello", HELLO, HELLO_BOUND))
]


def measure(stage: Any) -> Iterator[Measurement]:
    """Measure each page that is there."""
    refs = _refs()
    for name, pattern in PAGES.items():
        yield from _measure_page(stage, name, pattern.format(**refs))


def _refs() -> dict[str, str]:
    """Return the ref of one record of each kind that the coordinator of Surin reads in full."""
    from leaders.models import Leader
    from nakhonchai.accounts.models import Account
    from organizations.models import Organization
    from plans.models import Plan, Project

    reader = Account.objects.get(username="bench")
    models: tuple[Any, ...] = (Organization, Leader, Plan, Project)
    return {model._meta.model_name: model.objects.visible_to(reader).at("32").first().ref for model in models}


def _measure_page(stage: Any, name: str, address: str) -> Iterator[Measurement]:
    from tests.bench.replay import captured, was_captured
    from tests.bench.timing import medians

    with captured():
        status, body = stage.get(address)
    if status != 200 or not was_captured():
        print(f"{address}: status {status}, not measured", file=sys.stderr)
        return
    query = address.partition("?")[2]
    replayed = f"/bench/replay/?{query}"
    note = _note(stage, address, replayed, len(body))
    page, template, hello = medians(
        lambda: stage.get(address), lambda: stage.get(replayed), lambda: stage.get("/bench/hello/")
    )
    yield Measurement(f"pages.{name}.template", page, template, note)
    yield Measurement(f"pages.{name}.hello", page, hello)


def _note(stage: Any, address: str, replayed: str, size: int) -> str:
    """Say how many queries the page and its yardstick ask; the yardstick may ask only for its reader."""
    asked = [_queries(stage, one) for one in (address, replayed, "/bench/hello/")]
    return f"{size / 1000:.0f} kB; queries {asked[0]}, yardstick {asked[1]}, bare {asked[2]}"


def _queries(stage: Any, address: str) -> int:
    from django.db import connection

    asked = 0

    def count(execute: Any, *arguments: Any) -> Any:
        nonlocal asked
        asked += 1
        return execute(*arguments)

    with connection.execute_wrapper(count):
        stage.get(address)
    return asked
