"""Series, events and attendance in a workbook."""

import re
from collections.abc import Iterator
from typing import Any

from learning.enums import Attendance, EventKind, EventLevel, PartRole
from learning.models import Event, Participation, Series
from nakhonchai.records.registry import register
from nakhonchai.records.resources import PLACE_FIELDS, LinkColumn, RecordResource, SheetColumn
from nakhonchai.records.widgets import (
    ChoiceWidget,
    DateWidget,
    DecimalWidget,
    IntegerWidget,
    LinesWidget,
    TextWidget,
    YesNoWidget,
)
from nakhonchai.thai import normalise

NOT_YET = "กิจกรรมยังไม่ถึงวันจัด จึงยังมีผลไม่ได้ โปรดเว้นช่องนี้ หรือแก้วันที่จัด"
_ROUND = re.compile(r" ?รุ่นที่ ?\d+\Z")
SMALL = range(32_768)  # what the column holds on PostgreSQL
PEOPLE = range(1_000_001)


@register
class SeriesResource(RecordResource):
    """One row is one series."""

    name = SheetColumn("name", "ชื่อชุดหลักสูตร", TextWidget(200), required=True, synonyms=("ชื่อหลักสูตร", "หลักสูตร"))
    kind = SheetColumn("kind", "ชนิดกิจกรรม", ChoiceWidget(EventKind), hint="เว้นว่าง = อบรม")
    aims = SheetColumn("aims", "วัตถุประสงค์", LinesWidget())
    contents = SheetColumn("contents", "เนื้อหา", LinesWidget())
    is_open = SheetColumn("is_open", "ยังจัดต่อ", YesNoWidget())

    sheet = "ชุดหลักสูตร"
    sheet_words = ("ชุดหลักสูตร",)
    order = 40

    class Meta:
        model = Series
        fields = ("ref", "name", "kind", *PLACE_FIELDS, "aims", "contents", "is_open", "extra")


@register
class EventResource(RecordResource):
    """One row is one event. Who holds it is exported, and kept on its page."""

    name = SheetColumn(
        "name",
        "ชื่อกิจกรรม",
        TextWidget(250),
        required=True,
        synonyms=("ชื่อเวที", "ชื่อการอบรม", "กิจกรรม", "เรื่องที่อบรม"),
    )
    kind = SheetColumn("kind", "ชนิดกิจกรรม", ChoiceWidget(EventKind), hint="เว้นว่าง = เวที")
    series = LinkColumn("series", "ชุดหลักสูตร", "learning.series")
    series_ref = LinkColumn("series", "รหัสชุดหลักสูตร", "learning.series", by_ref=True)
    round = SheetColumn("round", "รุ่น/ครั้งที่", IntegerWidget(), synonyms=("รุ่นที่", "ครั้งที่"))
    level = SheetColumn("level", "ระดับกิจกรรม", ChoiceWidget(EventLevel), hint="เว้นว่าง = ตำบล")
    started_about = SheetColumn(
        "started_about",
        "วันที่จัด",
        DateWidget(),
        required=True,
        model_field="started",
        synonyms=("วันที่จัดกิจกรรม", "วันที่อบรม", "จัดเมื่อ"),
    )
    ended_about = SheetColumn("ended_about", "ถึงวันที่", DateWidget(), model_field="ended")
    hours = SheetColumn("hours", "เวลาที่จัด", TextWidget(60))
    venue = SheetColumn("venue", "สถานที่จัด", TextWidget(200), synonyms=("สถานที่จัดกิจกรรม",))
    aims = SheetColumn("aims", "วัตถุประสงค์", LinesWidget())
    budget = SheetColumn("budget", "งบประมาณที่ใช้จัด (บาท)", DecimalWidget(2))
    other_people = SheetColumn("other_people", "ผู้เข้าร่วมที่ไม่ได้ลงรายชื่อ (คน)", IntegerWidget())
    summary = SheetColumn("summary", "สรุปผล", LinesWidget(), synonyms=("ผลการจัด", "สรุปผลกิจกรรม"))
    next_step = SheetColumn("next_step", "จะทำอะไรต่อ", LinesWidget())
    is_cancelled = SheetColumn("is_cancelled", "ยกเลิกการจัด", YesNoWidget())

    sheet = "กิจกรรม"
    sheet_words = ("กิจกรรม", "เวที", "อบรม")
    order = 41

    class Meta:
        model = Event
        fields = (
            "ref",
            "name",
            "kind",
            "series",
            "series_ref",
            "round",
            "level",
            *PLACE_FIELDS,
            "started_about",
            "ended_about",
            "hours",
            "venue",
            "aims",
            "budget",
            "other_people",
            "summary",
            "next_step",
            "is_cancelled",
            "extra",
        )

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """The end after the beginning; no results of what has not happened; numbers that can be."""
        start, end = values.get("started_about"), values.get("ended_about")
        if start and end and end.date < start.date:
            yield "ถึงวันที่", "วันสุดท้ายต้องไม่มาก่อนวันที่จัด"
        if start and Event(started=start.date).is_future():
            for name, heading in (("summary", "สรุปผล"), ("other_people", "ผู้เข้าร่วมที่ไม่ได้ลงรายชื่อ (คน)")):
                if values.get(name) not in (None, ""):
                    yield heading, NOT_YET
        if values.get("budget") is not None and values["budget"] < 0:
            yield "งบประมาณที่ใช้จัด (บาท)", "งบประมาณต้องไม่ติดลบ"
        if values.get("round") is not None and values["round"] not in SMALL:
            yield "รุ่น/ครั้งที่", "รุ่นหรือครั้งที่ต้องเป็นเลขตั้งแต่ 0 เช่น 3"
        if values.get("other_people") is not None and values["other_people"] not in PEOPLE:
            yield "ผู้เข้าร่วมที่ไม่ได้ลงรายชื่อ (คน)", "จำนวนคนต้องเป็น 0 ขึ้นไป และไม่เกินล้านคน"

    @classmethod
    def name_key(cls, text: str) -> tuple[str, ...]:
        """Return the name without its round, which stands behind it where an event is named."""
        return (_ROUND.sub("", normalise(text)),)

    def same_record(self, values: dict[str, Any], found: list[Any]) -> tuple[Any, str]:
        """A forum of one name comes again: its day tells it apart."""
        start = values.get("started_about")
        return super().same_record(values, [one for one in found if start and one.started == start.date])


@register
class ParticipationResource(RecordResource):
    """Attendance: one row is one person in one event, whose home is that of the event.

    Guests are exported, and typed on the sign-in page: a name without a record is no key.
    """

    event = LinkColumn(
        "event",
        "กิจกรรม",
        "learning.event",
        required=True,
        synonyms=("ชื่อกิจกรรม", "ชื่อเวที", "ชื่อการอบรม", "หลักสูตรที่อบรม", "เวที"),
    )
    event_ref = LinkColumn("event", "รหัสกิจกรรม", "learning.event", by_ref=True)
    leader = LinkColumn(
        "leader", "ผู้เข้าร่วม", "leaders.leader", required=True, synonyms=("ผู้เข้าอบรม", "ผู้ร่วมประชุม", "ผู้ลงทะเบียน")
    )
    leader_ref = LinkColumn("leader", "รหัสผู้นำ", "leaders.leader", by_ref=True)
    guest_name = SheetColumn("guest_name", "ชื่อแขก", TextWidget(120))
    guest_from = SheetColumn("guest_from", "แขกมาจาก", TextWidget(160))
    role = SheetColumn("role", "ร่วมในฐานะ", ChoiceWidget(PartRole), hint="เว้นว่าง = ผู้เข้าร่วม")
    attendance = SheetColumn("attendance", "การมาร่วม", ChoiceWidget(Attendance), hint="เว้นว่าง = มาร่วม")
    result = SheetColumn("result", "ผลที่ได้", LinesWidget(), synonyms=("ผลที่ได้รับ", "สิ่งที่ได้เรียนรู้"))
    next_step = SheetColumn("next_step", "จะทำอะไรต่อ", LinesWidget(), synonyms=("แผนหลังอบรม",))
    has_certificate = SheetColumn("has_certificate", "ได้รับวุฒิบัตร", YesNoWidget())

    sheet = "ใบลงชื่อ"
    sheet_words = ("ใบลงชื่อ", "ใบลงทะเบียน", "รายชื่อผู้เข้าร่วม", "รายชื่อผู้เข้าอบรม")
    order = 42
    key_fields = ("leader", "event")
    name_fields = ("ref",)
    home_from = "event"

    class Meta:
        model = Participation
        fields = (
            "ref",
            "event",
            "event_ref",
            "leader",
            "leader_ref",
            "guest_name",
            "guest_from",
            "role",
            "attendance",
            "result",
            "next_step",
            "has_certificate",
            "extra",
        )

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """Nobody came to, or took anything from, what has not happened yet."""
        event = values.get("event")
        if isinstance(event, Event) and event.is_future():
            came = values.get("attendance", Attendance.ATTENDED) != Attendance.REGISTERED
            if came:
                yield "การมาร่วม", f"กิจกรรมยังไม่ถึงวันจัด โปรดใส่ “{Attendance.REGISTERED.label}” หรือแก้วันที่จัด"
            for name, heading in (("result", "ผลที่ได้"), ("has_certificate", "ได้รับวุฒิบัตร")):
                if values.get(name):
                    yield heading, NOT_YET
        if values.get("guest_name") and values.get("leader"):
            yield "ชื่อแขก", "แถวนี้เป็นผู้นำในระบบแล้ว โปรดเว้นช่องชื่อแขก"
