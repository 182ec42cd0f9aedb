"""What was worked out of the links in the background, and when."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from nakhonchai.base.personal_data import DataClass


class Snapshot(models.Model):
    """Who was tied to whom at one moment: bodies and ties as compact bytes. The latest one counts.

    ``stamp`` says under which freshness stamps it was read: when they are others now, it is stale.
    """

    stamp = models.CharField("ตราความสด", max_length=64)
    at = models.DateTimeField("คำนวณเมื่อ", default=timezone.now)
    seconds = models.FloatField("ใช้เวลา (วินาที)", default=0)
    body_count = models.PositiveIntegerField("จำนวนองค์กร", default=0)
    tie_count = models.PositiveIntegerField("จำนวนเส้น", default=0)
    content = models.BinaryField("เนื้อหา")

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["stamp", "at", "seconds", "body_count", "tie_count", "content"], DataClass.NETWORK
    )
    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = "ภาพรวมเครือข่ายที่คำนวณไว้"
        verbose_name_plural = "ภาพรวมเครือข่ายที่คำนวณไว้"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class Picture(models.Model):
    """What a page shows of one area under one set of filters, made from one snapshot."""

    snapshot = models.ForeignKey(
        Snapshot, on_delete=models.CASCADE, related_name="pictures", verbose_name="ภาพรวม"
    )
    key = models.CharField("พื้นที่และตัวกรอง", max_length=160)
    content = models.BinaryField("เนื้อหา")

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["snapshot", "key", "content"], DataClass.NETWORK
    )
    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = "ภาพเครือข่ายของพื้นที่"
        verbose_name_plural = "ภาพเครือข่ายของพื้นที่"
        constraints = [models.UniqueConstraint(fields=["snapshot", "key"], name="picture_once_per_snapshot")]

    def __str__(self) -> str:
        return self.key
