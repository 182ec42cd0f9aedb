"""Who is tied to whom, as plain data: gathered from the tables once, packed small, read back fast."""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models.functions import ExtractYear

from nakhonchai.dashboards.rollup import home_of
from network.models import Link
from network.ties import SOURCES
from organizations.models import Organization
from organizations.models.coverage import Coverage

WHY = "names, types, places and links of bodies are for everybody who has signed in"
KINDS = (
    "organizations.organization",
    "organizations.organizationtype",
    "organizations.typegroup",
    "organizations.coverage",
    "network.link",
    "network.linkkind",
    "network.issue",
    *(kind for source in SOURCES for kind in source.kinds),
)


class Body(NamedTuple):
    """A working organization, in its directory facts."""

    pk: int
    ref: str
    name: str
    type: str
    group: str
    partner: int
    place: str  # an area code, or "cluster:1"


class Tie(NamedTuple):
    """Two bodies (their places in the list, the smaller first), by what they are tied, and how strongly."""

    a: int
    b: int
    by: str  # the slug of a kind of link, or of a source of derived ties
    issue: int  # 0: none
    year: int  # Buddhist year in which a link began; 0: not known
    n: int  # how many people, plans, … they share; 1 for a link


@dataclass(frozen=True)
class Facts:
    """Everything the map is made of."""

    bodies: list[Body] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    covers: list[tuple[int, str]] = field(default_factory=list)  # a partner, and an area it looks after

    @cached_property
    def by_ref(self) -> dict[str, int]:
        """The place of each body by its ref."""
        return {body.ref: index for index, body in enumerate(self.bodies)}

    @cached_property
    def by_pk(self) -> dict[int, int]:
        """The place of each body by its key."""
        return {body.pk: index for index, body in enumerate(self.bodies)}

    def at(self, prefixes: tuple[str, ...]) -> list[int]:
        """Return the bodies at home under any of *prefixes*."""
        return [index for index, body in enumerate(self.bodies) if body.place.startswith(prefixes)]


def gather() -> Facts:
    """Read the tables: one query for the bodies, one for the links, one for each source, one for coverage."""
    bodies = list(_bodies())
    places = {body.pk: index for index, body in enumerate(bodies)}
    ties = [*_links(places), *_derived(places)]
    return Facts(bodies, ties, _covers(places))


def _bodies() -> Iterator[Body]:
    working = Organization.objects.unscoped(WHY).alive().working().order_by("sort_key", "pk")
    rows = working.values_list(
        "pk",
        "ref",
        "name",
        "type__name",
        "type__group__slug",
        "type__group__is_partner",
        "area_id",
        "cluster_id",
    )
    for pk, ref, name, kind, group, partner, area, cluster in rows.iterator(chunk_size=5000):
        yield Body(pk, ref, name, kind, group, int(partner), home_of(area, cluster))


def _links(places: dict[int, int]) -> Iterator[Tie]:
    open_links = Link.objects.unscoped(WHY).alive().current().order_by("pk")
    rows = open_links.annotate(began=ExtractYear("started")).values_list(
        "source_id", "target_id", "kind__slug", "issue_id", "began"
    )
    for source, target, kind, issue, began in rows.iterator(chunk_size=5000):
        if source in places and target in places:
            a, b = sorted((places[source], places[target]))
            yield Tie(a, b, kind, issue or 0, began + 543 if began else 0, 1)


def _derived(places: dict[int, int]) -> Iterator[Tie]:
    for source in SOURCES:
        for (one, other), count in source.sorted_pairs():
            if one in places and other in places:
                a, b = sorted((places[one], places[other]))
                yield Tie(a, b, source.slug, 0, 0, count)


def _covers(places: dict[int, int]) -> list[tuple[int, str]]:
    partners = Coverage.objects.unscoped(WHY).alive().filter(organization__type__group__is_partner=True)
    rows = partners.order_by("pk").values_list("organization_id", "covered_id")
    return [(places[partner], code) for partner, code in rows if partner in places]


def pack(value: Any) -> bytes:
    """Return plain data as few bytes."""
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack(content: Any) -> Any:
    """Return what was packed."""
    return json.loads(zlib.decompress(bytes(content)))


def packed(facts: Facts) -> bytes:
    """Return the facts as bytes."""
    return pack([facts.bodies, facts.ties, facts.covers])


def unpacked(content: Any) -> Facts:
    """Return the facts from bytes."""
    bodies, ties, covers = unpack(content)
    return Facts([Body(*row) for row in bodies], [Tie(*row) for row in ties], [tuple(row) for row in covers])


def degrees(ties: list[Tie]) -> dict[int, int]:
    """Return with how many others each body is tied."""
    others: defaultdict[int, set[int]] = defaultdict(set)
    for tie in ties:
        others[tie.a].add(tie.b)
        others[tie.b].add(tie.a)
    return {body: len(found) for body, found in others.items()}
