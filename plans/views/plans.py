"""The pages of plans."""

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.bulk import BulkField
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
from plans.enums import PLAN_TONES, PlanStatus
from plans.filters import PlanFilters
from plans.forms import PlanForm
from plans.models import Plan

STATUS = Column("status", "สถานะ", sort="status", kind="status", tones=PLAN_TONES)
YEARS = Column("years", "ปี (พ.ศ.)", sort="first_year", data=DataClass.NETWORK)


class PlanPages(RecordView):
    """What the pages of plans share."""

    model = Plan
    form_class = PlanForm
    filterset_class = PlanFilters
    related = ("area", "cluster")
    columns = [
        Column("name", "แผน", sort="sort_key", kind="link"),
        Column("kind", "ชนิด", sort="kind"),
        Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK),
        YEARS,
        STATUS,
    ]
    bulk_fields = [BulkField("status", "สถานะ", lambda: PlanStatus.choices)]


class PlanList(PlanPages, RecordList):
    """The plans of the reader's areas."""

    lead = "แผนพัฒนาตำบลและแผนชุมชน ตั้งแต่เตรียมทีมจนทบทวน"
    empty_text = "เพิ่มแผนแรกของตำบล ใส่ชื่อ ปี และสถานะก่อน รายละเอียดเติมภายหลังได้"


class PlanDetail(PlanPages, RecordDetail):
    """One plan."""

    badges = [STATUS]
    sections = [
        (
            "แผน",
            [
                Column("kind", "ชนิดแผน"),
                Column("home_path", "พื้นที่", data=DataClass.NETWORK),
                YEARS,
                Column("status", "สถานะ"),
            ],
        ),
        (
            "สาระของแผน",
            [
                Column("vision", "วิสัยทัศน์"),
                Column("problems", "ปัญหา"),
                Column("potentials", "ศักยภาพ"),
            ],
        ),
    ]


class PlanCreate(PlanPages, RecordCreate):
    """A new plan."""


class PlanEdit(PlanPages, RecordEdit):
    """Changes a plan."""


class PlanHistory(PlanPages, RecordHistory):
    """What became of a plan."""


class PlanTrash(PlanPages, RecordTrash):
    """Into the trash."""


class PlanRestore(PlanPages, RecordRestore):
    """Out of it."""


class PlanBulk(PlanPages, RecordBulk):
    """Many plans at once."""


class PlanPick(PlanPages, RecordPick):
    """What a picker of plans asks."""


class PlanExport(PlanPages, RecordExport):
    """The plans of the list as a file."""
