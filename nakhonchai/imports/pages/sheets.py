"""How each sheet was understood, in words, with a select beside each column to put it right."""

from dataclasses import dataclass
from typing import Any

from django.forms import Select
from django.utils.safestring import SafeString

from nakhonchai.imports.forms import SheetForm, column_name
from nakhonchai.imports.models import RunSheet
from nakhonchai.imports.services import field_choices
from nakhonchai.imports.sheets.columns import letters

LEAVE, KEEP = "", "+"
SURE, FAIRLY = 0.95, 0.75


@dataclass(frozen=True)
class ColumnLine:
    """A column of the file and what it was taken for."""

    letter: str
    heading: str
    samples: list[str]
    label: str
    confidence: str
    tone: str
    unknown: bool
    select: SafeString | str


@dataclass(frozen=True)
class TableCard:
    """A table of a sheet, with the form that puts it right."""

    key: str
    anchor: str
    title: str
    kind_label: str
    tone: str
    summary: str
    notes: list[str]
    missing: list[str]
    skipped: list[ColumnLine]
    columns: list[ColumnLine]
    unknown_count: int
    form: SheetForm


def table_cards(sheets: list[RunSheet], failed: SheetForm | None = None) -> list[TableCard]:
    """Return the tables of all sheets from first to last; *failed* is a form that could not be taken."""
    choices: dict[str, list[tuple[str, str]]] = {}
    return [
        _card(sheet, number, table, choices, failed)
        for sheet in sheets
        if not sheet.ignored
        for number, table in enumerate(sheet.tables)
    ]


def other_lines(sheets: list[RunSheet]) -> list[tuple[RunSheet, str]]:
    """Return the sheets that hold no table we know, or that are not used, with the reason."""
    return [(sheet, _why_not(sheet)) for sheet in sheets if sheet.ignored or not sheet.tables]


def _why_not(sheet: RunSheet) -> str:
    if sheet.ignored:
        return "ท่านเลือกไม่ใช้แผ่นนี้"
    if sheet.hidden and not sheet.tables:
        return "เป็นแผ่นที่ซ่อนไว้ ระบบไม่อ่านจนกว่าท่านจะเลือก"
    return "ไม่พบตารางที่ระบบรู้จัก"


def _card(
    sheet: RunSheet, number: int, table: dict[str, Any], known: dict[str, Any], failed: SheetForm | None
) -> TableCard:
    kind, key = table["kind"], f"{sheet.position}-{number}"
    fields = known.setdefault(kind, field_choices(kind))
    lines = [_line(column, fields, key) for column in table["columns"]]
    skipped = [
        line
        for line, column in zip(lines, table["columns"], strict=True)
        if column["skipped"] and not column["hidden"]
    ]
    title = str(sheet) + (f" ตารางที่ {number + 1}" if len(sheet.tables) > 1 else "")
    return TableCard(
        key=key,
        anchor=f"table-{key}",
        title=title,
        kind_label=str(table["kind_label"]),
        tone="info",
        summary=_summary(table),
        notes=_notes(sheet, number, table, skipped),
        missing=list(table["missing"]),
        skipped=skipped,
        columns=[line for line in lines if line not in skipped],
        unknown_count=sum(line.unknown for line in lines),
        form=failed if failed and failed.key == key else SheetForm(sheet=sheet, number=number, table=table),
    )


def _notes(sheet: RunSheet, number: int, table: dict[str, Any], skipped: list[ColumnLine]) -> list[str]:
    """Return what was noticed, without what the lines of left-out columns say already."""
    notes = [*(sheet.notes if number == 0 else []), *table["warnings"]]
    return [note for note in notes if not any(f"“{line.heading}”" in note for line in skipped)]


def _summary(table: dict[str, Any]) -> str:
    top, bottom = table["header"]
    head = f"หัวตารางอยู่แถวที่ {top}" + (f"–{bottom}" if bottom > top else "")
    form = f" ตามแบบ {table['form']}" if table["form"] else ""
    return f"{head}{form} · ข้อมูล {table['rows']:,} แถว"


def _line(column: dict[str, Any], fields: list[tuple[str, str]], table: str) -> ColumnLine:
    letter = letters(column["index"])
    if column["field"] and column["field"] not in dict(fields):  # a running number, a column of our own form
        fields = [(column["field"], column["field_label"]), *fields]
    confidence, tone = _confidence(column)
    unknown = not (column["field"] or column["fact"] or column["skipped"])
    label = str(column["skipped"] or column["field_label"] or "")
    select = "" if column["skipped"] and not column["hidden"] else _select(column, fields, table, letter)
    return ColumnLine(
        letter, column["heading"], list(column["samples"]), label, confidence, tone, unknown, select
    )


def _select(column: dict[str, Any], fields: list[tuple[str, str]], table: str, letter: str) -> SafeString:
    options = [(LEAVE, "ไม่นำเข้าคอลัมน์นี้"), (KEEP, "เก็บเป็นข้อมูลเพิ่มเติม"), *fields]
    name = column_name(column["index"])
    attrs = {"aria-label": f"คอลัมน์ {letter} {column['heading']} คือ", "id": f"id_{table}_{name}"}
    value = KEEP if column["fact"] else column["field"] or LEAVE
    return Select(attrs, choices=options).render(name, value)


def _confidence(column: dict[str, Any]) -> tuple[str, str]:
    if column["skipped"]:
        return ("ซ่อนไว้ ไม่อ่าน" if column["hidden"] else "ข้าม ไม่เก็บ"), "stone"
    if column["fact"]:
        return "ข้อมูลเพิ่มเติม", "info"
    if not column["field"]:
        return "ยังไม่เข้าใจ", "warn"
    confidence = column.get("confidence")
    if confidence is None or confidence >= SURE:
        return "แน่ใจ", "good"
    return ("ค่อนข้างแน่ใจ", "good") if confidence >= FAIRLY else ("ไม่แน่ใจ โปรดตรวจ", "warn")
