"""The pages of positions: small ones, reached from a leader's page: no sub-form wipes the main one."""

from typing import Any, ClassVar

from django.utils.timezone import localdate

from leaders.filters import PositionFilters
from leaders.forms import PositionEndForm, PositionForm
from leaders.models import Leader, Position
from leaders.views.of_leader import OfLeader
from leaders.views.tabs import tabs_of
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.forms import RecordForm
from nakhonchai.records.tables import Column
from nakhonchai.records.views import (
    RecordBulk,
    RecordDetail,
    RecordEdit,
    RecordExport,
    RecordHistory,
    RecordList,
    RecordRestore,
    RecordTrash,
    RecordView,
)
from nakhonchai.thai import ApproximateDate, Precision
from organizations.models import Organization

TERM = Column("is_current", "วาระ", show=lambda one: "ปัจจุบัน" if one.is_current else "สิ้นสุดแล้ว")


class PositionPages(RecordView):
    """What the pages of positions share."""

    model = Position
    form_class: ClassVar[type[RecordForm]] = PositionForm
    filterset_class = PositionFilters
    related = ("area", "cluster", "leader", "role", "organization__type")
    default_sort = "title"
    columns = [
        Column("title", "บทบาท", sort="role__order", kind="link"),
        Column("leader", "ผู้นำ", sort="leader__sort_key", kind="link", url=lambda one: one.leader.page()),
        Column("organization", "องค์กร", sort="organization__sort_key"),
        Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK),
        Column("started_about", "เริ่ม", sort="started"),
        Column("term_end_about", "ครบวาระ"),
        Column("ended_about", "สิ้นสุด", sort="ended"),
    ]


class PositionList(PositionPages, RecordList):
    """Who holds what."""

    lead = "ใครดำรงตำแหน่งใด ในองค์กรหรือพื้นที่ใด"
    empty_text = "ตำแหน่งเพิ่มจากหน้าของผู้นำแต่ละคน"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A position is added on a leader's page, not from here."""
        return super().get_context_data(**kwargs) | {
            "create_url": Leader.list_url(),
            "tabs": tabs_of("leaders:position-list", self.request.GET.urlencode()),
        }


class PositionDetail(PositionPages, RecordDetail):
    """One position."""

    badges = [TERM]
    sections = [
        (
            "ตำแหน่ง",
            [
                Column("leader", "ผู้นำ", kind="link", url=lambda one: one.leader.page()),
                Column("role", "บทบาท"),
                Column("organization", "องค์กร", kind="link", url=lambda one: one.organization.page()),
                Column("home_path", "พื้นที่", data=DataClass.NETWORK),
                Column("started_about", "เริ่ม"),
                Column("term_end_words", "ครบวาระ"),
                Column("ended_about", "สิ้นสุด"),
                Column("note", "บันทึก"),
            ],
        )
    ]


class PositionCreate(PositionPages, OfLeader):
    """A new position of the leader that the address names (``?leader=``)."""

    saved_text = "เพิ่มตำแหน่งแล้ว"
    adds = "เพิ่มตำแหน่ง"

    def instance(self) -> Position:
        """Return an empty position of the leader."""
        return Position(leader=self.leader)

    def initial(self) -> dict[str, Any]:
        """Take the organization from the address, if this person edits it."""
        ref = self.request.GET.get("organization", "")
        mine = Organization.objects.editable_by(self.request.user).alive()
        return {"organization": ref} if ref and mine.filter(ref=ref).exists() else {}


class PositionEdit(PositionPages, RecordEdit):
    """Changes a position."""


class PositionEnd(PositionPages, RecordEdit):
    """Says when a position ended."""

    form_class = PositionEndForm
    saved_text = "บันทึกวันสิ้นสุดแล้ว"

    def initial(self) -> dict[str, Any]:
        """Suggest today."""
        return {} if self.object.ended else {"ended_about": ApproximateDate(localdate(), Precision.DAY)}

    def save(self, form: Any) -> str:
        """Lead back to the leader."""
        super().save(form)
        return self.object.leader.page()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the page."""
        return super().get_context_data(**kwargs) | {"title": f"สิ้นสุดตำแหน่ง {self.object.role}"}


class PositionHistory(PositionPages, RecordHistory):
    """What became of a position."""


class PositionTrash(PositionPages, RecordTrash):
    """Into the trash: for what was never true. What ended is ended."""


class PositionRestore(PositionPages, RecordRestore):
    """Out of it."""


class PositionBulk(PositionPages, RecordBulk):
    """Many positions at once."""


class PositionExport(PositionPages, RecordExport):
    """The positions of the list as a file."""
