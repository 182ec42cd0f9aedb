"""The pages of events."""

from typing import Any

from django.db import transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.html import format_html
from django.utils.safestring import SafeString

from learning.actions import save_event
from learning.enums import EventKind, EventLevel
from learning.filters import EventFilters
from learning.forms import EventForm, NewEventForm
from learning.models import Event, Participation, Series
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
from nakhonchai.thai import format_baht

COMING_SHOWN = 6


def state(event: Event) -> SafeString | str:
    """Return a badge that says whether the event is to come, was held, or was called off."""
    if event.is_cancelled:
        return format_html('<span class="badge badge-bad">{}</span>', "ยกเลิก")
    if event.is_future():
        return format_html('<span class="badge badge-info">{}</span>', "กำลังจะมาถึง")
    return format_html('<span class="badge badge-good">{}</span>', "จัดแล้ว")


def budget(event: Event) -> str:
    """Return the budget; 0 is shown."""
    return "" if event.budget is None else format_baht(event.budget)


def people_who_came() -> Any:
    """Return how many named people came to an event of a list: a number, whoever they are."""
    came = Participation.objects.unscoped("a number, whoever they are").alive().attended()
    counted = came.filter(event=OuterRef("pk")).order_by().values("event").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), 0)


class EventPages(RecordView):
    """What the pages of events share."""

    model = Event
    form_class = EventForm
    filterset_class = EventFilters
    related = ("area", "cluster", "series")
    default_sort = "-dates"
    columns = [
        Column("name", "กิจกรรม", sort="sort_key", kind="link", show=str),
        Column("dates", "วันที่จัด", sort="started", data=DataClass.NETWORK),
        Column("kind", "ชนิด", sort="kind"),
        Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK),
        Column("is_cancelled", "สถานะ", show=state),
        Column("people", "มาร่วม (คน)", kind="number", data=DataClass.INTERNAL),
    ]
    bulk_fields = [
        BulkField("kind", "ชนิด", lambda: EventKind.choices),
        BulkField("level", "ระดับ", lambda: EventLevel.choices),
    ]

    def with_related(self, queryset: Any) -> Any:
        """Bring along how many came."""
        return super().with_related(queryset).annotate(people=people_who_came())


class EventList(EventPages, RecordList):
    """What is on and what was."""

    lead = "เวที ประชุม อบรม ศึกษาดูงาน เยี่ยม และถอดบทเรียนของเครือข่าย"
    empty_text = "เพิ่มกิจกรรมแรก แล้วลงชื่อคนที่มาร่วม"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the tabs of time, and on the plain list what comes next."""
        when, url = self.request.GET.get("when", ""), Event.list_url()
        words = (("", "ทั้งหมด"), ("coming", "กำลังจะมาถึง"), ("held", "จัดแล้ว"))
        tabs = [
            {
                "label": label,
                "url": f"{url}?when={key}" if key else url,
                "active": when == key,
                "count": None,
            }
            for key, label in words
        ]
        return super().get_context_data(tabs=tabs, coming=self._coming(), **kwargs)

    def _coming(self) -> list[Event]:
        if self.request.GET:
            return []
        found = Event.objects.visible_to(self.request.user).alive().filter(is_cancelled=False).upcoming()
        brief = found.in_brief(
            "name",
            "round",
            "kind",
            "started",
            "started_precision",
            "ended",
            "ended_precision",
            "hours",
            "venue",
            "is_cancelled",
        )
        return list(brief.order_by("started", "pk")[:COMING_SHOWN])


class EventDetail(EventPages, RecordDetail):
    """One event with its people."""

    badges = [Column("kind", "ชนิด", kind="status"), Column("is_cancelled", "สถานะ", show=state)]
    sections = [
        (
            "กิจกรรม",
            [
                Column("dates", "วันที่จัด", data=DataClass.NETWORK),
                Column("hours", "เวลา"),
                Column("venue", "สถานที่"),
                Column("home_path", "พื้นที่", data=DataClass.NETWORK),
                Column("level", "ระดับ"),
                Column("series", "ชุดหลักสูตร", kind="link", url=lambda one: one.series.page()),
                Column("fiscal_year", "ปีงบประมาณ"),
                Column("aims", "วัตถุประสงค์"),
            ],
        ),
        (
            "หลังจัด",
            [
                Column("summary", "สรุปผล"),
                Column("next_step", "จะทำอะไรต่อ"),
                Column("people", "มาร่วมที่ลงรายชื่อ (คน)", kind="number", data=DataClass.INTERNAL),
                Column("other_people", "มาร่วมที่ไม่ได้ลงรายชื่อ (คน)", kind="number"),
                Column("budget", "งบประมาณ", show=budget),
            ],
        ),
    ]


class EventCreate(EventPages, RecordCreate):
    """A new event, perhaps a round of a series (``?series=``)."""

    form_class = NewEventForm

    def initial(self) -> dict[str, Any]:
        """Take the series from the address, with its kind."""
        ref = self.request.GET.get("series", "")
        found = Series.objects.visible_to(self.request.user).alive().filter(ref=ref).first() if ref else None
        return super().initial() | ({"series": found.ref, "kind": found.kind} if found else {})

    @transaction.atomic
    def save(self, form: Any) -> str:
        """Write the event with its organizer, and what other packages added to the form."""
        event = form.save(commit=False)
        save_event(event, by=self.request.user, organizer=form.cleaned_data.get("organizer"))
        form.save_parts(event, by=self.request.user)
        return str(event.page())


class EventEdit(EventPages, RecordEdit):
    """Changes an event; who takes part has pages of its own."""

    @transaction.atomic
    def save(self, form: Any) -> str:
        """Write the event; attendance follows its home."""
        event, asked = form.save(commit=False), form.cleaned_data
        changed = save_event(
            event, by=self.request.user, reason=asked.get("change_reason", ""), version=asked.get("version")
        )
        changed_more = form.save_parts(event, by=self.request.user)
        self.saved = self.saved_text if changed or changed_more else "ไม่มีอะไรเปลี่ยนแปลง จึงไม่ได้บันทึกซ้ำ"
        return str(event.page())


class EventHistory(EventPages, RecordHistory):
    """What became of an event."""


class EventTrash(EventPages, RecordTrash):
    """Into the trash."""


class EventRestore(EventPages, RecordRestore):
    """Out of it."""


class EventBulk(EventPages, RecordBulk):
    """Many events at once."""


class EventPick(EventPages, RecordPick):
    """What a picker of events asks."""


class EventExport(EventPages, RecordExport):
    """The events of the list as a file."""
