"""Following up in the admin site. Evidence, agendas and agreed work are kept in the portal."""

from django.contrib import admin
from django.http import HttpRequest

from nakhonchai.geography.admin import ProvinceOfAreaFilter
from nakhonchai.records.record_admin import RecordAdmin, StateFilter
from support.forms import GuideForm, LessonForm, SupportRequestForm, VisitFactsForm
from support.issue_forms import PolicyIssueForm, PolicyStepForm
from support.meeting_forms import MeetingForm
from support.models import Guide, Lesson, Meeting, PolicyIssue, PolicyStep, SupportRequest, Visit


@admin.register(Visit)
class VisitAdmin(RecordAdmin):
    """Visits and calls."""

    form = VisitFactsForm
    list_display = ["__str__", "home", "state", "next_visit"]
    list_filter = [StateFilter, "kind", "state", ProvinceOfAreaFilter, "origin"]


@admin.register(SupportRequest)
class SupportRequestAdmin(RecordAdmin):
    """Support asked for and given."""

    form = SupportRequestForm
    list_display = ["name", "home", "asked", "state"]
    list_filter = [StateFilter, "state", ProvinceOfAreaFilter, "origin"]


@admin.register(PolicyIssue)
class PolicyIssueAdmin(RecordAdmin):
    """Joint policy issues."""

    form = PolicyIssueForm
    list_display = ["name", "home", "state", "is_published"]
    list_filter = [StateFilter, "state", "is_published", ProvinceOfAreaFilter]


@admin.register(PolicyStep)
class PolicyStepAdmin(RecordAdmin):
    """Steps of issues. A new one begins at its issue's page in the portal."""

    form = PolicyStepForm
    list_display = ["name", "issue", "held", "kind"]
    list_select_related = ["area", "cluster", "issue"]
    list_filter = [StateFilter, "kind", ProvinceOfAreaFilter]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Steps are added where their issue is seen."""
        return False


@admin.register(Guide)
class GuideAdmin(RecordAdmin):
    """The toolbox."""

    form = GuideForm
    list_display = ["name", "kind", "level", "plan_step", "home"]
    list_select_related = ["area", "cluster", "plan_step"]
    list_filter = [StateFilter, "kind", "level", ProvinceOfAreaFilter]


@admin.register(Lesson)
class LessonAdmin(RecordAdmin):
    """Lessons and situations."""

    form = LessonForm
    list_display = ["name", "kind", "theme", "home"]
    list_select_related = ["area", "cluster", "theme"]
    list_filter = [StateFilter, "kind", "theme", ProvinceOfAreaFilter]


@admin.register(Meeting)
class MeetingAdmin(RecordAdmin):
    """Meetings; their agenda is kept in the portal."""

    form = MeetingForm
    list_display = ["name", "home", "held"]
    list_filter = [StateFilter, ProvinceOfAreaFilter]
