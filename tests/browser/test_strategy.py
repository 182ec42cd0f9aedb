"""A round played to its end: asked, sent, sent back, confirmed, accepted; the year is signed and closed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from playwright.sync_api import expect

from nakhonchai.dashboards.actions import take_snapshot
from nakhonchai.dashboards.years import this_year
from nakhonchai.thai import ApproximateDate
from strategy.models import Round, Value
from tests.browser.conftest import DESK, PHONE, Visit
from tests.factories import IndicatorFactory, OrganizationFactory, TargetFactory

YEAR = this_year() - 1
SIGNER = "นางสมใจ ทดสอบดี ประธานคณะทำงาน"
NAME = "ครัวเรือนที่เป็นสมาชิกกองทุนสวัสดิการ"


def day(days: int) -> str:
    """Return a day as people write it."""
    return ApproximateDate(timezone.localdate() + timedelta(days=days)).th(short=True)


def ask(window: Visit) -> Round:
    """Open a round of the year that is over and ask every subdistrict for the indicator."""
    page = window.open("/strategy/rounds/new/")
    page.locator("#id_kind").select_option("year")
    page.locator("#id_fiscal_year").fill(str(YEAR))
    page.locator("#id_cluster").select_option(index=1)
    page.locator("#id_opens").fill(day(-1))
    page.locator("#id_due").fill(day(-3))
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_role("alert")).to_contain_text("วันกำหนดส่ง")
    page.locator("#id_due").fill(day(20))
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("รอบรายงาน")
    window.check()
    page.get_by_role("link", name="ขอรายงาน").click()
    page.get_by_label(NAME).check()
    window.check()
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
    window.check()
    page.get_by_role("button", name="บันทึก").click()
    expect(page.locator("main")).to_contain_text("ส่งแล้ว รอจังหวัดยืนยัน")


def reported() -> Value:
    """Return the report of the recorder's subdistrict."""
    found: Value = Value.objects.unscoped("test").get(area="320501")
    return found


def step(window: Visit, around: Round, verb: str, reason: str = "") -> None:
    """Choose the report of the recorder and take a step with it."""
    page = window.open(around.page())
    page.locator(f"#ref-{reported().ref}").check()
    page.locator("#id_verb").select_option(verb)
    page.locator("#id_reason").fill(reason)
    page.get_by_role("button", name="ทำตามนี้").click()
    expect(page.get_by_role("status").first).to_contain_text("1 รายการแล้ว")


def send_back(window: Visit, around: Round, reason: str) -> None:
    """Send the report back; without a reason it is asked for, and what was chosen stays chosen."""
    page = window.open(around.page())
    page.locator(f"#ref-{reported().ref}").check()
    page.locator("#id_verb").select_option("return")
    page.get_by_role("button", name="ทำตามนี้").click()
    expect(page.get_by_role("alert")).to_contain_text("เหตุผล")
    expect(page.locator(f"#ref-{reported().ref}")).to_be_checked()
    expect(page.locator("#id_verb")).to_have_value("return")
    window.check()
    page.locator("#id_reason").fill(reason)
    page.get_by_role("button", name="ทำตามนี้").click()
    expect(page.get_by_role("status").first).to_contain_text("1 รายการแล้ว")


def waive_the_rest(window: Visit, around: Round) -> None:
    """Confirm that nobody else has a number: no number, never 0."""
    page = window.open(f"{around.page()}?status=open")
    boxes = page.locator("input[name=ref]")
    expect(boxes).to_have_count(9)
    for place in range(9):
        boxes.nth(place).check()
    page.locator("#id_verb").select_option("waive")
    page.get_by_role("button", name="ทำตามนี้").click()
    expect(page.get_by_role("status").first).to_contain_text("9 รายการแล้ว")


def sign(window: Visit) -> None:
    """Sign the numbers of the year, with a name and a day."""
    page = window.page
    page.locator("#id_signed_by").fill(SIGNER)
    page.locator("#id_signed_on").fill(day(0))
    page.get_by_role("button", name="ปิดปี").click()


def close(window: Visit, around: Round) -> None:
    """Close the year: refused with the list while reports wait, then signed."""
    page = window.open("/strategy/closing/")
    expect(page.locator("#id_year")).to_have_value(str(YEAR))
    page.locator("#id_note").fill("ประชุมกลุ่มจังหวัด")
    sign(window)
    expect(page.get_by_role("alert")).to_contain_text("9 รายการ")
    expect(page.locator("#waiting")).to_contain_text("ยังไม่ยืนยัน")
    expect(page.locator("#id_signed_by")).to_have_value(SIGNER)
    expect(page.locator("#id_note")).to_have_value("ประชุมกลุ่มจังหวัด")
    window.check()
    waive_the_rest(window, around)
    window.open("/strategy/closing/")
    sign(window)
    expect(page.get_by_role("status").first).to_contain_text(f"{YEAR}")
    expect(page.locator("main")).to_contain_text(f"รับรองโดย {SIGNER} เมื่อ {ApproximateDate(today()).th()}")
    window.check()


def today() -> date:
    """Return this day."""
    return timezone.localdate()


def scores(window: Visit, code: str) -> list[str]:
    """Return the rows of the scoreboard of the year, as they are read."""
    page = window.open(f"/strategy/score/{code}/?year={YEAR}")
    return [" ".join(row.split()) for row in page.locator(".table-score tbody tr").all_inner_texts()]


def edit_what_was_closed(window: Visit) -> None:
    """Change a report of the closed year: refused at the field, nothing typed is lost; then throw it away."""
    one = reported()
    page = window.open(one.page("edit"))
    page.locator("#id_value").fill("99")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_role("alert")).to_contain_text("การปรับปรุง")
    expect(page.locator("#id_value")).to_have_value("99")
    window.check()
    page = window.open(one.page("trash"))
    page.locator("main form [name=reason]").fill("ส่งผิดตำบล")
    page.locator("main form button[type=submit]").last.click()
    expect(page.get_by_role("status").first).to_contain_text("ถังขยะ")
    assert reported().is_trashed


def correct(window: Visit) -> None:
    """Write beside the closed number that it should have been less."""
    page = window.open(f"/strategy/score/320501/?year={YEAR}")
    page.get_by_role("link", name=NAME).click()
    page.get_by_role("link", name="ปรับปรุง").first.click()
    page.locator("#id_change").fill("-2")
    page.locator("#id_reason").fill("ย้ายออกสองครัวเรือน")
    window.check()
    page.locator("main form button[type=submit]").last.click()
    expect(page.locator("main")).to_contain_text("ย้ายออกสองครัวเรือน")


def test_a_round_is_played_through_until_its_year_is_closed(
    visit: Callable[..., Visit], people: Any, size: dict[str, int]
) -> None:
    indicator = IndicatorFactory(everywhere=True, name=NAME, unit="ครัวเรือน")
    IndicatorFactory(everywhere=True, name="องค์กรที่ระบบนับ", measure="organizations", source="records")
    TargetFactory(indicator=indicator, area_id="320501", fiscal_year=YEAR, value=40)
    OrganizationFactory(area_id="320501", founded=date(YEAR - 544, 11, 1))
    staff, recorder, coordinator = (
        visit(size).sign_in(who) for who in (people.codi, people.recorder, people.surin)
    )
    around = ask(staff)
    fill(recorder, "400")
    send_back(coordinator, around, "นับซ้ำกับปีก่อน")
    expect(recorder.open(around.page()).locator("main")).to_contain_text("นับซ้ำกับปีก่อน")
    recorder.check()
    fill(recorder, "40")
    step(coordinator, around, "confirm")
    coordinator.check()
    step(staff, around, "accept")
    page = recorder.open(f"/places/320501/?year={YEAR}")
    row = page.locator("#strategy tr", has_text=NAME)
    expect(row).to_contain_text("40 ครัวเรือน")
    expect(row).to_contain_text("ถึงเป้าแล้ว")
    row.get_by_role("link", name=NAME).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    expect(page.locator("main")).to_contain_text("รับสมาชิกใหม่หลังเวที")
    recorder.check()
    # The year is closed; whatever is written afterwards, its scoreboards say the same.
    close(staff, around)
    codes = ("all", "32", "320501", "320502")
    signed = {code: scores(staff, code) for code in codes}
    assert any(NAME in row and "40 ครัวเรือน" in row for row in signed["all"])
    assert any(NAME in row and "ยังไม่มีรายงาน" in row for row in signed["320502"])
    assert any("องค์กรที่ระบบนับ" in row and " 1 " in row for row in signed["32"])
    edit_what_was_closed(coordinator)
    OrganizationFactory(area_id="320501", founded=date(YEAR - 544, 12, 1))
    TargetFactory(indicator=indicator, area_id="32", fiscal_year=YEAR, value=1)
    assert {code: scores(staff, code) for code in codes} == signed
    correct(coordinator)
    after = {code: scores(staff, code) for code in codes}
    assert after["320502"] == signed["320502"]
    assert [row.replace(" หลังปรับปรุง 38", "") for row in after["320501"]] == signed["320501"]
    assert after["320501"] != signed["320501"]
    staff.check()


def test_strategies_are_read_on_a_phone_and_a_desk(
    visit: Callable[..., Visit], people: Any, size: dict[str, int]
) -> None:
    window = visit(size, dark=size is PHONE).sign_in(people.surin)
    known = f"/strategy/score/32/?known={take_snapshot(name='ประชุมจังหวัด', by=people.surin).ref}"
    paths = ("/strategy/", "/strategy/score/all/", "/strategy/score/32/?print=1", "/strategy/closing/")
    for path in (*paths, known):
        window.open(path)
        window.check()
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
