"""The register of breaches, with the 72 hours of the law; for coordinators and staff."""

from typing import Any

from consents.filters import BreachFilters
from consents.forms import BreachForm
from consents.models import Breach
from consents.views.requests import ManagedCreate, clock
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.tables import Column
from nakhonchai.records.views import (
    RecordDetail,
    RecordEdit,
    RecordHistory,
    RecordList,
    RecordRestore,
    RecordTrash,
    RecordView,
)
from nakhonchai.thai import format_date, format_datetime

CLOCK = Column("clock", "เวลา 72 ชั่วโมง", show=clock, data=DataClass.INTERNAL)


def _moment(name: str, label: str) -> Column:
    return Column(
        name, label, show=lambda one: format_datetime(value) if (value := getattr(one, name)) else ""
    )


def _day(name: str, label: str) -> Column:
    return Column(name, label, show=lambda one: format_date(value) if (value := getattr(one, name)) else "")


class BreachPages(RecordView):
    """What the pages of breaches share."""

    model = Breach
    form_class = BreachForm
    filterset_class = BreachFilters
    default_sort = "-found_at"
    columns = [
        Column("name", "เกิดอะไรขึ้น", sort="sort_key", kind="link"),
        Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK),
        Column(
            "found_at", "รู้เมื่อ", sort="found_at", show=lambda one: format_datetime(one.found_at, short=True)
        ),
        Column("risk", "ความเสี่ยง", sort="risk"),
        CLOCK,
    ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Only who manages adds one."""
        return super().get_context_data(**kwargs) | {"may_create": self.scope.may_manage}


class BreachList(BreachPages, RecordList):
    """What got out, or may have."""

    lead = "เหตุที่ข้อมูลรั่วไหล สูญหาย หรือถูกเปิดดูโดยไม่ควร แจ้งสำนักงานภายใน 72 ชั่วโมงหลังรู้"
    empty_text = "ขอให้ว่างอย่างนี้ต่อไป ถ้าเกิดเหตุ บันทึกทันทีที่รู้ ระบบจับเวลาให้"


class BreachDetail(BreachPages, RecordDetail):
    """One breach."""

    badges = [CLOCK]
    sections = [
        (
            "เหตุการณ์",
            [
                Column("name", "เกิดอะไรขึ้น"),
                Column("home_path", "พื้นที่", data=DataClass.NETWORK),
                _moment("found_at", "รู้เมื่อ"),
                Column("detail", "รายละเอียด"),
                Column("data_concerned", "ข้อมูลอะไรบ้าง"),
                Column("people_count", "เกี่ยวข้องกี่คน", kind="number"),
                Column("risk", "ความเสี่ยง"),
            ],
        ),
        (
            "การแจ้งและแก้ไข",
            [
                _moment("deadline", "ต้องแจ้งภายใน"),
                _moment("reported_at", "แจ้งสำนักงานเมื่อ"),
                _day("told_on", "แจ้งเจ้าของข้อมูลเมื่อ"),
                Column("measures", "แก้ไขและป้องกันอย่างไร"),
                _day("closed_on", "ปิดเรื่องเมื่อ"),
            ],
        ),
    ]


class BreachCreate(BreachPages, ManagedCreate):
    """A new breach."""


class BreachEdit(BreachPages, RecordEdit):
    """Changes a breach."""


class BreachHistory(BreachPages, RecordHistory):
    """What became of a breach."""


class BreachTrash(BreachPages, RecordTrash):
    """Into the trash."""


class BreachRestore(BreachPages, RecordRestore):
    """Out of it."""
