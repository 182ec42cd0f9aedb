"""Those who asked to be forgotten: that it was done, and what keeps an old list from bringing them back."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from nakhonchai.base.personal_data import DataClass


class Erasure(models.Model):
    """That a person was forgotten: when, by whom, why, what was emptied. Nothing that says who it was."""

    ref = models.CharField("รหัสอ้างอิงของระเบียน", max_length=8, unique=True)
    done_at = models.DateTimeField("ลบเมื่อ", default=timezone.now)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="ผู้ลบ"
    )
    reason = models.CharField("เหตุผล", max_length=200)
    place = models.CharField("ตำบล", max_length=6, blank=True)
    # [[what, how many], …] in words
    emptied = models.JSONField("สิ่งที่ลบ", default=list)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["ref", "done_at", "done_by", "reason", "place", "emptied"], DataClass.INTERNAL
    )

    class Meta:
        verbose_name = "การลบข้อมูลบุคคล"
        verbose_name_plural = "การลบข้อมูลบุคคล"
        ordering = ["-done_at", "-pk"]

    def __str__(self) -> str:
        return self.ref


class Tombstone(models.Model):
    """A salted digest of what a list would say of the person: it can be compared and not read."""

    erasure = models.ForeignKey(
        Erasure, on_delete=models.CASCADE, related_name="tombstones", verbose_name="การลบ"
    )
    salt = models.CharField("เกลือ", max_length=32)
    digest = models.CharField("ลายนิ้วมือ", max_length=64, db_index=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["erasure", "salt", "digest"], DataClass.INTERNAL
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = "เครื่องหมายกันนำกลับ"
        verbose_name_plural = "เครื่องหมายกันนำกลับ"

    def __str__(self) -> str:
        return self.digest[:8]
