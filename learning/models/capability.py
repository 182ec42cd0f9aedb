"""What people of the movement should be able to do, in plain words, and how they see themselves."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from learning.enums import Score
from learning.models.participation import Participation
from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass


class Capability(Versioned):
    """One capability of the framework, kept by CODI staff. One no longer asked is retired, not deleted."""

    name = models.CharField("ความสามารถ", max_length=80, unique=True)
    words = models.CharField("คำอธิบายง่าย ๆ", max_length=200, blank=True)
    order = models.PositiveSmallIntegerField("ลำดับ", default=100)
    is_active = models.BooleanField("ยังใช้อยู่", default=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["name", "words", "order", "is_active"], DataClass.PUBLIC
    )

    class Meta:
        verbose_name = "ความสามารถ"
        verbose_name_plural = "กรอบความสามารถ"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Assessment(Versioned):
    """Before and after on one capability. Empty is not reported; 0 is "not part of my work"."""

    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="assessments", verbose_name="การเข้าร่วม"
    )
    capability = models.ForeignKey(
        Capability, on_delete=models.PROTECT, related_name="assessments", verbose_name="ความสามารถ"
    )
    before = models.PositiveSmallIntegerField("ก่อน", choices=Score, null=True, blank=True)
    after = models.PositiveSmallIntegerField("หลัง", choices=Score, null=True, blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["participation", "capability", "before", "after"], DataClass.PERSONAL
    )

    class Meta:
        verbose_name = "ผลประเมินตนเอง"
        verbose_name_plural = "ผลประเมินตนเอง"
        constraints = [
            models.UniqueConstraint(fields=["participation", "capability"], name="assessment_once"),
            models.CheckConstraint(
                condition=(Q(before=None) | Q(before__lte=Score.TEACHES))
                & (Q(after=None) | Q(after__lte=Score.TEACHES)),
                name="assessment_within_the_scale",
                violation_error_message="คะแนนต้องเป็น 1 ถึง 5 หรือ 0 เมื่อไม่เกี่ยวกับงาน",
            ),
        ]

    def __str__(self) -> str:
        return str(self.capability)
