"""The pages of support asked for and given."""

from typing import Any

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.tables import Column
from nakhonchai.records.views import (
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
    RecordView,
)
from nakhonchai.thai import format_baht
from organizations.models import Organization
from plans.models import Project
from support.enums import REQUEST_TONES
from support.filters import SupportRequestFilters
from support.forms import SupportRequestForm
from support.models import SupportRequest
from support.views.visits import PLACE, linked

STATE = Column("state", "สถานะ", sort="state", kind="status", tones=REQUEST_TONES)


def value(request: SupportRequest) -> str:
    """Return what it was worth; 0 is shown."""
    return "" if request.value is None else format_baht(request.value)


class RequestPages(RecordView):
    """What the pages of requests share."""

    model = SupportRequest
    form_class = SupportRequestForm
    filterset_class = SupportRequestFilters
    related = ("area", "cluster", "project", "organization", "partner")
    default_sort = "-asked_about"
    columns = [
        Column("name", "เรื่องที่ขอ", sort="sort_key", kind="link"),
        Column("asked_words", "ขอจาก", data=DataClass.NETWORK),
        Column("asked_about", "ขอเมื่อ", sort="asked", data=DataClass.NETWORK),
        PLACE,
        STATE,
        Column("value", "มูลค่าที่ได้รับ", sort="value", show=value),
    ]


class RequestList(RequestPages, RecordList):
    """Support asked for, the latest first."""

    lead = "ใครขออะไรจากใคร และได้รับอะไรแล้ว"
    empty_text = "บันทึกสิ่งที่ตำบล โครงการ หรือองค์กรขอความช่วยเหลือ"


class RequestDetail(RequestPages, RecordDetail):
    """One request."""

    badges = [STATE]
    sections = [
        (
            "สิ่งที่ขอ",
            [
                PLACE,
                Column("project", "สำหรับโครงการ", kind="link", url=lambda one: one.project.page()),
                Column("organization", "สำหรับองค์กร", kind="link", url=lambda one: one.organization.page()),
                Column("partner", "ภาคีที่ขอหรือที่ให้", kind="link", url=lambda one: one.partner.page()),
                Column("asked_of", "ขอจาก"),
                Column("asked_about", "ขอเมื่อ", data=DataClass.NETWORK),
                Column("detail", "รายละเอียด"),
            ],
        ),
        (
            "สิ่งที่ได้รับ",
            [
                Column("given_what", "ได้รับอะไร"),
                Column("given_about", "ได้รับเมื่อ", data=DataClass.INTERNAL),
                Column("value", "มูลค่าที่ได้รับ", show=value),
            ],
        ),
    ]


class RequestCreate(RequestPages, RecordCreate):
    """A new request."""

    def initial(self) -> dict[str, Any]:
        """Take place, project and body from the address."""
        found = linked(self.request.user, self.request.GET, project=Project, organization=Organization)
        start = super().initial() | {name: one.ref for name, one in found.items()}
        about = next(iter(found.values()), None)
        if about is not None and about.area_id and self.scope.may_edit_area(about.area_id):
            start["area"] = about.area_id
        return start


class RequestEdit(RequestPages, RecordEdit):
    """Changes a request, mostly when it is answered."""


class RequestHistory(RequestPages, RecordHistory):
    """What became of a request."""


class RequestTrash(RequestPages, RecordTrash):
    """Into the trash."""


class RequestRestore(RequestPages, RecordRestore):
    """Out of it."""


class RequestBulk(RequestPages, RecordBulk):
    """Many requests at once."""


class RequestPick(RequestPages, RecordPick):
    """What a picker of requests asks."""


class RequestExport(RequestPages, RecordExport):
    """The requests of the list as a file."""
