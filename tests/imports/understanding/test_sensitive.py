"""Sensitive columns are skipped and named; what only looks like them is read."""

import pytest

from nakhonchai.imports.sensitive import is_identity, may_be_sensitive, sensitive_content, sensitive_heading
from nakhonchai.imports.sheets import Grid, understand


def number(start: str) -> str:
    weighted = sum(int(digit) * (13 - at) for at, digit in enumerate(start))
    return start + str((11 - weighted % 11) % 10)


NUMBERS = [number(f"32099{n:07d}") for n in range(1, 8)]


@pytest.mark.parametrize(
    "heading",
    [
        "เลขประจำตัวประชาชน",
        "เลขบัตรประชาชน 13 หลัก",
        "เลขที่บัตรประจำตัวประชาชน",
        "รหัสประชาชน",
        "เลขปชช.",
        "CID",
        "ศาสนา",
        "โรคประจำตัว",
        "สุขภาพ",
        "กรุ๊ปเลือด",
        "กลุ่มเลือด",
        "ความพิการ",
        "ประเภทความพิการ",
        "ความเห็นทางการเมือง",
        "พรรคการเมืองที่สังกัด",
        "เชื้อชาติ",
    ],
)
def test_sensitive_headings(heading):
    assert sensitive_heading(heading) and may_be_sensitive(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "เลขทะเบียน",
        "เลขที่จดแจ้ง",
        "เลขทะเบียนนิติบุคคล",
        "ประเภท",
        "ผู้พิการ",
        "จำนวนผู้พิการ (คน)",
        "คำนำหน้า",
        "กองทุนหลักประกันสุขภาพ",
        "โรงพยาบาลส่งเสริมสุขภาพตำบล",
        "ชื่อกลุ่ม",
        "หมู่ที่",
    ],
)
def test_headings_that_only_look_sensitive(heading):
    assert not sensitive_heading(heading)


def test_numbers_of_people_by_their_last_digit():
    assert all(map(is_identity, NUMBERS))
    assert is_identity("3-2099-00000-01-" + NUMBERS[0][-1])
    assert is_identity(float(NUMBERS[0]))
    wrong = NUMBERS[0][:-1] + str((int(NUMBERS[0][-1]) + 1) % 10)
    assert not is_identity(wrong)
    assert not is_identity("0" + NUMBERS[0][1:]) and not is_identity(True) and not is_identity(None)


def test_a_column_of_such_numbers_is_skipped_whatever_its_heading():
    rows = [["ชื่อ-สกุล", "รหัส", "โทร."], *([f"นายทดสอบ{n} ดี", one, ""] for n, one in enumerate(NUMBERS))]
    reading = understand(Grid("", rows))
    column = reading.tables[0].columns[1]
    assert column.skipped and column.samples == () and column.name == ""
    assert all(1 not in row.cells for row in reading.tables[0].rows)
    assert not any(one in str(reading) for one in NUMBERS)
    assert any("รหัส" in note for note in reading.notes)


def test_registration_numbers_of_bodies_are_read():
    rows = [["ชื่อองค์กร", "เลขที่จดแจ้ง"], *([f"กลุ่ม{n}", f"32-01-{n:04d}"] for n in range(6))]
    assert understand(Grid("", rows)).tables[0].columns[1].name == "registration_number"


def test_a_few_such_numbers_among_others_skip_nothing():
    assert not sensitive_content([*NUMBERS[:2], "a", "b"])
    assert sensitive_content(NUMBERS)


def test_values_of_types_and_titles_are_no_reason():
    rows = [
        ["คำนำหน้า", "ชื่อ", "นามสกุล", "ประเภท"],
        ["พระ", "ทดสอบ", "ดี", "ผู้พิการ"],
        ["นาย", "ตัวอย่าง", "ดี", "ผู้พิการ"],
    ]
    assert understand(Grid("", rows)).tables[0].skipped == []


def test_the_rest_of_the_file_goes_on():
    rows = [["ชื่อ-สกุล", "ศาสนา", "ตำแหน่ง"], ["นายทดสอบ ดี", "ก", "ประธาน"]]
    table = understand(Grid("", rows)).tables[0]
    assert [column.name for column in table.columns] == ["full_name", "", "role"]
    assert table.rows[1].cells == {0: "นายทดสอบ ดี", 2: "ประธาน"}
