"""The form ผ.02 as a workbook: A4 lying, fit to the width, text never as a formula."""

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from plans.por02 import COLUMNS_AFTER, COLUMNS_BEFORE, OURS, Form, table_rows

WIDTHS = (6, 34, 30, 26)
YEAR, TEXT, OWN = 13, 24, 12
THIN = Side(style="thin", color="FF8A8A8A")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
HEAD = PatternFill("solid", fgColor="FFF3E9DC")
WRAPPED = Alignment(wrap_text=True, vertical="top")
MIDDLE = Alignment(wrap_text=True, vertical="center", horizontal="center")


def make_file(form: Form) -> bytes:
    """Return the form as xlsx."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "ผ.02"
    for title in form.titles:
        _put(sheet, [title], Font(bold=True))
    for row in table_rows(form):
        number = _put(sheet, row)
        _dress(sheet, number, row, form)
    _set_page(sheet, form)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _put(sheet: Worksheet, row: list[Any], font: Font | None = None) -> int:
    number = sheet.max_row + (1 if sheet.cell(1, 1).value is not None else 0)
    for column, value in enumerate(row, start=1):
        if value is None or value == "":
            continue
        cell: Any = sheet.cell(number, column, value)
        if isinstance(value, str):
            cell.data_type = "s"
            cell.number_format = "@"
        else:
            cell.number_format = "#,##0.##" if column > len(COLUMNS_BEFORE) else "0"
        if font is not None:
            cell.font = font
    return number


def _dress(sheet: Any, number: int, row: list[Any], form: Form) -> None:
    """Give a row its lines; headings also their colour, and the blocks that are one cell."""
    if len(row) == 1:
        sheet.cell(number, 1).font = Font(bold=True)
        return
    first, last = len(COLUMNS_BEFORE) + 1, len(COLUMNS_BEFORE) + len(form.years)
    is_head, is_years = row[0] == COLUMNS_BEFORE[0], row[0] is None
    for column in range(1, last + 2 + len(COLUMNS_AFTER) + len(OURS) + len(form.levels)):
        cell = sheet.cell(number, column)
        cell.border, cell.alignment = BOX, MIDDLE if is_head or is_years else WRAPPED
        if is_head or is_years:
            cell.fill, cell.font = HEAD, Font(bold=True)
            if is_years:
                cell.number_format = "0"
    if is_head and last > first:
        sheet.merge_cells(start_row=number, end_row=number, start_column=first, end_column=last)
    if is_years:
        for column in [*range(1, first), *range(last + 1, len(row) + 20)]:
            if sheet.cell(number - 1, column).value is not None:
                sheet.merge_cells(
                    start_row=number - 1, end_row=number, start_column=column, end_column=column
                )


def _set_page(sheet: Any, form: Form) -> None:
    widths = [*WIDTHS, *[YEAR] * (len(form.years) + 1), *[TEXT] * len(COLUMNS_AFTER), *[OWN] * len(OURS)]
    for column, width in enumerate([*widths, *[TEXT] * len(form.levels)], start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
