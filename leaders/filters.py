"""How lists of leaders and positions are narrowed."""

from collections.abc import Callable
from typing import Any

import django_filters as filters
from django.utils import timezone

from leaders.enums import Committee, Gender, RoleLevel, TieKind
from leaders.models import Position, RoleType, Skill
from leaders.querysets import LeaderQuerySet, PositionQuerySet, TieQuerySet
from leaders.terms import months_after
from nakhonchai.geography.forms import AreaField
from nakhonchai.records.filters import RecordFilters
from nakhonchai.records.pickers import RecordPickerField
from organizations.choices import flat_type_choices, type_choices
from organizations.models import Organization, TypeGroup

GENERATIONS = [("yes", "คนรุ่นใหม่"), ("no", "อายุเกินคนรุ่นใหม่"), ("unknown", "ไม่ทราบปีเกิด")]
TERMS = [("current", "ปัจจุบัน"), ("ended", "สิ้นสุดแล้ว")]
ENDS = [
    ("over", "ครบวาระแล้วแต่ยังไม่บันทึกว่าสิ้นสุด"),
    ("3", "ภายใน 3 เดือน"),
    ("6", "ภายใน 6 เดือน"),
    ("12", "ภายใน 12 เดือน"),
    ("24", "ภายใน 2 ปี"),
]
KEY_POSTS = [("key", "ตำแหน่งหลัก")]
CHECKS = [("clash", "มีมากกว่าหนึ่งคนในตำแหน่งที่มีได้คนเดียว")]
SEATS = [("any", "ทุกคณะ"), *Committee.choices]
RETURNED = [("yes", "คืนถิ่น")]


class PositionWords(RecordFilters):
    """Filters that speak of one position: a list of people and the list of positions share them."""

    role = filters.ModelChoiceFilter(
        label="บทบาท", queryset=RoleType.objects.all(), method="later", empty_label="ทุกบทบาท"
    )
    level = filters.ChoiceFilter(
        label="ระดับบทบาท", choices=[*KEY_POSTS, *RoleLevel.choices], method="later", empty_label="ทุกระดับ"
    )
    type = filters.ChoiceFilter(
        label="ประเภทองค์กร", choices=flat_type_choices, method="later", empty_label="ทุกประเภท"
    )
    group = filters.ModelChoiceFilter(
        label="กลุ่มองค์กร",
        queryset=TypeGroup.objects.all(),
        to_field_name="slug",
        method="later",
        empty_label="ทุกกลุ่ม",
    )
    seat = filters.ChoiceFilter(label="ที่นั่งกำหนดยุทธศาสตร์", choices=SEATS, method="later", empty_label="ไม่กรอง")
    body = filters.Filter(label="องค์กร", method="later")
    ends = filters.ChoiceFilter(label="ครบวาระ", choices=ENDS, method="later", empty_label="ไม่กรอง")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form.fields["type"].choices = [("", "ทุกประเภท"), *type_choices()]
        self.form.fields["body"] = RecordPickerField(
            model=Organization,
            choices=lambda: Organization.objects.visible_to(self.request.user).alive(),
            label="องค์กร",
            required=False,
        )

    def later(self, queryset: Any, name: str, value: Any) -> Any:
        """Leave it to ``narrowed``: what is asked of a position is asked of one and the same position."""
        return queryset

    def narrowed(self, positions: PositionQuerySet) -> PositionQuerySet | None:
        """Return *positions* as the filters narrow them; None where they do not."""
        asked = {name: value for name, value in self.form.cleaned_data.items() if value and name in NARROWING}
        for name, value in asked.items():
            positions = NARROWING[name](positions, value)
        return positions if asked else None


def of_level(positions: PositionQuerySet, value: str) -> PositionQuerySet:
    """Keep key posts, or the roles of a level."""
    return positions.key_posts() if value == "key" else positions.filter(role__level=value)


def with_seat(positions: PositionQuerySet, value: str) -> PositionQuerySet:
    """Keep seats at tables that set strategy."""
    return positions.seats() if value == "any" else positions.filter(role__committee=value)


def ending(positions: PositionQuerySet, value: str) -> PositionQuerySet:
    """Keep positions whose term is over, or is over within so many months."""
    today = timezone.localdate()
    if value == "over":
        return positions.over_by(today)
    return positions.over_by(months_after(today, int(value))).not_over_by(today)


NARROWING: dict[str, Callable[[Any, Any], Any]] = {
    "role": lambda positions, value: positions.filter(role=value),
    "level": of_level,
    "body": lambda positions, value: positions.filter(organization=value),
    "type": lambda positions, value: positions.filter(organization__type=value),
    "group": lambda positions, value: positions.filter(organization__type__group=value),
    "seat": with_seat,
    "ends": ending,
    "place": lambda positions, value: positions.at(value.code),
}


class LeaderFilters(PositionWords):
    """By the person, and by one present position that the person holds."""

    gender = filters.ChoiceFilter(
        label="เพศ", choices=Gender.choices, empty_label="ทุกเพศ", null_label="ไม่ระบุ", method="of_gender"
    )
    young = filters.ChoiceFilter(label="รุ่น", choices=GENERATIONS, method="of_age", empty_label="ทุกรุ่น")
    returned = filters.ChoiceFilter(
        label="คืนถิ่น", choices=RETURNED, method="only_returned", empty_label="ทั้งหมด"
    )
    skill = filters.ModelChoiceFilter(
        label="ทักษะ", queryset=Skill.objects.all(), method="able", empty_label="ทุกทักษะ"
    )
    place = filters.Filter(label="พื้นที่ของตำแหน่ง", method="later")
    search_hint = "ชื่อ ชื่อเดิม ชื่อเล่น โทรศัพท์ ทักษะ หรือรหัส"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form.fields["place"] = AreaField(label="พื้นที่ของตำแหน่ง", required=False, within=("",))
        self.form.fields["area"].label = "พื้นที่ที่อยู่"
        self.form.order_fields(ORDER + [name for name in self.form.fields if name not in ORDER])

    def of_gender(self, queryset: LeaderQuerySet, name: str, value: str) -> LeaderQuerySet:
        """Keep one gender; not reported is an answer of its own."""
        return queryset.filter(gender="" if value == "null" else value)

    def of_age(self, queryset: LeaderQuerySet, name: str, value: str) -> LeaderQuerySet:
        """Keep คนรุ่นใหม่, who is older, or whose age is not known."""
        if value == "unknown":
            return queryset.filter(birth_year=None)
        return queryset.young() if value == "yes" else queryset.not_young()

    def only_returned(self, queryset: LeaderQuerySet, name: str, value: str) -> LeaderQuerySet:
        """Keep who came home."""
        return queryset.filter(returned_home=True)

    def able(self, queryset: LeaderQuerySet, name: str, value: Skill | None) -> LeaderQuerySet:
        """Keep who has the skill."""
        return queryset.with_skill(value.name) if value else queryset

    def filter_queryset(self, queryset: Any) -> Any:
        """Ask all that is said of a position of one present position of each person."""
        found = super().filter_queryset(queryset)
        if self.form.errors:
            return found
        held = self.narrowed(Position.objects.visible_to(self.request.user).alive().current())
        return found if held is None else found.holding(held)


ORDER = ["q", "gender", "young", "level", "role", "group", "type", "place", "area", "skill", "ends", "seat"]


class PositionFilters(PositionWords):
    """By role, body, term, and when the term is over."""

    term = filters.ChoiceFilter(label="วาระ", choices=TERMS, method="in_term", empty_label="ทั้งหมด")
    check = filters.ChoiceFilter(label="ต้องตรวจ", choices=CHECKS, method="to_check", empty_label="ไม่กรอง")
    search_hint = "บทบาท องค์กร หรือรหัส"

    def to_check(self, queryset: PositionQuerySet, name: str, value: str) -> PositionQuerySet:
        """Keep posts that contradict each other."""
        return queryset.clashing()

    def in_term(self, queryset: PositionQuerySet, name: str, value: str) -> PositionQuerySet:
        """Keep present or past positions."""
        return queryset.current() if value == "current" else queryset.exclude(ended=None)

    def filter_queryset(self, queryset: Any) -> Any:
        """Narrow the positions themselves; what ends soon has not ended."""
        found = super().filter_queryset(queryset)
        if self.form.errors:
            return found
        if self.form.cleaned_data.get("ends"):
            found = found.current()
        narrowed = self.narrowed(found)
        return found if narrowed is None else narrowed


class TieFilters(RecordFilters):
    """By kind, and whether it has ended."""

    kind = filters.ChoiceFilter(label="ความสัมพันธ์", choices=TieKind.choices, empty_label="ทั้งหมด")
    term = filters.ChoiceFilter(label="ช่วงเวลา", choices=TERMS, method="in_term", empty_label="ทั้งหมด")
    search_hint = "รหัสอ้างอิง"

    def in_term(self, queryset: TieQuerySet, name: str, value: str) -> TieQuerySet:
        """Keep present or past ties."""
        return queryset.current() if value == "current" else queryset.exclude(ended=None)
