"""What a person may write about a plan or a project."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from nakhonchai.base.forms import BuddhistYearField
from nakhonchai.records.forms import RecordForm
from nakhonchai.thai import fiscal_year
from organizations.questions_asked import AsksFirst
from plans.enums import PlanKind, ProjectStatus
from plans.forms_money import BahtField
from plans.models import Plan, Project, Theme
from plans.money.questions import ask_about_budgets
from plans.project_rules import ACROSS, WHY_BLOCKED, crosses, provinces_of

MONEY = {"inputmode": "decimal", "class": "input-short"}
LONG = {"rows": 4}


class LinesOfList(forms.MultipleChoiceField):
    """Some of a list that staff keep; cleans to names, one a line. What is chosen already stays possible."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        """Show stored lines as ticks."""
        return value.split("\n") if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        """Return the lines."""
        return "\n".join(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the lines."""
        return (initial or "") != "\n".join(data or [])


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


class ProjectForm(AsksFirst, RecordForm):
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
            "needs",
            "fiscal_year",
            "themes",
            "other_names",
            "aim",
            "target_group",
            "output",
            "indicator",
            "expected_result",
            "strategy",
            "tactic",
            "programme",
            "budget_asked",
            "budget_received",
            "result",
            "achieved",
            "people_reached",
        ]
        approximate: ClassVar[dict[str, str]] = {
            "started_about": "เริ่มโครงการ",
            "ended_about": "สิ้นสุดโครงการ",
        }
        sections: ClassVar[dict[str, list[str]]] = {
            "โครงการ": [
                "name",
                "area",
                "cluster",
                "plan",
                "organization",
                "status",
                "needs",
                "fiscal_year",
                "started_about",
                "ended_about",
                "themes",
                "other_names",
            ],
            "สาระและงบประมาณ (เฉพาะผู้ดูแลพื้นที่เห็น)": [
                "aim",
                "target_group",
                "output",
                "indicator",
                "expected_result",
                "strategy",
                "tactic",
                "programme",
                "budget_asked",
                "budget_received",
            ],
            "ผลเทียบกับเป้าหมาย (เฉพาะผู้ดูแลพื้นที่เห็น)": ["result", "achieved", "people_reached"],
        }
        at_field: ClassVar[dict[str, str]] = {
            "project_year_is_buddhist": "fiscal_year",
            "project_money_is_not_negative": "budget_asked",
            "project_ends_after_it_begins": "ended_about",
        }
        field_classes: ClassVar[dict[str, Any]] = {
            "fiscal_year": BuddhistYearField,
            "budget_asked": BahtField,
            "budget_received": BahtField,
        }
        widgets: ClassVar[dict[str, Any]] = {
            "other_names": forms.Textarea(attrs={"rows": 2}),
            "aim": forms.Textarea(attrs=LONG),
            "budget_asked": forms.TextInput(attrs=MONEY),
            "budget_received": forms.TextInput(attrs=MONEY),
            "result": forms.Textarea(attrs=LONG),
            "people_reached": forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "plan": "พิมพ์ชื่อแผน หรือเว้นว่างถ้ายังไม่อยู่ในแผนใด",
            "organization": "พิมพ์ชื่อองค์กร เว้นว่างได้",
            "budget_received": "เว้นว่างเมื่อยังไม่ทราบ ใส่ 0 เมื่อไม่ได้รับ",
            "area": "ทำในหลายหมู่บ้านหรือหลายตำบล เลือกพื้นที่ที่ครอบคลุมทั้งหมด แล้วใส่รายชื่อพื้นที่ในหน้าโครงการ",
            "needs": "ต้องใส่เมื่อสถานะเป็น “ติดขัด”",
            "target_group": "ใครได้ประโยชน์ เช่น ผู้สูงอายุ 60 คน",
            "people_reached": "เว้นว่างเมื่อยังไม่ทราบ ใส่ 0 เมื่อไม่มี",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._put_themes()
        self.order_fields([name for name in self.fields if name not in ("change_reason", "sure")])

    def _put_themes(self) -> None:
        known = list(Theme.objects.filter(is_active=True).values_list("name", flat=True))
        known += [name for name in self.instance.theme_list if name not in known]
        old = self.fields["themes"]
        self.fields["themes"] = LinesOfList(
            label=old.label, required=False, choices=[(name, name) for name in known]
        )

    def clean(self) -> dict[str, Any]:
        """What is blocked says why; a project whose places lie in other provinces is the cluster's."""
        cleaned = super().clean()
        unexplained = cleaned.get("status") == ProjectStatus.BLOCKED and not cleaned.get("needs")
        if unexplained and "needs" not in self.errors:
            self.add_error("needs", ValidationError(WHY_BLOCKED, code="blocked"))
        area = cleaned.get("area")
        if area is not None and crosses(area.code, provinces_of(self.instance)):
            self.add_error("area", ValidationError(ACROSS.format("หลายจังหวัด"), code="across"))
        return cleaned

    def questions(self, cleaned: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """Ask about sums unlike those of others, and about years outside those of the plan."""
        yield from ask_about_budgets(cleaned, self.initial)
        plan = cleaned.get("plan")
        if plan is None:
            return
        for name, year in self._years(cleaned).items():
            if not plan.first_year <= year <= plan.last_year:
                yield name, f"ปี {year} อยู่นอกปีของแผน ({plan.years})"

    @staticmethod
    def _years(cleaned: dict[str, Any]) -> dict[str, int]:
        """Return the years that a project says, by field; a date counts in its fiscal year."""
        about = {name: cleaned.get(name) for name in ("started_about", "ended_about")}
        years = {name: fiscal_year(one.date) for name, one in about.items() if one is not None}
        return years | ({"fiscal_year": cleaned["fiscal_year"]} if cleaned.get("fiscal_year") else {})
