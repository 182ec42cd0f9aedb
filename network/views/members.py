"""The pages of members: small ones, reached from a network's page."""

from typing import Any

from django.http import Http404, HttpRequest

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
from network.filters import MemberFilters
from network.forms import MemberForm
from network.models import Member, Network

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


class MemberCreate(MemberPages, RecordCreate):
    """A new member of the network that the address names (``?network=``)."""

    saved_text = "เพิ่มสมาชิกแล้ว"
    network: Network

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the network where the writer edits, or answer 404."""
        found = Network.objects.editable_by(request.user).alive().select_related("area", "cluster")
        network = found.filter(ref=request.GET.get("network", "")).first()
        if network is None:
            raise Http404
        self.network = network
        return super().dispatch(request, *args, **kwargs)

    def instance(self) -> Member:
        """Return an empty member of the network."""
        one = Member(network=self.network)
        one.area_id, one.cluster_id = self.network.area_id, self.network.cluster_id
        return one

    def initial(self) -> dict[str, Any]:
        """Start with nothing: the home is that of the network."""
        return {}

    def save(self, form: Any) -> str:
        """Lead back to the network."""
        super().save(form)
        return f"{self.network.page()}#members"

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the network's page."""
        return [Crumb(str(self.network), self.network.page()), Crumb("เพิ่มสมาชิก")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Go back to the network; say whose member it is."""
        context = super().get_context_data(**kwargs)
        return context | {"cancel_url": self.network.page(), "title": f"เพิ่มสมาชิกของ {self.network}"}


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
