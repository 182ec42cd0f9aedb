"""How lists of plans and projects are narrowed."""

from typing import Any

import django_filters as filters

from nakhonchai.records.filters import RecordFilters
from nakhonchai.records.querysets import RecordQuerySet
from plans.enums import Achieved, PlanKind, PlanStatus, ProjectStatus, StepState
from plans.models import PlanStepType, Theme
from plans.querysets import NO_STEP, PlanQuerySet, PlanStepQuerySet, ProjectQuerySet

BLOCKED_DAYS, SILENT_DAYS = 90, 182
STEP, UNKNOWN_STEP = "step-", "ยังไม่ถึงขั้นใด"

# What figures count.
MADE = [("yes", "เฉพาะที่จัดทำแล้ว"), ("no", "เฉพาะที่ยังไม่แล้ว")]
VERSIONS = [("latest", "เฉพาะรุ่นล่าสุด")]
NOT_CANCELLED = [("yes", "ไม่รวมที่ยกเลิก")]


class YearFilter(filters.NumberFilter):
    """A Buddhist year, typed."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.extra["min_value"], self.extra["max_value"] = 2500, 2700


NO_STEPS = [("none", "ยังไม่บันทึกขั้นตอน"), ("late", "ไม่บันทึกขั้นตอนเกิน 6 เดือน")]
WAITS = [("blocked", "ติดขัดเกิน 90 วัน"), ("silent", "ไม่มีรายงานเกิน 6 เดือน")]
REACH = [("yes", "รวมโครงการที่มาทำในพื้นที่")]


def reached_choices() -> list[tuple[str, str]]:
    """Return the steps in the order of the list, as figures name them."""
    found = PlanStepType.objects.values_list("pk", "name")
    return [(f"{STEP}{NO_STEP}", UNKNOWN_STEP), *((f"{STEP}{key}", name) for key, name in found)]


class PlanFilters(RecordFilters):
    """By kind, status and a year that the plan covers."""

    kind = filters.ChoiceFilter(label="ชนิดแผน", choices=PlanKind.choices, empty_label="ทุกชนิด")
    status = filters.ChoiceFilter(label="สถานะ", choices=PlanStatus.choices, empty_label="ทุกสถานะ")
    year = YearFilter(label="ครอบคลุมปี (พ.ศ.)", method="covering")
    made = filters.ChoiceFilter(label="การจัดทำ", choices=MADE, method="only_made", empty_label="ทุกแผน")
    reached = filters.ChoiceFilter(label="อยู่ขั้นไหน", choices=[], method="at_step", empty_label="ทุกขั้น")
    versions = filters.ChoiceFilter(
        label="รุ่นของแผน", choices=VERSIONS, method="of_version", empty_label="ทุกรุ่น"
    )
    steps = filters.ChoiceFilter(label="ขั้นตอน", choices=NO_STEPS, method="of_steps", empty_label="ทั้งหมด")
    search_hint = "ชื่อแผนหรือรหัส"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps: Any = self.form.fields["reached"]
        steps.choices = reached_choices()

    def only_made(self, queryset: PlanQuerySet, name: str, value: str) -> PlanQuerySet:
        """Keep the plans that are made by the rule of CODI staff, or the others."""
        return queryset.made() if value == "yes" else queryset.not_made()

    def at_step(self, queryset: PlanQuerySet, name: str, value: str) -> PlanQuerySet:
        """Keep the plans that have come to this step."""
        return queryset.with_reached().filter(reached=int(value.removeprefix(STEP)))

    def of_version(self, queryset: PlanQuerySet, name: str, value: str) -> PlanQuerySet:
        """Leave out what a later version took over from."""
        return queryset.last_versions()

    def of_steps(self, queryset: PlanQuerySet, name: str, value: str) -> PlanQuerySet:
        """Keep the plans without steps."""
        return queryset.late_with_steps() if value == "late" else queryset.without_steps()

    def covering(self, queryset: RecordQuerySet, name: str, value: int) -> RecordQuerySet:
        """Keep the plans whose years include this one."""
        return queryset.filter(first_year__lte=value, last_year__gte=value)


class PlanStepFilters(RecordFilters):
    """By kind of step and how far it is."""

    type = filters.ModelChoiceFilter(
        label="ขั้นตอน", queryset=PlanStepType.objects.all(), empty_label="ทุกขั้นตอน"
    )
    far = filters.ChoiceFilter(
        label="ถึงไหน", choices=StepState.choices, method="how_far", empty_label="ทั้งหมด"
    )
    plan = filters.CharFilter(label="แผน (รหัส)", method="of_plan")
    search_hint = "ชื่อแผน ขั้นตอน หรือรหัส"

    def how_far(self, queryset: PlanStepQuerySet, name: str, value: str) -> PlanStepQuerySet:
        """Keep what is done, going on, or only set."""
        if value == StepState.DONE:
            return queryset.finished()
        going = queryset.filter(done=None)
        return going.begun() if value == StepState.GOING else going.to_come()

    def of_plan(self, queryset: PlanStepQuerySet, name: str, value: str) -> PlanStepQuerySet:
        """Keep the steps of one plan."""
        return queryset.filter(plan__ref=value)


class ProjectUpdateFilters(RecordFilters):
    """By the state that was told, and by project."""

    status = filters.ChoiceFilter(label="สถานะตอนนั้น", choices=ProjectStatus.choices, empty_label="ทุกสถานะ")
    project = filters.CharFilter(label="โครงการ (รหัส)", method="of_project")
    search_hint = "ชื่อโครงการ ข้อความ หรือรหัส"

    def of_project(self, queryset: RecordQuerySet, name: str, value: str) -> RecordQuerySet:
        """Keep the reports of one project."""
        return queryset.filter(project__ref=value)


class ProjectFilters(RecordFilters):
    """By status, fiscal year, theme, result, and what waits; an area may take in what reaches it."""

    status = filters.ChoiceFilter(label="สถานะ", choices=ProjectStatus.choices, empty_label="ทุกสถานะ")
    fiscal_year = YearFilter(label="ปีงบประมาณ (พ.ศ.)", field_name="fiscal_year")
    working = filters.ChoiceFilter(
        label="ความเป็นไป", choices=NOT_CANCELLED, method="not_cancelled", empty_label="รวมที่ยกเลิก"
    )
    theme = filters.ModelChoiceFilter(
        label="ประเด็น", queryset=Theme.objects.all(), method="on_theme", empty_label="ทุกประเด็น"
    )
    achieved = filters.ChoiceFilter(label="เทียบกับเป้าหมาย", choices=Achieved.choices, empty_label="ทั้งหมด")
    waits = filters.ChoiceFilter(label="รอดูแล", choices=WAITS, method="that_wait", empty_label="ทั้งหมด")
    reach = filters.ChoiceFilter(
        label="พื้นที่นับ", choices=REACH, method="as_it_is", empty_label="เฉพาะที่เป็นของพื้นที่"
    )
    search_hint = "ชื่อโครงการหรือรหัส"

    def within(self, queryset: RecordQuerySet, name: str, value: Any) -> RecordQuerySet:
        """Keep what is at home in the area, or also what works there."""
        if value and self.form.cleaned_data.get("reach") and isinstance(queryset, ProjectQuerySet):
            return queryset.reaching(value.code)
        return super().within(queryset, name, value)

    def as_it_is(self, queryset: ProjectQuerySet, name: str, value: str) -> ProjectQuerySet:
        """Leave it to ``within``, which asks what was chosen."""
        return queryset

    def on_theme(self, queryset: ProjectQuerySet, name: str, value: Any) -> ProjectQuerySet:
        """Keep what works on the theme."""
        return queryset.with_theme(value.name) if value else queryset

    def that_wait(self, queryset: ProjectQuerySet, name: str, value: str) -> ProjectQuerySet:
        """Keep what is blocked for long, or of which nothing was heard for long."""
        return queryset.blocked_for(BLOCKED_DAYS) if value == "blocked" else queryset.silent_for(SILENT_DAYS)

    def not_cancelled(self, queryset: ProjectQuerySet, name: str, value: str) -> ProjectQuerySet:
        """Leave out what was cancelled."""
        return queryset.alive_work()
