"""Two records of one thing: pairs that may be so, what people said of them, and what was merged."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from nakhonchai.base.fields import ByteOrderField
from nakhonchai.base.personal_data import DataClass


class DuplicatePair(models.Model):
    """Two records of one kind that may be the same, as the last search found them. Never edited."""

    kind = models.CharField("ชนิดรายการ", max_length=60)
    first_id = models.PositiveBigIntegerField("รายการแรก")
    second_id = models.PositiveBigIntegerField("รายการที่สอง")
    # The smallest area that holds both homes; "" where they lie in two provinces, or in a cluster.
    place = ByteOrderField("พื้นที่ร่วม", max_length=8, blank=True)
    score = models.SmallIntegerField("น้ำหนัก")
    reasons = models.JSONField("เหตุผล", default=list)  # [[words, points]]
    found_at = models.DateTimeField("พบเมื่อ", default=timezone.now)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["kind", "first_id", "second_id", "place", "score", "found_at"], DataClass.INTERNAL
    ) | {"reasons": DataClass.PERSONAL}

    class Meta:
        verbose_name = "คู่ที่อาจซ้ำ"
        verbose_name_plural = "คู่ที่อาจซ้ำ"
        constraints = [
            models.UniqueConstraint(fields=["kind", "first_id", "second_id"], name="pair_once"),
            models.CheckConstraint(condition=Q(first_id__lt=F("second_id")), name="pair_in_order"),
        ]
        indexes = [
            models.Index(fields=["kind", "place", "-score"], name="pair_by_place"),
            models.Index(fields=["kind", "second_id"], name="pair_by_second"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.first_id} {self.second_id}"


class DuplicateSearch(models.Model):
    """When the records of one kind in one province were compared, and under which stamp of their changes."""

    kind = models.CharField("ชนิดรายการ", max_length=60)
    place = models.CharField("จังหวัด", max_length=2, blank=True)  # "" for what crosses provinces
    stamp = models.PositiveBigIntegerField("ตราความสด", default=0)
    searched_at = models.DateTimeField("เปรียบเทียบเมื่อ", default=timezone.now)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["kind", "place", "stamp", "searched_at"], DataClass.INTERNAL
    )

    class Meta:
        verbose_name = "การค้นหารายการซ้ำ"
        verbose_name_plural = "การค้นหารายการซ้ำ"
        constraints = [models.UniqueConstraint(fields=["kind", "place"], name="search_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.place}"


class NotTheSame(models.Model):
    """Somebody said that two records are not the same: they are not proposed again."""

    kind = models.CharField("ชนิดรายการ", max_length=60)
    first_ref = models.CharField("รหัสรายการแรก", max_length=8)
    second_ref = models.CharField("รหัสรายการที่สอง", max_length=8, db_index=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="ผู้บอก"
    )
    said_at = models.DateTimeField("เมื่อ", default=timezone.now)
    reason = models.CharField("เหตุผล", max_length=200, blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["kind", "first_ref", "second_ref", "said_by", "said_at", "reason"], DataClass.INTERNAL
    )

    class Meta:
        verbose_name = "คู่ที่ไม่ใช่รายเดียวกัน"
        verbose_name_plural = "คู่ที่ไม่ใช่รายเดียวกัน"
        constraints = [
            models.UniqueConstraint(fields=["kind", "first_ref", "second_ref"], name="not_the_same_once"),
            models.CheckConstraint(condition=Q(first_ref__lt=F("second_ref")), name="not_the_same_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first_ref} {self.second_ref}"


class MergeQuerySet(models.QuerySet["Merge"]):
    """Words for asking about merges."""

    def standing(self) -> "MergeQuerySet":
        """Return those that were not undone."""
        return self.filter(undone_at=None)


class Merge(models.Model):
    """One record taken into another: who did it, and all that moved, so that it can be taken back."""

    kind = models.CharField("ชนิดรายการ", max_length=60)
    kept_ref = models.CharField("รหัสที่เก็บไว้", max_length=8, db_index=True)
    lost_ref = models.CharField("รหัสที่รวมเข้าไป", max_length=8)
    lost_name = models.CharField("ชื่อที่รวมเข้าไป", max_length=200)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="ผู้รวม"
    )
    merged_at = models.DateTimeField("รวมเมื่อ", default=timezone.now)
    reason = models.CharField("เหตุผล", max_length=200, blank=True)
    # In their order: {"do": change|make|take|drop, "model", "pk", "fields": {column: [before, after]}}.
    journal = models.JSONField("สิ่งที่ย้าย", default=list)
    moved = models.JSONField("จำนวนที่ย้าย", default=dict)  # name of the kind → how many
    undone_at = models.DateTimeField("ย้อนกลับเมื่อ", null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ผู้ย้อนกลับ",
    )
    conflicts = models.JSONField("ที่ย้อนกลับไม่ได้", default=list)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["kind", "kept_ref", "lost_ref", "merged_by", "merged_at", "reason", "undone_at", "undone_by"],
        DataClass.INTERNAL,
    ) | dict.fromkeys(["lost_name", "journal", "moved", "conflicts"], DataClass.PERSONAL)

    objects: ClassVar[Any] = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = "การรวมรายการ"
        verbose_name_plural = "การรวมรายการ"
        constraints = [
            # A record goes into one other, until that is taken back.
            models.UniqueConstraint(
                fields=["kind", "lost_ref"], condition=Q(undone_at=None), name="merged_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lost_ref} → {self.kept_ref}"

    @property
    def is_undone(self) -> bool:
        """Whether it was taken back."""
        return self.undone_at is not None
