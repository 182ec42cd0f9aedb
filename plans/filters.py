"""How lists of plans and projects are narrowed."""

import django_filters as filters

from nakhonchai.records.filters import RecordFilters
from nakhonchai.records.querysets import RecordQuerySet
from plans.enums import PlanKind, PlanStatus, ProjectStatus


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
    search_hint = "ชื่อแผนหรือรหัส"

    def covering(self, queryset: RecordQuerySet, name: str, value: int) -> RecordQuerySet:
        """Keep the plans whose years include this one."""
        return queryset.filter(first_year__lte=value, last_year__gte=value)


class ProjectFilters(RecordFilters):
    """By status and fiscal year."""

    status = filters.ChoiceFilter(label="สถานะ", choices=ProjectStatus.choices, empty_label="ทุกสถานะ")
    fiscal_year = YearFilter(label="ปีงบประมาณ (พ.ศ.)", field_name="fiscal_year")
    search_hint = "ชื่อโครงการหรือรหัส"
