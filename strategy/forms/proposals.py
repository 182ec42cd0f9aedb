"""Proposals to the plans of others."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from nakhonchai.base.forms import BuddhistYearField, ThaiDateField
from nakhonchai.records.forms import RecordForm
from strategy.models import Node, Proposal, ProposalNode

DAYS = ("made_on", "accepted_on", "adopted_on", "declined_on")
FUTURE = "วันที่นี้ยังไม่ถึง ใส่เมื่อเกิดขึ้นแล้ว"


class ProposalForm(RecordForm):
    """What is proposed to whose plan, the days of its steps, and the lines it serves."""

    class Meta:
        model = Proposal
        fields = [
            "name",
            "area",
            "cluster",
            "plan_of",
            "organization",
            "plan_year",
            "document",
            "detail",
            "made_on",
            "accepted_on",
            "adopted_on",
            "declined_on",
            "result",
            "note",
        ]
        sections: ClassVar[dict[str, list[str]]] = {
            "ข้อเสนอ": [
                "name",
                "area",
                "cluster",
                "plan_of",
                "organization",
                "plan_year",
                "document",
                "detail",
                "lines",
            ],
            "ถึงขั้นไหน": [*DAYS, "result"],
            "ข้อมูลภายใน (เฉพาะผู้ดูแลพื้นที่เห็น)": ["note"],
        }
        at_field: ClassVar[dict[str, str]] = {
            "proposal_is_made_before_accepted": "accepted_on",
            "proposal_is_adopted_last": "adopted_on",
            "proposal_is_adopted_or_declined": "declined_on",
            "proposal_year_is_buddhist": "plan_year",
        }
        field_classes: ClassVar[dict[str, Any]] = {"plan_year": BuddhistYearField} | dict.fromkeys(
            DAYS, ThaiDateField
        )
        widgets: ClassVar[dict[str, Any]] = {
            "detail": forms.Textarea(attrs={"rows": 4}),
            "note": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "area": "จังหวัดหรืออำเภอที่ยื่น",
            "organization": "พิมพ์ชื่อหน่วยงาน เว้นว่างได้",
            "result": "เช่น บรรจุเป็นโครงการใด หรือเหตุที่ไม่รับ",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = Node.objects.visible_to(self.person).alive().filter(strategy__trashed_at=None)
        self.fields["lines"] = forms.ModelMultipleChoiceField(
            label="หนุนข้อยุทธศาสตร์",
            queryset=lines.select_related("strategy").in_order(),
            required=False,
            help_text="กด Ctrl ค้างไว้เพื่อเลือกหลายข้อ",
        )
        if self.instance.pk:
            self.initial.setdefault("lines", list(self._stored()))

    def _stored(self) -> Any:
        return ProposalNode.objects.filter(proposal=self.instance.pk).values_list("node_id", flat=True)

    def clean(self) -> dict[str, Any]:
        """What has not happened has no day."""
        cleaned = super().clean()
        for name in DAYS:
            if (day := cleaned.get(name)) is not None and day > timezone.localdate():
                self.add_error(name, ValidationError(FUTURE, code="future"))
        return cleaned

    def save_parts(self, record: Any, *, by: Any) -> bool:
        """Keep the lines with the proposal."""
        from strategy.actions import serve_nodes

        changed = serve_nodes(record, self.cleaned_data["lines"], by=by)
        return super().save_parts(record, by=by) or changed
