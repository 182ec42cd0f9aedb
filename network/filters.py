"""How lists of links and networks are narrowed."""

from typing import Any

import django_filters as filters

from nakhonchai.records.filters import RecordFilters
from nakhonchai.thai import be_year, today_in_bangkok
from network.enums import NetworkLevel
from network.models import Issue, LinkKind
from network.querysets import BoardSeatQuerySet, LinkQuerySet, MemberQuerySet

TERMS = [("current", "ยังเชื่อมกันอยู่"), ("ended", "สิ้นสุดแล้ว")]
SEATS = [("current", "อยู่ในคณะทำงาน"), ("ended", "สิ้นสุดแล้ว")]
MEMBERSHIPS = [("current", "ยังเป็นสมาชิก"), ("ended", "ออกแล้ว")]
YEARS_BACK = 12


def years() -> list[tuple[int, int]]:
    """Return the Buddhist years that can be asked for, this year first."""
    this_year = be_year(today_in_bangkok())
    return [(year, year) for year in range(this_year, this_year - YEARS_BACK, -1)]


class LinkFilters(RecordFilters):
    """By kind, issue, year of beginning, and whether it still holds."""

    kind = filters.ModelChoiceFilter(
        label="ชนิด", queryset=LinkKind.objects.all(), to_field_name="slug", empty_label="ทุกชนิด"
    )
    issue = filters.ModelChoiceFilter(label="ประเด็น", queryset=Issue.objects.all(), empty_label="ทุกประเด็น")
    year = filters.ChoiceFilter(label="เริ่มในปี", choices=years, method="begun_in", empty_label="ทุกปี")
    term = filters.ChoiceFilter(label="ความเป็นไป", choices=TERMS, method="in_term", empty_label="ทั้งหมด")
    search_hint = "ชื่อองค์กรฝั่งใดก็ได้ ประเด็น หรือรหัส"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form.fields["year"].choices = [("", "ทุกปี"), *years()]

    def begun_in(self, queryset: LinkQuerySet, name: str, value: str) -> LinkQuerySet:
        """Keep what began in a Buddhist year."""
        return queryset.begun_in(int(value))

    def in_term(self, queryset: LinkQuerySet, name: str, value: str) -> LinkQuerySet:
        """Keep what still holds, or what has ended."""
        return queryset.current() if value == "current" else queryset.exclude(ended=None)


class NetworkFilters(RecordFilters):
    """By level and issue."""

    level = filters.ChoiceFilter(label="ระดับ", choices=NetworkLevel.choices, empty_label="ทุกระดับ")
    issue = filters.ModelChoiceFilter(label="ประเด็น", queryset=Issue.objects.all(), empty_label="ทุกประเด็น")
    search_hint = "ชื่อเครือข่ายหรือรหัส"


class MemberFilters(RecordFilters):
    """Members, past and present."""

    term = filters.ChoiceFilter(label="ความเป็นไป", choices=MEMBERSHIPS, method="in_term", empty_label="ทั้งหมด")
    search_hint = "ชื่อองค์กรหรือเครือข่าย"

    def in_term(self, queryset: MemberQuerySet, name: str, value: str) -> MemberQuerySet:
        """Keep members of today, or those that left."""
        return queryset.current() if value == "current" else queryset.exclude(left=None)


class BoardSeatFilters(RecordFilters):
    """People on boards, past and present."""

    term = filters.ChoiceFilter(label="ความเป็นไป", choices=SEATS, method="in_term", empty_label="ทั้งหมด")
    search_hint = "ชื่อเครือข่ายหรือรหัส"

    def in_term(self, queryset: BoardSeatQuerySet, name: str, value: str) -> BoardSeatQuerySet:
        """Keep the board of today, or those who left it."""
        return queryset.current() if value == "current" else queryset.exclude(ended=None)
