"""What a person may write about a policy issue, its evidence and its steps."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from honours.forms import LinkField
from nakhonchai.base.forms import ThaiDateField
from nakhonchai.geography.enums import Level
from nakhonchai.geography.forms import AreaField
from nakhonchai.records.forms import RecordForm
from nakhonchai.records.pickers import RecordPickerField
from organizations.models import Organization
from plans.models import Project
from support.models import PolicyIssue, PolicyStep
from support.models.issue import ONE_THING

LONG = {"rows": 4}
NOT_YET = "วันที่ยังมาไม่ถึง สิ่งที่จะทำต่อให้เขียนใน “ขั้นต่อไป” ของประเด็น"
NOT_A_SUBDISTRICT = "เลือกตำบล"
THINGS = ("organization", "project", "place")


class PolicyIssueForm(RecordForm):
    """What is asked of whom, how far it is, and what the public may read."""

    class Meta:
        model = PolicyIssue
        fields = [
            "name",
            "theme",
            "area",
            "cluster",
            "asks",
            "asked_of",
            "state",
            "result",
            "next_step",
            "next_on",
            "notes",
            "public_summary",
            "is_published",
        ]
        sections: ClassVar[dict[str, list[str]]] = {
            "ประเด็น (ทุกคนในเครือข่ายเห็น)": [
                "name",
                "theme",
                "area",
                "cluster",
                "asks",
                "asked_of",
                "state",
                "result",
                "next_step",
                "next_on",
            ],
            "บันทึกภายใน (เฉพาะผู้ดูแลพื้นที่เห็น)": ["notes"],
            "สำหรับประชาชน": ["public_summary", "is_published"],
        }
        at_field: ClassVar[dict[str, str]] = {
            "published_issue_has_a_summary": "public_summary",
            "issue_date_is_of_a_step": "next_step",
        }
        field_classes: ClassVar[dict[str, Any]] = {"next_on": ThaiDateField}
        widgets: ClassVar[dict[str, Any]] = {
            name: forms.Textarea(attrs=LONG) for name in ("asks", "result", "notes", "public_summary")
        }
        help_texts: ClassVar[dict[str, str]] = {
            "name": "เช่น ขอให้ อปท. สมทบกองทุนสวัสดิการทุกตำบล",
            "asked_of": "เช่น ผู้ว่าราชการจังหวัด หรือ กระทรวงการพัฒนาสังคมฯ",
            "public_summary": "ภาษาง่าย ไม่มีชื่อคน เบอร์โทรศัพท์ หรือเรื่องส่วนตัว",
            "is_published": "ทุกคนอ่านสรุปนี้ได้โดยไม่ต้องเข้าสู่ระบบ",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        theme: Any = self.fields["theme"]
        theme.empty_label = "ไม่ระบุ"
        if not self.scope.may_manage:
            self._leave_publishing()

    def _leave_publishing(self) -> None:
        """Only coordinators and staff say what the public reads."""
        del self.fields["is_published"]
        if self.instance.is_published:
            del self.fields["public_summary"]


class PolicyStepForm(RecordForm):
    """A step of an issue, which the page names."""

    class Meta:
        model = PolicyStep
        fields = ["kind", "held", "name", "outcome", "document", "link"]
        field_classes: ClassVar[dict[str, Any]] = {"held": ThaiDateField, "link": LinkField}
        widgets: ClassVar[dict[str, Any]] = {"outcome": forms.Textarea(attrs=LONG)}
        help_texts: ClassVar[dict[str, str]] = {
            "name": "เช่น ยื่นหนังสือต่อผู้ว่าราชการจังหวัด",
            "document": "เช่น หนังสือที่ นชบ 12/2569 ไฟล์แนบได้หลังบันทึก",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.take_home()

    def clean_held(self) -> Any:
        """A step is something that was done."""
        held = self.cleaned_data["held"]
        if held is not None and held > timezone.localdate():
            raise ValidationError(NOT_YET, code="future")
        return held


class EvidenceForm(forms.Form):
    """One body, project or subdistrict that an issue concerns."""

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._put_picker("organization", "องค์กร", Organization, person)
        self._put_picker("project", "โครงการ", Project, person)
        self.fields["place"] = AreaField(label="ตำบล", required=False, within=("",))
        self.fields["note"] = forms.CharField(
            label="เกี่ยวข้องอย่างไร", max_length=300, required=False, help_text="เช่น ถูกตัดงบสมทบปี 2568"
        )

    def _put_picker(self, name: str, label: str, model: Any, person: Any) -> None:
        def choices() -> Any:
            return model.objects.visible_to(person).alive()

        self.fields[name] = RecordPickerField(model=model, choices=choices, label=label, required=False)

    def clean_place(self) -> Any:
        """A place of evidence is a subdistrict."""
        place = self.cleaned_data["place"]
        if place is not None and place.level != Level.SUBDISTRICT:
            raise ValidationError(NOT_A_SUBDISTRICT, code="level")
        return place

    def clean(self) -> dict[str, Any]:
        """Exactly one thing."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = [name for name in THINGS if cleaned.get(name)]
        if len(chosen) != 1 and not self.errors:
            self.add_error(
                "organization" if not chosen else chosen[-1], ValidationError(ONE_THING, code="one")
            )
        return cleaned

    @property
    def thing(self) -> dict[str, Any]:
        """What was chosen, by its kind."""
        return {name: self.cleaned_data[name] for name in THINGS if self.cleaned_data.get(name)}
