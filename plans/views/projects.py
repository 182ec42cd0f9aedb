"""The pages of projects."""

from decimal import Decimal
from typing import Any

from django.utils.html import format_html_join

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
from nakhonchai.thai import format_baht, format_date
from organizations.models import Organization
from plans.enums import ACHIEVED_TONES, PROJECT_TONES, ProjectStatus
from plans.filters import ProjectFilters
from plans.forms import ProjectForm
from plans.models import Plan, Project

STATUS = Column("status", "สถานะ", sort="status", kind="status", tones=PROJECT_TONES)


def baht(name: str) -> Any:
    """Return what shows a sum of money; 0 is shown."""

    def shown(project: Project) -> str:
        amount = getattr(project, name)
        return "" if amount is None else format_baht(amount)

    return shown


def other_names(project: Project) -> str:
    """Return the other names on one line, told apart."""
    return " · ".join(project.other_names.splitlines())


def theme_chips(project: Project) -> Any:
    """Return the themes as small labels."""
    return format_html_join(" ", '<span class="badge">{}</span>', ((name,) for name in project.theme_list))


def blocked_since(project: Project) -> str:
    """Return since when it is blocked."""
    return format_date(project.blocked_since) if project.blocked_since else ""


def by_year(project: Project) -> str:
    """Return the sums asked for by year."""
    sums = project.budget_by_year
    return " · ".join(f"ปี {year}: {format_baht(Decimal(sums[year]))}" for year in sorted(sums))


class ProjectPages(RecordView):
    """What the pages of projects share."""

    model = Project
    form_class = ProjectForm
    filterset_class = ProjectFilters
    related = ("area", "cluster", "plan", "organization")
    columns = [
        Column("name", "โครงการ", sort="sort_key", kind="link"),
        Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK),
        Column("fiscal_year", "ปีงบประมาณ", sort="fiscal_year"),
        STATUS,
        Column("budget_received", "ได้รับ (บาท)", sort="budget_received", kind="number"),
    ]
    bulk_fields = [BulkField("status", "สถานะ", lambda: ProjectStatus.choices)]


class ProjectList(ProjectPages, RecordList):
    """The projects of the reader's areas."""

    lead = "โครงการของขบวน อยู่ในแผนแล้วหรือยังไม่อยู่ก็ได้"
    empty_text = "เพิ่มโครงการแรก หรือเปิดหน้าแผนแล้วเพิ่มโครงการของแผนนั้น"


class ProjectDetail(ProjectPages, RecordDetail):
    """One project."""

    badges = [STATUS]
    sections = [
        (
            "โครงการ",
            [
                Column("home_path", "พื้นที่", data=DataClass.NETWORK),
                Column("other_names", "ชื่ออื่นและชื่อเดิม", show=other_names),
                Column("plan", "แผน", kind="link", url=lambda one: one.plan.page()),
                Column("organization", "องค์กรรับผิดชอบ", kind="link", url=lambda one: one.organization.page()),
                Column("fiscal_year", "ปีงบประมาณ"),
                Column("period", "ระยะเวลา", data=DataClass.NETWORK),
                Column("themes", "ประเด็น", show=theme_chips),
                Column("aim", "วัตถุประสงค์"),
                Column("target_group", "กลุ่มเป้าหมาย"),
                Column("output", "เป้าหมาย (ผลผลิต)"),
                Column("indicator", "ตัวชี้วัด"),
                Column("expected_result", "ผลที่คาดว่าจะได้รับ"),
                Column("strategy", "ยุทธศาสตร์"),
                Column("tactic", "กลยุทธ์/แนวทาง"),
                Column("programme", "แผนงาน"),
            ],
        ),
        (
            "งบประมาณและสิ่งที่ต้องการ",
            [
                Column("budget_asked", "งบประมาณที่เสนอ", show=baht("budget_asked")),
                Column("budget_by_year", "งบประมาณรายปี", show=by_year),
                Column("budget_received", "งบประมาณที่ได้รับ", show=baht("budget_received")),
                Column("needs", "ติดขัดเพราะ/ต้องการ"),
                Column("blocked_since", "ติดขัดตั้งแต่", show=blocked_since),
            ],
        ),
        (
            "ผลเทียบกับเป้าหมาย",
            [
                Column("result", "ผลที่เกิดขึ้นจริง"),
                Column("achieved", "เทียบกับเป้าหมาย", kind="status", tones=ACHIEVED_TONES),
                Column("people_reached", "ผู้ได้รับประโยชน์ (คน)", kind="number"),
            ],
        ),
    ]


class ProjectCreate(ProjectPages, RecordCreate):
    """A new project, perhaps of a plan (``?plan=``) or an organization (``?organization=``)."""

    def initial(self) -> dict[str, Any]:
        """Take plan and organization from the address, within reach; lie where they lie."""
        found: dict[str, Any] = {}
        for name, model in (("plan", Plan), ("organization", Organization)):
            ref = self.request.GET.get(name, "")
            record = (
                model.objects.visible_to(self.request.user).alive().filter(ref=ref).first() if ref else None
            )
            if record is not None:
                found[name] = record.ref
                if record.area_id and self.scope.may_edit_area(record.area_id):
                    found.setdefault("area", record.area_id)
        return super().initial() | found


class ProjectEdit(ProjectPages, RecordEdit):
    """Changes a project."""


class ProjectHistory(ProjectPages, RecordHistory):
    """What became of a project."""


class ProjectTrash(ProjectPages, RecordTrash):
    """Into the trash."""


class ProjectRestore(ProjectPages, RecordRestore):
    """Out of it."""


class ProjectBulk(ProjectPages, RecordBulk):
    """Many projects at once."""


class ProjectPick(ProjectPages, RecordPick):
    """What a picker of projects asks."""


class ProjectExport(ProjectPages, RecordExport):
    """The projects of the list as a file."""
