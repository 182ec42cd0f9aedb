"""The pages of leaders."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from leaders.filters import LeaderFilters
from leaders.forms import LeaderForm
from leaders.models import Leader
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


def generation(leader: Leader) -> SafeString | str:
    """Return a badge for คนรุ่นใหม่; nothing for others."""
    if leader.is_young:
        return format_html('<span class="badge badge-good">{}</span>', "คนรุ่นใหม่")
    return ""


def age_words(leader: Leader) -> str:
    """Return birth year and age."""
    return f"{leader.birth_year} (อายุ {leader.age} ปี)" if leader.birth_year else ""


class LeaderPages(RecordView):
    """What the pages of leaders share."""

    model = Leader
    form_class = LeaderForm
    filterset_class = LeaderFilters
    related = ("area", "cluster")
    default_sort = "full_name"
    columns = [
        Column("full_name", "ชื่อ", sort="sort_key", kind="link"),
        Column("nickname", "ชื่อเล่น"),
        Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK),
        Column("birth_year", "ปีเกิด (พ.ศ.)", sort="birth_year"),
        Column("age", "รุ่น", show=generation),
        Column("telephone", "โทรศัพท์", kind="telephone"),
    ]


class LeaderList(LeaderPages, RecordList):
    """The people of the reader's areas."""

    lead = "แกนนำ ผู้นำ ปราชญ์ และวิทยากรชุมชน เห็นเฉพาะผู้ที่ดูแลพื้นที่ของบุคคลนั้น"
    empty_text = "เพิ่มแกนนำคนแรก แล้วเพิ่มตำแหน่งในองค์กรจากหน้าของบุคคลนั้น"


class LeaderDetail(LeaderPages, RecordDetail):
    """One person. Reading is remembered."""

    badges = [Column("age", "รุ่น", show=generation)]
    sections = [
        (
            "ข้อมูลบุคคล",
            [
                Column("full_name", "ชื่อ–นามสกุล"),
                Column("nickname", "ชื่อเล่น"),
                Column("gender", "เพศ"),
                Column("birth_year", "ปีเกิด (พ.ศ.)", show=age_words),
                Column("home_path", "พื้นที่", data=DataClass.NETWORK),
                Column("returned_home", "คนรุ่นใหม่คืนถิ่น"),
            ],
        ),
        (
            "การติดต่อ",
            [
                Column("telephone", "โทรศัพท์", kind="telephone"),
                Column("line_id", "LINE"),
                Column("note", "บันทึก"),
            ],
        ),
    ]


class LeaderCreate(LeaderPages, RecordCreate):
    """A new person."""


class LeaderEdit(LeaderPages, RecordEdit):
    """Changes a person; their positions have pages of their own."""


class LeaderHistory(LeaderPages, RecordHistory):
    """What became of a person's record."""


class LeaderTrash(LeaderPages, RecordTrash):
    """Into the trash."""


class LeaderRestore(LeaderPages, RecordRestore):
    """Out of it."""


class LeaderBulk(LeaderPages, RecordBulk):
    """Many people at once."""


class LeaderPick(LeaderPages, RecordPick):
    """What a picker of people asks."""


class LeaderExport(LeaderPages, RecordExport):
    """The people of the list as a file."""
