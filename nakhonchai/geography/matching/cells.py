"""One cell of a list, made comparable: without the word for its level, notes and blanks."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from nakhonchai.thai import normalise, search_key

PREFIX = {
    2: re.compile(r"^(?:จังหวัด|จว\.|จ\s*\.|จ )\s*"),
    4: re.compile(r"^(?:กิ่งอำเภอ|กิ่ง\s*อ\s*\.|กิ่ง|อำเภอ|เขต|อ\s*\.|อ )\s*"),
    6: re.compile(r"^(?:ตำบล|แขวง|ต\s*\.|ต )\s*"),
}
NOTES = re.compile(r"[*†#]|\([^)]*\)")
NOT_LETTERS = re.compile(r"[\s.\-–_'\"“”]+")
# Bodies that are no level of the tree, and several places in one cell: a person has to say which.
NO_LEVEL = re.compile(r"^(?:เทศบาล|ทต\.|ทม\.|ทน\.|อบต|องค์การบริหาร)")
SEVERAL = re.compile(r"[,/;]|\sและ\s|\s*-\s*ต\.")
BLANKS = {"", "-", "–", "ไม่มี", "ไม่ระบุ", "ไม่ทราบ", "n/a"}


class Likeness(IntEnum):
    """How a typed name stands to an official one, from unlike to the same."""

    NONE = 0
    ALIKE = 1  # letters differ: a slip, or another place
    SHORT = 2  # an abbreviation that only one name begins with
    MARKS = 3  # only tone marks or silent marks differ
    SAME = 4


@dataclass(frozen=True)
class Cell:
    """A typed name: ``key`` compares exactly, ``loose`` without tones, ``whole`` keeps the level word."""

    key: str
    loose: str
    whole: str
    short: bool
    vague: bool

    def __bool__(self) -> bool:
        return bool(self.key)


EMPTY = Cell("", "", "", False, False)


@lru_cache(maxsize=50_000)
def read_cell(text: str, level: int) -> Cell:
    """Return what *text* says at the level of codes with *level* digits."""
    clean = normalise(NOTES.sub(" ", text))
    if clean.lower() in BLANKS:
        return EMPTY
    bare = PREFIX[level].sub("", clean) or clean
    short = bare.endswith("ฯ")
    key = NOT_LETTERS.sub("", bare.rstrip("ฯ "))
    if key.lower() in BLANKS:
        return EMPTY
    vague = bool(NO_LEVEL.match(bare) or SEVERAL.search(bare))
    return Cell(key, search_key(key), NOT_LETTERS.sub("", clean), short, vague)
