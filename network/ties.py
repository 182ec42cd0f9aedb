"""Ties that nobody types: two bodies share people, plans, trainings, or a network they belong to.

Each source is one query; who is paired with whom is worked out from it. What a tie rests on is shown
to those who may see it (``evidence``): of the rest a reader is told how many there are, not which.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.db.models import Q

from leaders.at_home import POSTS
from leaders.models import Leader, Position
from learning.models import Event, EventBody
from nakhonchai.dashboards.districts import Placed
from nakhonchai.dashboards.measures import the_day
from nakhonchai.dashboards.rollup import home_of
from nakhonchai.dashboards.together import Together
from network.models import Member
from organizations.models.memberships import Membership
from plans.models import Project

WHY = "ties of the whole network are worked out together; who opens one sees only what is theirs to see"
# Who sits in more bodies than this, or a plan with more, says nothing about any two of them.
MOST_TOGETHER = 12
Pair = tuple[int, int]
# Where something is at home, what it is, and a body that shares it.
Shared = tuple[str, int, int]


@dataclass(frozen=True)
class Evidence:
    """What a derived tie rests on: what the reader may open, and how many more there are."""

    label: str
    shown: Sequence[tuple[str, str, str]]  # name, what it is, address
    total: int
    unit: str

    @property
    def hidden(self) -> int:
        """How many the reader may not open."""
        return self.total - len(self.shown)


@dataclass(frozen=True)
class Source:
    """A kind of derived ties: its name, the stamps it depends on, its pairs, and what one rests on."""

    slug: str
    label: str
    unit: str
    kinds: tuple[str, ...]
    groups: Callable[[], Iterable[tuple[int, int]]]  # what is shared, and a body that shares it
    evidence: Callable[[int, int, Any], Evidence]
    # The same by the district of what is shared, where most writes leave all others as they are.
    by_district: Together[Shared] | None = None

    def pairs(self) -> dict[Pair, int]:
        """Return for each pair of bodies how much they share."""
        return pairs_of(self.groups())

    def sorted_pairs(self) -> list[tuple[Pair, int]]:
        """Return the same in an order that is always the same."""
        return sorted(self.pairs().items())


def pairs_of(groups: Iterable[tuple[int, int]]) -> dict[Pair, int]:
    """Return how many things each two bodies share, from (thing, body) rows; the smaller key comes first."""
    bodies: defaultdict[int, set[int]] = defaultdict(set)
    for thing, body in groups:
        bodies[thing].add(body)
    found: Counter[Pair] = Counter()
    for sharing in bodies.values():
        if len(sharing) <= MOST_TOGETHER:
            found.update(combinations(sorted(sharing), 2))
    return dict(found)


# --- People with posts of today in both bodies ---------------------------------------------------


def _positions() -> Any:
    held = Position.objects.unscoped(WHY).alive().current()
    return held.filter(leader__trashed_at=None, organization__isnull=False)


def _people_here(here: Q) -> Any:
    held = _positions().filter(here).order_by("leader_id", "organization_id")
    columns = ("leader__area_id", "leader__cluster_id", "leader_id", "organization_id")
    return held.values_list(*columns).distinct()


_people = Placed(_people_here, "leader__area_id")


def _people_at(prefix: str) -> Iterator[Shared]:
    for area, cluster, leader, body in _people.rows(prefix):
        yield home_of(area, cluster), leader, body


def people() -> Iterator[tuple[int, int]]:
    """Give each person with the bodies in which they hold a post today."""
    yield from _positions().order_by().values_list("leader_id", "organization_id").distinct()


def shared_people(one: int, other: int, person: Any) -> Evidence:
    """Return who serves in both bodies: names for those who find the person, a number for the others."""
    held = _positions()
    both = set(held.filter(organization=one).values_list("leader_id", flat=True)) & set(
        held.filter(organization=other).values_list("leader_id", flat=True)
    )
    seen = Leader.objects.visible_to(person).alive().filter(pk__in=both).in_thai_order()
    shown = [(str(leader), "", leader.page()) for leader in seen]
    return Evidence("มีแกนนำร่วมกัน", shown, len(both), "คน")


# --- Projects of both bodies in one plan ------------------------------------------------------------


def _projects() -> Any:
    work = Project.objects.unscoped(WHY).alive().alive_work()
    return work.filter(plan__isnull=False, plan__trashed_at=None, organization__isnull=False)


def _plans_here(here: Q) -> Any:
    rows = _projects().filter(here).order_by("pk")
    return rows.values_list("area_id", "cluster_id", "plan_id", "organization_id")


_plans = Placed(_plans_here)


def _plans_at(prefix: str) -> Iterator[Shared]:
    for area, cluster, plan, body in _plans.rows(prefix):
        yield home_of(area, cluster), plan, body


def plans() -> Iterator[tuple[int, int]]:
    """Give each plan with the bodies that carry out projects in it."""
    yield from _projects().order_by().values_list("plan_id", "organization_id").distinct()


def shared_plans(one: int, other: int, person: Any) -> Evidence:
    """Return the plans in which both bodies have projects."""
    work = _projects()
    both = set(work.filter(organization=one).values_list("plan_id", flat=True)) & set(
        work.filter(organization=other).values_list("plan_id", flat=True)
    )
    seen = Project.objects.visible_to(person).alive().filter(plan_id__in=both, organization__in=[one, other])
    with_plan = seen.select_related("plan").order_by("plan_id", "pk")
    plans_seen = {work.plan_id: work.plan for work in with_plan if work.plan is not None}
    shown = [(str(plan), "", plan.page()) for plan in plans_seen.values()]
    return Evidence("ทำโครงการในแผนเดียวกัน", shown, len(both), "แผน")


# --- Bodies that held, helped or hosted one event -------------------------------------------------------


def _event_bodies() -> Any:
    return EventBody.objects.filter(event__trashed_at=None, event__is_cancelled=False)


def events() -> Iterator[tuple[int, int]]:
    """Give each event with the bodies that had a part in it."""
    yield from _event_bodies().order_by().values_list("event_id", "organization_id").distinct()


def shared_events(one: int, other: int, person: Any) -> Evidence:
    """Return the events in which both bodies had a part."""
    there = _event_bodies()
    both = set(there.filter(organization=one).values_list("event_id", flat=True)) & set(
        there.filter(organization=other).values_list("event_id", flat=True)
    )
    seen = Event.objects.visible_to(person).alive().filter(pk__in=both).order_by("-started", "pk")
    shown = [(str(event), event.dates, event.page()) for event in seen]
    return Evidence("จัดหรือร่วมเวทีเดียวกัน", shown, len(both), "เวที")


# --- Members of a network, and the body that leads it ------------------------------------------------


def _members() -> Any:
    there = Member.objects.unscoped(WHY).alive().current()
    return there.filter(network__trashed_at=None, network__organization__isnull=False)


def member_pairs() -> dict[Pair, int]:
    """Return each member of a network with the body that leads it."""
    rows = _members().order_by().values_list("network__organization_id", "organization_id").distinct()
    return {(min(pair), max(pair)): 1 for pair in rows if pair[0] != pair[1]}


def shared_networks(one: int, other: int, person: Any) -> Evidence:
    """Return the networks that one body leads and the other belongs to."""
    rows = _members().select_related("network")
    found = [
        *rows.filter(network__organization=one, organization=other),
        *rows.filter(network__organization=other, organization=one),
    ]
    shown = [(str(row.network), row.network.get_level_display(), row.network.page()) for row in found]
    return Evidence("อยู่ในเครือข่ายเดียวกัน", shown, len(found), "เครือข่าย")


# --- Members of a council or another body of bodies, as its page keeps them -------------------------------


def _memberships() -> Any:
    return Membership.objects.unscoped(WHY).alive().filter(ended=None)


def council_pairs() -> dict[Pair, int]:
    """Return each member organization with the body it belongs to."""
    rows = _memberships().order_by().values_list("organization_id", "member_id")
    return {(min(pair), max(pair)): 1 for pair in rows}


def shared_councils(one: int, other: int, person: Any) -> Evidence:
    """Return how one of the bodies is a member of the other."""
    rows = _memberships().select_related("organization", "member")
    found = [*rows.filter(organization=one, member=other), *rows.filter(organization=other, member=one)]
    shown = [(str(row), "", row.organization.page()) for row in found]
    return Evidence("เป็นสมาชิกตามทะเบียนขององค์กร", shown, len(found), "รายการ")


@dataclass(frozen=True)
class PairSource(Source):
    """A source whose pairs are no groups: the middle of a star with each of its points."""

    direct: Callable[[], dict[Pair, int]] = dict

    def pairs(self) -> dict[Pair, int]:
        """Return the pairs as they are."""
        return self.direct()


SOURCES: tuple[Source, ...] = (
    Source(
        "people",
        "มีแกนนำร่วมกัน",
        "คน",
        ("leaders.position", "leaders.leader"),
        people,
        shared_people,
        Together("tied-by-people", ("leaders.position", "leaders.leader"), _people_at, the_day, POSTS),
    ),
    Source(
        "plans",
        "ทำโครงการในแผนเดียวกัน",
        "แผน",
        ("plans.project", "plans.plan"),
        plans,
        shared_plans,
        Together(
            "tied-by-plans",
            ("plans.project", "plans.plan"),
            _plans_at,
            elsewhere=frozenset({"plans.plan"}),
        ),
    ),
    Source(
        "events",
        "จัดหรือร่วมเวทีเดียวกัน",
        "เวที",
        ("learning.event", "learning.eventbody"),
        events,
        shared_events,
    ),
    PairSource(
        "councils",
        "เป็นสมาชิกตามทะเบียนขององค์กร",
        "รายการ",
        ("organizations.membership",),
        tuple,
        shared_councils,
        direct=council_pairs,
    ),
    PairSource(
        "networks",
        "อยู่ในเครือข่ายเดียวกัน",
        "เครือข่าย",
        ("network.network", "network.member"),
        tuple,
        shared_networks,
        direct=member_pairs,
    ),
)


def source_named(slug: str) -> Source | None:
    """Return the source of this name."""
    return next((source for source in SOURCES if source.slug == slug), None)
