"""Whole rows: from a grid to values, places, facts, warnings and problems. All people invented."""

import datetime

from nakhonchai.geography.matching import Matcher, national_gazetteer
from nakhonchai.geography.matching.finding import PlaceFinder
from nakhonchai.imports.sheets import Grid, understand
from nakhonchai.imports.values import Choices, Interpreter

FINDER = PlaceFinder(Matcher(national_gazetteer(frozenset({"30", "31", "32", "36"}))))
TODAY = datetime.date(2024, 6, 1)


def read(rows, choices=None, **grid):
    (table,) = understand(Grid("", rows, **grid)).tables
    return list(Interpreter(table, finder=FINDER, choices=choices, today=TODAY).rows())


def test_a_list_of_leaders():
    rows = [
        ["ทะเบียนแกนนำ อำเภอปราสาท จังหวัดสุรินทร์ ปี 2560"],
        [
            "ที่",
            "ชื่อ – นามสกุล",
            "ชื่อเล่น",
            "อายุ (ปี)",
            "ตำบล",
            "ม.",
            "ตำแหน่งในชุมชน",
            "เบอร์โทร",
            "เบอร์สำรอง",
            "เสื้อขนาด",
        ],
        [1, "น.ส.ตัวอย่าง แสนดี", "เอ", 45, "ไพล", 3, "ผู้ใหญ่บ้าน/กรรมการ", 812345678, "", "L"],
        [2, "นายทดสอบ ระบบดี / นางทดลอง ระบบดี", "", "", "ไพล", "", "กรรมการ", "0812345678", "", ""],
    ]
    one, two = read(rows)
    assert {
        name: one.value(name) for name in ("prefix", "given_name", "family_name", "nickname", "birth_year")
    } == {
        "prefix": "นางสาว",
        "given_name": "ตัวอย่าง",
        "family_name": "แสนดี",
        "nickname": "เอ",
        "birth_year": 2515,
    }
    assert one.value("role") == ("ผู้ใหญ่บ้าน", "กรรมการ")
    assert [phone.number for phone in one.value("telephone")] == ["0812345678"]
    assert one.facts == {"เสื้อขนาด": "L", "เบอร์สำรอง": ""} or one.facts == {"เสื้อขนาด": "L"}
    assert one.place.code[:4] == "3205"
    assert {heading for heading, _ in one.warnings} >= {"อายุ (ปี)", "เบอร์โทร", "พื้นที่"}
    assert one.problems == ()
    assert two.problems == (("ชื่อ – นามสกุล", "ช่องนี้มี 2 คน โปรดแยกเป็นคนละแถว"),)


def test_given_and_family_name_in_columns_of_their_own():
    rows = [
        ["คำนำหน้า", "ชื่อ", "นามสกุล", "โทร."],
        ["น.ส.", "ตัวอย่าง", "แสนดี", ""],
        ["", "นายทดสอบ", "ระบบดี", ""],
    ]
    one, two = read(rows)
    assert (one.value("prefix"), one.value("given_name"), one.value("family_name")) == (
        "นางสาว",
        "ตัวอย่าง",
        "แสนดี",
    )
    assert (two.value("given_name"), two.value("family_name")) == ("ทดสอบ", "ระบบดี")


def test_a_list_of_organizations():
    types = Choices({7: "กลุ่มอาชีพ", 8: "กลุ่มออมทรัพย์"}, "ประเภท")
    rows = [
        ["ตำบลไพล อำเภอปราสาท จังหวัดสุรินทร์"],
        ["ชื่อกลุ่ม", "ที่อยู่", "วันที่จัดตั้ง", "จำนวนสมาชิก", "ประธาน", "สถานะ", "เลขที่จดแจ้ง"],
        ["ประเภทกลุ่มอาชีพ"],
        ["กลุ่มทอผ้า", "12 ม.3", "12 ก.ค. 51", "๒๐ คน", "นายทดสอบ ดี และ นางตัวอย่าง ดี", "ดำเนินการอยู่", "320508-1"],
        ["กลุ่มเลี้ยงโค", "ม.99", "#REF!", "หลายคน", "-", "ไม่รู้สถานะ", ""],
    ]
    one, two = read(rows, {"type": types})
    assert one.value("type") == 7
    assert one.value("status") == "active"
    assert one.value("member_count") == 20
    assert [person.given for person in one.value("contact_name")] == ["ทดสอบ", "ตัวอย่าง"]
    assert one.place.code[:6] == one.place.code and one.place.code.startswith("3205")
    assert {heading for heading, _ in two.problems} == {"วันที่จัดตั้ง", "จำนวนสมาชิก", "สถานะ"}
    assert two.value("member_count") is None


def test_projects_keep_money_by_year_and_tell_none_from_blank():
    rows = [
        ["โครงการ", "งบประมาณ (บาท)", "", ""],
        ["", 2566, 2567, 2568],
        ["โครงการก", "1,000", "-", ""],
    ]
    (one,) = read(rows)
    assert one.years["budget_year", 2566].value == 1000
    assert one.years["budget_year", 2567].state == "none"
    assert ("budget_year", 2568) not in one.years


def test_hidden_rows_are_read_only_when_asked_for():
    rows = [["ชื่อองค์กร", "โทร."], ["กลุ่มก", ""], ["กลุ่มข", ""]]
    (table,) = understand(Grid("", rows, hidden_rows=frozenset({2}))).tables
    assert [row.value("name") for row in Interpreter(table).rows()] == ["กลุ่มก"]
    assert [row.value("name") for row in Interpreter(table).rows(hidden=True)] == ["กลุ่มก", "กลุ่มข"]


def test_two_columns_of_one_field_add_up():
    rows = [["ชื่อองค์กร", "โทรศัพท์", "มือถือ", "หมายเหตุ"], ["กลุ่มก", "044123456", "0812345678", "ดี"]]
    (one,) = read(rows)
    assert [phone.number for phone in one.value("telephone")] == ["044123456", "0812345678"]


def test_equal_cells_are_read_once_and_true_is_not_one():
    rows = [["ชื่อองค์กร", "จำนวนสมาชิก"], ["กลุ่มก", 1], ["กลุ่มข", True], ["กลุ่มค", 1.0]]
    assert [bool(row.problems and row.problems[0][0] == "จำนวนสมาชิก") for row in read(rows)] == [
        False,
        True,
        False,
    ]
