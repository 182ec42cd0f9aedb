"""Organizations and the list of their types in the admin site."""

from django.contrib import admin

from nakhonchai.base.admin import BaseAdmin
from nakhonchai.geography.admin import ProvinceOfAreaFilter
from nakhonchai.records.record_admin import RecordAdmin, StateFilter
from organizations.forms import OrganizationForm
from organizations.models import Organization, OrganizationType, TypeGroup


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
