"""What one leader is to another: mentor, successor."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from leaders.enums import TieKind
from leaders.models.leader import Leader
from leaders.querysets import TieManager
from nakhonchai.base.approximate import Approximate
from nakhonchai.base.enums import PRECISION_CHOICES
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES
from nakhonchai.thai import Precision


class LeaderTie(Record):
    """พี่เลี้ยง or ผู้สืบทอด: from one leader to another, at home where the first is."""

    leader = models.ForeignKey(Leader, on_delete=models.PROTECT, related_name="ties", verbose_name="ผู้นำ")
    kind = models.CharField("ความสัมพันธ์", max_length=8, choices=TieKind, default=TieKind.MENTORS)
    other = models.ForeignKey(
        Leader, on_delete=models.PROTECT, related_name="ties_from_others", verbose_name="กับผู้นำ"
    )
    started = models.DateField("เริ่ม", null=True, blank=True)
    started_precision = models.CharField(
        "ความละเอียดของวันเริ่ม", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    ended = models.DateField("สิ้นสุด", null=True, blank=True)
    ended_precision = models.CharField(
        "ความละเอียดของวันสิ้นสุด", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    note = models.CharField("บันทึก", max_length=200, blank=True)

    started_about = Approximate("started")
    ended_about = Approximate("ended")

    scope_rule = ScopeRule.PERSON
    url_name = "leaders:tie"
    names_from = ("leader", "other")
    data_classes: ClassVar[dict[str, DataClass]] = BASE_CLASSES | dict.fromkeys(
        ["leader", "kind", "other", "started", "started_precision", "ended", "ended_precision", "note"],
        DataClass.PERSONAL,
    )

    objects: ClassVar[Any] = TieManager()

    class Meta(Record.Meta):
        verbose_name = "พี่เลี้ยงและผู้สืบทอด"
        verbose_name_plural = "พี่เลี้ยงและผู้สืบทอด"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(started=None) | Q(ended=None) | Q(ended__gte=F("started")),
                name="tie_ends_after_it_starts",
                violation_error_message="วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม",
            ),
            models.CheckConstraint(
                condition=~Q(leader=F("other")),
                name="tie_joins_two_people",
                violation_error_message="เลือกผู้นำอีกคนหนึ่ง ไม่ใช่คนเดียวกัน",
            ),
            models.UniqueConstraint(
                fields=["leader", "kind", "other"],
                condition=Q(trashed_at=None, ended=None),
                name="tie_once_at_a_time",
                violation_error_message="มีความสัมพันธ์นี้อยู่แล้วและยังไม่สิ้นสุด",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.leader} {self.get_kind_display()} {self.other}"

    @property
    def title(self) -> str:
        """The kind: ties are sorted by it."""
        return str(self.get_kind_display())

    def searchable(self) -> list[str]:
        """Return the kind and the ref: the people are found as themselves."""
        return [self.title, self.ref]

    def fill_derived_fields(self) -> None:
        """The home of a tie is the home of its first leader."""
        self.area_id, self.cluster_id = self.leader.area_id, self.leader.cluster_id
        super().fill_derived_fields()

    @property
    def is_current(self) -> bool:
        """Whether it has not ended."""
        return self.ended is None
