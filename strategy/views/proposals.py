"""The pages of proposals."""

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
from nakhonchai.thai import format_date
from strategy.enums import PROPOSAL_TONES
from strategy.filters import ProposalFilters
from strategy.forms import ProposalForm
from strategy.models import Proposal

STATUS = Column("status", "สถานะ", sort="status", kind="status", tones=PROPOSAL_TONES)
PLACE = Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK)


def day(name: str, label: str) -> Column:
    """Return the column of a day."""

    def shown(one: Any) -> str:
        found = getattr(one, name)
        return format_date(found) if found else ""

    return Column(name, label, sort=name, show=shown)


class ProposalPages(RecordView):
    """What the pages of proposals share."""

    model = Proposal
    form_class = ProposalForm
    filterset_class = ProposalFilters
    related = ("area", "cluster", "organization")
    columns = [
        Column("name", "ข้อเสนอ", sort="sort_key", kind="link"),
        Column("plan_of", "เสนอต่อ", sort="plan_of"),
        PLACE,
        day("made_on", "เสนอเมื่อ"),
        STATUS,
    ]


class ProposalList(ProposalPages, RecordList):
    """What the movement proposed."""

    lead = "ข้อเสนอของขบวนต่อแผนจังหวัด แผนกลุ่มจังหวัด และแผนของหน่วยงาน ยื่นแล้ว รับหลักการ บรรจุในแผน"
    empty_text = "เพิ่มข้อเสนอแรก แล้วใส่วันที่ของแต่ละขั้นเมื่อเกิดขึ้น"


class ProposalDetail(ProposalPages, RecordDetail):
    """One proposal; the lines it serves are a panel."""

    badges = [STATUS]
    sections = [
        (
            "ข้อเสนอ",
            [
                Column("plan_of", "เสนอต่อ"),
                Column(
                    "organization", "หน่วยงานเจ้าของแผน", kind="link", url=lambda one: one.organization.page()
                ),
                Column("plan_year", "แผนของปี (พ.ศ.)"),
                Column("document", "เอกสาร/เลขหนังสือ"),
                PLACE,
                Column("detail", "รายละเอียด"),
            ],
        ),
        (
            "ถึงขั้นไหน",
            [
                day("made_on", "เสนอเมื่อ"),
                day("accepted_on", "รับหลักการเมื่อ"),
                day("adopted_on", "บรรจุในแผนเมื่อ"),
                day("declined_on", "ไม่รับเมื่อ"),
                Column("result", "ผล/เหตุผล"),
            ],
        ),
        ("ข้อมูลภายใน", [Column("note", "บันทึก")]),
    ]


class ProposalCreate(ProposalPages, RecordCreate):
    """A new proposal."""


class ProposalEdit(ProposalPages, RecordEdit):
    """Changes a proposal."""


class ProposalHistory(ProposalPages, RecordHistory):
    """What became of it."""


class ProposalTrash(ProposalPages, RecordTrash):
    """Into the trash."""


class ProposalRestore(ProposalPages, RecordRestore):
    """Out of it."""


class ProposalBulk(ProposalPages, RecordBulk):
    """Many at once."""


class ProposalPick(ProposalPages, RecordPick):
    """What a picker asks."""


class ProposalExport(ProposalPages, RecordExport):
    """The list as a file."""
