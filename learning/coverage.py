"""Which subdistricts took part, and which sent nobody: counted by the home of each person, once a person."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.functions import Substr

from learning.models import Event, Participation
from nakhonchai.geography.codes import under_any
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area

YEARS_SHOWN = 5
WHY = "aggregates are for everybody who signs in"
SUBDISTRICT = 6


@dataclass(frozen=True)
class Question:
    """What is asked: a fiscal year, areas ("" for all), perhaps a kind of event or a series."""

    year: int
    areas: tuple[str, ...] = ("",)
    kind: str = ""
    series: Any = None

    def places(self, path: str) -> Q:
        """Return the condition that a home lies in the areas."""
        return Q() if "" in self.areas else under_any(self.areas, path)


@dataclass
class District:
    """One district: its subdistricts, how many took part, and how many people."""

    area: Any
    subdistricts: int = 0
    reached: int = 0
    people: int = 0
    missing: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class Coverage:
    """The answer: districts in order, and the sums."""

    districts: list[District]
    people: int

    @property
    def subdistricts(self) -> int:
        """How many subdistricts there are."""
        return sum(one.subdistricts for one in self.districts)

    @property
    def reached(self) -> int:
        """How many of them took part."""
        return sum(one.reached for one in self.districts)

    @property
    def missing(self) -> int:
        """How many sent nobody."""
        return self.subdistricts - self.reached


def taking_part(question: Question) -> Any:
    """Return the attendance that counts for a question; people without a record are no persons."""
    found = Participation.objects.unscoped(WHY).that_count().in_year(question.year)
    found = found.filter(leader__isnull=False, leader__trashed_at=None).filter(
        question.places("leader__area_id")
    )
    if question.kind == "trains":
        found = found.that_train()
    elif question.kind:
        found = found.filter(event__kind=question.kind)
    return found.filter(event__series=question.series) if question.series else found


def coverage(question: Question) -> Coverage:
    """Return how the subdistricts of the areas took part: three queries, whatever the size."""
    counted = taking_part(question).order_by().values(home=F("leader__area_id"))
    homes: dict[str, int] = {
        home: n
        for home, n in counted.annotate(n=Count("leader", distinct=True)).values_list("home", "n")
        if home
    }
    places = Area.objects.current().filter(question.places("code")).at(Level.DISTRICT, Level.SUBDISTRICT)
    districts, orphans = _districts(places.in_thai_order()), Counter[str]()
    for home, people in homes.items():
        orphans[home[:4]] += people
    reached = {home[:SUBDISTRICT] for home in homes if len(home) >= SUBDISTRICT}
    for code, district in districts.items():
        district.people = orphans[code]
        district.reached = sum(1 for one in district.missing if one.code in reached)
        district.missing = [one for one in district.missing if one.code not in reached]
    people = sum(homes.values())
    return Coverage([one for one in districts.values() if one.subdistricts], people)


def _districts(places: Iterable[Any]) -> dict[str, District]:
    """Return the districts of *places*; what is asked about one subdistrict has its district too."""
    found: dict[str, District] = {}
    below: defaultdict[str, list[Any]] = defaultdict(list)
    for place in places:
        if place.level == Level.DISTRICT:
            found[place.code] = District(place)
        else:
            below[place.code[:4]].append(place)
    lacking = [code for code in below if code not in found]
    if lacking:
        found |= {one.code: District(one) for one in Area.objects.filter(code__in=lacking)}
    for code, subdistricts in below.items():
        found[code].subdistricts, found[code].missing = len(subdistricts), subdistricts
    return found


@dataclass(frozen=True)
class Year:
    """One fiscal year in numbers."""

    year: int
    events: int
    people: int
    trained: int
    subdistricts: int


def by_year(question: Question) -> list[Year]:
    """Return the years up to the one asked, the latest first: four grouped queries."""
    years = range(question.year, question.year - YEARS_SHOWN, -1)
    held = Event.objects.unscoped(WHY).alive().begun().filter(question.places("area_id"))
    events = _counts(held.filter(fiscal_year__in=years), "fiscal_year", "pk")
    whole = Participation.objects.unscoped(WHY).that_count().filter(question.places("leader__area_id"))
    took = whole.filter(leader__isnull=False, leader__trashed_at=None, event__fiscal_year__in=years)
    people = _counts(took, "event__fiscal_year", "leader")
    trained = _counts(took.that_train(), "event__fiscal_year", "leader")
    homes = took.annotate(place=Substr("leader__area_id", 1, SUBDISTRICT)).exclude(place__lt="100000")
    reached: Counter[int] = Counter()
    for year, place in homes.order_by().values_list("event__fiscal_year", "place").distinct():
        reached[year] += len(place) == SUBDISTRICT
    return [Year(one, events[one], people[one], trained[one], reached[one]) for one in years]


def _counts(queryset: Any, by: str, what: str) -> Counter[int]:
    grouped = queryset.order_by().values(by).annotate(n=Count(what, distinct=True))
    return Counter(dict(grouped.values_list(by, "n")))
