"""The pages of reports."""

from typing import Any

from nakhonchai.base.personal_data import DataClass
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
    RecordRestore,
    RecordTrash,
    RecordView,
)
from strategy.enums import STATUS_TONES
from strategy.filters import ValueFilters
from strategy.forms import ValueForm
from strategy.models import Indicator, Value
from strategy.views.strategies import initial_link

STATUS = Column("status", "ขั้นของรายงาน", sort="status", kind="status", tones=STATUS_TONES)
WHEN = Column("when", "ช่วงเวลา", sort="fiscal_year", data=DataClass.NETWORK)
SAYS = Column("text", "ตัวเลข", sort="value", data=DataClass.NETWORK)


class ValuePages(RecordView):
    """What the pages of reports share."""

    model = Value
    form_class = ValueForm
    filterset_class = ValueFilters
    related = ("area", "cluster", "indicator__node__strategy", "round", "assignee")
    default_sort = "indicator"
    columns = [
        Column("indicator", "ตัวชี้วัด", sort="sort_key", kind="link"),
        Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK),
        WHEN,
        SAYS,
        STATUS,
    ]


class ValueList(ValuePages, RecordList):
    """The reports of the reader's areas."""

    lead = "รายงานตัวชี้วัดของพื้นที่ของท่าน ที่ส่งแล้ว ที่ยังไม่ส่ง และที่ส่งกลับให้แก้"
    empty_text = "รายงานเกิดจากรอบรายงาน หรือเพิ่มเองได้"


class ValueDetail(ValuePages, RecordDetail):
    """One report."""

    badges = [STATUS]
    sections = [
        (
            "รายงาน",
            [
                Column("indicator", "ตัวชี้วัด", kind="link", url=lambda one: one.indicator.page()),
                Column("home_path", "พื้นที่", data=DataClass.NETWORK),
                WHEN,
                SAYS,
                Column("narrative", "เรื่องเล่าข้างตัวเลข"),
            ],
        ),
        (
            "ขั้นของรายงาน",
            [
                Column("status", "ถึงขั้นไหน"),
                Column("round", "รอบรายงาน", kind="link", url=lambda one: one.round.page()),
                Column("due", "กำหนดส่ง", show=lambda one: due_words(one)),
            ],
        ),
        (
            "ข้อมูลภายใน",
            [
                Column("items", "รายชื่อที่นับ"),
                Column("returned_because", "เหตุผลที่ส่งกลับ"),
                Column("assignee", "ผู้รายงาน"),
            ],
        ),
    ]


def due_words(one: Value) -> str:
    """Return the day on which a report is due, in words."""
    from nakhonchai.thai import format_date

    return format_date(one.due) if one.due else ""


class ValueCreate(ValuePages, RecordCreate):
    """A report that no round asked for."""

    def initial(self) -> dict[str, Any]:
        """Take indicator and area from the address."""
        return super().initial() | initial_link(self, "indicator", Indicator)


class ValueEdit(ValuePages, RecordEdit):
    """Says the number, or why there is none, and sends it."""

    saved_text = "บันทึกรายงานแล้ว"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name what is reported: it cannot be changed here."""
        one = self.object
        title = f"รายงาน {one.indicator} {one.when} {one.home_path}".strip()
        return super().get_context_data(**kwargs) | {"title": title, "report": one}

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the round."""
        around = [Crumb(str(self.object.round), self.object.round.page())] if self.object.round else []
        return [*around, Crumb(str(self.object), self.object.page()), Crumb("กรอกรายงาน")]


class ValueHistory(ValuePages, RecordHistory):
    """What became of it."""


class ValueTrash(ValuePages, RecordTrash):
    """Into the trash."""


class ValueRestore(ValuePages, RecordRestore):
    """Out of it."""


class ValueBulk(ValuePages, RecordBulk):
    """Many at once."""


class ValueExport(ValuePages, RecordExport):
    """The list as a file."""
