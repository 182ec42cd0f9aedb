"""A subdistrict's or community's development plan."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from nakhonchai.base.personal_data import DataClass
from nakhonchai.base.writing import write
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES
from plans.enums import PlanKind, PlanStatus
from plans.querysets import PlanManager


class Plan(Record):
    """แผนพัฒนาตำบล or แผนชุมชน: a learning tool with years, a state, and what the forum said."""

    name = models.CharField("ชื่อแผน", max_length=200)
    kind = models.CharField("ชนิดแผน", max_length=12, choices=PlanKind, default=PlanKind.SUBDISTRICT)
    first_year = models.PositiveSmallIntegerField("ปีเริ่ม (พ.ศ.)")
    last_year = models.PositiveSmallIntegerField("ปีสิ้นสุด (พ.ศ.)")
    status = models.CharField("สถานะ", max_length=10, choices=PlanStatus, default=PlanStatus.PREPARING)
    vision = models.TextField("วิสัยทัศน์", blank=True)
    problems = models.TextField("ปัญหา", blank=True)
    potentials = models.TextField("ศักยภาพ", blank=True)
    # The version before this one: "ทบทวน 2568" starts from the last.
    predecessor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="successors",
        verbose_name="ทบทวนจากแผน",
    )

    scope_rule = ScopeRule.HOME
    url_name = "plans:plan"
    data_classes: ClassVar[dict[str, DataClass]] = (
        BASE_CLASSES
        | dict.fromkeys(
            ["name", "kind", "first_year", "last_year", "status", "predecessor", "search_key", "sort_key"],
            DataClass.NETWORK,
        )
        | dict.fromkeys(["vision", "problems", "potentials"], DataClass.INTERNAL)
    )

    objects: ClassVar[Any] = PlanManager()

    class Meta(Record.Meta):
        verbose_name = "แผน"
        verbose_name_plural = "แผน"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")),
                name="plan_ends_after_it_begins",
                violation_error_message="ปีสิ้นสุดต้องไม่มาก่อนปีเริ่ม",
            ),
            models.CheckConstraint(
                condition=Q(first_year__gte=2500, last_year__lte=2700),
                name="plan_years_are_buddhist",
                violation_error_message="ปีต้องเป็น พ.ศ. เช่น 2567",
            ),
            models.CheckConstraint(
                condition=~Q(kind=PlanKind.SUBDISTRICT) | Q(Exact(Length("area"), 6)),
                name="subdistrict_plan_is_of_a_subdistrict",
                violation_error_message="แผนพัฒนาตำบลต้องระบุพื้นที่ระดับตำบล",
            ),
            models.UniqueConstraint(
                fields=["area", "first_year"],
                condition=Q(kind=PlanKind.SUBDISTRICT, trashed_at=None),
                name="subdistrict_plan_once_a_period",
                violation_error_message="ตำบลนี้มีแผนพัฒนาตำบลที่เริ่มปีนี้อยู่แล้ว",
            ),
            models.UniqueConstraint(
                fields=["predecessor"],
                condition=Q(trashed_at=None),
                name="plan_has_one_successor",
                violation_error_message="แผนนี้มีรุ่นทบทวนแล้ว เริ่มทบทวนจากรุ่นล่าสุด",
            ),
            models.CheckConstraint(
                condition=Q(predecessor=None) | ~Q(predecessor=F("id")),
                name="plan_is_not_its_own_predecessor",
                violation_error_message="แผนทบทวนจากตัวเองไม่ได้",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def settle(cls, written: list[tuple[Any, set[str]]], *, by: Any, reason: str) -> None:
        """Steps lie where their plan lies: they move with it, whoever moved the plan."""
        moved = [record.pk for record, fields in written if fields & {"area", "cluster"}]
        if not moved:
            return
        steps: Any = cls._meta.get_field("steps").related_model
        kept = steps.objects.unscoped("a step lies where its plan lies")
        for one in kept.filter(plan__in=moved).select_related("plan", "type"):
            write(one, by=by, reason=reason or "แผนย้ายพื้นที่")

    @property
    def years(self) -> str:
        """The period in words: 2566–2570."""
        return (
            str(self.first_year)
            if self.first_year == self.last_year
            else f"{self.first_year}–{self.last_year}"
        )
