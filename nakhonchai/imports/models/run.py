"""A run of the importer. The file itself is kept only until it has been read (decision 0021)."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.personal_data import DataClass
from nakhonchai.imports.enums import BUSY, LEFT_OVER, ChangeMode, Fate, RunStatus

SEVERAL = "*"


class RunQuerySet(models.QuerySet[Any]):
    """Words for asking about runs."""

    def visible_to(self, person: Any) -> Self:
        """Return the person's own runs; staff who hold everything see all, others' rows included."""
        scope = scope_of(person)
        if not scope.may_manage:
            return self.none()
        return self if scope.is_staff and scope.everywhere else self.filter(account=person)

    def told_to(self, person: Any) -> Self:
        """Return also what colleagues wrote where the person holds all of its province or district.

        Of those only the summary is told, and they may be taken back; their rows are not shown.
        """
        scope = scope_of(person)
        own = self.visible_to(person)
        if not scope.may_manage or (scope.is_staff and scope.everywhere):
            return own
        over = models.Q(status__in=(RunStatus.APPLIED, RunStatus.UNDONE))
        held = models.Q(province__in=[code for code in scope.areas if len(code) == 2])
        held |= models.Q(district__in=[code for code in scope.areas if len(code) == 4])
        return self.filter(models.Q(account=person) | (over & held))

    def applied(self) -> Self:
        """Return the runs whose accepted rows were written."""
        return self.filter(status=RunStatus.APPLIED)

    def with_left_over(self) -> Self:
        """Return the runs that hold rows for a person to work on, of runs that are not over."""
        done = {f"rows_{fate.value}": 0 for fate in LEFT_OVER}
        return self.filter(status__in=(RunStatus.READY, RunStatus.APPLIED)).exclude(**done)

    def lapsed(self) -> Self:
        """Return the runs that somebody began to work on and no longer does."""
        return self.filter(status__in=BUSY, lease_until__lt=timezone.now())


class Run(models.Model):
    """One file that somebody sent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="ผู้นำเข้า"
    )
    file_name = models.CharField("ชื่อไฟล์", max_length=200)
    file_size = models.PositiveIntegerField("ขนาด (ไบต์)", default=0)
    sha256 = models.CharField("ลายนิ้วมือไฟล์", max_length=64, db_index=True)
    status = models.CharField("สถานะ", max_length=10, choices=RunStatus)
    created_at = models.DateTimeField("ส่งเมื่อ", default=timezone.now, db_index=True)
    finished_at = models.DateTimeField("เสร็จเมื่อ", null=True, blank=True)
    message = models.CharField("ข้อความ", max_length=2000, blank=True)
    # What was understood of each sheet: kind, headings left out, hidden rows.
    sheets = models.JSONField("แผ่นงาน", default=list)
    rows_new = models.PositiveIntegerField("เพิ่มใหม่", default=0)
    rows_changed = models.PositiveIntegerField("แก้ไข", default=0)
    rows_unchanged = models.PositiveIntegerField("เหมือนเดิม", default=0)
    rows_error = models.PositiveIntegerField("ต้องแก้ไขก่อน", default=0)
    rows_outside = models.PositiveIntegerField("นอกเขต", default=0)
    rows_duplicate = models.PositiveIntegerField("อาจซ้ำ", default=0)
    rows_decision = models.PositiveIntegerField("รอเลือก", default=0)
    rows_skipped = models.PositiveIntegerField("ให้ข้าม", default=0)
    rows_other = models.PositiveIntegerField("ไม่ใช่ข้อมูล", default=0)
    mode = models.CharField("แถวที่ต่างจากเดิม", max_length=6, choices=ChangeMode, default=ChangeMode.FILE)
    column_modes = models.JSONField("เลือกเฉพาะคอลัมน์", default=dict)  # "kind.field" → mode
    # Work in the background: who holds the run until when, and how far it has come.
    step = models.CharField("กำลังทำ", max_length=60, blank=True)
    rows_done = models.PositiveIntegerField("ทำแล้ว (แถว)", default=0)
    rows_total = models.PositiveIntegerField("ทั้งหมด (แถว)", default=0)
    lease = models.CharField("ผู้ถืองาน", max_length=32, blank=True)
    lease_until = models.DateTimeField("ถืองานถึง", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("เริ่มทำกี่ครั้ง", default=0)
    undone_at = models.DateTimeField("ย้อนกลับเมื่อ", null=True, blank=True)
    # The one province in which it wrote; "*" where it wrote in several, "" where it wrote nothing yet.
    province = models.CharField("จังหวัดที่บันทึก", max_length=2, blank=True)
    # The one district, in the same way.
    district = models.CharField("อำเภอที่บันทึก", max_length=4, blank=True)
    # What the fates of its new rows depend on, as it was when they were compared: see ``imports.ready``.
    ground = models.CharField("สภาพเมื่อเทียบ", max_length=40, blank=True)
    undo_left = models.PositiveIntegerField("ย้อนกลับไม่ได้ (รายการ)", default=0)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        [
            "account",
            "file_name",
            "file_size",
            "sha256",
            "status",
            "finished_at",
            "message",
            "sheets",
            "rows_new",
            "rows_changed",
            "rows_unchanged",
            "rows_error",
            "rows_outside",
            "rows_duplicate",
            "rows_decision",
            "rows_skipped",
            "rows_other",
            "mode",
            "column_modes",
            "step",
            "rows_done",
            "rows_total",
            "lease",
            "lease_until",
            "attempts",
            "undone_at",
            "undo_left",
            "province",
            "district",
            "ground",
        ],
        DataClass.INTERNAL,
    )

    objects = RunQuerySet.as_manager()

    class Meta:
        verbose_name = "รอบนำเข้า"
        verbose_name_plural = "รอบนำเข้า"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        """Return the address of the run's page."""
        return reverse("imports:run-detail", args=[self.pk])

    @property
    def is_ready(self) -> bool:
        """Whether the run waits for a decision."""
        return self.status == RunStatus.READY

    @property
    def is_applied(self) -> bool:
        """Whether its accepted rows were written."""
        return self.status == RunStatus.APPLIED

    @property
    def to_write(self) -> int:
        """How many rows an apply writes."""
        return self.rows_new + self.rows_changed

    @property
    def left_over(self) -> int:
        """How many rows stay in the run."""
        return sum(getattr(self, f"rows_{fate.value}") for fate in LEFT_OVER)

    @property
    def is_busy(self) -> bool:
        """Whether a worker has it, or will."""
        return self.status in BUSY

    @property
    def is_undone(self) -> bool:
        """Whether what it wrote was taken back."""
        return self.status == RunStatus.UNDONE

    def wrote_in(self, homes: set[str]) -> None:
        """Note the province and the district of these homes ("" is the cluster's)."""
        for name, length in (("province", 2), ("district", 4)):
            found = {home[:length] if len(home) >= length else SEVERAL for home in homes}
            found |= {getattr(self, name)} - {""}
            if found:
                setattr(self, name, found.pop() if len(found) == 1 else SEVERAL)

    def set_counts(self, counts: dict[str, int]) -> None:
        """Take the number of rows of each fate."""
        for fate in Fate:
            setattr(self, f"rows_{fate.value}", counts.get(fate.value, 0))


class RunUpload(models.Model):
    """The file of a run that waits for a worker; deleted as soon as it has been read."""

    run = models.OneToOneField(
        Run, on_delete=models.CASCADE, related_name="upload", primary_key=True, verbose_name="รอบนำเข้า"
    )
    content = models.BinaryField("เนื้อไฟล์")

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(["run", "content"], DataClass.PERSONAL)

    class Meta:
        verbose_name = "ไฟล์ที่รออ่าน"
        verbose_name_plural = "ไฟล์ที่รออ่าน"

    def __str__(self) -> str:
        return str(self.run_id)
