"""The meanings of an empty answer: there is none, nobody knows, or it is a value after all."""

import enum
import math
from functools import lru_cache
from typing import Final

from nakhonchai.thai.spelling import normalise


class Emptiness(enum.StrEnum):
    """What a cell says when it says nothing."""

    VALUE = "value"
    NONE = "none"
    UNKNOWN = "unknown"


_NONE: Final = frozenset({"ไม่มี", "ไม่มีเลย", "none", "nil"})
_UNKNOWN: Final = frozenset(
    {
        *("ไม่ระบุ", "ไม่ได้ระบุ", "ไม่ทราบ", "ยังไม่ทราบ", "ไม่แน่ใจ"),
        *("ไม่มีข้อมูล", "ยังไม่มีข้อมูล", "ไม่พบข้อมูล", "รอข้อมูล"),
        *("na", "n/a", "n.a.", "n.a", "null", "nan", "unknown"),
        *("#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!"),
    }
)
_SHORT: Final = 120  # letters of a text that is remembered
_DIGITS: Final = "0123456789๐๑๒๓๔๕๖๗๘๙"
_DASHES: Final = frozenset("-–—−_")


def is_blank(text: object) -> bool:
    """Nothing visible stands there: nothing at all, or only spaces and invisible characters."""
    return text is None or (isinstance(text, str) and not normalise(text))


def emptiness(text: object) -> Emptiness:
    """Tell "none" ("-", ไม่มี) from "unknown" ("", ไม่ระบุ, N/A) from a value. The number 0 is a value."""
    if text is None or (isinstance(text, float) and math.isnan(text)):
        return Emptiness.UNKNOWN
    if not isinstance(text, str):
        return Emptiness.VALUE
    if text[:1] in _DIGITS and text:  # no word for nothing begins so
        return Emptiness.VALUE
    return _said(text) if len(text) <= _SHORT else _emptiness(text)


@lru_cache(maxsize=4096)
def _said(text: str) -> Emptiness:
    return _emptiness(text)


def _emptiness(text: str) -> Emptiness:
    text = normalise(text).lower().replace(" ", "")
    if text and set(text) <= _DASHES:
        return Emptiness.NONE
    word = text.strip("()[]\"'-–—")
    if not word or word in _UNKNOWN or set(word) <= {"?", "."}:
        return Emptiness.UNKNOWN
    return Emptiness.NONE if word in _NONE else Emptiness.VALUE
