"""Filters that every list of records has."""

from typing import Any

import django_filters as filters

from nakhonchai.geography.forms import AreaField
from nakhonchai.records.querysets import RecordQuerySet

TRASH_CHOICES = [("", "ที่ใช้อยู่"), ("trash", "ในถังขยะ")]


class RecordFilters(filters.FilterSet):
    """Text, area of any level, and the trash. A subclass adds type and status."""

    q = filters.CharFilter(label="ค้นหา", method="search")
    area = filters.Filter(label="พื้นที่", method="within", field_name="area")
    state = filters.ChoiceFilter(
        label="สถานะรายการ", choices=TRASH_CHOICES[1:], method="in_trash", empty_label=TRASH_CHOICES[0][1]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form.fields["area"] = AreaField(label="พื้นที่", required=False, within=("",))
        self.form.fields["q"].widget.attrs["type"] = "search"

    def search(self, queryset: RecordQuerySet, name: str, value: str) -> RecordQuerySet:
        """Keep what contains every word."""
        return queryset.matching(value)

    def within(self, queryset: RecordQuerySet, name: str, value: Any) -> RecordQuerySet:
        """Keep what is at home in the area or below it."""
        return queryset.at(value.code) if value else queryset

    def in_trash(self, queryset: RecordQuerySet, name: str, value: str) -> RecordQuerySet:
        """Show the trash instead of what is in use."""
        return queryset.trashed() if value == "trash" else queryset.alive()

    def filter_queryset(self, queryset: Any) -> Any:
        """Leave the trash out unless it was asked for."""
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("state") else found.alive()


