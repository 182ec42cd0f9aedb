"""What a person may write about a plan or a project."""

from typing import Any, ClassVar

from django import forms

from nakhonchai.base.forms import BuddhistYearField
from nakhonchai.records.forms import RecordForm
from plans.enums import PlanKind
from plans.models import Plan, Project

MONEY = {"inputmode": "decimal", "class": "input-short"}
LONG = {"rows": 4}


class PlanForm(RecordForm):
    """A plan: whose, from when to when, how far, what it says."""

    class Meta:
        model = Plan
        fields = [
            "name",
            "kind",
            "area",
            "cluster",
            "first_year",
            "last_year",
            "status",
            "vision",
            "problems",
            "potentials",
        ]
        sections: ClassVar[dict[str, list[str]]] = {
            "แผน": ["name", "kind", "area", "cluster", "first_year", "last_year", "status"],
            "สาระของแผน (เฉพาะผู้ดูแลพื้นที่เห็น)": ["vision", "problems", "potentials"],
        }
        at_field: ClassVar[dict[str, str]] = {
            "plan_ends_after_it_begins": "last_year",
            "plan_years_are_buddhist": "first_year",
            "subdistrict_plan_is_of_a_subdistrict": "area",
            "subdistrict_plan_once_a_period": "first_year",
        }
        field_classes: ClassVar[dict[str, Any]] = {
            "first_year": BuddhistYearField,
            "last_year": BuddhistYearField,
        }
        widgets: ClassVar[dict[str, Any]] = {
            "vision": forms.Textarea(attrs=LONG),
            "problems": forms.Textarea(attrs=LONG),
            "potentials": forms.Textarea(attrs=LONG),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "area": "แผนพัฒนาตำบลเลือกตำบล แผนชุมชนเลือกหมู่บ้านหรือชุมชน",
            "last_year": "แผนปีเดียวใส่ปีเดียวกับปีเริ่ม",
        }

    def clean(self) -> dict[str, Any]:
        """Say at the field that a subdistrict's plan needs a subdistrict."""
        cleaned = super().clean()
        area = cleaned.get("area")
        is_subdistrict = area is not None and len(area.code) == 6
        if cleaned.get("kind") == PlanKind.SUBDISTRICT and not is_subdistrict and "area" not in self.errors:
            self.add_error("area", "แผนพัฒนาตำบลต้องระบุพื้นที่ระดับตำบล")
        return cleaned


class ProjectForm(RecordForm):
    """A project: within a plan or not yet, by whom, with what money."""

    class Meta:
        model = Project
        fields = [
            "name",
            "area",
            "cluster",
            "plan",
            "organization",
            "status",
            "fiscal_year",
            "aim",
            "output",
            "indicator",
            "expected_result",
            "strategy",
            "tactic",
            "programme",
            "budget_asked",
            "budget_received",
            "needs",
        ]
        sections: ClassVar[dict[str, list[str]]] = {
            "โครงการ": ["name", "area", "cluster", "plan", "organization", "status", "fiscal_year"],
            "สาระและงบประมาณ (เฉพาะผู้ดูแลพื้นที่เห็น)": [
                "aim",
                "output",
                "indicator",
                "expected_result",
                "strategy",
                "tactic",
                "programme",
                "budget_asked",
                "budget_received",
                "needs",
            ],
        }
        at_field: ClassVar[dict[str, str]] = {
            "project_year_is_buddhist": "fiscal_year",
            "project_money_is_not_negative": "budget_asked",
        }
        field_classes: ClassVar[dict[str, Any]] = {"fiscal_year": BuddhistYearField}
        widgets: ClassVar[dict[str, Any]] = {
            "aim": forms.Textarea(attrs=LONG),
            "budget_asked": forms.TextInput(attrs=MONEY),
            "budget_received": forms.TextInput(attrs=MONEY),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "plan": "พิมพ์ชื่อแผน หรือเว้นว่างถ้ายังไม่อยู่ในแผนใด",
            "organization": "พิมพ์ชื่อองค์กร เว้นว่างได้",
            "budget_received": "เว้นว่างเมื่อยังไม่ทราบ ใส่ 0 เมื่อไม่ได้รับ",
        }
