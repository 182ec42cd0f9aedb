"""Runs in the admin site: to be looked at. Sending and confirming files is done in the portal."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.admin import BaseAdmin
from nakhonchai.imports.models import Run, SheetMemory, Synonym


@admin.register(Run)
class RunAdmin(BaseAdmin):
    """The runs that the reader may see. What their rows said is shown by the portal."""

    list_display = ("file_name", "account", "created_at", "status", "rows_new", "rows_changed", "left")
    list_filter = ("status",)
    search_fields = ("file_name", "account__username", "account__full_name")
    list_select_related = ("account",)
    readonly_fields = tuple(field.name for field in Run._meta.local_fields if field.name != "sheets")
    exclude = ("sheets",)
    change_list_template = "admin/records/change_list.html"

    @admin.display(description="ยังค้าง (แถว)")
    def left(self, run: Run) -> int:
        """How many rows were left over."""
        return run.left_over

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return the runs the reader may see."""
        return super().get_queryset(request).filter(pk__in=Run.objects.visible_to(request.user))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the portal's page for sending a file."""
        links = {"import_url": reverse("imports:run-create"), "export_url": ""}
        return super().changelist_view(request, {**(extra_context or {}), **links})

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Lead from a run to its page in the portal."""
        return None if obj is None else obj.get_absolute_url()

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A run begins with a file, in the portal."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A run is what happened."""
        return False


class RememberedAdmin(BaseAdmin):
    """What the reader remembers for a province: to be looked at, and forgotten where it was wrong."""

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return what is remembered for the provinces the reader holds."""
        scope, found = scope_of(request.user), super().get_queryset(request)
        if scope.everywhere:
            return found
        return found.filter(place__in={code[:2] for code in scope.areas})

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Remembering happens where files are read."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A choice is made again where files are read."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A wrong memory is forgotten; nothing that people typed depends on it."""
        return bool(scope_of(request.user).is_staff)


@admin.register(SheetMemory)
class SheetMemoryAdmin(RememberedAdmin):
    """How sheets of one shape are read."""

    list_display = ("kind", "place", "shape", "chosen_by", "chosen_at")
    list_filter = ("kind", "place")
    list_select_related = ("chosen_by",)


@admin.register(Synonym)
class SynonymAdmin(RememberedAdmin):
    """Words that somebody explained."""

    list_display = ("word", "means", "kind", "field", "place")
    list_filter = ("kind", "place")
    search_fields = ("word", "means")
