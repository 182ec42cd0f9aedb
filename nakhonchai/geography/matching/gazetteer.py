"""The names of places, arranged for matching."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

import geothai
from geothai.abolished import abolished_areas

from nakhonchai.geography.matching.cells import read_cell

# What people call two provinces; the rest of the short names follows from how they begin.
SPOKEN_PROVINCES = {"กทม": "10", "กรุงเทพ": "10", "อยุธยา": "14", "โคราช": "30", "แปดริ้ว": "24"}
CAPITAL = "เมือง"


@dataclass(frozen=True, slots=True)
class Place:
    """A subdistrict of today with the comparable names above it."""

    code: str
    name: str
    key: str
    loose: str


@dataclass
class Gazetteer:
    """Subdistricts by code, and the ways to them. Keys are those of ``read_cell``."""

    complete: bool = False  # holds the whole country: what is unique here is unique
    places: dict[str, Place] = field(default_factory=dict)
    provinces: dict[str, str] = field(default_factory=dict)  # code → key
    districts: dict[str, str] = field(default_factory=dict)  # code → key, today's
    names: dict[str, str] = field(default_factory=dict)  # code → name to show
    by_province: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    by_district_name: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    # (old district code, name) → codes of today; from the list of abolished areas.
    former: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    former_districts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add_province(self, code: str, name: str) -> None:
        """Add a province."""
        self.provinces[code] = read_cell(name, 2).key
        self.names[code] = name

    def add_district(self, code: str, name: str) -> None:
        """Add a district of today."""
        key = read_cell(name, 4).key
        self.districts[code] = key
        self.names[code] = name
        self.by_district_name[key].append(code)

    def add_subdistrict(self, code: str, name: str) -> None:
        """Add a subdistrict of today."""
        cell = read_cell(name, 6)
        place = Place(code, name, cell.key, cell.loose)
        self.places[code] = place
        self.names[code] = name
        self.by_province[code[:2]].append(place)
        self.by_name[cell.key].append(place)

    def add_former(self, code: str, name: str, successors: Iterable[str]) -> None:
        """Add an abolished district, or an abolished subdistrict with what took its place."""
        if len(code) == 4:
            self.former_districts[read_cell(name, 4).key].append(code)
        elif len(code) == 6:
            slot = (code[:4], read_cell(name, 6).key)
            self.former[slot] = (*self.former.get(slot, ()), *successors)

    def path(self, code: str) -> str:
        """Return the path of a subdistrict in words."""
        district = self.names[code[:4]].removeprefix("เขต")
        return f"ต.{self.names[code]} อ.{district} จ.{self.names[code[:2]]}"


@cache
def national_gazetteer(provinces: frozenset[str] | None = None) -> Gazetteer:
    """Return the country's places (or those of some provinces), abolished ones too, from the package."""
    gazetteer = Gazetteer(complete=provinces is None)
    for province in geothai.provinces():
        if provinces is not None and province.code not in provinces:
            continue
        gazetteer.add_province(province.code, province.name_th)
        for district in geothai.districts(province.code):
            gazetteer.add_district(district.code, district.name_th)
            for subdistrict in geothai.subdistricts(district.code):
                gazetteer.add_subdistrict(subdistrict.code, subdistrict.name_th)
    for area in abolished_areas():
        if provinces is None or area.code[:2] in provinces:
            gazetteer.add_former(area.code, area.name_th, area.successors)
    return gazetteer
