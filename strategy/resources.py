"""Reports and targets of indicators in a workbook; what they are about is exported beside them."""

from collections.abc import Iterator
from typing import Any

from nakhonchai.records.registry import register
from nakhonchai.records.resources import PLACE_FIELDS, LinkColumn, RecordResource, SheetColumn
from nakhonchai.records.widgets import (
    ChoiceWidget,
    DecimalWidget,
    IntegerWidget,
    LinesWidget,
    SheetWidget,
    TextWidget,
    YearWidget,
)
from nakhonchai.thai import ThaiValueError, parse_int
from strategy.closed import is_closed
from strategy.enums import (
    NUMBERS,
    NodeKind,
    Period,
    PlanOf,
    Quarter,
    ReportLevel,
    RoundKind,
    Source,
    State,
    StrategyKind,
)
from strategy.forms.indicators import wrong_year
from strategy.forms.values import BOTH, BY_QUARTER, CLOSED, COUNTED, LEVEL, NO_NUMBER, NOT_ZERO, WHOLE_YEAR
from strategy.models import Indicator, Node, Proposal, Round, Strategy, Target, Value
from strategy.models.indicator import NO_UNIT

INDICATOR = "strategy.indicator"
YEARS = range(2500, 2701)


class QuarterWidget(SheetWidget):
    """A quarter of the fiscal year, 1 to 4; blank or ทั้งปี is the whole year."""

    is_text = False
    hint = "1–4 หรือเว้นว่างเมื่อรายงานทั้งปี"

    def read(self, value: Any) -> int:
        """Return the quarter, 0 for the whole year."""
        text = str(value).replace("ไตรมาส", "").replace("ที่", "").strip()
        if text in ("ทั้งปี", "ปี"):
            return 0
        number = parse_int(text)
        if number not in Quarter.values:
            raise ThaiValueError("ไตรมาสคือ 1 ถึง 4 หรือเว้นว่างเมื่อรายงานทั้งปี")
        return int(number)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> int | None:
        """Return the number; nothing for the whole year."""
        return int(value) if value else None


@register
class ValueResource(RecordResource):
    """One row is one report: an indicator, an area, a period, and a number or why there is none."""

    indicator = LinkColumn("indicator", "ตัวชี้วัด", INDICATOR, required=True, synonyms=("ชื่อตัวชี้วัด",))
    indicator_ref = LinkColumn("indicator", "รหัสตัวชี้วัด", INDICATOR, by_ref=True)
    fiscal_year = SheetColumn("fiscal_year", "ปีงบประมาณ (พ.ศ.)", YearWidget(), required=True)
    quarter = SheetColumn("quarter", "ไตรมาส", QuarterWidget())
    state = SheetColumn(
        "state",
        "ตัวเลขนี้เป็น",
        ChoiceWidget(State),
        hint="ใส่ “ตัวเลขจริง” หรือ “ค่าประมาณ” เมื่อมีค่า เว้นว่าง = ยังไม่มีตัวเลข",
    )
    value = SheetColumn("value", "ค่า", DecimalWidget(4), hint="0 คือศูนย์ เว้นว่างคือไม่มีตัวเลข")
    numerator = SheetColumn("numerator", "ตัวตั้ง", DecimalWidget(4), hint="เฉพาะตัวชี้วัดร้อยละ")
    denominator = SheetColumn("denominator", "ตัวหาร", DecimalWidget(4), hint="เฉพาะตัวชี้วัดร้อยละ")
    items = SheetColumn("items", "รายชื่อที่นับ", LinesWidget(), hint="เฉพาะตัวชี้วัดที่นับไม่ซ้ำ บรรทัดละหนึ่ง")
    narrative = SheetColumn("narrative", "เรื่องเล่าข้างตัวเลข", LinesWidget())

    sheet = "รายงานตัวชี้วัด"
    sheet_words = ("รายงานตัวชี้วัด", "ผลตามตัวชี้วัด")
    order = 70
    key_fields = ("indicator", "fiscal_year", "quarter")
    name_fields = ("ref",)

    class Meta:
        model = Value
        fields = (
            "ref",
            "indicator",
            "indicator_ref",
            *PLACE_FIELDS,
            "fiscal_year",
            "quarter",
            "state",
            "value",
            "numerator",
            "denominator",
            "items",
            "narrative",
            "extra",
        )

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """Keep to what the indicator asks; a closed year is not changed by a file."""
        indicator, year = values.get("indicator"), values.get("fiscal_year")
        if year and year not in YEARS:
            yield "ปีงบประมาณ (พ.ศ.)", "ปีต้องเป็น พ.ศ. เช่น 2568"
        elif is_closed(year) and _says_something_new(values, record):
            yield "ปีงบประมาณ (พ.ศ.)", CLOSED.format(year=year)
        if indicator is None:
            return
        yield from _check_period(indicator, values)
        yield from _check_number(indicator, values)


def _says_something_new(values: dict[str, Any], record: Any) -> bool:
    names = ("state", "value", "numerator", "denominator", "items", "narrative")
    return record is None or any(
        values.get(name) != getattr(record, name) for name in names if name in values
    )


def _check_period(indicator: Indicator, values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if indicator.is_computed:
        yield "ตัวชี้วัด", COUNTED
    quarter = values.get("quarter") or 0
    if indicator.period == Period.YEAR and quarter:
        yield "ไตรมาส", WHOLE_YEAR
    if indicator.period == Period.QUARTER and not quarter:
        yield "ไตรมาส", BY_QUARTER
    area = values.get("area_id") or ""
    if len(area) != indicator.report_level:
        yield "ตำบล", LEVEL.format(level=ReportLevel(indicator.report_level).label)


def _check_number(indicator: Indicator, values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    state = values.get("state") or State.MISSING
    typed = [name for name in ("value", "numerator") if values.get(name) is not None]
    if state not in NUMBERS:
        if typed or values.get("items"):
            yield "ตัวเลขนี้เป็น", "มีตัวเลขแล้ว ใส่ “ตัวเลขจริง” หรือ “ค่าประมาณ”"
        return
    if indicator.is_ratio:
        above, below = values.get("numerator"), values.get("denominator")
        if above is None or below is None:
            yield ("ตัวตั้ง" if above is None else "ตัวหาร"), BOTH
        elif below <= 0:
            yield "ตัวหาร", NOT_ZERO
    elif values.get("value") is None and not (indicator.is_list and values.get("items")):
        yield "ค่า", NO_NUMBER


@register
class TargetResource(RecordResource):
    """One row is the target of an area for a year."""

    indicator = LinkColumn("indicator", "ตัวชี้วัด", INDICATOR, required=True, synonyms=("ชื่อตัวชี้วัด",))
    indicator_ref = LinkColumn("indicator", "รหัสตัวชี้วัด", INDICATOR, by_ref=True)
    fiscal_year = SheetColumn("fiscal_year", "ปีงบประมาณ (พ.ศ.)", YearWidget(), required=True)
    value = SheetColumn("value", "ค่าเป้าหมาย", DecimalWidget(4), required=True, synonyms=("เป้าหมาย",))
    narrative = SheetColumn("narrative", "เรื่องเล่าข้างตัวเลข", LinesWidget())

    sheet = "ค่าเป้าหมาย"
    sheet_words = ("ค่าเป้าหมาย", "เป้าหมายตัวชี้วัด")
    order = 69
    key_fields = ("indicator", "fiscal_year")
    name_fields = ("ref",)

    class Meta:
        model = Target
        fields = (
            "ref",
            "indicator",
            "indicator_ref",
            *PLACE_FIELDS,
            "fiscal_year",
            "value",
            "narrative",
            "extra",
        )

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """A target has a unit, is not negative, and lies within its strategy and an open year."""
        indicator, year = values.get("indicator"), values.get("fiscal_year")
        if (values.get("value") or 0) < 0:
            yield "ค่าเป้าหมาย", "ค่าเป้าหมายต้องไม่ติดลบ"
        if indicator is None or year is None:
            return
        if not indicator.unit and not indicator.is_ratio:
            yield "ตัวชี้วัด", NO_UNIT
        same = record is not None and values.get("value") == record.value
        if not same and (words := wrong_year(indicator, year)):
            yield "ปีงบประมาณ (พ.ศ.)", words


@register
class StrategyResource(RecordResource):
    """Strategies, to be exported."""

    name = SheetColumn("name", "ชื่อยุทธศาสตร์", TextWidget(200))
    kind = SheetColumn("kind", "ของใคร", ChoiceWidget(StrategyKind))
    first_year = SheetColumn("first_year", "ปีเริ่ม (พ.ศ.)", YearWidget())
    last_year = SheetColumn("last_year", "ปีสิ้นสุด (พ.ศ.)", YearWidget())
    document = SheetColumn("document", "เอกสารอ้างอิง", TextWidget(300))

    sheet = "ยุทธศาสตร์"
    importable = False

    class Meta:
        model = Strategy
        fields = ("ref", "name", "kind", *PLACE_FIELDS, "first_year", "last_year", "document", "extra")


@register
class NodeResource(RecordResource):
    """Lines of strategies, to be exported."""

    strategy = LinkColumn("strategy", "ยุทธศาสตร์", "strategy.strategy")
    kind = SheetColumn("kind", "ชนิด", ChoiceWidget(NodeKind))
    number = SheetColumn("number", "ข้อที่", TextWidget(20))
    name = SheetColumn("name", "ข้อความสั้น", TextWidget(300))
    detail = SheetColumn("detail", "ข้อความเต็ม", LinesWidget())

    sheet = "ข้อของยุทธศาสตร์"
    importable = False

    class Meta:
        model = Node
        fields = ("ref", "strategy", "kind", "number", "name", "detail", *PLACE_FIELDS, "extra")


@register
class IndicatorResource(RecordResource):
    """Indicators with their passports, to be exported; other sheets name them."""

    node = LinkColumn("node", "วัดผลของข้อ", "strategy.node")
    name = SheetColumn("name", "ชื่อตัวชี้วัด", TextWidget(200))
    definition = SheetColumn("definition", "ความหมาย", LinesWidget())
    unit = SheetColumn("unit", "หน่วย", TextWidget(40))
    source = SheetColumn("source", "ตัวเลขมาจาก", ChoiceWidget(Source))
    reporter = SheetColumn("reporter", "ใครรายงาน", TextWidget(120))
    baseline = SheetColumn("baseline", "ค่าฐาน", DecimalWidget(4))
    baseline_year = SheetColumn("baseline_year", "ปีของค่าฐาน (พ.ศ.)", YearWidget())

    sheet = "ตัวชี้วัด"
    importable = False

    class Meta:
        model = Indicator
        fields = (
            "ref",
            "name",
            "node",
            "definition",
            "unit",
            "source",
            "reporter",
            "baseline",
            "baseline_year",
            *PLACE_FIELDS,
            "extra",
        )


@register
class RoundResource(RecordResource):
    """Rounds, to be exported."""

    kind = SheetColumn("kind", "รอบ", ChoiceWidget(RoundKind))
    fiscal_year = SheetColumn("fiscal_year", "ปีงบประมาณ (พ.ศ.)", YearWidget())
    quarter = SheetColumn("quarter", "ไตรมาส", IntegerWidget())
    note = SheetColumn("note", "คำอธิบายถึงผู้รายงาน", LinesWidget())

    sheet = "รอบรายงาน"
    importable = False
    name_fields = ("ref",)

    class Meta:
        model = Round
        fields = ("ref", "kind", *PLACE_FIELDS, "fiscal_year", "quarter", "note", "extra")


@register
class ProposalResource(RecordResource):
    """Proposals, to be exported."""

    name = SheetColumn("name", "ข้อเสนอ", TextWidget(250))
    plan_of = SheetColumn("plan_of", "เสนอต่อ", ChoiceWidget(PlanOf))
    organization = LinkColumn("organization", "หน่วยงานเจ้าของแผน", "organizations.organization")
    plan_year = SheetColumn("plan_year", "แผนของปี (พ.ศ.)", YearWidget())
    document = SheetColumn("document", "เอกสาร/เลขหนังสือ", TextWidget(300))
    status = SheetColumn("status", "สถานะ", TextWidget(20))
    result = SheetColumn("result", "ผล/เหตุผล", TextWidget(500))
    note = SheetColumn("note", "บันทึกภายใน", LinesWidget())

    sheet = "ข้อเสนอต่อแผน"
    importable = False

    class Meta:
        model = Proposal
        fields = (
            "ref",
            "name",
            "plan_of",
            "organization",
            *PLACE_FIELDS,
            "plan_year",
            "document",
            "status",
            "result",
            "note",
            "extra",
        )
