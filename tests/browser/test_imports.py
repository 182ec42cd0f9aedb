"""Sending a workbook, seeing how it was read, deciding, confirming, taking back: on a phone and a desk."""

from pathlib import Path
from typing import Any

import pytest

from organizations.models import Organization
from tests.browser.conftest import Visit
from tests.browser.pictures import picture
from tests.factories import OrganizationFactory, OrganizationTypeFactory
from tests.imports.conftest import make_book

HEAD = ["ที่", "ชื่อกลุ่ม", "ประเภท", "ตำบล", "อำเภอ", "หมู่ที่", "เบอร์โทร"]
HEAD += ["จำนวนสมาชิก (คน)", "เลขประจำตัวประชาชน", "สีประจำกลุ่ม"]


def row(
    number: int, name: str, place: list[str], moo: Any = "", tel: Any = "", members: Any = ""
) -> list[Any]:
    person = "1100000000016" if number == 1 else ""
    return [number, name, "กลุ่มออมทรัพย์", *place, moo, tel, members, person, "คราม"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook as an office keeps it: titles above, a misspelt place in several rows, a total below."""
    OrganizationTypeFactory(name="กลุ่มออมทรัพย์")
    OrganizationFactory(
        name="กองทุนเดิม", area_id="320501", type__name="กลุ่มออมทรัพย์", member_count=10, telephone="044123456"
    )
    here, wrong = ["กังแอน", "ปราสาท"], ["กังแอนน์เก่า", "ปราสาท"]
    rows = [
        row(1, "กลุ่มใหม่บ้านกังแอน", here, 1, 812345678, 12),
        row(2, "กองทุนเดิม", here, "", "044-123456", 25),
        row(3, "กลุ่มทอผ้าลายคราม", wrong),
        row(4, "กลุ่มจักสานไม้ไผ่", wrong),
        row(5, "กลุ่มเลี้ยงไหม", wrong),
    ]
    total = ["", "รวม", "", "", "", "", "", 37, "", ""]
    titles = [["ทะเบียนกลุ่มองค์กร อำเภอปราสาท จังหวัดสุรินทร์"], []]
    path = tmp_path / "แฟ้มตำบลกังแอน.xlsx"
    path.write_bytes(make_book(ทะเบียนกลุ่ม=[*titles, HEAD, *rows, total]))
    return path


def test_a_file_is_sent_understood_decided_confirmed_and_taken_back(
    visit: Any, size: Any, people: Any, book: Path
) -> None:
    window = visit(size).sign_in(people.surin)
    page = window.open("/imports/")
    window.check()
    picture(page, "1-empty")
    send(window, book)
    understand(window)
    decide(window)
    confirm(window)
    take_back(window)
    window.open("/imports/")
    window.check()
    picture(page, "9-list")


def send(window: Visit, book: Path) -> None:
    page = window.page
    window.follow(page.get_by_role("link", name="ส่งไฟล์", exact=True).first)
    window.check()
    page.set_input_files("input[type=file]", str(book))
    picture(page, "2-upload")
    page.get_by_role("button", name="อ่านไฟล์และแสดงให้ตรวจ").click()
    page.wait_for_url("**/imports/*-*/")
    page.get_by_text("มีเรื่องรอท่านตัดสินใจ").wait_for()
    window.check()
    picture(page, "3-summary")


def understand(window: Visit) -> None:
    page = window.page
    page.get_by_role("link", name="ระบบเข้าใจไฟล์อย่างไร").click()
    said = page.inner_text("main")
    assert "หัวตารางอยู่แถวที่ 3" in said and "เลขประจำตัวประชาชน" in said and "1100000000016" not in said
    page.get_by_label("สีประจำกลุ่ม").select_option("+")
    window.check()
    picture(page, "4-sheets")
    page.get_by_role("button", name="อ่านใหม่ตามที่เลือก").click()
    page.get_by_text("อ่านใหม่ตามที่ท่านเลือกแล้ว").wait_for()
    assert page.get_by_label("สีประจำกลุ่ม").input_value() == "+"


def decide(window: Visit) -> None:
    page = window.page
    page.get_by_role("link", name="เรื่องที่ต้องตัดสินใจ").click()
    card = page.locator(".problem-card", has_text="3 แถว")
    window.check()
    picture(page, "5-problems")
    card.get_by_label("เลือกพื้นที่เอง").first.check()
    card.locator("[data-area-text]").fill("กังแอน")
    page.get_by_role("option").first.click()
    card.get_by_role("button", name="ใช้กับ 3 แถวนี้").click()
    page.get_by_text("ใช้คำตอบกับ").wait_for()
    assert page.locator(".problem-card", has_text="3 แถว").count() == 0
    window.follow(page.get_by_role("link", name="ทุกแถว"))
    window.check()
    picture(page, "6-rows")
    page.get_by_label("เลือกแถวตามผล").get_by_role("link", name="แถวที่ไม่ใช่ข้อมูล").click()
    assert "รวม" in page.inner_text(".row-cards")


def confirm(window: Visit) -> None:
    page = window.page
    page.get_by_label("หน้าของรอบนำเข้านี้").get_by_role("link", name="สรุป").click()
    window.follow(page.get_by_role("link", name="ไปยืนยันเพื่อบันทึก"))
    window.check()
    picture(page, "7-confirm")
    page.get_by_label("เติมเฉพาะช่องที่ในระบบยังว่าง").check()
    page.get_by_role("button", name="คำนวณใหม่ตามที่เลือก").click()
    page.get_by_text("ปรับตามวิธีที่ท่านเลือกแล้ว").wait_for()
    page.get_by_label("ใช้ค่าจากไฟล์").check()
    page.get_by_role("button", name="คำนวณใหม่ตามที่เลือก").click()
    page.get_by_text("ให้เป็นตามไฟล์").wait_for()
    page.get_by_role("button", name="ยืนยันและบันทึก").click()
    page.get_by_text("นำเข้าแล้ว: เพิ่ม 4 แก้ไข 1 แถว").wait_for()
    made = Organization.objects.unscoped("test").get(name="กลุ่มใหม่บ้านกังแอน")
    assert made.telephone == "0812345678" and made.extra == {"สีประจำกลุ่ม": "คราม"}
    window.check()
    picture(page, "8-result")
    page.locator(".result-stats a").first.click()
    page.wait_for_url("**/organizations/?run=*")
    assert "4 " in page.inner_text("main") and "กองทุนเดิม" not in page.inner_text("main")
    window.check()
    page.go_back()


def take_back(window: Visit) -> None:
    page = window.page
    window.follow(page.get_by_role("link", name="ย้อนกลับรอบนี้"))
    window.check()
    picture(page, "8-undo")
    page.get_by_role("button", name="ย้อนกลับรอบนี้").click()
    page.get_by_text("ย้อนกลับแล้ว 5 รายการ").wait_for()
    window.check()
    alive = Organization.objects.unscoped("test").alive()
    assert [(one.name, one.member_count) for one in alive] == [("กองทุนเดิม", 10)]


def test_a_file_that_is_refused_says_why(visit: Any, people: Any, tmp_path: Path) -> None:
    path = tmp_path / "เสีย.xlsx"
    path.write_bytes(b"%PDF-1.7")
    window = visit().sign_in(people.surin)
    page = window.open("/imports/new/")
    page.set_input_files("input[type=file]", str(path))
    page.get_by_role("button", name="อ่านไฟล์และแสดงให้ตรวจ").click()
    page.get_by_text("ไม่รับไฟล์ “เสีย.xlsx”").wait_for()
    window.check()
    picture(page, "refused")


def test_the_walk_works_without_javascript(visit: Any, people: Any, book: Path) -> None:
    window = visit(script=False).sign_in(people.surin)
    page = window.open("/imports/new/")
    page.set_input_files("input[type=file]", str(book))
    page.get_by_role("button", name="อ่านไฟล์และแสดงให้ตรวจ").click()
    page.get_by_role("link", name="เรื่องที่ต้องตัดสินใจ").click()
    card = page.locator(".problem-card", has_text="3 แถว")
    card.get_by_label("เลือกพื้นที่เอง").first.check()
    card.locator("[data-area-text]").fill("ต.กังแอน อ.ปราสาท จ.สุรินทร์")
    card.get_by_role("button", name="ใช้กับ 3 แถวนี้").click()
    page.get_by_text("ใช้คำตอบกับ").wait_for()
