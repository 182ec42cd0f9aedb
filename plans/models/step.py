"""The steps on which a plan comes about: a list that CODI staff keep, and what each plan records of them."""

import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from learning.models import Event
from nakhonchai.base.approximate import Approximate
from nakhonchai.base.enums import PRECISION_CHOICES
from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES
from nakhonchai.thai import Precision
from plans.enums import PlanStatus, StepState
from plans.models.plan import Plan
from plans.querysets import PlanStepManager


class PlanStepType(Versioned):
    """A step of making a plan. The steps that count say when a plan is made (decision 0094)."""

    name = models.CharField("ชื่อขั้นตอน", max_length=120, unique=True)
    hint = models.CharField("ทำอะไร มีอะไรเป็นหลักฐาน", max_length=300, blank=True)
    status = models.CharField(
        "สถานะของแผนเมื่อถึงขั้นนี้",
        max_length=10,
        choices=PlanStatus,
        blank=True,
        help_text="เมื่อบันทึกขั้นนี้ ระบบเลื่อนสถานะของแผนให้ เว้นว่าง = ไม่เปลี่ยนสถานะ",
    )
    counts_as_made = models.BooleanField(
        "ต้องเสร็จจึงนับว่าจัดทำแผนแล้ว",
        default=False,
        help_text="แผนนับว่าจัดทำแล้วเมื่อขั้นที่เลือกไว้เสร็จครบทุกขั้น",
    )
    order = models.PositiveSmallIntegerField("ลำดับ", default=100)
    is_active = models.BooleanField("ยังใช้อยู่", default=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["name", "hint", "status", "counts_as_made", "order", "is_active"], DataClass.PUBLIC
    )

    class Meta:
        verbose_name = "ขั้นตอนการทำแผน"
        verbose_name_plural = "ขั้นตอนการทำแผน"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class PlanStep(Record):
    """One step of one plan: from when to when, on what evidence, with how many people.

    Who was there is either a number typed here, or the attendance of an event. A beginning in the future
    is a date that was set; what has begun is going on until it is done.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="steps", verbose_name="แผน")
    type = models.ForeignKey(
        PlanStepType, on_delete=models.PROTECT, related_name="steps", verbose_name="ขั้นตอน"
    )
    started = models.DateField("เริ่ม/กำหนดเริ่ม", null=True, blank=True)
    started_precision = models.CharField(
        "ความละเอียดของวันเริ่ม", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    done = models.DateField("เสร็จเมื่อ", null=True, blank=True)
    done_precision = models.CharField(
        "ความละเอียดของวันเสร็จ", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    event = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="plan_steps",
        verbose_name="กิจกรรม/เวทีของขั้นนี้",
    )
    people = models.PositiveIntegerField("ผู้เข้าร่วม (คน)", null=True, blank=True)
    evidence = models.CharField("หลักฐาน", max_length=300, blank=True)
    note = models.TextField("ผลของขั้นนี้", blank=True)

    started_about = Approximate("started")
    done_about = Approximate("done")

    scope_rule = ScopeRule.HOME
    url_name = "plans:plan_step"
    data_classes: ClassVar[dict[str, DataClass]] = (
        BASE_CLASSES
        | dict.fromkeys(
            [
                "plan",
                "type",
                "started",
                "started_precision",
                "done",
                "done_precision",
                "event",
                "search_key",
                "sort_key",
            ],
            DataClass.NETWORK,
        )
        | dict.fromkeys(["people", "evidence", "note"], DataClass.INTERNAL)
    )

    objects: ClassVar[Any] = PlanStepManager()

    class Meta(Record.Meta):
        verbose_name = "ขั้นตอนของแผน"
        verbose_name_plural = "ขั้นตอนของแผน"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(started__isnull=False) | Q(done__isnull=False),
                name="plan_step_has_a_date",
                violation_error_message="ใส่วันที่เริ่ม วันที่กำหนดไว้ หรือวันที่เสร็จ อย่างน้อยหนึ่งช่อง",
            ),
            models.CheckConstraint(
                condition=Q(started=None) | Q(done=None) | Q(done__gte=F("started")),
                name="plan_step_ends_after_it_begins",
                violation_error_message="วันที่เสร็จต้องไม่มาก่อนวันที่เริ่ม",
            ),
            models.CheckConstraint(
                condition=Q(event=None) | Q(people=None),
                name="plan_step_people_counted_once",
                violation_error_message="เลือกกิจกรรมแล้ว จำนวนคนนับจากรายชื่อของกิจกรรม ให้เว้นช่องจำนวนคนว่างไว้",
            ),
            models.UniqueConstraint(
                fields=["plan", "type"],
                condition=Q(trashed_at=None),
                name="plan_step_once_a_plan",
                violation_error_message="แผนนี้บันทึกขั้นตอนนี้ไว้แล้ว แก้ไขรายการเดิมแทน",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} · {self.plan}"

    def fill_derived_fields(self) -> None:
        """Be at home where the plan is."""
        self.area_id, self.cluster_id = self.plan.area_id, self.plan.cluster_id
        super().fill_derived_fields()

    @property
    def state(self) -> StepState:
        """How far the step is, by its dates and today."""
        return step_state(self.started, self.done, timezone.localdate())

    @property
    def dates(self) -> str:
        """From when to when, in words."""
        start, end = self.started_about, self.done_about
        words = [one.th(short=True) for one in (start, end) if one is not None]
        return " – ".join(dict.fromkeys(words))

    @property
    def has_begun(self) -> bool:
        """Whether work on the step has begun, or is over."""
        return self.state in (StepState.GOING, StepState.DONE)

    @property
    def gives_status(self) -> str:
        """The status of the plan that follows from this step as it is, or ""."""
        status = self.type.status
        if not status or self.is_trashed:
            return ""
        goes_on = PlanStatus(status) in PlanStatus.of_doing() and self.has_begun
        return status if goes_on or self.state is StepState.DONE else ""

    @classmethod
    def settle(cls, written: list[tuple[Any, set[str]]], *, by: Any, reason: str) -> None:
        """The status of a plan follows its steps (see ``plans.statuses``)."""
        from plans.statuses import follow_steps  # lies above the models

        follow_steps(written, by=by)


def step_state(started: Any, done: Any, today: datetime.date) -> StepState:
    """Return how far a step with these dates is."""
    if done is not None:
        return StepState.DONE
    return StepState.PLANNED if started is None or started > today else StepState.GOING
