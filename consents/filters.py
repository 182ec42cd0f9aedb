"""How the registers are narrowed."""

import django_filters as filters

from consents.enums import RequestKind, RequestStatus, Risk
from consents.querysets import BreachQuerySet, RequestQuerySet
from nakhonchai.records.filters import RecordFilters

CLOCKS = [("open", "ยังไม่ปิด"), ("late", "เกินกำหนด")]


class RequestFilters(RecordFilters):
    """By what is asked, how far it came, and the clock."""

    kind = filters.ChoiceFilter(label="ขออะไร", choices=RequestKind.choices, empty_label="ทุกเรื่อง")
    status = filters.ChoiceFilter(label="สถานะ", choices=RequestStatus.choices, empty_label="ทุกสถานะ")
    clock = filters.ChoiceFilter(label="เวลา", choices=CLOCKS, method="by_clock", empty_label="ทั้งหมด")
    search_hint = "ผู้ขอ หรือรหัส"

    def by_clock(self, queryset: RequestQuerySet, name: str, value: str) -> RequestQuerySet:
        """Keep what waits, or what is late."""
        return queryset.late() if value == "late" else queryset.open()


class BreachFilters(RecordFilters):
    """By risk, and whether it is closed."""

    risk = filters.ChoiceFilter(label="ความเสี่ยง", choices=Risk.choices, empty_label="ทุกระดับ")
    clock = filters.ChoiceFilter(label="เวลา", choices=CLOCKS[:1], method="by_clock", empty_label="ทั้งหมด")
    search_hint = "เกิดอะไรขึ้น หรือรหัส"

    def by_clock(self, queryset: BreachQuerySet, name: str, value: str) -> BreachQuerySet:
        """Keep what is not closed."""
        return queryset.open()
