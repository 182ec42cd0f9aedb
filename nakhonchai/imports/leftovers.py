"""The rows that a run left over, as a workbook of the same layout with what is wrong beside each."""

from collections import defaultdict
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill

from nakhonchai.imports.enums import LEFT_OVER
from nakhonchai.imports.models import Run, RunRow
from nakhonchai.records.registry import resource_named
from nakhonchai.records.resources import RecordResource
from nakhonchai.records.writers import FORBIDDEN

PROBLEM = "สิ่งที่ต้องแก้ไข"
ROW = "แถวในไฟล์เดิม"
_RED = PatternFill("solid", fgColor="FDE2DD")


def make_leftovers(run: Run) -> bytes:
    """Return the workbook. Mended, it can be sent as it is: the added columns are not read."""
    by_kind: dict[str, list[RunRow]] = defaultdict(list)
    for row in run.rows.filter(fate__in=LEFT_OVER).order_by("pk"):
        by_kind[row.kind].append(row)
    book = Workbook(write_only=True)
    for kind, rows in by_kind.items():
        _write(book, resource_named(kind)(), rows)
    if not by_kind:
        book.create_sheet("ไม่มีแถวค้าง")
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _write(book: Any, resource: RecordResource, rows: list[RunRow]) -> None:
    sheet = book.create_sheet(resource.sheet)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 60, 14
    names = [name for name in resource._meta.fields if any(name in row.data for row in rows)]
    # Every column that a new row needs is there, even where nobody filled it in.
    names = [name for name in resource._meta.fields if name in names or resource.fields[name].required]
    head = [PROBLEM, ROW, *(resource.fields[name].heading for name in names)]
    sheet.append([_text(sheet, cell, bold=True) for cell in head])
    for row in rows:
        cells = [_text(sheet, problem_text(row), fill=True), row.number]
        sheet.append(cells + [_text(sheet, row.data.get(name)) for name in names])


def problem_text(row: RunRow) -> str:
    """Return what is wrong with a row in one text."""
    said = [f"{heading}: {text}" if heading else text for heading, text in row.problems]
    if row.fate == "outside":
        said.insert(0, "พื้นที่ของแถวนี้อยู่นอกเขตที่ท่านดูแล")
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
