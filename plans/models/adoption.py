"""In whose plan a project came to stand."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from nakhonchai.base.approximate import Approximate
from nakhonchai.base.enums import PRECISION_CHOICES
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.thai import Precision
from plans.enums_money import AdoptingPlan, AdoptionState
from plans.models.parts import ProjectPart
from plans.querysets_money import AdoptionManager


class Adoption(ProjectPart):
    """แผนเราไปอยู่ในแผนใคร: one project, one plan of others, one year, and how far it came there."""

    plan_of = models.CharField("เข้าแผนของ", max_length=9, choices=AdoptingPlan, default=AdoptingPlan.LOCAL)
    plan_name = models.CharField("ชื่อแผนหรือหน่วยงาน", max_length=200, blank=True)
    year = models.PositiveSmallIntegerField("ปี (พ.ศ.)")
    state = models.CharField("ผล", max_length=10, choices=AdoptionState, default=AdoptionState.PROPOSED)
    since = models.DateField("ตั้งแต่วันที่", null=True, blank=True)
    since_precision = models.CharField(
        "ความละเอียดของวันที่", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    amount = models.DecimalField(
        "งบประมาณที่บรรจุ (บาท)", max_digits=14, decimal_places=2, null=True, blank=True
    )
    document = models.CharField("เอกสาร/หน้า/ลำดับที่", max_length=200, blank=True)
    note = models.CharField("หมายเหตุ", max_length=300, blank=True)

    since_about = Approximate("since")

    scope_rule = ScopeRule.HOME
    url_name = "plans:adoption"
    data_classes: ClassVar[dict[str, DataClass]] = ProjectPart.data_classes | (
        dict.fromkeys(
            [
                "plan_of",
                "plan_name",
                "year",
                "state",
                "since",
                "since_precision",
                "document",
                "search_key",
                "sort_key",
            ],
            DataClass.NETWORK,
        )
        | dict.fromkeys(["amount", "note"], DataClass.INTERNAL)
    )

    objects: ClassVar[Any] = AdoptionManager()

    class Meta(ProjectPart.Meta):
        verbose_name = "การบรรจุในแผนอื่น"
        verbose_name_plural = "การบรรจุในแผนอื่น"
        constraints = [
            *ProjectPart.Meta.constraints,
            models.CheckConstraint(
                condition=Q(year__gte=2500, year__lte=2700),
                name="adoption_year_is_buddhist",
                violation_error_message="ปีต้องเป็น พ.ศ. เช่น 2567",
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0),
                name="adoption_money_is_not_negative",
                violation_error_message="จำนวนเงินต้องไม่ติดลบ",
            ),
            models.UniqueConstraint(
                fields=["project", "plan_of", "plan_name", "year"],
                condition=Q(trashed_at=None),
                name="adoption_once",
                violation_error_message="บันทึกโครงการนี้ในแผนนี้ของปีนี้ไว้แล้ว แก้ผลที่รายการเดิม",
            ),
        ]
        indexes = [
            *ProjectPart.Meta.indexes,
            models.Index(fields=["project", "state"], name="adoption_of_project"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_words} {self.year}: {self.get_state_display()}"

    @property
    def plan_words(self) -> str:
        """Whose plan, as people say it."""
        return self.plan_name or self.get_plan_of_display()

    @property
    def title(self) -> str:
        """Entries are sorted by their project."""
        return self.project.name
