"""A meeting on a phone and a desk: panels by arrow keys, frozen numbers, the last meeting, decisions."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from playwright.sync_api import Page, TimeoutError, expect

from nakhonchai.dashboards.actions import take_snapshot
from nakhonchai.dashboards.models import Snapshot
from nakhonchai.geography.models import Area
from nakhonchai.records.models import Task
from tests.browser.conftest import DESK, PHONE, Visit
from tests.factories import LeaderFactory, OrganizationFactory, PlanFactory

HERE = "/meeting/32/"


def focused(page: Page) -> str:
    """The panel that is shown."""
    return str(page.evaluate("document.activeElement.id"))


def in_a_new_window(page: Page, link: str) -> Page:
    """Press a link that opens a window; once more by keyboard where a busy browser opened none."""
    target = page.get_by_role("link", name=link)
    try:
        with page.context.expect_page(timeout=10_000) as opened:
            target.click()
    except TimeoutError:
        with page.context.expect_page() as opened:
            target.press("Enter")
    opened.value.wait_for_load_state()
    return opened.value


def last_meeting(by: Any) -> Snapshot:
    """What was frozen a quarter ago, when there was less."""
    OrganizationFactory.create_batch(2, area_id="320501")
    taken = take_snapshot(name="ประชุมครั้งที่ 1/2569", area=Area.objects.get(code="32"), by=by)
    Snapshot.objects.filter(pk=taken.pk).update(taken_at=timezone.now() - timedelta(days=90))
    return taken


def test_a_meeting_is_walked_from_numbers_to_decision(
    visit: Callable[..., Visit], people: Any, size: dict[str, int]
) -> None:
    last_meeting(people.surin)
    OrganizationFactory.create_batch(3, area_id="320102")
    LeaderFactory(area_id="320501"), PlanFactory(area_id="320501")
    window = visit(size).sign_in(people.surin)
    page = window.open(HERE)
    expect(page.locator(".meeting-head")).to_contain_text("ยังไม่ได้ตรึง")
    expect(page.locator(".meeting-head")).to_contain_text("ประชุมครั้งที่ 1/2569")
    # Numbers, large, each with what changed since the last meeting.
    numbers = page.locator("#slide-numbers")
    expect(numbers).to_contain_text("เพิ่มขึ้น 3 องค์กรจากครั้งก่อน (2)")
    window.check()
    # One panel after another, forth and back, without a mouse.
    slides = page.locator("[data-slide]").evaluate_all("all => all.map(one => one.id)")
    assert slides[0] == "slide-numbers" and slides[-1] == "slide-decisions" and len(slides) >= 4
    page.locator("#slide-numbers").focus()
    page.emulate_media(reduced_motion="reduce")
    page.reload()
    for there in slides[1:3]:
        page.keyboard.press("ArrowRight")
        expect(page.locator(f"#{there}")).to_be_focused()
        expect(page.locator(f"#{there}")).to_be_in_viewport()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(f"#{slides[1]}")).to_be_focused()


def test_frozen_numbers_stay_when_somebody_saves(visit: Callable[..., Visit], people: Any) -> None:
    OrganizationFactory.create_batch(4, area_id="320501")
    window = visit(DESK).sign_in(people.surin)
    page = window.open(HERE)
    page.get_by_role("button", name="ตรึงตัวเลขสำหรับการประชุมนี้").click()
    expect(page.get_by_role("status").first).to_contain_text("ณ วันที่")
    expect(page.locator(".meeting-head")).to_contain_text("ประชุม จังหวัดสุรินทร์")
    assert "known=" in page.url
    number = page.locator("#slide-numbers li").first
    expect(number).to_contain_text("4")
    OrganizationFactory.create_batch(5, area_id="320501")
    page.reload()
    expect(number).to_contain_text("4")
    expect(page.get_by_role("button", name="ตรึงตัวเลข")).to_have_count(0)
    window.check()
    # The same, today: nine.
    expect(window.open(HERE).locator("#slide-numbers li").first).to_contain_text("9")


def test_a_decision_becomes_a_task(visit: Callable[..., Visit], people: Any, size: dict[str, int]) -> None:
    OrganizationFactory(area_id="320501")
    window = visit(size).sign_in(people.surin)
    page = window.open(HERE)
    form = in_a_new_window(page, "ตั้งงานจากมติ")
    form.locator("[name=name]").fill("ทวนรายชื่อกองทุนของอำเภอศีขรภูมิ")
    form.get_by_role("button", name="บันทึก").first.click()
    expect(form.get_by_role("heading", level=1)).to_contain_text("ทวนรายชื่อกองทุน")
    task = Task.objects.unscoped("a test").get()
    assert (task.area_id, task.created_by) == ("32", people.surin)


def test_without_a_script_the_panels_follow_each_other(visit: Callable[..., Visit], people: Any) -> None:
    OrganizationFactory(area_id="320501")
    window = visit(PHONE, script=False, dark=True).sign_in(people.viewer)
    page = window.open(HERE)
    window.check_whole()
    expect(page.locator("#slide-decisions")).to_contain_text("ผู้ดูแลพื้นที่นี้ตั้งงานจากมติได้ที่นี่")
    expect(page.get_by_role("button", name="ตรึงตัวเลข")).to_have_count(0)
