"""How lists of organizations are narrowed."""

from typing import Any

import django_filters as filters

from nakhonchai.records.filters import RecordFilters
from organizations.choices import flat_type_choices, type_choices
from organizations.enums import OrganizationStatus
from organizations.models import TypeGroup
from organizations.querysets import OrganizationQuerySet

WORKING = [("yes", "ไม่รวมที่เลิกแล้ว")]  # what figures count


class OrganizationFilters(RecordFilters):
    """By group, type and status, beside what every list has."""

    group = filters.ModelChoiceFilter(
        label="กลุ่มประเภท",
        queryset=TypeGroup.objects.all(),
        to_field_name="slug",
        method="in_group",
        empty_label="ทุกกลุ่ม",
    )
    type = filters.ChoiceFilter(label="ประเภท", choices=flat_type_choices, empty_label="ทุกประเภท")
    status = filters.ChoiceFilter(label="สถานะ", choices=OrganizationStatus.choices, empty_label="ทุกสถานะ")
    working = filters.ChoiceFilter(
        label="ความเป็นไป", choices=WORKING, method="only_working", empty_label="รวมที่เลิกแล้ว"
    )
    search_hint = "ชื่อองค์กร เลขที่จดแจ้ง หรือรหัส"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form.fields["type"].choices = [("", "ทุกประเภท"), *type_choices()]

    def only_working(self, queryset: OrganizationQuerySet, name: str, value: str) -> OrganizationQuerySet:
        """Keep those that were not closed."""
        return queryset.working()

    def in_group(
        self, queryset: OrganizationQuerySet, name: str, value: TypeGroup | None
    ) -> OrganizationQuerySet:
        """Keep the types of one group."""
        return queryset.of_group(value.slug) if value else queryset
