"""The pages of reports from the field. A new one begins on its project's page."""

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.tables import Column
from nakhonchai.records.views import (
    Crumb,
    RecordBulk,
    RecordDetail,
    RecordExport,
    RecordHistory,
    RecordList,
    RecordRestore,
    RecordTrash,
)
from plans.enums import PROJECT_TONES
from plans.filters import ProjectUpdateFilters
from plans.models import Project, ProjectUpdate
from plans.views.belonging import BelongingEdit, BelongingPages
from plans.work_forms import ProjectUpdateForm

PROJECT = Column(
    "project", "โครงการ", sort="project__sort_key", kind="link", url=lambda one: one.project.page()
)
STATUS = Column("status", "สถานะตอนนั้น", sort="status", kind="status", tones=PROJECT_TONES)


class ProjectUpdatePages(BelongingPages):
    """What the pages of reports share."""

    model = ProjectUpdate
    form_class = ProjectUpdateForm
    filterset_class = ProjectUpdateFilters
    related = ("area", "cluster", "project")
    parent_model = Project
    parent_name = "project"
    anchor = "updates"
    default_sort = "-happened_about"
    columns = [
        Column("happened_about", "วันที่", sort="happened", kind="link", data=DataClass.NETWORK),
        PROJECT,
        Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK),
        Column("text", "ทำอะไรไปแล้ว"),
        Column("progress", "คืบหน้า (%)", sort="progress", kind="number"),
        STATUS,
    ]


class ProjectUpdateList(ProjectUpdatePages, RecordList):
    """What was reported of projects, newest first."""

    lead = "ความคืบหน้าที่รายงานจากพื้นที่ ใหม่สุดอยู่บน"
    empty_text = "เปิดหน้าโครงการ แล้วรายงานความคืบหน้าพร้อมรูป"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """A report is made on its project's page, not from here."""
        return super().get_context_data(**kwargs) | {"create_url": Project.list_url()}


class ProjectUpdateDetail(ProjectUpdatePages, RecordDetail):
    """One report."""

    badges = [STATUS]
    sections = [
        (
            "ความคืบหน้า",
            [
                PROJECT,
                Column("happened_about", "วันที่", data=DataClass.NETWORK),
                Column("text", "ทำอะไรไปแล้ว"),
                Column("progress", "คืบหน้า (%)", kind="number"),
                Column("status", "สถานะตอนนั้น"),
            ],
        )
    ]

    def home_crumbs(self) -> list[Crumb]:
        """Lead through the project."""
        return [*super().home_crumbs(), Crumb(str(self.object.project), self.object.project.page())]


class ProjectUpdateEdit(ProjectUpdatePages, BelongingEdit):
    """Mends a report."""


class ProjectUpdateHistory(ProjectUpdatePages, RecordHistory):
    """What became of a report."""


class ProjectUpdateTrash(ProjectUpdatePages, RecordTrash):
    """Into the trash: for what was never so."""


class ProjectUpdateRestore(ProjectUpdatePages, RecordRestore):
    """Out of it."""


class ProjectUpdateBulk(ProjectUpdatePages, RecordBulk):
    """Many reports at once."""


class ProjectUpdateExport(ProjectUpdatePages, RecordExport):
    """The reports of the list as a file."""
