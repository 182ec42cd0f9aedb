"""Strategies, indicators, reports and proposals in the admin site."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from nakhonchai.base.admin import BaseAdmin
from nakhonchai.geography.admin import ProvinceOfAreaFilter
from nakhonchai.records.record_admin import RecordAdmin, StateFilter
from strategy.forms import (
    IndicatorForm,
    NodeForm,
    ProposalForm,
    RoundForm,
    StrategyForm,
    TargetForm,
    ValueForm,
)
from strategy.models import (
    Adjustment,
    Indicator,
    Node,
    NodeLink,
    Proposal,
    Round,
    Strategy,
    Target,
    Value,
    YearClose,
)


class ReadOnlyAdmin(BaseAdmin):
    """What is written by actions of the portal only; here it is looked at, by staff of all."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """It is added where it belongs."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """It is changed there too."""
        return False


@admin.register(Strategy)
class StrategyAdmin(RecordAdmin):
    """Strategies."""

    form = StrategyForm
    list_display = ["name", "kind", "home", "first_year", "last_year"]
    list_filter = [StateFilter, "kind", ProvinceOfAreaFilter]


@admin.register(Node)
class NodeAdmin(RecordAdmin):
    """Lines of strategies."""

    form = NodeForm
    list_display = ["name", "kind", "strategy", "home"]
    list_select_related = ["area", "cluster", "strategy"]
    list_filter = [StateFilter, "kind", ProvinceOfAreaFilter]


@admin.register(Indicator)
class IndicatorAdmin(RecordAdmin):
    """Indicators."""

    form = IndicatorForm
    list_display = ["name", "unit", "source", "node", "is_active"]
    list_select_related = ["area", "cluster", "node"]
    list_filter = [StateFilter, "source", "is_active", ProvinceOfAreaFilter]


@admin.register(Target)
class TargetAdmin(RecordAdmin):
    """Targets."""

    form = TargetForm
    list_display = ["indicator", "fiscal_year", "value", "home"]
    list_select_related = ["area", "cluster", "indicator"]
    list_filter = [StateFilter, "fiscal_year", ProvinceOfAreaFilter]


@admin.register(Value)
class ValueAdmin(RecordAdmin):
    """Reports."""

    form = ValueForm
    list_display = ["indicator", "fiscal_year", "quarter", "state", "value", "status", "home"]
    list_select_related = ["area", "cluster", "indicator"]
    list_filter = [StateFilter, "status", "state", "fiscal_year", ProvinceOfAreaFilter]


@admin.register(Round)
class RoundAdmin(RecordAdmin):
    """Rounds."""

    form = RoundForm
    list_display = ["kind", "fiscal_year", "quarter", "home", "opens", "due"]
    list_filter = [StateFilter, "kind", "fiscal_year", ProvinceOfAreaFilter]


@admin.register(Proposal)
class ProposalAdmin(RecordAdmin):
    """Proposals."""

    form = ProposalForm
    list_display = ["name", "plan_of", "status", "home", "made_on"]
    list_filter = [StateFilter, "status", "plan_of", ProvinceOfAreaFilter]


@admin.register(NodeLink)
class NodeLinkAdmin(ReadOnlyAdmin):
    """Links between lines."""

    list_display = ["source", "kind", "target", "note"]
    list_select_related = ["source", "target"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Only between lines that the person finds."""
        found = Node.objects.visible_to(request.user).values("pk")
        return super().get_queryset(request).filter(source__in=found, target__in=found)


@admin.register(YearClose)
class YearCloseAdmin(ReadOnlyAdmin):
    """Closed years."""

    list_display = ["fiscal_year", "signed_by", "signed_on", "closed_at"]


@admin.register(Adjustment)
class AdjustmentAdmin(ReadOnlyAdmin):
    """Corrections of closed years."""

    list_display = ["indicator", "fiscal_year", "area", "change", "reason"]
    list_select_related = ["indicator", "area"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Only of indicators that the person finds."""
        return (
            super()
            .get_queryset(request)
            .filter(indicator__in=Indicator.objects.visible_to(request.user).values("pk"))
        )
