"""Leaders at home, in the few facts that figures are counted from: one question for all of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Case, CharField, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Substr
from django.utils import timezone

from leaders.generations import young_on
from leaders.models import Leader, Position
from nakhonchai.dashboards.districts import Placed
from nakhonchai.dashboards.measures import Row, YearRow
from nakhonchai.dashboards.rollup import home_of
from nakhonchai.dashboards.together import Together
from nakhonchai.dashboards.years import SUBDISTRICT_DIGITS, UNKNOWN_YEAR
from nakhonchai.thai import be_year, fiscal_year

YOUNG, OLDER, UNKNOWN = "young", "older", "unknown"
WHY = "aggregates are for everybody"
HOLDERS = ("leaders.leader", "leaders.position", "leaders.roletype")
# A post is stamped at its body or place, and counts where its holder lives.
POSTS = frozenset({"leaders.position", "leaders.roletype"})


class People(NamedTuple):
    """Leaders of one subdistrict of whom figures say the same, and how many they are."""

    place: str
    age_group: str
    has_returned: bool
    holds_key_post: bool
    holds_seat: bool
    begun: int  # the fiscal year of the first post; 0 where none is dated
    number: int


def everybody() -> Any:
    """Return all leaders."""
    return Leader.objects.unscoped(WHY).alive()


def posts() -> Any:
    """Return all posts, of today and before."""
    return Position.objects.unscoped(WHY).alive()


def age_group() -> Case:
    """Return the expression of a leader's age: young, older, or not known."""
    return Case(
        When(birth_year=None, then=Value(UNKNOWN)),
        When(young_on(timezone.localdate()), then=Value(YOUNG)),
        default=Value(OLDER),
        output_field=CharField(),
    )


def age_rule() -> str:
    """The year and the limit: with either, who counts as young changes."""
    return f"{be_year(timezone.localdate())}:{settings.YOUNG_AGE_LIMIT}"


def first_begun() -> Subquery:
    """Return the expression of the day on which a leader's first post began, as far as one is dated."""
    dated = posts().filter(leader=OuterRef("pk")).exclude(started=None)
    return Subquery(dated.order_by("started").values("started")[:1])


def _people_here(here: Q, rule: str) -> Any:
    """Return those at home *here*. *rule* is the age rule: with another one it is another question."""
    found = everybody().filter(here)
    facts = found.annotate(place=Substr("area_id", 1, SUBDISTRICT_DIGITS), age_group=age_group())
    return facts.values_list("pk", "place", "cluster_id", "age_group", "returned_home").order_by()


def _key_posts_here(here: Q) -> Any:
    return posts().current().key_posts().filter(here).order_by().values_list("leader_id").distinct()


def _seats_here(here: Q) -> Any:
    return posts().current().seats().filter(here).order_by().values_list("leader_id").distinct()


def _first_posts_here(here: Q) -> Any:
    dated = posts().filter(here).exclude(started=None).order_by()
    return dated.values_list("leader_id").annotate(begun=Min("started"))


# By joins, and not by looking for the posts of each person: that has PostgreSQL read those of all.
_people = Placed(_people_here)
_key_posts = Placed(_key_posts_here, "leader__area_id")
_seats = Placed(_seats_here, "leader__area_id")
_first_posts = Placed(_first_posts_here, "leader__area_id")


def _read(prefix: str) -> Iterator[People]:
    """Give leaders below *prefix*, those of whom everything is the same together."""
    key, seats = ({one for (one,) in asked.rows(prefix)} for asked in (_key_posts, _seats))
    begun = dict(_first_posts.rows(prefix))
    years = {day: fiscal_year(day) for day in set(begun.values())} | {None: UNKNOWN_YEAR}
    alike: Counter[tuple[str, str, bool, bool, bool, int]] = Counter()
    for pk, place, cluster, group, returned in _people.rows(prefix, age_rule()):
        home = home_of(place, cluster)
        alike[home, group, bool(returned), pk in key, pk in seats, years[begun.get(pk)]] += 1
    for facts, number in sorted(alike.items()):
        yield People(*facts, number)


AT_HOME = Together("leaders-at-home", HOLDERS, _read, age_rule, POSTS)


def by_age(counts: Callable[[People], bool] = lambda people: True) -> Callable[[Iterable[Any]], list[Row]]:
    """Return what counts by home and age those of a district for whom *counts* says yes."""

    def count(found: Iterable[People]) -> list[Row]:
        counted: Counter[tuple[str, str]] = Counter()
        for people in found:
            if counts(people):
                counted[people.place, people.age_group] += people.number
        return [(place, group, count) for (place, group), count in counted.items()]

    return count


def by_year(found: Iterable[People]) -> list[YearRow]:
    """Count those of a district by home, age and the year of their first post."""
    counted: Counter[tuple[str, str, int]] = Counter()
    for people in found:
        counted[people.place, people.age_group, people.begun] += people.number
    return [(place, group, year, count) for (place, group, year), count in counted.items()]
