"""What became of each row of a file, and the problems that rows share."""

from typing import ClassVar

from django.db import models

from nakhonchai.base.personal_data import DataClass
from nakhonchai.imports.enums import ChangeMode, Fate
from nakhonchai.imports.models.run import Run


class RunRow(models.Model):
    """One row of the file: what it said, what becomes of it, and why."""

    # The indexes below begin with the run; one of its own would only be written for nothing.
    run = models.ForeignKey(
        Run, on_delete=models.CASCADE, related_name="rows", db_index=False, verbose_name="รอบนำเข้า"
    )
    sheet = models.CharField("แผ่น", max_length=100, blank=True)
    number = models.PositiveIntegerField("แถว")
    kind = models.CharField("ชนิดรายการ", max_length=60, blank=True)
    fate = models.CharField("ผล", max_length=10, choices=Fate)
    # A short name for the row, shown in the preview.
    label = models.CharField("รายการ", max_length=200, blank=True)
    problems = models.JSONField("ปัญหา", default=list)  # [[heading, what to do]]
    changes = models.JSONField("สิ่งที่เปลี่ยน", default=list)  # [[heading, old, new]]
    data = models.JSONField("ข้อมูลในแถว", default=dict)  # field → cell
    token = models.CharField("ชื่อในไฟล์", max_length=24, blank=True)  # see ReadSheet.tokens
    target_ref = models.CharField("รหัสอ้างอิง", max_length=8, blank=True)
    applied = models.BooleanField("บันทึกแล้ว", default=False)
    warnings = models.JSONField("สิ่งที่ระบบถือเอาเอง", default=list)  # [[heading, what was assumed]]
    kept = models.JSONField("ค่าที่คงไว้", default=list)  # [[heading, ours, theirs]]
    candidates = models.JSONField("รายการที่อาจซ้ำ", default=list)
    decided = models.JSONField("ที่ท่านเลือก", default=dict)  # place, record, new, values, skip
    notes = models.JSONField("จากการอ่าน", default=dict)  # what reading the sheet said: see Draft
    mode = models.CharField("เลือกเฉพาะแถว", max_length=6, choices=ChangeMode, blank=True)
    why = models.CharField("เพราะ", max_length=200, blank=True)
    group_keys = models.CharField("กลุ่มปัญหา", max_length=400, blank=True)  # " key key "
    ready = models.JSONField("ค่าที่จะบันทึก", default=dict)  # see ``imports.ready``
    undo = models.JSONField("ค่าก่อนนำเข้า", default=list)
    target_version = models.PositiveIntegerField("รุ่นข้อมูลที่เห็น", null=True, blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        [
            "run",
            "sheet",
            "number",
            "kind",
            "fate",
            "target_ref",
            "target_version",
            "applied",
            "mode",
            "why",
            "group_keys",
        ],
        DataClass.INTERNAL,
    ) | dict.fromkeys(
        [
            "label",
            "problems",
            "changes",
            "data",
            "token",
            "warnings",
            "kept",
            "candidates",
            "decided",
            "notes",
            "undo",
            "ready",
        ],
        DataClass.PERSONAL,
    )

    class Meta:
        verbose_name = "แถวที่นำเข้า"
        verbose_name_plural = "แถวที่นำเข้า"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["run", "fate", "id"], name="run_rows_by_fate"),
            models.Index(fields=["run", "id"], name="run_rows_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.sheet} แถว {self.number}".strip()


class ProblemGroup(models.Model):
    """One problem, however many rows have it: it is solved once for all of them."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="groups", verbose_name="รอบนำเข้า")
    key = models.CharField("กุญแจ", max_length=16)
    kind = models.CharField("ชนิดรายการ", max_length=60)
    field = models.CharField("ช่อง", max_length=60, blank=True)
    heading = models.CharField("หัวตาราง", max_length=200, blank=True)
    text = models.CharField("ปัญหา", max_length=600)
    said = models.CharField("ในไฟล์", max_length=300, blank=True)  # what the cells say
    proposals = models.JSONField("ข้อเสนอ", default=list)  # [{action, value, label}]
    count = models.PositiveIntegerField("แถว", default=0)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["run", "key", "kind", "field", "heading", "count"], DataClass.INTERNAL
    ) | dict.fromkeys(["text", "said", "proposals"], DataClass.PERSONAL)

    class Meta:
        verbose_name = "ปัญหาที่พบ"
        verbose_name_plural = "ปัญหาที่พบ"
        ordering = ["-count", "pk"]
        constraints = [models.UniqueConstraint(fields=["run", "key"], name="problem_once_a_run")]

    def __str__(self) -> str:
        return self.text
