"""A joint policy issue: what is asked of whom, on what evidence, in which steps, with what result."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass
from nakhonchai.base.writing import write
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES
from nakhonchai.thai import format_date
from network.models import Issue
from organizations.models import Organization
from plans.models import Project
from support.enums import OPEN_ISSUES, IssueState, StepKind
from support.querysets import PolicyIssueManager

ONE_THING = "เลือกหนึ่งอย่าง: องค์กร โครงการ หรือตำบล"


class PolicyIssue(Record):
    """ประเด็นนโยบายร่วม: everybody who signs in finds it; the public reads the summary that was published."""

    name = models.CharField("ประเด็น", max_length=250)
    theme = models.ForeignKey(
        Issue, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ประเด็นงาน"
    )
    asks = models.TextField("ขออะไร", blank=True)
    asked_of = models.CharField("ขอจากใคร", max_length=250, blank=True)
    state = models.CharField("สถานะ", max_length=10, choices=IssueState, default=IssueState.GATHERING)
    result = models.TextField("ผลที่ได้", blank=True)
    next_step = models.CharField("ขั้นต่อไป", max_length=300, blank=True)
    next_on = models.DateField("ภายในวันที่", null=True, blank=True)
    notes = models.TextField("บันทึกภายใน", blank=True)
    public_summary = models.TextField("สรุปสำหรับประชาชน", blank=True)
    is_published = models.BooleanField("เผยแพร่สรุปต่อสาธารณะ", default=False)

    scope_rule = ScopeRule.DIRECTORY
    url_name = "support:issue"
    data_classes: ClassVar[dict[str, DataClass]] = (
        BASE_CLASSES
        | dict.fromkeys(
            [
                "name",
                "theme",
                "asks",
                "asked_of",
                "state",
                "result",
                "next_step",
                "next_on",
                "public_summary",
                "is_published",
                "search_key",
                "sort_key",
            ],
            DataClass.NETWORK,
        )
        | {"notes": DataClass.INTERNAL}
    )

    objects: ClassVar[Any] = PolicyIssueManager()

    class Meta(Record.Meta):
        verbose_name = "ประเด็นนโยบาย"
        verbose_name_plural = "ประเด็นนโยบาย"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(is_published=False) | ~Q(public_summary=""),
                name="published_issue_has_a_summary",
                violation_error_message="เขียนสรุปสำหรับประชาชนก่อนจึงเผยแพร่ได้",
            ),
            models.CheckConstraint(
                condition=Q(next_on=None) | ~Q(next_step=""),
                name="issue_date_is_of_a_step",
                violation_error_message="บอกขั้นต่อไปด้วย ว่าวันที่นี้ทำอะไร",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def settle(cls, written: list[tuple[Any, set[str]]], *, by: Any, reason: str) -> None:
        """Steps lie where their issue lies."""
        moved = [record.pk for record, fields in written if fields & {"area", "cluster"}]
        if not moved:
            return
        kept = PolicyStep.objects.unscoped("steps lie where their issue lies").filter(issue__in=moved)
        for one in kept.select_related("issue"):
            write(one, by=by, reason=reason or "ประเด็นย้ายพื้นที่")

    @property
    def is_open(self) -> bool:
        """Whether it is still worked on."""
        return self.state in OPEN_ISSUES

    @property
    def next_words(self) -> str:
        """The next step and by when."""
        if not self.next_step:
            return ""
        when = f" (ภายใน {format_date(self.next_on, short=True)})" if self.next_on else ""
        return f"{self.next_step}{when}"

    @property
    def task_words(self) -> str:
        """What a task about this begins with."""
        return self.next_step

    def searchable(self) -> list[str]:
        """Return the name, of whom it is asked, and the ref."""
        return [self.name, self.asked_of, self.ref]


class PolicyEvidence(Versioned):
    """A body, project or subdistrict whom the issue concerns."""

    issue = models.ForeignKey(
        PolicyIssue, on_delete=models.CASCADE, related_name="evidence", verbose_name="ประเด็นนโยบาย"
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="policy_evidence",
        verbose_name="องค์กร",
    )
    project = models.ForeignKey(
        Project,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="policy_evidence",
        verbose_name="โครงการ",
    )
    place = models.ForeignKey(
        "geography.Area",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ตำบล",
    )
    note = models.CharField("เกี่ยวข้องอย่างไร", max_length=300, blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["issue", "organization", "project", "place", "note"], DataClass.NETWORK
    )

    class Meta:
        verbose_name = "หลักฐานของประเด็น"
        verbose_name_plural = "หลักฐานของประเด็น"
        constraints = [
            models.CheckConstraint(
                condition=Q(organization__isnull=False, project=None, place=None)
                | Q(organization=None, project__isnull=False, place=None)
                | Q(organization=None, project=None, place__isnull=False),
                name="evidence_is_one_thing",
                violation_error_message=ONE_THING,
            ),
            *(
                models.UniqueConstraint(
                    fields=["issue", name],
                    condition=Q(**{f"{name}__isnull": False}),
                    name=f"evidence_once_a_{name}",
                    violation_error_message="มีอยู่ในรายการแล้ว",
                )
                for name in ("organization", "project", "place")
            ),
        ]

    def __str__(self) -> str:
        return str(self.organization or self.project or self.place or "")


class PolicyStep(Record):
    """One dated step of an issue, with its document; at home where the issue is."""

    issue = models.ForeignKey(
        PolicyIssue, on_delete=models.PROTECT, related_name="steps", verbose_name="ประเด็นนโยบาย"
    )
    kind = models.CharField("ชนิด", max_length=10, choices=StepKind, default=StepKind.FORUM)
    held = models.DateField("วันที่")
    name = models.CharField("ทำอะไร", max_length=250)
    outcome = models.TextField("ผล", blank=True)
    document = models.CharField("เอกสาร (ชื่อหรือเลขที่)", max_length=200, blank=True)
    link = models.URLField("ลิงก์เอกสาร", max_length=300, blank=True)

    scope_rule = ScopeRule.DIRECTORY
    url_name = "support:step"
    names_from: ClassVar[tuple[str, ...]] = ("issue",)
    data_classes: ClassVar[dict[str, DataClass]] = BASE_CLASSES | dict.fromkeys(
        ["issue", "kind", "held", "name", "outcome", "document", "link", "search_key", "sort_key"],
        DataClass.NETWORK,
    )

    class Meta(Record.Meta):
        verbose_name = "ขั้นตอนของประเด็น"
        verbose_name_plural = "ขั้นตอนของประเด็น"
        indexes = [*Record.Meta.indexes, models.Index(fields=["issue", "held"], name="step_in_order")]

    def __str__(self) -> str:
        return self.name

    def fill_derived_fields(self) -> None:
        """The home of a step is the home of its issue."""
        self.take_home()
        super().fill_derived_fields()

    def take_home(self) -> None:
        """Lay the issue's home over the step's."""
        if self.issue_id:
            self.area_id, self.cluster_id = self.issue.area_id, self.issue.cluster_id
