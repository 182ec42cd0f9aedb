"""Words before the names of places and groups, which people write or leave out as they like."""

import re
from functools import lru_cache
from typing import Final

from nakhonchai.thai.spelling import MARKS, normalise

PLACE_PREFIXES: Final = (
    "จังหวัด", "จว.", "จ.", "กิ่งอำเภอ", "กิ่ง อ.", "กิ่งอ.", "อำเภอ", "อ.", "ตำบล", "ต.", "แขวง", "เขต",
    "หมู่บ้าน", "บ้าน", "บ.", "ชุมชน",
)  # fmt: skip
GROUP_PREFIXES: Final = (
    "กลุ่ม", "ชมรม", "เครือข่าย", "สมาคม", "มูลนิธิ", "ศูนย์", "สหกรณ์", "กองทุน", "กองทุนสวัสดิการชุมชน", "กองทุนหมู่บ้าน",
    "สถาบันการเงินชุมชน", "วิสาหกิจชุมชน", "กลุ่มวิสาหกิจชุมชน", "กลุ่มออมทรัพย์", "สภาองค์กรชุมชน", "สภาองค์กรชุมชนตำบล",
    "คณะกรรมการ", "องค์กร",
)  # fmt: skip


@lru_cache(maxsize=64)
def _pattern(prefixes: tuple[str, ...]) -> re.Pattern[str]:
    """One of the prefixes, the longest first, before something that can begin a name.

    A mark, a vowel that needs a consonant before it, ๆ, or a silenced consonant (เขตต์) cannot: there the
    "prefix" is only the beginning of a longer word.
    """
    words = "|".join(re.escape(word) for word in sorted(prefixes, key=len, reverse=True))
    return re.compile(rf"(?>{words})(?> ?)(?![{MARKS}ะาำๅๆฯ\W]|[ก-ฮ][ุิ]?์)(?=.)")


def strip_prefix(text: str, prefixes: tuple[str, ...]) -> str:
    """``text``, already normalised, without one of the prefixes; never without all of itself."""
    found = _pattern(prefixes).match(text)
    return text[found.end() :] if found else text


def strip_place_prefix(text: str) -> str:
    """The name without ONE level word: "ตำบลบ้านใหม่" → "บ้านใหม่", "จ.สุรินทร์" → "สุรินทร์".

    Official names begin with such words too (อำเภอ "บ้านเหลื่อม", "บ้านใหม่ไชยพจน์"), and nothing in the text
    tells them apart: whoever looks for a place tries the text as it is first, then stripped.
    """
    return strip_prefix(normalise(text), PLACE_PREFIXES)


def strip_group_prefix(text: str) -> str:
    """The name of a body without ONE word for its kind: "กลุ่มทอผ้าบ้านโนน" → "ทอผ้าบ้านโนน"."""
    return strip_prefix(normalise(text), GROUP_PREFIXES)
