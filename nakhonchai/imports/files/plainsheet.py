"""Sheets as all programs write them, proved and measured by one expression instead of element by element.

A part has the plain form when it holds no comments, no prefixes, no ``>`` inside attributes, no errors of
formulas and no hidden rows. Where its filled cells end is then known exactly. A part of any other form is
looked at by :mod:`xmlscan`, several times as slowly. Both refuse the same.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.parsers import expat

from nakhonchai.imports.files import limits
from nakhonchai.imports.files.limits import RefusedFileError

_ATTRIBUTES = rb'(?: [A-Za-z][\w:]*+="[^"<>&]*+")*+'


def _leaf(name: bytes) -> bytes:
    return b"<" + name + _ATTRIBUTES + rb" ?+(?:/>|>[^<]*+</" + name + b">)"


_CELL = (
    rb"<c" + _ATTRIBUTES + rb" ?+(?:/>|>(?:" + _leaf(b"f") + rb")?+(?:" + _leaf(b"v")
    + rb")?+(?:<is>(?:" + _leaf(b"t") + rb")?+</is>)?+</c>)"
)  # fmt: skip
_ROWS = re.compile(rb"(?:\s*+<row" + _ATTRIBUTES + rb" ?+(?:/>|>(?:\s*+" + _CELL + rb")*+\s*+</row>))*+\s*+")
_STRINGS = re.compile(rb"(?:\s*+<si>\s*+(?:" + _leaf(b"t") + rb")?+\s*+</si>)*+\s*+")
_ADDRESS = rb' r="[A-Z]{1,3}[0-9]{1,7}"'
# A cell that holds something: nothing but attributes stand between its beginning and what it holds.
_UNPLACED = re.compile(rb"<c(?!" + _ADDRESS + rb")" + _ATTRIBUTES + rb" ?+><[vfi]")
_PLACED = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"' + _ATTRIBUTES + rb" ?+><[vfi]")
_LETTERS, _DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"0123456789"


@dataclass
class PlainSheet:
    """What a sheet of the plain form holds beside its values; rows and columns count from 1."""

    outside: bytes = b""  # the XML without its rows
    last_row: int = 0
    last_column: int = 0


class _OtherFormError(Exception):
    """The part is to be looked at element by element."""


def scan_sheet(pieces: Iterable[bytes]) -> PlainSheet | None:
    """Return what a worksheet holds, None where it is not of the plain form; refuse what is broken."""
    found = PlainSheet()
    try:
        found.outside = _cut(pieces, b"<sheetData>", b"</row>", b"</sheetData>", _ROWS, found)
    except _OtherFormError:
        return None
    return found


def scan_strings(pieces: Iterable[bytes]) -> bool:
    """Whether a table of texts has the plain form; refuse one that is broken."""
    try:
        _cut(pieces, b">", b"</si>", b"</sst>", _STRINGS, None)
    except _OtherFormError:
        return False
    return True


def _cut(
    pieces: Iterable[bytes],
    begin: bytes,
    end_of_one: bytes,
    end: bytes,
    form: "re.Pattern[bytes]",
    found: PlainSheet | None,
) -> bytes:
    """Prove the repeated middle of a part, piece by piece; return what stands around it."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
    around, rest, inside, seen = b"", b"", False, 0
    for piece in pieces:
        _parse(parser, piece, False)
        seen += len(piece)
        rest += piece
        if not inside and end_of_one in rest:
            head = _head(rest, begin, end_of_one)
            around, rest, inside = rest[:head], rest[head:], True
        if inside and (last := rest.rfind(end_of_one)) >= 0 and end not in rest:
            last += len(end_of_one)
            _prove(rest[:last], form, found)
            rest = rest[last:]
        if len(rest) > _LONGEST:
            raise _OtherFormError
    _parse(parser, b"", True)
    if not inside or (last := rest.find(end)) < 0:
        raise _OtherFormError
    _prove(rest[:last], form, found)
    around += rest[last:]
    if b"<!" in around or b"&" in around or (found is None and len(around) > _SHORTEST):
        raise _OtherFormError
    return around


_LONGEST = 4 << 20  # bytes of a row, or before the first
_SHORTEST = 2_000  # bytes around a table of texts


def _head(text: bytes, begin: bytes, end_of_one: bytes) -> int:
    """Return where the repeated elements begin."""
    opening = begin if begin != b">" else b"<si>"
    at = text.find(opening)
    if at < 0 or at > text.find(end_of_one):
        raise _OtherFormError
    return at if begin == b">" else at + len(begin)


def _prove(text: bytes, form: "re.Pattern[bytes]", found: PlainSheet | None) -> None:
    if form.fullmatch(text) is None:
        raise _OtherFormError
    if found is not None:
        _note(text, found)


def _note(text: bytes, found: PlainSheet) -> None:
    """Take down the filled cells of proved rows."""
    if _UNPLACED.search(text) is not None:
        raise _OtherFormError  # a cell without an address counts on from the one before
    # All addresses at once: a pair for each of a million cells would take longer than reading them.
    places = b" ".join(_PLACED.findall(text))
    columns, rows = (set(places.translate(None, other).split()) for other in (_DIGITS, _LETTERS))
    found.last_column = max(found.last_column, *map(_column, columns), 0)
    found.last_row = max(found.last_row, *map(int, rows), 0)
    if found.last_row > limits.MAX_LAST_ROW:
        raise RefusedFileError(limits.TOO_MANY_ROWS)
    if found.last_column > limits.MAX_COLUMNS:
        raise RefusedFileError(limits.TOO_MANY_COLUMNS)
    if b' t="e"' in text or b' hidden="' in text:
        raise _OtherFormError  # rare: errors of formulas and hidden rows are looked at one by one


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _parse(parser: expat.XMLParserType, piece: bytes, last: bool) -> None:
    try:
        parser.Parse(piece, last)
    except expat.ExpatError as problem:
        raise RefusedFileError(limits.DAMAGED) from problem


def _refuse(*args: object) -> None:
    raise RefusedFileError(limits.HAS_DTD)
