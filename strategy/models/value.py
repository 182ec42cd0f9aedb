"""What an area reports of an indicator, and what it owes: one row for both."""

from decimal import Decimal
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.thai import format_decimal, format_number, normalise_lines
from strategy.enums import NUMBERS, OWED, Quarter, State, Status
from strategy.models.indicator import NUMBER, Indicator, plain
from strategy.models.rounds import Round
from strategy.models.shared import buddhist
from strategy.models.tree import OPEN
from strategy.querysets import ValueManager

SAME_TWICE = "พื้นที่นี้มีรายงานของตัวชี้วัดและช่วงเวลานี้แล้ว เปิดรายการเดิมเพื่อแก้ไข"


class Value(Record):
    """รายงานตัวชี้วัด: a number of one area and period, why there is none, or that it is still owed.

    A number and its absence are told apart: 0 is a number, ``NOT_APPLICABLE`` takes the area out of
    those that are asked, ``MISSING`` says that nobody knows yet. A percentage keeps both its numbers,
    and what counts without doubling keeps the names of what was counted.
    """

    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="reports", verbose_name="ตัวชี้วัด"
    )
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ (พ.ศ.)")
    quarter = models.PositiveSmallIntegerField("ช่วงเวลา", choices=Quarter, default=Quarter.YEAR)
    state = models.CharField("ตัวเลขนี้เป็น", max_length=8, choices=State, default=State.MISSING)
    value = models.DecimalField("ค่า", **NUMBER)
    numerator = models.DecimalField("ตัวตั้ง", **NUMBER)
    denominator = models.DecimalField("ตัวหาร", **NUMBER)
    items = models.TextField("รายชื่อที่นับ (บรรทัดละหนึ่ง)", blank=True)
    narrative = models.TextField("เรื่องเล่าข้างตัวเลข", blank=True)
    status = models.CharField(
        "ขั้นของรายงาน", max_length=10, choices=Status, default=Status.OPEN, editable=False
    )
    returned_because = models.CharField("เหตุผลที่ส่งกลับ", max_length=300, blank=True, editable=False)
    round = models.ForeignKey(
        Round,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="reports",
        verbose_name="รอบรายงาน",
    )
    due = models.DateField("กำหนดส่ง", null=True, blank=True, editable=False)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="ผู้รายงาน",
    )

    scope_rule = ScopeRule.HOME
    url_name = "strategy:value"
    data_classes: ClassVar[dict[str, DataClass]] = (
        OPEN
        | dict.fromkeys(
            [
                "indicator",
                "fiscal_year",
                "quarter",
                "state",
                "value",
                "numerator",
                "denominator",
                "narrative",
                "status",
                "round",
                "due",
            ],
            DataClass.NETWORK,
        )
        | dict.fromkeys(["items", "returned_because", "assignee"], DataClass.INTERNAL)
    )

    objects: ClassVar[Any] = ValueManager()

    class Meta(Record.Meta):
        verbose_name = "รายงานตัวชี้วัด"
        verbose_name_plural = "รายงานตัวชี้วัด"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state__in=NUMBERS, value__isnull=False)
                | Q(state__in=[State.NOT_APPLICABLE, State.MISSING], value=None, numerator=None, items=""),
                name="value_says_a_number_or_why_none",
                violation_error_message="ใส่ตัวเลข (0 ก็เป็นตัวเลข) หรือเลือกว่าไม่เกี่ยวกับพื้นที่นี้ หรือยังไม่มีตัวเลข "
                "แล้วเว้นช่องตัวเลขไว้",
            ),
            models.CheckConstraint(
                condition=Q(numerator=None, denominator=None) | Q(numerator__isnull=False, denominator__gt=0),
                name="value_ratio_is_whole",
                violation_error_message="ร้อยละต้องมีทั้งตัวตั้งและตัวหาร และตัวหารต้องมากกว่า 0",
            ),
            models.UniqueConstraint(
                fields=["indicator", "area", "fiscal_year", "quarter"],
                condition=Q(trashed_at=None, area__isnull=False),
                name="value_once_an_area",
                violation_error_message=SAME_TWICE,
            ),
            models.UniqueConstraint(
                fields=["indicator", "cluster", "fiscal_year", "quarter"],
                condition=Q(trashed_at=None, cluster__isnull=False),
                name="value_once_a_cluster",
                violation_error_message=SAME_TWICE,
            ),
            buddhist("value_year_is_buddhist", "fiscal_year"),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["fiscal_year", "indicator", "area"], name="value_by_year"),
            models.Index(fields=["status", "due"], name="value_by_status"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.when}"

    def fill_derived_fields(self) -> None:
        """Work out what follows: a percentage from its two numbers, a count from its list."""
        self.items = normalise_lines(self.items) if self.items else ""
        self.fill_value()
        super().fill_derived_fields()

    def fill_value(self) -> None:
        """Work out the number where it follows from others."""
        if not self.has_number or not self.indicator_id:
            return
        if self.indicator.is_ratio and self.numerator is not None and self.denominator:
            self.value = (self.numerator * 100 / self.denominator).quantize(Decimal("0.0001"))
        elif self.indicator.is_list:
            self.value = Decimal(len(self.counted_items))

    @property
    def has_number(self) -> bool:
        """Whether the report says a number (0 is one)."""
        return self.state in NUMBERS

    @property
    def report_page(self) -> str:
        """Where the number is said."""
        return self.page("edit")

    @property
    def counted_items(self) -> frozenset[str]:
        """What the report counts, each once."""
        from nakhonchai.thai import search_key

        return frozenset(filter(None, map(search_key, self.items.split("\n"))))

    @property
    def when(self) -> str:
        """The period in words: ปี 2568 ไตรมาส 1."""
        quarter = f" ไตรมาส {self.quarter}" if self.quarter else ""
        return f"ปี {self.fiscal_year}{quarter}"

    @property
    def text(self) -> str:
        """What the report says, in words of a table; nothing is never 0."""
        if not self.has_number or self.value is None:
            return str(State(self.state).label)
        number = show(self.value)
        if self.numerator is not None and self.denominator is not None:
            number = f"{number}% ({show(self.numerator)} จาก {show(self.denominator)})"
        return f"{number} (ประมาณ)" if self.state == State.ESTIMATE else number

    @property
    def is_owed(self) -> bool:
        """Whether it was not sent, or came back."""
        return self.status in OWED

    def searchable(self) -> list[str]:
        """Return the indicator, the period and the ref."""
        return [self.indicator.name, self.when, self.ref]


def show(value: Decimal | int | None) -> str:
    """Return a number as pages show it: 1,234 or 12.5; "" where there is none."""
    if value is None:
        return ""
    exact = plain(Decimal(value))
    if exact == exact.to_integral_value():
        return format_number(int(exact))
    return format_decimal(exact.quantize(Decimal("0.01")))
