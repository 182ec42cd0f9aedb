"""A fiscal year that was closed: its numbers stay as they were signed, corrections stand beside them."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass
from nakhonchai.dashboards.models import Snapshot
from strategy.models.indicator import Indicator
from strategy.models.shared import buddhist
from strategy.models.value import show


class YearClose(models.Model):
    """A closed fiscal year: who signed it and when. Written once; the snapshot holds the measures."""

    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ (พ.ศ.)", unique=True)
    snapshot = models.OneToOneField(
        Snapshot, on_delete=models.PROTECT, related_name="year_close", verbose_name="ตัวเลข ณ วันที่"
    )
    signed_by = models.CharField("ผู้รับรองตัวเลข", max_length=120)
    signed_on = models.DateField("วันที่รับรอง")
    note = models.CharField("บันทึก", max_length=300, blank=True)
    closed_at = models.DateTimeField("ปิดเมื่อ", default=timezone.now, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ผู้ปิดปี",
    )

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["fiscal_year", "snapshot", "signed_by", "signed_on", "note", "closed_at", "closed_by"],
        DataClass.NETWORK,
    )

    class Meta:
        verbose_name = "ปีงบประมาณที่ปิดแล้ว"
        verbose_name_plural = "ปีงบประมาณที่ปิดแล้ว"
        ordering = ["-fiscal_year"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(signed_by=""),
                name="year_close_is_signed",
                violation_error_message="ใส่ชื่อผู้รับรองตัวเลข",
            ),
            buddhist("year_close_is_buddhist", "fiscal_year"),
        ]

    def __str__(self) -> str:
        return f"ปิดปีงบประมาณ {self.fiscal_year}"


class ClosedFigure(models.Model):
    """One indicator everywhere, as it was when the year was closed (``closing.freeze_indicator``)."""

    close = models.ForeignKey(
        YearClose, on_delete=models.CASCADE, related_name="figures", verbose_name="ปีที่ปิด"
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="closed_figures", verbose_name="ตัวชี้วัด"
    )
    content = models.JSONField("ค่า")

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["close", "indicator", "content"], DataClass.NETWORK
    )

    class Meta:
        verbose_name = "ค่าของปีที่ปิดแล้ว"
        verbose_name_plural = "ค่าของปีที่ปิดแล้ว"
        constraints = [
            models.UniqueConstraint(fields=["close", "indicator"], name="closed_figure_once"),
        ]

    def __str__(self) -> str:
        return f"{self.close}: {self.indicator_id}"


class KnownFigure(models.Model):
    """One indicator everywhere, as it was known on the day of a snapshot (``known.keep_indicators``)."""

    snapshot = models.ForeignKey(
        Snapshot, on_delete=models.CASCADE, related_name="indicators", verbose_name="ตัวเลข ณ วันที่"
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="known_figures", verbose_name="ตัวชี้วัด"
    )
    content = models.JSONField("ค่า")

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["snapshot", "indicator", "content"], DataClass.NETWORK
    )

    class Meta:
        verbose_name = "ค่าตัวชี้วัด ณ วันที่"
        verbose_name_plural = "ค่าตัวชี้วัด ณ วันที่"
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "indicator"], name="known_figure_once"),
        ]

    def __str__(self) -> str:
        return f"{self.snapshot}: {self.indicator_id}"


class Adjustment(Versioned):
    """การปรับปรุงหลังปิดปี: how much more or less it should have been, and why. The closed figure stays."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="adjustments", verbose_name="ตัวชี้วัด"
    )
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ (พ.ศ.)")
    area = models.ForeignKey(
        "geography.Area",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="พื้นที่ (เว้นว่าง คือทั้งกลุ่มจังหวัด)",
    )
    change = models.DecimalField("เพิ่มขึ้นหรือลดลง", max_digits=18, decimal_places=4)
    reason = models.CharField("เหตุผล", max_length=300)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="ผู้ปรับปรุง",
    )

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["indicator", "fiscal_year", "area", "change", "reason", "made_by"], DataClass.NETWORK
    )

    class Meta:
        verbose_name = "การปรับปรุงหลังปิดปี"
        verbose_name_plural = "การปรับปรุงหลังปิดปี"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(change=0),
                name="adjustment_changes_something",
                violation_error_message="ใส่จำนวนที่เพิ่มขึ้น หรือจำนวนติดลบเมื่อลดลง",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="adjustment_has_reason",
                violation_error_message="บอกเหตุผลของการปรับปรุง",
            ),
        ]
        indexes = [models.Index(fields=["fiscal_year", "indicator", "area"], name="adjustment_by_year")]

    def __str__(self) -> str:
        return f"ปรับปรุง {self.indicator} ปี {self.fiscal_year}"

    @property
    def change_text(self) -> str:
        """The change with its sign."""
        return f"+{show(self.change)}" if self.change > 0 else f"-{show(-self.change)}"

    @property
    def place(self) -> str:
        """Where, in words. Needs the area at hand to cost no query."""
        area: Any = self.area
        return area.path if area is not None else "กลุ่มจังหวัด"
