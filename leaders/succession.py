"""The succession radar: councils and funds without young people, and the subdistricts that must hurry.

One grouped question reads the posts of all bodies of a place; names are read for the bodies that are shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Min, Q
from django.db.models.functions import Substr

from leaders.enums import RoleLevel
from leaders.generations import EVERYBODY, children, young_on
from leaders.models import Leader, Position
from leaders.querysets import lengths_of_term, term_not_over_by, term_over_by
from leaders.terms import months_after
from nakhonchai.geography.codes import under
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area
from nakhonchai.thai import be_year, format_number
from organizations.models import Organization

GROUPS = ("council", "welfare")
ELDERLY = 60
SOON_MONTHS = 12
FEW_KNOWN = 0.5


@dataclass(frozen=True, slots=True)
class Crew:
    """Who serves in a body, in numbers."""

    people: int = 0
    known: int = 0
    young: int = 0
    key_posts: int = 0
    key_known: int = 0
    key_young: int = 0
    head_born: int | None = None  # the youngest head's birth year
    oldest: int | None = None
    over: int = 0
    soon: int = 0


@dataclass(slots=True)
class Blip:
    """A body on the radar."""

    pk: int
    area: str
    crew: Crew
    body: Any = None
    heads: list[Position] = field(default_factory=list)

    def head_age(self, year: int) -> int | None:
        """Return the age of the (youngest) head."""
        return None if self.crew.head_born is None else year - self.crew.head_born

    @property
    def is_without_young(self) -> bool:
        """Whether nobody under the limit serves anywhere in the body."""
        return self.crew.young == 0

    def reasons(self, year: int) -> list[str]:
        """Say in words what makes the body one to care for."""
        crew, limit = self.crew, settings.YOUNG_AGE_LIMIT
        if not crew.people:
            return ["ยังไม่ได้บันทึกกรรมการ"]
        said = []
        if not crew.young:
            said.append(f"ไม่มีผู้ที่อายุไม่เกิน {limit} ปีในคณะ (จาก {format_number(crew.people)} คน)")
        elif not crew.key_young and crew.key_posts:
            said.append(f"มีคนรุ่นใหม่ {crew.young} คน แต่ไม่อยู่ในตำแหน่งหลัก")
        age = self.head_age(year)
        if age is not None and age >= ELDERLY:
            said.append(f"ประธานอายุ {age} ปี")
        if crew.over:
            said.append(f"เลยวาระแล้ว {crew.over} ตำแหน่ง")
        if crew.soon:
            said.append(f"จะครบวาระใน {SOON_MONTHS} เดือน {crew.soon} ตำแหน่ง")
        if crew.known < crew.people * FEW_KNOWN:
            said.append(f"ทราบปีเกิดเพียง {crew.known} จาก {crew.people} คน")
        return said

    def urgency(self, year: int) -> tuple[int, ...]:
        """Return what sorts the radar, the most urgent first."""
        age = self.head_age(year) or 0
        crew = self.crew
        weight = 4 * (crew.people > 0 and not crew.young) + 2 * (not crew.key_young) + (age >= ELDERLY)
        return (-weight - (crew.over + crew.soon > 0), -age, -crew.people)


@dataclass(frozen=True)
class Radar:
    """The councils and funds of one place on one day."""

    prefix: str
    day: date

    @property
    def year(self) -> int:
        """The year in which ages are counted."""
        return be_year(self.day)

    def bodies(self) -> Any:
        """Return the councils and funds."""
        found = Organization.objects.unscoped(EVERYBODY).alive().working().at(self.prefix)
        return found.filter(type__group__slug__in=GROUPS)

    @cached_property
    def crews(self) -> dict[int, Crew]:
        """Who serves, by body: one grouped question."""
        rows: list[Any] = list(self._counted().order_by())
        return {pk: Crew(*numbers) for pk, *numbers in rows}

    def _posts(self) -> Any:
        # A post is at home where its body is. Both are named, or the bodies of a whole nation would be read.
        posts = Position.objects.unscoped(EVERYBODY).alive().current().at(self.prefix)
        posts = posts.filter(organization__type__group__slug__in=GROUPS, leader__trashed_at=None)
        return posts.filter(under(self.prefix, "organization__area_id")) if self.prefix else posts

    def _counted(self) -> Any:
        lengths = lengths_of_term()
        over = term_over_by(self.day, lengths)
        soon = term_over_by(months_after(self.day, SOON_MONTHS), lengths) & term_not_over_by(
            self.day, lengths
        )
        key, head = Q(role__is_key_post=True), Q(role__level=RoleLevel.HEAD)
        young, known = young_on(self.day, "leader__"), Q(leader__birth_year__isnull=False)
        return (
            self._posts()
            .values_list("organization_id")
            .annotate(
                people=Count("leader", distinct=True),
                known=Count("leader", filter=known, distinct=True),
                young=Count("leader", filter=young, distinct=True),
                key_posts=Count("leader", filter=key, distinct=True),
                key_known=Count("leader", filter=key & known, distinct=True),
                key_young=Count("leader", filter=key & young, distinct=True),
                head_born=Max("leader__birth_year", filter=head),
                oldest=Min("leader__birth_year"),
                over=Count("pk", filter=over),
                soon=Count("pk", filter=soon),
            )
        )

    @cached_property
    def blips(self) -> list[Blip]:
        """All bodies, the most urgent first."""
        homes = self.bodies().order_by().values_list("pk", "area_id")
        found = [Blip(pk, area, self.crews.get(pk, Crew())) for pk, area in homes]
        return sorted(found, key=lambda one: (one.urgency(self.year), one.area, one.pk))

    def named(self, blips: list[Blip], person: Any) -> list[Blip]:
        """Give bodies and heads their names, as far as *person* finds them: two questions for a page."""
        keys = [one.pk for one in blips]
        bodies = Organization.objects.visible_to(person).filter(pk__in=keys).select_related("area", "type")
        by_key = {one.pk: one for one in bodies}
        posts = Position.objects.visible_to(person).alive().current().filter(organization__in=keys)
        heads: dict[int, list[Position]] = {}
        for post in posts.filter(role__level=RoleLevel.HEAD, leader__trashed_at=None).select_related(
            "leader", "role"
        ):
            heads.setdefault(post.organization_id or 0, []).append(post)
        for one in blips:
            one.body, one.heads = by_key.get(one.pk), heads.get(one.pk, [])
        return [one for one in blips if one.body is not None]


@dataclass(frozen=True, slots=True)
class PlaceOnRadar:
    """The councils and funds of a place in numbers."""

    code: str
    label: str
    bodies: int
    without: int  # with people, none of them young
    empty: int  # nobody recorded


def places_on(radar: Radar) -> list[PlaceOnRadar]:
    """Return the places directly below with their bodies."""
    below = children(radar.prefix)
    digits = len(below[0].code) if below else 0
    found: dict[str, list[Blip]] = {}
    for one in radar.blips:
        found.setdefault(one.area[:digits], []).append(one)
    return [_place(area, found.get(area.code, [])) for area in below]


def _place(area: Area, blips: Iterable[Blip]) -> PlaceOnRadar:
    listed = list(blips)
    without = sum(one.crew.people > 0 and one.is_without_young for one in listed)
    return PlaceOnRadar(
        area.code, area.name_th, len(listed), without, sum(not one.crew.people for one in listed)
    )


@dataclass(frozen=True, slots=True)
class UrgentPlace:
    """A subdistrict that must hurry to raise a young generation, and why."""

    area: Area
    people: int
    young: int
    reasons: list[str]
    weight: int


def urgent_places(radar: Radar) -> list[UrgentPlace]:
    """Return the subdistricts below that must hurry, the most urgent first, without those that need not."""
    people = _people_by_subdistrict(radar)
    blips: dict[str, list[Blip]] = {}
    for one in radar.blips:
        blips.setdefault(one.area[:6], []).append(one)
    areas = Area.objects.current().at(Level.SUBDISTRICT).under(radar.prefix).order_by("code")
    found = [
        _urgent(area, people.get(area.code, (0, 0, 0)), blips.get(area.code, []), radar.year)
        for area in areas
    ]
    return sorted((one for one in found if one.weight), key=lambda one: (-one.weight, one.area.code))


def _people_by_subdistrict(radar: Radar) -> dict[str, tuple[int, int, int]]:
    people = Leader.objects.unscoped(EVERYBODY).alive().at(radar.prefix)
    counted = (
        people.annotate(place=Substr("area_id", 1, 6))
        .values_list("place")
        .annotate(
            people=Count("pk"),
            known=Count("pk", filter=Q(birth_year__isnull=False)),
            young=Count("pk", filter=young_on(radar.day)),
        )
    )
    return {place: (people, known, young) for place, people, known, young in counted.order_by()}


def _urgent(area: Area, people: tuple[int, int, int], blips: list[Blip], year: int) -> UrgentPlace:
    count, known, young = people
    limit, said, weight = settings.YOUNG_AGE_LIMIT, [], 0
    if not count:
        return UrgentPlace(area, 0, 0, ["ยังไม่มีผู้นำที่บันทึกไว้ในตำบลนี้"], 3)
    if not young:
        said.append(f"ไม่มีผู้นำที่อายุไม่เกิน {limit} ปี (จาก {format_number(count)} คน)")
        weight += 4
    without = [one for one in blips if one.crew.people and one.is_without_young]
    if without:
        said.append(f"สภาหรือกองทุน {len(without)} จาก {len(blips)} แห่งไม่มีคนรุ่นใหม่ในคณะ")
        weight += 2 * len(without)
    ages = [age for one in without if (age := one.head_age(year)) is not None and age >= ELDERLY]
    if ages:
        said.append(f"ประธานอายุมากสุด {max(ages)} ปี และยังไม่มีคนรุ่นใหม่ในคณะเดียวกัน")
        weight += len(ages)
    ending = sum(one.crew.over + one.crew.soon > 0 for one in without)
    if ending:
        said.append(f"ในจำนวนนี้ {ending} แห่งครบวาระแล้วหรือจะครบใน {SOON_MONTHS} เดือน")
        weight += ending
    if said and known < count * FEW_KNOWN:
        said.append(f"ทราบปีเกิดเพียง {format_number(known)} จาก {format_number(count)} คน ควรถามปีเกิดเพิ่มก่อน")
    return UrgentPlace(area, count, young, said, weight)
