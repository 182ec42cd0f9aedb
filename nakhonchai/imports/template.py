"""Our own workbook: a sheet for each kind with the headings of its resource, choices, and instructions."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from nakhonchai.imports.files.limits import MAX_ROWS
from nakhonchai.records.registry import importable_resources
from nakhonchai.records.resources import RecordResource, SheetColumn
from nakhonchai.records.widgets import ListWidget

NOTES, CHOICES = "วิธีกรอก", "ตัวเลือก"
PREPARED_ROWS = 2000  # rows of a sheet that are set to text and offer choices
SHOWN_ROWS = 30  # rows of a sheet whose cells are there from the start, empty
_HEAD = PatternFill("solid", fgColor="F3E9DC")
_NEEDED = PatternFill("solid", fgColor="F6C9A8")
_RULES = (
    "กรอกแผ่นที่ต้องการแผ่นเดียวหรือหลายแผ่นก็ได้ แผ่นที่ว่างระบบข้ามให้",
    "หัวตารางสีเข้มคือช่องที่จำเป็น ห้ามเปลี่ยนชื่อหัวตาราง จะสลับหรือลบคอลัมน์ที่ไม่ใช้ก็ได้",
    "เว้น “รหัสอ้างอิง” ว่างไว้เมื่อเพิ่มรายการใหม่ ถ้ามีรหัส (ได้จากการส่งออก) ระบบจะแก้ไขรายการเดิม",
    "ช่องที่เว้นว่าง (หรือใส่ -) ในรายการเดิม ระบบคงค่าเดิมไว้ ถ้าต้องการลบค่า ให้ลบในหน้าของรายการนั้น",
    "พื้นที่: ใส่จังหวัด อำเภอ ตำบล (และหมู่ที่ ถ้ามี) ตามชื่อทางการ หรือใส่รหัสพื้นที่อย่างเดียว ระบบไม่เดาพื้นที่ให้",
    "ผู้นำหนึ่งคนมีหลายตำแหน่ง ให้ใส่หลายแถว ข้อมูลของคนต้องตรงกันทุกแถว ต่างกันเฉพาะตำแหน่ง",
    "ช่องที่ใส่ได้หลายบรรทัด (พื้นที่ ภาคี และคนทำงานของโครงการ) คือรายการทั้งหมด: ขึ้นบรรทัดใหม่ในช่องด้วย Alt+Enter",
    "อ้างถึงรายการที่อยู่ในแฟ้มเดียวกันได้ เช่น องค์กรใหม่ในแผ่นองค์กร แล้วใส่ชื่อเดียวกันในแผ่นผู้นำ",
    "ไม่เก็บเลขประจำตัวประชาชน ศาสนา สุขภาพ ความพิการ ความเห็นทางการเมือง ถ้ามีคอลัมน์เหล่านี้ระบบจะข้ามและบอกชื่อ",
    f"หนึ่งไฟล์ไม่เกิน {MAX_ROWS:,} แถว ระบบแสดงให้ตรวจทุกแถวก่อน จะบันทึกเมื่อท่านกดยืนยันเท่านั้น",
)


def make_template(kinds: Sequence[type[RecordResource]] | None = None) -> bytes:
    """Return the workbook with a sheet for each of these kinds, or of all."""
    book = Workbook()
    notes: Any = book.active
    notes.title = NOTES
    choices = book.create_sheet(CHOICES)
    resources = [resource() for resource in kinds or importable_resources()]
    used = 0
    for position, resource in enumerate(resources):
        sheet = book.create_sheet(resource.sheet, position + 1)
        used = _fill_sheet(sheet, resource, choices, used)
    _fill_notes(notes, resources)
    book.active = 1
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _fill_sheet(sheet: Any, resource: RecordResource, choices: Any, used: int) -> int:
    sheet.freeze_panes = "B2"
    for number, column in enumerate(resource.columns, 1):
        letter = get_column_letter(number)
        head = sheet.cell(1, number, column.heading)
        head.font, head.fill = Font(bold=True), _NEEDED if column.required else _HEAD
        head.alignment = Alignment(wrap_text=True, vertical="top")
        if column.hint:
            head.comment = Comment(column.hint, "นครชัยบุรินทร์", height=90, width=260)
        sheet.column_dimensions[letter].width = max(12, min(34, len(column.heading) + 6))
        if column.widget.is_text:
            # Text from the start: a telephone keeps its zero, a code its length. The format of the column
            # holds for every cell below; the first cells say it again for programs that look only at cells.
            sheet.column_dimensions[letter].number_format = "@"
            for row in range(2, 2 + SHOWN_ROWS):
                sheet.cell(row, number).number_format = "@"
        offered = _choices(column)
        if offered and not column.readonly:
            used += 1
            _offer(sheet, choices, resource, column, letter, offered, used)
    return used


def _choices(column: SheetColumn) -> list[str]:
    if isinstance(column.widget, ListWidget):
        return [str(row) for row in column.widget.rows().values()]
    return list(column.widget.choices)


def _offer(
    sheet: Any,
    choices: Any,
    resource: RecordResource,
    column: SheetColumn,
    letter: str,
    offered: list[str],
    used: int,
) -> None:
    """Write the list once on the sheet of choices and let the cells offer it."""
    place = get_column_letter(used)
    # Not a heading of ours, so that nobody takes this sheet for data.
    choices.cell(1, used, f"{resource.sheet}: {column.heading}").font = Font(bold=True)
    choices.column_dimensions[place].width = 30
    for row, text in enumerate(offered, 2):
        choices.cell(row, used, text).data_type = "s"
    rule = DataValidation(
        type="list", formula1=f"'{CHOICES}'!${place}$2:${place}${len(offered) + 1}", allow_blank=True
    )
    rule.showErrorMessage = True
    rule.errorTitle, rule.error = "เลือกจากรายการ", f"โปรดเลือก{column.heading}จากรายการ"
    sheet.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{PREPARED_ROWS}")


def _fill_notes(notes: Any, resources: list[RecordResource]) -> None:
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 16, 26
    notes.column_dimensions["C"].width, notes.column_dimensions["D"].width = 10, 80
    notes.append(["วิธีกรอกแบบนำเข้าข้อมูล"])
    notes["A1"].font = Font(bold=True, size=14)
    for number, rule in enumerate(_RULES, 1):
        notes.append([f"ข้อ {number}", rule])
    notes.append([])
    notes.append(["แผ่นงาน", "หัวตาราง", "ต้องกรอก", "วิธีใส่"])
    for cell in notes[notes.max_row]:
        cell.font, cell.fill = Font(bold=True), _HEAD
    for resource in resources:
        for column in resource.columns:
            needed = "จำเป็น" if column.required else "อ่านอย่างเดียว" if column.readonly else ""
            notes.append([resource.sheet, f"คอลัมน์ {column.heading}", needed, column.hint])
