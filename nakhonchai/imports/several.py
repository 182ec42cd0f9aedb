"""Cells that hold several rows: the place, body or person that each line means, or why it means none.

A person is named by ref only, a body by ref or by a name that fits one near the row (stored, or made by
another row of the same file), a place by its code or by the names of its levels. What the record says
already is known without looking it up.
"""

import re
from typing import Any

from nakhonchai.imports.drafts import Draft
from nakhonchai.imports.links import DIFFERS, NOT_FOUND, SEVERAL, UNKNOWN, WAITS, Links, naming, nearest
from nakhonchai.imports.places import PlaceError, PlaceIndex
from nakhonchai.imports.sheetplan import plan_of
from nakhonchai.records.resources import RecordResource
from nakhonchai.records.several import Entry, Said, SeveralColumn
from nakhonchai.thai import ThaiValueError, normalise, search_key, to_arabic

PERSON_BY_REF = "“{name}” ไม่มีรหัสผู้นำ ระบบไม่ผูกคนด้วยชื่ออย่างเดียว โปรดใส่รหัสอ้างอิงของผู้นำหน้าชื่อ"
NO_CODE = "ไม่พบพื้นที่รหัส {code} โปรดตรวจรหัส หรือใส่ ต. อ. จ. ให้ครบ"
NO_WORDS = "อ่านพื้นที่ “{text}” ไม่ได้ โปรดใส่รหัสพื้นที่ หรือใส่ ต. อ. จ. ให้ครบ (หมู่บ้าน: เติม หมู่ และเลขหมู่)"
OTHER_PLACE = "รหัส {code} คือ {path} ไม่ตรงกับ “{text}” โปรดแก้ให้ตรงกันหรือเหลือแต่รหัส"
MADE = "(ใหม่ ใน{where})"
TWICE = "“{name}” อยู่สองบรรทัด โปรดเหลือบรรทัดเดียว"
_LEVELS = {
    "จังหวัด": "province",
    "จ.": "province",
    "อำเภอ": "district",
    "อ.": "district",
    "ตำบล": "subdistrict",
    "ต.": "subdistrict",
    "หมู่ที่": "moo",
    "หมู่": "moo",
    "ม.": "moo",
}
_LEVEL = re.compile(rf"(?:^|(?<=\s))({'|'.join(map(re.escape, _LEVELS))})\s*(\S+)")


class _WrongError(Exception):
    """A line means nothing that can be kept; the sentence says what to do."""


def load_places(resource: RecordResource, drafts: list[Draft], index: PlaceIndex) -> None:
    """Load the villages that the cells of some rows need."""
    wanted: set[str] = set()
    for name, column in plan_of(resource).several:
        if not column.target:
            for said in (one for draft in drafts for one in draft.values.get(name, ())):
                wanted.add(said.key[:6] if said.key else index.wanted_subdistrict(_cells(said.text)))
    index.load_villages({code for code in wanted if len(code) == 6})


def settle_several(draft: Draft, chosen: dict[str, Any], links: Links, index: PlaceIndex) -> None:
    """Put what the lines mean in the place of what they say; a cell with a wrong line changes nothing."""
    for name, column in plan_of(draft.resource).several:
        if name not in chosen:
            continue
        known = {one.key: one for one in column.value_of(draft.record) or ()} if draft.record else {}
        found: list[Entry] = []
        before = len(draft.problems)
        for said in chosen.pop(name):
            try:
                entry = _entry(draft, column, said, known, links, index)
                _refuse_twice(column, entry, found)
            except _WrongError as problem:
                draft.problem(column.heading, str(problem), name=name)
            else:
                found.append(entry)
        if len(draft.problems) == before:
            chosen[name] = tuple(found)


def _entry(
    draft: Draft, column: SeveralColumn, said: Said, known: dict[str, Entry], links: Links, index: PlaceIndex
) -> Entry:
    if said.key in known:
        return _agreed(column, said, known[said.key].label)
    if not column.target:
        return _place(column, said, index)
    if said.key:
        linked = links.refs.get((column.target, said.key))
        if linked is None:
            raise _WrongError(UNKNOWN.format(ref=said.key))
        return _agreed(column, said, str(linked))
    if column.target_is_person:
        raise _WrongError(PERSON_BY_REF.format(name=said.text[:60]))
    return _named(draft, column, said, links)


def _agreed(column: SeveralColumn, said: Said, label: str) -> Entry:
    """Return the entry, unless the words beside the key are those of something else."""
    if said.text and not _same_name(column, said.text, label):
        text = OTHER_PLACE if not column.target else DIFFERS
        raise _WrongError(
            text.format(code=said.key, path=label, text=said.text[:60], ref=said.key, name=label)
        )
    return Entry(said.key, said.role, label)


def _same_name(column: SeveralColumn, text: str, label: str) -> bool:
    if column.target:
        how = naming(column.target)
        return normalise(text) == normalise(label) or how.name_key(text) == how.name_key(label)
    return search_key(text) in search_key(label) or search_key(label) in search_key(text)


def _place(column: SeveralColumn, said: Said, index: PlaceIndex) -> Entry:
    if said.key:
        place = index.by_code.get(said.key)
        if place is None:
            raise _WrongError(NO_CODE.format(code=said.key))
        return _agreed(column, said, place.path)
    cells = _cells(said.text)
    if not cells:
        raise _WrongError(NO_WORDS.format(text=said.text[:60]))
    try:
        place = index.by_code[index.resolve(cells)]
    except PlaceError as problem:
        raise _WrongError(f"“{said.text[:60]}”: {problem.text}") from problem
    except ThaiValueError as problem:
        raise _WrongError(problem.message) from problem
    return Entry(place.code, said.role, place.path)


def _cells(text: str) -> dict[str, Any]:
    """Return the levels that words name; nothing where a word is left over, since nothing is guessed."""
    text = to_arabic(normalise(text))
    found = {_LEVELS[word]: name for word, name in _LEVEL.findall(text)}
    return found if found and not _LEVEL.sub("", text).strip() else {}


def _named(draft: Draft, column: SeveralColumn, said: Said, links: Links) -> Entry:
    """Return what bears the name nearest to the row: a stored record, or one that a row of the file makes."""
    key = naming(column.target).name_key(said.text)
    made = [one for one in links.drafts[column.target, key] if one.record is None]
    rows = {id(one.instance): one for one in made if one.usable}
    candidates = [*links.named[column.target, key], *(one.instance for one in rows.values())]
    near = nearest(candidates, draft.home)
    if len(near) == 1:
        found, row = near[0], rows.get(id(near[0]))
        if row is None:
            return Entry(found.ref, said.role, str(found))
        return Entry(MADE.format(where=row.where), said.role, str(found), found)
    if near:
        listed = " / ".join(_told(one, rows) for one in near[:3])
        raise _WrongError(SEVERAL.format(listed=listed))
    if broken := next((one for one in made if not one.usable), None):
        raise _WrongError(WAITS.format(name=said.text[:60], where=broken.where))
    raise _WrongError(NOT_FOUND.format(name=said.text[:60]))


def _told(record: Any, rows: dict[int, Draft]) -> str:
    row = rows.get(id(record))
    return f"{row.where if row else record.ref} {record.home_path}".strip()


def _refuse_twice(column: SeveralColumn, entry: Entry, found: list[Entry]) -> None:
    if any(one == entry or (column.once and one.key == entry.key) for one in found):
        raise _WrongError(TWICE.format(name=entry.label or entry.key))
