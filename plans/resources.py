"""Plans and projects in a workbook."""

from collections.abc import Iterator
from typing import Any

from nakhonchai.records.registry import register
from nakhonchai.records.resources import PLACE_FIELDS, LinkColumn, RecordResource, SheetColumn
from nakhonchai.records.widgets import (
    ChoiceWidget,
    DateWidget,
    DecimalWidget,
    IntegerWidget,
    LinesWidget,
    NamesWidget,
    TextWidget,
    YearSumsWidget,
    YearWidget,
)
from plans import resources_money, step_resources, update_resources  # noqa: F401 - sheets of their own
from plans.enums import Achieved, PlanKind, PlanStatus, ProjectStatus
from plans.models import Plan, Project, Theme
from plans.money.questions import doubt, usual_of
from plans.project_columns import PLACES, partner_column, person_column, place_column, with_entries
from plans.project_rules import PLACE_ACROSS, WHY_BLOCKED, crosses

PEOPLE = range(1_000_001)
YEARS = range(2500, 2701)
NOT_BUDDHIST = "ปีต้องเป็น พ.ศ. เช่น 2567"


@register
class PlanResource(RecordResource):
    """One row is one plan."""

    name = SheetColumn("name", "ชื่อแผน", TextWidget(200), required=True)
    kind = SheetColumn("kind", "ชนิดแผน", ChoiceWidget(PlanKind), hint="เว้นว่าง = แผนพัฒนาตำบล")
    first_year = SheetColumn("first_year", "ปีเริ่ม (พ.ศ.)", YearWidget(), required=True)
    last_year = SheetColumn("last_year", "ปีสิ้นสุด (พ.ศ.)", YearWidget(), required=True)
    status = SheetColumn("status", "สถานะ", ChoiceWidget(PlanStatus), hint="เว้นว่าง = เตรียมทีม/เก็บข้อมูล")
    vision = SheetColumn("vision", "วิสัยทัศน์", LinesWidget())
    problems = SheetColumn("problems", "ปัญหา", LinesWidget())
    potentials = SheetColumn("potentials", "ศักยภาพ", LinesWidget())

    sheet = "แผน"
    order = 30
    key_fields = ("kind", "first_year")

    class Meta:
        model = Plan
        fields = (
            "ref",
            "name",
            "kind",
            *PLACE_FIELDS,
            "first_year",
            "last_year",
            "status",
            "vision",
            "problems",
            "potentials",
            "extra",
        )

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """Years in order and in the Buddhist era; a subdistrict's plan is at home in a subdistrict."""
        first, last = values.get("first_year"), values.get("last_year")
        if first and last and last < first:
            yield "ปีสิ้นสุด (พ.ศ.)", "ปีสิ้นสุดต้องไม่มาก่อนปีเริ่ม"
        if any(year and year not in YEARS for year in (first, last)):
            yield "ปีเริ่ม (พ.ศ.)", NOT_BUDDHIST
        area = values.get("area_id")
        if area and values.get("kind") == PlanKind.SUBDISTRICT and len(area) != 6:
            yield "ตำบล", "แผนพัฒนาตำบลต้องระบุพื้นที่ระดับตำบล (ไม่ใส่หมู่ที่)"

    def same_record(self, values: dict[str, Any], found: list[Any]) -> tuple[Any, str]:
        """A subdistrict has one plan for a period; community plans of one area differ by name."""
        if values.get("kind", PlanKind.SUBDISTRICT) != PlanKind.SUBDISTRICT:
            found = [one for one in found if one.name == values.get("name")]
        return super().same_record(values, found)


def check_work(values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
    """What is newly blocked says why; the end comes last; people are a number."""
    newly = record is None or record.status != ProjectStatus.BLOCKED
    if values.get("status") == ProjectStatus.BLOCKED and not values.get("needs") and newly:
        yield "ติดขัดเพราะ/ต้องการ", WHY_BLOCKED
    start, end = values.get("started_about"), values.get("ended_about")
    if start and end and end.date < start.date:
        yield "สิ้นสุดโครงการ", "วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม"
    if values.get("people_reached") is not None and values["people_reached"] not in PEOPLE:
        yield "ผู้ได้รับประโยชน์ (คน)", "จำนวนคนต้องเป็น 0 ขึ้นไป และไม่เกินล้านคน"


@register
class ProjectResource(RecordResource):
    """One row is one project, with its plan and the body that carries it out."""

    name = SheetColumn("name", "ชื่อโครงการ", TextWidget(250), required=True)
    other_names = SheetColumn("other_names", "ชื่ออื่นและชื่อเดิม", LinesWidget(), hint="บรรทัดละหนึ่งชื่อ")
    plan = LinkColumn("plan", "แผน", "plans.plan")
    plan_ref = LinkColumn("plan", "รหัสแผน", "plans.plan", by_ref=True)
    organization = LinkColumn("organization", "องค์กรรับผิดชอบ", "organizations.organization")
    organization_ref = LinkColumn("organization", "รหัสองค์กร", "organizations.organization", by_ref=True)
    status = SheetColumn("status", "สถานะ", ChoiceWidget(ProjectStatus), hint="เว้นว่าง = เสนอ")
    fiscal_year = SheetColumn("fiscal_year", "ปีงบประมาณ (พ.ศ.)", YearWidget())
    aim = SheetColumn("aim", "วัตถุประสงค์", LinesWidget())
    output = SheetColumn("output", "เป้าหมาย (ผลผลิต)", TextWidget(1000))
    indicator = SheetColumn("indicator", "ตัวชี้วัด", TextWidget(1000))
    expected_result = SheetColumn("expected_result", "ผลที่คาดว่าจะได้รับ", TextWidget(1000))
    strategy = SheetColumn("strategy", "ยุทธศาสตร์", TextWidget(300))
    tactic = SheetColumn("tactic", "กลยุทธ์/แนวทาง", TextWidget(300))
    programme = SheetColumn("programme", "แผนงาน", TextWidget(300))
    budget_by_year = SheetColumn("budget_by_year", "งบประมาณรายปี (บาท)", YearSumsWidget())
    budget_asked = SheetColumn("budget_asked", "งบประมาณที่เสนอ (บาท)", DecimalWidget(2))
    budget_received = SheetColumn("budget_received", "งบประมาณที่ได้รับ (บาท)", DecimalWidget(2))
    target_group = SheetColumn("target_group", "กลุ่มเป้าหมายของโครงการ", TextWidget(300))
    started_about = SheetColumn("started_about", "เริ่มโครงการ", DateWidget(), model_field="started")
    ended_about = SheetColumn("ended_about", "สิ้นสุดโครงการ", DateWidget(), model_field="ended")
    themes = SheetColumn(
        "themes", "ประเด็นของโครงการ", NamesWidget(Theme.objects.filter(is_active=True), "ประเด็นของโครงการ")
    )
    result = SheetColumn("result", "ผลที่เกิดขึ้นจริง", LinesWidget())
    achieved = SheetColumn("achieved", "ผลเทียบกับเป้าหมาย", ChoiceWidget(Achieved))
    people_reached = SheetColumn("people_reached", "ผู้ได้รับประโยชน์ (คน)", IntegerWidget())
    needs = SheetColumn("needs", "ติดขัดเพราะ/ต้องการ", TextWidget(300))
    place_entries = place_column()
    partner_entries = partner_column()
    person_entries = person_column()

    sheet = "โครงการ"
    order = 40
    key_fields = ("name", "fiscal_year")

    class Meta:
        model = Project
        fields = (
            "ref",
            "name",
            "other_names",
            "plan",
            "plan_ref",
            "organization",
            "organization_ref",
            *PLACE_FIELDS,
            "status",
            "fiscal_year",
            "aim",
            "output",
            "indicator",
            "expected_result",
            "strategy",
            "tactic",
            "programme",
            "budget_asked",
            "budget_by_year",
            "budget_received",
            "needs",
            "target_group",
            "started_about",
            "ended_about",
            "themes",
            "result",
            "achieved",
            "people_reached",
            "place_entries",
            "partner_entries",
            "person_entries",
            "extra",
        )

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """The year is Buddhist; money is not negative; what is said of the work fits together."""
        yield from check_work(values, record)
        places = values.get("place_entries") or ()
        if crosses(values.get("area_id"), {one.key[:2] for one in places}):
            yield PLACES, PLACE_ACROSS
        year = values.get("fiscal_year")
        if year and year not in YEARS:
            yield "ปีงบประมาณ (พ.ศ.)", NOT_BUDDHIST
        for name, heading in (("budget_asked", "ที่เสนอ"), ("budget_received", "ที่ได้รับ")):
            if (values.get(name) or 0) < 0:
                yield f"งบประมาณ{heading} (บาท)", "จำนวนเงินต้องไม่ติดลบ"

    def for_export(self, queryset: Any, person: Any) -> Any:
        """Return the projects with their places, partners and people at hand."""
        return with_entries(super().for_export(queryset, person), person)

    def doubts(self, rows: list[tuple[dict[str, Any], Any]]) -> Iterator[tuple[int, str, str]]:
        """Ask about sums unlike those of other projects, as the form does."""
        for name, heading in (("budget_asked", "ที่เสนอ"), ("budget_received", "ที่ได้รับ")):
            new = [
                (place, values[name])
                for place, (values, record) in enumerate(rows)
                if values.get(name) and (record is None or getattr(record, name) != values[name])
            ]
            usual = usual_of(Project, name) if new else None
            for place, amount in new:
                yield from ((place, f"งบประมาณ{heading} (บาท)", text) for text in doubt(amount, usual))
