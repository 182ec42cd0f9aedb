"""What a row says about its place: names out of columns, free text and the titles above, put together.

What contradicts itself is noted, never decided here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from nakhonchai.geography.matching.cells import read_cell
from nakhonchai.geography.matching.freetext import (
    EMPTY,
    FreeText,
    read_free_text,
    read_moos,
    says_levels,
    with_bare_names,
)
from nakhonchai.geography.matching.gazetteer import CAPITAL, Gazetteer
from nakhonchai.geography.matching.matcher import Decision

_LENGTHS: Final = {"province": 2, "district": 4, "subdistrict": 6}
LEVELS: Final = tuple(_LENGTHS)
_HOUSE_FIRST: Final = re.compile(r"^\s*(?:บ้านเลขที่|เลขที่)?\s*\d{1,4}(?:/\d{1,4})?(?![\d.,/])\s*(?=\S)")
_OTHER_LEVEL: Final = re.compile(r"จังหวัด|อำเภอ|ตำบล|หมู่|[ตอจ]\. ?[ก-ฮเแโใไ]")


@dataclass(frozen=True, slots=True)
class Asked:
    """All that a row says about its place, each as text; "" where it says nothing."""

    code: str = ""
    province_code: str = ""
    district_code: str = ""
    province: str = ""
    district: str = ""
    subdistrict: str = ""
    village: str = ""
    moo: str = ""
    text: str = ""
    registration: str = ""
    latitude: float | None = None
    longitude: float | None = None
    # What titles and section rows above say, used where the row itself says nothing.
    above: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The place: its code ("" for none), how sure, why, and other places that it may be."""

    code: str
    decision: Decision
    reason: str = ""
    alternatives: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    moos: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """Names of a row after columns, free text and titles were put together."""

    province: str = ""
    district: str = ""
    subdistrict: str = ""
    village: str = ""
    moos: tuple[int, ...] = ()
    body: bool = False
    bare: bool = False
    notes: tuple[str, ...] = field(default=())
    unsure: tuple[str, ...] = field(default=())


def without_house(text: str) -> str:
    """Return an address without the number of the house it begins with."""
    return _HOUSE_FIRST.sub("", text)


class NameReader:
    """Reads the names of rows; keeps what it has seen."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._free = lru_cache(maxsize=50_000)(self._read_free)
        self._names = lru_cache(maxsize=100_000)(self._read)

    def read(self, asked: Asked) -> Names:
        """Return the names that a row says. The number of the house makes no difference."""
        text = without_house(asked.text) if asked.text else ""
        parts = (asked.province, asked.district, asked.subdistrict, asked.village, asked.moo)
        return self._names(*parts, text, asked.above)

    def _read_free(self, text: str) -> FreeText:
        return with_bare_names(read_free_text(text), self.gazetteer) if text else EMPTY

    def _read(
        self,
        province: str,
        district: str,
        subdistrict: str,
        village: str,
        moo: str,
        text: str,
        above: tuple[tuple[str, str], ...],
    ) -> Names:
        """Put together what columns, free text and titles say; what contradicts is noted as unsure."""
        wanted = text and (says_levels(text) or not subdistrict)
        # Beside columns that name the place, a word without its level may be any road.
        read = read_free_text if district.strip() or subdistrict.strip() else self._free
        free = read(text) if wanted else EMPTY
        cells = {
            "province": province.strip(),
            "district": district.strip(),
            "subdistrict": subdistrict.strip(),
        }
        for level, cell in cells.items():
            if cell and len(_OTHER_LEVEL.findall(cell)) > 1:  # several levels in one column
                inside = self._free(cell)
                cells[level] = getattr(inside, level) or cell
                free = _completed(free, inside)
        notes: list[str] = []
        unsure: list[str] = []
        given = {level: cell if read_cell(cell, _LENGTHS[level]) else "" for level, cell in cells.items()}
        for level in LEVELS:
            said = getattr(free, level)
            if not given[level]:
                given[level] = said
            elif said and not self._same(given[level], said, level):
                unsure.append(f"ที่อยู่เขียน “{said}” ไม่ตรงกับคอลัมน์")
        moos = read_moos(moo) if moo.strip() else ()
        if moos and free.moos and moos != free.moos:
            unsure.append("หมู่ในที่อยู่ไม่ตรงกับคอลัมน์หมู่")
        said_above = dict(above)
        self._take_above(given, said_above, notes)
        return Names(
            **given,
            village=village.strip() or free.village,
            moos=moos or free.moos or read_moos(said_above.get("moo", "")),
            body=free.body and not subdistrict.strip(),
            bare=free.bare and not any(cells.values()),
            notes=tuple(notes),
            unsure=tuple(unsure),
        )

    @staticmethod
    def _same(one: str, other: str, level: str) -> bool:
        a, b = read_cell(one, _LENGTHS[level]), read_cell(other, _LENGTHS[level])
        return (
            a.loose == b.loose
            or CAPITAL in (a.key, b.key)
            or a.key.startswith(b.key)
            or b.key.startswith(a.key)
        )

    def _take_above(self, given: dict[str, str], above: Mapping[str, str], notes: list[str]) -> None:
        """Complete the names by those of titles and sections, from the widest; a row that differs ends it."""
        taken = []
        for level in LEVELS:
            said = above.get(level, "")
            if not said:
                continue
            if not given[level]:
                given[level] = said
                taken.append(said)
            elif not self._same(given[level], said, level):
                break
        if taken:
            notes.append(f"ใช้ {' '.join(taken)} จากหัวเรื่องหรือหัวข้อข้างบน")


def _completed(free: FreeText, inside: FreeText) -> FreeText:
    """Return *free* with what it lacks from *inside*."""
    return FreeText(
        free.province or inside.province,
        free.district or inside.district,
        free.subdistrict or inside.subdistrict,
        free.village or inside.village,
        free.moos or inside.moos,
        free.house or inside.house,
        free.postcode or inside.postcode,
        free.words,
        free.body or inside.body,
        free.bare or inside.bare,
    )
