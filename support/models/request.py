"""Support that was asked for, and what came of it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from nakhonchai.base.approximate import Approximate
from nakhonchai.base.enums import PRECISION_CHOICES
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES
from nakhonchai.thai import Precision, fiscal_year
from organizations.models import Organization
from plans.models import Project
from support.enums import GIVEN, WAITING, RequestState
from support.querysets import SupportRequestManager


class SupportRequest(Record):
    """การขอสนับสนุน: what, of whom, for which project, body or place, and what was given by whom."""

    name = models.CharField("เรื่องที่ขอ", max_length=250)
    detail = models.TextField("รายละเอียด", blank=True)
    project = models.ForeignKey(
        Project,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="support_requests",
        verbose_name="สำหรับโครงการ",
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="support_requests",
        verbose_name="สำหรับองค์กร",
    )
    asked_of = models.CharField("ขอจาก", max_length=200, blank=True)
    partner = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="support_given",
        verbose_name="ภาคีที่ขอหรือที่ให้",
    )
    asked = models.DateField("ขอเมื่อ")
    asked_precision = models.CharField(
        "ความละเอียดของวันที่ขอ", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    state = models.CharField("สถานะ", max_length=10, choices=RequestState, default=RequestState.ASKED)
    given_what = models.CharField("ได้รับอะไร", max_length=300, blank=True)
    given = models.DateField("ได้รับเมื่อ", null=True, blank=True)
    given_precision = models.CharField(
        "ความละเอียดของวันที่ได้รับ", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    value = models.DecimalField("มูลค่าที่ได้รับ (บาท)", max_digits=14, decimal_places=2, null=True, blank=True)
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณที่ขอ (พ.ศ.)", editable=False, default=0)

    asked_about = Approximate("asked")
    given_about = Approximate("given")

    scope_rule = ScopeRule.HOME
    url_name = "support:request"
    data_classes: ClassVar[dict[str, DataClass]] = (
        BASE_CLASSES
        | dict.fromkeys(
            [
                "name",
                "project",
                "organization",
                "asked_of",
                "partner",
                "asked",
                "asked_precision",
                "state",
                "fiscal_year",
                "search_key",
                "sort_key",
            ],
            DataClass.NETWORK,
        )
        | dict.fromkeys(["detail", "given_what", "given", "given_precision", "value"], DataClass.INTERNAL)
    )

    objects: ClassVar[Any] = SupportRequestManager()

    class Meta(Record.Meta):
        verbose_name = "การขอสนับสนุน"
        verbose_name_plural = "การขอสนับสนุน"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(given=None) | Q(given__gte=F("asked")) | ~Q(given_precision=Precision.DAY.value),
                name="request_given_after_asked",
                violation_error_message="วันที่ได้รับต้องไม่มาก่อนวันที่ขอ",
            ),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gte=0),
                name="request_value_is_not_negative",
                violation_error_message="มูลค่าต้องไม่ติดลบ",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in GIVEN])
                | Q(given=None, value=None, given_what=""),
                name="request_given_says_so",
                violation_error_message="มีสิ่งที่ได้รับแล้ว เลือกสถานะ “ได้รับบางส่วน” หรือ “ได้รับครบแล้ว”",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["state", "asked"], name="request_by_state"),
            models.Index(fields=["fiscal_year", "area"], name="request_year_area"),
        ]

    def __str__(self) -> str:
        return self.name

    def fill_derived_fields(self) -> None:
        """Fill the fiscal year; who says no place is where the project or body is."""
        if self.area_id is None and self.cluster_id is None:
            lies = self.project or self.organization
            if lies is not None:
                self.area_id, self.cluster_id = lies.area_id, lies.cluster_id
        if self.asked is not None:
            self.fiscal_year = fiscal_year(self.asked)
        super().fill_derived_fields()

    @property
    def waits(self) -> bool:
        """Whether somebody still has to answer or to give."""
        return self.state in WAITING

    @property
    def asked_words(self) -> str:
        """Of whom it was asked."""
        return " · ".join(filter(None, [str(self.partner or ""), self.asked_of]))

    def searchable(self) -> list[str]:
        """Return what is asked, of whom, and the ref."""
        return [self.name, self.asked_of, self.ref]
