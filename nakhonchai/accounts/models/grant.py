"""What an account holds: an area with all below it, or a cluster."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from nakhonchai.accounts.models.account import Account
from nakhonchai.base.personal_data import DataClass


class Grant(models.Model):
    """One area, or one cluster, that an account works in."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="grants", verbose_name="บัญชี")
    area = models.ForeignKey(
        "geography.Area",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="พื้นที่",
    )
    cluster = models.ForeignKey(
        "geography.Cluster",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="กลุ่มจังหวัด",
    )

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["account", "area", "cluster"], DataClass.INTERNAL
    )

    class Meta:
        verbose_name = "พื้นที่ที่ดูแล"
        verbose_name_plural = "พื้นที่ที่ดูแล"
        constraints = [
            models.CheckConstraint(
                condition=Q(area=None, cluster__isnull=False) | Q(area__isnull=False, cluster=None),
                name="grant_is_of_an_area_or_a_cluster",
                violation_error_message="เลือกพื้นที่หรือกลุ่มจังหวัดอย่างใดอย่างหนึ่ง",
            ),
            models.UniqueConstraint(fields=["account", "area"], name="grant_of_area_once"),
            models.UniqueConstraint(fields=["account", "cluster"], name="grant_of_cluster_once"),
        ]

    def __str__(self) -> str:
        return str(self.area or self.cluster)
