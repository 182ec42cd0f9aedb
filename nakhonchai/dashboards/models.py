"""Figures as they were known on a day. They outlive the records, and the people, that they counted."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from nakhonchai.base.models import NormalisedSave, Referable, Versioned
from nakhonchai.base.personal_data import DataClass
from nakhonchai.dashboards.enums import SnapshotKind
from nakhonchai.thai import format_date


class Snapshot(Referable, NormalisedSave):
    """ตัวเลข ณ วันที่: frozen once, never changed. ``area`` is what it was taken for; none is the cluster."""

    kind = models.CharField("เหตุที่บันทึก", max_length=10, choices=SnapshotKind, default=SnapshotKind.MEETING)
    name = models.CharField("ชื่อ", max_length=120)
    area = models.ForeignKey(
        "geography.Area",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="พื้นที่",
    )
    year_be = models.PositiveSmallIntegerField("ปีงบประมาณ (พ.ศ.)", null=True, blank=True)
    note = models.CharField("บันทึก", max_length=300, blank=True)
    signed_by = models.CharField("ผู้รับรองตัวเลข", max_length=120, blank=True)
    taken_at = models.DateTimeField("บันทึกเมื่อ", default=timezone.now, editable=False)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ผู้บันทึก",
    )

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["ref", "kind", "name", "area", "year_be", "note", "signed_by", "taken_at", "taken_by"],
        DataClass.NETWORK,
    )

    class Meta:
        verbose_name = "ตัวเลข ณ วันที่"
        verbose_name_plural = "ตัวเลข ณ วันที่"
        ordering = ["-taken_at", "-pk"]
        indexes = [models.Index(fields=["area", "-taken_at"], name="snapshot_of_area")]
        constraints = [
            models.CheckConstraint(
                condition=Q(year_be=None) | Q(year_be__gte=2500, year_be__lte=2700),
                name="snapshot_year_is_buddhist",
                violation_error_message="ปีงบประมาณต้องเป็น พ.ศ. เช่น 2567",
            ),
            models.CheckConstraint(
                condition=~Q(kind=SnapshotKind.YEAR) | ~Q(signed_by="") & Q(year_be__isnull=False),
                name="closed_year_is_signed",
                violation_error_message="การปิดปีต้องมีปีงบประมาณและชื่อผู้รับรองตัวเลข",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def day_words(self) -> str:
        """The day on which the figures were frozen: ณ วันที่ 30 กันยายน 2567."""
        return f"ณ วันที่ {format_date(timezone.localtime(self.taken_at).date())}"


class SnapshotFigure(models.Model):
    """The figures of one measure everywhere (``moments.freeze`` says how they are written)."""

    snapshot = models.ForeignKey(
        Snapshot, on_delete=models.CASCADE, related_name="figures", verbose_name="ตัวเลข ณ วันที่"
    )
    measure = models.CharField("ตัวเลข", max_length=60)
    content = models.JSONField("ค่า")

    data_classes: ClassVar[dict[str, DataClass]] = {
        "snapshot": DataClass.NETWORK,
        "measure": DataClass.NETWORK,
        "content": DataClass.NETWORK,
    }

    class Meta:
        verbose_name = "ค่าของตัวเลข ณ วันที่"
        verbose_name_plural = "ค่าของตัวเลข ณ วันที่"
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "measure"], name="snapshot_figure_once"),
        ]

    def __str__(self) -> str:
        return f"{self.snapshot}: {self.measure}"


class FileRequirement(Versioned):
    """What a complete แฟ้มตำบล has: so much of a measure in the subdistrict. Kept by CODI staff."""

    measure = models.CharField("ตัวเลข", max_length=60, unique=True)
    label = models.CharField("สิ่งที่ต้องมี", max_length=120)
    minimum = models.PositiveIntegerField("อย่างน้อย", default=1)
    weight = models.PositiveSmallIntegerField("น้ำหนัก", default=1)
    ask = models.CharField("ใครน่าจะรู้", max_length=200, blank=True)
    order = models.PositiveSmallIntegerField("ลำดับ", default=100)
    is_active = models.BooleanField("ยังใช้อยู่", default=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["measure", "label", "minimum", "weight", "ask", "order", "is_active"], DataClass.PUBLIC
    )

    class Meta:
        verbose_name = "สิ่งที่แฟ้มตำบลต้องมี"
        verbose_name_plural = "สิ่งที่แฟ้มตำบลต้องมี"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weight__gte=1, minimum__gte=1),
                name="file_requirement_counts",
                violation_error_message="น้ำหนักและจำนวนอย่างน้อยต้องเป็น 1 ขึ้นไป",
            ),
        ]

    def __str__(self) -> str:
        return self.label
