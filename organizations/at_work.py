"""The organizations at work, in the few facts that figures are counted from: one question for all of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Case, IntegerField, Value, When
from django.utils import timezone

from nakhonchai.accounts.prepared import prepared_for_all
from nakhonchai.dashboards.measures import Row, YearRow, the_day
from nakhonchai.dashboards.pieces import PIECE
from nakhonchai.dashboards.rollup import CLUSTER, home_of
from nakhonchai.dashboards.together import Together
from nakhonchai.dashboards.years import SUBDISTRICT_DIGITS, fiscal_year_of
from nakhonchai.geography.codes import after
from organizations.models import Organization

KINDS = ("organizations.organization", "organizations.organizationtype", "organizations.typegroup")
STALE_MONTHS = 24


class Body(NamedTuple):
    """A working organization as figures count it."""

    place: str
    pk: int
    type: int
    group: str
    is_partner: bool
    founded: int  # fiscal year; 0 where nobody knows
    untouched: int  # 1 where nobody wrote in it for long

    @property
    def subdistrict(self) -> str:
        """Its place, to the subdistrict."""
        return self.place if self.place.startswith(CLUSTER) else self.place[:SUBDISTRICT_DIGITS]


def _facts_of(bodies: Any, long_ago: Any) -> Any:
    """Return the facts of *bodies* as rows, in an order that is always the same."""
    untouched = Case(
        When(updated_at__lt=long_ago, then=Value(1)), default=Value(0), output_field=IntegerField()
    )
    rows = bodies.annotate(year=fiscal_year_of("founded"), old=untouched).values_list(
        "area_id",
        "cluster_id",
        "pk",
        "type_id",
        "type__group__slug",
        "type__group__is_partner",
        "year",
        "old",
    )
    return rows.order_by("pk")


def at_work() -> Any:
    """Return the organizations at work, whoever asks."""
    return Organization.objects.unscoped("aggregates are for everybody").alive().working()


@prepared_for_all
def _of_piece(first: Any, behind: Any, long_ago: Any) -> Any:
    return _facts_of(at_work().filter(area_id__gte=first, area_id__lt=behind), long_ago)


def _read(prefix: str) -> Iterator[Body]:
    """Give the organizations at work below *prefix*."""
    long_ago = timezone.now() - timedelta(days=30 * STALE_MONTHS)
    rows: Iterable[Any]
    # In portions only where it is all of them: a portion costs PostgreSQL three questions and a poorer plan.
    # One district is asked after each save there: its SQL is made once.
    if len(prefix) == PIECE and (behind := after(prefix)):
        moment = connection.ops.adapt_datetimefield_value(long_ago)
        rows = _of_piece(first=prefix, behind=behind, long_ago=moment)
    else:
        found = _facts_of(at_work().at(prefix), long_ago)
        rows = found if len(prefix) >= PIECE else found.iterator(chunk_size=5000)
    for area, cluster, *facts in rows:
        yield Body(home_of(area, cluster), *facts)


AT_WORK = Together("organizations-at-work", KINDS, _read, the_day)


def as_rows(counted: Iterable[tuple[str, str]]) -> Iterator[Row]:
    """Count places and parts."""
    for (place, part), count in Counter(counted).items():
        yield place, part, count


def as_year_rows(counted: Iterable[tuple[str, str, int]]) -> Iterator[YearRow]:
    """Count places, parts and years."""
    for (place, part, year), count in Counter(counted).items():
        yield place, part, year, count
