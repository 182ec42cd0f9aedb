"""A round played through: staff ask, a recorder sends, the province confirms, the cluster accepts."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from playwright.sync_api import expect

from nakhonchai.dashboards.actions import take_snapshot
from nakhonchai.dashboards.years import this_year
from nakhonchai.thai import ApproximateDate
from strategy.models import Round, Value
from tests.browser.conftest import DESK, PHONE, Visit
from tests.browser.test_account_pages import check
from tests.factories import IndicatorFactory, TargetFactory

NAME = "ครัวเรือนที่เป็นสมาชิกกองทุนสวัสดิการ"


def day(days: int) -> str:
    """Return a day as people write it."""
    return ApproximateDate(timezone.localdate() + timedelta(days=days)).th(short=True)


def ask(window: Visit) -> Round:
    """Open a round and ask every subdistrict for the indicator."""
    page = window.open("/strategy/rounds/new/")
    page.locator("#id_kind").select_option("year")
    page.locator("#id_fiscal_year").fill(str(this_year()))
    page.locator("#id_cluster").select_option(index=1)
    page.locator("#id_opens").fill(day(-1))
    page.locator("#id_due").fill(day(-3))
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_role("alert")).to_contain_text("วันกำหนดส่ง")
    page.locator("#id_due").fill(day(20))
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("รอบรายงาน")
    check(window)
    page.get_by_role("link", name="ขอรายงาน").click()
    page.get_by_label(NAME).check()
    check(window)
    page.get_by_role("button", name="ขอรายงาน").click()
    expect(page.get_by_role("status").first).to_contain_text("ขอรายงานเพิ่ม 10 รายการ")
    return Round.objects.unscoped("test").get()


def fill(window: Visit, value: str) -> None:
    """Open what is owed from the list of work, say the number and send it."""
    page = window.open("/records/tasks/")
    page.get_by_role("link", name="รายงานตัวชี้วัดที่ต้องส่ง").click()
    page.locator("main").get_by_role("link", name=NAME).first.click()
    page.locator(".page-actions").get_by_role("link", name="แก้ไข").click()
    page.locator("#id_value").fill("")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_role("alert")).to_contain_text("ใส่ 0")
    page.locator("#id_value").fill(value)
    page.locator("#id_narrative").fill("รับสมาชิกใหม่หลังเวที")
    check(window)
    page.get_by_role("button", name="บันทึก").click()
    expect(page.locator("main")).to_contain_text("ส่งแล้ว รอจังหวัดยืนยัน")


def step(window: Visit, around: Round, verb: str, reason: str = "") -> None:
    """Choose the report of the recorder and take a step with it."""
    page = window.open(around.page())
    one = Value.objects.unscoped("test").get(area="320501")
    page.locator(f"#ref-{one.ref}").check()
    page.locator("#id_verb").select_option(verb)
    page.locator("#id_reason").fill(reason)
    page.get_by_role("button", name="ทำตามนี้").click()
    expect(page.get_by_role("status").first).to_contain_text("1 รายการแล้ว")


def test_a_round_is_played_through(visit: Callable[..., Visit], people: Any, size: dict[str, int]) -> None:
    indicator = IndicatorFactory(everywhere=True, name=NAME, unit="ครัวเรือน")
    TargetFactory(indicator=indicator, area_id="320501", fiscal_year=this_year(), value=40)
    staff, recorder, coordinator = (
        visit(size).sign_in(who) for who in (people.codi, people.recorder, people.surin)
    )
    around = ask(staff)
    fill(recorder, "400")
    step(coordinator, around, "return", "นับซ้ำกับปีก่อน")
    expect(recorder.open(around.page()).locator("main")).to_contain_text("นับซ้ำกับปีก่อน")
    check(recorder)
    fill(recorder, "40")
    step(coordinator, around, "confirm")
    check(coordinator)
    step(staff, around, "accept")
    page = recorder.open("/places/320501/")
    row = page.locator("#strategy tr", has_text=NAME)
    expect(row).to_contain_text("40 ครัวเรือน")
    expect(row).to_contain_text("ถึงเป้าแล้ว")
    row.get_by_role("link", name=NAME).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    expect(page.locator("main")).to_contain_text("รับสมาชิกใหม่หลังเวที")
    check(recorder)


def test_strategies_are_read_on_a_phone_and_a_desk(
    visit: Callable[..., Visit], people: Any, size: dict[str, int]
) -> None:
    window = visit(size, dark=size is PHONE).sign_in(people.surin)
    known = f"/strategy/score/32/?known={take_snapshot(name='ประชุมจังหวัด', by=people.surin).ref}"
    paths = ("/strategy/", "/strategy/score/all/", "/strategy/score/32/?print=1", "/strategy/closing/")
    for path in (*paths, known):
        window.open(path)
        check(window)
    page = window.open("/strategy/")
    page.get_by_role("link", name="กระดานยุทธศาสตร์").first.click()
    expect(page.locator("main")).to_contain_text("ยังไม่ตั้งเป้า")


def test_every_page_works_without_scripts(visit: Callable[..., Visit], people: Any) -> None:
    indicator = IndicatorFactory(everywhere=True, name=NAME, unit="ครัวเรือน")
    window = visit(DESK, script=False).sign_in(people.codi)
    page = window.open(f"/strategy/spread/{indicator.ref}/32/{this_year()}/")
    page.get_by_label("อ.ปราสาท").fill("12")
    page.get_by_role("button", name="บันทึกเป้าหมาย").click()
    expect(page.locator("main")).to_contain_text("รวม 12 ครัวเรือน")
    window.check_whole()
