"""One kind of event for all that people come together for; other packages use it too."""

import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from learning.enums import TRAINING_KINDS, BodyPart, EventKind, EventLevel
from learning.models.series import Series
from learning.querysets import EventManager
from nakhonchai.base.approximate import Approximate
from nakhonchai.base.enums import PRECISION_CHOICES
from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass
from nakhonchai.base.writing import write
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES
from nakhonchai.thai import Precision, fiscal_year
from organizations.models import Organization


class Event(Record):
    """เวที ประชุม อบรม ศึกษาดูงาน เยี่ยม ถอดบทเรียน: when, where, by whom, and what came of it."""

    name = models.CharField("ชื่อกิจกรรม", max_length=250)
    kind = models.CharField("ชนิดกิจกรรม", max_length=10, choices=EventKind, default=EventKind.FORUM)
    series = models.ForeignKey(
        Series,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="rounds_held",
        verbose_name="ชุดหลักสูตร",
    )
    round = models.PositiveSmallIntegerField("รุ่น/ครั้งที่", null=True, blank=True)
    level = models.CharField("ระดับ", max_length=12, choices=EventLevel, default=EventLevel.SUBDISTRICT)
    started = models.DateField("วันที่จัด")
    started_precision = models.CharField(
        "ความละเอียดของวันที่จัด", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    ended = models.DateField("ถึงวันที่", null=True, blank=True)
    ended_precision = models.CharField(
        "ความละเอียดของวันสุดท้าย", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    hours = models.CharField("เวลา", max_length=60, blank=True)
    venue = models.CharField("สถานที่", max_length=200, blank=True)
    bodies: Any = models.ManyToManyField(
        Organization, through="EventBody", related_name="events_held", verbose_name="องค์กรและภาคี"
    )
    aims = models.TextField("วัตถุประสงค์", blank=True)
    budget = models.DecimalField("งบประมาณ (บาท)", max_digits=14, decimal_places=2, null=True, blank=True)
    other_people = models.PositiveIntegerField("ผู้เข้าร่วมที่ไม่ได้ลงรายชื่อ (คน)", null=True, blank=True)
    summary = models.TextField("สรุปผล", blank=True)
    next_step = models.TextField("จะทำอะไรต่อ", blank=True)
    is_cancelled = models.BooleanField("ยกเลิกการจัด", default=False)
    # Derived, so that years are counted and filtered by an index.
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ (พ.ศ.)", editable=False, default=0)

    started_about = Approximate("started")
    ended_about = Approximate("ended")

    scope_rule = ScopeRule.DIRECTORY
    url_name = "learning:event"
    data_classes: ClassVar[dict[str, DataClass]] = (
        BASE_CLASSES
        | dict.fromkeys(
            [
                "name",
                "kind",
                "series",
                "round",
                "level",
                "started",
                "started_precision",
                "ended",
                "ended_precision",
                "hours",
                "venue",
                "aims",
                "is_cancelled",
                "fiscal_year",
                "search_key",
                "sort_key",
            ],
            DataClass.NETWORK,
        )
        | dict.fromkeys(["budget", "other_people", "summary", "next_step"], DataClass.INTERNAL)
    )

    objects: ClassVar[Any] = EventManager()

    class Meta(Record.Meta):
        verbose_name = "กิจกรรม"
        verbose_name_plural = "กิจกรรม"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ended=None) | Q(ended__gte=F("started")),
                name="event_ends_after_it_starts",
                violation_error_message="วันสุดท้ายต้องไม่มาก่อนวันที่เริ่มจัด",
            ),
            models.CheckConstraint(
                condition=Q(budget=None) | Q(budget__gte=0),
                name="event_budget_is_not_negative",
                violation_error_message="งบประมาณต้องไม่ติดลบ",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["started", "id"], name="event_by_day"),
            models.Index(fields=["fiscal_year", "area"], name="event_year_area"),
        ]

    def __str__(self) -> str:
        return f"{self.name} รุ่นที่ {self.round}" if self.round else self.name

    def fill_derived_fields(self) -> None:
        """Fill the fiscal year in which the event began."""
        if self.started is not None:
            self.fiscal_year = fiscal_year(self.started)
        super().fill_derived_fields()

    @classmethod
    def settle(cls, written: list[tuple[Any, set[str]]], *, by: Any, reason: str) -> None:
        """Attendance lies where its event lies: it moves with it, whoever moved the event."""
        moved = [record.pk for record, fields in written if fields & {"area", "cluster"}]
        if not moved:
            return
        attendance: Any = cls._meta.get_field("participations").related_model
        kept = attendance.objects.unscoped("attendance lies where its event lies, whoever it is of")
        for one in kept.filter(event__in=moved).select_related("event"):
            write(one, by=by, reason=reason or "กิจกรรมย้ายพื้นที่")

    def is_future(self, today: datetime.date | None = None) -> bool:
        """Whether it has not begun; of a date known by its month or year, the first day counts."""
        return self.started is not None and self.started > (today or timezone.localdate())

    @property
    def trains(self) -> bool:
        """Whether who attended counts as trained."""
        return self.kind in TRAINING_KINDS

    @property
    def dates(self) -> str:
        """When it is held, in words: one day, or from when to when."""
        start, end = self.started_about, self.ended_about
        if start is None:
            return ""
        if end is None or end == start:
            return start.th(short=True)
        return f"{start.th(short=True)} – {end.th(short=True)}"

    @property
    def when_and_where(self) -> str:
        """Dates, hours and venue on one line."""
        return " · ".join(filter(None, [self.dates, self.hours, self.venue]))

    @property
    def task_words(self) -> str:
        """What a task about this begins with."""
        return " ".join(self.next_step.split())

    def searchable(self) -> list[str]:
        """Return the name, the venue and the ref."""
        return [self.name, self.venue, self.ref]


class EventBody(Versioned):
    """An organization or partner that holds an event, helps with it, or is visited."""

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="event_bodies", verbose_name="กิจกรรม"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="event_bodies", verbose_name="องค์กร"
    )
    part = models.CharField("บทบาทในกิจกรรม", max_length=10, choices=BodyPart, default=BodyPart.ORGANIZER)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["event", "organization", "part"], DataClass.NETWORK
    )

    class Meta:
        verbose_name = "องค์กรในกิจกรรม"
        verbose_name_plural = "องค์กรในกิจกรรม"
        constraints = [
            models.UniqueConstraint(
                fields=["event", "organization", "part"],
                name="event_body_once",
                violation_error_message="องค์กรนี้อยู่ในรายการแล้ว",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_part_display()} {self.organization}"
