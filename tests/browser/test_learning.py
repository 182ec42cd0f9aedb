"""From a new event to its people, their self-assessment, the printed sheet, and who was reached."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from playwright.sync_api import expect

from learning.models import Capability, Event
from nakhonchai.thai import ApproximateDate
from tests.browser.conftest import PHONE, Visit
from tests.factories import (
    EventFactory,
    LeaderFactory,
    OrganizationFactory,
    ParticipationFactory,
    PositionFactory,
    RoleTypeFactory,
)


def test_an_event_from_its_making_to_the_sheet(
    visit: Callable[..., Visit], people: Any, size: dict[str, int]
) -> None:
    fund = OrganizationFactory(name="กองทุนสวัสดิการกังแอน")
    PositionFactory(organization=fund, role=RoleTypeFactory(name="กรรมการลอง"), leader__given_name="สมใจ")
    LeaderFactory(given_name="บุญมี", family_name="ขยันดี")
    Capability.objects.all().delete()
    Capability.objects.create(name="ชวนคนคุย", words="จัดเวทีให้ทุกคนได้พูด")
    window = visit(size).sign_in(people.recorder)
    page = window.open("/learning/new/")
    page.get_by_label("ชื่อกิจกรรม").fill("เวทีคืนข้อมูลกังแอน")
    page.get_by_label("วันที่จัด").fill("วันหนึ่ง")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_role("alert")).to_contain_text("วันที่จัด")
    expect(page.get_by_label("ชื่อกิจกรรม")).to_have_value("เวทีคืนข้อมูลกังแอน")
    yesterday = ApproximateDate(timezone.localdate() - timedelta(days=1)).th(short=True)
    page.get_by_label("วันที่จัด").fill(yesterday)
    page.get_by_label("ผู้จัด", exact=True).fill("กองทุนสวัสดิการกังแอน")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("เวทีคืนข้อมูลกังแอน")
    expect(page.locator("#bodies")).to_contain_text("กองทุนสวัสดิการกังแอน")
    window.check()

    page.locator(".page-actions").get_by_role("link", name="ลงชื่อ", exact=True).click()
    page.get_by_label("ชื่อ ชื่อเล่น โทรศัพท์ หรือรหัส").press_sequentially("บุญ")  # found while typing
    page.locator("#found").get_by_role("checkbox").check()
    page.get_by_role("button", name="ลงชื่อคนที่เลือก").click()
    expect(page.locator(".sign-list")).to_contain_text("บุญมี ขยันดี")
    page.get_by_label("องค์กร", exact=True).fill("กองทุนสวัสดิการกังแอน")
    page.get_by_role("button", name="แสดงรายชื่อ").click()
    page.get_by_label("ทุกคนของ").check()
    page.get_by_role("button", name="ลงชื่อคนที่เลือก").click()
    expect(page.locator(".sign-list")).to_contain_text("สมใจ")
    page.get_by_text("เพิ่มคนใหม่เข้าระบบ").click()
    page.locator("#id_new-given_name").fill("มาใหม่")
    page.locator("#id_new-family_name").fill("วันนี้")
    page.get_by_role("button", name="เพิ่มและลงชื่อ").click()
    expect(page.locator(".sign-list")).to_contain_text("มาใหม่ วันนี้")
    window.check()

    page.get_by_role("link", name="กลับหน้ากิจกรรม").click()
    page.get_by_role("link", name="ประเมิน", exact=False).filter(has_text="บุญมี").click()
    page.get_by_label("ก่อน").select_option("2")
    page.get_by_label("หลัง").select_option("4")
    window.check()
    page.get_by_role("button", name="บันทึกผลประเมิน").click()
    page.get_by_role("link", name="บุญมี ขยันดี").last.click()
    expect(page.get_by_role("img", name="จาก 2 เป็น 4 จาก 5")).to_be_visible()
    window.check()


def test_people_are_signed_in_without_javascript(visit: Callable[..., Visit], people: Any) -> None:
    event = EventFactory()
    LeaderFactory(given_name="บุญมี", family_name="ขยันดี")
    page = visit(PHONE, script=False).sign_in(people.recorder).open(f"/learning/{event.ref}/people/")
    page.get_by_label("ชื่อ ชื่อเล่น โทรศัพท์ หรือรหัส").fill("บุญมี")
    page.get_by_role("button", name="ค้นหา").first.click()
    page.locator("#found").get_by_role("checkbox").check()
    page.get_by_role("button", name="ลงชื่อคนที่เลือก").click()
    expect(page.locator(".sign-list")).to_contain_text("บุญมี ขยันดี")


def test_the_sheet_and_the_paper_fit_a_page(visit: Callable[..., Visit], people: Any, tmp_path: Path) -> None:
    event: Event = ParticipationFactory().event
    window = visit().sign_in(people.recorder)
    for name in ("sheet", "paper"):
        page = window.open(f"/learning/{event.ref}/{name}/")
        page.emulate_media(media="print")
        expect(page.locator(".site-header")).to_be_hidden()
        expect(page.locator(".handout").first).to_be_visible()
        made = page.pdf(format="A4", path=tmp_path / f"{name}.pdf", prefer_css_page_size=True)
        assert made.startswith(b"%PDF")
        page.emulate_media(media="screen")
        window.check()


def test_who_was_reached(visit: Callable[..., Visit], people: Any, size: dict[str, int]) -> None:
    ParticipationFactory(leader=LeaderFactory(area_id="320501"), event=EventFactory(area_id="32"))
    window = visit(size).sign_in(people.surin)
    page = window.open("/learning/coverage/")
    expect(page.locator("#missing ~ ul, section:has(#missing) ul")).to_contain_text("ตำบลทมอ")
    window.check()
    page.get_by_role("link", name="อำเภอปราสาท").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("ความครอบคลุมของการเรียนรู้")
    expect(page.locator(".eyebrow").first).to_contain_text("ปราสาท")
