"""The fast look at sheets and the slow one see the same, and refuse the same."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from nakhonchai.imports.files import guard, plainsheet
from nakhonchai.imports.files.limits import RefusedFileError
from tests.imports.conftest import make_book
from tests.imports.test_bad_files import corpus, manifest

__all__ = ["corpus"]

HEAD = b'<worksheet xmlns="x"><dimension ref="A1:B2"/><sheetData>'
TAIL = b"</sheetData><mergeCells><mergeCell ref='A1:B1'/></mergeCells></worksheet>"


def look(data: bytes) -> Any:
    """Return what the guard says of a file."""
    try:
        found = guard.inspect(io.BytesIO(data))
    except RefusedFileError as refused:
        return refused.message
    return found.kind, found.sheets


def both(data: bytes, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any]:
    """Return what the fast and the slow look say."""
    monkeypatch.setattr(guard, "PLAIN_FROM", 0)
    fast = look(data)
    monkeypatch.setattr(guard, "PLAIN_FROM", 1 << 40)
    return fast, look(data)


def with_sheet(xml: bytes) -> bytes:
    """Return a workbook whose sheet is this XML."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(make_book(a=[["ก", 1], ["ข", 2]]))) as old,
        zipfile.ZipFile(made, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else old.read(name))
    return made.getvalue()


ROWS = [
    b'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1</v></c></row>',
    b'<row r="3"/><row r="7"><c r="XB7" s="1"/><c r="C7"><f>A1</f><v>2</v></c></row>',
    b'<row r="1"><c t="inlineStr" r="B1"><is><t>x</t></is></c></row>',
    b"<row><c><v>1</v></c><c><v>2</v></c></row>",
    b'<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>',
    b'<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>',
    b'<row r="1"><c x=">" r="XFD1048576"><v>1</v></c></row>',
    b"<row r=\"1\"><c r='XFD1'><v>1</v></c></row>",
    b'<row r="200000"><c r="A200000"><v>1</v></c></row>',
    b'<row r="1"><c r="ZZ1"><v>1</v></c></row>',
    b'<row r="1"><!-- <c r="A1"/> --><c r="B1"><v>1</v></c></row>',
    b'<row r="1"><c r="A1"><v>1</v></row>',
    b'<row r="1"><c r="A1"><v>&bomb;</v></c></row>',
    b'<row r="1"><c r="A1">' + b"<v>" * 120 + b"</v>" * 120 + b"</c></row>",
    b'<row r="1"><c r="A1"><v>1</v></c></row></sheetData><sheetData><row r="9"><c r="F9"><v>1</v></c></row>',
]


@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize("before", [b"", b"<!DOCTYPE x []>", b"<!-- <sheetData></row> -->"])
def test_both_looks_agree_about_sheets(rows: bytes, before: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    fast, slow = both(with_sheet(before + HEAD + rows + TAIL), monkeypatch)
    assert fast == slow


def test_ordinary_sheets_take_the_fast_way() -> None:
    assert plainsheet.scan_sheet([HEAD + ROWS[0], ROWS[0] + TAIL]) is not None
    assert plainsheet.scan_sheet([HEAD + ROWS[6] + TAIL]) is None
    assert plainsheet.scan_strings(
        [b"<sst><si><t>a</t>", b'</si><si><t xml:space="preserve">b </t></si></sst>']
    )
    assert not plainsheet.scan_strings([b"<sst><si><r><t>a</t></r></si></sst>"])


@pytest.mark.samples
def test_both_looks_agree_about_all_bad_files(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [corpus / line["file"] for line in manifest(corpus)]
    small = [path for path in paths if path.suffix == ".xlsx" and path.stat().st_size < 500_000]
    different = [path.name for path in small if len(set(map(repr, both(path.read_bytes(), monkeypatch)))) > 1]
    assert len(small) > 100
    assert not different
