"""How lists of plans and projects are narrowed."""

import django_filters as filters

from nakhonchai.records.filters import RecordFilters
from nakhonchai.records.querysets import RecordQuerySet
from plans.enums import PlanKind, PlanStatus, ProjectStatus
from plans.querysets import PlanQuerySet, ProjectQuerySet

# What figures count.
MADE = [("yes", "เฉพาะที่จัดทำแล้ว")]
NOT_CANCELLED = [("yes", "ไม่รวมที่ยกเลิก")]


class YearFilter(filters.NumberFilter):
    """A Buddhist year, typed."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.extra["min_value"], self.extra["max_value"] = 2500, 2700


class PlanFilters(RecordFilters):
    """By kind, status and a year that the plan covers."""

    kind = filters.ChoiceFilter(label="ชนิดแผน", choices=PlanKind.choices, empty_label="ทุกชนิด")
    status = filters.ChoiceFilter(label="สถานะ", choices=PlanStatus.choices, empty_label="ทุกสถานะ")
    year = YearFilter(label="ครอบคลุมปี (พ.ศ.)", method="covering")
    made = filters.ChoiceFilter(label="การจัดทำ", choices=MADE, method="only_made", empty_label="ทุกแผน")
    search_hint = "ชื่อแผนหรือรหัส"

    def only_made(self, queryset: PlanQuerySet, name: str, value: str) -> PlanQuerySet:
        """Keep the plans that a forum has endorsed."""
        return queryset.made()

    def covering(self, queryset: RecordQuerySet, name: str, value: int) -> RecordQuerySet:
        """Keep the plans whose years include this one."""
        return queryset.filter(first_year__lte=value, last_year__gte=value)


class ProjectFilters(RecordFilters):
    """By status and fiscal year."""

    status = filters.ChoiceFilter(label="สถานะ", choices=ProjectStatus.choices, empty_label="ทุกสถานะ")
    fiscal_year = YearFilter(label="ปีงบประมาณ (พ.ศ.)", field_name="fiscal_year")
    working = filters.ChoiceFilter(
        label="ความเป็นไป", choices=NOT_CANCELLED, method="not_cancelled", empty_label="รวมที่ยกเลิก"
    )
    search_hint = "ชื่อโครงการหรือรหัส"

    def not_cancelled(self, queryset: ProjectQuerySet, name: str, value: str) -> ProjectQuerySet:
        """Leave out what was cancelled."""
        return queryset.alive_work()
