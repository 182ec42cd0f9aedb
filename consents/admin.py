"""Purposes are edited in the admin site and in the portal; what people gave or asked is read here."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from consents.forms import BreachForm, SubjectRequestForm
from consents.models import Breach, Consent, Erasure, Purpose, Review, SubjectRequest
from leaders.models import Leader
from nakhonchai.base.admin import BaseAdmin
from nakhonchai.geography.admin import ProvinceOfAreaFilter
from nakhonchai.records.record_admin import RecordAdmin, StateFilter


@admin.register(Purpose)
class PurposeAdmin(BaseAdmin):
    """Purposes. One that is no longer used is retired: consents keep it."""

    list_display = ["name", "role", "basis", "edition", "retention_years", "order", "is_active"]
    list_filter = ["basis", "is_active"]
    search_fields = ["name"]
    readonly_fields = ["edition"]


class ReadOnlyAdmin(BaseAdmin):
    """Rows that only the actions of this package write."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Added where the person is seen."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Changed by nobody here."""
        return False


class OfPersonAdmin(ReadOnlyAdmin):
    """Rows about people, of those whom the reader finds."""

    list_select_related = ["leader"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Keep to the reader's people."""
        mine = Leader.objects.visible_to(request.user).values("pk")
        return super().get_queryset(request).filter(leader__in=mine)


@admin.register(Consent)
class ConsentAdmin(OfPersonAdmin):
    """Consents."""

    list_display = ["leader", "purpose", "edition", "given_on", "way", "withdrawn_on"]
    list_select_related = ["leader", "purpose"]
    list_filter = ["way"]


@admin.register(Review)
class ReviewAdmin(OfPersonAdmin):
    """Reviews of how long data is kept."""

    list_display = ["leader", "why", "reviewed_at", "reviewed_by"]


@admin.register(Erasure)
class ErasureAdmin(ReadOnlyAdmin):
    """That somebody was forgotten; nothing here says who."""

    list_display = ["ref", "done_at", "done_by", "reason"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Keep to the reader's areas."""
        from consents.registers import erasures_of

        return erasures_of(request.user)


@admin.register(SubjectRequest)
class SubjectRequestAdmin(RecordAdmin):
    """Requests."""

    form = SubjectRequestForm
    list_display = ["asked_by", "kind", "asked_on", "due", "status"]
    list_filter = [StateFilter, "kind", "status", ProvinceOfAreaFilter]


@admin.register(Breach)
class BreachAdmin(RecordAdmin):
    """Breaches."""

    form = BreachForm
    list_display = ["name", "found_at", "risk", "reported_at", "closed_on"]
    list_filter = [StateFilter, "risk", ProvinceOfAreaFilter]
