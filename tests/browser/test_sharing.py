"""Sharing on a phone and a desk: picture, text of two lines, workbook, print; what a group gets is whole."""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import DESK, Visit
from tests.browser.pdf_text import pdf_text
from tests.factories import LeaderFactory, OrganizationFactory, PlanFactory


@pytest.fixture
def something(people: Any) -> None:
    """A few records, and two people: too few to be told."""
    OrganizationFactory.create_batch(3, area_id="320501", name="กลุ่มออมทรัพย์บ้านน้ำผึ้ง")
    LeaderFactory.create_batch(2, area_id="320501")
    PlanFactory(area_id="320501")


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
