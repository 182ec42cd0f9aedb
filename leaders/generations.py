"""The young generation in numbers: who is young on a day, where, in which bodies and roles, and since when.

All of it is grouped in the database: the number of questions does not grow with people or places.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Count, Q
from django.db.models.functions import Substr
from django.utils import timezone

from leaders.enums import RoleLevel
from leaders.models import Leader, Position
from nakhonchai.geography.codes import under
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area
from nakhonchai.thai import be_year, fiscal_range, fiscal_year

EVERYBODY = "aggregates are for everybody who has signed in"
YEARS = 6


def youngest_of_the_old(day: date) -> int:
    """Return the first birth year (พ.ศ.) that counts as young on *day*."""
    return be_year(day) - int(settings.YOUNG_AGE_LIMIT)


def young_on(day: date, path: str = "") -> Q:
    """Return the condition that a person is young on *day*; who was not born yet is not."""
    return Q(**{f"{path}birth_year__gte": youngest_of_the_old(day), f"{path}birth_year__lte": be_year(day)})


def held_on(day: date, path: str = "") -> Q:
    """Return the condition that a position is held on *day*; an unknown beginning is long ago."""
    begun = Q(**{f"{path}started": None}) | Q(**{f"{path}started__lte": day})
    return begun & (Q(**{f"{path}ended": None}) | Q(**{f"{path}ended__gt": day}))


@dataclass(frozen=True, slots=True)
class Group:
    """How many people there are of one kind, of how many the age is known, and how many are young."""

    key: str
    label: str
    people: int = 0
    known: int = 0
    young: int = 0
    returned: int = 0


@dataclass(frozen=True, slots=True)
class YearOfYouth:
    """People in posts, and young people in posts, at the end of a fiscal year."""

    year: int
    people: int
    young: int


@dataclass(frozen=True)
class Generations:
    """The numbers of one place ("" is everywhere) on one day."""

    prefix: str
    day: date

    @property
    def is_today(self) -> bool:
        """Whether the day is today: only then do lists of records say the same."""
        return self.day == timezone.localdate()

    def _people(self) -> Any:
        return Leader.objects.unscoped(EVERYBODY).alive().at(self.prefix)

    def _posts(self) -> Any:
        found = Position.objects.unscoped(EVERYBODY).alive().filter(leader__trashed_at=None)
        held = found.current() if self.is_today else found.filter(held_on(self.day))
        return held.filter(self._at_home)

    @property
    def _at_home(self) -> Q:
        return under(self.prefix, "leader__area_id") if self.prefix else Q()

    @property
    def _counts(self) -> dict[str, Any]:
        return {
            "people": Count("pk"),
            "known": Count("pk", filter=Q(birth_year__isnull=False)),
            "young": Count("pk", filter=young_on(self.day)),
            "returned": Count("pk", filter=Q(returned_home=True)),
        }

    @property
    def _holders(self) -> dict[str, Any]:
        return {
            "people": Count("leader", distinct=True),
            "known": Count("leader", distinct=True, filter=Q(leader__birth_year__isnull=False)),
            "young": Count("leader", distinct=True, filter=young_on(self.day, "leader__")),
        }

    @cached_property
    def whole(self) -> Group:
        """The place as a whole."""
        return Group(self.prefix, "", **self._people().aggregate(**self._counts))

    @cached_property
    def key_posts(self) -> Group:
        """Who holds key posts."""
        return Group("key", "ตำแหน่งหลัก", **self._posts().key_posts().aggregate(**self._holders))

    @cached_property
    def seats(self) -> Group:
        """Who sits where strategy is set."""
        return Group("any", "", **self._posts().seats().aggregate(**self._holders))

    @cached_property
    def places(self) -> list[Group]:
        """The places directly below, in the order of their codes; a place without people says 0."""
        below = children(self.prefix)
        if not below:
            return []
        digits = len(below[0].code)
        counted = self._people().annotate(place=Substr("area_id", 1, digits)).values("place")
        found = {row.pop("place"): row for row in counted.annotate(**self._counts).order_by()}
        return [Group(one.code, one.name_th, **found.get(one.code, {})) for one in below]

    @cached_property
    def types(self) -> list[Group]:
        """By the type of the body in which people serve; those of most young people first."""
        return self._by("organization__type_id", "organization__type__name")

    @cached_property
    def levels(self) -> list[Group]:
        """By the level of the role."""
        labels = dict(RoleLevel.choices)
        found = [row for row in self._by("role__level", "role__level") if row.key in labels]
        order = list(labels)
        named = [Group(row.key, str(labels[row.key]), row.people, row.known, row.young) for row in found]
        return sorted(named, key=lambda row: order.index(row.key))

    def _by(self, key: str, label: str) -> list[Group]:
        rows = self._posts().exclude(**{key: None}).values_list(key, label)
        counted = rows.annotate(**self._holders).order_by()
        found = [
            Group(str(key), str(label), people, known, young) for key, label, people, known, young in counted
        ]
        return sorted(found, key=lambda row: (-row.young, -row.people, row.label))

    @cached_property
    def years(self) -> list[YearOfYouth]:
        """People in posts at the end of each fiscal year, from the posts' own dates: one question."""
        last = fiscal_year(self.day)
        years = range(last - YEARS + 1, last + 1)
        ends = [(year, min(fiscal_range(year)[1], self.day)) for year in years]
        asked: dict[str, Any] = {}
        for year, end in ends:
            dated = held_on(end) & Q(started__isnull=False)
            asked[f"people_{year}"] = Count("leader", distinct=True, filter=dated)
            asked[f"young_{year}"] = Count("leader", distinct=True, filter=dated & young_on(end, "leader__"))
        posts = Position.objects.unscoped(EVERYBODY).alive().filter(leader__trashed_at=None)
        found = posts.filter(self._at_home).aggregate(**asked)
        return [YearOfYouth(year, found[f"people_{year}"], found[f"young_{year}"]) for year, _end in ends]


def children(prefix: str) -> list[Area]:
    """Return the areas directly below (provinces below ""), down to subdistricts."""
    level = {0: Level.PROVINCE, 2: Level.DISTRICT, 4: Level.SUBDISTRICT}.get(len(prefix))
    if level is None:
        return []
    return list(Area.objects.current().at(level).under(prefix).order_by("code"))
