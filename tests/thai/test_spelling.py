import re
import time
from itertools import product

import pytest
from hypothesis import given

from nakhonchai.thai import is_blank, looks_destroyed, normalise, normalise_lines, spelling
from nakhonchai.thai.spelling import MARK_CLASSES, MARKS
from tests.thai.strategies import messy_text, words


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("เเม่", "แม่"),
        ("นํา", "นำ"),
        ("นํ้า", "น้ำ"),
        ("น้ํา", "น้ำ"),
        ("นำ้", "น้ำ"),
        ("นํำ", "นำ"),
        ("นํา้", "น้ำ"),
        ("ที่่", "ที่"),
        ("ท่ี", "ที่"),
        ("ปูู่่", "ปู่"),
        ("พันธ์ุ", "พันธุ์"),
        ("สิทธ์ิ", "สิทธิ์"),
        ("กฤษฏิ์", "กฤษฏิ์"),
        ("ก\u200bข\ufeffค\u00adง", "กขคง"),
        ("\u00a0บ้าน\u00a0 \u3000โนน\t", "บ้าน โนน"),
        ("โนนสูง_x000D_", "โนนสูง"),
        ("โนนสูง_x000D_\nเมือง", "โนนสูง เมือง"),
        ("ท\uf701\uf70a", "ทิ่"),
        ("cafe\u0301", "café"),
        ("ก\x00ข\ud800", "กข"),
        ("", ""),
        ("   ", ""),
        ("ก่้", "ก่้"),
    ],
)
def test_normalise(given_text, expected):
    assert normalise(given_text) == expected


def test_nothing_that_needs_work_is_passed_over():
    """Compare the quick look with the plain list of what is wrong in a text."""
    ranks = [f"[{marks}][{''.join(MARK_CLASSES[: rank + 1])}]" for rank, marks in enumerate(MARK_CLASSES)]
    unseen = re.escape("".join(map(chr, spelling._INVISIBLE)))
    wrong = re.compile(
        rf"[{unseen}\uf700-\uf71a]|[^\S ]|  |^ | \Z|{spelling._RETURN}|เเ|{spelling._LATIN}"
        f"|ํ[{MARKS}]*[าำ]|ำ[{MARKS}ำ]|{'|'.join(ranks)}"
    )
    pieces = [*MARKS, *"กเแาำ _x0dDA", "\xa0", "\u200b", "\u0301", "é", "_x000d_", "\t"]
    alone = [
        before + chr(code) + after for code in range(0x10000) for before, after in (("", ""), ("e", "ก"))
    ]
    for text in [*alone, *map("".join, product(pieces, repeat=3))]:
        assert bool(spelling._NEEDS_WORK.search(text)) == bool(wrong.search(text)), ascii(text)


def test_normalise_takes_nothing_as_empty():
    assert normalise(None) == ""


@given(messy_text)
def test_normalise_is_idempotent(text):
    once = normalise(text)
    assert normalise(once) == once


@given(messy_text)
def test_normalised_text_can_be_stored_and_has_single_spaces(text):
    result = normalise(text)
    result.encode()
    assert "\x00" not in result
    assert result == " ".join(result.split())


@given(words)
def test_normalise_returns_clean_words_themselves(word):
    clean = normalise(word)
    assert normalise(clean) is clean


def test_normalise_lines_keeps_line_ends_only():
    text = " เเรก_x000D_\r\nสอง\u00a0 สาม\r\n\r\n\r\n\r\nสี่\u2028ห้า\n\n"
    assert normalise_lines(text) == "แรก\nสอง สาม\n\nสี่\nห้า"


@given(messy_text)
def test_normalise_lines_is_idempotent_and_agrees_with_normalise(text):
    once = normalise_lines(text)
    assert normalise_lines(once) == once
    assert normalise(once) == " ".join(once.split())


@pytest.mark.parametrize("piece", ["ํ", "้ํ", "ก่้", "ํ้า", "  ", "_x000D_", "e\u0301", "เเ", "่ิ"])
def test_normalise_takes_linear_time(piece):
    text = piece * 40_000
    start = time.perf_counter()
    normalise(text)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize("text", ["", " ", "\u00a0\u200b", "_x000D_", None])
def test_is_blank(text):
    assert is_blank(text)


@pytest.mark.parametrize("text", ["-", "0", 0, "ก"])
def test_is_not_blank(text):
    assert not is_blank(text)


def test_looks_destroyed_finds_every_common_damage():
    thai = "นครราชสีมา"
    assert looks_destroyed("?" * len(thai))
    assert looks_destroyed("??? ????? 12")
    assert looks_destroyed(thai.encode().decode("latin-1"))
    assert looks_destroyed(thai.encode().decode("cp1252", errors="replace"))
    assert looks_destroyed(thai.encode("cp874").decode("latin-1"))
    assert looks_destroyed(thai.encode().decode("cp874", errors="replace"))
    assert looks_destroyed(thai.encode("cp874").decode(errors="replace"))


@given(words)
def test_looks_destroyed_finds_utf8_read_as_latin(word):
    assert looks_destroyed(word.encode().decode("latin-1"))


@pytest.mark.parametrize("text", ["", "จริงหรือ???", "ทำไม?", "เธอและเธอ", "Café", "?", "บ้านโนน 12", "résumé"])
def test_looks_destroyed_leaves_sound_text_alone(text):
    assert not looks_destroyed(text)


def test_only_what_nobody_sees_is_dropped():
    assert normalise("ก\u200b\u200f\u202e\u2060\u2069\ufe0e\ufe0f\x01\x7f\x9fข") == "กข"
    assert normalise("x\u2070\u2010\u2030¡ข") == "x\u2070\u2010\u2030¡ข"
