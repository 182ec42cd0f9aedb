"""States of a run and fates of its rows."""

from django.db import models


class RunStatus(models.TextChoices):
    """How far a run has come."""

    REFUSED = "refused", "ไม่รับไฟล์"
    READY = "ready", "รอท่านตรวจและยืนยัน"
    APPLIED = "applied", "นำเข้าแล้ว"
    CANCELLED = "cancelled", "ยกเลิก"


class Fate(models.TextChoices):
    """What becomes of a row."""

    NEW = "new", "เพิ่มใหม่"
    CHANGED = "changed", "แก้ไข"
    UNCHANGED = "unchanged", "เหมือนเดิม"
    ERROR = "error", "ต้องแก้ไขก่อน"
    OUTSIDE = "outside", "นอกเขตของท่าน"


FATE_TONES = {
    Fate.NEW: "good",
    Fate.CHANGED: "info",
    Fate.UNCHANGED: "stone",
    Fate.ERROR: "bad",
    Fate.OUTSIDE: "warn",
}
# What an apply writes, and what it leaves in the run.
WRITTEN = (Fate.NEW, Fate.CHANGED)
LEFT_OVER = (Fate.ERROR, Fate.OUTSIDE)
