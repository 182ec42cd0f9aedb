"""Places in free text: "178 หมู่ 1 ต.ทุ่งขวาง อ.กำแพงแสน" taken apart into names, หมู่ and what is left.

Only reading: which place is meant is decided in ``finding.py``. Pure functions.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from nakhonchai.geography.matching.cells import read_cell
from nakhonchai.geography.matching.gazetteer import CAPITAL, SPOKEN_PROVINCES, Gazetteer
from nakhonchai.thai import normalise, to_arabic

LONGEST: Final = 400
MAX_MOO: Final = 60

_BODY: Final = re.compile(
    r"(?<![ก-์])(?:(?P<tambon>อบต\.?|องค์การบริหารส่วนตำบล)|(?:อบจ\.?|องค์การบริหารส่วนจังหวัด|ทต\.|ทม\.|ทน\.|เทศบาล(?:ตำบล|เมือง|นคร)?"
    r"|รพ\.? ?สต\.?|โรงพยาบาลส่งเสริมสุขภาพ(?:ตำบล)?|สำนักงานสาธารณสุข(?:อำเภอ|จังหวัด)?|ที่ว่าการอำเภอ|ศาลากลางจังหวัด))"
)
_NUMBERS: Final = r"\d{1,2}(?!\d)(?:\s*(?:,|-|–|ถึง|และ|กับ|&)\s*(?:หมู่ที่|หมู่|ม\.)?\s*\d{1,2}(?![\d/]))*"
_MOO: Final = re.compile(
    rf"(?:หมู่บ้าน ?ที่|หมู่ ?ที่|หมู่(?!บ้าน)|(?<![ก-์])ม\. ?(?:ที่)?|(?<![ก-์])ม(?=\s*\d))\s*({_NUMBERS})(?!\d)"
)
_SPLIT: Final = re.compile(
    r"(?<=[ก-์\d])(?=จังหวัด|อำเภอ|ตำบล|หมู่ที่)|(?<=[ก-์])(?=[ตอจ]\. ?[ก-ฮเแโใไ])|(?<=\d)(?=(?:[ตอจม]\.|บ้าน|หมู่))"
)
_LEVEL_WORD: Final = re.compile(
    r"จังหวัด|จว\.|กทม|กรุงเทพ|อำเภอ|ตำบล|แขวง|เขต|หมู่|ม\.? ?\d|บ้าน|ชุมชน|(?<![ก-์])[ตอจบ]\.|อบต|เทศบาล"
)
_NAME: Final = r"(?P<name>[ก-ฮเแโใไ][ก-์]*(?:ฯ)?)"
_PROVINCE: Final = re.compile(rf"(?:จังหวัด|จว\.|(?<![ก-์.])จ\.)\s*{_NAME}|(?<![ก-์])(?P<bkk>กทม\.?|กรุงเทพ\S*)")
_DISTRICT: Final = re.compile(
    rf"(?:กิ่งอำเภอ|กิ่ง ?อ\.|อำเภอ|(?<![ก-์.])อ\.|(?<![ก-์])เขต(?=[ก-ฮเแโใไ]))\s*{_NAME}"
)
_SUBDISTRICT: Final = re.compile(rf"(?:ตำบล|(?<![ก-์.])ต\.|(?<![ก-์])แขวง)\s*{_NAME}")
_VILLAGE: Final = re.compile(rf"(?:หมู่บ้าน|(?<![ก-์])บ้าน(?!เลขที่| ?เลข)|(?<![ก-์.])บ\.|(?<![ก-์])ชุมชน)\s*{_NAME}")
_HOUSE: Final = re.compile(
    r"(?:บ้านเลขที่|เลขที่|(?<![\d/]))\s*(\d{1,4}(?:/\d{1,4})?)(?![\d/])(?!\s*(?:กม|คน|ไร่))"
)
_POSTCODE: Final = re.compile(r"(?<!\d)([1-9]\d{4})(?!\d)")
_ROAD: Final = re.compile(r"(?<![ก-์])(?:ถนน|ถ\.|ซอย|ซ\.|ตรอก)\s*[^\s,]+(?:\s*[-–]\s*[ก-์]+)?(?:\s+\d+)?")
_WORD: Final = re.compile(r"[ก-ฮเแโใไ][ก-์]+")


@dataclass(frozen=True, slots=True)
class FreeText:
    """What a text says about a place. ``body``: a name stands there as an อบต. or เทศบาล, no level."""

    province: str = ""
    district: str = ""
    subdistrict: str = ""
    village: str = ""
    moos: tuple[int, ...] = ()
    house: str = ""
    postcode: str = ""
    words: tuple[str, ...] = ()
    body: bool = False
    bare: bool = False  # names were found by their order, without words for their levels

    @property
    def names(self) -> tuple[str, str, str]:
        """Province, district, subdistrict."""
        return self.province, self.district, self.subdistrict


EMPTY: Final = FreeText()


def says_levels(text: str) -> bool:
    """Whether a word for a level stands in a text at all (a quick look)."""
    return bool(_LEVEL_WORD.search(text))


def read_moos(text: str) -> tuple[int, ...]:
    """Return the หมู่ of a cell: "หมู่ 1,3,5", "4", 4.0, "ม.2-4". Nothing for 0 and for what is no หมู่."""
    text = re.sub(r"(?<=\d)\.0+$", "", to_arabic(normalise(text)))
    found = re.fullmatch(rf"(?:หมู่บ้าน ?ที่|หมู่ ?ที่|หมู่|ม\.?|ที่)?\s*({_NUMBERS})\s*", text) or _MOO.search(text)
    return _numbers(found[1]) if found else ()


def _numbers(text: str) -> tuple[int, ...]:
    found: dict[int, None] = {}
    last, ranged = 0, False
    for piece in re.findall(r"\d+|-|–|ถึง", text):
        if not piece.isdecimal():
            ranged = True
            continue
        number = int(piece)
        first = last + 1 if ranged and last < number else number
        found |= dict.fromkeys(range(first, number + 1))
        last, ranged = number, False
    return tuple(number for number in found if 0 < number <= MAX_MOO)


@lru_cache(maxsize=50_000)
def read_free_text(text: str) -> FreeText:
    """Return what a text says by the words for levels in it."""
    text = to_arabic(normalise(text[:LONGEST]))
    body = _BODY.search(text)
    if body:
        level = " ต." if body["tambon"] else " "
        text = f"{text[: body.start()]} {level}{text[body.end() :].lstrip()}"
    text = _SPLIT.sub(" ", text)
    found: dict[str, str] = {}
    for level, pattern in (("province", _PROVINCE), ("district", _DISTRICT), ("subdistrict", _SUBDISTRICT)):
        text, found[level] = _take(text, pattern)
    moos: list[int] = []
    for hit in _MOO.finditer(text):
        moos += _numbers(hit[1])
    text = _ROAD.sub(" ", _MOO.sub(" ", text))
    text, found["village"] = _take(text, _VILLAGE)
    postcode = _POSTCODE.search(text)
    text = _POSTCODE.sub(" ", text)
    house = _HOUSE.search(text)
    return FreeText(
        found["province"],
        found["district"],
        found["subdistrict"],
        found["village"],
        moos=tuple(dict.fromkeys(moos)),
        house=house[1] if house else "",
        postcode=postcode[1] if postcode else "",
        words=tuple(_WORD.findall(_HOUSE.sub(" ", text))),
        body=bool(body),
    )


def _take(text: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    found = pattern.search(text)
    if not found:
        return text, ""
    name = found.groupdict().get("name") or "กรุงเทพมหานคร"
    return f"{text[: found.start()]} {text[found.end() :]}", name


def with_bare_names(free: FreeText, gazetteer: Gazetteer) -> FreeText:
    """Return *free* with names that stand there without a word for their level: ทุ่งขวาง กำแพงแสน นครปฐม.

    From the right: province, district, subdistrict; each must be a name that exists at its level.
    """
    words = list(free.words)
    province, district, subdistrict = free.names
    if words and not province and _is_province(words[-1], gazetteer):
        province = words.pop()
    if words and not district and not free.subdistrict and _is_district(words[-1], gazetteer):
        district = words.pop()
    elif words and not district and free.subdistrict and _is_district(words[0], gazetteer):
        district = words.pop(0)
    if (
        words
        and not subdistrict
        and (district or province)
        and read_cell(words[-1], 6).key in gazetteer.by_name
    ):
        subdistrict = words.pop()
    if (province, district, subdistrict) == free.names:
        return free
    return FreeText(
        province,
        district,
        subdistrict,
        free.village,
        free.moos,
        free.house,
        free.postcode,
        tuple(words),
        free.body,
        True,
    )


def _is_province(word: str, gazetteer: Gazetteer) -> bool:
    key = read_cell(word, 2).key
    return key in gazetteer.provinces.values() or key in SPOKEN_PROVINCES


def _is_district(word: str, gazetteer: Gazetteer) -> bool:
    key = read_cell(word, 4).key
    return key == CAPITAL or key in gazetteer.by_district_name or key in gazetteer.former_districts
