"""Which subdistricts nobody went to for so many months: three queries, whatever the size."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max, Min, Q
from django.db.models.functions import Substr
from django.utils import timezone

from nakhonchai.geography.codes import under_any
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area
from support.enums import VisitKind, VisitState
from support.models import Visit

WHY = "when a place was last visited is for everybody who signs in"
SUBDISTRICT = 6
MONTHS = 6


@dataclass(frozen=True)
class Question:
    """What is asked: areas ("" for all), how many months, and whether calls count too."""

    areas: Sequence[str] = ("",)
    months: int = MONTHS
    only_on_the_spot: bool = True

    @property
    def since(self) -> datetime.date:
        """The day from which a visit counts."""
        return months_before(timezone.localdate(), self.months)

    def places(self, path: str) -> Q:
        """Return the condition that a home lies in the areas."""
        return Q() if "" in self.areas else under_any(tuple(self.areas), path)


@dataclass(frozen=True)
class Unvisited:
    """A subdistrict: when somebody was last there (None: never), and when the next visit is planned."""

    area: Any
    last: datetime.date | None
    planned: datetime.date | None


@dataclass
class District:
    """A district: how many subdistricts it has, and those that were not visited."""

    area: Any
    subdistricts: int = 0
    missing: list[Unvisited] = field(default_factory=list)

    @property
    def visited(self) -> int:
        """How many were visited."""
        return self.subdistricts - len(self.missing)


def months_before(day: datetime.date, months: int) -> datetime.date:
    """Return the same day so many months earlier (the last of the month where it has no such day)."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first_of_next = datetime.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (first_of_next - datetime.timedelta(days=1)).day
    return datetime.date(year, month + 1, min(day.day, last))


def last_visits(question: Question) -> dict[str, tuple[datetime.date | None, datetime.date | None]]:
    """Return for each subdistrict with visits the last that was made, and the next that is planned."""
    today = timezone.localdate()
    found = Visit.objects.unscoped(WHY).alive().filter(question.places("area_id"))
    made = Q(state=VisitState.DONE, visited__lte=today)
    if question.only_on_the_spot:
        made &= Q(kind=VisitKind.VISIT)
    grouped = (
        found.annotate(place=Substr("area_id", 1, SUBDISTRICT))
        .order_by()
        .values("place")
        .annotate(
            last=Max("visited", filter=made),
            planned=Min("visited", filter=Q(state=VisitState.PLANNED, visited__gte=today)),
        )
    )
    return {
        place: (last, planned)
        for place, last, planned in grouped.values_list("place", "last", "planned")
        if place and len(place) == SUBDISTRICT
    }


def unvisited(question: Question) -> list[District]:
    """Return the districts in order, with the subdistricts that nobody visited since; longest ago first."""
    seen, since = last_visits(question), question.since
    districts: dict[str, District] = {}
    places = Area.objects.current().at(Level.DISTRICT, Level.SUBDISTRICT).filter(_near(question))
    below = []
    for place in places.in_thai_order():
        if place.level == Level.DISTRICT:
            districts[place.code] = District(place)
        elif question_holds(question, place.code):
            below.append(place)
    for place in below:
        district = districts[place.code[:4]]
        district.subdistricts += 1
        last, planned = seen.get(place.code, (None, None))
        if last is None or last < since:
            district.missing.append(Unvisited(place, last, planned))
    for one in districts.values():
        one.missing.sort(key=lambda it: (it.last is not None, it.last or since))
    return [one for one in districts.values() if one.subdistricts]


def question_holds(question: Question, code: str) -> bool:
    """Whether a place lies in the areas that are asked about."""
    return any(code.startswith(area) for area in question.areas)


def _near(question: Question) -> Q:
    """Return the condition of the areas, with the districts that hold a single subdistrict."""
    if "" in question.areas:
        return Q()
    above = [area[:4] for area in question.areas if len(area) > 4]
    return under_any(tuple(question.areas), "code") | Q(code__in=above)
