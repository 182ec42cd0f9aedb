"""How lists of organizations are narrowed."""

from typing import Any

import django_filters as filters
from django import forms

from nakhonchai.accounts.enums import WRITERS
from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.forms import BuddhistYearField
from nakhonchai.geography.forms import AreaField
from nakhonchai.records.filters import RecordFilters
from organizations.choices import fact_choices, flat_type_choices, type_choices
from organizations.councils import LISTS
from organizations.enums import ContactKind, OrganizationStatus
from organizations.facts.conditions import HOW, KNOWN, Condition
from organizations.facts.definitions import fact_named
from organizations.models import RegistrationScheme, TypeGroup
from organizations.querysets import OrganizationQuerySet

DOUBLED = "doubled"
REPORT = [*((name, label) for name, (label, _condition) in LISTS.items()), (DOUBLED, "มีเกินหนึ่งแห่งในตำบล")]
WORKING = [("yes", "ไม่รวมที่เลิกแล้ว")]  # what figures count
NO_FACT = "ไม่กรองด้วยข้อมูลเฉพาะ"
TERMS = [("current", "ปัจจุบัน"), ("ended", "สิ้นสุดแล้ว")]


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
    council = filters.ChoiceFilter(
        label="ในรายงานสภา", choices=REPORT, method="in_report", empty_label="ทั้งหมด"
    )
    covers = filters.Filter(label="ครอบคลุมพื้นที่", method="reaching")
    fact = filters.ChoiceFilter(label="ข้อมูลเฉพาะ", choices=[], method="with_fact", empty_label=NO_FACT)
    fact_is = filters.ChoiceFilter(label="เงื่อนไข", choices=HOW, method="of_fact", empty_label=None)
    fact_value = filters.CharFilter(label="ค่า", method="of_fact")
    fact_year = filters.NumberFilter(label="ปีของข้อมูล (เว้นว่าง = ล่าสุด)", method="of_fact")
    search_hint = "ชื่อองค์กร เลขที่จดแจ้ง หรือรหัส"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form.fields["type"].choices = [("", "ทุกประเภท"), *type_choices()]
        self.form.fields["fact"].choices = [("", NO_FACT), *fact_choices()]
        self.form.fields["covers"] = AreaField(label="ครอบคลุมพื้นที่", required=False)
        self.form.fields["fact_is"] = forms.ChoiceField(label="เงื่อนไข", choices=HOW, required=False)
        self.form.fields["fact_year"] = BuddhistYearField(label="ปีของข้อมูล (เว้นว่าง = ล่าสุด)", required=False)

    def reaching(self, queryset: OrganizationQuerySet, name: str, value: Any) -> OrganizationQuerySet:
        """Keep those at home there, and those that reach the place."""
        return queryset.covering(value.code) if value else queryset

    def with_fact(self, queryset: OrganizationQuerySet, name: str, value: str) -> OrganizationQuerySet:
        """Keep those of whose fact the other three fields say something."""
        asked = self.form.cleaned_data
        fact = fact_named(value)
        if fact is None:
            return queryset.none()
        condition = Condition(
            fact, asked.get("fact_is") or KNOWN, asked.get("fact_value") or "", asked.get("fact_year") or 0
        )
        found = queryset.with_fact(condition)
        if fact.is_open:
            return found
        # What a body tells only to those who keep its area is no way to sift the others.
        scope = scope_of(getattr(self.request, "user", None))
        return found.filter(scope.visible_homes()) if scope.role in WRITERS else found.none()

    def of_fact(self, queryset: OrganizationQuerySet, name: str, value: Any) -> OrganizationQuerySet:
        """Leave it to ``with_fact``: these fields say nothing without a fact."""
        return queryset

    def only_working(self, queryset: OrganizationQuerySet, name: str, value: str) -> OrganizationQuerySet:
        """Keep those that were not closed."""
        return queryset.working()

    def in_report(self, queryset: OrganizationQuerySet, name: str, value: str) -> OrganizationQuerySet:
        """Keep what a figure of the council report counts."""
        return queryset.doubled() if value == DOUBLED else queryset.filter(LISTS[value][1]())

    def in_group(
        self, queryset: OrganizationQuerySet, name: str, value: TypeGroup | None
    ) -> OrganizationQuerySet:
        """Keep the types of one group."""
        return queryset.of_group(value.slug) if value else queryset


class PartFilters(RecordFilters):
    """Rows of organizations: what every list has."""

    search_hint = "ชื่อองค์กร หรือข้อความในรายการ"


class StatusChangeFilters(PartFilters):
    """By status."""

    status = filters.ChoiceFilter(label="สถานะ", choices=OrganizationStatus.choices, empty_label="ทุกสถานะ")


class RegistrationFilters(PartFilters):
    """By register."""

    scheme = filters.ModelChoiceFilter(
        label="ทะเบียน", queryset=RegistrationScheme.objects.all(), empty_label="ทุกทะเบียน"
    )


class ContactFilters(PartFilters):
    """By kind."""

    kind = filters.ChoiceFilter(label="ช่องทาง", choices=ContactKind.choices, empty_label="ทุกช่องทาง")


class MembershipFilters(PartFilters):
    """Present members, or those who left."""

    term = filters.ChoiceFilter(
        label="ช่วงเวลา", choices=TERMS, method="in_term", empty_label="ปัจจุบันและที่สิ้นสุดแล้ว"
    )

    def in_term(self, queryset: Any, name: str, value: str) -> Any:
        """Keep present or past memberships."""
        return queryset.filter(ended=None) if value == "current" else queryset.exclude(ended=None)
