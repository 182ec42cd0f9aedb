"""What was typed twice becomes one and comes apart again; the council report; the public directory."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from nakhonchai.records.merging.finding import refresh_duplicates
from organizations.models import OrganizationType
from tests.browser.conftest import Visit
from tests.factories import LeaderFactory, OrganizationFactory, OrganizationTypeFactory, PositionFactory


def test_two_records_of_one_person_become_one_and_come_apart_again(
    visit: Callable[..., Visit], people: Any, size: dict[str, int]
) -> None:
    kept = LeaderFactory(given_name="สมศรี", family_name="ดีงาม", telephone="0811111111", nickname="แดง")
    lost = LeaderFactory(given_name="สมศรี", family_name="ดีงาม", telephone="0822222222", birth_year=2510)
    PositionFactory(leader=lost)
    refresh_duplicates()
    window = visit(size).sign_in(people.surin)
    page = window.open("/records/duplicates/?kind=leaders.leader")
    expect(page.locator("main")).to_contain_text("ชื่อและนามสกุลตรงกัน")
    window.check()
    page.get_by_role("link", name="เปรียบเทียบ").first.click()
    expect(page.get_by_role("heading", name="เลือกทีละช่อง")).to_be_visible()
    expect(page.locator("main")).to_contain_text("ตำแหน่ง 1 รายการ")
    window.check()
    page.get_by_role("group", name="โทรศัพท์").get_by_text("082").click()
    page.get_by_role("button", name="รวมเป็นรายการเดียว").click()
    expect(page.get_by_role("status").first).to_contain_text("รวม")
    expect(page.locator("main")).to_contain_text("รวมมาจาก")
    window.open(lost.page())
    assert page.url.endswith(kept.page())
    window.open("/records/merges/?kind=leaders.leader")
    window.check()
    window.follow(page.get_by_role("link", name="ย้อนการรวม").first)
    window.check()
    page.get_by_role("button", name="ย้อนการรวม").click()
    page.wait_for_url(f"**{lost.page()}")
    expect(page.locator("main")).to_contain_text("2510")


def test_a_new_body_that_is_there_already_is_asked_about(
    visit: Callable[..., Visit], people: Any, size: dict[str, int]
) -> None:
    OrganizationFactory(name="กลุ่มทอผ้าบ้านไร่", type=OrganizationTypeFactory(name="กลุ่มลองใช้"))
    window = visit(size).sign_in(people.recorder)
    page = window.open("/organizations/new/")
    page.get_by_label("ชื่อองค์กร").fill("กลุ่มทอผ้าบ้านไร่")
    page.locator("select[name=type]").select_option(label="กลุ่มลองใช้")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_role("alert")).to_contain_text("อาจซ้ำกับรายการที่มีอยู่แล้ว")
    expect(page.get_by_label("ชื่อองค์กร")).to_have_value("กลุ่มทอผ้าบ้านไร่")
    window.check()
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("กลุ่มทอผ้าบ้านไร่")


def test_the_council_report_leads_down_and_to_its_lists(
    visit: Callable[..., Visit], people: Any, size: dict[str, int]
) -> None:
    council = OrganizationType.objects.get(name="สภาองค์กรชุมชนตำบล")
    for area in ("320501", "320502", "310101"):
        OrganizationFactory(type=council, area_id=area, name=f"สภา {area}", member_count=30)
    window = visit(size).sign_in(people.viewer)
    page = window.open("/organizations/council/")
    window.check()
    page.get_by_role("link", name="จังหวัดสุรินทร์").click()
    expect(page.locator("tfoot")).to_contain_text("50%")
    window.follow(page.get_by_role("link", name="อำเภอปราสาท"))
    window.check()
    page.get_by_role("row", name="รวม").get_by_role("link", name="2", exact=True).first.click()
    expect(page.get_by_role("status").filter(has_text="พบ")).to_contain_text("2")


def test_a_visitor_walks_the_public_directory(
    visit: Callable[..., Visit], places: Any, size: dict[str, int]
) -> None:
    for word, area in (("เหนือ", "320501"), ("กลาง", "320501"), ("ใต้", "310101")):
        OrganizationFactory(name=f"กองทุนเปิดเผย{word}", area_id=area, is_published=True)
    OrganizationFactory(name="กลุ่มปิด")
    window = visit(size)
    page = window.open("/organizations/directory/")
    expect(page.locator("main")).to_contain_text("กองทุนเปิดเผยเหนือ")
    expect(page.locator("main")).not_to_contain_text("กลุ่มปิด")
    window.check()
    page.get_by_label("ค้นหาชื่อองค์กร").fill("เปิดเผยใต้")
    page.get_by_role("button", name="ค้นหา").last.click()
    expect(page.locator(".body-list > li")).to_have_count(1)
    page.get_by_role("link", name="กองทุนเปิดเผยใต้").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("กองทุนเปิดเผยใต้")
    window.check()
