"""The register of processing: purposes as the law asks for them, on a page, as a file, to the public."""

import tempfile
from collections.abc import Iterable
from typing import IO, Any

from consents.models import Purpose
from nakhonchai.records.personal import ToldPurpose
from nakhonchai.records.writers import write_table

HEADINGS = [
    "วัตถุประสงค์",
    "ฐานทางกฎหมาย",
    "ข้อมูลที่ใช้",
    "ข้อมูลของใคร",
    "เปิดเผยต่อใคร",
    "เก็บนานเท่าใด",
    "ดูแลให้ปลอดภัยอย่างไร",
    "ข้อความที่ให้เจ้าของข้อมูลอ่าน",
    "ฉบับที่",
    "ยังใช้อยู่",
]


def told() -> Iterable[ToldPurpose]:
    """Yield the purposes in use, as the privacy notice names them."""
    for one in Purpose.objects.filter(is_active=True):
        yield ToldPurpose(one.name, one.covers, one.get_basis_display(), one.retention_words)


def row(one: Purpose) -> list[Any]:
    """Return a purpose as a row of the register."""
    return [
        one.name,
        one.get_basis_display(),
        one.covers,
        one.subjects,
        one.recipients,
        one.retention_words,
        one.safeguards,
        one.wording,
        one.edition,
        "ใช่" if one.is_active else "ไม่ใช่",
    ]


def register_file() -> IO[bytes]:
    """Return the register as an open xlsx file."""
    target = tempfile.TemporaryFile()  # noqa: SIM115  (the response closes it)
    write_table(target, "xlsx", "บันทึกรายการประมวลผล", HEADINGS, map(row, Purpose.objects.all()))
    target.seek(0)
    return target
