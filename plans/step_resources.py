"""The steps of plans in a workbook."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from nakhonchai.records.registry import register
from nakhonchai.records.resources import PLACE_FIELDS, LinkColumn, RecordResource, SheetColumn
from nakhonchai.records.widgets import DateWidget, IntegerWidget, LinesWidget, ListWidget, TextWidget
from plans.models import PlanStep, PlanStepType
from plans.step_forms import NOT_BEGUN, NOT_DONE_YET

PEOPLE = range(1_000_001)
HEADINGS = {"people": "ผู้เข้าร่วม (คน)", "evidence": "หลักฐาน", "note": "ผลของขั้นนี้"}


@register
class PlanStepResource(RecordResource):
    """One row is one step of one plan, whose home is that of the plan."""

    plan = LinkColumn("plan", "แผน", "plans.plan", required=True, synonyms=("ชื่อแผน",))
    plan_ref = LinkColumn("plan", "รหัสแผน", "plans.plan", by_ref=True)
    type = SheetColumn(
        "type",
        "ขั้นตอนของแผน",
        ListWidget(PlanStepType.objects.filter(is_active=True), "ขั้นตอนการทำแผน"),
        required=True,
        synonyms=("ขั้นตอนการทำแผน",),
    )
    started_about = SheetColumn("started_about", "เริ่ม/กำหนดไว้", DateWidget(), model_field="started")
    done_about = SheetColumn("done_about", "เสร็จเมื่อ", DateWidget(), model_field="done")
    event = LinkColumn("event", "กิจกรรมของขั้นนี้", "learning.event")
    event_ref = LinkColumn("event", "รหัสกิจกรรม", "learning.event", by_ref=True)
    people = SheetColumn("people", HEADINGS["people"], IntegerWidget(), hint="เว้นว่างเมื่อมีกิจกรรมแล้ว")
    evidence = SheetColumn("evidence", HEADINGS["evidence"], TextWidget(300))
    note = SheetColumn("note", HEADINGS["note"], LinesWidget())

    sheet = "ขั้นตอนของแผน"
    sheet_words = ("ขั้นตอนของแผน", "ขั้นตอนการทำแผน")
    order = 43
    key_fields = ("plan", "type")
    name_fields = ("ref",)
    home_from = "plan"

    class Meta:
        model = PlanStep
        fields = (
            "ref",
            "plan",
            "plan_ref",
            "type",
            *PLACE_FIELDS,
            "started_about",
            "done_about",
            "event",
            "event_ref",
            "people",
            "evidence",
            "note",
            "extra",
        )

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """A date there is; in order; nothing came of what has not begun; people are counted once."""
        start, done, today = values.get("started_about"), values.get("done_about"), timezone.localdate()
        if not start and not done:
            yield "เริ่ม/กำหนดไว้", "โปรดใส่วันที่เริ่ม วันที่กำหนดไว้ หรือวันที่เสร็จ อย่างน้อยหนึ่งช่อง"
        if start and done and done.date < start.date:
            yield "เสร็จเมื่อ", "วันที่เสร็จต้องไม่มาก่อนวันที่เริ่ม"
        if done and done.date > today:
            yield "เสร็จเมื่อ", NOT_DONE_YET
        if start and not done and start.date > today:
            for name, heading in HEADINGS.items():
                if values.get(name) not in (None, ""):
                    yield heading, NOT_BEGUN.format(start.th(short=True))
        if values.get("event") is not None and values.get("people") is not None:
            yield HEADINGS["people"], "มีกิจกรรมแล้ว จำนวนคนนับจากรายชื่อของกิจกรรม โปรดเว้นช่องนี้"
        if values.get("people") is not None and values["people"] not in PEOPLE:
            yield HEADINGS["people"], "จำนวนคนต้องเป็น 0 ขึ้นไป และไม่เกินล้านคน"
