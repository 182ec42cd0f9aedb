"""Filters of the lists of following up."""

from datetime import timedelta
from typing import Any

import django_filters as filters
from django.utils import timezone

from learning.years import year_choices, year_of
from nakhonchai.records.filters import RecordFilters
from nakhonchai.records.querysets import RecordQuerySet
from network.models import Issue
from plans.models import PlanStepType
from support.enums import (
    GuideKind,
    GuideLevel,
    IssueState,
    LessonKind,
    RequestState,
    StepKind,
    VisitKind,
    VisitState,
)
from support.querysets import PolicyIssueQuerySet, SupportRequestQuerySet, VisitQuerySet

DUE = [("30", "ภายใน 30 วัน"), ("0", "ถึงกำหนดแล้ว")]
OF_REQUESTS = [
    ("counted", "ทั้งหมดที่ไม่ได้เลิกขอ"),
    ("waiting", "ยังรออยู่"),
    ("given_any", "ได้รับแล้ว (ครบหรือบางส่วน)"),
    *RequestState.choices,
]
OF_ISSUES = [("open", "ยังผลักดันอยู่"), *IssueState.choices]
PUBLISHED = [("yes", "เผยแพร่แล้ว"), ("no", "ยังไม่เผยแพร่")]


class YearFilters(RecordFilters):
    """Records that fall into a fiscal year."""

    year = filters.ChoiceFilter(
        label="ปีงบประมาณ", choices=year_choices(), method="of_year", empty_label="ทุกปี"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A server runs longer than a year.
        self.form.fields["year"].choices = [("", "ทุกปี"), *year_choices()]

    def of_year(self, queryset: RecordQuerySet, name: str, value: str) -> RecordQuerySet:
        """Keep a fiscal year."""
        return queryset.filter(fiscal_year=year_of(value))


class VisitFilters(YearFilters):
    """By kind, state, what is due, and the year."""

    kind = filters.ChoiceFilter(label="ช่องทาง", choices=VisitKind.choices, empty_label="ทุกช่องทาง")
    visit_state = filters.ChoiceFilter(
        label="สถานะการติดตาม", choices=VisitState.choices, field_name="state", empty_label="ทั้งหมด"
    )
    due = filters.ChoiceFilter(label="ถึงนัด", choices=DUE, method="is_due", empty_label="ไม่กรอง")
    search_hint = "พื้นที่ โครงการ องค์กร หรือรหัส"

    def is_due(self, queryset: VisitQuerySet, name: str, value: str) -> VisitQuerySet:
        """Keep what is planned or agreed for the coming days."""
        return queryset.due(timezone.localdate() + timedelta(days=int(value)))


class SupportRequestFilters(YearFilters):
    """By state and year."""

    progress = filters.ChoiceFilter(
        label="ความคืบหน้า", choices=OF_REQUESTS, method="how_far", empty_label="ทั้งหมด"
    )
    search_hint = "เรื่องที่ขอ หน่วยงาน หรือรหัส"

    def how_far(self, queryset: SupportRequestQuerySet, name: str, value: str) -> SupportRequestQuerySet:
        """Keep what counts, what waits, what was given, or one state."""
        kept = {"counted": queryset.counted, "waiting": queryset.waiting, "given_any": queryset.given}
        return kept[value]() if value in kept else queryset.filter(state=value)


class PolicyIssueFilters(RecordFilters):
    """By state, theme and publication."""

    progress = filters.ChoiceFilter(
        label="ความคืบหน้า", choices=OF_ISSUES, method="how_far", empty_label="ทั้งหมด"
    )
    theme = filters.ModelChoiceFilter(label="ประเด็นงาน", queryset=Issue.objects.all(), empty_label="ทุกประเด็น")
    published = filters.ChoiceFilter(
        label="สรุปสำหรับประชาชน", choices=PUBLISHED, method="is_out", empty_label="ทั้งหมด"
    )
    search_hint = "ประเด็น หน่วยงาน หรือรหัส"

    def how_far(self, queryset: PolicyIssueQuerySet, name: str, value: str) -> PolicyIssueQuerySet:
        """Keep what is still worked on, or one state."""
        return queryset.open() if value == "open" else queryset.filter(state=value)

    def is_out(self, queryset: PolicyIssueQuerySet, name: str, value: str) -> PolicyIssueQuerySet:
        """Keep what the public reads, or the rest."""
        return queryset.filter(is_published=value == "yes")


class PolicyStepFilters(RecordFilters):
    """By kind."""

    kind = filters.ChoiceFilter(label="ชนิด", choices=StepKind.choices, empty_label="ทุกชนิด")
    search_hint = "สิ่งที่ทำหรือรหัส"


class GuideFilters(RecordFilters):
    """By kind, level and step."""

    kind = filters.ChoiceFilter(label="ชนิด", choices=GuideKind.choices, empty_label="ทุกชนิด")
    level = filters.ChoiceFilter(
        label="ใช้ระดับ", choices=GuideLevel.choices, method="for_level", empty_label="ทุกระดับ"
    )
    plan_step = filters.ModelChoiceFilter(
        label="ขั้นตอนของแผน", queryset=PlanStepType.objects.all(), empty_label="ทุกขั้นตอน"
    )
    search_hint = "ชื่อเครื่องมือ ขั้นตอน หรือคำในคำอธิบาย"

    def for_level(self, queryset: RecordQuerySet, name: str, value: str) -> RecordQuerySet:
        """Keep what serves a level, with what serves all."""
        return queryset.filter(level__in=[value, GuideLevel.ANY])


class LessonFilters(RecordFilters):
    """By kind and theme."""

    kind = filters.ChoiceFilter(label="ชนิด", choices=LessonKind.choices, empty_label="ทุกชนิด")
    theme = filters.ModelChoiceFilter(label="ประเด็นงาน", queryset=Issue.objects.all(), empty_label="ทุกประเด็น")
    search_hint = "เรื่องหรือคำในเนื้อหา"


class MeetingFilters(RecordFilters):
    """By text, area and trash."""

    search_hint = "ชื่อการประชุม สถานที่ หรือรหัส"
