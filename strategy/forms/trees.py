"""Strategies, their lines, and how lines stand to each other."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from nakhonchai.base.forms import BuddhistYearField
from nakhonchai.records.forms import RecordForm
from nakhonchai.records.pickers import RecordPickerField
from strategy.models import Node, NodeLink, Strategy, Target

OUTSIDE = "อยู่นอกช่วงปีของยุทธศาสตร์ ({years}) แก้ปีให้อยู่ในช่วงนั้น"
OTHER_TREE = "ข้อนี้อยู่ในยุทธศาสตร์อื่น เลือกข้อของยุทธศาสตร์เดียวกัน"
OWN_BRANCH = "เลือกข้อที่ไม่ได้อยู่ใต้ข้อนี้เอง"
LEFT_OUT = "มีข้อหรือค่าเป้าหมายของปี {years} อยู่แล้ว ขยายช่วงปีให้ครอบคลุม หรือแก้ข้อเหล่านั้นก่อน"


class StrategyForm(RecordForm):
    """Whose strategy it is, and for which years."""

    class Meta:
        model = Strategy
        fields = ["name", "kind", "area", "cluster", "first_year", "last_year", "document", "order", "note"]
        at_field: ClassVar[dict[str, str]] = {
            "strategy_ends_after_it_begins": "last_year",
            "strategy_years_are_buddhist": "first_year",
        }
        field_classes: ClassVar[dict[str, Any]] = {
            "first_year": BuddhistYearField,
            "last_year": BuddhistYearField,
        }
        widgets: ClassVar[dict[str, Any]] = {"note": forms.Textarea(attrs={"rows": 3})}
        help_texts: ClassVar[dict[str, str]] = {
            "area": "จังหวัดเจ้าของยุทธศาสตร์ เว้นว่างเมื่อเป็นของกลุ่มจังหวัดหรือของทุกพื้นที่",
            "document": "ชื่อเอกสารหรือเลขหนังสือ",
            "order": "ตัวเลขน้อยแสดงก่อน",
        }

    def clean(self) -> dict[str, Any]:
        """Keep every line and target within the period."""
        cleaned = super().clean()
        first, last = cleaned.get("first_year"), cleaned.get("last_year")
        if first and last and first <= last and not self.instance._state.adding:
            years = sorted(self._years_in_use() - set(range(first, last + 1)))
            if years:
                shown = ", ".join(map(str, years[:3]))
                self.add_error("last_year", ValidationError(LEFT_OUT.format(years=shown), code="left_out"))
        return cleaned

    def _years_in_use(self) -> set[int]:
        why = "a period holds what lies in it"
        lines = Node.objects.unscoped(why).alive().filter(strategy=self.instance.pk)
        targets = Target.objects.unscoped(why).alive().filter(indicator__node__strategy=self.instance.pk)
        pairs = lines.order_by().values_list("first_year", "last_year").distinct()
        found = {year for pair in pairs for year in pair if year}
        return found | set(targets.order_by().values_list("fiscal_year", flat=True).distinct())


class NodeForm(RecordForm):
    """A line of a strategy, below another one or at the top."""

    class Meta:
        model = Node
        fields = ["strategy", "parent", "kind", "number", "name", "detail", "first_year", "last_year"]
        at_field: ClassVar[dict[str, str]] = {
            "node_is_not_its_own_parent": "parent",
            "node_ends_after_it_begins": "last_year",
            "node_years_are_buddhist": "first_year",
        }
        field_classes: ClassVar[dict[str, Any]] = {
            "first_year": BuddhistYearField,
            "last_year": BuddhistYearField,
        }
        widgets: ClassVar[dict[str, Any]] = {"detail": forms.Textarea(attrs={"rows": 4})}
        help_texts: ClassVar[dict[str, str]] = {
            "parent": "เว้นว่างเมื่อเป็นข้อบนสุด",
            "number": "เช่น 2 หรือ 2.1",
            "name": "คำสั้นที่อ่านแล้วเข้าใจทันที",
            "detail": "ข้อความทางการ เว้นว่างได้",
            "first_year": "เว้นว่างเมื่อใช้ตลอดช่วงปีของยุทธศาสตร์",
        }

    def record_choices(self, name: str, model: Any) -> Any:
        """A line is added to a strategy that this person edits."""
        if model is Strategy:
            return model.objects.editable_by(self.person).alive()
        return super().record_choices(name, model)

    def clean(self) -> dict[str, Any]:
        """Keep within the strategy: its lines, and its years."""
        cleaned = super().clean()
        strategy, parent = cleaned.get("strategy"), cleaned.get("parent")
        if strategy is not None and parent is not None:
            self._check_parent(strategy, parent)
        for name in ("first_year", "last_year"):
            if strategy is not None and not strategy.holds(cleaned.get(name)):
                words = f"ปี {cleaned[name]} {OUTSIDE.format(years=strategy.years)}"
                self.add_error(name, ValidationError(words, code="outside"))
        return cleaned

    def _check_parent(self, strategy: Strategy, parent: Node) -> None:
        if parent.strategy_id != strategy.pk:
            self.add_error("parent", ValidationError(OTHER_TREE, code="other_tree"))
        above: Node | None = parent
        steps = 0
        while above is not None and self.instance.pk and steps < 50:
            if above.pk == self.instance.pk:
                self.add_error("parent", ValidationError(OWN_BRANCH, code="own_branch"))
                return
            above, steps = above.parent, steps + 1


class NodeLinkForm(forms.ModelForm):
    """A line of another strategy, and how this one stands to it."""

    class Meta:
        model = NodeLink
        fields = ["kind", "note"]

    def __init__(self, *args: Any, person: Any, source: Node, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.source = source
        self.fields["target"] = RecordPickerField(
            model=Node,
            choices=lambda: Node.objects.visible_to(person).alive().exclude(strategy=source.strategy_id),
            label="เชื่อมกับข้อ",
            required=True,
            help_text="พิมพ์บางส่วนของข้อในยุทธศาสตร์อื่น เช่น แผนพัฒนากลุ่มจังหวัด",
        )
        self.order_fields(["target", "kind", "note"])

    def clean(self) -> dict[str, Any]:
        """Refuse a second link of the same two."""
        cleaned = super().clean() or self.cleaned_data
        target = cleaned.get("target")
        links = NodeLink.objects.filter(source=self.instance.source)
        if target is not None and links.filter(target=target).exists():
            self.add_error("target", ValidationError("สองข้อนี้เชื่อมกันอยู่แล้ว", code="twice"))
        return cleaned
