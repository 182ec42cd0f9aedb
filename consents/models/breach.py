"""Data that got out: the law gives 72 hours to report it."""

from datetime import timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from consents.enums import REPORT_HOURS, Risk
from consents.querysets import BreachManager
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES

HOUR = timedelta(hours=1)
SOON = 24  # hours


class Breach(Record):
    """What happened, when we knew, whom we told; kept by coordinators and staff."""

    name = models.CharField("เกิดอะไรขึ้น", max_length=200)
    found_at = models.DateTimeField("รู้เมื่อ")
    detail = models.TextField("รายละเอียด", blank=True)
    data_concerned = models.CharField("ข้อมูลอะไรบ้าง", max_length=300, blank=True)
    people_count = models.PositiveIntegerField("เกี่ยวข้องกี่คน", null=True, blank=True)
    risk = models.CharField("ความเสี่ยง", max_length=4, choices=Risk, default=Risk.SOME)
    reported_at = models.DateTimeField("แจ้งสำนักงานเมื่อ", null=True, blank=True)
    told_on = models.DateField("แจ้งเจ้าของข้อมูลเมื่อ", null=True, blank=True)
    measures = models.TextField("แก้ไขและป้องกันอย่างไร", blank=True)
    closed_on = models.DateField("ปิดเรื่องเมื่อ", null=True, blank=True)

    scope_rule = ScopeRule.WORK
    url_name = "consents:breach"
    data_classes: ClassVar[dict[str, DataClass]] = BASE_CLASSES | dict.fromkeys(
        [
            "name",
            "found_at",
            "detail",
            "data_concerned",
            "people_count",
            "risk",
            "reported_at",
            "told_on",
            "measures",
            "closed_on",
            "search_key",
            "sort_key",
        ],
        DataClass.INTERNAL,
    )

    objects: ClassVar[Any] = BreachManager()

    class Meta(Record.Meta):
        verbose_name = "เหตุข้อมูลรั่วไหล"
        verbose_name_plural = "เหตุข้อมูลรั่วไหล"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(reported_at=None) | Q(reported_at__gte=F("found_at")),
                name="breach_reported_after_it_was_found",
                violation_error_message="เวลาที่แจ้งต้องไม่มาก่อนเวลาที่รู้",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def must_be_reported(self) -> bool:
        """Whether the office must be told."""
        return self.risk != Risk.LOW

    @property
    def deadline(self) -> Any:
        """Until when."""
        return self.found_at + REPORT_HOURS * HOUR

    @property
    def clock(self) -> tuple[str, str]:
        """How the time stands: words and tone."""
        if self.reported_at:
            hours = (self.reported_at - self.found_at) / HOUR
            return (f"แจ้งใน {hours:.0f} ชั่วโมง", "good" if hours <= REPORT_HOURS else "bad")
        if not self.must_be_reported:
            return "ไม่ต้องแจ้งสำนักงาน", ""
        left = (self.deadline - timezone.now()) / HOUR
        if left < 0:
            return f"เกินกำหนด {-left:.0f} ชั่วโมง", "bad"
        return f"เหลือ {left:.0f} ชั่วโมง", "warn" if left <= SOON else "info"
