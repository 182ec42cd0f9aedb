"""What people taught the reader: shapes of sheets, words, and what is not the same."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from nakhonchai.base.personal_data import DataClass


class SheetMemory(models.Model):
    """How a sheet of this shape is to be understood, as somebody of the province chose."""

    # Province, or "" for a choice of those who work everywhere.
    place = models.CharField("จังหวัด", max_length=2, blank=True)
    shape = models.CharField("รูปของหัวตาราง", max_length=24)
    kind = models.CharField("เก็บอะไร", max_length=60)
    fields = models.JSONField("คอลัมน์", default=dict)  # distance from the first column → field
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="ผู้เลือก"
    )
    chosen_at = models.DateTimeField("เมื่อ", default=timezone.now)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["place", "shape", "kind", "fields", "chosen_by", "chosen_at"], DataClass.INTERNAL
    )

    class Meta:
        verbose_name = "แผ่นที่จำไว้"
        verbose_name_plural = "แผ่นที่จำไว้"
        constraints = [models.UniqueConstraint(fields=["place", "shape"], name="shape_once_a_place")]

    def __str__(self) -> str:
        return f"{self.kind} {self.shape}"


class Synonym(models.Model):
    """A word that somebody of the province said means a field (``field`` "") or a choice of a field."""

    place = models.CharField("จังหวัด", max_length=2, blank=True)
    kind = models.CharField("เก็บอะไร", max_length=60)
    field = models.CharField("ช่อง", max_length=60, blank=True)
    word = models.CharField("คำ", max_length=200)
    means = models.CharField("หมายถึง", max_length=200)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["place", "kind", "field", "word", "means"], DataClass.INTERNAL
    )

    class Meta:
        verbose_name = "คำที่เรียนรู้"
        verbose_name_plural = "คำที่เรียนรู้"
        constraints = [
            models.UniqueConstraint(fields=["place", "kind", "field", "word"], name="synonym_once_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.word} = {self.means}"


class NotSame(models.Model):
    """Somebody said that what a file calls so is not that record. The key is a digest: no name is kept."""

    kind = models.CharField("ชนิดรายการ", max_length=60)
    key = models.CharField("กุญแจ", max_length=32)
    ref = models.CharField("รหัสอ้างอิง", max_length=8)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="ผู้บอก"
    )
    said_at = models.DateTimeField("เมื่อ", default=timezone.now)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["kind", "key", "ref", "said_by", "said_at"], DataClass.INTERNAL
    )

    class Meta:
        verbose_name = "ที่บอกว่าไม่ใช่รายการเดียวกัน"
        verbose_name_plural = "ที่บอกว่าไม่ใช่รายการเดียวกัน"
        constraints = [models.UniqueConstraint(fields=["kind", "key", "ref"], name="not_same_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"
