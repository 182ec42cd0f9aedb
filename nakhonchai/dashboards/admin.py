"""Frozen figures, to be read and never changed, and what a แฟ้มตำบล must have."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from nakhonchai.base.admin import BaseAdmin, VersionedForm
from nakhonchai.dashboards.measures import all_measures
from nakhonchai.dashboards.models import FileRequirement, Snapshot


@admin.register(Snapshot)
class SnapshotAdmin(BaseAdmin, admin.ModelAdmin):
    """What was frozen, when, by whom."""

    list_display = ["name", "kind", "area", "year_be", "taken_at", "taken_by"]
    list_filter = ["kind", "year_be"]
    search_fields = ["name", "ref"]
    list_select_related = ["area", "taken_by"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Figures are frozen on their own page."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was frozen stays."""
        return False


class FileRequirementForm(VersionedForm):
    """Names a measure by choosing it."""

    measure = forms.ChoiceField(label="ตัวเลข")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(field := self.fields.get("measure"), forms.ChoiceField):
            field.choices = [(one.name, f"{one.label} ({one.unit})") for one in all_measures()]


@admin.register(FileRequirement)
class FileRequirementAdmin(BaseAdmin, admin.ModelAdmin):
    """What a complete file has, and how much each weighs."""

    form = FileRequirementForm
    list_display = ["label", "measure", "minimum", "weight", "order", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["label"]
