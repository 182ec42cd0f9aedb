"""The pages of the people on boards: small ones, reached from a network's page."""

from typing import Any

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.tables import Column
from nakhonchai.records.views import (
    Crumb,
    RecordDetail,
    RecordEdit,
    RecordExport,
    RecordHistory,
    RecordList,
    RecordRestore,
    RecordTrash,
    RecordView,
)
from network.filters import BoardSeatFilters
from network.forms import BoardSeatForm
from network.models import BoardSeat, Network
from network.views.of_network import OfNetwork

STATE = Column("is_current", "ความเป็นไป", show=lambda one: "ปัจจุบัน" if one.is_current else "สิ้นสุดแล้ว")


class SeatPages(RecordView):
    """What the pages of seats share."""

    model = BoardSeat
    form_class = BoardSeatForm
    filterset_class = BoardSeatFilters
    related = ("area", "cluster", "network", "leader", "role")
    default_sort = "network"
    columns = [
        Column("leader", "ผู้นำ", sort="leader__sort_key", kind="link", url=lambda one: one.leader.page()),
        Column("title", "บทบาท", kind="link"),
        Column("network", "เครือข่าย", sort="network__sort_key"),
        Column("started_about", "เริ่ม", sort="started"),
        Column("ended_about", "สิ้นสุด", sort="ended"),
    ]

    def home_crumbs(self) -> list[Crumb]:
        """Begin at the list of networks."""
        return [Crumb("เครือข่าย", Network.list_url())]


class SeatList(SeatPages, RecordList):
    """Who is on which board."""

    lead = "คนในคณะทำงานของเครือข่ายทุกระดับ เท่าที่ท่านดูแลบุคคลนั้น"
    empty_text = "คณะทำงานเพิ่มจากหน้าของเครือข่าย"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A seat is added on a network's page, not from here."""
        return super().get_context_data(**kwargs) | {"create_url": Network.list_url()}


class SeatDetail(SeatPages, RecordDetail):
    """One seat."""

    badges = [STATE]
    sections = [
        (
            "คณะทำงาน",
            [
                Column("leader", "ผู้นำ", kind="link", url=lambda one: one.leader.page()),
                Column("title", "บทบาท"),
                Column("network", "เครือข่าย", kind="link", url=lambda one: one.network.page()),
                Column("home_path", "พื้นที่", data=DataClass.NETWORK),
                Column("started_about", "เริ่ม"),
                Column("ended_about", "สิ้นสุด"),
                Column("note", "บันทึก"),
            ],
        )
    ]


class SeatCreate(SeatPages, OfNetwork):
    """A person more on the board of the network that the address names (``?network=``)."""

    saved_text = "เพิ่มคณะทำงานแล้ว"
    adds = "เพิ่มคณะทำงาน"
    anchor = "board"


class SeatEdit(SeatPages, RecordEdit):
    """Changes a seat: when it ended."""


class SeatHistory(SeatPages, RecordHistory):
    """What became of a seat."""


class SeatTrash(SeatPages, RecordTrash):
    """Into the trash: for what was never true. Who left has an end."""


class SeatRestore(SeatPages, RecordRestore):
    """Out of it."""


class SeatExport(SeatPages, RecordExport):
    """The seats of the list as a file."""
