"""The pages of links between organizations."""

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
    RecordRestore,
    RecordTrash,
    RecordView,
)
from network.filters import LinkFilters
from network.forms import LinkForm
from network.models import Link, LinkKind
from organizations.models import Organization

STATE = Column(
    "is_current",
    "ความเป็นไป",
    show=lambda one: "ยังเชื่อมกันอยู่" if one.is_current else "สิ้นสุดแล้ว",
    data=DataClass.NETWORK,
)
STARTED = Column("started_about", "เริ่ม", sort="started", data=DataClass.NETWORK)
ENDED = Column("ended_about", "สิ้นสุด", sort="ended", data=DataClass.NETWORK)


class LinkPages(RecordView):
    """What the pages of links share."""

    model = Link
    form_class = LinkForm
    filterset_class = LinkFilters
    related = ("area", "cluster", "source", "target", "kind", "issue")
    default_sort = "source"
    columns = [
        Column("source", "องค์กรแรก", sort="sort_key", kind="link"),
        Column("kind", "ชนิด", sort="kind__order"),
        Column("target", "องค์กรที่สอง", sort="target__sort_key"),
        Column("issue", "ประเด็น", sort="issue__order"),
        STARTED,
        STATE,
        Column("amount", "จำนวนเงิน (บาท)", sort="amount", kind="number"),
    ]


class LinkList(LinkPages, RecordList):
    """Every link between two bodies."""

    lead = "ใครเชื่อมกับใคร อย่างไร ตั้งแต่เมื่อใด เส้นจากคน โครงการ และเวทีร่วมกัน ระบบหาให้เองในหน้าแผนที่เครือข่าย"
    empty_text = "เพิ่มเส้นเชื่อมแรก เช่น กองทุนสวัสดิการเป็นสมาชิกของสภาองค์กรชุมชน หรือนำเข้าจากไฟล์"


class LinkDetail(LinkPages, RecordDetail):
    """One link."""

    badges = [STATE]
    sections = [
        (
            "เส้นเชื่อม",
            [
                Column("source", "องค์กรแรก", kind="link", url=lambda one: one.source.page()),
                Column("kind", "ชนิด"),
                Column("target", "องค์กรที่สอง", kind="link", url=lambda one: one.target.page()),
                Column("issue", "ประเด็นงาน"),
                STARTED,
                ENDED,
            ],
        ),
        (
            "ข้อมูลภายใน",
            [
                Column("amount", "จำนวนเงิน (บาท)", kind="number"),
                Column("evidence", "หลักฐาน/แหล่งข้อมูล"),
                Column("note", "บันทึก"),
            ],
        ),
    ]


class LinkCreate(LinkPages, RecordCreate):
    """A new link, perhaps from a body's page (``?source=ref``), to which it then leads back."""

    saved_text = "เพิ่มเส้นเชื่อมแล้ว"

    def initial(self) -> dict[str, Any]:
        """Take bodies and kind from the address."""
        asked = self.request.GET
        refs = {name: asked[name] for name in ("source", "target") if asked.get(name)}
        there = Organization.objects.visible_to(self.request.user).alive().filter(ref__in=refs.values())
        known = set(there.values_list("ref", flat=True)) if refs else set()
        found: dict[str, Any] = {name: ref for name, ref in refs.items() if ref in known}
        kind = LinkKind.objects.filter(slug=asked.get("kind", ""), is_active=True).first()
        return found | ({"kind": kind.pk} if kind else {})

    def save(self, form: Any) -> str:
        """Lead back to the body from which this began."""
        page = super().save(form)
        source: Organization = form.instance.source
        return f"{source.page()}#links" if self.request.GET.get("source") == source.ref else page


class LinkEdit(LinkPages, RecordEdit):
    """Changes a link."""


class LinkHistory(LinkPages, RecordHistory):
    """What became of a link."""


class LinkTrash(LinkPages, RecordTrash):
    """Into the trash: for what was never true. What is over has an end."""


class LinkRestore(LinkPages, RecordRestore):
    """Out of it."""


class LinkBulk(LinkPages, RecordBulk):
    """Many links at once."""


class LinkExport(LinkPages, RecordExport):
    """The links of the list as a file."""
