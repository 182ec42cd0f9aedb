"""A project of the movement."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from nakhonchai.base.approximate import Approximate
from nakhonchai.base.enums import PRECISION_CHOICES
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES
from nakhonchai.thai import Precision, normalise_lines
from organizations.models import Organization
from plans.enums import Achieved, ProjectStatus
from plans.models.plan import Plan
from plans.querysets import ProjectManager


class Project(Record):
    """โครงการ: within a plan or not yet; one that crosses provinces is at home in the cluster."""

    name = models.CharField("ชื่อโครงการ", max_length=250)
    # What it is called elsewhere, and by what name it stood here before it was merged: one name a line.
    other_names = models.TextField(
        "ชื่ออื่นและชื่อเดิม", blank=True, default="", help_text="บรรทัดละหนึ่งชื่อ ใช้ค้นหาได้เหมือนชื่อหลัก"
    )
    plan = models.ForeignKey(
        Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="projects", verbose_name="แผน"
    )
    # Where it stood first, when a later version of the plan took it over: each version shows its own.
    first_plan = models.ForeignKey(
        Plan,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="projects_handed_on",
        verbose_name="แผนแรกที่บรรจุ",
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name="องค์กรรับผิดชอบ",
    )
    status = models.CharField("สถานะ", max_length=10, choices=ProjectStatus, default=ProjectStatus.PROPOSED)
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ (พ.ศ.)", null=True, blank=True)
    aim = models.TextField("วัตถุประสงค์", blank=True)
    output = models.CharField("เป้าหมาย (ผลผลิต)", max_length=1000, blank=True)
    indicator = models.CharField("ตัวชี้วัด", max_length=1000, blank=True)
    expected_result = models.CharField("ผลที่คาดว่าจะได้รับ", max_length=1000, blank=True)
    strategy = models.CharField("ยุทธศาสตร์", max_length=300, blank=True)
    tactic = models.CharField("กลยุทธ์/แนวทาง", max_length=300, blank=True)
    programme = models.CharField("แผนงาน", max_length=300, blank=True)
    budget_asked = models.DecimalField(
        "งบประมาณที่เสนอ (บาท)", max_digits=14, decimal_places=2, null=True, blank=True
    )
    # Buddhist year → baht as text: the columns of the form ผ.02. Kept here, so that history and undo hold it.
    budget_by_year = models.JSONField("งบประมาณรายปี (บาท)", default=dict, blank=True)
    budget_received = models.DecimalField(
        "งบประมาณที่ได้รับ (บาท)", max_digits=14, decimal_places=2, null=True, blank=True
    )
    needs = models.CharField("ติดขัดเพราะ/ต้องการ", max_length=300, blank=True)
    # Follows from the status, so that what waits for long is found.
    blocked_since = models.DateField("ติดขัดตั้งแต่", null=True, blank=True, editable=False)
    target_group = models.CharField("กลุ่มเป้าหมาย", max_length=300, blank=True)
    started = models.DateField("เริ่มโครงการ", null=True, blank=True)
    started_precision = models.CharField(
        "ความละเอียดของวันเริ่ม", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    ended = models.DateField("สิ้นสุดโครงการ", null=True, blank=True)
    ended_precision = models.CharField(
        "ความละเอียดของวันสิ้นสุด", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    # Names of the list of themes, one a line: one value for form, file and history.
    themes = models.TextField("ประเด็น", blank=True)
    result = models.TextField("ผลที่เกิดขึ้นจริง", blank=True)
    achieved = models.CharField("เทียบกับเป้าหมาย", max_length=6, choices=Achieved, blank=True)
    people_reached = models.PositiveIntegerField("ผู้ได้รับประโยชน์ (คน)", null=True, blank=True)

    started_about = Approximate("started")
    ended_about = Approximate("ended")

    scope_rule = ScopeRule.HOME
    url_name = "plans:project"
    several: ClassVar[tuple[str, ...]] = ("place_entries", "partner_entries", "person_entries")
    data_classes: ClassVar[dict[str, DataClass]] = (
        BASE_CLASSES
        | dict.fromkeys(
            [
                "name",
                "other_names",
                "plan",
                "first_plan",
                "organization",
                "status",
                "fiscal_year",
                "started",
                "started_precision",
                "ended",
                "ended_precision",
                "themes",
                "search_key",
                "sort_key",
            ],
            DataClass.NETWORK,
        )
        | dict.fromkeys(
            [
                "aim",
                "output",
                "indicator",
                "expected_result",
                "strategy",
                "tactic",
                "programme",
                "budget_asked",
                "budget_by_year",
                "budget_received",
                "needs",
                "blocked_since",
                "target_group",
                "result",
                "achieved",
                "people_reached",
            ],
            DataClass.INTERNAL,
        )
    )

    objects: ClassVar[Any] = ProjectManager()

    class Meta(Record.Meta):
        verbose_name = "โครงการ"
        verbose_name_plural = "โครงการ"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(fiscal_year=None) | Q(fiscal_year__gte=2500, fiscal_year__lte=2700),
                name="project_year_is_buddhist",
                violation_error_message="ปีงบประมาณต้องเป็น พ.ศ. เช่น 2567",
            ),
            models.CheckConstraint(
                condition=(Q(budget_asked=None) | Q(budget_asked__gte=0))
                & (Q(budget_received=None) | Q(budget_received__gte=0)),
                name="project_money_is_not_negative",
                violation_error_message="จำนวนเงินต้องไม่ติดลบ",
            ),
            models.CheckConstraint(
                condition=Q(started=None) | Q(ended=None) | Q(ended__gte=F("started")),
                name="project_ends_after_it_begins",
                violation_error_message="วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def settle(cls, written: list[tuple[Any, set[str]]], *, by: Any, reason: str) -> None:
        """Bring what is at home with a project to where it moved; write what a file laid on it."""
        from plans.entries import write_entries  # lies above the models
        from plans.models.parts import move_parts

        write_entries(written, by=by, reason=reason)
        move_parts([one for one, fields in written if fields & {"area", "cluster"}], by=by, reason=reason)

    def fill_derived_fields(self) -> None:
        """Say since when it is blocked; put the other names in one spelling before keys are made of them."""
        self.other_names = normalise_lines(self.other_names)
        if self.status != ProjectStatus.BLOCKED:
            self.blocked_since = None
        elif self.blocked_since is None:
            self.blocked_since = timezone.localdate()
        super().fill_derived_fields()

    def searchable(self) -> list[str]:
        """Return the names and the ref."""
        return [self.name, self.ref, *self.other_names.splitlines()]

    def join_from(self, lost: Any) -> None:
        """Be about what both were about."""
        super().join_from(lost)
        self.themes = "\n".join(dict.fromkeys([*self.theme_list, *lost.theme_list]))

    @property
    def theme_list(self) -> list[str]:
        """The names of the themes."""
        return [line for line in self.themes.split("\n") if line]

    @property
    def period(self) -> str:
        """From when to when, in words."""
        start, end = self.started_about, self.ended_about
        if end is None:
            return f"ตั้งแต่ {start.th(short=True)}" if start else ""
        return f"{start.th(short=True)} – {end.th(short=True)}" if start else f"ถึง {end.th(short=True)}"

    @classmethod
    def refuse(cls, records: list[Any]) -> None:
        """What is newly blocked says why; a home is in the province of the places."""
        from plans.project_rules import refuse_projects  # lies above the models

        refuse_projects(records)
