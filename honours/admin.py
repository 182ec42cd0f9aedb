"""Honours and what can be given, in the admin site."""

from django.contrib import admin

from honours.forms import HonourForm
from honours.models import Honour, HonourType
from nakhonchai.base.admin import BaseAdmin
from nakhonchai.geography.admin import ProvinceOfAreaFilter
from nakhonchai.records.record_admin import RecordAdmin, StateFilter


@admin.register(HonourType)
class HonourTypeAdmin(BaseAdmin):
    """What can be given. One that is no longer given is retired: honours keep it."""

    list_display = ["name", "category", "level", "giver", "order", "is_active"]
    list_filter = ["level", "is_active"]
    search_fields = ["name"]


@admin.register(Honour)
class HonourAdmin(RecordAdmin):
    """Honours."""

    form = HonourForm
    list_display = ["recipient_name", "type", "year", "status", "is_public", "home"]
    list_select_related = ["area", "cluster", "type", "leader", "organization", "place"]
    list_filter = [StateFilter, "status", "type", ProvinceOfAreaFilter]
