"""A run of the importer and what became of each row. The file itself is not kept (decision 0021)."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.personal_data import DataClass
from nakhonchai.imports.enums import Fate, RunStatus


class RunQuerySet(models.QuerySet[Any]):
    """Words for asking about runs."""

    def visible_to(self, person: Any) -> Self:
        """Return the person's own runs; staff who hold everything see all, others' rows included."""
        scope = scope_of(person)
        if not scope.may_manage:
            return self.none()
        return self if scope.is_staff and scope.everywhere else self.filter(account=person)

    def applied(self) -> Self:
        """Return the runs whose accepted rows were written."""
        return self.filter(status=RunStatus.APPLIED)


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
        return self.rows_error + self.rows_outside

    def set_counts(self, counts: dict[str, int]) -> None:
        """Take the number of rows of each fate."""
        for fate in Fate:
            setattr(self, f"rows_{fate.value}", counts.get(fate.value, 0))


class RunRow(models.Model):
    """One row of the file: what it said, what becomes of it, and why."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="rows", verbose_name="รอบนำเข้า")
    sheet = models.CharField("แผ่น", max_length=100, blank=True)
    number = models.PositiveIntegerField("แถว")
    kind = models.CharField("ชนิดรายการ", max_length=60)
    fate = models.CharField("ผล", max_length=10, choices=Fate)
    # A short name for the row, shown in the preview.
    label = models.CharField("รายการ", max_length=200, blank=True)
    problems = models.JSONField("ปัญหา", default=list)  # [[heading, what to do]]
    changes = models.JSONField("สิ่งที่เปลี่ยน", default=list)  # [[heading, old, new]]
    data = models.JSONField("ข้อมูลในแถว", default=dict)  # field → cell
    token = models.CharField("ชื่อในไฟล์", max_length=24, blank=True)  # see ReadSheet.tokens
    target_ref = models.CharField("รหัสอ้างอิง", max_length=8, blank=True, db_index=True)
    target_version = models.PositiveIntegerField("รุ่นข้อมูลที่เห็น", null=True, blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["run", "sheet", "number", "kind", "fate", "target_ref", "target_version"], DataClass.INTERNAL
    ) | dict.fromkeys(["label", "problems", "changes", "data", "token"], DataClass.PERSONAL)

    class Meta:
        verbose_name = "แถวที่นำเข้า"
        verbose_name_plural = "แถวที่นำเข้า"
        ordering = ["pk"]
        indexes = [models.Index(fields=["run", "fate", "id"], name="run_rows_by_fate")]

    def __str__(self) -> str:
        return f"{self.sheet} แถว {self.number}".strip()
