"""Thai dictionary order as a plain string, so that any database sorts by it with a byte comparison.

The key is ``primary + "!" + secondary``. The primary part holds one character for each letter or digit, so
lined up that code-point order is dictionary order, and a leading vowel (เ แ โ ใ ไ) stands after its
consonant, where it is spoken. Spaces, punctuation, ฯ and ๆ do not count, as in ICU's Thai order. The
secondary part holds what decides only between words that are otherwise equal: the marks ๎ ์ ็ ่ ้ ๊ ๋, each as its
distance from the mark before and its kind. All characters order the same under Python, SQLite BINARY and
PostgreSQL COLLATE "C". Equal keys are possible ("ก ข", "กข"): order by the key, then by something unique.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from nakhonchai.thai.digits import to_arabic
from nakhonchai.thai.places import PLACE_PREFIXES, strip_prefix
from nakhonchai.thai.spelling import normalise

_SECONDARY: Final = {mark: chr(ord("a") + n) for n, mark in enumerate("๎์็่้๊๋")}
_SECONDARY_RE: Final = re.compile("([๎์็่้๊๋])")
_LEADING: Final = re.compile("([เแโใไ])([ก-ฮ])")
_DIGITS: Final = re.compile(r"[0-9]+")
_SYMBOL: Final = "#"  # + ฿ and the like: before all digits
_FARTHEST: Final = 90  # letters one distance character can count


# Vowels in dictionary order, from the first place after ฮ on: Unicode has ํ elsewhere. ำ counts as า with ํ.
_VOWELS: Final = {vowel: 0x0E2F + n for n, vowel in enumerate("ํะัาิีึืุูเแโใไฺ")}


class _PrimaryTable(dict[int, int | str | None]):
    """Where each character stands, learned when first seen."""

    def __missing__(self, code: int) -> int | str | None:
        kind = unicodedata.category(chr(code))[0]
        value = None if kind in "PZC" else _SYMBOL if kind == "S" else code
        if code < 0x3000:
            self[code] = value
        return value


_PRIMARY: Final = _PrimaryTable(
    dict.fromkeys(map(ord, " ฯๆ"))
    | {ord(vowel): place for vowel, place in _VOWELS.items()}
    | {ord("ๅ"): _VOWELS["า"], ord("ำ"): chr(_VOWELS["า"]) + chr(_VOWELS["ํ"])}
)


def _spoken(found: re.Match[str]) -> str:
    """A leading vowel after its consonant. (A template of groups takes twice as long.)"""
    return found[2] + found[1]


def _number(digits: re.Match[str]) -> str:
    """A number with its length before it: 2 → 12, 10 → 210, so that 2 comes before 10."""
    plain = digits.group().lstrip("0") or "0"
    length = len(plain)
    return f"{length if length < 9 else f'9{min(length, 999):03}'}{plain}"


def _marks(parts: list[str]) -> str:
    """The secondary part: an earlier mark makes the greater key, as any mark is more than none.

    *parts* are the letters up to each mark, and the marks, in turn.
    """
    key = []
    for letters, mark in zip(parts[::2], parts[1::2], strict=False):
        far, near = divmod(len(letters), _FARTHEST)
        key.append("!" * far + chr(0x7E - near) + _SECONDARY[mark])
    return "".join(key)


def sort_key(text: str, prefixes: Iterable[str] = ()) -> str:
    """The key to store and index; equal to ICU's order for Thai, except that numbers count as numbers
    (หมู่ 2 before หมู่ 10) and Latin letters come before Thai ones. Letter case does not matter.

    Of ``prefixes`` (for example ``PLACE_PREFIXES``) at most one is left out. The key may be up to three
    times as long as the text, plus 5: store it as text without a limit. No key holds a space.
    """
    text = normalise(text)
    if prefixes:
        text = strip_prefix(text, tuple(prefixes))
    text = _LEADING.sub(_spoken, to_arabic(text.lower()))
    text = _DIGITS.sub(_number, text).translate(_PRIMARY)
    parts = _SECONDARY_RE.split(text)
    return f"{''.join(parts[::2])}!{_marks(parts)}" if len(parts) > 1 else text


def person_sort_key(given: str, family: str) -> str:
    """The key of a person: all of one given name together, then by family name; titles do not take part."""
    return f"{sort_key(given)} {sort_key(family)}"


def place_sort_key(text: str) -> str:
    """The key of a place as people write it, with or without จังหวัด, อำเภอ, ตำบล, บ้าน and their short forms.

    Official names that are stored without a level word (ตำบล "บ้านใหม่") are sorted by :func:`sort_key`.
    """
    return sort_key(text, PLACE_PREFIXES)
