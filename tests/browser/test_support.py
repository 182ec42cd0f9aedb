"""A visit with agreed work, a meeting from agenda to minutes, and what a stranger reads of an issue."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from support.actions import freeze_figures
from support.models import AgendaItem, AgendaWork
from tests.browser.conftest import Visit
from tests.factories import (
    LeaderFactory,
    MeetingFactory,
    OrganizationFactory,
    PolicyIssueFactory,
    TaskFactory,
    VisitFactory,
)


def test_a_visit_with_two_tasks(visit: Callable[..., Visit], people: Any, size: dict[str, int]) -> None:
    VisitFactory(area_id="310102")
    window = visit(size).sign_in(people.recorder)
    page = window.open("/support/")
    expect(page.get_by_role("heading", level=1)).to_have_text("ติดตามสนับสนุน")
    window.check()
    page.get_by_role("link", name="ดูรายชื่อและวางแผนลงพื้นที่").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("ตำบลที่ไม่มีคนลงนานแล้ว")
    window.check()
    page.get_by_role("link", name="วางแผนลง").first.click()
    expect(page.get_by_label("สถานะ")).to_have_value("planned")
    page.get_by_label("สถานะ").select_option("done")
    page.locator("#id_visited_about").fill("12 ม.ค. 2569")
    page.locator("#id_found").fill("บัญชีครัวเรือนยังไม่ครบทุกบ้าน")
    first, second = page.locator("#id_task_1_group"), page.locator("#id_task_2_group")
    first.get_by_label("ใครทำ").fill("ป้าสมศรี")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_role("alert")).to_contain_text("งานที่ 1")
    expect(first.get_by_label("ใครทำ")).to_have_value("ป้าสมศรี")
    first.get_by_label("ทำอะไร").fill("ทวนบัญชีหมู่ 4")
    first.get_by_label("ภายในวันที่").fill("30 ม.ค. 2569")
    second.get_by_label("ทำอะไร").fill("นัดประชุมกรรมการ")
    window.check()
    page.get_by_role("button", name="บันทึก").click()
    expect(page.locator("#tasks")).to_contain_text("ทวนบัญชีหมู่ 4")
    expect(page.locator("#tasks")).to_contain_text("นัดประชุมกรรมการ")
    window.check()


def test_a_meeting_from_agenda_to_minutes(
    visit: Callable[..., Visit], people: Any, size: dict[str, int]
) -> None:
    PolicyIssueFactory(name="ขอสมทบกองทุนสวัสดิการ", next_step="ยื่นหนังสือ")
    TaskFactory(name="ทวนรายชื่อกรรมการ")
    LeaderFactory()
    window = visit(size).sign_in(people.surin)
    page = window.open("/support/meetings/new/?area=320501")
    page.get_by_label("ชื่อการประชุม").fill("ประชุมคณะทำงานตำบล ครั้งที่ 1/2569")
    page.get_by_label("วันที่ประชุม").fill("10 ก.พ. 2569")
    page.get_by_role("button", name="บันทึก").click()
    page.get_by_label("ขอสมทบกองทุนสวัสดิการ").check()
    page.get_by_label("ทวนรายชื่อกรรมการ").check()
    page.get_by_label("วาระอื่น").fill("แจ้งเพื่อทราบ")
    window.check()
    page.get_by_role("button", name="ใส่ในวาระ").click()
    page.get_by_role("link", name="ขอสมทบกองทุนสวัสดิการ").click()
    page.get_by_label("มติ", exact=True).fill("ให้ยื่นหนังสือต่ออำเภอ")
    row = page.locator("#id_task_1_group")
    row.get_by_label("ทำอะไร").fill("ร่างหนังสือ")
    row.get_by_label("ใครทำ").fill(str(people.surin))
    row.get_by_label("ภายในวันที่").fill("20 ก.พ. 2569")
    window.check()
    page.get_by_role("button", name="บันทึกและกลับหน้าการประชุม").click()
    expect(page.locator("#agenda")).to_contain_text("ร่างหนังสือ")
    expect(page.locator("#figures")).to_contain_text("ณ วันที่")
    window.check()
    page.get_by_role("link", name="รายงานหนึ่งหน้า").click()
    expect(page.locator(".minutes")).to_contain_text("ให้ยื่นหนังสือต่ออำเภอ")
    window.check()


def pages_of(made: bytes) -> int:
    """Return how many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b", made))


def test_minutes_are_one_page_of_paper(visit: Callable[..., Visit], people: Any, tmp_path: Path) -> None:
    window = visit().sign_in(people.surin)
    for name, items, words in (("short", 2, 1), ("long", 8, 8), ("full", 14, 30), ("endless", 30, 150)):
        meeting = MeetingFactory(
            name=f"ประชุมจังหวัด {name}", area_id="32", present="ก ข, " * 20, notes="ขอบคุณเจ้าภาพ"
        )
        freeze_figures(meeting, by=people.surin)
        for number in range(items):
            item = AgendaItem.objects.create(
                meeting=meeting,
                order=number,
                name=f"เรื่องที่ {number} ติดตามแผนพัฒนาตำบล",
                discussion="ที่ประชุมหารือกันถึงข้อมูลของตำบลและคนที่จะช่วย " * words,
                decision="มอบหมายให้คณะทำงานตำบลทำต่อ " * words,
            )
            AgendaWork.objects.create(item=item, task=TaskFactory(detail="ผู้รับผิดชอบ: ป้าสมศรี"))
        page = window.open(meeting.page("minutes"))
        page.emulate_media(media="print")
        made = page.pdf(format="A4", path=tmp_path / f"{name}.pdf", prefer_css_page_size=True)
        assert pages_of(made) == 1, name
        page.emulate_media(media="screen")


def test_a_stranger_reads_what_was_published(
    visit: Callable[..., Visit], people: Any, size: dict[str, int]
) -> None:
    OrganizationFactory()
    PolicyIssueFactory(published=True, name="ขอสมทบกองทุนสวัสดิการทุกตำบล", notes="เรื่องภายใน")
    window = visit(size)
    page = window.open("/support/public-issues/")
    window.check()
    page.get_by_role("link", name="ขอสมทบกองทุนสวัสดิการทุกตำบล").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("ขอสมทบกองทุนสวัสดิการทุกตำบล")
    expect(page.locator("main")).to_contain_text("สรุปทดสอบสำหรับประชาชน")
    expect(page.locator("main")).not_to_contain_text("เรื่องภายใน")
    window.check()
