"""Rounds in which numbers are asked for."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from strategy.enums import Quarter, RoundKind
from strategy.models.shared import buddhist
from strategy.models.tree import OPEN
from strategy.querysets import RoundManager


class Round(Record):
    """รอบรายงาน: a quarter or a fiscal year of which numbers are asked for, from a day until a day."""

    kind = models.CharField("รอบ", max_length=8, choices=RoundKind, default=RoundKind.QUARTER)
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ (พ.ศ.)")
    quarter = models.PositiveSmallIntegerField("ไตรมาส", choices=Quarter, default=Quarter.YEAR)
    opens = models.DateField("เปิดให้รายงาน")
    due = models.DateField("ส่งภายใน")
    note = models.TextField("คำอธิบายถึงผู้รายงาน", blank=True)

    scope_rule = ScopeRule.DIRECTORY
    url_name = "strategy:round"
    data_classes: ClassVar[dict[str, DataClass]] = OPEN | dict.fromkeys(
        ["kind", "fiscal_year", "quarter", "opens", "due", "note"], DataClass.NETWORK
    )

    objects: ClassVar[Any] = RoundManager()

    class Meta(Record.Meta):
        verbose_name = "รอบรายงาน"
        verbose_name_plural = "รอบรายงาน"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind=RoundKind.YEAR, quarter=0) | Q(kind=RoundKind.QUARTER, quarter__gte=1),
                name="round_quarter_fits",
                violation_error_message="รอบรายไตรมาสต้องเลือกไตรมาส รอบรายปีเลือก “ทั้งปี”",
            ),
            models.CheckConstraint(
                condition=Q(due__gte=F("opens")),
                name="round_is_due_after_it_opens",
                violation_error_message="วันกำหนดส่งต้องไม่มาก่อนวันเปิดให้รายงาน",
            ),
            buddhist("round_year_is_buddhist", "fiscal_year"),
        ]

    def __str__(self) -> str:
        period = f"ไตรมาส {self.quarter} " if self.quarter else ""
        return f"รอบรายงาน {period}ปีงบประมาณ {self.fiscal_year}"
