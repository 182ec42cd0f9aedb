"""The pages of leaders."""

from typing import Any, ClassVar

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from leaders.filters import LeaderFilters
from leaders.forms import LeaderForm
from leaders.models import Leader
from leaders.photos import photo_of
from leaders.views.tabs import tabs_of
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


def returned(leader: Leader) -> SafeString | str:
    """Return a badge for who came home."""
    return format_html('<span class="badge badge-info">{}</span>', "คืนถิ่น") if leader.returned_home else ""


def education_words(leader: Leader) -> str:
    """Return level and field of study."""
    return " · ".join(filter(None, [str(leader.get_education_display()), leader.education_note]))


def skill_chips(leader: Leader) -> SafeString | str:
    """Return the skills as small labels."""
    return format_html_join(" ", '<span class="badge">{}</span>', ((name,) for name in leader.skill_list))


class LeaderPages(RecordView):
    """What the pages of leaders share."""

    model = Leader
    form_class = LeaderForm
    filterset_class = LeaderFilters
    related: ClassVar[tuple[str, ...]] = ("area", "cluster")
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
    counted = 0  # their names differ: all finds are counted in the time that there is

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the other pages about people beside the list."""
        return super().get_context_data(**kwargs) | {"tabs": tabs_of("leaders:leader-list")}


class LeaderDetail(LeaderPages, RecordDetail):
    """The passport: all that is known of one person on one page. Reading and printing are remembered."""

    related = ("area", "cluster", "photo")
    badges = [Column("age", "รุ่น", show=generation), Column("returned_home", "คืนถิ่น", show=returned)]
    sections = [
        (
            "ข้อมูลบุคคล",
            [
                Column("full_name", "ชื่อ–นามสกุล"),
                Column("nickname", "ชื่อเล่น"),
                Column("gender", "เพศ"),
                Column("birth_year", "ปีเกิด (พ.ศ.)", show=age_words),
                Column("home_path", "พื้นที่", data=DataClass.NETWORK),
                Column("former_names", "ชื่อเดิม", show=lambda one: " · ".join(one.former_list)),
                Column("education", "การศึกษา", show=education_words),
                Column("skills", "ทักษะ", show=skill_chips),
            ],
        ),
        (
            "การติดต่อ",
            [
                Column("telephone", "โทรศัพท์", kind="telephone"),
                Column("line_id", "LINE"),
                Column("contact_for", "ผู้ที่เห็นเบอร์และไลน์"),
            ],
        ),
        ("บันทึก", [Column("note", "บันทึก")]),
    ]

    def get_template_names(self) -> list[str]:
        """Return the passport, or the profile for paper."""
        return ["leaders/leader_print.html" if "print" in self.request.GET else "leaders/leader_detail.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the photo and the present posts; the note only where there is one."""
        context = super().get_context_data(photo=photo_of(self.object), **kwargs)
        context["sections"] = [
            (heading, facts)
            for heading, facts in context["sections"]
            if heading != "บันทึก" or self.object.note
        ]
        life = next((one for one in context["panels"] if one.context.get("anchor") == "positions"), None)
        return context | {
            "present": [one for one, _may in life.context["rows"] if one.is_current] if life else [],
            "initial": self.object.given_name[:1],
        }


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
