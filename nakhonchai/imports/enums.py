"""States of a run, fates of its rows, and what people decide about them."""

from django.db import models


class RunStatus(models.TextChoices):
    """How far a run has come."""

    WAITING = "waiting", "รอเครื่องอ่าน"
    READING = "reading", "กำลังอ่าน"
    REFUSED = "refused", "ไม่รับไฟล์"
    READY = "ready", "รอท่านตรวจและยืนยัน"
    APPLYING = "applying", "กำลังบันทึก"
    APPLIED = "applied", "นำเข้าแล้ว"
    UNDONE = "undone", "ย้อนกลับแล้ว"
    CANCELLED = "cancelled", "ยกเลิก"


BUSY = (RunStatus.WAITING, RunStatus.READING, RunStatus.APPLYING)


class Fate(models.TextChoices):
    """What becomes of a row."""

    NEW = "new", "เพิ่มใหม่"
    CHANGED = "changed", "แก้ไข"
    UNCHANGED = "unchanged", "เหมือนเดิม"
    DUPLICATE = "duplicate", "อาจซ้ำกับที่มี"
    DECISION = "decision", "รอท่านเลือก"
    ERROR = "error", "ต้องแก้ไขก่อน"
    OUTSIDE = "outside", "นอกเขตของท่าน"
    SKIPPED = "skipped", "ท่านให้ข้าม"
    OTHER = "other", "ไม่ใช่ข้อมูล"


class ChangeMode(models.TextChoices):
    """What a row that differs from its record does."""

    FILE = "file", "ใช้ค่าจากไฟล์"
    OURS = "ours", "คงค่าเดิมไว้"
    BLANKS = "blanks", "เติมเฉพาะช่องที่ว่าง"


FATE_TONES = {
    Fate.NEW: "good",
    Fate.CHANGED: "info",
    Fate.UNCHANGED: "stone",
    Fate.DUPLICATE: "warn",
    Fate.DECISION: "warn",
    Fate.ERROR: "bad",
    Fate.OUTSIDE: "warn",
    Fate.SKIPPED: "stone",
    Fate.OTHER: "stone",
}
# What an apply writes, what it leaves in the run as work to do, and what is none.
WRITTEN = (Fate.NEW, Fate.CHANGED)
LEFT_OVER = (Fate.DUPLICATE, Fate.DECISION, Fate.ERROR, Fate.OUTSIDE)
TO_SOLVE = (Fate.DUPLICATE, Fate.DECISION, Fate.ERROR)
