"""What the pages of the rows of a project share: each is reached from its project."""

from types import SimpleNamespace
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.http import Http404, HttpRequest

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.tables import Column
from nakhonchai.records.views import (
    Crumb,
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
from plans.models import Project

PROJECT = Column(
    "project", "โครงการ", sort="project__sort_key", kind="link", url=lambda one: one.project.page()
)
PLACE = Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK)


class PartPages(RecordView):
    """What the pages of all rows share."""

    related: ClassVar[tuple[str, ...]] = ("area", "cluster", "project")
    anchor: ClassVar[str] = ""  # the panel of the project's page that shows the rows

    def home_crumbs(self) -> list[Crumb]:
        """Begin at the list of projects."""
        return [
            Crumb("โครงการ", Project.list_url()),
            Crumb(str(self.model._meta.verbose_name_plural), self.model.list_url()),
        ]

    def way_back(self, project: Any) -> str:
        """Return the address of the panel that shows the rows."""
        return f"{project.page()}#{self.anchor}"


class PartList(RecordList):
    """The rows of all projects that the reader finds."""

    empty_text = "เพิ่มจากหน้าของโครงการ หรือนำเข้าจากไฟล์"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A row is added on the page of its project, not from here."""
        return super().get_context_data(**kwargs) | {"create_url": ""}


class PartCreate(RecordCreate):
    """A new row of the project that the address names (``?project=``)."""

    project: Project

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the project among those the person edits, or answer 404."""
        mine = Project.objects.editable_by(request.user).alive().select_related("area", "cluster")
        found = mine.filter(ref=request.GET.get("project", "")).first()
        if found is None:
            raise Http404
        self.project = found
        return super().dispatch(request, *args, **kwargs)

    def instance(self) -> Any:
        """Return an empty row of the project."""
        model: Any = self.model
        return model(project=self.project)

    def initial(self) -> dict[str, Any]:
        """Start empty: the place is the project's."""
        return {}

    def save(self, form: Any) -> str:
        """Lead back to the project, or to one more row where that was pressed."""
        super().save(form)
        if "more" in form.data:
            return f"{self.model.list_url('create')}?{urlencode({'project': self.project.ref})}"
        back: str = self.way_back(self.project)  # type: ignore[attr-defined]
        return back

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the project's page."""
        return [Crumb(str(self.project), self.project.page()), *super().own_crumbs()]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose row it is."""
        title = f"เพิ่ม{self.model._meta.verbose_name}"
        context = super().get_context_data(**kwargs)
        return context | {"cancel_url": self.project.page(), "title": title, "project": self.project}


class PartEdit(RecordEdit):
    """Changes a row."""

    def save(self, form: Any) -> str:
        """Lead back to the project."""
        super().save(form)
        back: str = self.way_back(form.instance.project)  # type: ignore[attr-defined]
        return back


BASES: dict[str, Any] = {
    "List": PartList,
    "Detail": RecordDetail,
    "Create": PartCreate,
    "Edit": PartEdit,
    "History": RecordHistory,
    "Trash": RecordTrash,
    "Restore": RecordRestore,
    "Bulk": RecordBulk,
    "Pick": RecordPick,
    "Export": RecordExport,
}


def pages_of(stem: str, shared: type[PartPages], **own: Any) -> SimpleNamespace:
    """Return the pages of one kind of rows, as ``record_urls`` looks for them; *own* are its own ones."""
    made = {
        f"{stem}{page}": own.get(page) or type(f"{stem}{page}", (shared, base), {"__doc__": base.__doc__})
        for page, base in BASES.items()
    }
    return SimpleNamespace(**made)
