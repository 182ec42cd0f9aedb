"""Numbers under which an organization is registered, by scheme."""

import re
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from nakhonchai.base.approximate import Approximate
from nakhonchai.base.enums import PRECISION_CHOICES
from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass
from nakhonchai.thai import Precision, to_arabic
from organizations.models.parts import OrganizationPart
from organizations.models.types import OrganizationType

PATTERN_WRONG = "รูปแบบนี้อ่านไม่ได้ ตรวจวงเล็บและเครื่องหมายให้ครบ เช่น \\d{2}-\\d{4}"


def number_key(number: str) -> str:
    """Return what is compared of two numbers: letters and digits only, Thai digits as Arabic ones."""
    return "".join(sign for sign in to_arabic(number).upper() if sign.isalnum())


class RegistrationScheme(Versioned):
    """A register in which organizations have numbers, kept by CODI staff."""

    name = models.CharField("ทะเบียน", max_length=100, unique=True)
    hint = models.CharField("ตัวอย่างและคำแนะนำ", max_length=200, blank=True)
    pattern = models.CharField(
        "รูปแบบเลข (regular expression)",
        max_length=120,
        blank=True,
        help_text="เว้นว่าง = ไม่ตรวจ เลขที่ไม่ตรงรูปแบบจะถูกถาม ไม่ถูกปฏิเสธ",
    )
    area_digits = models.PositiveSmallIntegerField(
        "รหัสพื้นที่ในเลขมีกี่หลัก",
        null=True,
        blank=True,
        choices=[(2, "2 หลัก (จังหวัด)"), (4, "4 หลัก (อำเภอ)"), (6, "6 หลัก (ตำบล)")],
        help_text="เว้นว่าง = ในเลขไม่มีรหัสพื้นที่",
    )
    area_start = models.PositiveSmallIntegerField(
        "รหัสพื้นที่เริ่มที่หลักที่", default=1, help_text="นับเฉพาะตัวเลขและตัวอักษร ไม่นับขีด"
    )
    main_for = models.ForeignKey(
        OrganizationType,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ทะเบียนหลักของประเภท",
    )
    is_unique = models.BooleanField("เลขหนึ่งเป็นขององค์กรเดียว", default=True)
    order = models.PositiveSmallIntegerField("ลำดับ", default=100)
    is_active = models.BooleanField("ยังใช้อยู่", default=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        [
            "name",
            "hint",
            "pattern",
            "area_digits",
            "area_start",
            "main_for",
            "is_unique",
            "order",
            "is_active",
        ],
        DataClass.PUBLIC,
    )

    class Meta:
        verbose_name = "ทะเบียนขององค์กร"
        verbose_name_plural = "ทะเบียนขององค์กร"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a pattern that cannot be read."""
        super().clean()
        try:
            re.compile(self.pattern)
        except re.error as problem:
            raise ValidationError({"pattern": PATTERN_WRONG}) from problem

    def fits(self, number: str) -> bool:
        """Whether a number looks as numbers of this register do."""
        return not self.pattern or re.fullmatch(self.pattern, to_arabic(number.strip())) is not None

    def is_of_area(self, number: str, area_code: str | None) -> bool:
        """Whether the area code in a number is the one where the organization is at home."""
        digits = self.area_digits
        if not digits or not area_code or len(area_code) < digits:
            return True
        start = self.area_start - 1
        return number_key(number)[start : start + digits] == area_code[:digits]


class Registration(OrganizationPart):
    """One number of an organization in one register."""

    scheme = models.ForeignKey(
        RegistrationScheme, on_delete=models.PROTECT, related_name="+", verbose_name="ทะเบียน"
    )
    number = models.CharField("เลขทะเบียน", max_length=60)
    number_key = models.CharField("เลขสำหรับเทียบ", max_length=60, editable=False, default="", db_index=True)
    issued = models.DateField("ออกเมื่อ", null=True, blank=True)
    issued_precision = models.CharField(
        "ความละเอียดของวันที่ออก", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    source = models.CharField("ที่มา", max_length=200, blank=True)
    note = models.CharField("หมายเหตุ", max_length=300, blank=True)

    issued_about = Approximate("issued")

    url_name = "organizations:registration"
    anchor = "registrations"
    data_classes: ClassVar[dict[str, DataClass]] = OrganizationPart.data_classes | dict.fromkeys(
        ["scheme", "number", "number_key", "issued", "issued_precision", "source", "note"], DataClass.NETWORK
    )

    class Meta(OrganizationPart.Meta):
        verbose_name = "เลขทะเบียน"
        verbose_name_plural = "เลขทะเบียน"
        constraints = [
            *OrganizationPart.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "scheme", "number_key"],
                condition=models.Q(trashed_at=None),
                name="registration_once",
                violation_error_message="องค์กรนี้มีเลขนี้ในทะเบียนนี้อยู่แล้ว",
            ),
        ]
        indexes = [
            *OrganizationPart.Meta.indexes,
            models.Index(fields=["scheme", "number_key"], name="registration_number_of_scheme"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.number}"

    def fill_derived_fields(self) -> None:
        """Fill what is compared of the number."""
        super().fill_derived_fields()
        self.number_key = number_key(self.number)[:60]

    def searchable(self) -> list[str]:
        """Return the number as written and as compared."""
        return [*super().searchable(), number_key(self.number)]

    def others(self) -> Any:
        """Return the numbers of other organizations that are the same in this register."""
        same = Registration.objects.unscoped("a number of a register belongs to one body, wherever it is")
        key = number_key(self.number)
        found = same.alive().filter(scheme=self.scheme_id, number_key=key, organization__trashed_at=None)
        return found.exclude(organization=self.organization_id).select_related("organization__area")
