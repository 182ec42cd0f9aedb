"""An append-only list of who read, exported or printed what concerns persons."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from nakhonchai.accounts.models.account import Account
from nakhonchai.accounts.models.append_only import AppendOnly
from nakhonchai.base.personal_data import DataClass


class AccessKind(models.TextChoices):
    """What was done with personal data."""

    READ = "read", "เปิดดู"
    EXPORT = "export", "ส่งออก"
    PRINT = "print", "พิมพ์"


class AccessLog(AppendOnly):
    """Rows are only ever added: the law asks who saw a person's data."""

    at = models.DateTimeField("เมื่อ", default=timezone.now, db_index=True)
    account = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="ผู้ใช้"
    )
    kind = models.CharField("การกระทำ", max_length=10, choices=AccessKind)
    subject = models.CharField("สิ่งที่เปิด", max_length=60)
    subject_ref = models.CharField("รหัสอ้างอิง", max_length=8, blank=True, db_index=True)
    count = models.PositiveIntegerField("จำนวนรายการ", default=1)
    purpose = models.CharField("วัตถุประสงค์", max_length=200, blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["at", "account", "kind", "subject", "subject_ref", "count", "purpose"], DataClass.INTERNAL
    )

    class Meta(AppendOnly.Meta):
        abstract = False
        verbose_name = "บันทึกการเข้าถึง"
        verbose_name_plural = "บันทึกการเข้าถึง"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.subject}"
