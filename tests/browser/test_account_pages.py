"""Signing in, inviting, and losing nothing, as people do it: telephone, desk, keyboard alone, no script."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from nakhonchai.accounts import actions
from nakhonchai.accounts.models import Account
from nakhonchai.geography.models import Area
from tests.browser.conftest import DESK, PHONE, Visit
from tests.factories.accounts import PASSWORD

NEW_PASSWORD = "ข้าวหอมมะลิ-๒๕๖๗"


def sign_in(window: Visit, name: str) -> None:
    """Type, and press Enter: no mouse."""
    window.page.locator("#id_login").focus()
    window.page.keyboard.type(name)
    window.page.keyboard.press("Tab")
    window.page.keyboard.type(PASSWORD)
    window.page.keyboard.press("Enter")
    window.page.wait_for_url(lambda url: "/account/login/" not in url)


@pytest.mark.parametrize(("size", "dark"), [(PHONE, False), (DESK, True)], ids=["phone-light", "desk-dark"])
def test_the_ways_in_are_accessible_and_whole(
    visit: Callable[..., Visit], people: Any, size: dict[str, int], dark: bool
) -> None:
    window = visit(size, dark=dark)
    area = Area.objects.get(code="3205")
    _, token = actions.invite(by=people.surin, full_name="สมหญิง ตัวอย่าง", role="recorder", areas=[area])
    for path in ("login/", "password/reset/", f"welcome/{token}/"):
        window.open(f"/account/{path}")
        window.check()
    window.open("/account/welcome/nothing/", status=404)
    window.check()
    window.open("/account/login/")
    sign_in(window, "surin")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_an_invited_person_comes_in_by_the_link(
    visit: Callable[..., Visit], people: Any, script: bool
) -> None:
    inviter = visit(DESK, script=script)
    inviter.open("/account/login/?next=/account/people/invite/")
    sign_in(inviter, "surin")
    page = inviter.page
    page.fill("#id_full_name", "สมชาย ทดสอบ")
    page.check("input[name=role][value=recorder]")
    page.fill("#id_area_1", "310401")
    page.get_by_role("button", name="สร้างคำเชิญ").click()
    expect(page.locator(".error-summary")).to_contain_text("พื้นที่ 1")
    expect(page.locator("#id_full_name")).to_have_value("สมชาย ทดสอบ")
    page.fill("#id_area_1", "320501")
    page.get_by_role("button", name="สร้างคำเชิญ").click()
    expect(page.locator("h1")).to_have_text("สมชาย ทดสอบ")
    link = page.locator("[data-copy-link]").get_attribute("href")
    assert link is not None
    expect(page.locator("img.qr")).to_be_visible()

    invited = visit(PHONE, script=script)
    invited.page.goto(link)
    invited.page.fill("#id_username", "สมชาย")
    invited.page.fill("#id_password1", NEW_PASSWORD)
    invited.page.fill("#id_password2", NEW_PASSWORD)
    invited.page.get_by_role("button", name="ตั้งรหัสผ่านและเข้าใช้งาน").click()
    invited.page.wait_for_url(lambda url: "/welcome/" not in url)
    expect(invited.open("/account/me/").locator("main")).to_contain_text("ต.กังแอน")
    assert Account.objects.get(full_name="สมชาย ทดสอบ").username == "สมชาย"
    again = visit(PHONE, script=script).page.goto(link)
    assert again is not None
    assert again.status == 410


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_an_expired_session_loses_nothing_that_was_typed(
    visit: Callable[..., Visit], people: Any, size: dict[str, int]
) -> None:
    window = visit(size)
    window.open("/account/login/?next=/account/people/invite/")
    sign_in(window, "surin")
    page = window.page
    page.fill("#id_full_name", "สมใจ พิมพ์นาน")
    page.check("input[name=role][value=viewer]")
    page.fill("#id_area_1", "320501")
    window.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="สร้างคำเชิญ").click()
    expect(page.locator("main")).to_contain_text("ยังไม่ได้บันทึก แต่สิ่งที่พิมพ์ไว้ยังอยู่")
    window.check()
    sign_in(window, "surin")
    expect(page.locator("h1")).to_have_text("ส่งต่อแบบฟอร์มที่พิมพ์ไว้")
    window.check()
    page.get_by_role("button", name="ส่งต่อ", exact=True).click()
    expect(page.locator("h1")).to_have_text("สมใจ พิมพ์นาน")
    assert Account.objects.filter(full_name="สมใจ พิมพ์นาน").count() == 1
