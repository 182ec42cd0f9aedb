"""The pages of members: small ones, reached from a network's page."""

from typing import Any

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.tables import Column
from nakhonchai.records.views import (
    Crumb,
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
from network.filters import MemberFilters
from network.forms import MemberForm
from network.models import Member, Network
from network.views.of_network import OfNetwork

STATE = Column(
    "is_current",
    "ความเป็นไป",
    show=lambda one: "ยังเป็นสมาชิก" if one.is_current else "ออกแล้ว",
    data=DataClass.NETWORK,
)


class MemberPages(RecordView):
    """What the pages of members share."""

    model = Member
    form_class = MemberForm
    filterset_class = MemberFilters
    related = ("area", "cluster", "network", "organization")
    default_sort = "organization"
    columns = [
        Column("organization", "องค์กร", sort="sort_key", kind="link"),
        Column("network", "เครือข่าย", sort="network__sort_key"),
        Column("joined_about", "เข้าร่วม", sort="joined", data=DataClass.NETWORK),
        Column("left_about", "ออก", sort="left", data=DataClass.NETWORK),
        STATE,
    ]

    def home_crumbs(self) -> list[Crumb]:
        """Begin at the list of networks."""
        return [Crumb("เครือข่าย", Network.list_url())]


class MemberList(MemberPages, RecordList):
    """Who belongs to which network."""

    lead = "องค์กรสมาชิกของเครือข่ายทุกระดับ"
    empty_text = "สมาชิกเพิ่มจากหน้าของเครือข่าย"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A member is added on a network's page, not from here."""
        return super().get_context_data(**kwargs) | {"create_url": Network.list_url()}


class MemberDetail(MemberPages, RecordDetail):
    """One membership."""

    badges = [STATE]
    sections = [
        (
            "สมาชิก",
            [
                Column("organization", "องค์กร", kind="link", url=lambda one: one.organization.page()),
                Column("network", "เครือข่าย", kind="link", url=lambda one: one.network.page()),
                Column("joined_about", "เข้าร่วม", data=DataClass.NETWORK),
                Column("left_about", "ออก", data=DataClass.NETWORK),
            ],
        ),
        ("ข้อมูลภายใน", [Column("note", "บันทึก")]),
    ]


class MemberCreate(MemberPages, OfNetwork):
    """A new member of the network that the address names (``?network=``)."""

    saved_text = "เพิ่มสมาชิกแล้ว"
    adds = "เพิ่มสมาชิก"
    anchor = "members"


class MemberEdit(MemberPages, RecordEdit):
    """Changes a member: when it left."""


class MemberHistory(MemberPages, RecordHistory):
    """What became of a member."""


class MemberTrash(MemberPages, RecordTrash):
    """Into the trash: for what was never true. Who left has an end."""


class MemberRestore(MemberPages, RecordRestore):
    """Out of it."""


class MemberBulk(MemberPages, RecordBulk):
    """Many members at once."""


class MemberExport(MemberPages, RecordExport):
    """The members of the list as a file."""
