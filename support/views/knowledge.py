"""The toolbox, and what was learned."""

from types import SimpleNamespace
from typing import Any

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.bulk import BulkField
from nakhonchai.records.kinds import visible_record
from nakhonchai.records.models import Record
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
from support.enums import GuideKind, GuideLevel, LessonKind
from support.filters import GuideFilters, LessonFilters
from support.forms import GuideForm, LessonForm
from support.models import Guide, Lesson
from support.views.visits import PLACE


class GuidePages(RecordView):
    """What the pages of tools share."""

    model = Guide
    form_class = GuideForm
    filterset_class = GuideFilters
    related = ("area", "cluster", "plan_step")
    columns = [
        Column("name", "เครื่องมือ", sort="sort_key", kind="link"),
        Column("kind", "ชนิด", sort="kind"),
        Column("level", "ใช้ระดับ", sort="level"),
        Column("plan_step", "ขั้นตอนของแผน", sort="plan_step__order"),
        PLACE,
    ]
    bulk_fields = [
        BulkField("kind", "ชนิด", lambda: GuideKind.choices),
        BulkField("level", "ระดับ", lambda: GuideLevel.choices),
    ]


class GuideList(GuidePages, RecordList):
    """The toolbox of the network."""

    lead = "คู่มือ แบบฟอร์ม ตัวอย่าง และสื่อ ที่ทุกคนในเครือข่ายใช้ได้"
    empty_text = "เพิ่มเครื่องมือแรก แล้วแนบไฟล์ในหน้าของเครื่องมือ"


class GuideDetail(GuidePages, RecordDetail):
    """One tool with its files."""

    badges = [Column("kind", "ชนิด", kind="status"), Column("level", "ใช้ระดับ", kind="status")]
    sections = [
        (
            "เครื่องมือ",
            [
                Column("plan_step", "ขั้นตอนของแผน"),
                Column("summary", "ใช้ทำอะไร อย่างไร"),
                Column("link", "ลิงก์", kind="link", url=lambda one: one.link),
                Column("home_path", "ผู้ดูแลอยู่ที่", data=DataClass.NETWORK),
            ],
        )
    ]


class LessonPages(RecordView):
    """What the pages of notes share."""

    model = Lesson
    form_class = LessonForm
    filterset_class = LessonFilters
    related = ("area", "cluster", "theme", "about_type")
    default_sort = "-noted_about"
    columns = [
        Column("name", "เรื่อง", sort="sort_key", kind="link"),
        Column("kind", "ชนิด", sort="kind"),
        Column("theme", "ประเด็นงาน", sort="theme__name"),
        PLACE,
        Column("noted_about", "เมื่อ", sort="noted", data=DataClass.NETWORK),
    ]
    bulk_fields = [BulkField("kind", "ชนิด", lambda: LessonKind.choices)]


class LessonList(LessonPages, RecordList):
    """Lessons and situations of the network."""

    lead = "บทเรียนและสถานการณ์จากทุกตำบล ให้คนทั้งเครือข่ายค้นและใช้ต่อ"
    empty_text = "เล่าบทเรียนแรกจากพื้นที่ของท่าน"


class LessonDetail(LessonPages, RecordDetail):
    """One note, and what it is about."""

    badges = [Column("kind", "ชนิด", kind="status")]
    sections = [
        (
            "เรื่อง",
            [
                Column("text", "เนื้อหา"),
                Column("theme", "ประเด็นงาน"),
                PLACE,
                Column("noted_about", "เมื่อ", data=DataClass.NETWORK),
            ],
        )
    ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the record that the note is about, if the reader finds it."""
        return super().get_context_data(about=self._about(), **kwargs)

    def _about(self) -> Record | None:
        lesson: Any = self.object
        if lesson.about_type is None:
            return None
        model: Any = lesson.about_type.model_class()
        found: Record | None = (
            model.objects.visible_to(self.request.user).alive().filter(pk=lesson.about_id).first()
        )
        return found


class LessonCreate(LessonPages, RecordCreate):
    """A new note, perhaps about a record: ``?kind=plans.project&ref=…``."""

    def instance(self) -> Lesson:
        """Return an empty note, about the record of the address."""
        about = self.about
        return Lesson(about=about) if about is not None else Lesson()

    @property
    def about(self) -> Record | None:
        """The record of the address, found within the writer's reach."""
        kind, ref = self.request.GET.get("kind", ""), self.request.GET.get("ref", "")
        return visible_record(kind, ref, self.request.user) if kind and ref else None

    def initial(self) -> dict[str, Any]:
        """Lie where the record lies."""
        about = self.about
        if about is not None and about.area_id and self.scope.may_edit_area(about.area_id):
            return {"area": about.area_id}
        return super().initial()


REST: dict[str, Any] = {
    "Create": RecordCreate,
    "Edit": RecordEdit,
    "History": RecordHistory,
    "Trash": RecordTrash,
    "Restore": RecordRestore,
    "Bulk": RecordBulk,
    "Pick": RecordPick,
    "Export": RecordExport,
}


def pages_of(stem: str, shared: Any, *without: str, **own: Any) -> SimpleNamespace:
    """Return the pages of a kind as ``record_urls`` looks for them: its own, and the common ones."""
    made = {
        f"{stem}{page}": own.get(page)
        or type(f"{stem}{page}", (shared, base), {"__doc__": base.__doc__, "__module__": __name__})
        for page, base in REST.items()
        if page not in without
    }
    return SimpleNamespace(
        **made, **{f"{stem}{page}": view for page, view in own.items() if page not in REST}
    )


guides = pages_of("Guide", GuidePages, "Export", List=GuideList, Detail=GuideDetail)
lessons = pages_of("Lesson", LessonPages, Create=LessonCreate, List=LessonList, Detail=LessonDetail)
