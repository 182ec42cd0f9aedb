"""The list of skills and topics."""

from typing import ClassVar

from django.db import models

from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass


class Skill(Versioned):
    """ทักษะ or a topic in which leaders are at home, kept by CODI staff; leaders hold its name."""

    name = models.CharField("ทักษะหรือเรื่องที่ถนัด", max_length=60, unique=True)
    order = models.PositiveSmallIntegerField("ลำดับ", default=100)
    is_active = models.BooleanField("ยังใช้อยู่", default=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["name", "order", "is_active"], DataClass.PUBLIC
    )

    class Meta:
        verbose_name = "ทักษะและเรื่องที่ถนัด"
        verbose_name_plural = "ทักษะและเรื่องที่ถนัด"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name
