"""A visit or a call: when, where, about what, what was found, and when next."""

import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from leaders.models import Leader
from nakhonchai.base.approximate import Approximate
from nakhonchai.base.enums import PRECISION_CHOICES
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES
from nakhonchai.thai import Precision, fiscal_year
from organizations.models import Organization
from plans.models import Project
from support.enums import VisitKind, VisitState
from support.querysets import VisitManager


class Visit(Record):
    """การลงพื้นที่ โทร หรือพูดคุยออนไลน์ with a subdistrict, perhaps about a project or a body there."""

    kind = models.CharField("ช่องทาง", max_length=8, choices=VisitKind, default=VisitKind.VISIT)
    state = models.CharField("สถานะ", max_length=10, choices=VisitState, default=VisitState.DONE)
    visited = models.DateField("วันที่")
    visited_precision = models.CharField(
        "ความละเอียดของวันที่", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    project = models.ForeignKey(
        Project,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="visits",
        verbose_name="โครงการ",
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="visits",
        verbose_name="องค์กร",
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ผู้ติดตาม",
    )
    leader = models.ForeignKey(
        Leader,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="visits",
        verbose_name="ผู้นำที่ไปด้วยหรือพูดคุยด้วย",
    )
    others = models.CharField("คนอื่นที่ร่วม", max_length=300, blank=True)
    found = models.TextField("สิ่งที่พบ", blank=True)
    advice = models.TextField("สิ่งที่แนะนำหรือช่วยไป", blank=True)
    next_visit = models.DateField("นัดครั้งต่อไป", null=True, blank=True)
    next_visit_precision = models.CharField(
        "ความละเอียดของวันนัด", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    # Derived, so that years are counted and filtered by an index.
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ (พ.ศ.)", editable=False, default=0)

    visited_about = Approximate("visited")
    next_visit_about = Approximate("next_visit")

    scope_rule = ScopeRule.HOME
    url_name = "support:visit"
    names_from: ClassVar[tuple[str, ...]] = ("area", "cluster")
    data_classes: ClassVar[dict[str, DataClass]] = (
        BASE_CLASSES
        | dict.fromkeys(
            [
                "kind",
                "state",
                "visited",
                "visited_precision",
                "project",
                "organization",
                "next_visit",
                "next_visit_precision",
                "fiscal_year",
            ],
            DataClass.NETWORK,
        )
        | dict.fromkeys(["account", "found", "advice"], DataClass.INTERNAL)
        | dict.fromkeys(["leader", "others"], DataClass.PERSONAL)
    )

    objects: ClassVar[Any] = VisitManager()

    class Meta(Record.Meta):
        verbose_name = "การติดตาม"
        verbose_name_plural = "การติดตาม"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(next_visit=None)
                | Q(next_visit__gte=F("visited"))
                | ~Q(next_visit_precision=Precision.DAY.value),
                name="visit_next_comes_after",
                violation_error_message="วันนัดครั้งต่อไปต้องไม่มาก่อนวันที่ติดตาม",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["visited", "id"], name="visit_by_day"),
            models.Index(fields=["fiscal_year", "area"], name="visit_year_area"),
        ]

    def __str__(self) -> str:
        when = self.visited_about.th(short=True) if self.visited else ""
        return f"{self.get_kind_display()} {when}".strip()

    def fill_derived_fields(self) -> None:
        """Fill the fiscal year; who says no place is where the project or body is."""
        if self.area_id is None and self.cluster_id is None:
            lies = self.project or self.organization
            if lies is not None:
                self.area_id, self.cluster_id = lies.area_id, lies.cluster_id
        if self.visited is not None:
            self.fiscal_year = fiscal_year(self.visited)
        super().fill_derived_fields()

    @property
    def title(self) -> str:
        """What was done when and where."""
        return f"{self} {self.home_path}".strip()

    @property
    def about_words(self) -> str:
        """The project or the body, or nothing: then it is about the place."""
        return str(self.project or self.organization or "")

    def is_future(self, today: datetime.date | None = None) -> bool:
        """Whether its day is still to come."""
        return self.visited is not None and self.visited > (today or timezone.localdate())

    def searchable(self) -> list[str]:
        """Return the day, the place and what it is about; what was found is for its readers only."""
        return [str(self), self.home_path, self.about_words, self.ref]
