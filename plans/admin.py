"""Plans and projects in the admin site."""

from django.contrib import admin

from nakhonchai.geography.admin import ProvinceOfAreaFilter
from nakhonchai.records.record_admin import RecordAdmin, StateFilter
from plans.forms import PlanForm, ProjectForm
from plans.models import Plan, Project


@admin.register(Plan)
class PlanAdmin(RecordAdmin):
    """Plans."""

    form = PlanForm
    list_display = ["name", "home", "kind", "years", "status"]
    list_filter = [StateFilter, "status", "kind", ProvinceOfAreaFilter, "origin"]
    export_filters = {**RecordAdmin.export_filters, "status__exact": "status"}


@admin.register(Project)
class ProjectAdmin(RecordAdmin):
    """Projects."""

    form = ProjectForm
    list_display = ["name", "home", "organization", "status", "fiscal_year"]
    list_select_related = ["area", "cluster", "organization"]
    list_filter = [StateFilter, "status", "fiscal_year", ProvinceOfAreaFilter, "origin"]
    export_filters = {**RecordAdmin.export_filters, "status__exact": "status"}
