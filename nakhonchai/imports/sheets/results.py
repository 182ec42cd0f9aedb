"""What is understood of a sheet: its tables, their columns, and the fate of every row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from nakhonchai.imports.sheets.vocabulary import Field

NOTHING: Mapping[Any, Any] = MappingProxyType({})


def _nothing() -> Mapping[Any, Any]:
    return NOTHING


class RowKind(StrEnum):
    """What a row of a sheet is."""

    DATA = "data"
    CONTINUED = "continued"  # more text of the row above
    BLANK = "blank"
    TITLE = "title"
    HEADER = "header"
    TOTAL = "total"
    SECTION = "section"
    FOOTNOTE = "footnote"
    HIDDEN = "hidden"
    OUTSIDE = "outside"  # of any table

    @property
    def label(self) -> str:
        """The Thai word for it."""
        return _LABELS[self]


_LABELS = {
    RowKind.DATA: "ข้อมูล",
    RowKind.CONTINUED: "ข้อความต่อจากแถวบน",
    RowKind.BLANK: "แถวว่าง",
    RowKind.TITLE: "หัวเรื่อง",
    RowKind.HEADER: "หัวตาราง",
    RowKind.TOTAL: "แถวรวม",
    RowKind.SECTION: "หัวข้อคั่น",
    RowKind.FOOTNOTE: "หมายเหตุท้ายตาราง",
    RowKind.HIDDEN: "แถวที่ซ่อนไว้ ไม่นำเข้าจนกว่าท่านจะเลือก",
    RowKind.OUTSIDE: "อยู่นอกตาราง",
}


@dataclass(frozen=True, slots=True)
class Column:
    """How a column was understood. ``field`` is None where it was not; ``skipped`` says why it is left."""

    index: int
    heading: str
    field: Field | None = None
    confidence: float = 0.0
    how: str = ""
    year: int | None = None
    samples: tuple[str, ...] = ()
    skipped: str = ""
    hidden: bool = False
    parts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the field, "" where the column was not understood or is left out."""
        return self.field.name if self.field is not None and not self.skipped else ""


@dataclass(slots=True)
class Row:
    """One row. ``index`` counts from 0; ``cells`` are by column and hold what stands there or was filled in.

    ``reasons`` says for filled columns where the value came from; ``context`` is what section rows and titles
    say about this row; ``beneath`` is what a hidden row would be.
    """

    index: int
    kind: RowKind
    cells: dict[int, Any]
    context: Mapping[str, str] = field(default_factory=_nothing)
    reasons: Mapping[int, str] = field(default_factory=_nothing)
    warnings: tuple[str, ...] = ()
    errors: tuple[tuple[int, str], ...] = ()
    why: str = ""
    beneath: RowKind | None = None

    @property
    def number(self) -> int:
        """The number that people see beside the row."""
        return self.index + 1


@dataclass
class Table:
    """One table of a sheet."""

    kind: str
    score: float
    alternatives: tuple[tuple[str, float], ...]
    header: tuple[int, int]  # first and last row of the heading
    span: tuple[int, int]  # first and last column
    columns: list[Column]
    rows: list[Row] = field(default_factory=list)
    context: dict[str, str] = field(default_factory=dict)  # what the titles above say
    missing: tuple[str, ...] = ()
    shape: str = ""  # of the heading alone: what choices are remembered by
    signature: str = ""  # of the kind and the heading
    warnings: list[str] = field(default_factory=list)
    form: str = ""  # "ผ.02" where the table has that form

    def of(self, kind: RowKind) -> list[Row]:
        """Return the rows of a kind."""
        return [row for row in self.rows if row.kind is kind]

    @property
    def not_understood(self) -> list[Column]:
        """The columns whose heading says nothing to us."""
        return [one for one in self.columns if one.field is None and not one.skipped]

    @property
    def skipped(self) -> list[Column]:
        """The columns that are left out, with the reason."""
        return [one for one in self.columns if one.skipped]

    def column(self, name: str) -> Column | None:
        """Return the first column of a field."""
        return next((one for one in self.columns if one.name == name), None)


@dataclass
class SheetReading:
    """All that was understood of one sheet. Every row of the sheet is in a table or in ``outside``."""

    name: str
    hidden: bool = False
    tables: list[Table] = field(default_factory=list)
    outside: list[Row] = field(default_factory=list)
    text_boxes: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
