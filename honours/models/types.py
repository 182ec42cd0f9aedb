"""What can be given: a list that CODI staff keep."""

from typing import ClassVar

from django.db import models

from honours.enums import HonourLevel
from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass


class HonourType(Versioned):
    """A kind of honour: its name, how wide it is given, by whom."""

    name = models.CharField("ชื่อรางวัลหรือการเชิดชู", max_length=120, unique=True)
    category = models.CharField("สาขา", max_length=80, blank=True)
    level = models.CharField("ระดับ", max_length=1, choices=HonourLevel, default=HonourLevel.PROVINCE)
    giver = models.CharField("ผู้มอบ", max_length=160)
    description = models.TextField("เกณฑ์และความหมาย", blank=True)
    order = models.PositiveSmallIntegerField("ลำดับ", default=100)
    is_active = models.BooleanField("ยังใช้อยู่", default=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["name", "category", "level", "giver", "description", "order", "is_active"], DataClass.PUBLIC
    )

    class Meta:
        verbose_name = "ประเภทการเชิดชู"
        verbose_name_plural = "ประเภทการเชิดชู"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name
