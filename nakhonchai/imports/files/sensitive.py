"""Columns that hold what the network does not collect. Their cells end here, before anything else reads them.

The one thing kept of a national identity number is whether two rows of the same file carry the same one: a
keyed digest whose key is thrown away with the process. Without it a list with one person twice, and a list
with two people of one name, could not be told apart.
"""

import hashlib
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nakhonchai.imports.sensitive import (
    LONGEST_HEADING,
    is_heading_line,
    is_identity,
    may_be_sensitive,
    sensitive_content,
    sensitive_heading,
)
from nakhonchai.thai.digits import to_arabic
from nakhonchai.thai.spelling import normalise

HEADING_ROWS = 15
ERROR_MARK = "#ERROR!"  # what stands for a cell that holds an error of a formula
IDENTITY = "เลขประจำตัวประชาชน"
_LOOKED_AT = 200


@dataclass(frozen=True)
class _Column:
    """A column that is emptied from one row down to another."""

    index: int
    first: int
    last: int
    heading: str
    is_identity: bool


def _digits(cell: Any) -> str:
    if isinstance(cell, float) and cell == int(cell):
        cell = int(cell)
    return re.sub(r"[\s-]", "", to_arabic(str(cell)))


class Cleaner:
    """Empties the sensitive columns of a sheet."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def clean(self, rows: list[list[Any]]) -> tuple[list[str], dict[int, str]]:
        """Empty the columns in *rows*; return their headings, and for row indexes a token of who is meant."""
        found = list(self._by_heading(rows))
        found += self._by_content(rows, found)
        tokens: dict[int, str] = {}
        for column in found:
            for index in range(column.first, column.last):
                row = rows[index]
                if column.index >= len(row):
                    continue
                if column.is_identity and is_identity(row[column.index]):
                    tokens.setdefault(index, self._token(_digits(row[column.index])))
                if row[column.index] != ERROR_MARK:  # that a formula broke says nothing about a person
                    row[column.index] = ""
        found.sort(key=lambda one: one.index)
        return list(dict.fromkeys(column.heading for column in found)), tokens

    def _token(self, digits: str) -> str:
        return hashlib.blake2b(digits.encode(), key=self._key, digest_size=12).hexdigest()

    def _by_heading(self, rows: list[list[Any]]) -> Iterator[_Column]:
        """Yield the columns under sensitive headings; those of a lower table end what an upper one began."""
        for at, row in _heading_lines(rows):
            for index, cell in enumerate(row):
                if not isinstance(cell, str) or not (what := sensitive_heading(cell)):
                    continue
                end = next((line for line in range(at + 1, len(rows)) if _ends(rows[line], index)), len(rows))
                yield _Column(index, at + 1, end, normalise(cell), what == IDENTITY)

    @staticmethod
    def _by_content(rows: list[list[Any]], known: list[_Column]) -> list[_Column]:
        """Find columns of identity numbers under another heading."""
        found = []
        taken = {column.index for column in known}
        for index in range(max(map(len, rows), default=0)):
            cells = [row[index] if index < len(row) else "" for row in rows[:_LOOKED_AT]]
            if index in taken or not sensitive_content([cell for cell in cells if cell not in ("", None)]):
                continue
            first = next(at for at, cell in enumerate(cells) if is_identity(cell))
            above = next((str(cell) for cell in cells[:first][::-1] if cell not in ("", None)), "")
            heading = above[:40] or f"{IDENTITY} (ไม่มีหัวตาราง)"
            found.append(_Column(index, first, len(rows), heading, is_identity=True))
        return found


def _heading_lines(rows: list[list[Any]]) -> Iterator[tuple[int, list[Any]]]:
    """Yield the lines whose cells head columns: those that say heading words; a cell of data is none.

    Below the first rows only lines that may be sensitive are looked at. Where no line of the first rows says
    a heading word, each line of texts counts.
    """
    last = -2
    for at, row in enumerate(rows):
        texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
        goes_on = last == at - 1 and bool(texts) and _completes(rows[last], row)
        looked_at = at < HEADING_ROWS or (len(texts) > 1 and may_be_sensitive(" ".join(texts)))
        if goes_on or (looked_at and is_heading_line(row)):
            last = at
            yield at, row
    if last < 0:
        for at, row in enumerate(rows[:HEADING_ROWS]):
            if sum(isinstance(cell, str) and bool(cell.strip()) for cell in row) >= 2:
                yield at, row


def _completes(above: list[Any], row: list[Any]) -> bool:
    """Whether a line only divides the headings above it: most of what they say stands alone there."""
    said = [index for index, cell in enumerate(above) if cell not in ("", None)]
    blank = sum(index >= len(row) or row[index] in ("", None) for index in said)
    words = all(isinstance(cell, str) for cell in row if cell not in ("", None))
    return words and blank * 2 >= len(said)


def _ends(row: list[Any], index: int) -> bool:
    """Whether a line heads another table that has a heading of its own in the column."""
    cell = row[index] if index < len(row) else ""
    said = isinstance(cell, str) and 0 < len(cell.strip()) <= LONGEST_HEADING
    return said and not sensitive_heading(cell) and is_heading_line(row)


__all__ = ["ERROR_MARK", "Cleaner"]
