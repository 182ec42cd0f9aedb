"""The pages of mentors and successors, reached from a leader's page."""

from typing import Any

from leaders.filters import TieFilters
from leaders.forms import TieForm
from leaders.models import LeaderTie
from leaders.views.of_leader import OfLeader
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.tables import Column
from nakhonchai.records.views import (
    RecordDetail,
    RecordEdit,
    RecordExport,
    RecordHistory,
    RecordList,
    RecordRestore,
    RecordTrash,
    RecordView,
)

TIME = Column("is_current", "ช่วงเวลา", show=lambda one: "ปัจจุบัน" if one.is_current else "สิ้นสุดแล้ว")


class TiePages(RecordView):
    """What the pages of ties share."""

    model = LeaderTie
    form_class = TieForm
    filterset_class = TieFilters
    related = ("area", "cluster", "leader", "other")
    default_sort = "leader"
    columns = [
        Column("leader", "ผู้นำ", sort="leader__sort_key", kind="link", url=lambda one: one.leader.page()),
        Column("title", "ความสัมพันธ์", kind="link"),
        Column("other", "กับผู้นำ", sort="other__sort_key", kind="link", url=lambda one: one.other.page()),
        Column("started_about", "เริ่ม", sort="started"),
        Column("ended_about", "สิ้นสุด", sort="ended"),
    ]


class TieList(TiePages, RecordList):
    """Who mentors and who succeeds whom."""

    lead = "ใครเป็นพี่เลี้ยงของใคร และใครสืบทอดงานต่อจากใคร"
    empty_text = "เพิ่มพี่เลี้ยงและผู้สืบทอดจากหน้าของผู้นำแต่ละคน"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A tie is added on a leader's page, not from here."""
        from leaders.models import Leader

        return super().get_context_data(**kwargs) | {"create_url": Leader.list_url()}


class TieDetail(TiePages, RecordDetail):
    """One tie."""

    badges = [TIME]
    sections = [
        (
            "พี่เลี้ยงและผู้สืบทอด",
            [
                Column("leader", "ผู้นำ", kind="link", url=lambda one: one.leader.page()),
                Column("title", "ความสัมพันธ์"),
                Column("other", "กับผู้นำ", kind="link", url=lambda one: one.other.page()),
                Column("home_path", "พื้นที่", data=DataClass.NETWORK),
                Column("started_about", "เริ่ม"),
                Column("ended_about", "สิ้นสุด"),
                Column("note", "บันทึก"),
            ],
        )
    ]


class TieCreate(TiePages, OfLeader):
    """A new tie of the leader that the address names (``?leader=``)."""

    saved_text = "บันทึกแล้ว"
    adds = "เพิ่มพี่เลี้ยงหรือผู้สืบทอด"
    for_editors = True

    def instance(self) -> LeaderTie:
        """Return an empty tie of the leader."""
        return LeaderTie(leader=self.leader)

    def initial(self) -> dict[str, Any]:
        """Take the kind from the address."""
        return {"kind": self.request.GET["kind"]} if self.request.GET.get("kind") else {}


class TieEdit(TiePages, RecordEdit):
    """Changes a tie."""


class TieHistory(TiePages, RecordHistory):
    """What became of a tie."""


class TieTrash(TiePages, RecordTrash):
    """Into the trash: for what was never true. What ended is ended."""


class TieRestore(TiePages, RecordRestore):
    """Out of it."""


class TieExport(TiePages, RecordExport):
    """The ties of the list as a file."""
