"""Leaders at home, in the few facts that figures are counted from: one question for all of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Case, CharField, Exists, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Substr
from django.utils import timezone

from leaders.generations import young_on
from leaders.models import Leader, Position
from nakhonchai.dashboards.districts import Placed
from nakhonchai.dashboards.figures import Together
from nakhonchai.dashboards.measures import Row, YearRow
from nakhonchai.dashboards.rollup import home_of
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


def _one_if(condition: Any) -> Case:
    """Return 1 or 0: what is no column of yes and no comes as it is, for hundreds of people."""
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())


def _facts(here: Q, rule: str) -> Any:
    """Return the rows of those at home *here*. *rule* is the age rule: another one asks another question."""
    held = posts().current().filter(leader=OuterRef("pk"))
    found = everybody().filter(here)
    # Each person by itself: grouped, SQLite would look for the posts of each twice.
    return (
        found.annotate(
            place=Substr("area_id", 1, SUBDISTRICT_DIGITS),
            age_group=age_group(),
            returned=_one_if(Q(returned_home=True)),
            key=_one_if(Exists(held.key_posts())),
            seat=_one_if(Exists(held.seats())),
            begun=Cast(first_begun(), CharField()),
        )
        .values_list("place", "cluster_id", "age_group", "returned", "key", "seat", "begun")
        .order_by()
    )


_asked = Placed(_facts)


def _read(prefix: str) -> Iterator[People]:
    """Give leaders below *prefix*, those of one year together."""
    alike: Counter[tuple[str, str, bool, bool, bool, int]] = Counter()
    rows: Counter[Any] = Counter(_asked.rows(prefix, age_rule()))
    for (place, cluster, group, returned, key, seat, begun), number in rows.items():
        year = UNKNOWN_YEAR if begun is None else fiscal_year(date.fromisoformat(begun))
        alike[home_of(place, cluster), group, bool(returned), bool(key), bool(seat), year] += number
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
