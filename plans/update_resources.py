"""Reports from the field in a workbook."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from nakhonchai.records.registry import register
from nakhonchai.records.resources import PLACE_FIELDS, LinkColumn, RecordResource, SheetColumn
from nakhonchai.records.widgets import ChoiceWidget, DateWidget, IntegerWidget, LinesWidget
from plans.enums import ProjectStatus
from plans.models import ProjectUpdate
from plans.work_forms import NOT_YET, SHARE


@register
class ProjectUpdateResource(RecordResource):
    """One row is one report of one project, whose home is that of the project. Photos stay where they are."""

    project = LinkColumn("project", "โครงการ", "plans.project", required=True, synonyms=("ชื่อโครงการ",))
    project_ref = LinkColumn("project", "รหัสโครงการ", "plans.project", by_ref=True)
    happened_about = SheetColumn(
        "happened_about", "วันที่รายงาน", DateWidget(), required=True, model_field="happened"
    )
    text = SheetColumn("text", "ทำอะไรไปแล้ว", LinesWidget(), required=True, synonyms=("ความคืบหน้าโครงการ",))
    progress = SheetColumn("progress", "คืบหน้า (%)", IntegerWidget())
    status = SheetColumn("status", "สถานะตอนนั้น", ChoiceWidget(ProjectStatus))

    sheet = "ความคืบหน้าโครงการ"
    sheet_words = ("ความคืบหน้าโครงการ", "รายงานความคืบหน้า")
    order = 45
    key_fields = ("project", "happened_about", "text")
    name_fields = ("ref",)
    home_from = "project"

    class Meta:
        model = ProjectUpdate
        fields = (
            "ref",
            "project",
            "project_ref",
            *PLACE_FIELDS,
            "happened_about",
            "text",
            "progress",
            "status",
            "extra",
        )

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """What was done lies behind us; a share is a share."""
        when = values.get("happened_about")
        if when and when.date > timezone.localdate():
            yield "วันที่รายงาน", NOT_YET
        if values.get("progress") is not None and not 0 <= values["progress"] <= 100:
            yield "คืบหน้า (%)", SHARE
