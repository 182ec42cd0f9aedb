"""The list of organization types, kept by CODI staff."""

from typing import ClassVar

from django.db import models

from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass


class TypeGroup(Versioned):
    """A group of organization types: การเงิน, สวัสดิการ, …"""

    slug = models.SlugField("ชื่อย่อ (อังกฤษ)", max_length=40, unique=True)
    name = models.CharField("กลุ่มประเภท", max_length=80, unique=True)
    order = models.PositiveSmallIntegerField("ลำดับ", default=100)
    is_partner = models.BooleanField("เป็นภาคี", default=False)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["slug", "name", "order", "is_partner"], DataClass.PUBLIC
    )

    class Meta:
        verbose_name = "กลุ่มประเภทองค์กร"
        verbose_name_plural = "กลุ่มประเภทองค์กร"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class OrganizationType(Versioned):
    """A type of organization. A type that records use is retired, not deleted."""

    group = models.ForeignKey(TypeGroup, on_delete=models.PROTECT, related_name="types", verbose_name="กลุ่ม")
    name = models.CharField("ประเภทองค์กร", max_length=120, unique=True)
    term_years = models.PositiveSmallIntegerField(
        "วาระของกรรมการ (ปี)", null=True, blank=True, help_text="เว้นว่างถ้าไม่มีวาระที่แน่นอน"
    )
    order = models.PositiveSmallIntegerField("ลำดับ", default=100)
    is_active = models.BooleanField("ยังใช้อยู่", default=True)
    one_per_subdistrict = models.BooleanField(
        "ตำบลหนึ่งมีได้แห่งเดียว",
        default=False,
        help_text="เช่น สภาองค์กรชุมชนตำบล รายการใหม่ในตำบลที่มีอยู่แล้วจะไม่ถูกบันทึก",
    )

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["group", "name", "term_years", "order", "is_active", "one_per_subdistrict"], DataClass.PUBLIC
    )

    class Meta:
        verbose_name = "ประเภทองค์กร"
        verbose_name_plural = "ประเภทองค์กร"
        ordering = ["group__order", "order", "name"]

    def __str__(self) -> str:
        return self.name
