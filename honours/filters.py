"""How lists of honours are narrowed."""

from typing import Any

import django_filters as filters

from honours.enums import HonourLevel, HonourStatus, RecipientKind
from honours.models import HonourType
from honours.querysets import HonourQuerySet
from nakhonchai.base.forms import BuddhistYearField
from nakhonchai.records.filters import RecordFilters

OF_KIND = {
    RecipientKind.PERSON: "leader__isnull",
    RecipientKind.BODY: "organization__isnull",
    RecipientKind.PLACE: "place__isnull",
}


OTHERS = ("others", "องค์กรและตำบล")


class YearFilter(filters.Filter):
    """A year in the Buddhist era, as people write it."""

    field_class = BuddhistYearField


class HonourFilters(RecordFilters):
    """By category, level, year, state, and who is honoured."""

    type = filters.ModelChoiceFilter(
        label="ประเภท", queryset=HonourType.objects.all(), empty_label="ทุกประเภท"
    )
    level = filters.ChoiceFilter(
        label="ระดับ", field_name="type__level", choices=HonourLevel.choices, empty_label="ทุกระดับ"
    )
    year = YearFilter(label="ปี (พ.ศ.)")
    status = filters.ChoiceFilter(label="สถานะ", choices=HonourStatus.choices, empty_label="ทุกสถานะ")
    recipient = filters.ChoiceFilter(
        label="ผู้รับ", choices=[*RecipientKind.choices, OTHERS], method="of_kind", empty_label="ทุกแบบ"
    )
    search_hint = "ชื่อผู้รับ ประเภท หรือรหัส"

    def of_kind(self, queryset: HonourQuerySet, name: str, value: Any) -> HonourQuerySet:
        """Keep people, bodies or subdistricts, or bodies and subdistricts together."""
        if value == OTHERS[0]:
            return queryset.filter(leader=None)
        return queryset.filter(**{OF_KIND[RecipientKind(value)]: False})
