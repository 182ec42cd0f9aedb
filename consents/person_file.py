"""Everything that is held about a person, in one file: a workbook to read, json to carry elsewhere."""

import json
import tempfile
import zipfile
from io import BytesIO
from typing import IO, Any

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from leaders.models import Leader
from nakhonchai.accounts.models.access import AccessKind, AccessLog
from nakhonchai.records.personal import Holding
from nakhonchai.records.persons.holdings import everything_about, visibility
from nakhonchai.records.writers import FORBIDDEN

README = "อ่านก่อน.txt"
WORDS = (
    "แฟ้มนี้คือข้อมูลทั้งหมดที่ระบบเก็บเกี่ยวกับบุคคลรหัส {ref} ณ วันที่ {date}\r\n"
    "ข้อมูลบุคคล.xlsx เปิดอ่านได้ด้วย Excel หรือ LibreOffice ข้อมูลบุคคล.json ใช้โอนไปยังระบบอื่น\r\n"
    "ไฟล์แนบมีเฉพาะรายชื่อ ขอตัวไฟล์ได้จากผู้ดูแลพื้นที่\r\n"
)


def person_file(leader: Leader, *, by: Any, purpose: str) -> IO[bytes]:
    """Return an open zip with all that is held about *leader*; who took it, and what for, is remembered."""
    held = [*everything_about(leader), _who_reads()]
    target = tempfile.TemporaryFile()  # noqa: SIM115  (the response closes it)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        today = timezone.localdate()
        said = WORDS.format(ref=leader.ref, date=f"{today.day}/{today.month}/{today.year + 543}")
        archive.writestr(README, said.encode("utf-8-sig"))
        archive.writestr("ข้อมูลบุคคล.xlsx", _workbook(held))
        archive.writestr("ข้อมูลบุคคล.json", _json(leader, held))
    AccessLog.objects.create(
        account=by,
        kind=AccessKind.EXPORT,
        subject="leaders.leader",
        subject_ref=leader.ref,
        purpose=purpose[:200],
    )
    target.seek(0)
    return target


def _who_reads() -> Holding:
    rows = [{"ช่อง": label, "ใครเห็น": who} for label, who in visibility(Leader)]
    return Holding("ใครเห็นช่องใด", rows)


def _json(leader: Leader, held: list[Holding]) -> str:
    told = {holding.title: holding.rows for holding in held}
    return json.dumps({"ref": leader.ref, **told}, ensure_ascii=False, indent=2, default=str)


def _workbook(held: list[Holding]) -> bytes:
    book = Workbook(write_only=True)
    for number, holding in enumerate(held, 1):
        sheet = book.create_sheet(
            f"{number} {holding.title}"[:31].translate(str.maketrans("[]:*?/\\", "       "))
        )
        headings = list(dict.fromkeys(name for row in holding.rows for name in row))
        sheet.append([_text(sheet, name) for name in headings])
        for row in holding.rows:
            sheet.append([_text(sheet, row.get(name, "")) for name in headings])
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _text(sheet: Any, value: Any) -> WriteOnlyCell:
    """Return a cell that is text, whatever it begins with: nothing in it runs as a formula."""
    cell = WriteOnlyCell(sheet, FORBIDDEN.sub("", "" if value is None else str(value)))
    cell.data_type = "s"
    return cell
