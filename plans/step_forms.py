"""What a person may write about a step of a plan, and of a new version of it."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from learning.models import Event
from nakhonchai.base.forms import BuddhistYearField
from nakhonchai.records.forms import RecordForm
from nakhonchai.thai import be_year
from organizations.questions_asked import AsksFirst
from plans.models import Plan, PlanStep

NOT_DONE_YET = "วันที่ยังมาไม่ถึง ใส่วันที่เสร็จจริง ถ้ายังไม่เสร็จให้เว้นว่าง แล้วใส่วันที่กำหนดไว้ในช่องเริ่ม"
NOT_BEGUN = "ขั้นนี้ยังไม่เริ่ม ({}) เว้นช่องนี้ไว้ก่อน หรือแก้วันที่ถ้าพิมพ์ผิด"
EVENT_TO_COME = "กิจกรรมนี้ยังไม่ถึงวันจัด ({}) ขั้นตอนจึงยังไม่เสร็จ แก้วันที่ หรือเลือกกิจกรรมอื่น"
EVENT_OFF = "กิจกรรมนี้ยกเลิกการจัดแล้ว เลือกกิจกรรมที่จัดจริง"
SAID_AFTERWARDS = ("people", "evidence", "note")
EARLY = 2  # years before a plan begins in which its making is nothing unusual


class PlanStepForm(AsksFirst, RecordForm):
    """When a step was or will be, on what evidence, who was there."""

    class Meta:
        model = PlanStep
        fields: ClassVar = ["type", "event", "people", "evidence", "note"]
        approximate: ClassVar[dict[str, str]] = {
            "started_about": "เริ่มเมื่อ หรือกำหนดไว้เมื่อ",
            "done_about": "เสร็จเมื่อ",
        }
        order: ClassVar[list[str]] = [
            "type",
            "started_about",
            "done_about",
            "event",
            "people",
            "evidence",
            "note",
        ]
        at_field: ClassVar[dict[str, str]] = {
            "plan_step_has_a_date": "started_about",
            "plan_step_ends_after_it_begins": "done_about",
            "plan_step_people_counted_once": "people",
            "plan_step_once_a_plan": "type",
        }
        widgets: ClassVar[dict[str, Any]] = {
            "people": forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
            "note": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "event": "พิมพ์ชื่อเวทีที่บันทึกไว้ในหน้ากิจกรรม จำนวนคนจะนับจากรายชื่อของกิจกรรมนั้น เว้นว่างได้",
            "people": "ใส่เมื่อไม่ได้เลือกกิจกรรม ไม่ทราบให้เว้นว่าง",
            "evidence": "เช่น มติที่ประชุมวันที่ … หนังสือนำส่งเลขที่ … แนบไฟล์ได้หลังบันทึก",
            "note": "เกิดอะไรขึ้น ได้ข้อสรุปอะไร",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["started_about"].help_text = "วันข้างหน้า = กำหนดไว้ ยังไม่เริ่ม"
        self.fields["done_about"].help_text = "เวทีวันเดียวใส่ช่องนี้ช่องเดียวก็พอ ยังไม่เสร็จให้เว้นว่าง"
        shown: Any = self.fields["type"]
        shown.empty_label = "เลือกขั้นตอน"
        self.order_fields([name for name in self.fields if name not in ("change_reason", "sure")])

    def clean_done_about(self) -> Any:
        """What is done was done before now."""
        done = self.cleaned_data["done_about"]
        if done is not None and done.date > timezone.localdate():
            raise ValidationError(NOT_DONE_YET, code="future")
        return done

    def clean(self) -> dict[str, Any]:
        """Nothing came of what has not begun; an event that counts was held."""
        cleaned = super().clean()
        start, done = cleaned.get("started_about"), cleaned.get("done_about")
        if start is not None and done is None and start.date > timezone.localdate():
            for name in SAID_AFTERWARDS:
                if cleaned.get(name) not in (None, ""):
                    self.add_error(
                        name, ValidationError(NOT_BEGUN.format(start.th(short=True)), code="not_yet")
                    )
        self._check_event(cleaned.get("event"), done)
        return cleaned

    def _check_event(self, event: Event | None, done: Any) -> None:
        if event is None:
            return
        if event.is_cancelled:
            self.add_error("event", ValidationError(EVENT_OFF, code="cancelled"))
        elif done is not None and event.is_future():
            self.add_error("event", ValidationError(EVENT_TO_COME.format(event.dates), code="not_yet"))

    def questions(self, cleaned: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """Ask about a step before the one that comes before it, and far from the years of the plan."""
        when = cleaned.get("done_about") or cleaned.get("started_about")
        if when is None or cleaned.get("type") is None:
            return
        field = "done_about" if cleaned.get("done_about") else "started_about"
        if earlier := self._step_before(cleaned["type"], when):
            yield field, f"มาก่อนขั้น “{earlier.type}” ({earlier.dates})"
        plan, year = self.instance.plan, be_year(when.date)
        if not plan.first_year - EARLY <= year <= plan.last_year + 1:
            yield field, f"ปี {year} อยู่ไกลจากปีของแผน ({plan.years})"

    def _step_before(self, step_type: Any, when: Any) -> PlanStep | None:
        """Return a step of the plan that comes before this one in the list and lies later in time."""
        there = PlanStep.objects.visible_to(self.person).alive().filter(plan=self.instance.plan)
        before = there.filter(type__order__lt=step_type.order).exclude(pk=self.instance.pk)
        for one in before.select_related("type").order_by("-type__order"):
            if (one.done or one.started) > when.date:
                return one
        return None


class ReviewForm(forms.Form):
    """From when to when the new version is, how it is called, and which projects go on in it."""

    name = forms.CharField(label="ชื่อแผน", max_length=200)
    first_year = BuddhistYearField(label="ปีเริ่ม (พ.ศ.)")
    last_year = BuddhistYearField(label="ปีสิ้นสุด (พ.ศ.)", help_text="แผนปีเดียวใส่ปีเดียวกับปีเริ่ม")
    projects = forms.MultipleChoiceField(
        label="โครงการที่ทำต่อในรุ่นใหม่",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="โครงการที่เลือกย้ายมาอยู่ในรุ่นใหม่ และยังเห็นได้ในหน้าแผนรุ่นเดิม",
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, plan: Plan, projects: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        going_on: Any = self.fields["projects"]
        going_on.choices = [(one.ref, f"{one} · {one.get_status_display()}") for one in projects]
        if not projects:
            del self.fields["projects"]

    def clean(self) -> dict[str, Any]:
        """A later version begins after the one before it, and ends after it begins."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("first_year"), cleaned.get("last_year")
        if first and first <= self.plan.first_year:
            self.add_error("first_year", f"รุ่นทบทวนต้องเริ่มหลังปี {self.plan.first_year} ซึ่งเป็นปีเริ่มของแผนเดิม")
        if first and last and last < first:
            self.add_error("last_year", "ปีสิ้นสุดต้องไม่มาก่อนปีเริ่ม")
        return cleaned
