"""Filters that every list of records has."""

from typing import Any

import django_filters as filters

from nakhonchai.accounts.scope import scope_of
from nakhonchai.geography.forms import AreaField
from nakhonchai.records.more_filters import more_filters
from nakhonchai.records.querysets import RecordQuerySet
from nakhonchai.records.runs import RunField

UNTOUCHED = [("12", "นานกว่า 1 ปี"), ("24", "นานกว่า 2 ปี")]
TRASH_CHOICES = [("trash", "ในถังขยะ")]


class RecordFilters(filters.FilterSet):
    """Text, area of any level, and the trash. A subclass adds type and status."""

    q = filters.CharFilter(label="ค้นหา", method="search")
    area = filters.Filter(label="พื้นที่", method="within", field_name="area")
    state = filters.ChoiceFilter(
        label="สถานะรายการ", choices=TRASH_CHOICES, method="in_trash", empty_label="ที่ใช้อยู่"
    )
    untouched = filters.ChoiceFilter(
        label="ไม่ได้ปรับปรุง", choices=UNTOUCHED, method="not_written", empty_label="ไม่กรอง"
    )
    run = filters.Filter(method="written_by")
    search_hint = "ชื่อหรือรหัสอ้างอิง"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label, person = self.queryset.model._meta.label_lower, getattr(self.request, "user", None)
        for name, added in more_filters(label, person).items():
            added.parent, added.model = self, self.queryset.model
            self.filters[name] = added
        self.form.fields["area"] = AreaField(label="พื้นที่", required=False, within=("",))
        self.form.fields["run"] = RunField(label_of_model=label, person=person)
        self.form.fields["q"].widget.attrs |= {"type": "search", "placeholder": self.search_hint}
        # The rare filters come last.
        rare = {"state", "untouched"}
        self.form.order_fields([name for name in self.form.fields if name not in rare])

    def search(self, queryset: RecordQuerySet, name: str, value: str) -> RecordQuerySet:
        """Keep what contains every word."""
        area = self.form.cleaned_data.get("area")
        return queryset.matching(value, within=area.code if area else "")

    def within(self, queryset: RecordQuerySet, name: str, value: Any) -> RecordQuerySet:
        """Keep what is at home in the area or below it."""
        return queryset.at(value.code) if value else queryset

    def written_by(self, queryset: RecordQuerySet, name: str, value: Any) -> RecordQuerySet:
        """Keep what an import wrote, among what the reader may find."""
        return queryset.filter(ref__in=value.refs) if value else queryset

    def not_written(self, queryset: RecordQuerySet, name: str, value: str) -> RecordQuerySet:
        """Keep what nobody wrote in for so many months."""
        return queryset.untouched(int(value)) if value else queryset

    def in_trash(self, queryset: RecordQuerySet, name: str, value: str) -> RecordQuerySet:
        """Show the trash instead of what is in use, to those who can take things out of it."""
        if value != "trash":
            return queryset.alive()
        return queryset.in_bin().filter(scope_of(self.request.user).editable_homes())

    def filter_queryset(self, queryset: Any) -> Any:
        """Leave the trash out unless asked for. A filter that cannot be read finds nothing."""
        if self.form.errors:
            return queryset.none()
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("state") else found.alive()
