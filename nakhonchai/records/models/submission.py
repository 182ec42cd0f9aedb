"""A form that was sent once: a second press finds what the first one made."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from nakhonchai.base.personal_data import DataClass


class Submission(models.Model):
    """The key that a form carried, and where its sender was led.

    It is written in the transaction of what the form did, so that after a lost
    answer, or a crash, the same form cannot do it twice.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="ผู้ส่ง"
    )
    key = models.UUIDField("เลขแบบฟอร์ม")
    # What was sent, so that a form that comes again with other content is noticed.
    digest = models.CharField("ลายนิ้วมือของเนื้อหา", max_length=64, blank=True, default="")
    url = models.CharField("หน้าที่พาไป", max_length=300)
    at = models.DateTimeField("เมื่อ", default=timezone.now)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["account", "key", "digest", "url", "at"], DataClass.INTERNAL
    )

    class Meta:
        verbose_name = "แบบฟอร์มที่ส่งแล้ว"
        verbose_name_plural = "แบบฟอร์มที่ส่งแล้ว"
        constraints = [models.UniqueConstraint(fields=["account", "key"], name="submission_once")]

    def __str__(self) -> str:
        return str(self.key)
