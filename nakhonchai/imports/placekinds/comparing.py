"""Sorting rows of villages and of figures by what becomes of them."""

import re
from collections.abc import Iterator
from typing import Any

from nakhonchai.accounts.scope import Scope
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area
from nakhonchai.geography.naming import split_own_word
from nakhonchai.imports.drafts import Draft
from nakhonchai.imports.enums import ChangeMode, Fate
from nakhonchai.imports.placekinds import found as stored
from nakhonchai.imports.placekinds.found import FIGURES, NAME, Place, Wanted, figure_label, number_text
from nakhonchai.thai import be_year, format_date, normalise, search_key, today_in_bangkok

NO_SUBDISTRICT = "หมู่บ้านต้องรู้ตำบล โปรดใส่จังหวัด อำเภอ ตำบล หรือรหัสหมู่บ้าน 8 หลัก"
NO_PLACE = "ไม่มีพื้นที่ โปรดใส่จังหวัด อำเภอ ตำบล หรือรหัสพื้นที่"
BAD_CODE = "รหัสหมู่บ้านต้องเป็นตัวเลข 8 หลัก (ชุมชนเมือง: รหัสตำบลตามด้วยอักษรและเลข)"
OTHER_CODE = "รหัส {code} ไม่ได้อยู่ใน{path} หรือเลขหมู่ไม่ตรงกับรหัส โปรดแก้ให้ตรงกัน"
NO_NUMBER = "ไม่มีเลขหมู่ และตำบลนี้ไม่มีหมู่บ้านหรือชุมชนชื่อนี้ โปรดใส่หมู่ที่"
SEVERAL = "ตำบลนี้มีหมู่บ้านชื่อ “{name}” หลายหมู่ ({listed}) โปรดใส่หมู่ที่"
CLOSED = "{name} ยกเลิกแล้วเมื่อ {when} ถ้ากลับมาใช้อีกโปรดเลือกเปิดใช้"
NO_YEAR = "ไม่ได้บอกปีของตัวเลข โปรดใส่ปี พ.ศ. ของข้อมูลชุดนี้"
BAD_YEAR = "ปีต้องเป็น พ.ศ. ระหว่าง 2400 ถึงปีนี้"
TWICE = "ซ้ำกับ{where} โปรดเหลือแถวเดียว"
TWO_VALUES = "{label}: {where} มีค่าอื่นของพื้นที่เดียวกัน โปรดเหลือค่าเดียว"
NO_FIGURE = "ไม่มีตัวเลขในแถวนี้"
MOST_MOO = 99
CODE = re.compile(r"\d{8}|\d{6}[A-Z]\d", re.ASCII)


def compare_villages(drafts: list[Draft], scope: Scope, lock: bool) -> None:
    """Give each row of villages its village, changes and fate. Four queries, and one for every 500 places."""
    for draft in drafts:
        _take_code(draft)
    homes = {draft.area[:6] for draft in drafts if len(draft.area) >= 6}
    villages = stored.load_villages(homes, lock)
    above = stored.load_areas(homes)
    first: dict[str, Draft] = {}
    for draft in drafts:
        wanted = draft.wanted = Wanted(source=str(draft.values.get("source", "")))
        village = _find_village(draft, wanted, villages, above, scope)
        key = wanted.code or f"{wanted.subdistrict} {search_key(wanted.name)}"
        earlier = first.setdefault(key, draft) if key.strip() else draft
        if earlier is not draft:
            draft.problem("", TWICE.format(where=earlier.where))
        _compare_name(draft, wanted, village)
    _compare_figures(drafts, needed=False)


def _take_code(draft: Draft) -> None:
    """Let a village's own code say the subdistrict where no name does."""
    code = str(draft.values.get("code", "")).upper()
    if not code:
        return
    if not CODE.fullmatch(code):
        draft.problem("รหัสหมู่บ้าน", BAD_CODE, name="code")
        draft.values.pop("code")
    elif not draft.area and not draft.outside and "place" not in draft.fields_of.values():
        draft.area = code[:6]


def _find_village(
    draft: Draft, wanted: Wanted, villages: dict[str, list[Area]], above: dict[str, Area], scope: Scope
) -> Area | None:
    home = above.get(draft.area[:6])
    if home is None:
        if not draft.outside and "place" not in draft.fields_of.values():
            draft.problem("ตำบล", NO_SUBDISTRICT, name="place")
        return None
    draft.area = wanted.subdistrict = home.code
    draft.outside = draft.outside or not scope.may_edit_area(home.code)
    if draft.outside:
        return None
    wanted.name = str(draft.values.get("name", ""))
    code, number = str(draft.values.get("code", "")).upper(), draft.values.get("number")
    if number is not None and not 0 < number <= MOST_MOO:
        draft.problem("หมู่ที่", f"หมู่ที่ต้องเป็น 1 ถึง {MOST_MOO}", name="number")
        return None
    if code and (not code.startswith(home.code) or (number is not None and code[6:] != f"{number:02}")):
        draft.problem("รหัสหมู่บ้าน", OTHER_CODE.format(code=code, path=home.path), name="code")
        return None
    if not code and number is None:
        return _find_by_name(draft, wanted, villages[home.code])
    wanted.code = code or f"{home.code}{number:02}"
    wanted.number = int(wanted.code[6:]) if wanted.code[6:].isdigit() else None
    return next((one for one in villages[home.code] if one.code == wanted.code), None)


def _find_by_name(draft: Draft, wanted: Wanted, villages: list[Area]) -> Area | None:
    """Find the village of a row without a number: an urban community, or the only one of its name."""
    same = [one for one in villages if search_key(one.name_th) == search_key(_bare(wanted.name, one))]
    current = [one for one in same if one.is_current] or same
    if len(current) == 1:
        wanted.code, wanted.number = current[0].code, current[0].moo
        return current[0]
    if current:
        listed = ", ".join(f"หมู่ {one.moo}" for one in current if one.moo)
        options = [("value", str(one.moo), one.full_name) for one in current if one.moo]
        draft.problem("หมู่ที่", SEVERAL.format(name=wanted.name[:60], listed=listed), options, "number")
    elif not normalise(wanted.name).startswith("ชุมชน"):
        draft.problem("หมู่ที่", NO_NUMBER, name="number")
    return None


def _bare(name: str, village: Area) -> str:
    return split_own_word(Level(village.level), normalise(name))


def _compare_name(draft: Draft, wanted: Wanted, village: Area | None) -> None:
    if village is None:
        if wanted.subdistrict and not wanted.name and not draft.problems:
            draft.problem(NAME, f"ไม่มี{NAME} ช่องนี้จำเป็นสำหรับหมู่บ้านใหม่", name="name")
        wanted.adds = True
        draft.title = f"{wanted.name} หมู่ {wanted.number}" if wanted.number else wanted.name
        return
    draft.record, draft.title = Place(village), village.full_name
    if not village.is_current:
        _ask_to_reopen(draft, wanted, village)
    name = _bare(wanted.name, village)
    if not name or name == _bare(village.name_th, village):  # with or without the word for its level
        return
    if draft.mode_of("name") in (ChangeMode.OURS, ChangeMode.BLANKS):
        draft.kept.append((NAME, village.name_th, name))
        return
    wanted.renames, wanted.name = True, name
    draft.changes.append((NAME, village.name_th, name))


def _ask_to_reopen(draft: Draft, wanted: Wanted, village: Area) -> None:
    if draft.values.get("reopen"):
        wanted.reopens = True
        draft.changes.append((stored.STATE, stored.ENDED, stored.IN_USE))
        return
    when = format_date(village.valid_to, short=True) if village.valid_to else ""
    text = CLOSED.format(name=village.full_name, when=when)
    draft.problem(stored.STATE, text, [("value", "ใช่", "เปิดใช้หมู่บ้านนี้อีกครั้ง")], "reopen")


# --- figures --------------------------------------------------------------------------------------


def compare_figures(drafts: list[Draft], scope: Scope, lock: bool) -> None:
    """Give each row of figures its area, changes and fate."""
    areas = stored.load_areas({draft.area for draft in drafts if draft.area})
    for draft in drafts:
        draft.wanted = Wanted(source=str(draft.values.get("source", "")))
        area = areas.get(draft.area)
        if area is not None and not draft.outside:
            draft.record, draft.title = Place(area), area.path
            draft.wanted.code = area.code
        elif not draft.outside and "place" not in draft.fields_of.values():
            draft.problem("พื้นที่", NO_PLACE, name="place")
    _compare_figures(drafts, needed=True)


def _compare_figures(drafts: list[Draft], *, needed: bool) -> None:
    """Lay the figures of the rows beside the stored ones, then name the fates."""
    codes = {stored.wanted_of(draft).code for draft in drafts} - {""}
    known = stored.load_figures(codes)
    said: dict[tuple[str, str, int], tuple[Any, Draft]] = {}
    for draft in drafts:
        wanted = stored.wanted_of(draft)
        figures = list(_figures(draft))
        if needed and not figures and not draft.problems and not draft.outside:
            draft.problem("ตัวเลข", NO_FIGURE)
        for kind, year, value in figures:
            key = (wanted.code or f"{wanted.subdistrict} {wanted.name}", kind.value, year)
            other, earlier = said.setdefault(key, (value, draft))
            if other != value:
                label = figure_label(kind, year)
                draft.problem(label, TWO_VALUES.format(label=label, where=earlier.where))
            _lay(draft, wanted, (kind, year, value), known.get(key))
        draft.fate = _fate(draft, wanted)


def _figures(draft: Draft) -> Iterator[tuple[Any, int, Any]]:
    """Yield (kind, year, value) of a row: columns by year, and plain ones of the row's year."""
    for name, kind in FIGURES.items():
        by_year = draft.notes.get("years", {}).get(name, {})
        for year, text in by_year.items():
            yield kind, int(year), draft.resource.fields[name].widget.read(text)
        if name not in draft.values:
            continue
        year = draft.values.get("year")
        if year is None:
            if "year" not in draft.fields_of.values():
                draft.problem("ปี (พ.ศ.)", NO_YEAR, list(_years()), "year")
        elif not 2400 <= year <= be_year(today_in_bangkok()):
            draft.problem("ปี (พ.ศ.)", BAD_YEAR, name="year")
        else:
            yield kind, year, draft.values[name]


def _years() -> Iterator[tuple[str, str, str]]:
    this = be_year(today_in_bangkok())
    for year in range(this, this - 4, -1):
        yield "value", str(year), f"ปี {year}"


def _lay(draft: Draft, wanted: Wanted, figure: tuple[Any, int, Any], before: Any) -> None:
    kind, year, value = figure
    if before is not None and before.value == value:
        return
    label, old = figure_label(kind, year), number_text(before.value) if before is not None else None
    mode = draft.mode_of(next(name for name, one in FIGURES.items() if one == kind))
    if before is not None and mode in (ChangeMode.OURS, ChangeMode.BLANKS):
        draft.kept.append((label, old, number_text(value)))
        return
    wanted.figures[kind, year] = value
    draft.changes.append((label, old, number_text(value)))


def _fate(draft: Draft, wanted: Wanted) -> Fate:
    if draft.outside:
        return Fate.OUTSIDE
    if draft.problems:
        decidable = all(one in draft.proposals or one in draft.asked for one in draft.problems)
        return Fate.DECISION if decidable else Fate.ERROR
    if wanted.adds:
        return Fate.NEW
    if not draft.changes:
        return Fate.UNCHANGED
    only_new = all(old is None for _, old, _ in draft.changes)
    return Fate.NEW if only_new and draft.resource.name_fields == ("place_name",) else Fate.CHANGED
