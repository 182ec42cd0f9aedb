"""How lists of strategies, indicators, reports and proposals are narrowed."""

from typing import Any

import django_filters as filters
from django.db.models import Exists, OuterRef, Q

from nakhonchai.accounts.scope import scope_of
from nakhonchai.dashboards.years import this_year
from nakhonchai.records.filters import RecordFilters
from strategy.enums import (
    STATE,
    NodeKind,
    PlanOf,
    ProposalStatus,
    RoundKind,
    Source,
    State,
    Status,
    StrategyKind,
)
from strategy.models import Indicator, NodeLink, Round, Strategy

NARROWED = "the form narrows it to what its reader finds"
YEARS_BACK, YEARS_AHEAD = 6, 2


def years() -> list[tuple[int, int]]:
    """Return the fiscal years that can be asked for, the latest first."""
    last = this_year() + YEARS_AHEAD
    return [(year, year) for year in range(last, last - YEARS_BACK - YEARS_AHEAD - 1, -1)]


class YearFilters(RecordFilters):
    """Lists of what belongs to a fiscal year."""

    fiscal_year = filters.ChoiceFilter(label="ปีงบประมาณ", choices=years, empty_label="ทุกปี")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form.fields["fiscal_year"].choices = [("", "ทุกปี"), *years()]


class StrategyFilters(RecordFilters):
    """By whose it is."""

    kind = filters.ChoiceFilter(label="ของใคร", choices=StrategyKind.choices, empty_label="ทั้งหมด")
    search_hint = "ชื่อยุทธศาสตร์หรือรหัส"


class NodeFilters(RecordFilters):
    """By strategy, kind, and whether the state's strategies are linked."""

    strategy = filters.ModelChoiceFilter(
        label="ยุทธศาสตร์",
        queryset=Strategy.objects.unscoped(NARROWED).none(),
        to_field_name="ref",
        empty_label="ทุกยุทธศาสตร์",
    )
    kind = filters.ChoiceFilter(label="ชนิดของข้อ", choices=NodeKind.choices, empty_label="ทุกชนิด")
    linked = filters.ChoiceFilter(
        label="เชื่อมกับแผนของรัฐ",
        choices=[("state", "เชื่อมแล้ว"), ("none", "ยังไม่เชื่อม")],
        method="that_link",
        empty_label="ทั้งหมด",
    )
    search_hint = "คำในข้อ หรือรหัส"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Strategy.objects.visible_to(self.request.user).alive().order_by("order", "pk")
        self.form.fields["strategy"].queryset = known

    def that_link(self, queryset: Any, name: str, value: str) -> Any:
        """Keep the movement's lines that are linked with the state's, or not."""
        there = Q(target=OuterRef("pk"), source__strategy__kind__in=STATE, source__trashed_at=None)
        there |= Q(source=OuterRef("pk"), target__strategy__kind__in=STATE, target__trashed_at=None)
        linked = Exists(NodeLink.objects.filter(there))
        own = queryset.exclude(strategy__kind__in=STATE)
        return own.filter(linked) if value == "state" else own.filter(~linked)


class IndicatorFilters(RecordFilters):
    """By where the numbers come from."""

    source = filters.ChoiceFilter(label="ตัวเลขมาจาก", choices=Source.choices, empty_label="ทั้งหมด")
    search_hint = "ชื่อตัวชี้วัดหรือรหัส"


class _OfIndicator(YearFilters):
    """Rows of an indicator."""

    indicator = filters.ModelChoiceFilter(
        label="ตัวชี้วัด",
        queryset=Indicator.objects.unscoped(NARROWED).none(),
        to_field_name="ref",
        empty_label="ทุกตัวชี้วัด",
    )
    search_hint = "ชื่อตัวชี้วัดหรือรหัส"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Indicator.objects.visible_to(self.request.user).alive().in_thai_order()
        self.form.fields["indicator"].queryset = known


class TargetFilters(_OfIndicator):
    """Targets."""


class ValueFilters(_OfIndicator):
    """Reports by step, by what they say, and by round."""

    status = filters.ChoiceFilter(label="ขั้นของรายงาน", choices=Status.choices, empty_label="ทุกขั้น")
    todo = filters.ChoiceFilter(
        label="งานของฉัน", choices=[("mine", "ที่ฉันต้องส่ง")], method="asked_of_me", empty_label="ทั้งหมด"
    )
    says = filters.ChoiceFilter(label="ตัวเลข", field_name="state", choices=State.choices, empty_label="ทั้งหมด")
    round = filters.ModelChoiceFilter(
        label="รอบรายงาน",
        queryset=Round.objects.unscoped(NARROWED).none(),
        to_field_name="ref",
        empty_label="ทุกรอบ",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Round.objects.visible_to(self.request.user).alive().order_by("-fiscal_year", "-quarter", "pk")
        self.form.fields["round"].queryset = known

    def asked_of_me(self, queryset: Any, name: str, value: str) -> Any:
        """Keep what the reader still has to send."""
        own = scope_of(self.request.user).editable_homes()
        return queryset.filter(own).asked_of(self.request.user)


class RoundFilters(YearFilters):
    """Rounds by kind and year."""

    kind = filters.ChoiceFilter(label="รอบ", choices=RoundKind.choices, empty_label="ทั้งหมด")
    search_hint = "รอบหรือรหัส"


class ProposalFilters(RecordFilters):
    """Proposals by plan, status and year."""

    plan_of = filters.ChoiceFilter(label="เสนอต่อ", choices=PlanOf.choices, empty_label="ทุกแผน")
    status = filters.ChoiceFilter(label="สถานะ", choices=ProposalStatus.choices, empty_label="ทุกสถานะ")
    made = filters.ChoiceFilter(
        label="ยื่นแล้ว",
        choices=[("yes", "ยื่นแล้ว"), ("accepted", "รับหลักการแล้วขึ้นไป")],
        method="that_were_made",
        empty_label="ทั้งหมด",
    )
    search_hint = "ชื่อข้อเสนอหรือรหัส"

    def that_were_made(self, queryset: Any, name: str, value: str) -> Any:
        """Keep what was handed over, or what was accepted at least in principle."""
        if value == "accepted":
            return queryset.filter(status__in=[ProposalStatus.ACCEPTED, ProposalStatus.ADOPTED])
        return queryset.exclude(status=ProposalStatus.DRAFT)
