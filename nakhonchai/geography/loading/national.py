"""The official list: provinces, districts, subdistricts and abolished areas, from the package geothai.

Data © GeoThai, CC BY 4.0. Postal codes are left aside: they never say where a place is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import geothai
from geothai.abolished import abolished_areas

from nakhonchai.geography.enums import CODE_LENGTH, Level
from nakhonchai.geography.naming import split_own_word
from nakhonchai.thai import normalise

LEVEL_OF_LENGTH = {length: level for level, length in CODE_LENGTH.items() if level != Level.COMMUNITY}
ALL_PROVINCES = "all"
CLUSTER_PROVINCES = ("30", "31", "32", "36")


@dataclass(frozen=True, slots=True)
class WantedArea:
    """An area as a list gives it."""

    code: str
    name_th: str
    name_en: str = ""
    moo: int | None = None
    valid_to: date | None = None

    @property
    def level(self) -> Level:
        """The level, which the length of the code says."""
        return LEVEL_OF_LENGTH[len(self.code)]


@dataclass(frozen=True, slots=True)
class WantedSuccession:
    """An abolished area, and one that took its place."""

    predecessor: str
    successor: str
    date: date | None
    note: str


@dataclass
class Wanted:
    """All that a load wants to be there."""

    areas: dict[str, WantedArea] = field(default_factory=dict)
    successions: list[WantedSuccession] = field(default_factory=list)


@cache
def province_codes() -> tuple[str, ...]:
    """Return the codes of the provinces of Thailand."""
    return tuple(province.code for province in geothai.provinces())


def read_provinces(text: str) -> list[str]:
    """Read ``30,31`` or ``all``; raise ValueError with Thai words for a code that is none."""
    if text.strip().lower() == ALL_PROVINCES:
        return list(province_codes())
    codes = sorted({code.strip() for code in text.replace(" ", ",").split(",") if code.strip()})
    unknown = [code for code in codes if code not in province_codes()]
    if unknown or not codes:
        raise ValueError(f"ไม่รู้จักรหัสจังหวัด {', '.join(unknown) or '(ว่าง)'} ใช้รหัสสองหลัก เช่น 30,31,32,36 หรือ all")
    return codes


def national_list(provinces: Iterable[str]) -> Wanted:
    """Return what the official list holds of *provinces*."""
    wanted, inside = Wanted(), set(provinces)
    for province in geothai.provinces():
        if province.code in inside:
            _add(wanted, province)
            for district in geothai.districts(province.code):
                _add(wanted, district)
                for subdistrict in geothai.subdistricts(district.code):
                    _add(wanted, subdistrict)
    _add_abolished(wanted, inside)
    return wanted


def _add(wanted: Wanted, area: geothai.Province | geothai.District | geothai.Subdistrict) -> None:
    name = split_own_word(LEVEL_OF_LENGTH[len(area.code)], normalise(area.name_th))
    wanted.areas[area.code] = WantedArea(area.code, name, normalise(area.name_en))


def _add_abolished(wanted: Wanted, inside: set[str]) -> None:
    for area in abolished_areas():
        if area.code[:2] not in inside:
            continue
        ended = date.fromisoformat(str(area.abolished_on))
        names = normalise(area.name_th), normalise(area.name_en or "")
        wanted.areas[area.code] = WantedArea(area.code, *names, valid_to=ended)
        since = date.fromisoformat(area.successors_in_force) if area.successors_in_force else ended
        note = area.successors_source or "จับคู่ด้วยชื่อที่ตรงกัน"
        wanted.successions += [
            WantedSuccession(area.code, code, since, note[:600])
            for code in area.successors
            if code[:2] in inside
        ]
