"""A community organization or a partner."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from nakhonchai.base.approximate import Approximate
from nakhonchai.base.enums import PRECISION_CHOICES
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES, BRIEF_FIELDS
from nakhonchai.thai import Precision, normalise_lines
from organizations.enums import OrganizationStatus
from organizations.models.types import OrganizationType
from organizations.querysets import OrganizationManager


class Organization(Record):
    """องค์กรชุมชน or ภาคี, at home in one area. Its directory facts are for the whole network."""

    name = models.CharField("ชื่อองค์กร", max_length=200)
    # What else people call it, and what it was called before: one name a line.
    other_names = models.TextField(
        "ชื่ออื่นและชื่อเดิม", blank=True, default="", help_text="บรรทัดละหนึ่งชื่อ ใช้ค้นหาได้เหมือนชื่อหลัก"
    )
    type = models.ForeignKey(
        OrganizationType, on_delete=models.PROTECT, related_name="organizations", verbose_name="ประเภท"
    )
    status = models.CharField(
        "สถานะ", max_length=12, choices=OrganizationStatus, default=OrganizationStatus.ACTIVE
    )
    # Begins like a province code and a running number: text, never a number.
    registration_number = models.CharField("เลขที่จดแจ้ง/ทะเบียน", max_length=40, blank=True)
    founded = models.DateField("ก่อตั้งเมื่อ", null=True, blank=True)
    founded_precision = models.CharField(
        "ความละเอียดของวันก่อตั้ง", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    member_count = models.PositiveIntegerField("จำนวนสมาชิก (คน)", null=True, blank=True)
    address = models.CharField("ที่ตั้ง", max_length=300, blank=True)
    contact_name = models.CharField("ผู้ประสานงานขององค์กร", max_length=120, blank=True)
    telephone = models.CharField("โทรศัพท์", max_length=20, blank=True)
    latitude = models.DecimalField(
        "ละติจูด",
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(5), MaxValueValidator(21)],
    )
    longitude = models.DecimalField(
        "ลองจิจูด",
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(97), MaxValueValidator(106)],
    )
    note = models.TextField("บันทึก", blank=True)
    # What its type has beside this: see organizations.facts. {key: {year: {"v", "s", "src"}}}
    facts = models.JSONField("ข้อมูลเฉพาะประเภท", default=dict, blank=True, editable=False)
    is_published = models.BooleanField(
        "องค์กรยินยอมให้เผยแพร่",
        default=False,
        help_text="แสดงชื่อ ประเภท และพื้นที่ในหน้าที่ทุกคนเปิดดูได้",
    )

    founded_about = Approximate("founded")

    scope_rule = ScopeRule.DIRECTORY
    url_name = "organizations:organization"
    brief_fields = (*BRIEF_FIELDS, "type", "status", "is_published")
    notes_firsts = True
    data_classes: ClassVar[dict[str, DataClass]] = (
        BASE_CLASSES
        | dict.fromkeys(
            [
                "name",
                "other_names",
                "type",
                "status",
                "registration_number",
                "founded",
                "founded_precision",
                "search_key",
                "sort_key",
                "is_published",
            ],
            DataClass.NETWORK,
        )
        | dict.fromkeys(
            ["member_count", "address", "latitude", "longitude", "note", "facts"], DataClass.INTERNAL
        )
        | dict.fromkeys(["contact_name", "telephone"], DataClass.PERSONAL)
    )

    objects: ClassVar[Any] = OrganizationManager()

    class Meta(Record.Meta):
        verbose_name = "องค์กร"
        verbose_name_plural = "องค์กร"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="organization_point_is_whole",
                violation_error_message="กรอกทั้งละติจูดและลองจิจูด หรือเว้นว่างทั้งคู่",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            # The councils and funds of one province: by type alone those of the nation would be read.
            models.Index(fields=["type", "area"], name="organization_type_area"),
        ]

    def __str__(self) -> str:
        return self.name

    def fill_derived_fields(self) -> None:
        """Put the other names in one spelling before the keys are made of them."""
        self.other_names = normalise_lines(self.other_names)
        super().fill_derived_fields()

    def join_from(self, lost: Any) -> None:
        """Take from the other what its facts say and these do not."""
        mine, theirs = self.facts, lost.facts
        self.facts = {key: {**theirs.get(key, {}), **mine.get(key, {})} for key in {**theirs, **mine}}

    @classmethod
    def hanging(cls) -> list[tuple[str, str, str]]:
        """Return the tables of its statuses, numbers, contacts, members and places."""
        from organizations.parts import part_tables

        return part_tables()

    @classmethod
    def idle_triggers(cls, records: Sequence[Any]) -> list[str]:
        """Return the one that makes rows of facts, where none of them says a fact."""
        from organizations.facts.rows import ON_ADDING

        return [] if any(one.facts for one in records) else [ON_ADDING]

    @classmethod
    def refuse(cls, records: list[Any]) -> None:
        """Keep the rule that a subdistrict has one body of some types."""
        from organizations.single import refuse_seconds

        refuse_seconds(records)

    @classmethod
    def settle(cls, written: list[tuple[Any, set[str]]], *, by: Any, reason: str) -> None:
        """Keep the dated rows in step with the status; rows move with their organization."""
        from organizations.parts import move_parts
        from organizations.statuses import add_rows

        add_rows([one for one, fields in written if "status" in fields], by=by, reason=reason)
        move_parts([one for one, fields in written if fields & {"area", "cluster"}], by=by, reason=reason)

    def searchable(self) -> list[str]:
        """Return names, number and ref: directory facts only, since everybody may search them."""
        return [self.name, self.registration_number, self.ref, *self.other_names.splitlines()]
