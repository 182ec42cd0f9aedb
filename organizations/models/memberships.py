"""Which organizations make up a council or another body of bodies."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from nakhonchai.base.approximate import Approximate
from nakhonchai.base.enums import PRECISION_CHOICES
from nakhonchai.base.personal_data import DataClass
from nakhonchai.thai import Precision
from organizations.models.organization import Organization
from organizations.models.parts import OrganizationPart


class Membership(OrganizationPart):
    """``organization`` (a council, a federation) has ``member`` as its member from when to when."""

    member = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="member_of_rows", verbose_name="องค์กรสมาชิก"
    )
    started = models.DateField("เป็นสมาชิกตั้งแต่", null=True, blank=True)
    started_precision = models.CharField(
        "ความละเอียดของวันเริ่ม", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    ended = models.DateField("สิ้นสุดเมื่อ", null=True, blank=True)
    ended_precision = models.CharField(
        "ความละเอียดของวันสิ้นสุด", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    source = models.CharField("ที่มา", max_length=200, blank=True)

    started_about = Approximate("started")
    ended_about = Approximate("ended")

    url_name = "organizations:membership"
    anchor = "members"
    names_from = ("organization", "member")
    data_classes: ClassVar[dict[str, DataClass]] = OrganizationPart.data_classes | dict.fromkeys(
        ["member", "started", "started_precision", "ended", "ended_precision", "source"], DataClass.NETWORK
    )

    class Meta(OrganizationPart.Meta):
        verbose_name = "องค์กรสมาชิก"
        verbose_name_plural = "องค์กรสมาชิก"
        constraints = [
            *OrganizationPart.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(organization=F("member")),
                name="membership_is_not_of_itself",
                violation_error_message="องค์กรเป็นสมาชิกของตัวเองไม่ได้ เลือกองค์กรอื่น",
            ),
            models.CheckConstraint(
                condition=Q(started=None) | Q(ended=None) | Q(ended__gte=F("started")),
                name="membership_ends_after_it_starts",
                violation_error_message="วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม",
            ),
            models.UniqueConstraint(
                fields=["organization", "member"],
                condition=Q(trashed_at=None, ended=None),
                name="membership_once",
                violation_error_message="องค์กรนี้เป็นสมาชิกอยู่แล้ว",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} เป็นสมาชิก {self.organization}"

    @property
    def is_current(self) -> bool:
        """Whether the member has not left."""
        return self.ended is None

    def searchable(self) -> list[str]:
        """Return both names."""
        return [self.organization.name, self.member.name, self.ref]

    @property
    def title(self) -> str:
        """The member: rows are sorted by it."""
        return str(self.member)


def current_memberships(person: Any) -> Any:
    """Return the memberships of today that *person* may find."""
    return Membership.objects.visible_to(person).alive().filter(ended=None)
