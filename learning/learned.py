"""Who took part in what, in the few facts that figures are counted from: one question for all of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Min, Q
from django.db.models.functions import Substr

from learning.enums import TRAINING_KINDS
from learning.models import Participation
from learning.years import this_year
from nakhonchai.dashboards.districts import Placed
from nakhonchai.dashboards.measures import Row, YearRow, the_day
from nakhonchai.dashboards.rollup import CLUSTER, home_of
from nakhonchai.dashboards.together import Together
from nakhonchai.dashboards.years import SUBDISTRICT_DIGITS

WHY = "aggregates are for everybody"
TRAINED, OTHERWISE = "trained", "otherwise"
KINDS = ("learning.participation", "learning.event", "leaders.leader")
# Who took part counts at home, wherever the event was.
EVENTS = frozenset({"learning.participation", "learning.event"})


class Learners(NamedTuple):
    """Leaders of one subdistrict who took part in something alike, and how many they are."""

    place: str
    first: int  # the fiscal year in which they were trained first; 0 for never
    is_there: bool  # in anything of this fiscal year
    learns: bool  # in what trains, of this fiscal year
    number: int


def took_part(here: Q, today: date | None = None) -> Any:
    """Return what counts as having taken part, of leaders at home *here*."""
    took = Participation.objects.unscoped(WHY).that_count(today)
    return took.filter(here, leader__isnull=False, leader__trashed_at=None)


def _facts(here: Q, day: str, year: int) -> Any:
    """Return the rows of each leader at home *here* who took part in anything until *day*."""
    learned, now = Q(event__kind__in=TRAINING_KINDS), Q(event__fiscal_year=year)
    took = took_part(here, date.fromisoformat(day))
    placed = took.annotate(place=Substr("leader__area_id", 1, SUBDISTRICT_DIGITS)).order_by()
    return placed.values_list("place", "leader__cluster_id", "leader").annotate(
        first=Min("event__fiscal_year", filter=learned),
        there=Count("pk", filter=now),
        learns=Count("pk", filter=learned & now),
    )


_asked = Placed(_facts, "leader__area_id")


def _read(prefix: str) -> Iterator[Learners]:
    """Give leaders below *prefix*, those who took part alike together."""
    counted: Counter[tuple[str, int, bool, bool]] = Counter()
    for place, cluster, _leader, first, there, learns in _asked.rows(prefix, the_day(), this_year()):
        counted[home_of(place, cluster), first or 0, bool(there), bool(learns)] += 1
    for facts, number in sorted(counted.items()):
        yield Learners(*facts, number)


LEARNED = Together("learners-at-home", KINDS, _read, the_day, EVENTS)


def ever_trained(found: Iterable[Learners]) -> list[Row]:
    """Count those of a district who were ever trained, by home."""
    counted: Counter[str] = Counter()
    for some in found:
        if some.first:
            counted[some.place] += some.number
    return [(place, TRAINED, number) for place, number in counted.items()]


def first_trained(found: Iterable[Learners]) -> list[YearRow]:
    """Count the same by the year in which each was trained first."""
    counted: Counter[tuple[str, int]] = Counter()
    for some in found:
        if some.first:
            counted[some.place, some.first] += some.number
    return [(place, TRAINED, year, number) for (place, year), number in counted.items()]


def learned_now(found: Iterable[Learners]) -> list[Row]:
    """Count those of a district who took part this fiscal year, by home: trained, or otherwise."""
    there: Counter[str] = Counter()
    trained: Counter[str] = Counter()
    for some in found:
        if some.is_there:
            there[some.place] += some.number
            trained[some.place] += some.number if some.learns else 0
    return [
        row
        for place, everybody in there.items()
        for row in ((place, TRAINED, trained[place]), (place, OTHERWISE, everybody - trained[place]))
    ]


def reached_now(found: Iterable[Learners]) -> list[Row]:
    """Count each subdistrict of a district from which somebody took part this fiscal year, once."""
    places = {some.place for some in found if some.is_there and not some.place.startswith(CLUSTER)}
    return [(place, "", 1) for place in sorted(places) if len(place) == SUBDISTRICT_DIGITS]
