"""Sharing on a phone and a desk: picture, text of two lines, workbook, print; what a group gets is whole."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, Visit
from tests.browser.pdf_text import pdf_text
from tests.factories import LeaderFactory, OrganizationFactory, PlanFactory


@pytest.fixture
def something(people: Any) -> None:
    """A few records, and two people: too few to be told."""
    OrganizationFactory.create_batch(3, area_id="320501", name="กลุ่มออมทรัพย์บ้านน้ำผึ้ง")
    LeaderFactory.create_batch(2, area_id="320501")
    PlanFactory(area_id="320501")


def test_everything_that_can_be_sent_is_taken_along(
    visit: Callable[..., Visit], people: Any, something: None, size: dict[str, int], tmp_path: Path
) -> None:
    window = visit(size).sign_in(people.surin)
    page = window.open("/places/32/")
    page.get_by_role("link", name="แบ่งปัน").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("จังหวัดสุรินทร์")
    window.check()
    # The picture that is shown is the one that is saved.
    expect(page.locator("img.share-card")).to_have_js_property("naturalWidth", 1080)
    with page.expect_download() as saved:
        page.get_by_role("link", name="บันทึกรูป").click()
    assert saved.value.suggested_filename.endswith(".png")
    saved.value.save_as(tmp_path / "card.png")
    with Image.open(tmp_path / "card.png") as picture:
        assert picture.size == (1080, 1080)
        assert len(picture.convert("RGB").getcolors(1_000_000) or []) > 50
    # Two lines for a chat: what, how many, when, where.
    first, second = page.locator("#share-words").input_value().split("\n")
    assert first.startswith("จังหวัดสุรินทร์: ") and "องค์กร 3" in first
    assert "น้อยกว่า 5" in first  # a group is told of no few people, whoever sends it
    assert second.endswith(f"{window.base}/places/32/")
    # The figures as a workbook: numbers are numbers, and nothing is not 0.
    with page.expect_download() as saved:
        page.get_by_role("link", name="Excel").click()
    saved.value.save_as(tmp_path / "figures.xlsx")
    rows = list(load_workbook(tmp_path / "figures.xlsx").active.iter_rows(values_only=True))
    column = next(place for place, words in enumerate(rows[0]) if str(words).startswith("องค์กร ("))
    told = {row[0]: row[column] for row in rows[1:]}
    assert told["ปราสาท"] == 3
    assert 0 in told.values()
    assert "ไม่มีข้อมูล" in {cell for row in rows for cell in row}
    with page.expect_download() as saved:
        page.get_by_role("link", name="CSV").click()
    saved.value.save_as(tmp_path / "figures.csv")
    assert (tmp_path / "figures.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def plain(text: str) -> str:
    """Text without what a line break or a space in print may differ in."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text).replace("\u0e4d\u0e32", "\u0e33"))


def test_thai_is_copied_whole_out_of_the_printed_page(
    visit: Callable[..., Visit], people: Any, something: None
) -> None:
    window = visit(DESK).sign_in(people.surin)
    page = window.open("/places/320501/")
    page.emulate_media(media="print")
    made = page.pdf(prefer_css_page_size=True)
    assert made.startswith(b"%PDF")
    copied = plain(pdf_text(made))
    for words in (
        page.locator("h1").inner_text(),
        "กลุ่มออมทรัพย์บ้านน้ำผึ้ง",  # two marks over one letter, and sara am
        "พิมพ์เมื่อ",
        "องค์กร",
    ):
        assert plain(words) in copied, words
    for stray in "\ufffd\uf700\uf70a\uf710":  # glyphs that stand for no letter
        assert stray not in copied


def test_the_public_shares_only_what_the_public_is_told(
    visit: Callable[..., Visit], people: Any, something: None
) -> None:
    window = visit(PHONE, script=False)
    page = window.open("/share/3205/")
    window.check_whole()
    words = page.locator("#share-words").input_value()
    assert "องค์กร 3" in words
    assert not re.search(r"ผู้นำ[^·]*2", words)  # two people are too few to be told
    expect(page.locator("#share-week")).to_have_count(0)
