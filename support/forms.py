"""What a person may write about visits, requests and knowledge."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from honours.forms import LinkField
from nakhonchai.records.assignees import accounts_near
from nakhonchai.records.forms import RecordForm
from nakhonchai.records.pickers import AccountPickerField
from nakhonchai.thai import format_date
from support.enums import GIVEN, VisitState
from support.models import Guide, Lesson, SupportRequest, Visit
from support.task_rows import TaskRow, TaskRows

LONG = {"rows": 4}
MONEY = {"inputmode": "decimal", "class": "input-short"}
NOT_YET = "วันนี้ยังมาไม่ถึง ({}) เลือกสถานะ “วางแผนไว้” หรือแก้วันที่ถ้าพิมพ์ผิด"
NO_PLACE = "เลือกพื้นที่ หรือเลือกโครงการหรือองค์กรที่ติดตาม"


class HomeFromLink(RecordForm):
    """A form whose record lies where its project or body is, unless it says another place."""

    links: ClassVar[tuple[str, ...]] = ("project", "organization")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].required = False

    def clean(self) -> dict[str, Any]:
        """Take the place of what was chosen; without any, ask for one."""
        said = self.cleaned_data
        lies = next((said[name] for name in self.links if said.get(name)), None)
        if not said.get("area") and not said.get("cluster") and lies is not None:
            said["area"] = lies.area
            self.instance.cluster_id = lies.cluster_id
            if "cluster" in self.fields:
                said["cluster"] = lies.cluster
        cleaned = super().clean()
        nowhere = not cleaned.get("area") and not cleaned.get("cluster") and not self.instance.cluster_id
        if nowhere and "area" not in self.errors:
            self.add_error("area", ValidationError(NO_PLACE, code="nowhere"))
        return cleaned


class VisitForm(TaskRows, HomeFromLink):
    """When, where, what was found, what was agreed, when next."""

    class Meta:
        model = Visit
        fields = [
            "kind",
            "state",
            "area",
            "cluster",
            "project",
            "organization",
            "account",
            "leader",
            "others",
            "found",
            "advice",
        ]
        approximate: ClassVar[dict[str, str]] = {"visited_about": "วันที่", "next_visit_about": "นัดครั้งต่อไป"}
        sections: ClassVar[dict[str, list[str]]] = {
            "ไปเมื่อใด ที่ไหน": [
                "kind",
                "state",
                "visited_about",
                "area",
                "cluster",
                "project",
                "organization",
            ],
            "สิ่งที่พบ (เฉพาะผู้ดูแลพื้นที่เห็น)": ["found", "advice"],
            "งานที่ตกลงกัน": TaskRows.row_names(),
            "ใครไป และนัดครั้งต่อไป": ["account", "leader", "others", "next_visit_about"],
        }
        at_field: ClassVar[dict[str, str]] = {"visit_next_comes_after": "next_visit_about"}
        widgets: ClassVar[dict[str, Any]] = {
            "found": forms.Textarea(attrs=LONG),
            "advice": forms.Textarea(attrs=LONG),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "area": "ตำบลหรือหมู่บ้านที่ไป เว้นได้เมื่อเลือกโครงการหรือองค์กรด้านล่าง",
            "project": "เมื่อไปติดตามโครงการ เว้นว่างได้",
            "organization": "เมื่อไปติดตามองค์กร เว้นว่างได้",
            "others": "ชื่อคนอื่นที่ไปด้วย คั่นด้วยจุลภาค",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["visited_about"].required = True
        self._put_account()
        self.add_task_rows()
        if "change_reason" in self.fields:
            self.order_fields([name for name in self.fields if name != "change_reason"])

    def _put_account(self) -> None:
        self.fields["account"] = AccountPickerField(
            choices=lambda: accounts_near(self.scope), label="ผู้ติดตาม", required=False
        )
        if self.instance.account_id:
            self.initial["account"] = self.instance.account
        elif self.instance._state.adding:
            self.initial["account"] = self.initial.get("account") or self.person

    def clean(self) -> dict[str, Any]:
        """Nothing was done on a day to come; work goes to who sees the place."""
        cleaned = super().clean()
        when = cleaned.get("visited_about")
        if when and cleaned.get("state") == VisitState.DONE and Visit(visited=when.date).is_future():
            self.add_error(
                "visited_about", ValidationError(NOT_YET.format(format_date(when.date, short=True)))
            )
        area = cleaned.get("area")
        if area or cleaned.get("cluster"):
            self.check_task_rows(cleaned, area.code if area else None)
        return cleaned

    @property
    def agreed(self) -> list[TaskRow]:
        """The rows of work."""
        return self.task_rows(self.cleaned_data)


class VisitFactsForm(VisitForm):
    """A visit without rows of work, where they would not be kept: the admin site."""

    ROWS = 0


class SupportRequestForm(HomeFromLink):
    """What is asked of whom, and afterwards what was given."""

    class Meta:
        model = SupportRequest
        fields = [
            "name",
            "detail",
            "area",
            "cluster",
            "project",
            "organization",
            "partner",
            "asked_of",
            "state",
            "given_what",
            "value",
        ]
        approximate: ClassVar[dict[str, str]] = {"asked_about": "ขอเมื่อ", "given_about": "ได้รับเมื่อ"}
        sections: ClassVar[dict[str, list[str]]] = {
            "ขออะไร จากใคร": [
                "name",
                "detail",
                "area",
                "cluster",
                "project",
                "organization",
                "partner",
                "asked_of",
                "asked_about",
                "state",
            ],
            "ได้รับอะไร (เฉพาะผู้ดูแลพื้นที่เห็น)": ["given_what", "given_about", "value"],
        }
        at_field: ClassVar[dict[str, str]] = {
            "request_given_after_asked": "given_about",
            "request_value_is_not_negative": "value",
            "request_given_says_so": "state",
        }
        widgets: ClassVar[dict[str, Any]] = {
            "detail": forms.Textarea(attrs=LONG),
            "value": forms.TextInput(attrs=MONEY),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "name": "เช่น ขอวิทยากรทำบัญชีครัวเรือน หรือ ขอเครื่องสูบน้ำ",
            "area": "เว้นได้เมื่อเลือกโครงการหรือองค์กร",
            "asked_of": "เมื่อผู้ที่ขอไม่มีในระบบ พิมพ์ชื่อหน่วยงาน",
            "partner": "ภาคีที่มีในระบบ ค้นด้วยชื่อ",
            "value": "ไม่ทราบให้เว้นว่าง ใส่ 0 เมื่อไม่คิดเป็นเงิน",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked_about"].required = True

    def clean(self) -> dict[str, Any]:
        """What was given is said in words."""
        cleaned = super().clean()
        if cleaned.get("state") in GIVEN and not cleaned.get("given_what"):
            self.add_error("given_what", ValidationError("บอกสั้น ๆ ว่าได้รับอะไร", code="what"))
        return cleaned


class GuideForm(RecordForm):
    """A tool; its files are attached on its page."""

    class Meta:
        model = Guide
        fields = ["name", "kind", "level", "plan_step", "area", "cluster", "summary", "link"]
        field_classes: ClassVar[dict[str, Any]] = {"link": LinkField}
        widgets: ClassVar[dict[str, Any]] = {"summary": forms.Textarea(attrs=LONG)}
        help_texts: ClassVar[dict[str, str]] = {
            "area": "พื้นที่ของผู้ดูแลเครื่องมือนี้ ทุกคนในเครือข่ายใช้ได้",
            "plan_step": "เว้นว่างเมื่อใช้ได้ทุกขั้น",
            "link": "ลิงก์วิดีโอหรือหน้าเว็บ ไฟล์แนบได้หลังบันทึก",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        step: Any = self.fields["plan_step"]
        step.empty_label = "ทุกขั้นตอน"


class LessonForm(RecordForm):
    """A note that everybody in the network reads."""

    class Meta:
        model = Lesson
        fields = ["name", "kind", "theme", "area", "cluster", "text"]
        approximate: ClassVar[dict[str, str]] = {"noted_about": "เมื่อ"}
        order: ClassVar[list[str]] = ["name", "kind", "theme", "area", "cluster", "noted_about", "text"]
        widgets: ClassVar[dict[str, Any]] = {"text": forms.Textarea(attrs={"rows": 10})}
        help_texts: ClassVar[dict[str, str]] = {
            "name": "ประโยคเดียวที่คนอื่นอ่านแล้วเข้าใจ",
            "text": "ทุกคนในเครือข่ายอ่านได้ อย่าใส่ชื่อ เบอร์โทรศัพท์ หรือเรื่องส่วนตัวของใคร",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        theme: Any = self.fields["theme"]
        theme.empty_label = "ไม่ระบุ"
