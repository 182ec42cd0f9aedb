"""Organizations and the list of their types in the admin site."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from nakhonchai.base.admin import BaseAdmin
from nakhonchai.geography.admin import ProvinceOfAreaFilter
from nakhonchai.records.record_admin import RecordAdmin, StateFilter
from organizations.forms import OrganizationForm
from organizations.models import (
    Contact,
    Coverage,
    FactDefinition,
    FactSection,
    Membership,
    Organization,
    OrganizationType,
    Registration,
    RegistrationScheme,
    StatusChange,
    TypeGroup,
)
from organizations.part_forms import (
    ContactForm,
    CoverageForm,
    MembershipForm,
    RegistrationForm,
    StatusChangeForm,
)


@admin.register(TypeGroup)
class TypeGroupAdmin(BaseAdmin):
    """Groups of types."""

    list_display = ["name", "slug", "order", "is_partner"]
    list_filter = ["is_partner"]
    search_fields = ["name", "slug"]


@admin.register(OrganizationType)
class OrganizationTypeAdmin(BaseAdmin):
    """Types. One that is no longer used is retired: records keep it."""

    list_display = ["name", "group", "order", "is_active"]
    list_filter = ["group", "is_active"]
    list_select_related = ["group"]
    search_fields = ["name"]


@admin.register(Organization)
class OrganizationAdmin(RecordAdmin):
    """Community organizations and partners."""

    form = OrganizationForm
    list_display = ["name", "type", "home", "status", "is_published"]
    list_select_related = ["area", "cluster", "type"]
    list_filter = [StateFilter, "status", "type__group", "type", ProvinceOfAreaFilter, "origin"]
    export_filters = {**RecordAdmin.export_filters, "status__exact": "status", "type__id__exact": "type"}


@admin.register(RegistrationScheme)
class RegistrationSchemeAdmin(BaseAdmin):
    """Registers in which organizations have numbers."""

    list_display = ["name", "area_digits", "main_for", "is_unique", "order", "is_active"]
    list_filter = ["is_active"]
    list_select_related = ["main_for"]
    search_fields = ["name"]


@admin.register(FactSection)
class FactSectionAdmin(BaseAdmin):
    """Headings of facts."""

    list_display = ["name", "slug", "has_total", "order"]
    search_fields = ["name"]


@admin.register(FactDefinition)
class FactDefinitionAdmin(BaseAdmin):
    """What a type of organization has: made and changed on the pages of the portal, which know the types."""

    list_display = [
        "name",
        "section",
        "kind",
        "unit",
        "is_yearly",
        "required_from",
        "on_dashboard",
        "is_active",
    ]
    list_filter = ["section", "kind", "is_yearly", "is_active", "types"]
    list_select_related = ["section"]
    search_fields = ["name"]

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to the page that makes one."""
        return HttpResponseRedirect(reverse("organizations:definition-create"))

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to the page that changes it."""
        found = self.get_object(request, object_id)
        if found is None:
            return HttpResponseRedirect(reverse("organizations:definition-list"))
        return HttpResponseRedirect(reverse("organizations:definition-edit", args=[found.key]))


class PartAdmin(RecordAdmin):
    """A row of an organization. It is added on the organization's page, which says whose it is."""

    list_select_related: ClassVar[Any] = ["area", "cluster", "organization"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Add nothing here: a row needs its organization."""
        return False


@admin.register(StatusChange)
class StatusChangeAdmin(PartAdmin):
    """Dated statuses."""

    form = StatusChangeForm
    list_display = ["organization", "status", "since", "evidence", "home"]
    list_filter = [StateFilter, "status", ProvinceOfAreaFilter]


@admin.register(Registration)
class RegistrationAdmin(PartAdmin):
    """Numbers by register."""

    form = RegistrationForm
    list_display = ["organization", "scheme", "number", "home"]
    list_select_related: ClassVar[Any] = ["area", "cluster", "organization", "scheme"]
    list_filter = [StateFilter, "scheme", ProvinceOfAreaFilter]


@admin.register(Contact)
class ContactAdmin(PartAdmin):
    """Ways to organizations."""

    form = ContactForm
    list_display = ["organization", "kind", "value", "home"]
    list_filter = [StateFilter, "kind", ProvinceOfAreaFilter]


@admin.register(Membership)
class MembershipAdmin(PartAdmin):
    """Members of councils and federations."""

    form = MembershipForm
    list_display = ["organization", "member", "started", "ended", "home"]
    list_select_related: ClassVar[Any] = ["area", "cluster", "organization", "member"]


@admin.register(Coverage)
class CoverageAdmin(PartAdmin):
    """Places that organizations reach."""

    form = CoverageForm
    list_display = ["organization", "covered", "is_part", "home"]
    list_select_related: ClassVar[Any] = ["area", "cluster", "organization", "covered"]
