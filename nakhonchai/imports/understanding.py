"""From the cells of a file to drafts of rows: our own sheets word for word, all others by understanding them.

Every row of every sheet comes out: as a draft, or as a row that is no data with the reason.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from nakhonchai.imports.drafts import Draft
from nakhonchai.imports.files.limits import MAX_ROWS, TOO_MANY_ROWS
from nakhonchai.imports.files.sensitive import ERROR_MARK
from nakhonchai.imports.kinds import kind_of_label, sheet_kinds
from nakhonchai.imports.memories import Memories
from nakhonchai.imports.placekinds.translating import FigureTranslator, VillageTranslator
from nakhonchai.imports.placing import Places
from nakhonchai.imports.reading import ReadSheet, RefusedFileError
from nakhonchai.imports.sheets import (
    Choice,
    Chosen,
    Grid,
    Reads,
    Row,
    RowKind,
    SheetReading,
    Table,
    heading_key,
    understand,
)
from nakhonchai.imports.sheets.columns import HIDDEN
from nakhonchai.imports.template import CHOICES, NOTES
from nakhonchai.imports.template_sheets import Understood, heading_problems, understand_own
from nakhonchai.imports.translating import Translator
from nakhonchai.records.registry import importable_resources
from nakhonchai.records.resources import RecordResource

OVERFLOW = "มีข้อมูลเกินจำนวนหัวตาราง โปรดตรวจว่าช่องไม่เลื่อน"
BROKEN = "แถวนี้มีช่องที่เป็นค่าผิดพลาดของสูตร (เช่น #REF!) โปรดตรวจแถวนี้แล้วใส่ค่าจริง"
HIDDEN_SHEET = "แผ่นนี้ถูกซ่อนไว้ในไฟล์ ระบบไม่นำเข้าจนกว่าท่านจะเลือก"
NO_TABLE = (
    "ไม่พบหัวตารางที่รู้จักใน 15 แถวแรกของแผ่นใด{hidden} หัวตารางที่ต้องมีเช่น ชื่อองค์กร ชื่อ-สกุล ชื่อโครงการ ชื่อแผน หมู่บ้าน "
    "และจังหวัด อำเภอ ตำบล โปรดเพิ่มหัวตาราง หรือใช้แบบฟอร์มของระบบ"
)
# What goes into other fields: parts of the place, men and women together, running numbers.
PLACE_KEPT = (
    *("province", "district", "subdistrict", "moo", "place_name", "area_code", "district_code"),
    *("province_code", "postcode", "address", "male", "female", "order", "signature", "ref"),
)
_MAY_REPEAT = (Reads.ORDER, Reads.IGNORED)
NOT_KEPT = "คอลัมน์ที่เข้าใจแต่{kind}ไม่มีที่เก็บ: {headings}"
TRANSLATORS: dict[str, type[Translator]] = {"places": VillageTranslator, "figures": FigureTranslator}
NO_ROWS = "พบหัวตารางแล้ว แต่ไม่มีแถวข้อมูลอยู่ใต้หัวตาราง โปรดกรอกข้อมูลแล้วส่งใหม่"


@dataclass
class OtherRow:
    """A row that is no data, and what it is."""

    sheet: str
    number: int
    why: str


@dataclass
class Settings:
    """What a person chose for a sheet."""

    ignored: bool = False
    take_hidden: bool = False
    choices: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class SheetResult:
    """What came of one sheet."""

    read: ReadSheet
    tables: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    unused: list[Draft] = field(default_factory=list)  # rows of a sheet that is not taken
    others: list[OtherRow] = field(default_factory=list)
    summary: dict[str, Any] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)


class Understander:
    """Understands the sheets of one file for one person."""

    def __init__(self, person: Any) -> None:
        self.person = person
        self.resources: dict[str, RecordResource] = {}
        self.own = [self.resource(one) for one in importable_resources()]
        self.memories = Memories(person)
        self.vocabulary = self.memories.vocabulary()
        self.shapes = self.memories.shapes()
        self.places = Places(person)

    def resource(self, kind: type[RecordResource]) -> RecordResource:
        """Return the one instance of a resource that this file uses."""
        return self.resources.setdefault(kind.kind(), kind())

    def sheet(self, read: ReadSheet, settings: Settings | None = None) -> SheetResult:
        """Return what came of one sheet."""
        chosen = settings or Settings(ignored=read.hidden or read.name in (NOTES, CHOICES))
        result = SheetResult(read, settings=chosen)
        own = None if chosen.choices else understand_own(read, self.own)
        if own is not None:
            self._own(result, own)
        else:
            self._any(result)
        if chosen.ignored:
            why = HIDDEN_SHEET if read.hidden else "ท่านเลือกไม่ใช้แผ่นนี้"
            result.others += [OtherRow(one.sheet, one.number, why) for one in result.drafts]
            result.drafts, result.unused = [], result.drafts
            if read.hidden and HIDDEN_SHEET not in result.notes:
                result.notes.append(HIDDEN_SHEET)
        return result

    # --- our own sheets ---------------------------------------------------------------------

    def _own(self, result: SheetResult, own: Understood) -> None:
        problems = heading_problems(own)
        if problems:
            raise RefusedFileError("\n".join(problems))
        result.summary = own.summary()
        for row in own.rows:
            if own.resource is None:
                continue
            draft = Draft(own.name, row.number, own.resource, row.cells, row.token)
            if row.overflow:
                draft.notes.setdefault("problems", []).append(["", OVERFLOW])
            if row.broken:
                draft.notes.setdefault("problems", []).append(["", BROKEN])
            result.drafts.append(draft)
        read = result.read
        for index in range(own.heading_row):
            if any(cell not in ("", None) for cell in read.rows[index]):
                why = "หัวตาราง" if index == own.heading_row - 1 else "หัวเรื่อง"
                result.others.append(OtherRow(own.name, index + 1, why))
        result.tables.append(self._own_table(own, read))
        _say(result, own.sensitive, read)

    @staticmethod
    def _own_table(own: Understood, read: ReadSheet) -> dict[str, Any]:
        names = {index: name for name, index in own.columns.items()}
        fields = own.resource.fields if own.resource is not None else {}
        columns = []
        for index, cell in enumerate(read.rows[own.heading_row - 1]):
            if cell in ("", None):
                continue
            name = names.get(index, "")
            columns.append(
                {
                    "index": index,
                    "heading": str(cell)[:100],
                    "field": name,
                    "field_label": str(fields[name].heading) if name else "",
                    "how": "หัวตารางของระบบ" if name else "",
                    "samples": [],
                    "skipped": "" if name or str(cell)[:60] not in own.unread else "ระบบแสดงเท่านั้น ไม่อ่าน",
                    "year": None,
                    "hidden": False,
                    "fact": False,
                }
            )
        label = own.resource.kind() if own.resource is not None else ""
        kind = kind_of_label(label)
        return {
            "kind": kind,
            "kind_label": own.resource.sheet if own.resource is not None else "",
            "header": [own.heading_row, own.heading_row],
            "first": 0,
            "last": max((int(str(one["index"])) for one in columns), default=0),
            "columns": columns,
            "rows": len(own.rows),
            "missing": [],
            "warnings": [],
            "form": "",
            "shape": "",
        }

    # --- all others -------------------------------------------------------------------------

    def _any(self, result: SheetResult) -> None:
        read, settings = result.read, result.settings
        reading = understand(
            _grid(read, settings.take_hidden),
            self.vocabulary,
            self.shapes,
            [_chosen(one) for one in settings.choices],
        )
        if not settings.choices:
            _refuse_doubled(read, reading)
        broken = {
            index for index, row in enumerate(read.rows) if any(cell == ERROR_MARK for cell in row)
        }  # also in columns that are not read: who wrote it should look
        result.notes += reading.notes
        facts = {index for one in settings.choices for index in one.get("facts", [])}
        for table in reading.tables:
            self._take(result, table, facts, broken)
            result.tables.append(_describe(table, facts))
        seen = {one.number for one in result.others}
        for row in reading.outside:
            if row.kind is not RowKind.BLANK and row.number not in seen:
                result.others.append(OtherRow(read.name, row.number, row.kind.label))
        result.others.sort(key=lambda one: one.number)
        result.summary = _summary(result, reading)

    def _take(self, result: SheetResult, table: Table, facts: set[int], broken: set[int]) -> None:
        """Translate the rows of a table; what is no data is named."""
        read = result.read
        translator = TRANSLATORS.get(table.kind, Translator)(table, read, self, facts)
        result.notes += _not_kept(table, translator)
        for row in table.rows:
            if row.kind is RowKind.DATA or (row.kind is RowKind.HIDDEN and result.settings.take_hidden):
                made = translator.drafts(row)
                for draft in made if row.index in broken and not row.errors else ():
                    draft.notes.setdefault("problems", []).append(["", BROKEN])
                result.drafts += made
            elif row.kind is not RowKind.BLANK:
                result.others.append(OtherRow(read.name, row.number, _why(row)))
        result.drafts += translator.plan_drafts()


def understand_all(read: list[ReadSheet], person: Any) -> list[SheetResult]:
    """Return what came of each sheet; raise :class:`RefusedFileError` where nothing can be imported."""
    understander = Understander(person)
    results = [understander.sheet(one) for one in read]
    check_all(results)
    return results


def check_all(results: list[SheetResult]) -> None:
    """Refuse a file that holds no table of ours, no row, or too many."""
    if not any(result.tables for result in results if result.read.name not in (NOTES, CHOICES)):
        hidden = " (แผ่นที่ซ่อนไว้ระบบไม่อ่าน)" if any(result.read.hidden for result in results) else ""
        raise RefusedFileError(NO_TABLE.format(hidden=hidden))
    if not any(result.drafts for result in results):
        unread = any(result.read.hidden and result.tables for result in results)
        raise RefusedFileError(f"{NO_ROWS} (แผ่นที่ซ่อนไว้ระบบไม่อ่าน)" if unread else NO_ROWS)
    _refuse_nameless(results)
    if sum(len(result.drafts) for result in results) > MAX_ROWS:
        raise RefusedFileError(TOO_MANY_ROWS)


def _not_kept(table: Table, translator: Translator) -> list[str]:
    """Name the columns of places and figures that are understood and have no field."""
    if table.kind not in TRANSLATORS:
        return []
    kept = {*translator.resource.fields, *PLACE_KEPT}
    lost = [one.heading for one in table.columns if one.name and one.name not in kept]
    label = sheet_kinds()[table.kind].label
    return [NOT_KEPT.format(kind=label, headings=", ".join(lost[:8]))] if lost else []


def _refuse_doubled(read: ReadSheet, reading: SheetReading) -> None:
    """Refuse a sheet in which two columns have one heading: which of them is meant, nobody can tell."""
    for table in reading.tables:
        told = [one for one in table.columns if one.field is not None and one.field.reads not in _MAY_REPEAT]
        known = {heading_key(one.heading) for one in told if one.year is None and one.name != "note"}
        counted = Counter(heading_key(one.heading) for one in table.columns if not one.skipped)
        for one in told:
            key = heading_key(one.heading)
            if key in known and counted[key] > 1:
                where = f"แผ่น “{read.name}” " if read.name else ""
                raise RefusedFileError(
                    f"{where}มีหัวตาราง “{one.heading[:60]}” มากกว่าหนึ่งคอลัมน์ โปรดเหลือไว้คอลัมน์เดียว หรือตั้งชื่อให้ต่างกัน"
                )


def _refuse_nameless(results: list[SheetResult]) -> None:
    """Refuse a file in which no row says who or what it is about."""
    drafts = [draft for result in results for draft in result.drafts]
    if any({"ref", "place_name", *_naming(draft.resource)} & draft.cells.keys() for draft in drafts):
        return
    if any(draft.notes.get("problems") or draft.kind.startswith("geography") for draft in drafts):
        return
    needed = dict.fromkeys(
        draft.resource.fields[name].heading for draft in drafts[:1] for name in _naming(draft.resource)
    )
    names = ", ".join(f"“{heading}”" for heading in needed)
    raise RefusedFileError(f"ไม่มีคอลัมน์ที่จำเป็น: {names} โปรดเพิ่มหัวตารางนี้ หรือใช้แบบฟอร์มของระบบ")


def _naming(resource: RecordResource) -> list[str]:
    """Return the columns that say who or what a row is about: its name, else the links that tell it apart."""
    named = [name for name in resource.name_fields[:1] if name in resource.fields and name != "ref"]
    links = [name for name, one in resource.fields.items() if one.attribute in resource.key_fields]
    return named or links


def _grid(read: ReadSheet, take_hidden: bool) -> Grid:
    return Grid(
        read.name,
        read.rows,
        merges=[(one[0], one[1], one[2], one[3]) for one in read.merges],
        hidden=read.hidden,
        hidden_rows=frozenset(read.hidden_rows),
        hidden_columns=frozenset(read.hidden_columns),
        take_hidden=take_hidden,
        text_boxes=tuple(read.text_boxes),
        emptied=tuple(read.sensitive),
    )


def _chosen(one: dict[str, Any]) -> Chosen:
    fields = {int(offset): name for offset, name in one["fields"].items()}
    return Chosen(one["top"], one["bottom"], one["first"], one["last"], Choice(one["kind"], fields))


def _why(row: Row) -> str:
    return f"{row.kind.label}: {row.why}"[:200] if row.why else row.kind.label


def _describe(table: Table, facts: Iterable[int]) -> dict[str, Any]:
    """Return what the page tells of a table."""
    kept = set(facts)
    columns = [
        {
            "index": one.index,
            "heading": one.heading,
            "field": one.name,
            "field_label": one.field.label if one.field is not None else "",
            "how": one.how,
            "confidence": one.confidence,
            "samples": list(one.samples),
            "skipped": one.skipped,
            "year": one.year,
            "hidden": one.hidden,
            "fact": one.index in kept,
        }
        for one in table.columns
    ]
    return {
        "kind": table.kind,
        "kind_label": sheet_kinds()[table.kind].label,
        "header": [table.header[0] + 1, table.header[1] + 1],
        "first": table.span[0],
        "last": table.span[1],
        "columns": columns,
        "rows": len(table.of(RowKind.DATA)),
        "missing": list(table.missing),
        "warnings": list(table.warnings),
        "form": table.form,
        "shape": table.shape,
    }


def _summary(result: SheetResult, reading: SheetReading) -> dict[str, Any]:
    tables, read = result.tables, result.read
    kinds = dict.fromkeys(table["kind_label"] for table in tables)
    unknown = [
        one["heading"]
        for table in tables
        for one in table["columns"]
        if not one["field"] and not one["skipped"] and not one["fact"]
    ]
    left_out = (one.heading for table in reading.tables for one in table.skipped if one.skipped != HIDDEN)
    return {
        "name": read.name,
        "kind": " · ".join(kinds),
        "heading_row": tables[0]["header"][1] if tables else 0,
        "rows": len({draft.number for draft in result.drafts}),
        "unknown": unknown,
        "unread": [],
        "sensitive": list(dict.fromkeys([*reading.emptied, *left_out])),
        "hidden": read.hidden,
        "hidden_rows": len(read.hidden_rows),
    }


def _say(result: SheetResult, sensitive: list[str], read: ReadSheet) -> None:
    """Say what of a sheet of ours was not taken."""
    result.notes += [f"คอลัมน์ “{heading}” มีข้อมูลที่ระบบไม่เก็บ จึงข้ามไป" for heading in sensitive]
    result.notes += [f"มีกล่องข้อความที่ไม่ใช่ตาราง: “{text[:120]}”" for text in read.text_boxes[:10]]
    if read.hidden_columns:
        result.notes.append(f"มีคอลัมน์ที่ซ่อนไว้ {len(read.hidden_columns):,} คอลัมน์ ระบบอ่านด้วย")
    if read.hidden_rows:
        result.notes.append(f"มีแถวที่ซ่อนไว้ {len(read.hidden_rows):,} แถว ระบบอ่านแถวเหล่านี้ด้วย")
