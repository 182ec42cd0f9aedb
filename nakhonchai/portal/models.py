"""What the portal itself keeps: what people tell those who run it."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from nakhonchai.base.models import NormalisedSave
from nakhonchai.base.personal_data import DataClass


class FeedbackKind(models.TextChoices):
    """What a message is about."""

    PROBLEM = "problem", "ใช้งานแล้วติดปัญหา"
    DATA = "data", "ข้อมูลไม่ถูกต้อง"
    IDEA = "idea", "ข้อเสนอแนะ"
    PRIVACY = "privacy", "ข้อมูลส่วนบุคคลของฉัน"
    ACCESS = "access", "เข้าถึงหน้าเว็บได้ยาก"


class FeedbackQuerySet(models.QuerySet[Any]):
    """Words for asking about messages."""

    def waiting(self) -> Self:
        """Return the messages nobody has dealt with."""
        return self.filter(handled_at=None)


class Feedback(NormalisedSave):
    """A message to those who run the portal, from anybody. How to answer it is given by choice."""

    kind = models.CharField("เรื่อง", max_length=10, choices=FeedbackKind, default=FeedbackKind.PROBLEM)
    message = models.TextField("ข้อความ", max_length=4000)
    contact = models.CharField("ติดต่อกลับที่", max_length=120, blank=True)
    page = models.CharField("หน้าที่พบ", max_length=200, blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="ผู้ใช้",
    )
    sent_at = models.DateTimeField("ส่งเมื่อ", default=timezone.now, editable=False)
    handled_at = models.DateTimeField("ดำเนินการแล้วเมื่อ", null=True, blank=True, editable=False)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="ดำเนินการโดย",
    )
    note = models.CharField("ผลการดำเนินการ", max_length=300, blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["kind", "page", "sent_at", "handled_at", "handled_by", "note"], DataClass.INTERNAL
    ) | dict.fromkeys(["message", "contact", "account"], DataClass.PERSONAL)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = "ข้อความถึงผู้ดูแล"
        verbose_name_plural = "ข้อความถึงผู้ดูแล"
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.message[:60]}"
