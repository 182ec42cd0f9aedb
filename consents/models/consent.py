"""What a person agreed to, and whether they still do."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from consents.enums import Way
from consents.models.purpose import Purpose
from consents.querysets import ConsentManager
from leaders.models import Leader
from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.models import Attachment


class Consent(Versioned):
    """One consent to one purpose in the wording of its day. It follows the scope of its person.

    Nothing but a person's press sets it: no import, no bulk change.
    """

    leader = models.ForeignKey(Leader, on_delete=models.PROTECT, related_name="consents", verbose_name="ผู้นำ")
    purpose = models.ForeignKey(
        Purpose, on_delete=models.PROTECT, related_name="consents", verbose_name="วัตถุประสงค์"
    )
    edition = models.PositiveSmallIntegerField("ฉบับที่")
    wording = models.TextField("ข้อความที่ยินยอม")
    given_on = models.DateField("ให้ไว้เมื่อ")
    way = models.CharField("ให้ไว้อย่างไร", max_length=10, choices=Way, default=Way.PAPER)
    scan = models.ForeignKey(
        Attachment, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="ไฟล์สแกน"
    )
    guardian_name = models.CharField("ชื่อผู้ปกครอง", max_length=120, blank=True)
    guardian_relation = models.CharField("เกี่ยวข้องเป็น", max_length=60, blank=True)
    guardian_telephone = models.CharField("โทรศัพท์ผู้ปกครอง", max_length=20, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="ผู้บันทึก"
    )
    withdrawn_on = models.DateField("ถอนเมื่อ", null=True, blank=True)
    withdrawn_why = models.CharField("เหตุผลที่ถอน", max_length=200, blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["leader", "guardian_name", "guardian_relation", "guardian_telephone", "withdrawn_why"],
        DataClass.PERSONAL,
    ) | dict.fromkeys(
        ["purpose", "edition", "wording", "given_on", "way", "scan", "recorded_by", "withdrawn_on"],
        DataClass.INTERNAL,
    )

    objects: ClassVar[Any] = ConsentManager()

    class Meta:
        verbose_name = "ความยินยอม"
        verbose_name_plural = "ความยินยอม"
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on")),
                name="consent_withdrawn_after_it_was_given",
                violation_error_message="วันที่ถอนต้องไม่มาก่อนวันที่ให้ความยินยอม",
            ),
            models.UniqueConstraint(
                fields=["leader", "purpose"],
                condition=Q(withdrawn_on=None),
                name="consent_stands_once_a_purpose",
                violation_error_message="บุคคลนี้ให้ความยินยอมเรื่องนี้ไว้แล้ว และยังไม่ได้ถอน",
            ),
        ]

    def __str__(self) -> str:
        return str(self.purpose)

    @property
    def stands(self) -> bool:
        """Whether it was not withdrawn."""
        return self.withdrawn_on is None

    @property
    def is_of_today(self) -> bool:
        """Whether the wording is still the one that people are given."""
        return self.edition == self.purpose.edition

    @property
    def is_future(self) -> bool:
        """Whether it is dated after today, which no consent is."""
        return self.given_on > timezone.localdate()
