"""The pages of strategies."""

from typing import Any

from django.urls import reverse

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
    RecordPick,
    RecordRestore,
    RecordTrash,
)
from strategy.filters import StrategyFilters
from strategy.forms import StrategyForm
from strategy.models import Strategy
from strategy.views.shared import SharedPages

PLACE = Column("home_path", "ของพื้นที่", sort="area__code", data=DataClass.NETWORK)
YEARS = Column("years", "ช่วงปี", sort="first_year", data=DataClass.NETWORK)


class StrategyPages(SharedPages):
    """What the pages of strategies share."""

    model = Strategy
    form_class = StrategyForm
    filterset_class = StrategyFilters
    columns = [
        Column("name", "ยุทธศาสตร์", sort="sort_key", kind="link"),
        Column("kind", "ของใคร", sort="kind"),
        PLACE,
        YEARS,
    ]

    def home_crumbs(self) -> list[Crumb]:
        """Begin at the page of strategies."""
        return [Crumb("ยุทธศาสตร์", reverse("strategy:home"))]


class StrategyList(StrategyPages, RecordList):
    """Every strategy."""

    lead = "ยุทธศาสตร์ของขบวน ของจังหวัด และของภาครัฐ แต่ละฉบับมีข้อเรียงเป็นต้นไม้"
    empty_text = "เพิ่มยุทธศาสตร์แรก แล้วพิมพ์ข้อของยุทธศาสตร์"

    def home_crumbs(self) -> list[Crumb]:
        """This is the list of all."""
        return [Crumb("ยุทธศาสตร์ทั้งหมด", Strategy.list_url())]


class StrategyDetail(StrategyPages, RecordDetail):
    """One strategy; its lines are a panel."""

    badges = [Column("kind", "ของใคร", show=lambda one: one.get_kind_display(), data=DataClass.NETWORK)]
    sections = [
        ("ยุทธศาสตร์", [Column("kind", "ของใคร"), PLACE, YEARS, Column("document", "เอกสารอ้างอิง")]),
        ("ข้อมูลภายใน", [Column("note", "บันทึก")]),
    ]


class StrategyCreate(StrategyPages, RecordCreate):
    """A new strategy."""


class StrategyEdit(StrategyPages, RecordEdit):
    """Changes a strategy."""


class StrategyHistory(StrategyPages, RecordHistory):
    """What became of it."""


class StrategyTrash(StrategyPages, RecordTrash):
    """Into the trash."""


class StrategyRestore(StrategyPages, RecordRestore):
    """Out of it."""


class StrategyBulk(StrategyPages, RecordBulk):
    """Many at once."""


class StrategyPick(StrategyPages, RecordPick):
    """What a picker asks."""


class StrategyExport(StrategyPages, RecordExport):
    """The list as a file."""


def initial_link(view: Any, name: str, model: Any) -> dict[str, Any]:
    """Return a record named by the address, where the reader finds it."""
    ref = view.request.GET.get(name, "")
    found = model.objects.visible_to(view.request.user).alive().filter(ref=ref).first() if ref else None
    return {name: found.ref} if found is not None else {}
