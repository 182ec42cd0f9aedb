"""The rows that a run left over, as a workbook of the same layout with what is wrong beside each."""

import re
from collections import defaultdict
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill

from nakhonchai.imports.enums import LEFT_OVER
from nakhonchai.imports.models import Run, RunRow, RunSheet
from nakhonchai.records.registry import resource_named
from nakhonchai.records.writers import FORBIDDEN

PROBLEM = "สิ่งที่ต้องแก้ไข"
ROW = "แถวในไฟล์เดิม"
_TITLE = re.compile(r"[\\/*?:\[\]]")  # signs that a title of a sheet may not hold
_RED = PatternFill("solid", fgColor="FDE2DD")


def make_leftovers(run: Run) -> bytes:
    """Return the workbook: each sheet as it was, with the rows that are left. Mended, it can be sent.

    The red column stands after all others, under a heading that is not read.
    """
    left: dict[str, dict[int, list[RunRow]]] = defaultdict(lambda: defaultdict(list))
    for row in run.rows.filter(fate__in=LEFT_OVER).order_by("pk").iterator(2_000):
        left[row.sheet][row.number].append(row)
    book = Workbook(write_only=True)
    for sheet in run.sheet_set.all():
        rows = left.get(sheet.name)
        if rows:
            _write(book, sheet, rows)
    if not left:
        book.create_sheet("ไม่มีแถวค้าง")
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _write(book: Any, sheet: RunSheet, left: dict[int, list[RunRow]]) -> None:
    target = book.create_sheet(
        _TITLE.sub(" ", sheet.name)[:31] or resource_named(next(iter(left.values()))[0].kind).sheet
    )
    cells: list[list[Any]] = sheet.unpack()["rows"]
    width = max(map(len, cells), default=0)
    heads = {number for table in sheet.tables for number in range(table["header"][0], table["header"][1] + 1)}
    last_heads = {table["header"][1] for table in sheet.tables}
    first = min(heads, default=1)
    for number, row in enumerate(cells, 1):
        kept = [_text(target, cell, bold=number in heads) for cell in row] + [None] * (width - len(row))
        if number in heads or number < first:
            said = [_text(target, text, bold=True) for text in (PROBLEM, ROW)] if number in last_heads else []
            target.append([*kept, *said])
        elif number in left:
            text = "\n".join(dict.fromkeys(filter(None, map(problem_text, left[number]))))
            target.append([*kept, _text(target, text, fill=True), number])


def problem_text(row: RunRow) -> str:
    """Return what is wrong with a row in one text."""
    said = [f"{heading}: {text}" if heading else text for heading, text in row.problems]
    if row.fate == "outside":
        said.insert(0, "พื้นที่ของแถวนี้อยู่นอกเขตที่ท่านดูแล")
    said += [f"อาจเป็นรายการเดียวกับ {one['label']} ({one['ref']})" for one in row.candidates]
    return "\n".join(said)


def _text(sheet: Any, value: Any, *, bold: bool = False, fill: bool = False) -> Any:
    """Return a cell; text is text whatever it begins with."""
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value=None)
    cell.value = FORBIDDEN.sub("", value)
    cell.data_type = "s"
    cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    if fill:
        cell.fill = _RED
    return cell
