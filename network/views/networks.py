"""The pages of networks."""

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
from network.filters import NetworkFilters
from network.forms import NetworkForm
from network.models import Network

PLACE = Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK)


class NetworkPages(RecordView):
    """What the pages of networks share."""

    model = Network
    form_class = NetworkForm
    filterset_class = NetworkFilters
    related = ("area", "cluster", "organization", "issue")
    columns = [
        Column("name", "เครือข่าย", sort="sort_key", kind="link"),
        Column("level", "ระดับ", sort="level"),
        PLACE,
        Column("organization", "องค์กรแกน", sort="organization__sort_key"),
        Column("issue", "ประเด็นหลัก", sort="issue__order"),
    ]


class NetworkList(NetworkPages, RecordList):
    """Networks of every level."""

    lead = "เครือข่ายระดับตำบล อำเภอ จังหวัด และกลุ่มจังหวัด พร้อมสมาชิก คณะทำงาน และการประชุม"
    empty_text = "เพิ่มเครือข่ายแรก แล้วเพิ่มองค์กรสมาชิกจากหน้าของเครือข่าย"


class NetworkDetail(NetworkPages, RecordDetail):
    """One network; its members, board and meetings are panels."""

    badges = [Column("level", "ระดับ", show=lambda one: one.get_level_display(), data=DataClass.NETWORK)]
    sections = [
        (
            "เครือข่าย",
            [
                Column("level", "ระดับ"),
                PLACE,
                Column("founded_about", "ก่อตั้งเมื่อ", data=DataClass.NETWORK),
                Column("organization", "องค์กรแกน", kind="link", url=lambda one: one.organization.page()),
                Column("issue", "ประเด็นหลัก"),
                Column("purpose", "เป้าหมายร่วม"),
            ],
        ),
        ("ข้อมูลภายใน", [Column("note", "บันทึก")]),
    ]


class NetworkCreate(NetworkPages, RecordCreate):
    """A new network."""


class NetworkEdit(NetworkPages, RecordEdit):
    """Changes a network."""


class NetworkHistory(NetworkPages, RecordHistory):
    """What became of a network."""


class NetworkTrash(NetworkPages, RecordTrash):
    """Into the trash."""


class NetworkRestore(NetworkPages, RecordRestore):
    """Out of it."""


class NetworkBulk(NetworkPages, RecordBulk):
    """Many networks at once."""


class NetworkPick(NetworkPages, RecordPick):
    """What a picker of networks asks."""


class NetworkExport(NetworkPages, RecordExport):
    """The networks of the list as a file."""
