"""Tools for those who make plans, and what was learned: shared with everybody in the network."""

from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from nakhonchai.base.approximate import Approximate
from nakhonchai.base.enums import PRECISION_CHOICES
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES
from nakhonchai.thai import Precision
from network.models import Issue
from plans.models import PlanStepType
from support.enums import GuideKind, GuideLevel, LessonKind

OPEN = frozenset({DataClass.PUBLIC, DataClass.NETWORK, DataClass.INTERNAL})


class Shared(Record):
    """For everybody in the network: who signs in reads it with its files, wherever it is at home."""

    scope_rule: ClassVar[ScopeRule | None] = ScopeRule.DIRECTORY

    class Meta(Record.Meta):
        abstract = True

    def readable_classes(self, scope: Any) -> frozenset[DataClass]:
        """Everybody who has signed in reads all of it; what lies in the trash is for those who keep it."""
        own = super().readable_classes(scope)
        return own | OPEN if scope.signed_in and not self.is_trashed else own


class Guide(Shared):
    """คู่มือหรือแบบฟอร์ม: for a step of a plan and a level, with its files."""

    name = models.CharField("ชื่อเครื่องมือ", max_length=200)
    kind = models.CharField("ชนิด", max_length=8, choices=GuideKind, default=GuideKind.GUIDE)
    level = models.CharField("ใช้ระดับ", max_length=12, choices=GuideLevel, default=GuideLevel.SUBDISTRICT)
    plan_step = models.ForeignKey(
        PlanStepType,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="guides",
        verbose_name="ใช้ในขั้นตอนของแผน",
    )
    summary = models.TextField("ใช้ทำอะไร อย่างไร", blank=True)
    link = models.URLField("ลิงก์", max_length=300, blank=True)

    url_name = "support:guide"
    data_classes: ClassVar[dict[str, DataClass]] = BASE_CLASSES | dict.fromkeys(
        ["name", "kind", "level", "plan_step", "summary", "link", "search_key", "sort_key"],
        DataClass.NETWORK,
    )

    class Meta(Shared.Meta):
        verbose_name = "เครื่องมือ"
        verbose_name_plural = "เครื่องมือ"

    def __str__(self) -> str:
        return self.name

    def searchable(self) -> list[str]:
        """Return the name, the step and what it is for."""
        return [self.name, str(self.plan_step or ""), self.summary[:400], self.ref]


class Lesson(Shared):
    """บทเรียนหรือสถานการณ์ of an area and a theme, perhaps about a record."""

    name = models.CharField("เรื่อง", max_length=200)
    kind = models.CharField("ชนิด", max_length=10, choices=LessonKind, default=LessonKind.LESSON)
    theme = models.ForeignKey(
        Issue, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ประเด็นงาน"
    )
    noted = models.DateField("เมื่อ", null=True, blank=True)
    noted_precision = models.CharField(
        "ความละเอียดของวันที่", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    text = models.TextField("เนื้อหา")
    about_type = models.ForeignKey(
        ContentType,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="ชนิดของรายการ",
    )
    about_id = models.PositiveBigIntegerField("รายการ", null=True, blank=True, editable=False)
    about = GenericForeignKey("about_type", "about_id")

    noted_about = Approximate("noted")

    url_name = "support:lesson"
    data_classes: ClassVar[dict[str, DataClass]] = BASE_CLASSES | dict.fromkeys(
        [
            "name",
            "kind",
            "theme",
            "noted",
            "noted_precision",
            "text",
            "about_type",
            "about_id",
            "search_key",
            "sort_key",
        ],
        DataClass.NETWORK,
    )

    class Meta(Shared.Meta):
        verbose_name = "บทเรียนและสถานการณ์"
        verbose_name_plural = "บทเรียนและสถานการณ์"
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["about_type", "about_id"], name="lesson_about_record"),
        ]

    def __str__(self) -> str:
        return self.name

    def searchable(self) -> list[str]:
        """Return the name, the theme and how the text begins."""
        return [self.name, str(self.theme or ""), self.text[:500], self.ref]
