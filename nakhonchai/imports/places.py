"""Which area a row means: by code, or by names that match exactly once spelling and prefixes are put aside.

Nothing is guessed: several areas that fit are an error with the choices, none is an error too.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nakhonchai.accounts.scope import Scope
from nakhonchai.geography.models import Area
from nakhonchai.thai import ThaiValueError, code_text, normalise, parse_int, strip_place_prefix, to_arabic

LEVELS = (("province", "จังหวัด", 0, 2), ("district", "อำเภอ", 2, 4), ("subdistrict", "ตำบล", 4, 6))
NAMED = ("area_code", "province", "district", "subdistrict", "moo")
CAPITAL = "เมือง"  # how people write the district of a province's capital


class PlaceError(Exception):
    """The place of a row cannot be told: the column, and what to do."""

    def __init__(self, heading: str, text: str) -> None:
        super().__init__(heading, text)
        self.heading, self.text = heading, text


@dataclass(frozen=True)
class Place:
    """An area as the importer needs it."""

    code: str
    name: str
    path: str


class PlaceIndex:
    """All areas down to the subdistrict in memory, villages of the subdistricts that a file names."""

    def __init__(self, scope: Scope) -> None:
        self.by_code: dict[str, Place] = {}
        self.by_name: dict[tuple[str, str], list[str]] = defaultdict(list)  # (code above, name) → codes
        self._named: dict[tuple[Any, ...], str | PlaceError] = {}
        self.moos: dict[str, dict[int, str]] = {}
        self._resolved: dict[tuple[Any, ...], str | Exception] = {}
        self.own_province = self._only_province(scope)
        for area in (
            Area.objects.current().filter(level__lte=3).only("code", "level", "name_th", "path_th", "moo")
        ):
            self._add(area)

    @staticmethod
    def _only_province(scope: Scope) -> str:
        provinces = {code[:2] for code in scope.areas}
        return provinces.pop() if len(provinces) == 1 else ""

    def _add(self, area: Any) -> None:
        self.by_code[area.code] = Place(area.code, area.name_th, area.path)
        for name in {normalise(area.name_th), strip_place_prefix(area.name_th)}:
            self.by_name[area.code[:-2], name].append(area.code)

    def load_villages(self, codes: set[str]) -> None:
        """Load the villages of these subdistricts, in one query for five hundred of them."""
        wanted = sorted(code for code in codes if code not in self.moos)
        for code in wanted:
            self.moos[code] = {}
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            for village in Area.objects.current().filter(parent_id__in=part):
                self.by_code[village.code] = Place(village.code, village.name_th, village.path)
                if village.moo:
                    self.moos[village.code[:6]][village.moo] = village.code

    def wanted_subdistrict(self, cells: dict[str, Any]) -> str:
        """Return the subdistrict whose villages a row needs ("" for none). Used before ``resolve``."""
        try:
            code = self._code(cells) or self._by_names(cells)
        except PlaceError:
            return ""
        return code[:6] if len(code) >= 6 else ""

    @staticmethod
    def key_of(cells: dict[str, Any]) -> tuple[Any, ...]:
        """Return what is the same for rows that name one place."""
        return tuple(map(cells.get, NAMED))

    def resolve_kept(self, cells: dict[str, Any], key: tuple[Any, ...]) -> str:
        """Do what ``resolve`` does, once for each way of naming a place; the villages are loaded before."""
        found = self._resolved.get(key)
        if found is None:
            try:
                found = self.resolve(cells)
            except (PlaceError, ThaiValueError) as problem:
                found = problem
            self._resolved[key] = found
        if isinstance(found, Exception):
            raise found
        return found

    def resolve(self, cells: dict[str, Any]) -> str:
        """Return the code of the area that the cells name ("" when they name none)."""
        code = self._code(cells)
        if code and code not in self.by_code:
            raise PlaceError("รหัสพื้นที่", f"ไม่พบพื้นที่รหัส {code} โปรดตรวจรหัส หรือใส่ชื่อจังหวัด อำเภอ ตำบลแทน")
        named = self._with_moo(self._by_names(cells, code), cells)
        if code and named and not (code.startswith(named) or named.startswith(code)):
            raise PlaceError(
                "รหัสพื้นที่", f"รหัส {code} คือ {self.by_code[code].path} ไม่ตรงกับชื่อพื้นที่ในแถวนี้ โปรดแก้ให้ตรงกัน"
            )
        return max(code, named, key=len)

    def _code(self, cells: dict[str, Any]) -> str:
        given = code_text(cells["area_code"]) if "area_code" in cells else ""
        if given and not given.isalnum():
            raise PlaceError("รหัสพื้นที่", "รหัสพื้นที่ต้องเป็นตัวเลข 6 หรือ 8 หลัก")
        return given.upper()

    def _by_names(self, cells: dict[str, Any], code: str = "") -> str:
        """Return what the names mean; a list names the same places again and again, so each is kept."""
        get = cells.get
        key = (code[:2], get("province"), get("district"), get("subdistrict"), "moo" in cells)
        if key not in self._named:
            try:
                self._named[key] = self._find(cells, code)
            except PlaceError as problem:
                self._named[key] = problem
        found = self._named[key]
        if isinstance(found, PlaceError):
            raise found
        return found

    def _find(self, cells: dict[str, Any], code: str) -> str:
        names = {level: normalise(str(cells[level])) for level, *_ in LEVELS if level in cells}
        if not names:
            if code or "moo" not in cells:
                return ""
            raise _lacking("ตำบล")
        above = {""} if "province" in names else {code[:2] or self.own_province} - {""}
        if not above:
            raise _lacking("จังหวัด")
        for level, heading, _, length in LEVELS:
            if level in names:
                above = self._children(above, names[level], length)
                if not above:
                    raise PlaceError(
                        heading,
                        f"ไม่พบ{heading} “{names[level][:40]}” {self._within(names, heading)}โปรดตรวจการสะกด",
                    )
        if len(above) > 1:
            choices = " / ".join(sorted(self.by_code[one].path for one in above)[:3])
            raise PlaceError("อำเภอ", f"มีหลายแห่ง: {choices} โปรดใส่อำเภอให้ครบ หรือใส่รหัสพื้นที่")
        return above.pop()

    def _children(self, above: set[str], name: str, length: int) -> set[str]:
        """Return the areas of this code length and name below any of *above*."""
        parents = above
        while parents and len(next(iter(parents))) < length - 2:  # a level that the row leaves out
            parents = {
                code
                for code in self.by_code
                if len(code) == len(next(iter(parents))) + 2 and code[:-2] in parents
            }
        tries = [name, strip_place_prefix(name)]
        for parent in parents:
            if length == 4 and tries[1] == CAPITAL:
                tries.append(CAPITAL + self.by_code[parent].name)
        for one in dict.fromkeys(tries):
            found = {code for parent in parents for code in self.by_name.get((parent, one), ())}
            if found:
                return found
        return set()

    def _within(self, names: dict[str, str], heading: str) -> str:
        parts = []
        for level, word, *_ in LEVELS:
            if word == heading:
                break
            if level in names:
                parts.append(f"{word}{strip_place_prefix(names[level])[:40]}")
        return f"ใน{' '.join(reversed(parts))} " if parts else ""

    def _with_moo(self, code: str, cells: dict[str, Any]) -> str:
        if "moo" not in cells or not code:
            return code
        try:
            moo = _moo_number(moo_text(cells["moo"]))
        except ThaiValueError:
            raise PlaceError(
                "หมู่ที่", f"อ่านหมู่ที่ “{str(cells['moo'])[:20]}” ไม่ได้ โปรดใส่ตัวเลขหมู่เดียว เช่น 4"
            ) from None
        if len(code) != 6:
            raise PlaceError("ตำบล", "มีหมู่ที่แต่ไม่มีตำบล โปรดใส่ชื่อตำบล")
        village = self.moos.get(code, {}).get(moo)
        if village is None:
            raise PlaceError("หมู่ที่", f"ไม่พบหมู่ {moo} ใน{self.by_code[code].path} โปรดตรวจเลขหมู่ หรือเว้นช่องนี้ว่าง")
        return village


@lru_cache(maxsize=4096)
def moo_text(cell: Any) -> str:
    """Return the number of a village as it is typed: without หมู่ before it, in our digits."""
    text = to_arabic(normalise(str(cell)))
    return text.removeprefix("หมู่ที่").removeprefix("หมู่").removeprefix("ม.").strip()


@lru_cache(maxsize=4096)  # a province has some hundred ways to write them, and lists are long
def _moo_number(text: str) -> int:
    return parse_int(text)


def _lacking(heading: str) -> PlaceError:
    return PlaceError(heading, f"ไม่มี{heading} โปรดใส่ชื่อจังหวัด อำเภอ ตำบลให้ครบ หรือใส่รหัสพื้นที่")
