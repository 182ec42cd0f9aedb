"""A link between two organizations."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from nakhonchai.base.approximate import Approximate
from nakhonchai.base.enums import PRECISION_CHOICES
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES
from nakhonchai.thai import Precision
from network.models.kinds import Issue, LinkKind
from network.querysets import LinkManager
from organizations.models import Organization

SAME_TWICE = "มีเส้นเชื่อมนี้ที่ยังไม่สิ้นสุดอยู่แล้ว เปิดเส้นเดิมเพื่อแก้ไข หรือบันทึกวันสิ้นสุดของเส้นเดิมก่อน"


class Link(Record):
    """เส้นเชื่อม: what one body is to another, since when, and how that is known.

    Its home, which says who edits it, is that of one of the two bodies: of the first, unless
    whoever makes the link keeps only the second. That two bodies are linked is seen by the
    whole network, as their names are; money, evidence and notes are seen where the link is at home.
    """

    source = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="links_out", verbose_name="องค์กรแรก"
    )
    kind = models.ForeignKey(
        LinkKind, on_delete=models.PROTECT, related_name="links", verbose_name="ชนิดเส้นเชื่อม"
    )
    target = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="links_in", verbose_name="องค์กรที่สอง"
    )
    issue = models.ForeignKey(
        Issue,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="links",
        verbose_name="ประเด็นงาน",
    )
    started = models.DateField("เริ่ม", null=True, blank=True)
    started_precision = models.CharField(
        "ความละเอียดของวันเริ่ม", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    ended = models.DateField("สิ้นสุด", null=True, blank=True)
    ended_precision = models.CharField(
        "ความละเอียดของวันสิ้นสุด", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    amount = models.DecimalField("จำนวนเงิน (บาท)", max_digits=14, decimal_places=2, null=True, blank=True)
    evidence = models.CharField("หลักฐาน/แหล่งข้อมูล", max_length=300, blank=True)
    note = models.TextField("บันทึก", blank=True)
    # The two bodies as one text, in order where the kind has no direction: what "the same link" means.
    pair = models.CharField("คู่องค์กร", max_length=44, editable=False, default="")

    started_about = Approximate("started")
    ended_about = Approximate("ended")

    scope_rule = ScopeRule.DIRECTORY
    url_name = "network:link"
    data_classes: ClassVar[dict[str, DataClass]] = (
        BASE_CLASSES
        | dict.fromkeys(
            [
                "source",
                "kind",
                "target",
                "issue",
                "started",
                "started_precision",
                "ended",
                "ended_precision",
                "pair",
                "search_key",
                "sort_key",
            ],
            DataClass.NETWORK,
        )
        | dict.fromkeys(["amount", "evidence", "note"], DataClass.INTERNAL)
    )

    objects: ClassVar[Any] = LinkManager()

    class Meta(Record.Meta):
        verbose_name = "เส้นเชื่อม"
        verbose_name_plural = "เส้นเชื่อม"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(source=F("target")),
                name="link_joins_two_bodies",
                violation_error_message="องค์กรเชื่อมกับตัวเองไม่ได้ เลือกองค์กรที่สองเป็นองค์กรอื่น",
            ),
            models.CheckConstraint(
                condition=Q(started=None) | Q(ended=None) | Q(ended__gte=F("started")),
                name="link_ends_after_it_starts",
                violation_error_message="วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม",
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0),
                name="link_money_is_not_negative",
                violation_error_message="จำนวนเงินต้องไม่ติดลบ",
            ),
            models.UniqueConstraint(
                fields=["pair", "kind", "issue"],
                condition=Q(ended=None, trashed_at=None, issue__isnull=False),
                name="link_open_once_per_issue",
                violation_error_message=SAME_TWICE,
            ),
            models.UniqueConstraint(
                fields=["pair", "kind"],
                condition=Q(ended=None, trashed_at=None, issue=None),
                name="link_open_once",
                violation_error_message=SAME_TWICE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.kind} {self.target}"

    def searchable(self) -> list[str]:
        """Return the names of both bodies, the kind, the issue and the ref: directory facts only."""
        issue = str(self.issue) if self.issue is not None else ""
        return [self.source.name, self.target.name, str(self.kind), issue, self.ref]

    def clean(self) -> None:
        """Say which pair this is before the rules are checked."""
        super().clean()
        self.fill_pair()

    def fill_pair(self) -> None:
        """Write the two bodies as one text."""
        if not (self.source_id and self.target_id and self.kind_id):
            return
        ends = [self.source_id, self.target_id]
        self.pair = "-".join(map(str, sorted(ends) if self.kind.is_mutual else ends))

    def fill_derived_fields(self) -> None:
        """Fill the pair, and the home where it is that of neither body."""
        self.fill_pair()
        self.take_home()
        super().fill_derived_fields()

    def take_home(self, *, prefer_target: bool = False) -> None:
        """Be at home where one of the two bodies is; in the first one's home unless said otherwise."""
        homes = [(body.area_id, body.cluster_id) for body in (self.source, self.target)]
        if prefer_target:
            homes.reverse()
        if prefer_target or (self.area_id, self.cluster_id) not in homes:
            self.area_id, self.cluster_id = homes[0]

    @property
    def is_current(self) -> bool:
        """Whether the link has not ended."""
        return self.ended is None

    def other(self, body: Organization) -> Organization:
        """Return the body at the other end."""
        return self.target if self.source_id == body.pk else self.source

    def words_from(self, body: Organization) -> str:
        """Return how the link reads from one of its ends."""
        return self.kind.name if self.source_id == body.pk else self.kind.reverse_name
