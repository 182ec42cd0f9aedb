"""Work to be done in a workbook, that which was agreed on a visit above all: what, who, by when."""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, OuterRef, Subquery, When
from django.utils import timezone

from nakhonchai.records.account_columns import AccountWidget, refuse_strangers
from nakhonchai.records.models import Task
from nakhonchai.records.registry import register
from nakhonchai.records.resources import PLACE_FIELDS, LinkColumn, RecordResource, SheetColumn
from nakhonchai.records.widgets import DayWidget, LinesWidget, TextWidget, YesNoWidget
from support.models import Visit

ASSIGNEE = "ผู้รับผิดชอบงาน"


class VisitColumn(LinkColumn):
    """The visit that the work is about, by its ref. Work about other records says none here."""

    def value_of(self, record: Any) -> Any:
        """Return the visit as far as the reader finds it: its key and its ref."""
        key = getattr(record, "visit_key", None)
        return None if key is None else Visit(pk=key, ref=record.visit_ref)

    def cell(self, record: Any) -> Any:
        """Return the ref."""
        return getattr(record, "visit_ref", None)

    def put(self, record: Any, value: Any) -> None:
        """Let the work be about a visit."""
        record.about, record.visit_key, record.visit_ref = value, value.pk, value.ref

    @property
    def stored_fields(self) -> set[str]:
        """The kind of record and its key."""
        return {"about_type", "about_id"}


class DoneColumn(SheetColumn):
    """Whether the work is done; the moment is that of the import."""

    def value_of(self, record: Any) -> bool:
        """Return whether it is done."""
        return bool(record.is_done)

    def put(self, record: Any, value: Any) -> None:
        """Say that it is done, or that it is not."""
        record.done_at = (record.done_at or timezone.now()) if value else None

    @property
    def stored_fields(self) -> set[str]:
        """The moment."""
        return {"done_at"}


@register
class TaskResource(RecordResource):
    """One row is one piece of work, perhaps about a visit."""

    name = SheetColumn("name", "งานที่ต้องทำ", TextWidget(200), required=True, synonyms=("ทำอะไร",))
    detail = SheetColumn("detail", "รายละเอียดงาน", LinesWidget())
    visit_ref = VisitColumn("about", "รหัสการติดตาม", "support.visit", by_ref=True, model_field="about_id")
    assignee = SheetColumn("assignee", ASSIGNEE, AccountWidget(), synonyms=("ใครทำ",))
    due = SheetColumn("due", "ภายในวันที่", DayWidget())
    done = DoneColumn("done", "ทำเสร็จแล้ว", YesNoWidget(), model_field="done_at")

    sheet = "งานที่ต้องทำ"
    sheet_words = ("งานที่ตกลงจากการติดตาม", "งานที่ต้องติดตาม")
    own_sheets_only = True
    order = 53
    telling_links = ("about",)

    class Meta:
        model = Task
        fields = (
            "ref",
            "name",
            "detail",
            "visit_ref",
            *PLACE_FIELDS,
            "assignee",
            "due",
            "done",
            "extra",
        )

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """Work goes to who sees where it lies."""
        yield from refuse_strangers(values, record, "assignee", ASSIGNEE)

    def same_record(self, values: dict[str, Any], found: list[Any]) -> tuple[Any, str]:
        """The same words were perhaps agreed on two visits; a row that names none is about none."""
        key = getattr(values.get("about"), "pk", None)
        return super().same_record(values, [one for one in found if one.visit_key == key])

    def for_export(self, queryset: Any, person: Any) -> Any:
        """Return the work with who does it, and the visits that *person* finds."""
        kind = ContentType.objects.get_for_model(Visit)
        ready = queryset.select_related("area", "assignee")
        ready = ready.annotate(visit_about=Case(When(about_type=kind, then="about_id")))
        found = Visit.objects.visible_to(person).alive().filter(pk=OuterRef("visit_about"))
        return ready.annotate(
            visit_key=Subquery(found.values("pk")[:1]), visit_ref=Subquery(found.values("ref")[:1])
        )
