"""Sheets of our own template and exports: headings word for word, cells exactly as we wrote them."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from nakhonchai.imports.files.sensitive import ERROR_MARK
from nakhonchai.imports.reading import ReadSheet
from nakhonchai.records.resources import RecordResource
from nakhonchai.thai import normalise, search_key

HEADING_ROWS = 15
LONGEST_KEPT = 120  # letters of a heading that is remembered
ENOUGH = 2  # known headings that make a row the heading of a table


@dataclass
class CellRow:
    """One row of a table: its number as people see it, and its cells by field name."""

    number: int
    cells: dict[str, Any]
    overflow: bool = False
    broken: bool = False  # a cell outside the columns that are read holds an error of a formula
    token: str = ""


@dataclass
class Understood:
    """What one sheet holds. ``resource`` is None where it is no table of ours."""

    name: str
    resource: RecordResource | None = None
    heading_row: int = 0
    columns: dict[str, int] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    sensitive: list[str] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: int = 0
    rows: list[CellRow] = field(default_factory=list)

    def summary(self) -> dict[str, Any]:
        """Return what the page tells about the sheet."""
        return {
            "name": self.name,
            "kind": self.resource.sheet if self.resource else "",
            "heading_row": self.heading_row,
            "rows": len(self.rows),
            "unknown": self.unknown,
            "unread": self.unread,
            "sensitive": self.sensitive,
            "hidden": self.hidden,
            "hidden_rows": self.hidden_rows,
        }


def heading_key(cell: Any) -> str:
    """Return what is compared of a heading: no blanks, line ends, marks or tone."""
    if not isinstance(cell, str):
        return ""
    return _heading_key(cell) if len(cell) <= LONGEST_KEPT else _made_heading_key(cell)


@lru_cache(maxsize=2048)  # the headings of all our sheets are compared with each of the first rows
def _heading_key(text: str) -> str:
    return _made_heading_key(text)


def _made_heading_key(text: str) -> str:
    return search_key(re.sub(r"\*|\(จำเป็น\)", "", text))


def understand_own(sheet: ReadSheet, resources: list[RecordResource]) -> Understood | None:
    """Return what a sheet of ours holds, None where it is no sheet of ours: neither refs nor our title."""
    found = _understand(sheet, resources)
    if found.resource is None:
        return None
    _take_columns(found, sheet)
    ours = "ref" in found.columns or normalise(sheet.name) == found.resource.sheet
    if not ours or _only_refs(found):
        return None
    _take_rows(found, sheet)
    return found


def _only_refs(found: Understood) -> bool:
    return len(found.columns) < ENOUGH


def _understand(sheet: ReadSheet, resources: list[RecordResource]) -> Understood:
    result = Understood(
        sheet.name, hidden=sheet.hidden, hidden_rows=len(sheet.hidden_rows), sensitive=sheet.sensitive
    )
    best: tuple[int, int, int] = (0, 0, 0)
    for index, row in enumerate(sheet.rows[:HEADING_ROWS]):
        keys = {heading_key(cell) for cell in row} - {""}
        for place, resource in enumerate(resources):
            known = len(keys & set(_headings(resource)))
            named = int(normalise(sheet.name) == resource.sheet)
            if known >= ENOUGH and (known, named, -place) > best:
                best = (known, named, -place)
                result.resource, result.heading_row = resource, index + 1
    return result


def _headings(resource: RecordResource) -> dict[str, str]:
    """Return field name by heading key."""
    return {heading_key(column.heading): name for name, column in resource.fields.items()}


def _take_columns(result: Understood, sheet: ReadSheet) -> None:
    resource = result.resource
    if resource is None:
        return
    known = _headings(resource)
    cells = sheet.rows[result.heading_row - 1]
    # The headings of sensitive columns were emptied with the rest only below the heading.
    sensitive = {heading_key(name) for name in sheet.sensitive}
    counted = Counter(heading_key(cell) for cell in cells)
    for index, cell in enumerate(cells):
        key, shown = heading_key(cell), normalise(str(cell))[:60] if cell not in ("", None) else ""
        name = known.get(key, "")
        if not key or key in sensitive:
            continue
        if not name:
            result.unknown.append(shown)
        elif counted[key] > 1:
            if resource.fields[name].heading not in result.doubled:
                result.doubled.append(resource.fields[name].heading)
        elif resource.fields[name].readonly:
            result.unread.append(shown)
        else:
            result.columns[name] = index


def _take_rows(result: Understood, sheet: ReadSheet) -> None:
    width = len(sheet.rows[result.heading_row - 1])
    used = {index: name for name, index in result.columns.items()}
    for at, row in enumerate(sheet.rows[result.heading_row :], result.heading_row):
        cells = {used[index]: cell for index, cell in enumerate(row) if index in used and not _blank(cell)}
        overflow = any(not _blank(cell) for cell in row[width:])
        if cells or any(not _blank(cell) for cell in row):
            broken = any(cell == ERROR_MARK for index, cell in enumerate(row) if index not in used)
            result.rows.append(CellRow(at + 1, cells, overflow, broken, sheet.tokens.get(at, "")))


def _blank(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def heading_problems(table: Understood) -> list[str]:
    """Return what must be put right in the headings before any row can be read."""
    where = f"แผ่น “{table.name}” " if table.name else ""
    return [f"{where}มีหัวตาราง “{name}” มากกว่าหนึ่งคอลัมน์ โปรดเหลือไว้คอลัมน์เดียว" for name in table.doubled]
