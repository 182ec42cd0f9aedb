"""The life of an organization, dated."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models

from nakhonchai.base.approximate import Approximate
from nakhonchai.base.enums import PRECISION_CHOICES
from nakhonchai.base.personal_data import DataClass
from nakhonchai.thai import Precision
from organizations.enums import OrganizationStatus
from organizations.models.parts import OrganizationPart


class StatusChange(OrganizationPart):
    """From a date on an organization had this status; the latest is its status today."""

    status = models.CharField("สถานะ", max_length=12, choices=OrganizationStatus)
    since = models.DateField("ตั้งแต่")
    since_precision = models.CharField(
        "ความละเอียดของวันที่", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    evidence = models.CharField("หลักฐาน", max_length=300, blank=True)
    note = models.CharField("หมายเหตุ", max_length=300, blank=True)

    since_about = Approximate("since")

    url_name = "organizations:status_change"
    anchor = "statuses"
    data_classes: ClassVar[dict[str, DataClass]] = OrganizationPart.data_classes | dict.fromkeys(
        ["status", "since", "since_precision", "evidence", "note"], DataClass.NETWORK
    )

    class Meta(OrganizationPart.Meta):
        verbose_name = "การเปลี่ยนสถานะ"
        verbose_name_plural = "การเปลี่ยนสถานะ"
        constraints = [
            *OrganizationPart.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "status", "since"],
                condition=models.Q(trashed_at=None),
                name="status_change_once",
                violation_error_message="มีสถานะนี้ของวันเดียวกันอยู่แล้ว",
            ),
        ]
        indexes = [
            *OrganizationPart.Meta.indexes,
            models.Index(fields=["organization", "since", "id"], name="status_change_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()} {self.since_about.th(short=True) if self.since else ''}".strip()

    @classmethod
    def settle(cls, written: Iterable[tuple[Any, set[str]]], *, by: Any, reason: str) -> None:
        """Keep the status of the organizations equal to their latest row."""
        from organizations.statuses import follow_rows

        follow_rows({row.organization_id for row, _fields in written}, by=by, reason=reason)
