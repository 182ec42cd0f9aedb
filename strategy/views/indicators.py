"""The pages of indicators."""

from typing import Any

from django.urls import reverse

from nakhonchai.base.personal_data import DataClass
from nakhonchai.dashboards.measures import get_measure
from nakhonchai.records.tables import Column
from nakhonchai.records.views import (
    Crumb,
    RecordBulk,
    RecordCreate,
    RecordDetail,
    RecordEdit,
    RecordExport,
    RecordHistory,
    RecordList,
    RecordPick,
    RecordRestore,
    RecordTrash,
)
from strategy.filters import IndicatorFilters
from strategy.forms import IndicatorForm
from strategy.models import Indicator, Node
from strategy.models.value import show
from strategy.views.shared import SharedPages
from strategy.views.strategies import initial_link


def measure_words(one: Indicator) -> str:
    """Return the name of the measure that an indicator follows."""
    if not one.measure:
        return ""
    measure = get_measure(one.measure)
    return measure.label if measure is not None else "ยังไม่มีตัวเลขนี้ในระบบ"


def baseline_words(one: Indicator) -> str:
    """Return the baseline with its year; 0 is one."""
    if one.baseline is None:
        return ""
    return f"{show(one.baseline)} {one.unit} (ปี {one.baseline_year})"


class IndicatorPages(SharedPages):
    """What the pages of indicators share."""

    model = Indicator
    form_class = IndicatorForm
    filterset_class = IndicatorFilters
    related = ("area", "cluster", "node__strategy")
    columns = [
        Column("name", "ตัวชี้วัด", sort="sort_key", kind="link"),
        Column("unit", "หน่วย", sort="unit"),
        Column("source", "ตัวเลขมาจาก", sort="source"),
        Column("node", "วัดผลของข้อ", sort="node__sort_key"),
        Column("home_path", "ของพื้นที่", sort="area__code", data=DataClass.NETWORK),
    ]

    def home_crumbs(self) -> list[Crumb]:
        """Begin at the page of strategies."""
        return [Crumb("ยุทธศาสตร์", reverse("strategy:home"))]


class IndicatorList(IndicatorPages, RecordList):
    """Every indicator."""

    lead = "ตัวชี้วัดของทุกยุทธศาสตร์ ระบบนับให้ หรือผู้ดูแลพื้นที่รายงาน"
    empty_text = "เปิดข้อของยุทธศาสตร์ แล้วเพิ่มตัวชี้วัด"

    def home_crumbs(self) -> list[Crumb]:
        """This is the list of all."""
        return [Crumb("ตัวชี้วัด", Indicator.list_url())]


class IndicatorDetail(IndicatorPages, RecordDetail):
    """The passport of an indicator."""

    badges = [
        Column("source", "ตัวเลขมาจาก", show=lambda one: one.get_source_display(), data=DataClass.NETWORK)
    ]
    sections = [
        (
            "วัดอะไร",
            [
                Column("definition", "ความหมาย"),
                Column("unit", "หน่วย"),
                Column("direction", "ทิศทาง"),
                Column("node", "วัดผลของข้อ", kind="link", url=lambda one: one.node.page()),
            ],
        ),
        (
            "ตัวเลขมาจากไหน",
            [
                Column("source", "ตัวเลขมาจาก"),
                Column("measure", "ตัวเลขที่ระบบนับ", show=measure_words),
                Column("reporter", "ใครรายงาน"),
                Column("data_source", "แหล่งข้อมูล"),
                Column("method", "วิธีเก็บและคำนวณ"),
            ],
        ),
        (
            "รวมกันอย่างไร",
            [
                Column("over_area", "รวมพื้นที่"),
                Column("over_time", "รวมเวลา"),
                Column("period", "รายงานเมื่อใด"),
                Column("report_level", "ระดับที่รายงาน"),
                Column("baseline", "ค่าฐาน", show=baseline_words),
            ],
        ),
    ]

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the strategy and the line."""
        node: Any = self.object.node
        return [
            Crumb(str(node.strategy), node.strategy.page()),
            Crumb(str(node), node.page()),
            Crumb(str(self.object)),
        ]


class IndicatorCreate(IndicatorPages, RecordCreate):
    """A new indicator of a line (``?node=``)."""

    def initial(self) -> dict[str, Any]:
        """Take the line from the address."""
        return initial_link(self, "node", Node)


class IndicatorEdit(IndicatorPages, RecordEdit):
    """Changes an indicator."""


class IndicatorHistory(IndicatorPages, RecordHistory):
    """What became of it."""


class IndicatorTrash(IndicatorPages, RecordTrash):
    """Into the trash."""


class IndicatorRestore(IndicatorPages, RecordRestore):
    """Out of it."""


class IndicatorBulk(IndicatorPages, RecordBulk):
    """Many at once."""


class IndicatorPick(IndicatorPages, RecordPick):
    """What a picker asks."""


class IndicatorExport(IndicatorPages, RecordExport):
    """The list as a file."""
