"""What people ask about their data, with the days within which we answer."""

from datetime import timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from consents.enums import CLOSED, DAYS, RequestKind, RequestStatus, Way
from consents.querysets import RequestManager
from leaders.models import Leader
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES

SOON = 7  # days


class SubjectRequest(Record):
    """A request of somebody whose data we keep, or may keep; kept by coordinators and staff."""

    kind = models.CharField("ขออะไร", max_length=10, choices=RequestKind)
    leader = models.ForeignKey(
        Leader,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="requests",
        verbose_name="ผู้นำในระบบ",
    )
    asked_by = models.CharField("ผู้ขอ", max_length=120)
    contact = models.CharField("ติดต่อกลับที่", max_length=120, blank=True)
    way = models.CharField("ขอมาทางใด", max_length=10, choices=Way, default=Way.PAPER)
    asked_on = models.DateField("ขอเมื่อ")
    due = models.DateField("ต้องตอบภายใน", editable=False)
    detail = models.TextField("รายละเอียด", blank=True)
    status = models.CharField("สถานะ", max_length=8, choices=RequestStatus, default=RequestStatus.OPEN)
    answered_on = models.DateField("ตอบเมื่อ", null=True, blank=True)
    answer = models.TextField("ตอบว่าอย่างไร", blank=True)

    scope_rule = ScopeRule.WORK
    concerns_person = True  # reading it is reading about a person, which is remembered
    url_name = "consents:request"
    data_classes: ClassVar[dict[str, DataClass]] = (
        BASE_CLASSES
        | dict.fromkeys(
            ["kind", "way", "asked_on", "due", "status", "answered_on"],
            DataClass.INTERNAL,
        )
        | dict.fromkeys(["leader", "asked_by", "contact", "detail", "answer"], DataClass.PERSONAL)
    )

    objects: ClassVar[Any] = RequestManager()

    class Meta(Record.Meta):
        verbose_name = "คำขอของเจ้าของข้อมูล"
        verbose_name_plural = "คำขอของเจ้าของข้อมูล"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("asked_on")),
                name="request_answered_after_it_was_asked",
                violation_error_message="วันที่ตอบต้องไม่มาก่อนวันที่ขอ",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=CLOSED) | Q(answered_on__isnull=False),
                name="request_closed_with_its_day",
                violation_error_message="บอกวันที่ตอบด้วย",
            ),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["status", "due"], name="request_due")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.asked_by}"

    def fill_derived_fields(self) -> None:
        """Count the days from the day of the request."""
        super().fill_derived_fields()
        if self.asked_on:
            self.due = self.asked_on + timedelta(days=DAYS[RequestKind(self.kind)])

    @property
    def is_closed(self) -> bool:
        """Whether it was answered."""
        return self.status in CLOSED

    @property
    def days_left(self) -> int:
        """The days until it is due; below zero when it is late."""
        return (self.due - timezone.localdate()).days

    @property
    def clock(self) -> tuple[str, str]:
        """How the time stands: words and tone."""
        if self.is_closed:
            return "ปิดแล้ว", ""
        left = self.days_left
        if left < 0:
            return f"เกินกำหนด {-left} วัน", "bad"
        if left == 0:
            return "ครบกำหนดวันนี้", "bad"
        return f"เหลือ {left} วัน", "warn" if left <= SOON else "good"
