"""The map of the network on a phone and a desk: answers first, pictures that open, work from a gap."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from nakhonchai.records.models import Task
from tests.browser.conftest import DESK, PHONE, Visit
from tests.factories import LinkFactory, LinkKindFactory, OrganizationFactory


def make() -> tuple[Any, Any]:
    """Make a star of ten, and one body alone."""
    kind = LinkKindFactory(slug="browser", name="สนับสนุนงานของ", reverse_name="ได้รับการสนับสนุนจาก")
    hub = OrganizationFactory(name="สภาองค์กรชุมชนตำบลกังแอน")
    for number in range(10):
        LinkFactory(source=hub, target=OrganizationFactory(name=f"กลุ่มอาชีพที่ {number + 1}"), kind=kind)
    return hub, OrganizationFactory(name="กลุ่มที่ยังเดียวดาย", area_id="320102")


def test_the_map_is_read_pressed_and_followed_up(
    visit: Callable[..., Visit], people: Any, size: dict[str, int]
) -> None:
    hub, alone = make()
    window = visit(size).sign_in(people.surin)
    page = window.open("/network/?area=32")
    expect(page.locator("#bridging + .item-list")).to_contain_text(hub.name)
    answers, picture = (
        page.locator(".net-answers").bounding_box(),
        page.locator(".net-picture").bounding_box(),
    )
    assert answers is not None and picture is not None
    if size is PHONE:
        assert answers["y"] < picture["y"]
    window.check()
    row = page.locator("li", has_text=alone.name).filter(has=page.get_by_role("button"))
    row.get_by_role("button").click()
    expect(page.get_by_role("status").first).to_contain_text("ตั้งงานติดตามแล้ว")
    task = Task.objects.unscoped("test").get()
    assert (task.assignee, task.about) == (people.surin, alone)
    # An edge is reached and opened with the keyboard.
    page.locator(".net-edge").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(hub.name)
    expect(page.locator("main")).to_contain_text("สนับสนุนงานของ")
    window.check()


def test_every_view_is_whole_and_works_without_scripts(visit: Callable[..., Visit], people: Any) -> None:
    hub, _alone = make()
    window = visit(PHONE, dark=True, script=False).sign_in(people.surin)
    for path in (
        "?view=map",
        "matrix/?area=3205",
        "bodies/?answer=isolated",
        "gaps/",
        "ties/",
        f"bodies/{hub.ref}/",
    ):
        window.open(f"/network/{path}")
        window.check_whole()


def test_a_link_is_added_where_a_body_is_seen(visit: Callable[..., Visit], people: Any) -> None:
    hub, alone = make()
    page = visit(DESK).sign_in(people.surin).open(hub.page())
    page.locator("#quick_kind").select_option(label="สนับสนุนงานของ")
    page.locator("#quick_target").press_sequentially("เดียวดาย")
    page.locator("#quick_target_options li").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="เพิ่มเส้น", exact=True).click()
    expect(page.locator("#links")).to_contain_text(alone.name)
