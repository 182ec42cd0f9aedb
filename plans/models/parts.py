"""What is kept of a project in rows of its own: each is at home where the project is."""

from typing import Any, ClassVar

from django.db import models

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES
from plans.models.project import Project


class ProjectPart(Record):
    """A row about a project; its home follows the project's, and moves with it (``Project.settle``)."""

    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, related_name="%(class)s_rows", verbose_name="โครงการ"
    )

    data_classes: ClassVar[dict[str, DataClass]] = BASE_CLASSES | {"project": DataClass.NETWORK}
    names_from: ClassVar[tuple[str, ...]] = ("project",)

    class Meta(Record.Meta):
        abstract = True

    def fill_derived_fields(self) -> None:
        """The home of a part is the home of its project."""
        self.take_home()
        super().fill_derived_fields()

    def take_home(self) -> None:
        """Lay the project's home over the row's."""
        if self.project_id:
            self.area_id, self.cluster_id = self.project.area_id, self.project.cluster_id

    def searchable(self) -> list[str]:
        """Return what the row says and the name of the project."""
        return [str(self), self.project.name, self.ref]

    @classmethod
    def kinds(cls) -> list[type["ProjectPart"]]:
        """Return every kind of part."""
        return list(ProjectPart.__subclasses__())


def move_parts(projects: list[Any], *, by: Any, reason: str) -> None:
    """Bring the rows of projects that moved to their new home, whoever moved them."""
    from nakhonchai.base.writing import write

    moved = [one.pk for one in projects]
    for model in ProjectPart.kinds() if moved else []:
        rows = model.objects.unscoped("a part is at home where its project is")
        for row in rows.filter(project__in=moved).select_related("project").order_by("pk"):
            write(row, by=by, reason=reason or "โครงการย้ายพื้นที่")
