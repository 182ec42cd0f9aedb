"""How lists of leaders and positions are narrowed."""

import django_filters as filters

from leaders.enums import Gender, TieKind
from leaders.models import Position, RoleType
from leaders.querysets import LeaderQuerySet, PositionQuerySet, TieQuerySet
from nakhonchai.records.filters import RecordFilters
from organizations.models import TypeGroup

YES = [("yes", "เฉพาะคนรุ่นใหม่")]
TERMS = [("current", "ปัจจุบัน"), ("ended", "สิ้นสุดแล้ว")]


class LeaderFilters(RecordFilters):
    """By gender, generation, role, and the group of organizations in which they serve."""

    gender = filters.ChoiceFilter(
        label="เพศ", choices=Gender.choices, empty_label="ทุกเพศ", null_label="ไม่ระบุ", method="of_gender"
    )
    young = filters.ChoiceFilter(label="รุ่น", choices=YES, method="only_young", empty_label="ทุกรุ่น")
    role = filters.ModelChoiceFilter(
        label="บทบาทปัจจุบัน", queryset=RoleType.objects.all(), method="with_role", empty_label="ทุกบทบาท"
    )
    group = filters.ModelChoiceFilter(
        label="กลุ่มองค์กรที่สังกัด",
        queryset=TypeGroup.objects.all(),
        to_field_name="slug",
        method="in_group",
        empty_label="ทุกกลุ่ม",
    )
    search_hint = "ชื่อ ชื่อเล่น โทรศัพท์ หรือรหัส"

    def of_gender(self, queryset: LeaderQuerySet, name: str, value: str) -> LeaderQuerySet:
        """Keep one gender; not reported is an answer of its own."""
        return queryset.filter(gender="" if value == "null" else value)

    def only_young(self, queryset: LeaderQuerySet, name: str, value: str) -> LeaderQuerySet:
        """Keep คนรุ่นใหม่."""
        return queryset.young()

    def with_role(self, queryset: LeaderQuerySet, name: str, value: RoleType | None) -> LeaderQuerySet:
        """Keep who holds the role today."""
        return queryset.holding(self._positions().filter(role=value)) if value else queryset

    def in_group(self, queryset: LeaderQuerySet, name: str, value: TypeGroup | None) -> LeaderQuerySet:
        """Keep who serves today in an organization of the group."""
        return (
            queryset.holding(self._positions().filter(organization__type__group=value)) if value else queryset
        )

    def _positions(self) -> PositionQuerySet:
        return Position.objects.visible_to(self.request.user).alive().current()


class PositionFilters(RecordFilters):
    """By role and term."""

    role = filters.ModelChoiceFilter(label="บทบาท", queryset=RoleType.objects.all(), empty_label="ทุกบทบาท")
    term = filters.ChoiceFilter(label="วาระ", choices=TERMS, method="in_term", empty_label="ทั้งหมด")
    search_hint = "บทบาท องค์กร หรือรหัส"

    def in_term(self, queryset: PositionQuerySet, name: str, value: str) -> PositionQuerySet:
        """Keep present or past positions."""
        return queryset.current() if value == "current" else queryset.exclude(ended=None)


class TieFilters(RecordFilters):
    """By kind, and whether it has ended."""

    kind = filters.ChoiceFilter(label="ความสัมพันธ์", choices=TieKind.choices, empty_label="ทั้งหมด")
    term = filters.ChoiceFilter(label="ช่วงเวลา", choices=TERMS, method="in_term", empty_label="ทั้งหมด")
    search_hint = "รหัสอ้างอิง"

    def in_term(self, queryset: TieQuerySet, name: str, value: str) -> TieQuerySet:
        """Keep present or past ties."""
        return queryset.current() if value == "current" else queryset.exclude(ended=None)
