"""Thai text made comparable; the entry to spelling, place words and blanks."""

import unicodedata
from functools import lru_cache
from typing import Final

from nakhonchai.thai.blanks import Emptiness, emptiness, is_blank
from nakhonchai.thai.digits import to_arabic_table
from nakhonchai.thai.places import (
    GROUP_PREFIXES,
    PLACE_PREFIXES,
    strip_group_prefix,
    strip_place_prefix,
    strip_prefix,
)
from nakhonchai.thai.spelling import looks_destroyed, normalise, normalise_lines

__all__ = [
    "GROUP_PREFIXES",
    "PLACE_PREFIXES",
    "Emptiness",
    "emptiness",
    "is_blank",
    "looks_destroyed",
    "normalise",
    "normalise_lines",
    "search_key",
    "strip_group_prefix",
    "strip_place_prefix",
    "strip_prefix",
]


class _SearchTable(dict[int, int | str | None]):
    """What each character becomes in a search key, learned when first seen."""

    def __missing__(self, code: int) -> int | str | None:
        char = chr(code)
        drop = unicodedata.category(char)[0] in "PSZC" and char not in "ๆ"
        value = None if drop or char in "็่้๊๋์ํ๎ฺ" else to_arabic_table.get(code, code)
        if code < 0x3000:  # bounded: nobody can fill the memory with rare characters
            self[code] = value
        return value


_SEARCH: Final = _SearchTable()
_SHORT: Final = 120  # letters of a text that is remembered


def search_key(text: str) -> str:
    """What is compared when people search: no tone marks, no spaces or punctuation, digits 0-9, lower case.

    Put the same function over the stored text and over the query, then look for one inside the other.
    Of ์ only the mark goes, not its consonant: สุรินทร์ is found by สุรินทร and by สุริน.
    """
    if text.isascii() and text.isalnum():  # a ref, a number: nothing to leave out
        return text.lower()
    return _key_of(text) if text and len(text) <= _SHORT else _search_key(text)


@lru_cache(maxsize=4096)
def _key_of(text: str) -> str:
    return _search_key(text)


def _search_key(text: str) -> str:
    text = normalise(text).lower()
    key = text.translate(_SEARCH)
    return key if len(key) == len(text) else normalise(key)
