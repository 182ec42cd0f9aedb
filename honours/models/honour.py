"""One honour of one recipient: nominated, selected, given."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from honours.enums import HonourStatus, RecipientKind
from honours.models.types import HonourType
from honours.querysets import HonourManager
from leaders.models import Leader
from nakhonchai.accounts.enums import WRITERS
from nakhonchai.accounts.scope import ALL_CLASSES
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES
from organizations.models import Organization

ONE_RECIPIENT = "เลือกผู้รับหนึ่งราย: บุคคล องค์กร หรือตำบล อย่างใดอย่างหนึ่ง"
ONCE = "ผู้รับรายนี้ถูกเสนอชื่อประเภทนี้ในปีนี้แล้ว"


def _once(recipient: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(
        fields=["type", "year", recipient],
        condition=Q(trashed_at=None),
        name=f"honour_once_a_year_for_a_{recipient}",
        violation_error_message=ONCE,
    )


class Honour(Record):
    """การเชิดชูเกียรติ of a person, a body or a subdistrict; at home where the recipient is."""

    type = models.ForeignKey(
        HonourType, on_delete=models.PROTECT, related_name="honours", verbose_name="ประเภทการเชิดชู"
    )
    year = models.PositiveSmallIntegerField("ปี (พ.ศ.)")
    status = models.CharField("สถานะ", max_length=9, choices=HonourStatus, default=HonourStatus.NOMINATED)
    leader = models.ForeignKey(
        Leader, on_delete=models.PROTECT, null=True, blank=True, related_name="honours", verbose_name="บุคคล"
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="honours",
        verbose_name="องค์กร",
    )
    place = models.ForeignKey(
        "geography.Area",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ตำบลที่ได้รับ",
    )
    citation = models.TextField("คำประกาศเกียรติคุณ", blank=True)
    nominated_by = models.CharField("ผู้เสนอชื่อ", max_length=160, blank=True)
    reason = models.TextField("เหตุผลของการคัดเลือก", blank=True)
    evidence = models.URLField("ลิงก์หลักฐาน", max_length=300, blank=True)
    is_public = models.BooleanField("แสดงในหน้าเกียรติประวัติ", default=False)

    scope_rule = ScopeRule.HOME
    url_name = "honours:honour"
    # What the trash names a record from.
    names_from: ClassVar[tuple[str, ...]] = ("type", "leader", "organization", "place")
    data_classes: ClassVar[dict[str, DataClass]] = (
        BASE_CLASSES
        | dict.fromkeys(
            ["type", "year", "status", "organization", "place", "citation", "is_public"], DataClass.NETWORK
        )
        | dict.fromkeys(["nominated_by", "reason", "evidence"], DataClass.INTERNAL)
        | {"leader": DataClass.PERSONAL}
    )

    objects: ClassVar[Any] = HonourManager()

    class Meta(Record.Meta):
        verbose_name = "การเชิดชู"
        verbose_name_plural = "การเชิดชู"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(leader__isnull=False, organization=None, place=None)
                | Q(leader=None, organization__isnull=False, place=None)
                | Q(leader=None, organization=None, place__isnull=False),
                name="honour_has_one_recipient",
                violation_error_message=ONE_RECIPIENT,
            ),
            models.CheckConstraint(
                condition=Q(place=None) | Q(Exact(Length("place"), 6)),
                name="honour_place_is_a_subdistrict",
                violation_error_message="พื้นที่ที่ได้รับเชิดชูต้องเป็นตำบล",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=2500, year__lte=2700),
                name="honour_year_is_buddhist",
                violation_error_message="ปีต้องเป็น พ.ศ. เช่น 2567",
            ),
            _once("leader"),
            _once("organization"),
            _once("place"),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["type", "year"], name="honour_round"),
        ]

    def __str__(self) -> str:
        return f"{self.recipient_name} · {self.type} {self.year}"

    def fill_derived_fields(self) -> None:
        """The home of an honour is the home of its recipient."""
        if self.leader is not None:
            self.area_id, self.cluster_id = self.leader.area_id, self.leader.cluster_id
        elif self.organization is not None:
            self.area_id, self.cluster_id = self.organization.area_id, self.organization.cluster_id
        elif self.place_id is not None:
            self.area_id, self.cluster_id = self.place_id, None
        super().fill_derived_fields()

    @property
    def title(self) -> str:
        """Honours are sorted by who received them."""
        return self.leader.title if self.leader is not None else self.recipient_name

    @property
    def recipient_name(self) -> str:
        """Who is honoured, as they are called."""
        if self.leader is not None:
            return self.leader.full_name
        if self.organization is not None:
            return self.organization.name
        return self.place.full_name if self.place is not None else ""

    @property
    def recipient_kind(self) -> RecipientKind:
        """Whether a person, a body or a subdistrict is honoured."""
        if self.leader_id is not None:
            return RecipientKind.PERSON
        return RecipientKind.BODY if self.organization_id is not None else RecipientKind.PLACE

    @property
    def concerns_person(self) -> bool:
        """Whether reading it is reading about a person, which is remembered."""
        return self.leader_id is not None

    @property
    def recipient_kind_words(self) -> str:
        """The same in words."""
        return str(self.recipient_kind.label)

    def recipient_page(self) -> str:
        """Return the address of the recipient's page."""
        from django.urls import reverse

        recipient = self.leader or self.organization
        return recipient.page() if recipient is not None else reverse("portal:place", args=[self.place_id])

    def searchable(self) -> list[str]:
        """Return the recipient, the honour and the ref."""
        return [self.title, str(self.type), self.ref]

    @property
    def is_honoured(self) -> bool:
        """Whether it was given."""
        return self.status == HonourStatus.HONOURED

    # A sheet says of a subdistrict only that it is the one: which, its home says.
    @property
    def is_of_place(self) -> bool:
        """Whether the subdistrict itself is honoured."""
        return self.place_id is not None

    @is_of_place.setter
    def is_of_place(self, value: bool | None) -> None:
        self.place_id = self.area_id[:6] if value and self.area_id else None

    def readable_classes(self, scope: Any) -> frozenset[DataClass]:
        """Who finds a person reads their honours in full, as the person."""
        if self.leader_id is not None and scope.role in WRITERS:
            return ALL_CLASSES
        return super().readable_classes(scope)
