"""Visits, requests and notes in a workbook."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch

from leaders.models import Leader
from nakhonchai.records.about_columns import AboutColumn, AboutName, with_about
from nakhonchai.records.account_columns import AccountWidget, refuse_strangers
from nakhonchai.records.registry import register
from nakhonchai.records.resources import PLACE_FIELDS, LinkColumn, RecordResource, SheetColumn
from nakhonchai.records.widgets import (
    ChoiceWidget,
    DateWidget,
    DecimalWidget,
    LinesWidget,
    ListWidget,
    TextWidget,
)
from nakhonchai.thai import Precision
from network.models import Issue
from support import task_resources  # noqa: F401 - a sheet of its own
from support.enums import GIVEN, LessonKind, RequestState, VisitKind, VisitState
from support.models import Lesson, SupportRequest, Visit

ABOUT = "ชนิดและรหัสอ้างอิง เช่น โครงการ: รหัสโครงการ (หรือ แผน: / องค์กร:)"
ACCOUNT, READ_ONLY = "บัญชีผู้ติดตาม", "ระบบแสดงให้ ไม่อ่านตอนนำเข้า"
PROJECT, BODY = "plans.project", "organizations.organization"


class LinkedName(SheetColumn):
    """The name of a record that another column names by its ref."""

    def cell(self, record: Any) -> Any:
        """Return the name."""
        linked = self.value_of(record)
        return None if linked is None else str(linked)


def _before(later: Any, earlier: Any) -> bool:
    """Whether a day lies before another; of a month or a year it is not known."""
    return bool(later and earlier and later.precision is Precision.DAY and later.date < earlier.date)


@register
class VisitResource(RecordResource):
    """One row is one visit or call. What was agreed is work to be done: a sheet of its own."""

    visited_about = SheetColumn(
        "visited_about",
        "วันที่ติดตาม",
        DateWidget(),
        required=True,
        model_field="visited",
        synonyms=("วันที่ลงพื้นที่", "วันที่เยี่ยม", "วันที่ลงติดตาม"),
    )
    kind = SheetColumn("kind", "ช่องทางติดตาม", ChoiceWidget(VisitKind), hint="เว้นว่าง = ลงพื้นที่")
    state = SheetColumn("state", "สถานะการติดตาม", ChoiceWidget(VisitState), hint="เว้นว่าง = ทำแล้ว")
    project = LinkColumn("project", "โครงการที่ติดตาม", PROJECT)
    project_ref = LinkColumn("project", "รหัสโครงการที่ติดตาม", PROJECT, by_ref=True)
    organization = LinkColumn("organization", "องค์กรที่ติดตาม", BODY)
    organization_ref = LinkColumn("organization", "รหัสองค์กรที่ติดตาม", BODY, by_ref=True)
    found = SheetColumn("found", "สิ่งที่พบ", LinesWidget(), synonyms=("ผลการติดตาม", "ผลการเยี่ยม"))
    advice = SheetColumn("advice", "สิ่งที่แนะนำหรือช่วยไป", LinesWidget(), synonyms=("ข้อเสนอแนะ",))
    others = SheetColumn("others", "คนอื่นที่ร่วมติดตาม", TextWidget(300), synonyms=("ผู้ติดตาม", "ผู้ลงพื้นที่"))
    account = SheetColumn("account", ACCOUNT, AccountWidget())
    leader_name = LinkedName("leader", "ผู้นำที่ไปด้วย", TextWidget(), readonly=True, hint=READ_ONLY)
    leader_ref = LinkColumn("leader", "รหัสผู้นำที่ไปด้วย", "leaders.leader", by_ref=True)
    next_visit_about = SheetColumn(
        "next_visit_about", "นัดติดตามครั้งต่อไป", DateWidget(), model_field="next_visit"
    )

    sheet = "การติดตาม"
    sheet_words = ("ติดตาม", "ลงพื้นที่", "เยี่ยม")
    order = 50
    key_fields = ("visited", "kind")
    telling_links = ("project", "organization")
    name_fields = ("ref",)

    class Meta:
        model = Visit
        fields = (
            "ref",
            "visited_about",
            "kind",
            "state",
            *PLACE_FIELDS,
            "project",
            "project_ref",
            "organization",
            "organization_ref",
            "found",
            "advice",
            "account",
            "leader_name",
            "leader_ref",
            "others",
            "next_visit_about",
            "extra",
        )

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """Nothing was done on a day to come; the next visit comes after this one."""
        when, after = values.get("visited_about"), values.get("next_visit_about")
        done = values.get("state", VisitState.DONE) == VisitState.DONE
        if when and done and Visit(visited=when.date).is_future():
            yield "วันที่ติดตาม", "วันนี้ยังมาไม่ถึง โปรดใส่สถานะ “วางแผนไว้” หรือแก้วันที่"
        if _before(after, when):
            yield "นัดติดตามครั้งต่อไป", "วันนัดต้องไม่มาก่อนวันที่ติดตาม"
        yield from refuse_strangers(values, record, "account", ACCOUNT)

    def for_export(self, queryset: Any, person: Any) -> Any:
        """Return the visits with what they are about, and the leaders whom *person* finds."""
        found = Leader.objects.visible_to(person).alive()
        ready = queryset.select_related("area", "project", "organization", "account")
        return ready.prefetch_related(Prefetch("leader", queryset=found))

    def same_record(self, values: dict[str, Any], found: list[Any]) -> tuple[Any, str]:
        """Two visits of one day differ by the project or body they were about."""
        for name in self.telling_links:
            key = getattr(values.get(name), "pk", None)
            found = [one for one in found if getattr(one, f"{name}_id") == key]
        return super().same_record(values, found)


@register
class SupportRequestResource(RecordResource):
    """One row is one request for support, with what came of it."""

    name = SheetColumn(
        "name", "เรื่องที่ขอสนับสนุน", TextWidget(250), required=True, synonyms=("เรื่องที่ขอ", "สิ่งที่ขอ", "ความต้องการ")
    )
    detail = SheetColumn("detail", "รายละเอียดที่ขอ", LinesWidget())
    project = LinkColumn("project", "ขอสำหรับโครงการ", PROJECT)
    project_ref = LinkColumn("project", "รหัสโครงการที่ขอ", PROJECT, by_ref=True)
    organization = LinkColumn("organization", "ขอสำหรับองค์กร", BODY)
    organization_ref = LinkColumn("organization", "รหัสองค์กรที่ขอ", BODY, by_ref=True)
    partner = LinkColumn("partner", "ภาคีที่ขอหรือที่ให้", BODY)
    partner_ref = LinkColumn("partner", "รหัสภาคีที่ขอหรือที่ให้", BODY, by_ref=True)
    asked_of = SheetColumn("asked_of", "ขอจาก", TextWidget(200), synonyms=("หน่วยงานที่ขอ",))
    asked_about = SheetColumn(
        "asked_about", "ขอเมื่อ", DateWidget(), required=True, model_field="asked", synonyms=("วันที่ขอ",)
    )
    state = SheetColumn("state", "สถานะคำขอ", ChoiceWidget(RequestState), hint="เว้นว่าง = ขอแล้ว รอคำตอบ")
    given_what = SheetColumn("given_what", "ได้รับอะไร", TextWidget(300))
    given_about = SheetColumn("given_about", "ได้รับเมื่อ", DateWidget(), model_field="given")
    value = SheetColumn("value", "มูลค่าที่ได้รับ (บาท)", DecimalWidget(2))

    sheet = "การขอสนับสนุน"
    sheet_words = ("ขอสนับสนุน", "ขอรับการสนับสนุน")
    order = 51
    key_fields = ("name", "asked")

    class Meta:
        model = SupportRequest
        fields = (
            "ref",
            "name",
            "detail",
            *PLACE_FIELDS,
            "project",
            "project_ref",
            "organization",
            "organization_ref",
            "partner",
            "partner_ref",
            "asked_of",
            "asked_about",
            "state",
            "given_what",
            "given_about",
            "value",
            "extra",
        )

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """What was given says so, after it was asked, and is not negative."""
        given = values.get("given_what") or values.get("given_about") or values.get("value") is not None
        if given and values.get("state", RequestState.ASKED) not in GIVEN:
            yield "สถานะคำขอ", "มีสิ่งที่ได้รับแล้ว โปรดใส่ “ได้รับบางส่วน” หรือ “ได้รับครบแล้ว”"
        if _before(values.get("given_about"), values.get("asked_about")):
            yield "ได้รับเมื่อ", "วันที่ได้รับต้องไม่มาก่อนวันที่ขอ"
        if (values.get("value") or 0) < 0:
            yield "มูลค่าที่ได้รับ (บาท)", "มูลค่าต้องไม่ติดลบ"


@register
class LessonResource(RecordResource):
    """One row is one note, perhaps about a project, a plan or a body."""

    name = SheetColumn(
        "name", "เรื่องของบทเรียน", TextWidget(200), required=True, synonyms=("ชื่อบทเรียน", "บทเรียน")
    )
    kind = SheetColumn("kind", "ชนิดของบทเรียน", ChoiceWidget(LessonKind), hint="เว้นว่าง = บทเรียน")
    theme = SheetColumn(
        "theme", "ประเด็นของบทเรียน", ListWidget(Issue.objects.filter(is_active=True), "ประเด็นงาน")
    )
    noted_about = SheetColumn("noted_about", "เมื่อ", DateWidget(), model_field="noted")
    text = SheetColumn("text", "เนื้อหาบทเรียน", LinesWidget(), required=True, synonyms=("เนื้อหาของบทเรียน",))
    about = AboutColumn("about", "รหัสรายการที่บทเรียนเล่าถึง", PROJECT, "plans.plan", BODY, hint=ABOUT)
    about_name = AboutName(about, "บทเรียนเล่าถึง", READ_ONLY)

    sheet = "บทเรียนและสถานการณ์"
    sheet_words = ("บทเรียน", "สถานการณ์", "ถอดบทเรียน")
    order = 52

    class Meta:
        model = Lesson
        fields = (
            "ref",
            "name",
            "kind",
            *PLACE_FIELDS,
            "theme",
            "noted_about",
            "text",
            "about_name",
            "about",
            "extra",
        )

    def for_export(self, queryset: Any, person: Any) -> Any:
        """Return the notes with what they are about, as far as *person* finds it."""
        return with_about(queryset.select_related("area", "theme"), "about", person)
