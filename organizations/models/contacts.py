"""How an organization is reached, with where that is known from."""

from typing import ClassVar

from django.db import models

from nakhonchai.base.approximate import Approximate
from nakhonchai.base.enums import PRECISION_CHOICES
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.thai import Precision, format_telephone
from organizations.enums import ContactKind
from organizations.models.parts import OrganizationPart


class Contact(OrganizationPart):
    """One way to an organization: for those who work where it is at home."""

    kind = models.CharField("ช่องทาง", max_length=10, choices=ContactKind, default=ContactKind.TELEPHONE)
    value = models.CharField("ข้อมูลติดต่อ", max_length=300)
    person_name = models.CharField("ชื่อผู้ติดต่อ", max_length=120, blank=True)
    source = models.CharField("ที่มา", max_length=200, blank=True)
    known = models.DateField("ทราบเมื่อ", null=True, blank=True)
    known_precision = models.CharField(
        "ความละเอียดของวันที่ทราบ", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )

    known_about = Approximate("known")

    scope_rule = ScopeRule.WORK
    url_name = "organizations:contact"
    anchor = "contacts"
    data_classes: ClassVar[dict[str, DataClass]] = OrganizationPart.data_classes | dict.fromkeys(
        ["kind", "value", "person_name", "source", "known", "known_precision", "search_key", "sort_key"],
        DataClass.PERSONAL,
    )

    class Meta(OrganizationPart.Meta):
        verbose_name = "ช่องทางติดต่อ"
        verbose_name_plural = "ช่องทางติดต่อ"
        constraints = [
            *OrganizationPart.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "kind", "value"],
                condition=models.Q(trashed_at=None),
                name="contact_once",
                violation_error_message="องค์กรนี้มีช่องทางนี้อยู่แล้ว",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.shown}"

    @property
    def shown(self) -> str:
        """The value as people read it."""
        return format_telephone(self.value) if self.kind == ContactKind.TELEPHONE else self.value

    @property
    def address(self) -> str:
        """What a press on the value opens; nothing where there is nothing to open."""
        starts = {ContactKind.TELEPHONE: "tel:", ContactKind.EMAIL: "mailto:"}
        if self.kind in starts:
            return f"{starts[ContactKind(self.kind)]}{self.value}"
        return self.value if self.value.startswith(("https://", "http://")) else ""
