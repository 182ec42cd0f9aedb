"""Links, networks and their lists in the admin site."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from leaders.admin import PersonAdmin
from nakhonchai.base.admin import BaseAdmin
from nakhonchai.geography.admin import ProvinceOfAreaFilter
from nakhonchai.records.record_admin import RecordAdmin, StateFilter
from network.forms import BoardSeatForm, LinkForm, MemberForm, NetworkForm
from network.models import BoardSeat, Issue, Link, LinkKind, Member, Network


@admin.register(LinkKind)
class LinkKindAdmin(BaseAdmin):
    """Kinds of links. One that is no longer used is retired: links keep it."""

    list_display = ["name", "reverse_name", "is_mutual", "has_amount", "needs_issue", "order", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["name", "reverse_name"]


@admin.register(Issue)
class IssueAdmin(BaseAdmin):
    """Issues on which bodies work together."""

    list_display = ["name", "order", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["name"]


@admin.register(Link)
class LinkAdmin(RecordAdmin):
    """Links between bodies."""

    form = LinkForm
    list_display = ["source", "kind", "target", "issue", "home", "started", "ended"]
    list_select_related = ["area", "cluster", "source", "target", "kind", "issue"]
    list_filter = [StateFilter, "kind", "issue", ProvinceOfAreaFilter, "origin"]


@admin.register(Network)
class NetworkAdmin(RecordAdmin):
    """Networks of every level."""

    form = NetworkForm
    list_display = ["name", "level", "home", "organization"]
    list_select_related = ["area", "cluster", "organization"]
    list_filter = [StateFilter, "level", ProvinceOfAreaFilter]


@admin.register(Member)
class MemberAdmin(RecordAdmin):
    """Bodies in networks. A new one begins at its network's page in the portal."""

    form = MemberForm
    list_display = ["organization", "network", "home", "joined", "left"]
    list_select_related = ["area", "cluster", "organization", "network"]
    list_filter = [StateFilter, ProvinceOfAreaFilter]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Members are added where their network is seen."""
        return False


@admin.register(BoardSeat)
class BoardSeatAdmin(PersonAdmin):
    """People on boards. A new seat begins at its network's page in the portal."""

    form = BoardSeatForm
    list_display = ["leader", "role", "network", "home", "started", "ended"]
    list_select_related = ["area", "cluster", "leader", "role", "network"]
    list_filter = [StateFilter, ProvinceOfAreaFilter]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Only of people whom the person finds."""
        visible = BoardSeat.objects.visible_to(request.user).values("pk")
        return super().get_queryset(request).filter(pk__in=visible)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Seats are added where the network is seen."""
        return False
