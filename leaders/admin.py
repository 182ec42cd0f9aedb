"""Leaders, their positions and the list of roles in the admin site."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from leaders.forms import LeaderForm, PositionForm
from leaders.models import Leader, Position, RoleType
from nakhonchai.accounts.models import AccessLog
from nakhonchai.accounts.models.access import AccessKind
from nakhonchai.base.admin import BaseAdmin
from nakhonchai.geography.admin import ProvinceOfAreaFilter
from nakhonchai.records.record_admin import RecordAdmin, StateFilter


@admin.register(RoleType)
class RoleTypeAdmin(BaseAdmin):
    """Roles. One that is no longer used is retired: positions keep it."""

    list_display = ["name", "level", "needs_organization", "order", "is_active"]
    list_filter = ["level", "is_active"]
    search_fields = ["name"]


class PersonAdmin(RecordAdmin):
    """A record about a person: that it was opened is remembered, here as in the portal."""

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Find it, and note the reading."""
        found = super().get_object(request, object_id, from_field)
        if found is not None and request.method == "GET":
            AccessLog.objects.create(
                account_id=request.user.pk,
                kind=AccessKind.READ,
                subject=self.model._meta.label_lower,
                subject_ref=found.ref,
            )
        return found


@admin.register(Leader)
class LeaderAdmin(PersonAdmin):
    """Leaders."""

    form = LeaderForm
    list_display = ["full_name", "home", "gender", "birth_year", "returned_home"]
    list_filter = [StateFilter, "gender", "returned_home", ProvinceOfAreaFilter, "origin"]
    export_filters = {**RecordAdmin.export_filters, "gender__exact": "gender"}


@admin.register(Position)
class PositionAdmin(PersonAdmin):
    """Positions. A new one begins at its leader's page in the portal."""

    form = PositionForm
    list_display = ["leader", "role", "organization", "home", "started", "ended"]
    list_select_related = ["area", "cluster", "leader", "role", "organization"]
    list_filter = [StateFilter, "role", ProvinceOfAreaFilter]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Positions are added where the person is seen."""
        return False
