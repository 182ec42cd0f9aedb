"""From a grid of cells to tables with columns and rows that have a fate. The way in to this package."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nakhonchai.imports.sheets.columns import HIDDEN
from nakhonchai.imports.sheets.grid import Grid, shown
from nakhonchai.imports.sheets.header import Header, HeaderFinder
from nakhonchai.imports.sheets.headings import Vocabulary
from nakhonchai.imports.sheets.por02 import recognise
from nakhonchai.imports.sheets.results import Row, RowKind, SheetReading, Table
from nakhonchai.imports.sheets.signature import Choice, shape_of, signature_of
from nakhonchai.imports.sheets.tables import TableReader
from nakhonchai.imports.sheets.totals import reconcile

MAX_TABLES = 40
_FEW = 60  # rows that are looked at for empty columns between two tables


@dataclass(frozen=True)
class Chosen:
    """A table as a person marked it: rows of the heading, columns, kind and fields."""

    top: int
    bottom: int
    first: int
    last: int
    choice: Choice


def understand(
    grid: Grid,
    vocabulary: Vocabulary | None = None,
    choices: Mapping[str, Choice] | None = None,
    chosen: Iterable[Chosen] = (),
) -> SheetReading:
    """Return what a sheet holds. Every row of it is in a table (or several, side by side) or outside.

    ``choices`` are those remembered by shape; ``chosen`` is what a person marked in this very sheet.
    """
    reading = SheetReading(grid.name, grid.hidden, text_boxes=grid.text_boxes, emptied=grid.emptied)
    finder = HeaderFinder(grid, vocabulary or Vocabulary(), choices)
    marked = list(chosen)
    if marked:
        for one in marked:
            header = finder.chosen(one.top, one.bottom, one.first, one.last, one.choice)
            reading.tables += _read_down(grid, finder, (one.first, one.last), header, start=0)
    else:
        for span in _spans(grid, finder):
            reading.tables += _read_down(grid, finder, span, finder.find(0, *span), start=0)
    for table in reading.tables:
        recognise(table, grid.name)
        reconcile(table)
    _leave_over(grid, reading)
    _note(grid, reading)
    return reading


def _read_down(
    grid: Grid, finder: HeaderFinder, span: tuple[int, int], header: Header | None, start: int
) -> list[Table]:
    """Read a table and those below it in the same columns."""
    tables: list[Table] = []
    while header is not None and len(tables) < MAX_TABLES:
        reader = TableReader(grid, finder, header, start, span)
        table = reader.read()
        table.shape = shape_of(header.parts)
        table.signature = signature_of(header.kind, header.parts)
        tables.append(table)
        start, header = (table.rows[-1].index + 1 if table.rows else 0), reader.next_header
    return tables


def _spans(grid: Grid, finder: HeaderFinder) -> list[tuple[int, int]]:
    """Return the columns of tables that stand side by side; one span where there is one table."""
    whole = (0, max(grid.width - 1, 0))
    if not grid.rows:
        return []
    blocks = _column_blocks(grid)
    if len(blocks) < 2:
        return [whole]
    headed = [(span, finder.find(0, *span)) for span in blocks]
    if all(header is not None and not _lacks(header, finder) for _, header in headed):
        return blocks
    return [whole]


def _lacks(header: Header, finder: HeaderFinder) -> bool:
    """Whether a block of columns could not stand as a table by itself."""
    names = {hit.field.name for hit in header.hits.values()}
    return not all(names & set(need) for need in finder.vocabulary.kinds[header.kind].kind.needs)


def _column_blocks(grid: Grid) -> list[tuple[int, int]]:
    used: set[int] = set()
    for index in range(min(len(grid.rows), _FEW)):
        filled = grid.filled(index, 0, grid.width)
        if len(filled) > 1:  # titles over both tables stand alone in their row
            used.update(at for at, _ in filled)
    blocks: list[tuple[int, int]] = []
    for column in sorted(used):
        if blocks and column == blocks[-1][1] + 1:
            blocks[-1] = (blocks[-1][0], column)
        else:
            blocks.append((column, column))
    return [block for block in blocks if block[1] > block[0]] if all(b[1] > b[0] for b in blocks) else []


def _leave_over(grid: Grid, reading: SheetReading) -> None:
    seen = {row.index for table in reading.tables for row in table.rows}
    for index in range(len(grid.rows)):
        if index not in seen:
            filled = grid.filled(index, 0, grid.width)
            kind = RowKind.OUTSIDE if filled else RowKind.BLANK
            why = shown(" ".join(shown(cell) for _, cell in filled[:6]))
            reading.outside.append(Row(index, kind, {}, why=why))


def _note(grid: Grid, reading: SheetReading) -> None:
    """Say what was seen and not taken silently."""
    notes = reading.notes
    if grid.hidden:
        notes.append("แผ่นนี้ถูกซ่อนไว้ในไฟล์ ระบบไม่นำเข้าจนกว่าท่านจะเลือก")
    if not reading.tables and any(row.kind is RowKind.OUTSIDE for row in reading.outside):
        notes.append("ไม่พบหัวตารางที่รู้จัก โปรดชี้แถวหัวตารางและบอกว่าแผ่นนี้เก็บอะไร")
    hidden = sorted({row.number for table in reading.tables for row in table.of(RowKind.HIDDEN)})
    if hidden:
        notes.append(f"มีแถวที่ซ่อนไว้ {len(hidden):,} แถว (แถว {_some(hidden)}) ระบบไม่นำเข้าจนกว่าท่านจะเลือก")
    columns = [one.heading for table in reading.tables for one in table.columns if one.hidden]
    if columns:
        read = "ระบบอ่านด้วยตามที่ท่านเลือก" if grid.take_hidden else "ระบบไม่อ่านจนกว่าท่านจะเลือก"
        notes.append(f"มีคอลัมน์ที่ซ่อนไว้: {', '.join(columns[:10])} {read}")
    notes += [f"มีกล่องข้อความที่ไม่ใช่ตาราง: “{shown(text, 120)}”" for text in grid.text_boxes[:10]]
    skipped = [one for table in reading.tables for one in table.skipped if one.skipped != HIDDEN]
    notes += [f"คอลัมน์ “{one.heading}”: {one.skipped}" for one in skipped]
    notes += [f"คอลัมน์ “{shown(heading)}” มีข้อมูลที่ระบบไม่เก็บ จึงข้ามไป" for heading in grid.emptied]
    if len(reading.tables) > 1:
        notes.append(f"แผ่นนี้มี {len(reading.tables)} ตาราง")


def _some(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:8])) + (" …" if len(numbers) > 8 else "")
