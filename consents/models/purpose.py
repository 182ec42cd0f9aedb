"""For what personal data is kept: the register of processing, and the wording people consent to."""

from typing import Any, ClassVar

from django.db import models

from consents.enums import Basis, PurposeRole
from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass


class Purpose(Versioned):
    """A purpose, kept by CODI staff. ``edition`` goes up when what people agreed to changes."""

    name = models.CharField("วัตถุประสงค์", max_length=120, unique=True)
    role = models.CharField("ระบบใช้ทำอะไร", max_length=8, choices=PurposeRole, default=PurposeRole.OTHER)
    wording = models.TextField(
        "ข้อความที่ให้เจ้าของข้อมูลอ่าน", help_text="เขียนเป็นคำพูดธรรมดา บอกว่าจะทำอะไร กับใคร และถอนได้อย่างไร"
    )
    edition = models.PositiveSmallIntegerField("ฉบับที่", default=1, editable=False)
    basis = models.CharField("ฐานทางกฎหมาย", max_length=10, choices=Basis, default=Basis.CONSENT)
    covers = models.CharField("ข้อมูลที่ใช้", max_length=300, help_text="เช่น ชื่อ ชื่อเล่น โทรศัพท์ ตำแหน่ง")
    subjects = models.CharField("ข้อมูลของใคร", max_length=200, default="ผู้นำและแกนนำ")
    recipients = models.CharField("เปิดเผยต่อใคร", max_length=300, default="ผู้ปฏิบัติงานในพื้นที่ของบุคคลนั้น")
    retention_years = models.PositiveSmallIntegerField("เก็บกี่ปีหลังเลิกใช้", default=5)
    retention = models.CharField(
        "เก็บนานเท่าใด", max_length=200, blank=True, help_text="เป็นคำพูด ถ้าว่าง ระบบใช้จำนวนปี"
    )
    safeguards = models.CharField(
        "ดูแลให้ปลอดภัยอย่างไร",
        max_length=300,
        default="จำกัดตามพื้นที่ บันทึกการเปิดดู ส่งออกต้องบอกเหตุผล",
    )
    order = models.PositiveSmallIntegerField("ลำดับ", default=100)
    is_active = models.BooleanField("ยังใช้อยู่", default=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        [
            "name",
            "role",
            "wording",
            "edition",
            "basis",
            "covers",
            "subjects",
            "recipients",
            "retention_years",
            "retention",
            "safeguards",
            "order",
            "is_active",
        ],
        DataClass.PUBLIC,
    )
    # What a person agreed to: a change of it is another edition.
    agreed: ClassVar[tuple[str, ...]] = ("wording", "covers", "recipients", "role")

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = "วัตถุประสงค์การใช้ข้อมูล"
        verbose_name_plural = "วัตถุประสงค์การใช้ข้อมูล"
        ordering = ["order", "name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(retention_years__gte=1, retention_years__lte=30),
                name="purpose_retention_is_some_years",
                violation_error_message="ระยะเวลาเก็บต้องอยู่ระหว่าง 1 ถึง 30 ปี",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def fill_derived_fields(self) -> None:
        """Count the editions: consent to another wording is another consent."""
        super().fill_derived_fields()
        if self._state.adding:
            return
        stored = Purpose.objects.filter(pk=self.pk).first()
        if stored is not None and any(getattr(stored, name) != getattr(self, name) for name in self.agreed):
            self.edition = stored.edition + 1

    @property
    def needs_consent(self) -> bool:
        """Whether nothing but the person's consent allows it."""
        return self.basis == Basis.CONSENT

    @property
    def retention_words(self) -> str:
        """How long the data is kept, in words."""
        return self.retention or f"{self.retention_years} ปีหลังสิ้นสุดบทบาทหรือถอนความยินยอม"
