"""The lists of kinds of links and of issues, kept by CODI staff."""

from typing import ClassVar

from django.db import models

from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass


class LinkKind(Versioned):
    """A kind of link, read from its first body to its second ("สนับสนุนงบประมาณแก่") and back.

    A mutual kind (MOU) has no direction: one link of it says the same from either side.
    """

    slug = models.SlugField("ชื่อย่อ (อังกฤษ)", max_length=40, unique=True)
    name = models.CharField("ชนิดเส้นเชื่อม", max_length=80, unique=True)
    reverse_name = models.CharField("อ่านจากอีกฝั่ง", max_length=80)
    is_mutual = models.BooleanField("สองฝั่งเท่ากัน (ไม่มีทิศทาง)", default=False)
    has_amount = models.BooleanField("มีจำนวนเงิน", default=False)
    needs_issue = models.BooleanField("ต้องระบุประเด็น", default=False)
    order = models.PositiveSmallIntegerField("ลำดับ", default=100)
    is_active = models.BooleanField("ยังใช้อยู่", default=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        [
            "slug",
            "name",
            "reverse_name",
            "is_mutual",
            "has_amount",
            "needs_issue",
            "order",
            "is_active",
        ],
        DataClass.PUBLIC,
    )

    class Meta:
        verbose_name = "ชนิดเส้นเชื่อม"
        verbose_name_plural = "ชนิดเส้นเชื่อม"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Issue(Versioned):
    """ประเด็นงาน: what bodies work on together."""

    name = models.CharField("ประเด็น", max_length=120, unique=True)
    order = models.PositiveSmallIntegerField("ลำดับ", default=100)
    is_active = models.BooleanField("ยังใช้อยู่", default=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["name", "order", "is_active"], DataClass.PUBLIC
    )

    class Meta:
        verbose_name = "ประเด็นงาน"
        verbose_name_plural = "ประเด็นงาน"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name
