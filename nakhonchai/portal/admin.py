"""Messages in the admin site, for CODI staff and administrators."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from nakhonchai.base.admin import BaseAdmin
from nakhonchai.portal.models import Feedback


class WaitingFilter(admin.SimpleListFilter):
    """Dealt with or not."""

    title = "สถานะ"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Name the two."""
        return [("waiting", "รอดำเนินการ"), ("done", "ดำเนินการแล้ว")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Narrow to the chosen one."""
        if self.value() == "waiting":
            return queryset.waiting()
        return queryset.exclude(handled_at=None) if self.value() == "done" else queryset


@admin.register(Feedback)
class FeedbackAdmin(BaseAdmin):
    """Read and dealt with here; written only by the form on the portal."""

    list_display = ["sent_at", "kind", "beginning", "contact", "handled_at"]
    list_filter = [WaitingFilter, "kind"]
    search_fields = ["message", "contact", "note"]
    fields = ["kind", "message", "contact", "page", "account", "sent_at", "note", "handled_at", "handled_by"]
    readonly_fields = [
        "kind",
        "message",
        "contact",
        "page",
        "account",
        "sent_at",
        "handled_at",
        "handled_by",
    ]
    actions = ["mark_handled"]
    list_select_related = ["account", "handled_by"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Messages come from the portal."""
        return False

    @admin.display(description="ข้อความ")
    def beginning(self, feedback: Feedback) -> str:
        """The first words."""
        return feedback.message[:80]

    @admin.action(description="ทำเครื่องหมายว่าดำเนินการแล้ว", permissions=["change"])
    def mark_handled(self, request: HttpRequest, queryset: Any) -> None:
        """Say that the chosen messages were dealt with, and by whom."""
        done = queryset.waiting().update(handled_at=timezone.now(), handled_by=request.user)
        self.message_user(request, f"ทำเครื่องหมายแล้ว {done} ข้อความ")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A note of what was done says that it was done."""
        if obj.note and obj.handled_at is None:
            obj.handled_at, obj.handled_by = timezone.now(), request.user
        super().save_model(request, obj, form, change)
