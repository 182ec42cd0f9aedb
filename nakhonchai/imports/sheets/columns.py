"""How each column of a table was understood: its field, how sure, samples, and why it is left out."""

from typing import Any

from nakhonchai.imports.sensitive import sensitive_content, sensitive_heading
from nakhonchai.imports.sheets.grid import Grid, nothing, shown
from nakhonchai.imports.sheets.header import Header
from nakhonchai.imports.sheets.results import Column

SAMPLES = 3
_LOOKED_AT = 200
HIDDEN = "คอลัมน์นี้ถูกซ่อนไว้ในไฟล์ ระบบไม่อ่านจนกว่าท่านจะเลือก"
CHOSEN = "ตามที่ท่านเลือก"
LEFT_OUT = "ระบบไม่เก็บ{what} จึงข้ามคอลัมน์นี้"


def read_columns(grid: Grid, header: Header, span: tuple[int, int]) -> list[Column]:
    """Return the columns of a table from left to right; those that are empty altogether are left out."""
    found = []
    for index in range(span[0], span[1] + 1):
        cells = _below(grid, header.bottom, index)
        parts = header.parts.get(index, ())
        if parts or any(not nothing(cell) for cell in cells):
            found.append(_column(grid, header, index, cells, parts))
    return found


def _below(grid: Grid, bottom: int, index: int) -> list[Any]:
    rows = grid.rows[bottom + 1 : bottom + 1 + _LOOKED_AT]
    return [row[index] for row in rows if index < len(row)]


def _column(grid: Grid, header: Header, index: int, cells: list[Any], parts: tuple[str, ...]) -> Column:
    heading = " – ".join(parts) if parts else f"(คอลัมน์ {letters(index)} ไม่มีหัวตาราง)"
    what = sensitive_heading(" ".join(parts)) or (sensitive_heading(parts[-1]) if parts else "")
    what = what or sensitive_content(cells)
    hit = header.hits.get(index)
    hidden = index in grid.hidden_columns
    left = LEFT_OUT.format(what=what) if what else ""
    if hidden and not what and not grid.take_hidden and not (hit and hit.how == CHOSEN):
        left = HIDDEN
    return Column(
        index=index,
        heading=heading,
        field=hit.field if hit and not left else None,
        confidence=round(min(hit.confidence, 1.0), 2) if hit and not left else 0.0,
        how=hit.how if hit and not left else "",
        year=hit.year if hit else None,
        samples=() if what else _samples(cells),
        skipped=left,
        hidden=hidden,
        parts=parts,
    )


def _samples(cells: list[Any]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for cell in cells:
        if not nothing(cell):
            found.setdefault(sample_of(cell))
            if len(found) == SAMPLES:
                break
    return tuple(found)


def sample_of(cell: Any) -> str:
    """Return a cell as it stands among the samples of its column."""
    return shown(cell, 40)


def letters(index: int) -> str:
    """Return the letters that people see above a column: 0 is A, 26 is AA."""
    text = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text
