"""The pages of honours as records."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from honours.enums import STATUS_TONES
from honours.filters import HonourFilters
from honours.forms import HonourForm
from honours.models import Honour
from leaders.models import Leader
from nakhonchai.accounts.links import qr_code
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.access import remember_reading
from nakhonchai.records.tables import Column
from nakhonchai.records.views import (
    OneRecordView,
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
from nakhonchai.thai import be_year
from organizations.models import Organization

STATUS = Column("status", "สถานะ", sort="status", kind="status", tones=STATUS_TONES)
RECIPIENT = Column(
    "recipient_name", "ผู้รับ", kind="link", data=DataClass.NETWORK, url=lambda one: one.recipient_page()
)


class HonourPages(RecordView):
    """What the pages of honours share."""

    model = Honour
    form_class = HonourForm
    filterset_class = HonourFilters
    related = ("area", "cluster", "type", "leader", "organization", "place")
    default_sort = "-year"
    columns = [
        Column("recipient_name", "ผู้รับ", sort="sort_key", kind="link", data=DataClass.NETWORK),
        Column("recipient_kind_words", "แบบ", data=DataClass.NETWORK),
        Column("type", "ประเภท", sort="type__order"),
        Column("year", "ปี (พ.ศ.)", sort="year"),
        Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK),
        STATUS,
    ]


class HonourList(HonourPages, RecordList):
    """Nominations and honours."""

    lead = "คน องค์กร และตำบลที่เราภูมิใจ ตั้งแต่เสนอชื่อ คัดเลือก จนได้รับเชิดชู"
    empty_text = "เสนอชื่อคน องค์กร หรือตำบลที่ทำดีเป็นรายแรก"


class HonourDetail(HonourPages, RecordDetail):
    """One honour. That a person's was opened is remembered."""

    badges = [STATUS]
    sections = [
        (
            "การเชิดชู",
            [
                RECIPIENT,
                Column("type", "ประเภท"),
                Column(
                    "level", "ระดับ", data=DataClass.NETWORK, show=lambda one: one.type.get_level_display()
                ),
                Column("type.giver", "ผู้มอบ", data=DataClass.NETWORK),
                Column("year", "ปี (พ.ศ.)"),
                Column("home_path", "พื้นที่", data=DataClass.NETWORK),
                Column("citation", "คำประกาศเกียรติคุณ"),
                Column("is_public", "แสดงในหน้าเกียรติประวัติ"),
            ],
        ),
        (
            "การคัดเลือก",
            [
                Column("nominated_by", "ผู้เสนอชื่อ"),
                Column("reason", "เหตุผล"),
                Column("evidence", "หลักฐาน", kind="link", url=lambda one: one.evidence),
            ],
        ),
    ]


class HonourCreate(HonourPages, RecordCreate):
    """A nomination; the address may name the recipient (``?leader=``, ``?organization=``, ``?place=``)."""

    saved_text = "เสนอชื่อแล้ว"

    def initial(self) -> dict[str, Any]:
        """Begin with this year, and with who is to be honoured."""
        asked = self.request.GET
        start: dict[str, Any] = {"year": be_year(localdate())}
        for name, model in (("leader", Leader), ("organization", Organization)):
            ref = asked.get(name, "")
            if ref and model.objects.editable_by(self.request.user).alive().filter(ref=ref).exists():
                start[name] = ref
        place = asked.get("place", "") or asked.get("area", "")
        if len(place) == 6 and self.scope.may_edit_area(place):
            start["place"] = place
        return start


class HonourEdit(HonourPages, RecordEdit):
    """Changes an honour."""


class HonourHistory(HonourPages, RecordHistory):
    """What became of an honour."""


class HonourTrash(HonourPages, RecordTrash):
    """Into the trash."""


class HonourRestore(HonourPages, RecordRestore):
    """Out of it."""


class HonourBulk(HonourPages, RecordBulk):
    """Many at once."""


class HonourExport(HonourPages, RecordExport):
    """The honours of the list as a file."""


class HonourCertificate(HonourPages, OneRecordView):
    """A certificate to be printed: A4, lying. Opening a person's is noted as printing."""

    page = "certificate"
    in_full = True

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show the certificate of an honour that was given; of others, say what is missing."""
        honour = self.object
        remember_reading(honour, request.user, printed=True)
        address = request.build_absolute_uri(reverse("honours:roll"))
        context = self.get_context_data(
            honour=honour, qr=qr_code(address), title=f"เกียรติบัตรของ {honour.recipient_name}"
        )
        return render(request, self.get_template_names(), context)
