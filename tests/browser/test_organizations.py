"""Telling of an organization by hand: a status, a number, facts of a year, places reached."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from playwright.sync_api import expect

from nakhonchai.thai import be_year
from organizations.models import OrganizationType
from tests.browser.conftest import Visit
from tests.factories import OrganizationFactory


def test_a_fund_is_told_of(visit: Callable[..., Visit], people: Any, size: dict[str, int]) -> None:
    kind = OrganizationType.objects.get(name="กองทุนสวัสดิการชุมชน")
    fund = OrganizationFactory(name="กองทุนวันละบาท", type=kind)
    year = be_year(timezone.localdate()) - 1
    window = visit(size).sign_in(people.recorder)
    page = window.open(fund.page())
    window.check()
    page.get_by_role("link", name="เปลี่ยนสถานะ").click()
    page.get_by_label("สถานะ", exact=False).first.select_option("registered")
    page.get_by_label("ตั้งแต่").fill("ก.ค. ๒๕๕๓")
    page.get_by_label("หลักฐาน").fill("หนังสือรับรอง")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.locator("#statuses")).to_contain_text("ก.ค. 2553")
    window.follow(page.get_by_role("link", name=f"กรอกปี {year} สมาชิก"))
    window.check()
    page.get_by_label("สมาชิกสะสม").first.fill("100")
    page.get_by_label("สมาชิกปัจจุบัน").first.fill("120")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_role("alert")).to_contain_text("มากกว่าสมาชิกสะสม")
    window.check()
    page.get_by_label("สมาชิกปัจจุบัน").first.fill("๙๐")
    page.get_by_label("ความหมายของ สมาชิกปัจจุบัน").select_option("estimate")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.locator("#facts-members")).to_contain_text("90 (ประมาณ)")
    window.check()


def test_a_partner_names_the_places_it_reaches(
    visit: Callable[..., Visit], people: Any, size: dict[str, int]
) -> None:
    kind = OrganizationType.objects.get(name="เทศบาล")
    town = OrganizationFactory(name="เทศบาลลองใช้", type=kind, area_id="320101")
    window = visit(size).sign_in(people.surin)
    page = window.open(town.page())
    page.get_by_role("link", name="แก้พื้นที่").click()
    page.get_by_label("พื้นที่ที่ 1").fill("320101")
    page.get_by_label("พื้นที่ที่ 2").fill("320102")
    page.get_by_label("เพียงบางส่วน").nth(1).check()
    window.check()
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.locator("#coverage")).to_contain_text("บางส่วน")
    window.open("/places/320102/")
    expect(page.locator("main")).to_contain_text("เทศบาลลองใช้")


def test_work_and_figures_are_whole(visit: Callable[..., Visit], people: Any, size: dict[str, int]) -> None:
    window = visit(size).sign_in(people.codi)
    for address in ("work/", "governance/", "figures/", "definitions/", "definitions/gov-audit/"):
        window.open(f"/organizations/{address}")
        window.check()
