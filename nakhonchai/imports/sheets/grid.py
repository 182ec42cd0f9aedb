"""What a reader hands over: a sheet as plain cells with what is known of its look; nothing understood yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from nakhonchai.thai import is_blank

ERROR_MARKS = frozenset(
    {"#ERROR!", "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
)
MAX_MERGES = 20_000
_LONGEST_INVISIBLE = 20
_MAY_BE_INVISIBLE = frozenset("_\x7f\x80\x85\xa0\xad")


class Merge(NamedTuple):
    """A block of merged cells; rows and columns count from 0, both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Grid:
    """One sheet. Cells are text, numbers, true, false, dates or empty; rows may differ in length."""

    name: str = ""
    rows: Sequence[Sequence[Any]] = ()
    merges: Sequence[tuple[int, int, int, int]] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    take_hidden: bool = False  # whether hidden columns are read too
    text_boxes: tuple[str, ...] = ()
    # Headings of columns whose cells were emptied before the grid was handed over.
    emptied: tuple[str, ...] = ()
    width: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.width = max(map(len, self.rows), default=0)

    def cell(self, row: int, column: int) -> Any:
        """Return a cell, "" where there is none."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]

    def filled(self, row: int, first: int, last: int) -> list[tuple[int, Any]]:
        """Return (column, cell) for the cells of a row that hold something."""
        cells = enumerate(self.rows[row][first : last + 1], first)
        return [(at, cell) for at, cell in cells if not nothing(cell)]

    def blocks(self) -> Iterator[Merge]:
        """Yield the merged blocks that lie within the cells."""
        for top, left, bottom, right in list(self.merges)[:MAX_MERGES]:
            block = Merge(
                max(top, 0), max(left, 0), min(bottom, len(self.rows) - 1), min(right, self.width - 1)
            )
            if block.top <= block.bottom and block.left <= block.right and block[:2] != block[2:]:
                yield block


def nothing(cell: Any) -> bool:
    """Whether nothing visible stands in a cell."""
    if cell is None:
        return True
    if cell.__class__ is not str:
        return False
    if not cell:
        return True
    if "!" <= cell[0] <= "๛" and cell[0] not in _MAY_BE_INVISIBLE:
        return False
    return cell.isspace() or (len(cell) <= _LONGEST_INVISIBLE and is_blank(cell))


def is_error(cell: Any) -> bool:
    """Whether a cell holds the error of a formula."""
    return isinstance(cell, str) and cell.startswith("#") and cell.strip().upper() in ERROR_MARKS


def shown(cell: Any, longest: int = 60) -> str:
    """Return a cell as it may be shown to a person: one line, never long."""
    if isinstance(cell, float) and cell == cell and abs(cell) < 1e15 and cell == int(cell):
        cell = int(cell)
    text = " ".join(str(cell)[: longest * 4].replace("_x000D_", " ").split())
    return text if len(text) <= longest else text[: longest - 1] + "…"
