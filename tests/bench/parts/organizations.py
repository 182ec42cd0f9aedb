"""150,000 organizations in a nation: searching by three letters, paging on, facts filtered and added up.

It adds bodies to the four provinces that the other parts measure, and takes them away again.
"""

import os
import random
from collections.abc import Iterator
from typing import Any

from tests.bench.results import Bound, Measurement
from tests.bench.searching import LETTERS, compared, letters_of

BODIES = int(os.environ.get("BENCH_ORGANIZATIONS", "150000"))
PATTERNS = 100
FEWER = "queries of the same pages with a fifth of the bodies"
BOUNDS = [
    Bound("organizations.search.nation", "the same filters with icontains", 1 / 20),
    Bound("organizations.letters.nation", "the same filters with icontains", 1 / 20),
    Bound("organizations.letters.province", "the same filters with icontains", 1.0),
    Bound("organizations.page-1000", "page 1 of the list", 1.5),
    Bound("organizations.facts.filter", "the list without the filter", 2.0),
    Bound("organizations.facts.figures", "one grouped count of the organizations", 8.0),
    Bound("organizations.queries.grow", FEWER, 1.0, "queries"),
]
LETTER_PATTERNS = 200
MARK = "bench-organizations"
WITH_FACT = "?fact=fund-members-now&fact_is=least&fact_value=800"
ASKED = [f"/organizations/{query}" for query in ("", "?q=กองทุน", "?q=ฮฮฮ", "?area=32", WITH_FACT)]


def measure(stage: Any) -> Iterator[Measurement]:
    """Make the bodies, measure, and take them away."""
    from organizations.models import Organization

    before: list[int] = []
    try:
        for there in _add():
            before = before or (_queries(stage) if there >= BODIES // 5 else [])
        _analyze()
        yield Measurement("organizations.queries.grow", sum(_queries(stage)), sum(before))
        yield _search()
        yield from compared("organizations.letters", _letters(), _ours, _theirs)
        yield _paging(stage)
        yield from _facts(stage)
    finally:
        Organization.objects.unscoped("bench").filter(origin_run=MARK).delete()


def _add() -> Iterator[int]:
    """Copy the bodies that are there, with other names and, for one in four, facts; say how many."""
    from nakhonchai.records.refs import settle_refs
    from organizations.facts.values import Value, put_value
    from organizations.models import Organization, OrganizationType

    draw = random.Random(5)
    there = list(Organization.objects.unscoped("bench").alive().values_list("name", "area_id"))
    fund = OrganizationType.objects.get(name="กองทุนสวัสดิการชุมชน").pk
    kinds = list(OrganizationType.objects.values_list("pk", flat=True))
    wanted = max(0, BODIES - len(there))
    for start in range(0, wanted, 5000):
        batch = []
        for number in range(start, min(start + 5000, wanted)):
            name, area = draw.choice(there)
            facts: Any = {}
            if number % 4 == 0:
                for year in (2566, 2567, 2568):
                    facts = put_value(facts, "fund-members-now", year, Value(str(draw.randrange(50, 900))))
            kind = fund if facts else draw.choice(kinds)
            one = Organization(
                name=f"{name} {number}", type_id=kind, area_id=area, facts=facts, origin_run=MARK
            )
            one.fill_derived_fields()
            batch.append(one)
        settle_refs(batch)
        Organization.objects.bulk_create(batch, batch_size=500)
        yield len(there) + start + len(batch)


def _analyze() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _search() -> Measurement:
    """Some letters of a name, as people type them and as the list asks, against LIKE over every row."""
    from nakhonchai.records.counting import first_finds
    from organizations.models import Organization
    from tests.bench.timing import medians

    draw = random.Random(7)
    everything = Organization.objects.unscoped("bench").alive()
    keys = list(everything.order_by("pk").values_list("search_key", flat=True)[:4000])
    words = []
    while len(words) < PATTERNS:
        key = draw.choice(keys).split(" ")[0]
        at = draw.randrange(max(1, len(key) - 4))
        words.append(key[at : at + 8])

    def ours() -> None:
        for word in words[:10]:
            first_finds(everything.matching(word).in_thai_order(), 0, 25)

    def plain() -> None:
        for word in words[:10]:
            list(everything.filter(search_key__icontains=word).in_thai_order().values_list("pk")[:25])

    seen, yardstick = medians(ours, plain)
    return Measurement("organizations.search.nation", seen, yardstick, "10 searches of 8 letters")


def _queries(stage: Any) -> list[int]:
    from tests.bench.parts.pages import _queries as count

    for address in ASKED:
        stage.get(address)
    return [count(stage, address) for address in ASKED]


def _letters() -> list[str]:
    """Return three letters in a row of names drawn at random, common words and all."""
    from organizations.models import Organization

    rng = random.Random(2569)
    names = Organization.objects.unscoped("bench").order_by("ref").values_list("name", flat=True)
    long = [
        [word for word in name.split(" ") if len(word) >= LETTERS] for name in names[: LETTER_PATTERNS * 2]
    ]
    return [letters_of(rng, rng.choice(words)) for words in long if words][:LETTER_PATTERNS]


def _ours(reader: Any, where: str, pattern: str) -> Any:
    """Ask as the list does: the first page in Thai order, and how many are found, as far as it counts."""
    from nakhonchai.records.counting import first_finds
    from organizations.models import Organization
    from organizations.views.organizations import OrganizationList

    reach = Organization.objects.visible_to(reader).alive().at(where)
    found = reach.matching(pattern, within=where).order_by("sort_key", "pk")
    return first_finds(found, 0, 25).rows(OrganizationList.line)


def _theirs(reader: Any, where: str, pattern: str) -> Any:
    """Ask for the page and the exact number at once, reading the one column in which names are compared."""
    from nakhonchai.records.counting import finds
    from nakhonchai.thai.text import search_key
    from organizations.models import Organization
    from organizations.views.organizations import OrganizationList

    reach = Organization.objects.visible_to(reader).alive().at(where)
    found = reach.filter(search_key__icontains=search_key(pattern)).order_by("sort_key", "pk")
    return finds(found, 0, 25).rows(OrganizationList.line)


def _paging(stage: Any) -> Measurement:
    """Page 1,000 as "next" leads to it."""
    from organizations.models import Organization
    from tests.bench.timing import medians

    before = Organization.objects.unscoped("bench").alive().in_thai_order()[25 * 999 - 1]
    first, far = "/organizations/", f"/organizations/?page=1000&after={before.ref}"
    seen, yardstick = medians(lambda: stage.get(far), lambda: stage.get(first))
    return Measurement("organizations.page-1000", seen, yardstick)


def _facts(stage: Any) -> Iterator[Measurement]:
    from django.db.models import Count

    from organizations.facts.definitions import fact_named
    from organizations.figures import sums
    from organizations.models import Organization
    from tests.bench.timing import medians

    seen, yardstick = medians(
        lambda: stage.get(f"/organizations/{WITH_FACT}"), lambda: stage.get("/organizations/")
    )
    yield Measurement("organizations.facts.filter", seen, yardstick)
    fact = fact_named("fund-members-now")
    bodies = Organization.objects.unscoped("bench").alive().working()

    def figures() -> None:
        sums([fact] if fact else [], "", 6, 0)

    def grouped() -> None:
        list(bodies.values_list("area_id").annotate(n=Count("pk")).order_by())

    seen, yardstick = medians(figures, grouped)
    yield Measurement("organizations.facts.figures", seen, yardstick)
