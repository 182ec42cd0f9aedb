"""Fonts keep Thai whole and small; messages compile; neither is made twice."""

import os

import pytest
from fontTools.ttLib import TTFont

from nakhonchai.base import assets


@pytest.fixture(scope="module")
def fonts(tmp_path_factory):
    return assets.build_fonts(tmp_path_factory.mktemp("fonts"))


def test_both_weights_are_small(fonts):
    assert [font.name for font in fonts] == ["sarabun-regular.woff2", "sarabun-semibold.woff2"]
    assert all(10_000 < font.stat().st_size < 24_000 for font in fonts)


@pytest.mark.parametrize("text", ["ที่ นี้ น้ำ กฤษฏิ์ ปู่ ฐิติ ญี่ปุ่น เเ ๐๑๒๓๔๕๖๗๘๙ ฯ ๆ ฿", "Abc 0123 “ ” – — … · × ≤ →"])
def test_every_character_is_there(fonts, text):
    for font in fonts:
        with TTFont(font) as opened:
            known = opened.getBestCmap()
        assert [letter for letter in text if ord(letter) not in known] == []


def test_marks_are_still_placed(fonts):
    for path in fonts:
        with TTFont(path) as font:
            placed = {feature.FeatureTag for feature in font["GPOS"].table.FeatureList.FeatureRecord}
            scripts = {script.ScriptTag for script in font["GPOS"].table.ScriptList.ScriptRecord}
        assert {"mark", "mkmk"} <= placed
        assert "thai" in scripts


def test_fonts_are_not_made_again(fonts):
    assert assets.build_fonts(fonts[0].parent) == []


def test_messages_are_compiled_once_and_again_after_a_change(tmp_path):
    source, target = tmp_path / "po", tmp_path / "mo"
    catalogue = source / "th" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Yes"\nmsgstr "ใช่"\n'
    )
    made = assets.compile_messages(source, target)
    assert [path.relative_to(target).as_posix() for path in made] == ["th/LC_MESSAGES/django.mo"]
    assert "ใช่".encode() in made[0].read_bytes()
    assert assets.compile_messages(source, target) == []
    os.utime(catalogue, (made[0].stat().st_mtime + 5,) * 2)
    assert assets.compile_messages(source, target) == made
