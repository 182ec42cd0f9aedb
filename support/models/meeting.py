"""A meeting: its agenda, the figures of its moment, what was decided, and who does what."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from learning.models import Event
from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass
from nakhonchai.dashboards.models import Snapshot
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record, Task
from nakhonchai.records.models.record import BASE_CLASSES
from nakhonchai.thai import format_date
from support.models.issue import PolicyIssue


class Meeting(Record):
    """การประชุม of those who follow up an area; who attended is kept in the event it is linked with."""

    name = models.CharField("ชื่อการประชุม", max_length=200)
    held = models.DateField("วันที่ประชุม")
    hours = models.CharField("เวลา", max_length=60, blank=True)
    venue = models.CharField("สถานที่", max_length=200, blank=True)
    event = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name="กิจกรรมที่ลงชื่อผู้มาประชุม",
    )
    chair = models.CharField("ประธาน", max_length=120, blank=True)
    secretary = models.CharField("ผู้บันทึกการประชุม", max_length=120, blank=True)
    present = models.CharField("ผู้มาประชุม (เมื่อไม่ได้ลงชื่อในกิจกรรม)", max_length=500, blank=True)
    snapshot = models.ForeignKey(
        Snapshot,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="ตัวเลข ณ วันประชุม",
    )
    notes = models.TextField("เรื่องอื่น ๆ", blank=True)

    scope_rule = ScopeRule.HOME
    url_name = "support:meeting"
    data_classes: ClassVar[dict[str, DataClass]] = (
        BASE_CLASSES
        | dict.fromkeys(
            ["name", "held", "hours", "venue", "event", "snapshot", "search_key", "sort_key"],
            DataClass.NETWORK,
        )
        | {"notes": DataClass.INTERNAL}
        | dict.fromkeys(["chair", "secretary", "present"], DataClass.PERSONAL)
    )

    class Meta(Record.Meta):
        verbose_name = "การประชุม"
        verbose_name_plural = "การประชุม"
        indexes = [*Record.Meta.indexes, models.Index(fields=["area", "held"], name="meeting_of_area")]

    def __str__(self) -> str:
        return self.name

    @property
    def when_and_where(self) -> str:
        """Day, hours and venue on one line."""
        day = format_date(self.held) if self.held else ""
        return " · ".join(filter(None, [day, self.hours, self.venue]))

    def searchable(self) -> list[str]:
        """Return the name, the venue and the ref."""
        return [self.name, self.venue, self.ref]


class AgendaItem(Versioned):
    """One item: from an open issue or task, or the meeting's own; its decision becomes tasks."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="agenda", verbose_name="การประชุม"
    )
    order = models.PositiveSmallIntegerField("ลำดับ", default=1)
    name = models.CharField("เรื่อง", max_length=250)
    issue = models.ForeignKey(
        PolicyIssue,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda_items",
        verbose_name="ประเด็นนโยบาย",
    )
    task = models.ForeignKey(
        Task,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="agenda_items",
        verbose_name="งานที่ติดตาม",
    )
    discussion = models.TextField("สาระที่หารือ", blank=True)
    decision = models.TextField("มติ", blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["meeting", "order", "name", "issue", "task", "discussion", "decision"], DataClass.INTERNAL
    )

    class Meta:
        verbose_name = "วาระการประชุม"
        verbose_name_plural = "วาระการประชุม"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "issue"],
                condition=Q(issue__isnull=False),
                name="agenda_item_once_an_issue",
                violation_error_message="ประเด็นนี้อยู่ในวาระแล้ว",
            ),
            models.UniqueConstraint(
                fields=["meeting", "task"],
                condition=Q(task__isnull=False),
                name="agenda_item_once_a_task",
                violation_error_message="งานนี้อยู่ในวาระแล้ว",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AgendaWork(Versioned):
    """A task that was made of an item's decision."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="work", verbose_name="วาระ")
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="decided_in", verbose_name="งาน")

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(["item", "task"], DataClass.INTERNAL)

    class Meta:
        verbose_name = "งานจากมติ"
        verbose_name_plural = "งานจากมติ"
        constraints = [models.UniqueConstraint(fields=["item", "task"], name="agenda_work_once")]

    def __str__(self) -> str:
        return str(self.task)
