"""Plans with their steps, and projects, in the admin site."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest

from nakhonchai.base.admin import BaseAdmin
from nakhonchai.geography.admin import ProvinceOfAreaFilter
from nakhonchai.records.record_admin import RecordAdmin, StateFilter
from plans.forms import PlanForm, ProjectForm
from plans.forms_money import AdoptionForm, MoneyLineForm
from plans.models import (
    Adoption,
    MoneyLine,
    MoneySource,
    Plan,
    PlanStep,
    PlanStepType,
    Project,
    ProjectUpdate,
    Theme,
)
from plans.step_forms import PlanStepForm
from plans.themes import rename_theme
from plans.work_forms import ProjectUpdateForm


@admin.register(Plan)
class PlanAdmin(RecordAdmin):
    """Plans."""

    form = PlanForm
    list_display = ["name", "home", "kind", "years", "status"]
    list_filter = [StateFilter, "status", "kind", ProvinceOfAreaFilter, "origin"]
    export_filters = {**RecordAdmin.export_filters, "status__exact": "status"}


@admin.register(PlanStepType)
class PlanStepTypeAdmin(BaseAdmin):
    """The list of steps, and which of them must be done before a plan counts as made."""

    list_display = ["name", "status", "counts_as_made", "order", "is_active"]
    list_filter = ["counts_as_made", "is_active"]
    search_fields = ["name"]


@admin.register(PlanStep)
class PlanStepAdmin(RecordAdmin):
    """Steps of plans. One begins at its plan's page in the portal."""

    form = PlanStepForm
    list_display = ["type", "plan", "home", "started", "done"]
    list_select_related: ClassVar = ["area", "cluster", "plan", "type"]
    list_filter = [StateFilter, "type", ProvinceOfAreaFilter, "origin"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Steps are added where their plan is seen."""
        return False


@admin.register(Project)
class ProjectAdmin(RecordAdmin):
    """Projects."""

    form = ProjectForm
    list_display = ["name", "home", "organization", "status", "fiscal_year"]
    list_select_related = ["area", "cluster", "organization"]
    list_filter = [StateFilter, "status", "fiscal_year", ProvinceOfAreaFilter, "origin"]
    export_filters = {**RecordAdmin.export_filters, "status__exact": "status"}


@admin.register(MoneySource)
class MoneySourceAdmin(BaseAdmin):
    """Where money comes from. One that is no longer used is retired: lines keep it."""

    list_display = ["name", "slug", "order", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["name"]


class PartAdmin(RecordAdmin):
    """Rows of projects. A new one begins at its project's page in the portal."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Rows are added where their project is seen."""
        return False


@admin.register(MoneyLine)
class MoneyLineAdmin(PartAdmin):
    """Lines of the ledger."""

    form = MoneyLineForm
    list_display = ["project", "kind", "source", "form", "amount", "when", "home"]
    list_select_related = ["area", "cluster", "project", "source"]
    list_filter = [StateFilter, "kind", "source", "form", "fiscal_year", ProvinceOfAreaFilter, "origin"]


@admin.register(Adoption)
class AdoptionAdmin(PartAdmin):
    """Entries in the plans of others."""

    form = AdoptionForm
    list_display = ["project", "plan_words", "year", "state", "home"]
    list_select_related = ["area", "cluster", "project"]
    list_filter = [StateFilter, "plan_of", "state", "year", ProvinceOfAreaFilter, "origin"]


@admin.register(Theme)
class ThemeAdmin(BaseAdmin):
    """Themes of projects. A new name goes to all projects of the theme; one not used is retired."""

    list_display = ["name", "order", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["name"]

    def write(self, request: HttpRequest, obj: Any, form: Any) -> None:
        """Write the theme; a new name goes to the projects that have it."""
        if obj._state.adding:
            super().write(request, obj, form)
            return
        rename_theme(obj, by=request.user, reason=self.reason(form), version=self.seen_version(form))


@admin.register(ProjectUpdate)
class ProjectUpdateAdmin(RecordAdmin):
    """Reports from the field. One begins at its project's page in the portal."""

    form = ProjectUpdateForm
    list_display = ["happened", "project", "home", "progress", "status"]
    list_select_related: ClassVar = ["area", "cluster", "project"]
    list_filter = [StateFilter, "status", ProvinceOfAreaFilter, "origin"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Reports are made where their project is seen."""
        return False
