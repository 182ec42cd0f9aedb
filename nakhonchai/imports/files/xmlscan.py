"""A pass over the XML inside a workbook with the standard library's parser, before any other parser sees it.

It refuses every DTD (in any encoding), broken and deep XML, and finds where the filled cells end, so that a
reader that lays out whole rectangles is never asked for a rectangle it cannot hold.
"""

import re
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from nakhonchai.imports.files import limits
from nakhonchai.imports.files.limits import RefusedFileError

_ADDRESS = re.compile(r"^([A-Za-z]{1,3})([0-9]{1,7})$")
MAX_NOTED = 2_000


@dataclass
class SheetScan:
    """What was seen in a sheet beside its values."""

    last_row: int = 0
    last_column: int = 0
    hidden_rows: int = 0
    error_cells: list[tuple[int, int]] = field(default_factory=list)  # (row, column) from 1


class Scanner:
    """Refuses DTDs, broken XML and deep XML."""

    def __init__(self) -> None:
        self.scan = SheetScan()
        self.depth = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def feed(self, piece: bytes) -> None:
        """Look at the next bytes."""
        try:
            self.parser.Parse(piece, False)
        except expat.ExpatError as problem:
            raise RefusedFileError(limits.DAMAGED) from problem

    def close(self) -> None:
        """Look at the end."""
        try:
            self.parser.Parse(b"", True)
        except expat.ExpatError as problem:
            raise RefusedFileError(limits.DAMAGED) from problem

    def _doctype(self, *args: Any) -> None:
        raise RefusedFileError(limits.HAS_DTD)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > limits.MAX_DEPTH:
            raise RefusedFileError(limits.DAMAGED)

    def _end(self, name: str) -> None:
        self.depth -= 1

    def filled(self, row: int, column: int) -> None:
        """Note a filled cell; refuse one that stands too far out."""
        if row > limits.MAX_LAST_ROW:
            raise RefusedFileError(limits.TOO_MANY_ROWS)
        if column > limits.MAX_COLUMNS:
            raise RefusedFileError(limits.TOO_MANY_COLUMNS)
        self.scan.last_row = max(self.scan.last_row, row)
        self.scan.last_column = max(self.scan.last_column, column)


class XlsxSheetScanner(Scanner):
    """One sheet of an xlsx workbook."""

    def __init__(self) -> None:
        super().__init__()
        self.row = self.column = 0
        self.in_cell = False

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        super()._start(name, attributes)
        local = name.rpartition(":")[2]
        if self.depth == 1 and local != "worksheet":
            raise RefusedFileError(limits.DAMAGED)
        if local == "c":
            self._cell(attributes)
        elif local == "row":
            self._row(attributes)
        elif self.in_cell and local in ("v", "is", "f"):
            # A cell without a value is only a style, and whole columns are styled.
            self.in_cell = False
            self.filled(self.row, self.column)

    def _row(self, attributes: dict[str, str]) -> None:
        given = attributes.get("r", "")
        self.row = int(given) if given.isdecimal() and len(given) < 8 else self.row + 1
        self.column = 0
        self.scan.hidden_rows += attributes.get("hidden") in ("1", "true")

    def _cell(self, attributes: dict[str, str]) -> None:
        self.in_cell = True
        self.column += 1
        found = _ADDRESS.match(attributes.get("r", ""))
        if found:
            self.column = _column_number(found[1])
            self.row = int(found[2])
        if attributes.get("t") == "e" and len(self.scan.error_cells) < MAX_NOTED:
            self.scan.error_cells.append((self.row, self.column))


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


class OdsScanner(Scanner):
    """The content of an OpenDocument spreadsheet, in which one cell may stand for millions."""

    def __init__(self) -> None:
        super().__init__()
        self.row = self.column = 0
        self.row_repeat = 1

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        super()._start(name, attributes)
        local = name.rpartition(":")[2]
        if local == "table":
            self.row = 0
        elif local == "table-row":
            self.row_repeat = _repeat(attributes, "rows")
            self.row, self.column = self.row + self.row_repeat, 0
        elif local in ("table-cell", "covered-table-cell"):
            self.column += _repeat(attributes, "columns")
            if any(key.endswith((":value-type", ":formula")) for key in attributes):
                self.filled(self.row, self.column)


def _repeat(attributes: dict[str, str], what: str) -> int:
    given = next(
        (value for key, value in attributes.items() if key.endswith(f":number-{what}-repeated")), "1"
    )
    return int(given) if given.isdecimal() and len(given) < 12 else 1
