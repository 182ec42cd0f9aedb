"""That somebody looked whether a person's data is still needed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from leaders.models import Leader
from nakhonchai.base.personal_data import DataClass


class Review(models.Model):
    """Kept on, and why: the person is on the list again when the years have passed anew."""

    leader = models.ForeignKey(Leader, on_delete=models.PROTECT, related_name="reviews", verbose_name="ผู้นำ")
    reviewed_at = models.DateTimeField("ทบทวนเมื่อ", default=timezone.now)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name="ผู้ทบทวน",
    )
    why = models.CharField("เก็บต่อเพราะ", max_length=200)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["reviewed_at", "reviewed_by"], DataClass.INTERNAL
    ) | dict.fromkeys(["leader", "why"], DataClass.PERSONAL)

    class Meta:
        verbose_name = "การทบทวนระยะเวลาเก็บ"
        verbose_name_plural = "การทบทวนระยะเวลาเก็บ"
        ordering = ["-reviewed_at", "-pk"]

    def __str__(self) -> str:
        return self.why
