"""Sending a workbook, looking at its rows, confirming, on a phone and a desk."""

import os
from pathlib import Path
from typing import Any

import pytest

from organizations.models import Organization
from tests.browser.conftest import Visit
from tests.factories import OrganizationFactory, OrganizationTypeFactory
from tests.imports.conftest import make_book
from tests.imports.test_flow import ORG_HEAD, org

SHOTS = os.environ.get("IMPORT_SHOTS", "")


def picture(page: Any, name: str) -> None:
    """Keep a picture where somebody asked for one, light and dark."""
    if not SHOTS:
        return
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        width = page.viewport_size["width"]
        page.screenshot(path=str(Path(SHOTS) / f"{name}-{width}-{scheme}.png"), full_page=True)
    page.emulate_media(color_scheme="light")


def check(window: Visit) -> None:
    """Fail for what axe finds, with the whole page in the window: the tab bar covers the fold."""
    size = window.page.viewport_size
    assert size is not None
    height = window.page.evaluate("document.documentElement.scrollHeight")
    window.page.set_viewport_size({"width": size["width"], "height": height})
    window.check_accessible()
    window.page.set_viewport_size(size)
    window.check_whole()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with a row of each fate."""
    OrganizationTypeFactory(name="กลุ่มออมทรัพย์")
    known = OrganizationFactory(name="กองทุนเดิม", area_id="320501", type__name="กลุ่มออมทรัพย์", member_count=10)
    same = OrganizationFactory(name="กองทุนเหมือนเดิม", area_id="320501", type__name="กลุ่มออมทรัพย์")
    head = [*ORG_HEAD, "เลขประจำตัวประชาชน", "ของแถม"]
    rows = [
        org("กลุ่มใหม่บ้านกังแอน", moo=1, tel=812345678),
        org("กองทุนเดิม", ref=known.ref, members=25),
        org("กองทุนเหมือนเดิม", ref=same.ref),
        org("กลุ่มที่ไม่มีตำบล", place=["สุรินทร์", "ปราสาท", "ไม่มีตำบลนี้"], tel="12"),
        org("กลุ่มของนางรอง", place=["บุรีรัมย์", "นางรอง", "นางรอง"]),
    ]
    path = tmp_path / "แฟ้มตำบลกังแอน.xlsx"
    path.write_bytes(make_book(องค์กร=[head, *([*row, "1100000000016", "x"] for row in rows)]))
    return path


def test_a_file_is_sent_looked_at_and_confirmed(visit: Any, size: Any, people: Any, book: Path) -> None:
    window = visit(size).sign_in(people.surin)
    page = window.open("/imports/")
    check(window)
    picture(page, "empty")
    page.get_by_role("link", name="ส่งไฟล์", exact=True).first.click()
    check(window)
    picture(page, "upload")
    page.set_input_files("input[type=file]", str(book))
    page.get_by_role("button", name="อ่านไฟล์และแสดงให้ตรวจ").click()
    page.wait_for_url("**/imports/*-*/")
    check(window)
    picture(page, "preview")
    assert "ไม่พบตำบล" in page.inner_text("main") and "ข้อมูลอ่อนไหวที่ระบบไม่เก็บ" in page.inner_text("main")
    page.get_by_role("button", name="ยืนยันและบันทึก").click()
    page.get_by_text("นำเข้าแล้ว: เพิ่ม 1 แก้ไข 1 แถว").wait_for()
    check(window)
    picture(page, "done")
    made = Organization.objects.unscoped("test").get(name="กลุ่มใหม่บ้านกังแอน")
    assert made.telephone == "0812345678"
    window.open("/imports/")
    check(window)
    picture(page, "list")
    window.open("/organizations/export/?q=กองทุน")
    check(window)
    picture(page, "export")
    with page.expect_download() as download:
        page.get_by_role("button", name="ดาวน์โหลดไฟล์").click()
    assert download.value.suggested_filename.endswith(".xlsx")


def test_a_file_that_is_refused_says_why(visit: Any, people: Any, tmp_path: Path) -> None:
    path = tmp_path / "เสีย.xlsx"
    path.write_bytes(b"%PDF-1.7")
    window = visit().sign_in(people.surin)
    page = window.open("/imports/new/")
    page.set_input_files("input[type=file]", str(path))
    page.get_by_role("button", name="อ่านไฟล์และแสดงให้ตรวจ").click()
    page.get_by_text("ไม่รับไฟล์ “เสีย.xlsx”").wait_for()
    check(window)
    picture(page, "refused")
