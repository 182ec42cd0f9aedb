"""Keeping records as people do it: create, edit, conflict, trash, many at once, files; on phone and desk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from organizations.models import Organization
from tests.browser.conftest import DESK, PHONE, Visit
from tests.factories import OrganizationFactory, OrganizationTypeFactory


def test_an_organization_is_made_and_changed_by_hand(
    visit: Callable[..., Visit], people: Any, size: dict[str, int]
) -> None:
    OrganizationTypeFactory(name="กองทุนลองใช้")
    window = visit(size).sign_in(people.recorder)
    page = window.open("/organizations/new/")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_role("alert")).to_contain_text("ชื่อองค์กร")
    page.get_by_label("ชื่อองค์กร").fill("กองทุนวันละบาทกังแอน")
    page.get_by_label("ประเภท").select_option(label="กองทุนลองใช้")
    page.get_by_label("ก่อตั้งเมื่อ").fill("๒๕๕๑")
    page.get_by_label("โทรศัพท์").fill("044 511 999")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("กองทุนวันละบาทกังแอน")
    expect(page.locator("main")).to_contain_text("2551")
    window.check()
    page.get_by_role("link", name="แก้ไข", exact=True).click()
    page.get_by_label("จำนวนสมาชิก").fill("1204")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.locator("main")).to_contain_text("1,204")


def test_two_windows_on_one_record(visit: Callable[..., Visit], people: Any, size: dict[str, int]) -> None:
    body = OrganizationFactory(name="กองทุนเดิม")
    first, second = (visit(size).sign_in(who) for who in (people.surin, people.recorder))
    for window in (first, second):
        window.open(body.page("edit"))
    first.page.get_by_label("ชื่อองค์กร").fill("กองทุนของคนแรก")
    first.page.get_by_role("button", name="บันทึก").click()
    first.page.wait_for_url(lambda url: "edit" not in url)
    second.page.get_by_label("ชื่อองค์กร").fill("กองทุนของคนที่สอง")
    second.page.get_by_label("ที่ตั้ง").fill("ศาลาประชาคม")
    second.page.get_by_role("button", name="บันทึก").click()
    expect(second.page.get_by_role("alert")).to_contain_text("มีผู้อื่นบันทึกรายการนี้")
    expect(second.page.locator("main")).to_contain_text("กองทุนของคนแรก")
    expect(second.page.get_by_label("ชื่อองค์กร")).to_have_value("กองทุนของคนที่สอง")
    second.check()
    second.page.get_by_role("button", name="บันทึก").click()
    expect(second.page.get_by_role("heading", level=1)).to_have_text("กองทุนของคนที่สอง")


def test_into_the_trash_and_back(visit: Callable[..., Visit], people: Any, size: dict[str, int]) -> None:
    body = OrganizationFactory(name="กลุ่มซ้ำ")
    page = visit(size).sign_in(people.surin).open(body.page())
    page.get_by_role("link", name="ย้ายไปถังขยะ").click()
    page.get_by_label("เหตุผล").fill("ซ้ำ")
    page.get_by_role("button", name="ย้ายไปถังขยะ").click()
    expect(page.locator("main")).to_contain_text("รายการนี้อยู่ในถังขยะ")
    page.get_by_role("link", name="กู้คืนรายการนี้").click()
    page.get_by_role("button", name="กู้คืน").click()
    expect(page.get_by_role("link", name="แก้ไข", exact=True)).to_be_visible()


def test_many_at_once(visit: Callable[..., Visit], people: Any, size: dict[str, int]) -> None:
    for number in range(3):
        OrganizationFactory(name=f"กลุ่ม {number}")
    window = visit(size).sign_in(people.surin)
    page = window.open("/organizations/")
    page.get_by_label("เลือก กลุ่ม 0").check()
    page.get_by_label("เลือก กลุ่ม 2").check()
    page.get_by_label("สิ่งที่จะทำกับรายการที่เลือก").select_option("status=resting")
    page.get_by_role("button", name="ดูก่อนทำ").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2 รายการ")
    window.check()
    page.get_by_role("button", name="ตั้งสถานะเป็น").click()
    expect(page.get_by_role("status").first).to_contain_text("2 รายการแล้ว")
    assert Organization.objects.unscoped("test").filter(status="resting").count() == 2


def test_a_record_is_picked_with_the_keyboard(visit: Callable[..., Visit], people: Any) -> None:
    OrganizationFactory(name="กลุ่มป่าชุมชนโคกสูง")
    page = visit(DESK).sign_in(people.surin).open("/plans/projects/new/")
    page.get_by_label("ชื่อโครงการ").fill("ปลูกป่าริมห้วย")
    page.locator("#id_area").fill("320501")
    page.locator("#id_organization").press_sequentially("โคกสูง")
    page.locator("#id_organization_options li").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#id_organization")).to_have_value("กลุ่มป่าชุมชนโคกสูง — ต.กังแอน อ.ปราสาท จ.สุรินทร์")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.locator("main")).to_contain_text("กลุ่มป่าชุมชนโคกสูง")


def test_a_file_is_attached_and_fetched(
    visit: Callable[..., Visit], people: Any, tmp_path: Path, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path / "kept"
    body = OrganizationFactory()
    given = tmp_path / "หนังสือจดแจ้ง.pdf"
    given.write_bytes(b"%PDF-1.7 sample")
    page = visit(PHONE).sign_in(people.surin).open(body.page())
    page.get_by_role("link", name="แนบไฟล์").click()
    page.locator("#id_file").set_input_files(given)
    page.get_by_role("button", name="แนบไฟล์").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="หนังสือจดแจ้ง.pdf", exact=True).click()
    assert download.value.suggested_filename == "หนังสือจดแจ้ง.pdf"


def test_unsaved_work_asks_before_leaving(visit: Callable[..., Visit], people: Any) -> None:
    page = visit(DESK).sign_in(people.surin).open("/organizations/new/")
    page.get_by_label("ชื่อองค์กร").fill("ยังไม่ได้บันทึก")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    with page.expect_event("dialog"):
        page.evaluate("setTimeout(() => { location.href = '/organizations/' }, 0)")
    assert asked == ["beforeunload"] and page.url.endswith("/new/")
