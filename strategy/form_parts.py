"""The lines of strategies on the form of a project: one first of all, and further ones."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nakhonchai.records.form_parts import FormPart, form_part_for
from strategy.actions import contribute
from strategy.models import Contribution, Node

OUTSIDE = "โครงการปี {year} อยู่นอกช่วงปีของ “{strategy}” ({years}) เลือกข้อของยุทธศาสตร์ที่ครอบคลุมปีนั้น หรือแก้ปีของโครงการ"
FIRST = "เลือกข้อหลักก่อน แล้วจึงเลือกข้ออื่น"


class LineChoice(forms.ModelChoiceField):
    """A line, named with its strategy."""

    def label_from_instance(self, obj: Any) -> str:
        """Return kind, text and strategy."""
        return f"{obj.words[:90]} · {obj.strategy.name[:40]}"


class LineChoices(forms.ModelMultipleChoiceField):
    """Several lines."""

    label_from_instance = LineChoice.label_from_instance


@form_part_for("plans.project", order=20)
class StrategyPart(FormPart):
    """Which lines a project contributes to; its year lies within their strategies."""

    heading = "อยู่ใต้ยุทธศาสตร์"

    def fields(self) -> dict[str, forms.Field]:
        """Return the two fields, with what is stored."""
        if hasattr(self, "_fields"):
            return self._fields
        lines = Node.objects.visible_to(self.form.person).alive().filter(strategy__trashed_at=None)
        choices = lines.select_related("strategy").order_by("strategy__order", "strategy_id", "order", "pk")
        stored = self._stored()
        self._fields: dict[str, forms.Field] = {
            "strategy_primary": LineChoice(
                label="ข้อหลัก",
                queryset=choices,
                required=False,
                empty_label="ยังไม่ระบุ",
                initial=next((one.node_id for one in stored if one.is_primary), None),
                help_text="โครงการหนึ่งมีข้อหลักข้อเดียว จึงไม่ถูกนับซ้ำ",
            ),
            "strategy_further": LineChoices(
                label="หนุนข้ออื่นด้วย",
                queryset=choices,
                required=False,
                initial=[one.node_id for one in stored if not one.is_primary],
                widget=forms.SelectMultiple(attrs={"size": 6}),
                help_text="เลือกหลายข้อได้ กด Ctrl ค้างไว้",
            ),
        }
        return self._fields

    def _stored(self) -> list[Contribution]:
        if self.form.instance._state.adding:
            return []
        return list(Contribution.objects.filter(project=self.form.instance.pk))

    def clean(self) -> None:
        """Refuse a year outside the strategy, and further lines without a first one, at the field."""
        data = self.form.cleaned_data
        primary, further = data.get("strategy_primary"), list(data.get("strategy_further") or [])
        if further and primary is None and "strategy_primary" not in self.form.errors:
            self.form.add_error("strategy_primary", ValidationError(FIRST, code="first"))
        year = data.get("fiscal_year")
        for name, nodes in (("strategy_primary", [primary]), ("strategy_further", further)):
            wrong = next((one for one in nodes if one is not None and not one.strategy.holds(year)), None)
            if wrong is not None:
                words = OUTSIDE.format(year=year, strategy=wrong.strategy, years=wrong.strategy.years)
                self.form.add_error(name, ValidationError(words, code="outside"))

    def save(self, record: Any, *, by: Any) -> bool:
        """Keep the lines with the project."""
        data = self.form.cleaned_data
        if "strategy_primary" not in data:
            return False
        return contribute(record, data["strategy_primary"], list(data["strategy_further"]), by=by)
