"""Frozen figures in the admin site: to be read, never changed."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from nakhonchai.base.admin import BaseAdmin
from nakhonchai.dashboards.models import Snapshot


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
