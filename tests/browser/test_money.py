"""The ledger of a project from asked to spent, and in whose plan a project came to stand."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from nakhonchai.dashboards.years import this_year
from plans.models import Adoption, MoneyLine
from tests.browser.conftest import DESK, PHONE, Visit
from tests.factories import ProjectFactory

BLANK = "–"
SPENT_FIRST = "มากกว่าที่ได้รับถึงช่วงนั้น"


def add_line(page: Page, kind: str, amount: str, quarter: str = "", source: str = "พอช.") -> None:
    """Write a line from the panel of the project that is open, and press save."""
    page.locator("#money").get_by_role("link", name="เพิ่มรายการเงิน").click()
    page.get_by_label("ชนิด").select_option(label=kind)
    page.get_by_label("แหล่งเงิน").select_option(label=source)
    page.get_by_label("จำนวน (บาท)").fill(amount)
    page.get_by_label("ปีงบประมาณ (พ.ศ.)").fill(str(this_year()))
    page.get_by_label("ไตรมาส").select_option(quarter)
    save(page)


def save(page: Page) -> None:
    page.get_by_role("button", name="บันทึก").click()


def sums(page: Page, row: str) -> Locator:
    """Return the amounts of a row: asked, promised, received, spent."""
    return page.locator("#money table").first.locator("tr", has_text=row).locator("td")


def at(page: Page, field: str) -> Locator:
    """Return what is said at a field."""
    return page.locator(f"#id_{field}_error")


def test_a_ledger_from_asked_to_spent(visit: Callable[..., Visit], people: Any, size: dict[str, int]) -> None:
    project = ProjectFactory(name="ฝายลองใช้", area_id="320501", status="running", fiscal_year=this_year())
    window = visit(size, dark=size is DESK).sign_in(people.recorder)
    page = window.open(project.page())
    expect(page.locator("#money")).to_contain_text("ยังไม่มีรายการเงิน")
    window.check()
    add_line(page, "เสนอขอ", "๑๒๐,๐๐๐")
    add_line(page, "รับปาก/อนุมัติ", "100,000")
    expect(sums(page, "รวมเงิน")).to_have_text(["120,000", "100,000", BLANK, BLANK])

    add_line(page, "ใช้ไป", "30,000", "2")
    expect(at(page, "amount")).to_contain_text(f"{SPENT_FIRST} 30,000 บาท")
    page.get_by_label("หมายเหตุ").fill("ค่าวัสดุ")
    window.check()
    page.get_by_label("ชนิด").select_option(label="ได้รับ")
    page.get_by_label("จำนวน (บาท)").fill("0.1")
    page.get_by_label("ไตรมาส").select_option("1")
    save(page)
    expect(at(page, "amount")).to_contain_text("หมายถึง 100,000 บาท (ล้านบาท) หรือไม่")
    expect(page.get_by_label("หมายเหตุ")).to_have_value("ค่าวัสดุ")
    assert MoneyLine.objects.unscoped("test").count() == 2
    window.check()
    page.get_by_label("ตรวจแล้ว ข้อมูลถูกต้องตามนี้").check()
    save(page)
    expect(sums(page, "รวมเงิน")).to_have_text(["120,000", "100,000", "0.10", BLANK])

    correct(window, "ได้รับ 0.10 บาท", "-5", "99,999.90")
    expect(sums(page, "รวมเงิน")).to_have_text(["120,000", "100,000", "100,000", BLANK])
    add_line(page, "ใช้ไป", "30,000", "2")
    expect(sums(page, "รวมเงิน")).to_have_text(["120,000", "100,000", "100,000", "30,000"])
    add_line(page, "ได้รับ", "0", source="อปท.")
    expect(sums(page, "อปท.")).to_have_text([BLANK, BLANK, "0", BLANK])
    expect(page.locator("#money")).to_contain_text("เงินที่ได้รับแล้วยังไม่ได้ใช้ 70,000 บาท")
    window.check()
    lines = window.open(MoneyLine.list_url()).locator("main tbody")
    for amount in ("0.10", "99,999.90", "30,000"):
        expect(lines.get_by_text(amount, exact=True)).to_be_visible()
    expect(lines).to_contain_text("ได้รับ (ปรับยอด)")
    window.check()
    page = window.open("/places/320501/")
    row = page.locator("#money tr", has_text="รวมเงิน")
    expect(row.locator("td")).to_have_text(["120,000", "100,000", "100,000", "30,000"])
    window.check()


def correct(window: Visit, line: str, wrong: str, right: str) -> None:
    """Open a line of the project and correct it by a line of its own; too much off is refused."""
    page = window.page
    page.locator("#money summary").click()
    page.locator("#money").get_by_role("link", name=line).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(line)
    window.check()
    page.get_by_role("link", name="ปรับยอด").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ปรับยอดรายการเงิน")
    page.get_by_label("จำนวน (บาท)").fill(wrong)
    save(page)
    expect(at(page, "amount")).to_contain_text("ปรับลดมากกว่ายอดที่เหลือ")
    window.check()
    page.get_by_label("จำนวน (บาท)").fill(right)
    save(page)


def test_a_project_comes_to_stand_in_the_plan_of_another(
    visit: Callable[..., Visit], people: Any, size: dict[str, int]
) -> None:
    project = ProjectFactory(name="ฝายลองใช้", area_id="320501", status="running")
    ProjectFactory(name="ตลาดลองใช้", area_id="320501", status="running")
    window = visit(size, dark=size is PHONE).sign_in(people.recorder)
    page = window.open(project.page())
    adoptions = page.locator("#adoptions")
    expect(adoptions).to_contain_text("ยังไม่ได้บันทึกว่าเสนอเข้าแผนของใคร")
    adoptions.get_by_role("link", name="เพิ่มการบรรจุในแผน").click()
    page.get_by_label("เข้าแผนของ").select_option(label="แผน อบต./เทศบาล")
    page.get_by_label("ชื่อแผนหรือหน่วยงาน").fill("แผนพัฒนาท้องถิ่น อบต. ลองใช้ พ.ศ. 2566–2570")
    page.get_by_label("ปี (พ.ศ.)").fill("2480")
    page.locator("#id_state").select_option(label="ไม่ได้รับ")
    page.get_by_label("งบประมาณที่บรรจุ (บาท)").fill("80,000")
    save(page)
    expect(at(page, "year")).to_contain_text("พ.ศ.")
    page.get_by_label("ปี (พ.ศ.)").fill("2569")
    save(page)
    expect(at(page, "amount")).to_contain_text("ระบุว่าไม่ได้รับ แต่ใส่งบประมาณ 80,000 บาท")
    window.check()
    page.locator("#id_state").select_option(label="บรรจุในแผน")
    save(page)
    expect(adoptions).to_contain_text("แผนพัฒนาท้องถิ่น อบต. ลองใช้ พ.ศ. 2566–2570")
    expect(adoptions).to_contain_text("80,000 บาท")
    expect(adoptions).to_contain_text("บรรจุในแผน")
    window.check()
    window.open(Adoption.list_url())
    window.check()
    page = window.open("/places/320501/")
    card = page.locator(".stat", has_text="โครงการที่บรรจุในแผนของหน่วยงานอื่น")
    expect(card).to_contain_text("1 โครงการ")
    expect(card).to_contain_text("จากโครงการ 2 โครงการ")
    window.check()
    card.get_by_role("link", name="ที่มา").click()
    expect(page.locator("main")).to_contain_text("คิดเป็น 50% ของโครงการ")
    window.check()
