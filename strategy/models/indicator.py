"""Indicators with their passport, and the targets of areas by fiscal year."""

from decimal import Decimal
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from strategy.enums import Direction, OverArea, OverTime, Period, ReportLevel, Source
from strategy.models.shared import SharedRecord, buddhist
from strategy.models.tree import OPEN, Node
from strategy.querysets import IndicatorManager, TargetManager

NUMBER: dict[str, Any] = {"max_digits": 18, "decimal_places": 4, "null": True, "blank": True}
NO_UNIT = "ใส่หน่วยก่อน เช่น คน ตำบล แผน หรือร้อยละ ตัวเลขที่ไม่มีหน่วยอ่านไม่ได้"


class Indicator(SharedRecord):
    """ตัวชี้วัด: what is watched of a line, and how its numbers come about."""

    node = models.ForeignKey(
        Node, on_delete=models.PROTECT, related_name="indicator_rows", verbose_name="วัดผลของข้อ"
    )
    name = models.CharField("ชื่อตัวชี้วัด", max_length=200)
    definition = models.TextField("ความหมาย นับอะไร ไม่นับอะไร")
    unit = models.CharField("หน่วย", max_length=40, blank=True)
    source = models.CharField("ตัวเลขมาจาก", max_length=10, choices=Source, default=Source.REPORTED)
    measure = models.CharField("ตัวเลขที่ระบบนับ", max_length=60, blank=True)
    data_source = models.CharField("แหล่งข้อมูล", max_length=200, blank=True)
    method = models.CharField("วิธีเก็บและคำนวณ", max_length=500, blank=True)
    reporter = models.CharField("ใครรายงาน", max_length=120, blank=True)
    direction = models.CharField("ทิศทาง", max_length=5, choices=Direction, default=Direction.MORE)
    over_time = models.CharField("รวมเวลา", max_length=10, choices=OverTime, default=OverTime.SUM)
    over_area = models.CharField("รวมพื้นที่", max_length=10, choices=OverArea, default=OverArea.SUM)
    period = models.CharField("รายงานเมื่อใด", max_length=8, choices=Period, default=Period.YEAR)
    report_level = models.PositiveSmallIntegerField(
        "ระดับที่รายงาน", choices=ReportLevel, default=ReportLevel.SUBDISTRICT
    )
    baseline = models.DecimalField("ค่าฐาน", **NUMBER)
    baseline_year = models.PositiveSmallIntegerField("ปีของค่าฐาน (พ.ศ.)", null=True, blank=True)
    is_public = models.BooleanField("แสดงต่อสาธารณะ", default=False)
    is_active = models.BooleanField("ยังใช้อยู่", default=True)
    order = models.PositiveSmallIntegerField("ลำดับ", default=100)

    scope_rule = ScopeRule.DIRECTORY
    url_name = "strategy:indicator"
    data_classes: ClassVar[dict[str, DataClass]] = OPEN | dict.fromkeys(
        [
            "node",
            "name",
            "definition",
            "unit",
            "source",
            "measure",
            "data_source",
            "method",
            "reporter",
            "direction",
            "over_time",
            "over_area",
            "period",
            "report_level",
            "baseline",
            "baseline_year",
            "is_public",
            "is_active",
            "order",
        ],
        DataClass.NETWORK,
    )

    objects: ClassVar[Any] = IndicatorManager()

    class Meta(SharedRecord.Meta):
        verbose_name = "ตัวชี้วัด"
        verbose_name_plural = "ตัวชี้วัด"
        constraints = [
            *SharedRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(source=Source.REPORTED, measure="") | Q(source=Source.RECORDS) & ~Q(measure=""),
                name="indicator_measure_is_of_records",
                violation_error_message="เลือกตัวเลขที่ระบบนับ เมื่อให้ระบบนับจากรายการที่บันทึก",
            ),
            models.CheckConstraint(
                condition=~Q(over_area=OverArea.RATIO) | ~Q(over_time=OverTime.DISTINCT),
                name="indicator_ratio_is_no_list",
                violation_error_message="ร้อยละจากผลรวมนับไม่ซ้ำทั้งปีไม่ได้ เลือกบวกทุกไตรมาส หรือไตรมาสล่าสุด",
            ),
            models.CheckConstraint(
                condition=Q(baseline=None, baseline_year=None)
                | Q(baseline__isnull=False, baseline_year__isnull=False),
                name="indicator_baseline_is_whole",
                violation_error_message="ค่าฐานต้องมีทั้งตัวเลขและปี หรือเว้นว่างทั้งสองช่อง",
            ),
            buddhist("indicator_year_is_buddhist", "baseline_year"),
        ]

    def __str__(self) -> str:
        return self.name

    def fill_derived_fields(self) -> None:
        """Lie where the strategy lies."""
        if self.node_id:
            self.area_id, self.cluster_id = self.node.strategy.area_id, self.node.strategy.cluster_id
        super().fill_derived_fields()

    @property
    def is_computed(self) -> bool:
        """Whether the system counts it."""
        return self.source == Source.RECORDS

    @property
    def is_ratio(self) -> bool:
        """Whether a report says numerator and denominator."""
        return self.over_area == OverArea.RATIO

    @property
    def is_list(self) -> bool:
        """Whether a report names what it counts, so that nothing counts twice."""
        return self.over_area == OverArea.DISTINCT or self.over_time == OverTime.DISTINCT

    @property
    def baseline_text(self) -> str:
        """The baseline without needless decimals."""
        return "" if self.baseline is None else str(plain(self.baseline))

    @property
    def adds_up(self) -> bool:
        """Whether targets and adjustments of areas can be added."""
        return self.over_area == OverArea.SUM

    @property
    def formula(self) -> str:
        """How the number of an area and a year comes about, in words."""
        over_area = str(OverArea(self.over_area).label)
        if self.period == Period.YEAR:
            return over_area
        return f"{OverTime(self.over_time).label} แล้ว{over_area}"


class Target(Record):
    """ค่าเป้าหมาย: what an area wants to reach in a fiscal year, and what is told beside the number."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="target_rows", verbose_name="ตัวชี้วัด"
    )
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ (พ.ศ.)")
    value = models.DecimalField("ค่าเป้าหมาย", max_digits=18, decimal_places=4)
    narrative = models.TextField("เรื่องเล่าข้างตัวเลข", blank=True)

    scope_rule = ScopeRule.HOME
    url_name = "strategy:target"
    data_classes: ClassVar[dict[str, DataClass]] = OPEN | dict.fromkeys(
        ["indicator", "fiscal_year", "value", "narrative"], DataClass.NETWORK
    )

    objects: ClassVar[Any] = TargetManager()

    class Meta(Record.Meta):
        verbose_name = "ค่าเป้าหมาย"
        verbose_name_plural = "ค่าเป้าหมาย"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(value__gte=0),
                name="target_is_not_negative",
                violation_error_message="ค่าเป้าหมายต้องไม่ติดลบ",
            ),
            models.UniqueConstraint(
                fields=["indicator", "area", "fiscal_year"],
                condition=Q(trashed_at=None, area__isnull=False),
                name="target_once_an_area",
                violation_error_message="พื้นที่นี้มีค่าเป้าหมายของปีนี้แล้ว เปิดรายการเดิมเพื่อแก้ไข",
            ),
            models.UniqueConstraint(
                fields=["indicator", "cluster", "fiscal_year"],
                condition=Q(trashed_at=None, cluster__isnull=False),
                name="target_once_a_cluster",
                violation_error_message="กลุ่มจังหวัดนี้มีค่าเป้าหมายของปีนี้แล้ว เปิดรายการเดิมเพื่อแก้ไข",
            ),
            buddhist("target_year_is_buddhist", "fiscal_year"),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["fiscal_year", "indicator", "area"], name="target_by_year"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} ปี {self.fiscal_year} {self.home_path}".strip()

    @property
    def amount(self) -> Decimal:
        """The value without needless decimals."""
        return plain(self.value)


def plain(value: Decimal) -> Decimal:
    """Return a number without needless decimals: 12, 12.5."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
