"""Which places an organization reaches beside its home."""

from typing import ClassVar

from django.db import models

from nakhonchai.base.personal_data import DataClass
from organizations.models.parts import OrganizationPart


class Coverage(OrganizationPart):
    """A partner works in this place: all of it, or a part (a municipality in several subdistricts)."""

    covered = models.ForeignKey(
        "geography.Area", on_delete=models.PROTECT, related_name="+", verbose_name="พื้นที่ที่ครอบคลุม"
    )
    is_part = models.BooleanField("ครอบคลุมบางส่วน", default=False)
    source = models.CharField("ที่มา", max_length=200, blank=True)

    url_name = "organizations:coverage"
    anchor = "coverage"
    names_from = ("organization", "covered")
    data_classes: ClassVar[dict[str, DataClass]] = OrganizationPart.data_classes | dict.fromkeys(
        ["covered", "is_part", "source"], DataClass.NETWORK
    )

    class Meta(OrganizationPart.Meta):
        verbose_name = "พื้นที่ที่ครอบคลุม"
        verbose_name_plural = "พื้นที่ที่ครอบคลุม"
        constraints = [
            *OrganizationPart.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "covered"],
                condition=models.Q(trashed_at=None),
                name="coverage_once",
                violation_error_message="ใส่พื้นที่นี้ไว้แล้ว",
            ),
        ]
        indexes = [
            *OrganizationPart.Meta.indexes,
            models.Index(fields=["covered", "trashed_at"], name="coverage_of_area"),
        ]

    def __str__(self) -> str:
        return f"{self.covered.path}{' (บางส่วน)' if self.is_part else ''}"
