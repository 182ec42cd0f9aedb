"""A cluster of provinces is data: clusters are redrawn."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass


class ClusterQuerySet(models.QuerySet[Any]):
    """Words for asking about clusters."""

    def with_members(self) -> "ClusterQuerySet":
        """Return the clusters with their present provinces at hand (one more query in all)."""
        members = (
            ClusterMember.objects.filter(until=None).select_related("province").order_by("province__sort_key")
        )
        return self.prefetch_related(models.Prefetch("members", queryset=members, to_attr="present_members"))


class Cluster(Versioned):
    """กลุ่มจังหวัด: provinces that plan together."""

    slug = models.SlugField("ชื่อในที่อยู่เว็บ", unique=True, max_length=40)
    name_th = models.CharField("ชื่อ", max_length=120)
    official_name = models.CharField("ชื่อทางการ", max_length=200, blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["slug", "name_th", "official_name"], DataClass.PUBLIC
    )

    objects = ClusterQuerySet.as_manager()

    class Meta:
        verbose_name = "กลุ่มจังหวัด"
        verbose_name_plural = "กลุ่มจังหวัด"

    def __str__(self) -> str:
        return self.name_th

    def province_codes(self) -> list[str]:
        """Return the codes of the provinces that belong to the cluster today, sorted."""
        return sorted(self.members.filter(until=None).values_list("province_id", flat=True))


class ClusterMember(models.Model):
    """A province's time in a cluster."""

    cluster = models.ForeignKey(
        Cluster, on_delete=models.CASCADE, related_name="members", verbose_name="กลุ่มจังหวัด"
    )
    province = models.ForeignKey(
        "geography.Area", on_delete=models.PROTECT, related_name="cluster_memberships", verbose_name="จังหวัด"
    )
    since = models.DateField("ตั้งแต่", null=True, blank=True)
    until = models.DateField("ถึง", null=True, blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["cluster", "province", "since", "until"], DataClass.PUBLIC
    )

    class Meta:
        verbose_name = "จังหวัดในกลุ่ม"
        verbose_name_plural = "จังหวัดในกลุ่ม"
        constraints = [
            models.CheckConstraint(
                condition=Exact(Length("province"), 2),
                name="cluster_members_are_provinces",
                violation_error_message="สมาชิกของกลุ่มจังหวัดต้องเป็นจังหวัด",
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="cluster_membership_ends_after_it_begins",
                violation_error_message="วันที่สิ้นสุดต้องไม่มาก่อนวันที่เริ่ม",
            ),
            models.UniqueConstraint(
                fields=["cluster", "province"],
                condition=Q(until=None),
                name="cluster_member_once_at_a_time",
                violation_error_message="จังหวัดนี้อยู่ในกลุ่มแล้ว",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cluster_id} {self.province_id}"
