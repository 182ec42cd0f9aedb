"""Leaders, their positions and the list of roles in the admin site."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from leaders.forms import LeaderForm, PositionForm, TieForm
from leaders.models import Leader, LeaderTie, Position, RoleType, Skill
from leaders.skills import rename_skill
from nakhonchai.accounts.models import AccessLog
from nakhonchai.accounts.models.access import AccessKind
from nakhonchai.base.admin import BaseAdmin
from nakhonchai.geography.admin import ProvinceOfAreaFilter
from nakhonchai.records.record_admin import RecordAdmin, StateFilter


@admin.register(RoleType)
class RoleTypeAdmin(BaseAdmin):
    """Roles. One that is no longer used is retired: positions keep it."""

    list_display = [
        "name",
        "level",
        "is_key_post",
        "unique_in_body",
        "needs_organization",
        "needs_place",
        "committee",
        "order",
        "is_active",
    ]
    list_filter = ["level", "is_key_post", "committee", "is_active"]
    search_fields = ["name"]


@admin.register(Skill)
class SkillAdmin(BaseAdmin):
    """Skills and topics. A new name goes to all leaders who have the skill; one not used is retired."""

    list_display = ["name", "order", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["name"]

    def write(self, request: HttpRequest, obj: Any, form: Any) -> None:
        """Write the skill; a new name goes to those who have it."""
        if obj._state.adding:
            super().write(request, obj, form)
            return
        rename_skill(obj, by=request.user, reason=self.reason(form), version=self.seen_version(form))


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


@admin.register(LeaderTie)
class LeaderTieAdmin(PersonAdmin):
    """Mentors and successors. A new one begins at its leader's page in the portal."""

    form = TieForm
    list_display = ["leader", "kind", "other", "home", "started", "ended"]
    list_select_related = ["area", "cluster", "leader", "other"]
    list_filter = [StateFilter, "kind", ProvinceOfAreaFilter]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Ties are added where the person is seen."""
        return False
