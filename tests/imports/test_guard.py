"""Files that must never reach a parser, and a parser that dies. No sample files are needed."""

import io
import os
import struct
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from nakhonchai.imports import reading
from nakhonchai.imports.files import guard, limits
from nakhonchai.imports.files.limits import RefusedFileError
from nakhonchai.imports.files.sensitive import Cleaner
from nakhonchai.imports.files.text import read_text
from tests.imports.conftest import make_book


def repacked(data: bytes, change: dict[str, bytes]) -> bytes:
    """Return the workbook with parts changed or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change.pop(name, old.read(name)))
        for name, part in change.items():
            new.writestr(name, part)
    return out.getvalue()


@pytest.fixture
def good() -> bytes:
    return make_book(แผ่น=[["ก", "ข"], [1, 2]])


def refusal(data: bytes) -> str:
    with pytest.raises(RefusedFileError) as refused:
        guard.inspect(io.BytesIO(data))
    return refused.value.message


def test_an_ordinary_workbook_passes(good: bytes) -> None:
    assert guard.inspect(io.BytesIO(good)).kind == "xlsx"


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"xl/vbaProject.bin": b"x"}, limits.HAS_MACROS),
        ({"xl/macrosheets/sheet1.xml": b"<x/>"}, limits.HAS_MACROS),
        ({SHEET: b"<!DOCTYPE x><worksheet/>"}, limits.HAS_DTD),
        (
            {SHEET: '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><worksheet/>'.encode("utf-16")},
            limits.HAS_DTD,
        ),
        ({SHEET: b"<worksheet>"}, limits.DAMAGED),
        ({SHEET: b"<html/>"}, limits.DAMAGED),
        ({SHEET: b"<worksheet>" + b"<a>" * 200 + b"</a>" * 200 + b"</worksheet>"}, limits.DAMAGED),
        ({SHEET: b'<worksheet><c r="XFD1048576"><v>1</v></c></worksheet>'}, limits.TOO_MANY_ROWS),
        ({SHEET: b'<worksheet><c r="XFD1"><v>1</v></c></worksheet>'}, limits.TOO_MANY_COLUMNS),
        ({"xl/big.xml": b"<a>" + b" " * (limits.RATIO_FROM + 1) + b"</a>"}, limits.TOO_LARGE),
        ({"../evil.txt": b"x"}, limits.STRANGE),
        ({"XL/WORKBOOK.XML": b"<x/>"}, limits.DAMAGED),
        ({"xl/workbook.bin": b"x"}, limits.BINARY_WORKBOOK),
    ],
)
def test_what_no_ordinary_workbook_holds_is_refused(
    good: bytes, change: dict[str, bytes], message: str
) -> None:
    assert refusal(repacked(good, dict(change))) == message


def test_a_cell_of_style_only_counts_for_nothing(good: bytes) -> None:
    sheet = b'<worksheet><c r="A1"><v>1</v></c><row r="1048576"><c r="A1048576" s="1"/></row></worksheet>'
    scan = guard.inspect(io.BytesIO(repacked(good, {SHEET: sheet}))).sheets[SHEET]
    assert (scan.last_row, scan.last_column) == (1, 1)


def test_a_lying_size_is_noticed(good: bytes) -> None:
    data = bytearray(repacked(good, {SHEET: b"<worksheet>" + b" " * 300_000 + b"</worksheet>"}))
    at = data.rindex(SHEET.encode()) - 46
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    assert refusal(bytes(data)) == limits.DAMAGED


def test_an_empty_file_is_refused() -> None:
    assert refusal(b"") == limits.EMPTY_FILE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_is_read_in_every_encoding(encoding: str, separator: str) -> None:
    text = separator.join(["ชื่อ", "นามสกุล"]) + "\r\n" + separator.join(["น้ำค้าง", '"ใจ\nดี"'])
    assert read_text(text.encode(encoding)) == [["ชื่อ", "นามสกุล"], ["น้ำค้าง", "ใจ\nดี"]]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"????,????\n???,????", "เสียหาย"),
        ("ชื่อ,นามสกุล\nก,ข".encode().decode("cp1252", "replace").encode(), "เสียหาย"),
        (b"\xef\xbb\xbf" + "ชื่อ\n".encode() + "ใจดี".encode("cp874"), "บรรทัดที่ 2"),
        ('ชื่อ,ข\nก,ข\n"ไม่ปิด,ค\nง,จ\n'.encode(), "บรรทัดที่ 3"),
        ("ชื่อ,ข\nก,\x00\n".encode(), "บรรทัดที่ 2"),
        (b"<html><table></table></html>", "ไม่ใช่ตาราง"),
        (("ก," * 500).encode(), "คอลัมน์"),
    ],
)
def test_text_that_was_damaged_is_refused_with_its_line(data: bytes, word: str) -> None:
    with pytest.raises(RefusedFileError) as refused:
        read_text(data)
    assert word in refused.value.message


@pytest.mark.parametrize(
    ("program", "seconds", "message"),
    [
        ("import os; os.abort()", 60, reading.UNREADABLE),
        ("raise SystemExit(0)", 60, reading.UNREADABLE),
        ("while True: pass", 1, reading.TOO_SLOW),
        (
            "import sys; sys.path.insert(0, sys.argv[1]); from nakhonchai.imports.files import child;"
            "child.set_limits(); x = bytearray(1 << 30)",
            60,
            reading.UNREADABLE,
        ),
    ],
)
def test_a_reader_that_dies_is_a_message(
    monkeypatch: Any, tmp_path: Path, program: str, seconds: int, message: str
) -> None:
    monkeypatch.setattr(reading, "_START", program)
    monkeypatch.setattr(limits, "CHILD_SECONDS", seconds)
    with reading.being_read(tmp_path / "x") as answer, pytest.raises(RefusedFileError) as refused:
        answer()
    assert refused.value.message == message


def test_who_leaves_early_leaves_no_reader_behind(monkeypatch: Any, tmp_path: Path) -> None:
    (seen := tmp_path / "pid").touch()
    program = f"import os, time; open({str(seen)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    monkeypatch.setattr(reading, "_START", program)
    with pytest.raises(KeyError), reading.being_read(tmp_path / "x"):
        while not seen.read_text():
            time.sleep(0.01)
        raise KeyError
    with pytest.raises(ProcessLookupError):
        os.kill(int(seen.read_text()), 0)


def test_sensitive_columns_are_emptied_and_equal_people_are_told() -> None:
    numbers = ["1100000000016", "1-1000-00000-01-6", "1100000000024", "-"]
    rows: list[list[Any]] = [
        ["ชื่อ", "เลขบัตรประชาชน", "ศาสนา", "ประเภท: ผู้พิการ"],
        *([f"ก{n}", one, "x", "ผู้พิการ"] for n, one in enumerate(numbers)),
    ]
    headings, tokens = Cleaner().clean(rows)
    assert headings == ["เลขบัตรประชาชน", "ศาสนา"]
    assert [row[1:3] for row in rows[1:]] == [["", ""]] * 4 and rows[1][3] == "ผู้พิการ"
    assert tokens[1] == tokens[2] and len(set(tokens.values())) == len(tokens) - 1 and 4 not in tokens


def test_a_column_of_identity_numbers_is_found_under_any_heading() -> None:
    rows: list[list[Any]] = [["ชื่อ", "หมายเหตุ"], *([f"ก{n}", "1100000000016"] for n in range(4))]
    headings, _ = Cleaner().clean(rows)
    assert headings == ["หมายเหตุ"] and all(row[1] == "" for row in rows[1:])


def test_registration_numbers_of_bodies_are_no_persons() -> None:
    rows: list[list[Any]] = [["ชื่อ", "เลขที่จดแจ้ง/ทะเบียน"], *([f"ก{n}", "0105536000001"] for n in range(4))]
    assert Cleaner().clean(rows) == ([], {})


def test_names_and_types_of_bodies_are_no_headings() -> None:
    """A type of ours is called หลักประกันสุขภาพ: its cell is data, and so is all that stands below it."""
    named = ["หลักประกันสุขภาพ", "กองทุนหลักประกันสุขภาพ", "กลุ่มป้องกันโรค", "ชมรมศาสนา"]
    rows: list[list[Any]] = [["ชื่อองค์กร", "ประเภท"], *([one, one] for one in named)]
    assert Cleaner().clean(rows)[0] == []
    assert [row[1] for row in rows[1:]] == named


def test_a_sensitive_word_in_a_cell_of_data_empties_nothing() -> None:
    rows: list[list[Any]] = [
        ["รายการโครงการ"],
        ["ลำดับ", "โครงการ", "ด้าน", "งบประมาณ"],
        [1, "ออกกำลังกายทุกเย็น", "สุขภาพ", 5000],
        [2, "ทำบุญประจำปี", "ศาสนา", 3000],
        [3, "ซ่อมถนน", "โครงสร้างพื้นฐาน", 9000],
    ]
    before = [list(row) for row in rows]
    assert Cleaner().clean(rows) == ([], {}) and rows == before


def test_sensitive_columns_of_a_lower_table_and_of_a_second_line_of_headings_are_emptied() -> None:
    rows: list[list[Any]] = [
        ["ที่", "ชื่อ-สกุล", "ข้อมูลอื่น", "", "โทร"],
        ["", "", "ศาสนา", "หมู่เลือด", ""],
        [1, "นายทดสอบ หนึ่ง", "ก", "โอ", "1"],
        *([n, f"คนที่ {n}", "ก", "บี", "2"] for n in range(2, 22)),
        ["ที่", "ชื่อกลุ่ม", "ตำบล", "สมาชิก", "โรคประจำตัว"],
        [1, "กลุ่มทดสอบ", "ไพล", 20, "ความดัน"],
    ]
    headings, _ = Cleaner().clean(rows)
    assert headings == ["ศาสนา", "หมู่เลือด", "โรคประจำตัว"]
    assert rows[2] == [1, "นายทดสอบ หนึ่ง", "", "", "1"]
    assert rows[-1] == [1, "กลุ่มทดสอบ", "ไพล", 20, ""]
