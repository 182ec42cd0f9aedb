"""Finding where the heading of a table is, how high it is, and which kind of table it heads."""

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nakhonchai.imports.sheets.grid import Grid, Merge, is_error
from nakhonchai.imports.sheets.headings import (
    LEARNED,
    WEAK,
    Headings,
    Hit,
    Vocabulary,
    common_beginning,
    heading_key,
    heading_text,
    without_year,
    year_of,
)
from nakhonchai.imports.sheets.signature import Choice, shape_of
from nakhonchai.imports.sheets.vocabulary import Reads

DEEPEST = 15  # rows that may stand above a heading
HIGHEST = 4  # lines of a heading
ENOUGH = 2  # columns that must be known
_LONGEST_CELL = 90
_UNKNOWN_COSTS, _LINE_COSTS, _NAMED_GIVES, _NEEDED_GIVES, _CONTENT_GIVES = 0.25, 0.15, 1.2, 1.0, 2.0
_LOOKED_AT = 40
_NEVER = 1_000.0
_NAMED = frozenset({Reads.NAME, Reads.PERSON, Reads.TEXT, Reads.PLACE})
_MOST = 0.6
_JUDGED, _AS_GOOD, _CUT_COSTS = 10, 0.55, 0.6
_LONG_NUMBER = re.compile(r"\d[\d\s\-.]{6,}\d")
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?|\([ก-ฮ]\)")
_LABELS_OF_YEAR = range(1950, 2700)


@dataclass(frozen=True)
class Header:
    """A heading found: its rows, the kind, and what each column means."""

    top: int
    bottom: int
    kind: str
    score: float
    parts: dict[int, tuple[str, ...]]
    hits: dict[int, Hit]
    alternatives: tuple[tuple[str, float], ...] = ()

    @property
    def known(self) -> int:
        """How many columns of substance are known."""
        return len(
            {(hit.field.name, hit.year) for hit in self.hits.values() if hit.field.reads is not Reads.ORDER}
        )


class HeaderFinder:
    """Looks for headings in one sheet."""

    def __init__(
        self, grid: Grid, vocabulary: Vocabulary, choices: Mapping[str, Choice] | None = None
    ) -> None:
        self.grid, self.vocabulary, self.choices = grid, vocabulary, choices or {}
        self._spread = _spread(grid)
        self._texts: dict[int, dict[int, str]] = {}
        self._looks: dict[tuple[int, int], Mapping[str, float]] = {}

    # --- rows as lines of a heading ---------------------------------------------------------

    def texts(self, row: int) -> dict[int, str]:
        """Return the heading texts of a row by column, merged cells spread over what they cover."""
        if row not in self._texts:
            cells = {at: heading_text(cell) for at, cell in self.grid.filled(row, 0, self.grid.width)}
            for column, (top, left) in self._spread.get(row, {}).items():
                cells[column] = heading_text(self.grid.cell(top, left))
            self._texts[row] = {at: text for at, text in cells.items() if text}
        return self._texts[row]

    def can_head(self, row: int, first: int, last: int) -> bool:
        """Whether the cells of a row may stand in a heading at all: words, years, column numbers."""
        cells = self.grid.filled(row, first, last)
        return all(_can_head(cell) for _, cell in cells)

    # --- candidates ---------------------------------------------------------------------------

    def find(self, start: int, first: int, last: int, stop: int | None = None) -> Header | None:
        """Return the best heading that begins within the next rows, for columns *first* to *last*."""
        end = min(len(self.grid.rows), start + DEEPEST + 1 if stop is None else stop)
        tries: list[tuple[float, int, int, dict[int, tuple[str, ...]]]] = []
        for top in range(start, end):
            tries += self._from(top, first, last)
        if not tries:
            return None
        for _, top, bottom, parts in tries:
            if (choice := self.choices.get(shape_of(parts))) is not None:
                return self.chosen(top, bottom, first, last, choice)
        tries.sort(key=lambda one: (-one[0], one[1], one[2]))
        found = [self._judge(top, bottom, parts, first, last) for _, top, bottom, parts in tries[:_JUDGED]]
        return _topmost([one for one in found if one is not None and self._is_heading(one)])

    def _is_heading(self, header: Header) -> bool:
        """Whether enough is known: two columns and what the kind needs, or most headings word for word."""
        if header.known < ENOUGH or header.score <= 0:
            return False
        names = {hit.field.name for hit in header.hits.values()}
        if all(names & set(need) for need in self.vocabulary.kinds[header.kind].kind.needs):
            return True
        sure = sum(hit.confidence >= WEAK * 0.9 for hit in header.hits.values())
        return sure >= ENOUGH and sure * 2 >= len(header.parts)

    def at(self, top: int, first: int, last: int) -> Header | None:
        """Return the heading that begins in exactly this row, if one does and most of it is known."""
        return self.find(top, first, last, stop=top + 1)

    def _from(
        self, top: int, first: int, last: int
    ) -> list[tuple[float, int, int, dict[int, tuple[str, ...]]]]:
        found = []
        filled = self.grid.filled(top, first, last)
        if len(filled) < ENOUGH and not (filled and self._wide(top, filled[0][0])):
            return []
        for bottom in range(top, min(top + HIGHEST, len(self.grid.rows))):
            if not self.can_head(bottom, first, last):
                break
            if bottom > top and not self._goes_on(top, bottom, first, last):
                break
            parts = self.parts(top, bottom, first, last)
            rough = max(
                self._rough(headings, parts, bottom - top) for headings in self.vocabulary.kinds.values()
            )
            if rough > 0 or self.choices:
                found.append((rough, top, bottom, parts))
        return found

    def _goes_on(self, top: int, row: int, first: int, last: int) -> bool:
        """Whether a row is one more line of the heading that begins at *top*, and not the first row of data.

        A line of a heading says known words, years, units or numbers of columns, completes what stands above
        it to a known word, or divides a heading over several columns.
        """
        above = self.parts(top, row - 1, first, last)
        lines = [self.texts(line) for line in range(top, row)]
        like = unlike = 0
        for column, cell in self.grid.filled(row, first, last):
            text, over = heading_text(cell), above.get(column, ())
            divided = any(self._is_group(line, column) for line in range(top, row)) or not any(
                column in line for line in lines
            )
            if (
                divided
                or self._says_heading(text)
                or (over and self.vocabulary.known(" ".join((*over, text))))
            ):
                like += 1
            else:
                unlike += 1
        return like > unlike

    def _is_group(self, row: int, column: int) -> bool:
        """Whether the cell is part of a block that covers several columns."""
        source = self._spread.get(row, {}).get(column)
        beside = (self._spread.get(row, {}).get(at) for at in (column - 1, column + 1))
        return source is not None and source in beside

    def _says_heading(self, text: str) -> bool:
        numbered = bool(_COLUMN_NUMBER.fullmatch(text)) or text.startswith(("(", "["))
        return (
            numbered or self.vocabulary.known(text) or (year_of(text) is not None and not without_year(text))
        )

    def _wide(self, row: int, column: int) -> bool:
        return any(
            at != column and (row, column) == source for at, source in self._spread.get(row, {}).items()
        )

    def chosen(self, top: int, bottom: int, first: int, last: int, choice: Choice) -> Header:
        """Return the heading as a person chose it; columns the choice does not name are read as usual."""
        parts = self.parts(top, bottom, first, last)
        headings = self.vocabulary.kinds[choice.kind]
        begin = min(parts, default=first)
        named = {begin + offset: headings.kind.field(name) for offset, name in choice.fields.items()}
        hits = self._hits(headings, {at: texts for at, texts in parts.items() if at not in named}, "")
        taken = {field.name for field in named.values() if field is not None and not field.several}
        hits = {at: hit for at, hit in hits.items() if hit.field.name not in taken}
        for at, field in named.items():
            if field is not None and first <= at <= last:
                said = year_of(" ".join(parts.get(at, ())))
                hits[at] = Hit(field, LEARNED, "ตามที่ท่านเลือก", said)
        return Header(top, bottom, choice.kind, LEARNED * 10, parts, hits)

    def parts(self, top: int, bottom: int, first: int, last: int) -> dict[int, tuple[str, ...]]:
        """Return the lines of the heading of each column, each said once."""
        lines = [dict(self.texts(row)) for row in range(top, bottom + 1)]
        for above, below in itertools.pairwise(lines):
            _spread_unmerged(above, below, first, last)
        found: dict[int, tuple[str, ...]] = {}
        for column in range(first, last + 1):
            said = dict.fromkeys(line[column] for line in lines if column in line)
            kept = [text for text in said if not _COLUMN_NUMBER.fullmatch(text)] or list(said)[:1]
            if kept:
                found[column] = tuple(kept)
        return found

    @staticmethod
    def _rough(headings: Headings, parts: Mapping[int, tuple[str, ...]], lines: int) -> float:
        hits = _assign({at: hit for at, text in parts.items() if (hit := headings.exact(text)) is not None})
        score = sum(hit.field.weight * hit.confidence for hit in hits.values())
        return score - _UNKNOWN_COSTS * (len(parts) - len(hits)) * 0.5 - _LINE_COSTS * lines if hits else 0

    # --- the kind ---------------------------------------------------------------------------

    def _judge(
        self, top: int, bottom: int, parts: dict[int, tuple[str, ...]], first: int, last: int
    ) -> Header | None:
        """Weigh the kinds for one place of the heading."""
        beginning = common_beginning([text[-1] for text in parts.values()])
        said = self._said_above(top)
        scored: list[tuple[float, str, dict[int, Hit]]] = []
        for headings in self.vocabulary.kinds.values():
            hits = self._hits(headings, parts, beginning)
            if hits:
                scored.append(
                    (self._score(headings, hits, parts, (top, bottom), said), headings.kind.name, hits)
                )
        if not scored:
            return None
        scored.sort(key=lambda one: -one[0])
        score, kind, hits = scored[0]
        others = tuple((name, round(value, 2)) for value, name, _ in scored[1:] if value >= score * 0.5)
        return Header(top, bottom, kind, round(score, 2), parts, hits, others)

    @staticmethod
    def _hits(headings: Headings, parts: Mapping[int, tuple[str, ...]], beginning: str) -> dict[int, Hit]:
        found: dict[int, Hit] = {}
        for column, texts in parts.items():
            hit = headings.best(texts)
            if hit is None and beginning and heading_key(texts[-1]).startswith(beginning):
                bare = headings.exact((heading_key(texts[-1])[len(beginning) :],))
                hit = bare and Hit(
                    bare.field, bare.confidence * 0.9, f"ตัดคำนำหน้า “{beginning}” ที่ทุกหัวตารางมีเหมือนกัน"
                )
            if hit is not None:
                found[column] = hit
        return _assign(found)

    def _score(
        self,
        headings: Headings,
        hits: dict[int, Hit],
        parts: Mapping[int, Any],
        lines: tuple[int, int],
        said: str,
    ) -> float:
        kind = headings.kind
        score = sum(hit.field.weight * hit.confidence for hit in hits.values())
        score -= _UNKNOWN_COSTS * (len(parts) - len(hits)) + _LINE_COSTS * (lines[1] - lines[0])
        names = {hit.field.name for hit in hits.values()}
        lacking = sum(not names & set(need) for need in kind.needs)
        named = any(word.lower() in said for word in kind.hints)
        if kind.strict and lacking and not (kind.may_lack and named and lacking == 1):
            return -_NEVER
        score -= _NEEDED_GIVES * lacking
        score -= _CUT_COSTS * (self._cut(lines[0]) + self._cut(lines[1] + 1) + self._divides(lines[1]))
        score += _NAMED_GIVES if named else 0
        return score + _CONTENT_GIVES * self._content(headings, hits, lines[1])

    def _cut(self, row: int) -> bool:
        """Whether a merged block goes from the row above into this one: no heading begins or ends there."""
        return any(top < row for top, _ in self._spread.get(row, {}).values())

    def _divides(self, row: int) -> bool:
        """Whether the row below only divides headings over several columns, and so belongs to them."""
        if row + 1 >= len(self.grid.rows):
            return False
        below = self.grid.filled(row + 1, 0, self.grid.width)
        return bool(below) and all(self._is_group(row, column) and _can_head(cell) for column, cell in below)

    def _said_above(self, top: int) -> str:
        """Return what the sheet's name and the titles above say; other headings are no titles."""
        lines = [set(self.texts(row).values()) for row in range(max(0, top - DEEPEST), top)]
        titles = (text for line in lines if len(line) <= 2 for text in line)
        return " ".join((self.grid.name, *titles)).lower()

    def _content(self, headings: Headings, hits: Mapping[int, Hit], bottom: int) -> float:
        """Return how much of the name column looks like this kind (0–1), less what looks like another."""
        needed = {name for need in headings.kind.needs for name in need}
        columns = [at for at, hit in hits.items() if hit.field.name in needed and hit.field.reads in _NAMED]
        if not columns:
            return 0
        columns.sort(key=lambda at: hits[at].field.reads is not Reads.PERSON)
        shares = self._looks_like(columns[0], bottom)
        others = max((share for name, share in shares.items() if name != headings.kind.name), default=0)
        own = shares.get(headings.kind.name, 0)
        return own - (others if others > own and others > _MOST else 0)

    def _looks_like(self, column: int, bottom: int) -> Mapping[str, float]:
        """Return for each kind how many of the cells of a column begin as its names do."""
        if (column, bottom) not in self._looks:
            rows = range(bottom + 1, min(bottom + _LOOKED_AT, len(self.grid.rows)))
            cells = [self.grid.cell(row, column) for row in itertools.takewhile(self._goes_down(), rows)]
            words = [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]
            self._looks[column, bottom] = {
                name: sum(bool(re.match(one.kind.content, word)) for word in words) / max(len(words), 1)
                for name, one in self.vocabulary.kinds.items()
                if one.kind.content
            }
        return self._looks[column, bottom]

    def _goes_down(self) -> Callable[[int], bool]:
        """Return what says of rows, one after the other, whether the table goes on: until a blank row."""
        begun = False

        def goes_on(row: int) -> bool:
            nonlocal begun
            filled = bool(self.grid.filled(row, 0, self.grid.width))
            ended = begun and not filled
            begun = begun or filled
            return not ended

        return goes_on


def _topmost(found: Sequence[Header]) -> Header | None:
    """Return the heading of the first table: what stands lower may be as good, and heads a table of its own.

    Rows of a form above a table (a label, its value, a label …) look a bit like a heading, hence the share.
    """
    if not found:
        return None
    best = max(one.score for one in found)
    top = min((one for one in found if one.score >= best * _AS_GOOD), key=lambda one: (one.top, one.bottom))
    near = [one for one in found if one.top <= top.bottom + 1]
    return max(near, key=lambda one: (one.score, -one.top, -one.bottom))


def _assign(found: Mapping[int, Hit]) -> dict[int, Hit]:
    """Give each field to the column that is surest of it; fields of which several may stand keep all."""
    taken: set[tuple[str, int | None]] = set()
    kept: dict[int, Hit] = {}
    for column, hit in sorted(found.items(), key=lambda pair: (-pair[1].confidence, pair[0])):
        slot = (hit.field.name, hit.year)
        if slot in taken and not (hit.field.several and hit.field.reads is not Reads.MONEY):
            continue
        taken.add(slot)
        kept[column] = hit
    return kept


def _can_head(cell: Any) -> bool:
    if isinstance(cell, bool):
        return False
    if isinstance(cell, int | float):
        return cell in _LABELS_OF_YEAR or 0 < cell <= 30
    if not isinstance(cell, str) or is_error(cell):
        return False
    return len(cell) <= _LONGEST_CELL and not _LONG_NUMBER.search(cell)


def _spread(grid: Grid) -> dict[int, dict[int, tuple[int, int]]]:
    """Return row → column → the cell whose text a merged block shows there; blocks too high are left out."""
    found: dict[int, dict[int, tuple[int, int]]] = {}
    for block in grid.blocks():
        if block.bottom - block.top < HIGHEST + 1:
            for row in range(block.top, block.bottom + 1):
                line = found.setdefault(row, {})
                for column in range(block.left, block.right + 1):
                    line[column] = (block.top, block.left)
    return found


def _spread_unmerged(above: dict[int, str], below: Mapping[int, str], first: int, last: int) -> None:
    """Spread a heading over several columns whose cells are not merged, or whose merges the file lost.

    It covers the blanks to its right that have a heading below, if it has one below itself.
    """
    source = ""
    for column in range(first, last + 1):
        if column in above:
            source = above[column] if column in below else ""
        elif source and column in below:
            above[column] = source
        else:
            source = ""


def same_headings(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two rows are the same headings."""
    pairs = [(heading_key(a), heading_key(b)) for a, b in zip(one, other, strict=False) if a or b]
    return bool(pairs) and sum(a == b for a, b in pairs) >= len(pairs) * 0.8


__all__ = ["Header", "HeaderFinder", "Merge", "same_headings"]
