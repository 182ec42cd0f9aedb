"""Reading one table: from its heading down, row by row, to where the next table begins."""

from collections.abc import Mapping
from typing import Any

from nakhonchai.imports.sheets import rowkinds
from nakhonchai.imports.sheets.columns import read_columns
from nakhonchai.imports.sheets.context import merged, read_context
from nakhonchai.imports.sheets.filling import fill_from_above, fill_merged
from nakhonchai.imports.sheets.grid import Grid, is_error, shown
from nakhonchai.imports.sheets.header import Header, HeaderFinder, same_headings
from nakhonchai.imports.sheets.headings import heading_text
from nakhonchai.imports.sheets.results import NOTHING, Column, Row, RowKind, Table
from nakhonchai.imports.sheets.vocabulary import Reads

_LONG = 45  # letters of a text that is rather a note than the name of a section
_BETWEEN = (RowKind.TITLE, RowKind.SECTION, RowKind.BLANK, RowKind.FOOTNOTE)


class TableReader:
    """Reads the table under one heading. ``start`` is the first row that belongs to it (its titles)."""

    def __init__(
        self, grid: Grid, finder: HeaderFinder, header: Header, start: int, span: tuple[int, int]
    ) -> None:
        self.grid, self.finder, self.header, self.start = grid, finder, header, start
        self.kind = finder.vocabulary.kinds[header.kind].kind
        self.first, self.last = span
        self.columns = read_columns(grid, header, span)
        self.by_index: dict[int, Column] = {column.index: column for column in self.columns}
        self.order = {column.index for column in self.columns if column.name == "order"}
        self.wanted = frozenset(column.index for column in self.columns if not column.skipped)
        self.name_column = self._name_column()
        self.context: Mapping[str, str] = NOTHING
        self.titles: set[str] = set()
        self.rows: list[Row] = []
        self.next_header: Header | None = None
        self._across = self._merged_across()
        self._marks = self._heading_marks()

    def read(self) -> Table:
        """Return the table."""
        self._read_titles()
        title_context = dict(self.context)
        self._read_body()
        self._finish()
        return Table(
            kind=self.header.kind,
            score=self.header.score,
            alternatives=self.header.alternatives,
            header=(self.header.top, self.header.bottom),
            span=(self.first, self.last),
            columns=self.columns,
            rows=self.rows,
            context=title_context,
            missing=self._missing(),
        )

    # --- before the body --------------------------------------------------------------------

    def _name_column(self) -> int | None:
        needed = [name for need in self.kind.needs for name in need]
        for name in needed:
            for column in self.columns:
                if column.name == name:
                    return column.index
        return None

    def _missing(self) -> tuple[str, ...]:
        kind = self.kind
        names = {column.name for column in self.columns}
        lacking = [need for need in kind.needs if not names & set(need)]
        return tuple(
            " หรือ ".join(dict.fromkeys(field.label for name in need if (field := kind.field(name))))
            for need in lacking
        )

    def _merged_across(self) -> dict[int, int]:
        """Return row → the last column of the block that begins the row and covers most of it."""
        found = {}
        for block in self.grid.blocks():
            if (
                block.right - block.left + 1 >= max(3, (self.last - self.first + 1) // 2)
                and block.left >= self.first
            ):
                found[block.top] = block.right
        return found

    def _heading_marks(self) -> list[tuple[int, str]]:
        row = self.grid.filled(self.header.top, self.first, self.last)
        return [(at, cell) for at, cell in row if isinstance(cell, str) and at not in self.order][:2] or [
            (at, cell) for at, cell in row if isinstance(cell, str)
        ][:2]

    def _read_titles(self) -> None:
        for index in range(self.start, self.header.top):
            filled = self.grid.filled(index, self.first, self.last)
            text = rowkinds.words_of(filled)
            if text:
                self.titles.add(text)
                self._say(text)
            self._add(index, RowKind.TITLE if filled else RowKind.BLANK, {}, why=shown(text))
        for index in range(self.header.top, self.header.bottom + 1):
            self._add(index, RowKind.HEADER, {})

    def _say(self, text: str) -> None:
        said = read_context(text)
        if said:
            self.context = merged(self.context, said)

    # --- the body ---------------------------------------------------------------------------

    def _read_body(self) -> None:
        index, end = self.header.bottom + 1, len(self.grid.rows)
        rows, first, last = self.grid.rows, self.first, self.last
        while index < end:
            filled = self.grid.filled(index, first, last)
            if len(filled) > 3 and not self._looks_special(rows[index], filled):
                self._data(index, filled)
                index += 1
                continue
            if height := self._repeats(index):
                for line in range(index, index + height):
                    self._add(line, RowKind.HEADER, {}, why="หัวตารางซ้ำ")
                index += height
                continue
            if self._begins_another(index, filled):
                return
            self._special(index, filled)
            index += 1

    def _looks_special(self, row: Any, filled: list[tuple[int, Any]]) -> bool:
        """Whether a full row needs a closer look: it may repeat the heading, begin another, or be a total."""
        for at, mark in self._marks:
            if at < len(row) and row[at] == mark:
                return True
        before = self.rows[-1].kind
        if before is not RowKind.DATA and before is not RowKind.CONTINUED:
            return True
        for _, cell in filled:
            if cell.__class__ is str:
                return rowkinds.may_be_special(cell)
        return False

    def _repeats(self, index: int) -> int:
        """Return how many lines of the heading stand here again."""
        header = self.header
        here = [heading_text(cell) for cell in self.grid.rows[index][self.first : self.last + 1]]
        there = [heading_text(cell) for cell in self.grid.rows[header.top][self.first : self.last + 1]]
        if sum(map(bool, here)) < 2 or not same_headings(there, here):
            return 0
        height = 1
        for line in range(1, header.bottom - header.top + 1):
            if index + line >= len(self.grid.rows):
                break
            below = [heading_text(cell) for cell in self.grid.rows[index + line][self.first : self.last + 1]]
            there = [
                heading_text(cell) for cell in self.grid.rows[header.top + line][self.first : self.last + 1]
            ]
            if not same_headings(there, below):
                break
            height += 1
        return height

    def _begins_another(self, index: int, filled: list[tuple[int, Any]]) -> bool:
        """Whether another table begins here. Only after a row that is no data: there tables are parted."""
        if self.rows[-1].kind is RowKind.DATA or self.rows[-1].kind is RowKind.HEADER or len(filled) < 2:
            return False
        words = [cell for _, cell in filled if isinstance(cell, str)]
        known = sum(self.finder.vocabulary.known(heading_text(word)) for word in words)
        if known < 2 or known < len(filled) * 0.5:
            return False
        found = self.finder.at(index, self.first, self.last)
        if found is None:
            return False
        self.next_header = found
        return True

    def _special(self, index: int, filled: list[tuple[int, Any]]) -> None:
        """Decide about a row that is short or begins with a word of totals and notes."""
        own = [(at, cell) for at, cell in filled if at not in self.order or not rowkinds.is_order(cell)]
        if not filled:
            self._add(index, RowKind.BLANK, {})
        elif not own:
            self._add(index, RowKind.BLANK, {}, why="มีแต่ลำดับที่")
        elif rowkinds.is_total(own):
            self._add(index, RowKind.TOTAL, dict(filled), why=shown(rowkinds.words_of(own)))
        elif (kind := self._alone(index, own)) is not None:
            text = rowkinds.words_of(own)
            if kind is RowKind.SECTION or kind is RowKind.TITLE:
                self._say_section(text)
            self._add(index, kind, {}, why=shown(text))
        elif self._continues(own):
            self._add(index, RowKind.CONTINUED, dict(own), why="ข้อความต่อจากแถวบน")
        else:
            self._data(index, filled)

    def _alone(self, index: int, own: list[tuple[int, Any]]) -> RowKind | None:
        """Return what a row is whose text stands alone, or None where it is data."""
        texts = [(at, cell) for at, cell in own if isinstance(cell, str)]
        if len(own) > 2 or not texts or (len(own) == 2 and not self._says_place(own)):
            return self._note(own)
        at, text = texts[0][0], rowkinds.words_of(own)
        wide = index in self._across
        if rowkinds.is_footnote(text):
            return RowKind.FOOTNOTE
        if text in self.titles:
            return RowKind.TITLE
        if self._is_section(at, text, wide):
            return RowKind.SECTION
        column = self.by_index.get(at)
        named = at == self.name_column or (
            column is not None and column.name in ("given_name", "full_name", "name")
        )
        if named and not wide and not rowkinds.is_title(text):
            return None
        if rowkinds.is_title(text) and (wide or at == self.first or at in self.order):
            return RowKind.TITLE
        if wide or at in self.order or (column is None and at == self.first):
            return RowKind.SECTION
        return RowKind.FOOTNOTE if self._is_over() else None

    def _is_over(self) -> bool:
        """Whether a total or a note was the last that stood here: names of signers follow such."""
        last = next((row.kind for row in reversed(self.rows) if row.kind is not RowKind.BLANK), None)
        return last in (RowKind.TOTAL, RowKind.FOOTNOTE)

    @staticmethod
    def _note(own: list[tuple[int, Any]]) -> RowKind | None:
        """Return a footnote of several cells: places to sign, source and date beside each other."""
        words = [cell for _, cell in own if isinstance(cell, str)]
        alike = (
            len(words) == len(own) and len(own) <= 3 and all(rowkinds.is_footnote(word) for word in words[:1])
        )
        return RowKind.FOOTNOTE if alike and rowkinds.is_footnote(words[0]) else None

    @staticmethod
    def _says_place(own: list[tuple[int, Any]]) -> bool:
        return all(isinstance(cell, str) and rowkinds.is_section(cell) for _, cell in own[:1]) and all(
            rowkinds.is_number_like(cell) or rowkinds.is_section(str(cell)) for _, cell in own[1:]
        )

    def _is_section(self, at: int, text: str, wide: bool) -> bool:
        if not rowkinds.is_section(text):
            return False
        # A village that stands alone in the column of villages is a village.
        return wide or not (at == self.name_column and self.header.kind in ("places", "figures"))

    def _say_section(self, text: str) -> None:
        said = read_context(text)
        self.context = merged(self.context, said if said else {"heading": text})

    def _continues(self, own: list[tuple[int, Any]]) -> bool:
        """Whether a row only holds more text for columns of long text, as the form ผ.02 has it."""
        if not self.rows or self.rows[-1].kind not in (RowKind.DATA, RowKind.CONTINUED):
            return False
        if self.name_column is None or any(at == self.name_column or at in self.order for at, _ in own):
            return False
        fields = [column.field for at, _ in own if (column := self.by_index.get(at))]
        return len(fields) == len(own) and all(
            field is not None and field.reads is Reads.LINES and field.name != "note" for field in fields
        )

    # --- rows -------------------------------------------------------------------------------

    def _data(self, index: int, filled: list[tuple[int, Any]]) -> None:
        wanted = self.wanted
        cells = {at: cell for at, cell in filled if at in wanted}
        errors = [
            (at, cell)
            for at, cell in cells.items()
            if cell.__class__ is str and cell[:1] == "#" and is_error(cell)
        ]
        row = Row(index, RowKind.DATA, cells, self.context)
        if errors:
            row.errors = tuple((at, f"สูตรในช่องนี้ให้ค่าผิดพลาด ({shown(cell)})") for at, cell in errors)
            for at, _ in errors:
                del cells[at]
        if index in self.grid.hidden_rows:
            row.kind, row.beneath = RowKind.HIDDEN, RowKind.DATA
        self.rows.append(row)

    def _add(self, index: int, kind: RowKind, cells: dict[int, Any], why: str = "") -> None:
        wanted = {at: cell for at, cell in cells.items() if at in self.wanted}
        self.rows.append(Row(index, kind, wanted, self.context, why=why))

    def _finish(self) -> None:
        if self.next_header is not None:
            while self.rows and self.rows[-1].kind in _BETWEEN and self.rows[-1].kind is not RowKind.FOOTNOTE:
                self.rows.pop()
        self._end_in_notes()
        rows = {row.index: row for row in self.rows}
        fill_merged(self.grid, self.by_index, rows, self.name_column)
        if self.header.kind in ("places", "figures"):
            fill_from_above([one for one in self.columns if one.name not in ("moo", "place_name")], self.rows)
        else:
            fill_from_above(self.columns, self.rows)

    def _end_in_notes(self) -> None:
        """What stands alone below the last row of data is a note, not a section of nothing."""
        for row in reversed(self.rows):
            if row.kind in (RowKind.SECTION, RowKind.TITLE) and row.index > self.header.bottom:
                row.kind = RowKind.FOOTNOTE
            elif row.kind not in (RowKind.BLANK, RowKind.FOOTNOTE):
                return
