"""How lists of money and of the plans of others are narrowed."""

import django_filters as filters

from nakhonchai.records.filters import RecordFilters
from plans.enums_money import AdoptingPlan, AdoptionState, MoneyForm, MoneyKind, Quarter
from plans.filters import YearFilter
from plans.models import MoneySource
from plans.querysets_money import AdoptionQuerySet

STANDING = [("yes", "เฉพาะที่บรรจุแล้ว")]


class MoneyLineFilters(RecordFilters):
    """By kind, source, year, quarter, money or in kind."""

    kind = filters.ChoiceFilter(label="ชนิด", choices=MoneyKind.choices, empty_label="ทุกชนิด")
    source = filters.ModelChoiceFilter(
        label="แหล่งเงิน", queryset=MoneySource.objects.all(), to_field_name="slug", empty_label="ทุกแหล่ง"
    )
    fiscal_year = YearFilter(label="ปีงบประมาณ (พ.ศ.)", field_name="fiscal_year")
    quarter = filters.ChoiceFilter(label="ไตรมาส", choices=Quarter.choices, empty_label="ทุกไตรมาส")
    form = filters.ChoiceFilter(label="รูปแบบ", choices=MoneyForm.choices, empty_label="ทั้งเงินและสิ่งของ")
    search_hint = "ชื่อโครงการหรือรหัส"


class AdoptionFilters(RecordFilters):
    """By whose plan, year and what became of it."""

    plan_of = filters.ChoiceFilter(label="เข้าแผนของ", choices=AdoptingPlan.choices, empty_label="ทุกแผน")
    adoption = filters.ChoiceFilter(
        label="ผล", choices=AdoptionState.choices, field_name="state", empty_label="ทุกผล"
    )
    year = YearFilter(label="ปี (พ.ศ.)", field_name="year")
    standing = filters.ChoiceFilter(
        label="การบรรจุ", choices=STANDING, method="only_standing", empty_label="ทั้งหมด"
    )
    search_hint = "ชื่อโครงการ ชื่อแผน หรือรหัส"

    def only_standing(self, queryset: AdoptionQuerySet, name: str, value: str) -> AdoptionQuerySet:
        """Keep what the other plan has taken in."""
        return queryset.that_stand()
