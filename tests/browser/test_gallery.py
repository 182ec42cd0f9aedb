"""The gallery is whole in every theme and size, and each behaviour does what it says."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, Visit

SMALLEST = {"width": 360, "height": 740}


@pytest.fixture
def gallery(visit: Callable[..., Visit], settings: Any) -> Callable[..., Visit]:
    settings.ROOT_URLCONF = "tests.browser.gallery_urls"

    def open_gallery(size: dict[str, int] = DESK, **how: bool) -> Visit:
        window = visit(size, **how)
        window.open("/gallery/")
        return window

    return open_gallery


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [SMALLEST, DESK], ids=["small", "desk"])
def test_gallery_is_accessible_and_whole(gallery, width, dark):
    window = gallery(width, dark=dark)
    window.check_accessible()
    window.check_whole()


def test_fingers_reach_every_control_on_a_phone(gallery):
    page = gallery(SMALLEST).page
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, summary, select, textarea, input:not([type=hidden]),"
             + ".button, .tool, .tab-bar a, nav a, th a, .chip, .sort")]
           .filter((e) => !e.closest("[hidden]") && e.getClientRects().length)
           .filter((e) => Math.max(e.getBoundingClientRect().height,
                                   e.closest("label")?.getBoundingClientRect().height ?? 0) < 43.5)
           .map((e) => e.outerHTML.slice(0, 90))"""
    )
    assert small == []


def test_thai_marks_fit_into_inputs(gallery):
    """The line of an input is at least as high as Sarabun's tallest and deepest marks."""
    page = gallery().page
    ratio = page.evaluate(
        """() => { const s = getComputedStyle(document.querySelector("#id_name"));
                   return parseFloat(s.lineHeight) / parseFloat(s.fontSize); }"""
    )
    assert ratio >= 1.91


def test_theme_is_remembered_by_the_server(gallery):
    page: Page = gallery().page
    assert page.locator("html").get_attribute("data-theme") is None
    page.locator("[data-theme-toggle]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.locator("[data-theme-toggle]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_menu_opens_from_the_tab_bar_and_closes_with_escape(gallery):
    page = gallery(PHONE).page
    page.locator("[data-menu-open]").click()
    expect(page.locator("#menu")).to_have_attribute("open", "")
    expect(page.locator("#menu .menu-panel a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).not_to_have_attribute("open", "")
    expect(page.locator("#menu summary")).to_be_focused()


def test_menu_opens_without_script(gallery):
    page = gallery(PHONE, script=False).page
    page.locator("#menu summary").click()
    expect(page.locator("#menu .menu-panel")).to_be_visible()


def test_place_is_picked_by_keyboard(gallery):
    page = gallery().page
    text = page.locator("form[data-submit-once] [data-area-text]")
    text.press_sequentially("ในเ")
    expect(page.locator(".area-options [role=option]")).to_have_count(2)
    assert text.get_attribute("aria-expanded") == "true"
    text.press("ArrowDown")
    assert text.get_attribute("aria-activedescendant") == page.locator(
        ".area-options [role=option]"
    ).first.get_attribute("id")
    text.press("Enter")
    assert text.input_value() == "ต.ในเมือง อ.เมืองสุรินทร์ จ.สุรินทร์"
    assert page.locator("form[data-submit-once] [data-area-code]").input_value() == "320100"
    assert page.locator("form[data-submit-once] [data-area-for]").input_value() == text.input_value()
    assert text.get_attribute("aria-expanded") == "false"


def test_place_that_is_not_found_is_said_aloud(gallery):
    page = gallery().page
    page.locator("form[data-submit-once] [data-area-text]").press_sequentially("ไม่มี")
    expect(page.locator("form[data-submit-once] [data-area-status]")).to_contain_text("ไม่พบพื้นที่นี้")


def test_chosen_file_is_named_in_thai(gallery):
    page = gallery().page
    file = {"name": "แฟ้มตำบล.xlsx", "mimeType": "application/octet-stream", "buffer": b"x" * 30_000}
    page.locator("form[data-submit-once] input[type=file]").set_input_files(file)
    shown = page.locator("form[data-submit-once] [data-file-name]")
    expect(shown).to_have_text("แฟ้มตำบล.xlsx (29 กิโลไบต์)")


def test_choosing_rows_counts_them(gallery, size):
    page = gallery(size).page
    expect(page.locator("[data-select-needed]")).to_be_hidden()
    page.locator("input[name=chosen]").first.check()
    expect(page.locator("[data-select-count]")).to_have_text("1")
    expect(page.locator("[data-select-needed]")).to_be_visible()
    page.locator("[data-select-all]").check()
    expect(page.locator("[data-select-count]")).to_have_text("3")


def test_a_form_is_sent_once(gallery):
    page = gallery().page
    page.evaluate(
        """() => window.addEventListener("submit", (event) => {
             (window.sent ??= []).push(!event.defaultPrevented); event.preventDefault(); })"""
    )
    button = page.locator("form[data-submit-once] button[type=submit]")
    button.click()
    expect(button).to_have_text("กำลังบันทึก…")
    button.click(force=True)
    assert page.evaluate("window.sent") == [True, False]


def test_leaving_unsaved_work_asks(gallery):
    page = gallery().page
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("form[data-warn-unsaved] #id_name").first.fill("กลุ่มใหม่")
    page.reload()
    assert asked == ["beforeunload"]
    page.reload()
    assert asked == ["beforeunload"]


def test_paper_shows_no_navigation_and_is_light(gallery):
    page = gallery(dark=True).page
    page.emulate_media(media="print", color_scheme="dark")
    for part in (".site-nav", ".tab-bar", ".header-tools", ".filter-bar", ".button"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator(".site-footer .print-only")).to_contain_text("พิมพ์เมื่อ")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.querySelector('.badge-good')).color") == "rgb(31, 82, 39)"
