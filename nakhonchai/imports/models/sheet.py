"""A sheet of a file: what stood in it, what was understood, what a person put right."""

import json
import zlib
from typing import Any, ClassVar

from django.db import models

from nakhonchai.base.personal_data import DataClass
from nakhonchai.imports.models.run import Run


class RunSheet(models.Model):
    """One sheet. Its cells are kept without the columns that we do not collect."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="sheet_set", verbose_name="รอบนำเข้า")
    position = models.PositiveSmallIntegerField("ลำดับ")
    name = models.CharField("แผ่น", max_length=100, blank=True)
    hidden = models.BooleanField("ซ่อนไว้", default=False)
    ignored = models.BooleanField("ไม่ใช้แผ่นนี้", default=False)
    take_hidden = models.BooleanField("ใช้แถวที่ซ่อน", default=False)
    notes = models.JSONField("ข้อสังเกต", default=list)
    tables = models.JSONField("ตาราง", default=list)
    choices = models.JSONField("ที่ท่านเลือก", default=list)  # [{kind, top, bottom, first, last, columns}]
    packed = models.BinaryField("ช่อง", default=bytes)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["run", "position", "name", "hidden", "ignored", "take_hidden", "choices"], DataClass.INTERNAL
    ) | dict.fromkeys(["notes", "tables", "packed"], DataClass.PERSONAL)

    class Meta:
        verbose_name = "แผ่นที่นำเข้า"
        verbose_name_plural = "แผ่นที่นำเข้า"
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["run", "position"], name="sheet_once_a_run")]

    def __str__(self) -> str:
        return self.name or f"แผ่นที่ {self.position + 1}"

    def pack(self, content: dict[str, Any]) -> None:
        """Keep rows and look of the sheet."""
        self.packed = zlib.compress(
            json.dumps(content, ensure_ascii=False, default=str).encode(errors="replace"), 1
        )

    def unpack(self) -> dict[str, Any]:
        """Return what was kept, nothing where it is kept no more."""
        if not self.packed:
            return {"rows": []}
        found: dict[str, Any] = json.loads(zlib.decompress(self.packed))
        return found
