"""Cells that hold a value without showing it: in a merged block, below a value written once, ditto marks."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from nakhonchai.imports.sheets.grid import Grid, nothing, shown
from nakhonchai.imports.sheets.results import NOTHING, Column, Row, RowKind
from nakhonchai.imports.sheets.vocabulary import Reads

FROM_MERGE = "จากช่องที่ผสานไว้ (แถว {number})"
FROM_ABOVE = "เว้นว่างไว้ ใช้ค่าจากแถว {number} ข้างบน"
FROM_DITTO = "เครื่องหมายซ้ำ ใช้ค่าจากแถว {number} ข้างบน"
ONCE = "{heading}: ช่องที่ผสานหลายแถวนับครั้งเดียวที่แถว {number}"
_MARKS = ('"', "''", "“", "”", "〃", "ๆ", '" "', '-"-', "”“", "“”", "เช่นเดียวกัน", "ข้างบน")
_DITTO = frozenset(form for mark in _MARKS for form in (mark, f" {mark}", f"{mark} ", f" {mark} "))
# What is copied to every row of a merged block. Numbers and telephones are not: they would count twice.
_COPIED = frozenset(
    {
        Reads.PLACE,
        Reads.NAME,
        Reads.CHOICE,
        Reads.TEXT,
        Reads.LINES,
        Reads.ROLE,
        Reads.YEAR,
        Reads.DATE,
        Reads.PERIOD,
    }
)
_COUNTED = frozenset({Reads.MONEY, Reads.INTEGER, Reads.DECIMAL})
_MIN_BLANK, _DISTINCT = 0.2, 0.9
_PLACE_ORDER = ("province", "district", "subdistrict")


def is_ditto(cell: Any) -> bool:
    """Whether a cell means "the same as above"."""
    return isinstance(cell, str) and cell in _DITTO


def fill_merged(
    grid: Grid, columns: Mapping[int, Column], rows: Mapping[int, Row], name_column: int | None
) -> None:
    """Give the rows of merged blocks the value of their first row, and say so."""
    for block in grid.blocks():
        column = columns.get(block.left)
        value = grid.cell(block.top, block.left)
        if column is None or column.field is None or block.top == block.bottom or nothing(value):
            continue
        reads = column.field.reads
        copied = reads in _COPIED and block.left != name_column
        for index in range(block.top + 1, block.bottom + 1):
            row = rows.get(index)
            if row is None or block.left in row.cells or (row.beneath or row.kind) is not RowKind.DATA:
                continue
            if copied:
                _give(row, block.left, value, FROM_MERGE.format(number=block.top + 1))
            elif reads in _COUNTED:
                row.warnings = (*row.warnings, ONCE.format(heading=column.heading, number=block.top + 1))


def fill_from_above(columns: Iterable[Column], rows: Sequence[Row]) -> None:
    """Fill blanks below a value, in columns that were written that way, and ditto marks in all columns."""
    data = [row for row in rows if (row.beneath or row.kind) is RowKind.DATA]
    known = [column for column in columns if column.name]
    if any(not _DITTO.isdisjoint(row.cells.values()) for row in data):
        for column in known:
            _fill_ditto(column, data)
    written_once = [
        column for column in known if column.field and column.field.fills and _is_written_once(column, data)
    ]
    places = {column.name: column.index for column in known if column.name in _PLACE_ORDER}
    for column in written_once:
        above = _places_above(column.name, places)
        _fill_column(column, data, above)


def _fill_ditto(column: Column, rows: Sequence[Row]) -> None:
    last: tuple[Any, int] | None = None
    for row in rows:
        cell = row.cells.get(column.index)
        if cell is None:
            continue
        if not is_ditto(cell):
            last = (cell, row.number)
        elif last is not None:
            row.cells[column.index] = last[0]
            row.reasons = {**row.reasons, column.index: FROM_DITTO.format(number=last[1])}


def _is_written_once(column: Column, rows: Sequence[Row]) -> bool:
    """Whether the first row has a value, many others are blank, and each value stands there once."""
    if not rows or column.index not in rows[0].cells:
        return False
    count = sum(column.index in row.cells for row in rows)
    if len(rows) - count < max(1, len(rows) * _MIN_BLANK):
        return False
    values = [shown(row.cells.get(column.index, "")) for row in rows]
    filled = [value for value in values if value]
    if (
        not filled
        or len(filled) == len(values)
        or len(values) - len(filled) < max(1, len(values) * _MIN_BLANK)
    ):
        return False
    if len(filled) == 1 and column.name not in _PLACE_ORDER:
        return False
    if len(set(filled)) < len(filled) * _DISTINCT:
        return False  # a value that comes again and again was written wherever it was meant
    return column.name != "moo" or _rises(filled)


def _rises(values: Sequence[str]) -> bool:
    numbers = [int(value) for value in values if value.isdecimal()]
    return len(numbers) == len(values) > 1 and numbers == sorted(numbers)


def _places_above(name: str, places: Mapping[str, int]) -> list[int]:
    if name in ("moo", "place_name"):
        return list(places.values())
    if name not in _PLACE_ORDER:
        return []
    return [at for level, at in places.items() if _PLACE_ORDER.index(level) < _PLACE_ORDER.index(name)]


def _fill_column(column: Column, rows: Sequence[Row], above: Sequence[int]) -> None:
    last: tuple[Any, int, Mapping[str, str]] | None = None
    for row in rows:
        cell = row.cells.get(column.index)
        if cell is not None:
            last = (cell, row.number, row.context)
            continue
        # A new district above a blank subdistrict, or a new section, ends what was written before.
        changed = any(at in row.cells and at not in row.reasons for at in above)
        if last is None or changed or last[2] is not row.context:
            last = None
        else:
            _give(row, column.index, last[0], FROM_ABOVE.format(number=last[1]))


def _give(row: Row, column: int, value: Any, reason: str) -> None:
    row.cells[column] = value
    if row.reasons is NOTHING:
        row.reasons = {}
    row.reasons = {**row.reasons, column: reason}
