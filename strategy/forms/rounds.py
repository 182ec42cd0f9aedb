"""Rounds of reports, the steps of reports, and closing a year."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from nakhonchai.base.forms import BuddhistYearField, ThaiDateField
from nakhonchai.dashboards.years import this_year
from nakhonchai.geography.forms import AreaField
from nakhonchai.records.assignees import accounts_near
from nakhonchai.records.forms import RecordForm
from nakhonchai.records.pickers import AccountPickerField
from strategy.closed import is_closed
from strategy.enums import Period, RoundKind, Source
from strategy.models import Indicator, Round

FUTURE_YEAR = "ปีงบประมาณ {year} ยังไม่สิ้นสุด (สิ้นสุด 30 กันยายน {year}) ปิดได้เมื่อพ้นปีแล้ว"
CLOSED = "ปีงบประมาณ {year} ปิดแล้ว"
WHY = "บอกเหตุผลที่ส่งกลับ ผู้รายงานจะเห็นข้อความนี้"
ZERO = "ใส่จำนวนที่เพิ่มขึ้น หรือจำนวนติดลบเมื่อลดลง"


class RoundForm(RecordForm):
    """Of which period numbers are asked, and until when."""

    class Meta:
        model = Round
        fields = ["kind", "fiscal_year", "quarter", "area", "cluster", "opens", "due", "note"]
        at_field: ClassVar[dict[str, str]] = {
            "round_quarter_fits": "quarter",
            "round_is_due_after_it_opens": "due",
            "round_year_is_buddhist": "fiscal_year",
        }
        field_classes: ClassVar[dict[str, Any]] = {
            "fiscal_year": BuddhistYearField,
            "opens": ThaiDateField,
            "due": ThaiDateField,
        }
        widgets: ClassVar[dict[str, Any]] = {"note": forms.Textarea(attrs={"rows": 3})}
        help_texts: ClassVar[dict[str, str]] = {
            "area": "ขอรายงานจากพื้นที่นี้และที่อยู่ใต้ลงไป",
            "note": "แสดงแก่ผู้รายงาน เช่น นิยามที่ต้องระวัง",
        }

    def clean(self) -> dict[str, Any]:
        """A closed year is asked no more."""
        cleaned = super().clean()
        year = cleaned.get("fiscal_year")
        if is_closed(year):
            self.add_error("fiscal_year", ValidationError(CLOSED.format(year=year), code="closed"))
        return cleaned


class AskForm(forms.Form):
    """Which indicators a round asks for, in which area, and of whom."""

    def __init__(self, *args: Any, person: Any, scope: Any, around: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        period = Period.YEAR if around.kind == RoundKind.YEAR else Period.QUARTER
        found = Indicator.objects.visible_to(person).in_use().filter(source=Source.REPORTED, period=period)
        self.fields["indicators"] = forms.ModelMultipleChoiceField(
            label="ขอตัวชี้วัดใด",
            queryset=found.on_paper(),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "เลือกตัวชี้วัดอย่างน้อยหนึ่งตัว"},
        )
        self.fields["within"] = AreaField(
            label="ขอจากพื้นที่",
            required=False,
            within=scope.edits,
            help_text="เว้นว่าง คือทุกพื้นที่ของรอบนี้ ตัวชี้วัดแต่ละตัวบอกเองว่าตำบล อำเภอ หรือจังหวัดเป็นผู้รายงาน",
        )
        self.fields["assignee"] = AccountPickerField(
            choices=lambda: accounts_near(scope),
            label="มอบให้ใคร",
            required=False,
            help_text="เว้นว่าง คือผู้ที่ดูแลพื้นที่นั้น",
        )


class MoveForm(forms.Form):
    """A step with the chosen reports. Sending back asks for a reason."""

    VERBS = [
        ("confirm", "ยืนยัน (จังหวัด)"),
        ("accept", "รับ (กลุ่มจังหวัด)"),
        ("return", "ส่งกลับให้แก้"),
        ("waive", "ยืนยันว่าไม่มีรายงาน"),
    ]
    verb = forms.ChoiceField(label="ทำอะไรกับรายการที่เลือก", choices=VERBS)
    reason = forms.CharField(label="เหตุผล", required=False, max_length=90, help_text="ต้องมีเมื่อส่งกลับ")

    def clean(self) -> dict[str, Any]:
        """Ask why something is sent back."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("verb") == "return" and not cleaned.get("reason"):
            self.add_error("reason", ValidationError(WHY, code="reason"))
        return cleaned


class CloseForm(forms.Form):
    """Which year is closed, and who stands for its numbers."""

    year = BuddhistYearField(label="ปีงบประมาณ (พ.ศ.)")
    signed_by = forms.CharField(label="ผู้รับรองตัวเลข (ชื่อและตำแหน่ง)", max_length=120)
    signed_on = ThaiDateField(label="วันที่รับรอง")
    note = forms.CharField(label="บันทึก", max_length=300, required=False)

    def clean_year(self) -> int:
        """A year is closed once, after its end."""
        year: int = self.cleaned_data["year"]
        if year >= this_year():
            raise ValidationError(FUTURE_YEAR.format(year=year), code="future")
        if is_closed(year):
            raise ValidationError(CLOSED.format(year=year), code="closed")
        return year

    def clean_signed_on(self) -> Any:
        """Nobody signs tomorrow."""
        day = self.cleaned_data["signed_on"]
        if day > timezone.localdate():
            raise ValidationError("วันที่รับรองต้องไม่อยู่ในอนาคต", code="future")
        return day


class AdjustForm(forms.Form):
    """How much more or less a closed number should have been, and why."""

    change = forms.DecimalField(
        label="เพิ่มขึ้นหรือลดลง",
        max_digits=18,
        decimal_places=4,
        widget=forms.TextInput(attrs={"inputmode": "text", "class": "input-short"}),
        help_text="เช่น 3 หรือ -2 ตัวเลขที่ปิดแล้วไม่เปลี่ยน การปรับปรุงแสดงไว้ข้างกัน",
    )
    reason = forms.CharField(label="เหตุผล", max_length=300)

    def clean_change(self) -> Any:
        """An adjustment changes something."""
        change = self.cleaned_data["change"]
        if not change:
            raise ValidationError(ZERO, code="zero")
        return change
