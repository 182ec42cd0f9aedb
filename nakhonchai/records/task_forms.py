"""The form and the filters of work to be done."""

from typing import Any, ClassVar

import django_filters as filters
from django.core.exceptions import ValidationError
from django.utils import timezone

from nakhonchai.base.forms import ThaiDateField
from nakhonchai.records.assignees import accounts_at, accounts_near
from nakhonchai.records.filters import RecordFilters
from nakhonchai.records.forms import RecordForm
from nakhonchai.records.models import Task
from nakhonchai.records.pickers import AccountPickerField
from nakhonchai.records.querysets import RecordQuerySet

NOT_THERE = "ผู้รับผิดชอบคนนี้ไม่ได้ดูแลพื้นที่ของงาน เลือกผู้ที่ดูแลพื้นที่นี้"
STATES = [("open", "ยังไม่เสร็จ"), ("late", "เลยกำหนด"), ("done", "เสร็จแล้ว")]
WHOSE = [("mine", "งานของฉัน"), ("nobody", "ยังไม่มีผู้รับผิดชอบ")]


class TaskForm(RecordForm):
    """What, where, by when, by whom."""

    class Meta:
        model = Task
        fields = ["name", "detail", "area", "cluster", "due", "assignee"]
        field_classes: ClassVar[dict[str, Any]] = {"due": ThaiDateField}
        help_texts: ClassVar[dict[str, str]] = {"name": "เช่น ทวนรายชื่อกรรมการสภาองค์กรชุมชนให้ครบ"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label = self.fields["assignee"].label
        self.fields["assignee"] = AccountPickerField(
            choices=lambda: accounts_near(self.scope),
            label=label,
            required=False,
            help_text="เฉพาะผู้ที่ดูแลพื้นที่ของงาน เว้นว่างได้",
        )
        if self.instance.assignee_id:
            self.initial["assignee"] = self.instance.assignee
        self.order_fields([*self.Meta.fields, "change_reason"])

    def clean(self) -> dict[str, Any]:
        """Give work only to somebody who sees where it lies."""
        cleaned = super().clean()
        area, person = cleaned.get("area"), cleaned.get("assignee")
        known = area is not None or cleaned.get("cluster") is not None
        if person is not None and known:
            code = area.code if area is not None else None
            if not accounts_at(code).filter(pk=person.pk).exists():
                self.add_error("assignee", ValidationError(NOT_THERE, code="not_there"))
        return cleaned


class TaskFilters(RecordFilters):
    """Whose work, and how far it is."""

    whose = filters.ChoiceFilter(label="ผู้รับผิดชอบ", choices=WHOSE, method="of_whom", empty_label="ทุกคน")
    done = filters.ChoiceFilter(label="ความคืบหน้า", choices=STATES, method="how_far", empty_label="ทั้งหมด")

    def of_whom(self, queryset: RecordQuerySet, name: str, value: str) -> RecordQuerySet:
        """Keep the reader's own work, or what is nobody's."""
        return queryset.filter(assignee=self.request.user if value == "mine" else None)

    def how_far(self, queryset: RecordQuerySet, name: str, value: str) -> RecordQuerySet:
        """Keep what is open, late or done."""
        if value == "done":
            return queryset.filter(done_at__isnull=False)
        still = queryset.filter(done_at=None)
        return still if value == "open" else still.filter(due__lt=timezone.localdate())
