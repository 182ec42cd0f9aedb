"""Series, events, attendance and the capability framework in the admin site."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from leaders.admin import PersonAdmin
from learning.forms import EventForm, ParticipationForm, SeriesForm
from learning.models import Capability, Event, Participation, Series
from nakhonchai.base.admin import BaseAdmin
from nakhonchai.geography.admin import ProvinceOfAreaFilter
from nakhonchai.records.record_admin import RecordAdmin, StateFilter


@admin.register(Capability)
class CapabilityAdmin(BaseAdmin):
    """The framework. A capability no longer asked is retired: assessments keep it."""

    list_display = ["name", "words", "order", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["name"]


@admin.register(Series)
class SeriesAdmin(RecordAdmin):
    """Series of events."""

    form = SeriesForm
    list_display = ["name", "kind", "home", "is_open"]
    list_filter = [StateFilter, "kind", "is_open", ProvinceOfAreaFilter]


@admin.register(Event)
class EventAdmin(RecordAdmin):
    """Events; their bodies and people are kept in the portal."""

    form = EventForm
    list_display = ["name", "kind", "home", "started", "is_cancelled"]
    list_filter = [StateFilter, "kind", "level", "is_cancelled", ProvinceOfAreaFilter, "origin"]
    export_filters = {**RecordAdmin.export_filters, "kind__exact": "kind", "level__exact": "level"}


@admin.register(Participation)
class ParticipationAdmin(PersonAdmin):
    """Attendance. It begins at its event's page in the portal."""

    form = ParticipationForm
    list_display = ["name", "event", "home", "role", "attendance"]
    list_select_related = ["area", "cluster", "event", "leader"]
    list_filter = [StateFilter, "attendance", "role", ProvinceOfAreaFilter]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Only of people whom the person finds."""
        visible = Participation.objects.visible_to(request.user).values("pk")
        return super().get_queryset(request).filter(pk__in=visible)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """People are added where the event is seen."""
        return False
