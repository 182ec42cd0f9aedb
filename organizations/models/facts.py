"""Facts that a type of organization has, defined by staff and not by code."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q

from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass
from organizations.enums import Adds, FactKind, FactState
from organizations.models.organization import Organization
from organizations.models.types import OrganizationType

ONCE = 0  # the year of what is not told by year
YEARS = (2400, 2700)
NUMERIC_KINDS = [FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT]


def new_key() -> str:
    """Return a key that no other definition has: it names the fact in stored values, for ever."""
    return "f" + secrets.token_hex(5)


class FactSection(Versioned):
    """A heading under which facts stand together: สมาชิก, เงินและทุน, ธรรมาภิบาล."""

    slug = models.SlugField("ชื่อย่อ (อังกฤษ)", max_length=40, unique=True)
    name = models.CharField("หมวด", max_length=80, unique=True)
    has_total = models.BooleanField("มีแถวรวม", default=False, help_text="รวมจำนวนเงินหรือจำนวนของปีเดียวกัน")
    order = models.PositiveSmallIntegerField("ลำดับ", default=100)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["slug", "name", "has_total", "order"], DataClass.PUBLIC
    )

    class Meta:
        verbose_name = "หมวดข้อมูลเฉพาะ"
        verbose_name_plural = "หมวดข้อมูลเฉพาะ"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class FactDefinition(Versioned):
    """One fact: which types have it, what kind it is, and what is made of it. Forms and files follow."""

    key = models.SlugField("รหัส", max_length=40, unique=True, default=new_key, editable=False)
    name = models.CharField("ชื่อข้อมูล", max_length=120, unique=True)
    section = models.ForeignKey(
        FactSection, on_delete=models.PROTECT, related_name="definitions", verbose_name="หมวด"
    )
    kind = models.CharField("ชนิด", max_length=10, choices=FactKind, default=FactKind.NUMBER)
    unit = models.CharField("หน่วย", max_length=40, blank=True, help_text="เช่น คน บาท ครัวเรือน")
    help_text = models.CharField("คำอธิบาย", max_length=300, blank=True)
    is_yearly = models.BooleanField("เก็บรายปี", default=False)
    choices = models.TextField("ตัวเลือก", blank=True, help_text="บรรทัดละหนึ่งข้อ สำหรับชนิด “เลือกหนึ่งข้อ”")
    every_type = models.BooleanField(
        "ใช้กับองค์กรชุมชนทุกประเภท", default=False, help_text="ไม่รวมภาคี ถ้าไม่เลือก ให้เลือกประเภทด้านล่าง"
    )
    types = models.ManyToManyField(
        OrganizationType,
        through="FactOfType",
        related_name="facts",
        verbose_name="ประเภทที่มีข้อมูลนี้",
        blank=True,
    )
    required_from = models.PositiveSmallIntegerField(
        "ต้องมีตั้งแต่ปี (พ.ศ.)", null=True, blank=True, help_text="เว้นว่าง = ไม่บังคับ"
    )
    usual_most = models.DecimalField(
        "ค่าปกติไม่เกิน",
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="ค่าที่มากกว่านี้จะถูกถามให้ยืนยัน ไม่ถูกปฏิเสธ",
    )
    not_more_than = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ไม่ควรมากกว่า",
        help_text="เช่น สมาชิกปัจจุบันไม่ควรมากกว่าสมาชิกสะสม",
    )
    adds = models.CharField("รวมเป็นตัวเลขของพื้นที่", max_length=5, choices=Adds, default=Adds.NOT)
    on_dashboard = models.BooleanField("แสดงในหน้าพื้นที่", default=False)
    is_open = models.BooleanField(
        "ทุกคนในเครือข่ายเห็น", default=False, help_text="ถ้าไม่เลือก เห็นเฉพาะผู้ดูแลพื้นที่ขององค์กร"
    )
    order = models.PositiveSmallIntegerField("ลำดับ", default=100)
    is_active = models.BooleanField("ยังใช้อยู่", default=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        [
            "key",
            "name",
            "section",
            "kind",
            "unit",
            "help_text",
            "is_yearly",
            "choices",
            "every_type",
            "required_from",
            "usual_most",
            "not_more_than",
            "adds",
            "on_dashboard",
            "is_open",
            "order",
            "is_active",
        ],
        DataClass.PUBLIC,
    )

    class Meta:
        verbose_name = "ข้อมูลเฉพาะประเภท"
        verbose_name_plural = "ข้อมูลเฉพาะประเภท"
        ordering = ["section__order", "order", "name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=FactKind.CHOICE) | ~Q(choices=""),
                name="fact_has_choices",
                violation_error_message="ชนิด “เลือกหนึ่งข้อ” ต้องมีตัวเลือก พิมพ์บรรทัดละหนึ่งข้อ",
            ),
            models.CheckConstraint(
                condition=Q(required_from=None) | Q(required_from__range=YEARS),
                name="fact_is_required_from_a_buddhist_year",
                violation_error_message="ปีต้องเป็น พ.ศ. เช่น 2568",
            ),
            models.CheckConstraint(
                condition=~Q(adds=Adds.SUM) | Q(kind__in=[FactKind.NUMBER, FactKind.MONEY]),
                name="fact_sums_numbers",
                violation_error_message="รวมได้เฉพาะจำนวนและจำนวนเงิน ร้อยละเลือก “เฉลี่ย” อื่น ๆ “นับองค์กรตามคำตอบ”",
            ),
            models.CheckConstraint(
                condition=~Q(adds=Adds.MEAN) | Q(kind__in=NUMERIC_KINDS),
                name="fact_averages_numbers",
                violation_error_message="เฉลี่ยได้เฉพาะจำนวน จำนวนเงิน และร้อยละ ชนิดอื่นเลือก “นับองค์กรตามคำตอบ”",
            ),
            models.CheckConstraint(
                condition=~Q(on_dashboard=True) | ~Q(adds=Adds.NOT),
                name="fact_on_dashboards_adds_up",
                violation_error_message="ข้อมูลที่แสดงในหน้าพื้นที่ต้องบอกว่ารวมอย่างไร",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FactOfType(models.Model):
    """A type of organization has a fact."""

    definition = models.ForeignKey(
        FactDefinition, on_delete=models.CASCADE, related_name="of_types", verbose_name="ข้อมูล"
    )
    type = models.ForeignKey(
        OrganizationType, on_delete=models.CASCADE, related_name="+", verbose_name="ประเภท"
    )

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(["definition", "type"], DataClass.PUBLIC)

    class Meta:
        verbose_name = "ประเภทที่มีข้อมูล"
        verbose_name_plural = "ประเภทที่มีข้อมูล"
        constraints = [
            models.UniqueConstraint(
                fields=["definition", "type"],
                name="fact_of_type_once",
                violation_error_message="เลือกประเภทนี้ไว้แล้ว",
            )
        ]

    def __str__(self) -> str:
        return f"{self.definition} · {self.type}"


class FactValue(models.Model):
    """One value of an organization's facts as a row, to be counted and searched.

    What is true stands in ``Organization.facts``; the database itself keeps these rows equal
    to it (``organizations.facts.rows``), so that no way of writing passes them by.
    """

    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="+", verbose_name="องค์กร"
    )
    definition = models.ForeignKey(
        FactDefinition, on_delete=models.CASCADE, related_name="+", verbose_name="ข้อมูล"
    )
    year = models.PositiveSmallIntegerField("ปี (พ.ศ.)", default=ONCE)
    state = models.CharField("ความหมาย", max_length=10, choices=FactState)
    number = models.DecimalField("จำนวน", max_digits=18, decimal_places=2, null=True, blank=True)
    text = models.CharField("คำตอบ", max_length=300, blank=True)
    source = models.CharField("ที่มา", max_length=200, blank=True)
    is_latest = models.BooleanField("ล่าสุด", default=False)

    kept_by_database: ClassVar[bool] = True

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["organization", "definition", "year", "state", "number", "text", "source", "is_latest"],
        DataClass.INTERNAL,
    )

    class Meta:
        verbose_name = "ค่าของข้อมูลเฉพาะ"
        verbose_name_plural = "ค่าของข้อมูลเฉพาะ"
        constraints = [
            models.UniqueConstraint(fields=["organization", "definition", "year"], name="fact_value_once")
        ]
        indexes = [
            models.Index(fields=["definition", "year", "number"], name="fact_value_number"),
            models.Index(
                fields=["definition", "number", "state", "organization"],
                condition=Q(is_latest=True),
                name="fact_value_latest_number",
            ),
            models.Index(fields=["definition", "text"], name="fact_value_answer"),
            models.Index(
                fields=["definition", "organization"],
                condition=Q(is_latest=True),
                name="fact_value_latest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.definition_id} {self.year}"
