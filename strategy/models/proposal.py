"""What the movement proposes to the plans of others, and what became of it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.thai import fiscal_year
from organizations.models import Organization
from strategy.enums import PlanOf, ProposalStatus
from strategy.models.shared import buddhist
from strategy.models.tree import OPEN, Node
from strategy.querysets import ProposalManager


class Proposal(Record):
    """ข้อเสนอ: what is proposed to whose plan; made, accepted, adopted or declined, each with its day."""

    name = models.CharField("ข้อเสนอ", max_length=250)
    plan_of = models.CharField("เสนอต่อ", max_length=10, choices=PlanOf, default=PlanOf.PROVINCE)
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals_received",
        verbose_name="หน่วยงานเจ้าของแผน",
    )
    plan_year = models.PositiveSmallIntegerField("แผนของปี (พ.ศ.)", null=True, blank=True)
    document = models.CharField("เอกสาร/เลขหนังสือ", max_length=300, blank=True)
    made_on = models.DateField("เสนอเมื่อ", null=True, blank=True)
    accepted_on = models.DateField("รับหลักการเมื่อ", null=True, blank=True)
    adopted_on = models.DateField("บรรจุในแผนเมื่อ", null=True, blank=True)
    declined_on = models.DateField("ไม่รับเมื่อ", null=True, blank=True)
    result = models.CharField("ผล/เหตุผล", max_length=500, blank=True)
    detail = models.TextField("รายละเอียด", blank=True)
    note = models.TextField("บันทึกภายใน", blank=True)
    status = models.CharField(
        "สถานะ", max_length=10, choices=ProposalStatus, default=ProposalStatus.DRAFT, editable=False
    )
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณที่เสนอ", null=True, blank=True, editable=False)
    nodes: Any = models.ManyToManyField(Node, through="ProposalNode", related_name="proposals", blank=True)

    scope_rule = ScopeRule.DIRECTORY
    url_name = "strategy:proposal"
    data_classes: ClassVar[dict[str, DataClass]] = (
        OPEN
        | dict.fromkeys(
            [
                "name",
                "plan_of",
                "organization",
                "plan_year",
                "document",
                "made_on",
                "accepted_on",
                "adopted_on",
                "declined_on",
                "result",
                "detail",
                "status",
                "fiscal_year",
                "nodes",
            ],
            DataClass.NETWORK,
        )
        | {"note": DataClass.INTERNAL}
    )

    objects: ClassVar[Any] = ProposalManager()

    class Meta(Record.Meta):
        verbose_name = "ข้อเสนอต่อแผน"
        verbose_name_plural = "ข้อเสนอต่อแผน"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(accepted_on=None) | Q(made_on__isnull=False, accepted_on__gte=F("made_on")),
                name="proposal_is_made_before_accepted",
                violation_error_message="วันที่รับหลักการต้องไม่มาก่อนวันที่เสนอ และต้องมีวันที่เสนอ",
            ),
            models.CheckConstraint(
                condition=Q(adopted_on=None)
                | Q(made_on__isnull=False, adopted_on__gte=F("made_on"))
                & (Q(accepted_on=None) | Q(adopted_on__gte=F("accepted_on"))),
                name="proposal_is_adopted_last",
                violation_error_message="วันที่บรรจุในแผนต้องไม่มาก่อนวันที่เสนอและวันที่รับหลักการ",
            ),
            models.CheckConstraint(
                condition=Q(declined_on=None) | Q(adopted_on=None, made_on__isnull=False),
                name="proposal_is_adopted_or_declined",
                violation_error_message="ข้อเสนอที่บรรจุในแผนแล้วไม่ใช่ข้อเสนอที่ไม่รับ เว้นว่างวันใดวันหนึ่ง และต้องมีวันที่เสนอ",
            ),
            buddhist("proposal_year_is_buddhist", "plan_year"),
        ]

    def __str__(self) -> str:
        return self.name

    def fill_derived_fields(self) -> None:
        """Read the status from the days, and the fiscal year in which it was made."""
        self.status = self.status_by_days
        self.fiscal_year = fiscal_year(self.made_on) if self.made_on else None
        super().fill_derived_fields()

    @property
    def status_by_days(self) -> str:
        """What the days say."""
        steps = [
            (self.declined_on, ProposalStatus.DECLINED),
            (self.adopted_on, ProposalStatus.ADOPTED),
            (self.accepted_on, ProposalStatus.ACCEPTED),
            (self.made_on, ProposalStatus.MADE),
        ]
        return next((status.value for day, status in steps if day), ProposalStatus.DRAFT.value)


class ProposalNode(models.Model):
    """A line of a strategy that a proposal serves."""

    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="node_rows", verbose_name="ข้อเสนอ"
    )
    node = models.ForeignKey(
        Node, on_delete=models.PROTECT, related_name="proposal_rows", verbose_name="ข้อของยุทธศาสตร์"
    )

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(["proposal", "node"], DataClass.NETWORK)

    class Meta:
        verbose_name = "ข้อยุทธศาสตร์ของข้อเสนอ"
        verbose_name_plural = "ข้อยุทธศาสตร์ของข้อเสนอ"
        constraints = [
            models.UniqueConstraint(fields=["proposal", "node"], name="proposal_node_once"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.node_id}"
