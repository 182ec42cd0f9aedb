"""Figures as they were known on a day. They outlive the records, and the people, that they counted."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from nakhonchai.base.models import NormalisedSave, Referable, Trashable, Versioned
from nakhonchai.base.personal_data import DataClass
from nakhonchai.dashboards.blocks import LEVELS
from nakhonchai.dashboards.enums import Sharing, SnapshotKind
from nakhonchai.dashboards.querysets import SavedViewQuerySet
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


class SnapshotVillages(models.Model):
    """The villages of one subdistrict at the close of a year, and their figures (see ``kept_villages``)."""

    snapshot = models.ForeignKey(
        Snapshot, on_delete=models.CASCADE, related_name="villages", verbose_name="ตัวเลข ณ วันที่"
    )
    subdistrict = models.CharField("รหัสตำบล", max_length=6)
    places = models.JSONField("หมู่บ้านในวันนั้น")
    content = models.JSONField("ค่า")

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["snapshot", "subdistrict", "places", "content"], DataClass.NETWORK
    )

    class Meta:
        verbose_name = "หมู่บ้านของตัวเลข ณ วันที่"
        verbose_name_plural = "หมู่บ้านของตัวเลข ณ วันที่"
        constraints = [
            models.UniqueConstraint(fields=["subdistrict", "snapshot"], name="snapshot_villages_once"),
        ]

    def __str__(self) -> str:
        return f"{self.snapshot}: {self.subdistrict}"


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


class Layout(Versioned):
    """Which blocks the pages of a level show, and in which order: of one account, or (none) of everybody.

    Empty lists are the order that the system has by itself.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="layouts",
        verbose_name="ผู้ใช้",
    )
    level = models.CharField("ระดับ", max_length=12, choices=list(LEVELS.items()))
    shown = models.JSONField("แสดง", default=list, blank=True)
    hidden = models.JSONField("ซ่อน", default=list, blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["account", "level", "shown", "hidden"], DataClass.INTERNAL
    )

    class Meta:
        verbose_name = "การจัดหน้าภาพรวม"
        verbose_name_plural = "การจัดหน้าภาพรวม"
        constraints = [
            models.UniqueConstraint(fields=["account", "level"], name="layout_of_account_once"),
            models.UniqueConstraint(
                fields=["level"], condition=Q(account=None), name="layout_of_everybody_once"
            ),
            models.CheckConstraint(
                condition=Q(level__in=list(LEVELS)),
                name="layout_is_of_a_level",
                violation_error_message="ไม่มีระดับนี้",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()} · {self.account or 'ทุกคน'}"

    @property
    def is_own_order(self) -> bool:
        """Whether anything was chosen here."""
        return bool(self.shown or self.hidden)


class SavedView(Referable, Versioned, Trashable):
    """A page with its filters, under a name and an address of its own: of one account, or shared."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="saved_views",
        verbose_name="เจ้าของ",
    )
    name = models.CharField("ชื่อ", max_length=80)
    path = models.CharField("หน้า", max_length=200)
    # A filter may hold what somebody typed: it is shown to those it was shared with and to nobody else.
    query = models.CharField("ตัวกรอง", max_length=1500, blank=True)
    sharing = models.CharField("ใครเห็น", max_length=10, choices=Sharing, default=Sharing.PRIVATE)
    area = models.ForeignKey(
        "geography.Area",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="จังหวัดที่เห็น",
    )

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        [
            "ref",
            "account",
            "name",
            "path",
            "query",
            "sharing",
            "area",
            "trashed_at",
            "trashed_by",
            "trash_reason",
        ],
        DataClass.INTERNAL,
    )

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = "มุมมองที่บันทึกไว้"
        verbose_name_plural = "มุมมองที่บันทึกไว้"
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["path"], name="saved_view_of_page")]
        constraints = [
            models.CheckConstraint(
                condition=Q(sharing=Sharing.AREA, area__isnull=False)
                | ~Q(sharing=Sharing.AREA) & Q(area=None),
                name="saved_view_shared_with_an_area",
                violation_error_message="เลือกจังหวัดที่จะให้เห็น",
            ),
            models.CheckConstraint(
                condition=Q(path__startswith="/"),
                name="saved_view_is_of_this_site",
                violation_error_message="บันทึกได้เฉพาะหน้าในระบบนี้",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def target(self) -> str:
        """The page with its filters."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def sharing_words(self) -> str:
        """เฉพาะฉัน, จังหวัดสุรินทร์, ทุกคนในเครือข่าย."""
        return self.area.full_name if self.area else str(self.get_sharing_display())
