"""What a person may write about a series, an event, and somebody's part in one."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from learning.enums import Attendance, BodyPart
from learning.models import Event, EventBody, Participation, Series
from nakhonchai.base.forms import ApproximateDateField
from nakhonchai.records.forms import RecordForm
from nakhonchai.records.pickers import RecordPickerField
from nakhonchai.thai import format_date
from organizations.models import Organization

LONG = {"rows": 4}
NUMBER = {"inputmode": "numeric", "class": "input-short"}
NOT_YET = "กิจกรรมนี้ยังไม่ถึงวันจัด ({}) เว้นช่องนี้ไว้ก่อน หรือแก้วันที่จัดถ้าพิมพ์ผิด"
PEOPLE_CAME = "มีคนที่บันทึกว่ามาร่วมแล้ว วันที่จัดจึงเป็นวันข้างหน้าไม่ได้ ตรวจวันที่อีกครั้ง"


class SeriesForm(RecordForm):
    """What the rounds of a series have in common."""

    class Meta:
        model = Series
        fields = ["name", "kind", "area", "cluster", "aims", "contents", "is_open"]
        widgets: ClassVar[dict[str, Any]] = {
            "aims": forms.Textarea(attrs=LONG),
            "contents": forms.Textarea(attrs=LONG),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "name": "เช่น หลักสูตรผู้นำรุ่นใหม่ แต่ละรุ่นเป็นกิจกรรมของชุดนี้",
            "area": "พื้นที่ของผู้ดูแลหลักสูตร เช่น จังหวัด",
            "is_open": "เอาออกเมื่อเลิกจัดแล้ว รุ่นที่ผ่านมายังอยู่",
        }


class EventForm(RecordForm):
    """When, where, by whom, and afterwards what came of it."""

    class Meta:
        model = Event
        fields = [
            "name",
            "kind",
            "series",
            "round",
            "level",
            "area",
            "cluster",
            "hours",
            "venue",
            "is_cancelled",
            "aims",
            "budget",
            "other_people",
            "summary",
            "next_step",
        ]
        sections: ClassVar[dict[str, list[str]]] = {
            "กิจกรรม (ทุกคนที่เข้าสู่ระบบเห็น)": [
                "name",
                "kind",
                "started_about",
                "ended_about",
                "hours",
                "area",
                "cluster",
                "venue",
                "level",
                "organizer",
                "series",
                "round",
                "aims",
                "is_cancelled",
            ],
            "หลังจัด และงบประมาณ (เฉพาะผู้ดูแลพื้นที่เห็น)": ["summary", "next_step", "other_people", "budget"],
        }
        approximate: ClassVar[dict[str, str]] = {"started_about": "วันที่จัด", "ended_about": "ถึงวันที่"}
        at_field: ClassVar[dict[str, str]] = {
            "event_ends_after_it_starts": "ended_about",
            "event_budget_is_not_negative": "budget",
        }
        widgets: ClassVar[dict[str, Any]] = {
            "aims": forms.Textarea(attrs=LONG),
            "summary": forms.Textarea(attrs=LONG),
            "next_step": forms.Textarea(attrs=LONG),
            "round": forms.TextInput(attrs=NUMBER),
            "other_people": forms.TextInput(attrs=NUMBER),
            "budget": forms.TextInput(attrs={"inputmode": "decimal", "class": "input-short"}),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "area": "พื้นที่ของกิจกรรม บอกว่าใครดูแลข้อมูลนี้ เช่น ตำบลหรือจังหวัดที่จัด",
            "venue": "เช่น ศาลาประชาคม วัด หรือโรงเรียน",
            "hours": "เช่น 09.00–16.00 น.",
            "series": "พิมพ์ชื่อชุดหลักสูตร เว้นว่างได้",
            "round": "เช่น 3 สำหรับรุ่นที่ 3",
            "other_people": "จำนวนคนที่มาแต่ไม่มีชื่อในระบบ ไม่ทราบให้เว้นว่าง",
            "budget": "เว้นว่างเมื่อยังไม่ทราบ ใส่ 0 เมื่อไม่ใช้เงิน",
            "summary": "เกิดอะไรขึ้น ได้ข้อสรุปอะไร",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["started_about"] = ApproximateDateField(label="วันที่จัด", required=True)
        self.fields["ended_about"].help_text = "เว้นว่างเมื่อจัดวันเดียว"

    def clean(self) -> dict[str, Any]:
        """Results of what has not happened yet are a slip, of the date or of the sheet."""
        cleaned = super().clean()
        start = cleaned.get("started_about")
        if start is None or not Event(started=start.date).is_future():
            return cleaned
        for name in ("summary", "other_people"):
            if cleaned.get(name) not in (None, ""):
                self.add_error(name, ValidationError(NOT_YET.format(start.th(short=True)), code="not_yet"))
        if self.instance.pk and self._somebody_came():
            self.add_error("started_about", ValidationError(PEOPLE_CAME, code="people_came"))
        return cleaned

    def _somebody_came(self) -> bool:
        mine = Participation.objects.unscoped("that anybody came, not who")
        return bool(mine.alive().attended().filter(event=self.instance).exists())

    def _get_validation_exclusions(self) -> set[str]:
        # Without its date an event breaks no further rule worth saying.
        missing = {"started", "started_precision"} if "started_about" in self.errors else set()
        return super()._get_validation_exclusions() | missing


class NewEventForm(EventForm):
    """A new event names its organizer at once; partners are added on its page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organizer"] = RecordPickerField(
            model=Organization,
            choices=lambda: Organization.objects.visible_to(self.person).alive(),
            label="ผู้จัด",
            required=False,
            help_text="พิมพ์ชื่อองค์กรหรือหน่วยงาน ภาคีเพิ่มได้ในหน้ากิจกรรม",
        )


class BodyForm(forms.Form):
    """One more organizer, partner or visited body of an event."""

    part = forms.ChoiceField(label="บทบาท", choices=BodyPart.choices, initial=BodyPart.PARTNER)

    def __init__(self, *args: Any, person: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        self.fields["organization"] = RecordPickerField(
            model=Organization,
            choices=lambda: Organization.objects.visible_to(person).alive(),
            label="องค์กรหรือภาคี",
            help_text="พิมพ์ชื่อหรือรหัส ถ้ายังไม่มีในระบบ ให้เพิ่มในหน้าองค์กรก่อน",
        )
        self.order_fields(["organization", "part"])

    def clean(self) -> dict[str, Any]:
        """Say at the field that the body is there already."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        body, part = cleaned.get("organization"), cleaned.get("part")
        if body and EventBody.objects.filter(event=self.event, organization=body, part=part).exists():
            self.add_error("organization", "องค์กรนี้อยู่ในรายการแล้ว")
        return cleaned


class ParticipationForm(RecordForm):
    """As what somebody took part, whether they came, and what came of it for them."""

    class Meta:
        model = Participation
        fields = [
            "guest_name",
            "guest_from",
            "attendance",
            "role",
            "result",
            "next_step",
            "has_certificate",
        ]
        at_field: ClassVar[dict[str, str]] = {"participation_once_an_event": "attendance"}
        widgets: ClassVar[dict[str, Any]] = {
            "result": forms.Textarea(attrs=LONG),
            "next_step": forms.Textarea(attrs=LONG),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "result": "ได้เรียนรู้อะไร ทำอะไรได้ดีขึ้น",
            "next_step": "กลับไปจะทำอะไร ตั้งเป็นงานติดตามได้ในหน้าถัดไป",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.leader_id is not None:
            del self.fields["guest_name"], self.fields["guest_from"]
        else:
            self.fields["guest_name"].required = True

    def clean(self) -> dict[str, Any]:
        """Nobody came to, or took anything from, what has not happened yet."""
        cleaned = super().clean()
        event = self.instance.event
        if event.is_future():
            for name in self._results(cleaned):
                self.add_error(
                    name,
                    ValidationError(NOT_YET.format(format_date(event.started, short=True)), code="not_yet"),
                )
        return cleaned

    @staticmethod
    def _results(cleaned: dict[str, Any]) -> list[str]:
        came = cleaned.get("attendance") in (Attendance.ATTENDED, Attendance.ABSENT)
        said = [name for name in ("result", "has_certificate") if cleaned.get(name)]
        return [*(["attendance"] if came else []), *said]
