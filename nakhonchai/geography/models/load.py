"""A load of places that waits for the person who previewed it, and the trace it leaves."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from nakhonchai.base.personal_data import DataClass


class AreaLoad(models.Model):
    """The files one person uploaded to the load page, from the preview to the confirmation.

    ``digest`` is that of the difference shown: when the tree has changed since, the
    confirmation shows the new difference instead of writing something nobody saw.
    The files' text is dropped when the load is written.
    """

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="ผู้โหลด"
    )
    at = models.DateTimeField("เมื่อ", default=timezone.now)
    provinces = models.CharField("จังหวัด", max_length=400)
    take_names = models.BooleanField("ใช้ชื่อตามไฟล์แทนชื่อที่แก้ไว้", default=False)
    files = models.JSONField("ไฟล์", default=list)
    digest = models.CharField("ลายนิ้วมือของความต่าง", max_length=64, blank=True)
    summary = models.TextField("ผล", blank=True)
    applied_at = models.DateTimeField("บันทึกเมื่อ", null=True, blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["by", "at", "provinces", "take_names", "files", "digest", "summary", "applied_at"],
        DataClass.INTERNAL,
    )

    class Meta:
        verbose_name = "การโหลดพื้นที่"
        verbose_name_plural = "การโหลดพื้นที่"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.provinces}"
