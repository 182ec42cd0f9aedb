"""The register of requests; for coordinators and staff."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localdate

from consents.enums import REQUEST_TONES
from consents.filters import RequestFilters
from consents.forms import SubjectRequestForm
from consents.models import SubjectRequest
from leaders.models import Leader
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.tables import Column
from nakhonchai.records.views import (
    RecordCreate,
    RecordDetail,
    RecordEdit,
    RecordHistory,
    RecordList,
    RecordRestore,
    RecordTrash,
    RecordView,
)
from nakhonchai.thai import format_date


def clock(one: Any) -> SafeString:
    """Return how the time stands, as a badge."""
    words, tone = one.clock
    return format_html('<span class="badge{}">{}</span>', f" badge-{tone}" if tone else "", words)


STATUS = Column("status", "สถานะ", sort="status", kind="status", tones=REQUEST_TONES)
CLOCK = Column("clock", "เวลา", sort="due", show=clock, data=DataClass.INTERNAL)
DUE = Column("due", "ต้องตอบภายใน", sort="due", show=lambda one: format_date(one.due, short=True))


class ManagedCreate(RecordCreate):
    """A new row of a register: coordinators and staff only."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse who manages nothing."""
        self.request = request
        if not self.scope.may_manage:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class RequestPages(RecordView):
    """What the pages of requests share."""

    model = SubjectRequest
    form_class = SubjectRequestForm
    filterset_class = RequestFilters
    related = ("area", "cluster", "leader")
    default_sort = "clock"
    columns = [
        Column("title", "คำขอ", kind="link"),
        Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK),
        Column("asked_on", "ขอเมื่อ", sort="asked_on", show=lambda one: format_date(one.asked_on, short=True)),
        DUE,
        CLOCK,
        STATUS,
    ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Only who manages adds one."""
        return super().get_context_data(**kwargs) | {"may_create": self.scope.may_manage}


class RequestList(RequestPages, RecordList):
    """What people asked."""

    lead = "คำขอดู แก้ไข ลบ และอื่น ๆ ของเจ้าของข้อมูล ตอบภายใน 30 วัน คำขอลบภายใน 90 วัน"
    empty_text = "เมื่อมีผู้ขอใช้สิทธิ ทางใดก็ได้ บันทึกที่นี่ ระบบนับวันให้"


class RequestDetail(RequestPages, RecordDetail):
    """One request."""

    badges = [STATUS, CLOCK]
    sections = [
        (
            "คำขอ",
            [
                Column("kind", "ขออะไร"),
                Column("asked_by", "ผู้ขอ"),
                Column("contact", "ติดต่อกลับที่"),
                Column("leader", "ผู้นำในระบบ", kind="link", url=lambda one: one.leader.page()),
                Column("home_path", "พื้นที่", data=DataClass.NETWORK),
                Column("way", "ขอมาทางใด"),
                Column("asked_on", "ขอเมื่อ", show=lambda one: format_date(one.asked_on)),
                DUE,
                Column("detail", "รายละเอียด"),
            ],
        ),
        (
            "การตอบ",
            [
                Column("status", "สถานะ"),
                Column(
                    "answered_on",
                    "ตอบเมื่อ",
                    show=lambda one: format_date(one.answered_on) if one.answered_on else "",
                ),
                Column("answer", "ตอบว่าอย่างไร"),
            ],
        ),
    ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead to what answers the request."""
        leader = self.object.leader
        known = leader is not None and self.may_edit
        return super().get_context_data(**kwargs) | {"about": leader if known else None}


class RequestCreate(RequestPages, ManagedCreate):
    """A new request; ``?leader=`` fills in who it is about."""

    def initial(self) -> dict[str, Any]:
        """Begin with today, and with the person of the address."""
        start = super().initial() | {"asked_on": localdate()}
        ref = self.request.GET.get("leader", "")
        leader = (
            Leader.objects.editable_by(self.request.user).alive().filter(ref=ref).first() if ref else None
        )
        if leader is None:
            return start
        return start | {"leader": leader.ref, "asked_by": leader.full_name, "area": leader.area_id}


class RequestEdit(RequestPages, RecordEdit):
    """Changes or answers a request."""


class RequestHistory(RequestPages, RecordHistory):
    """What became of a request."""


class RequestTrash(RequestPages, RecordTrash):
    """Into the trash."""


class RequestRestore(RequestPages, RecordRestore):
    """Out of it."""
