"""Putting right how a sheet was understood. The choice is remembered for the next file of the same shape."""

from typing import Any

from django.db import transaction

from nakhonchai.imports import leasing
from nakhonchai.imports.enums import RunStatus
from nakhonchai.imports.kinds import label_of, sheet_kinds
from nakhonchai.imports.memories import HEADING, place_of
from nakhonchai.imports.models import Run, RunSheet, SheetMemory, Synonym
from nakhonchai.imports.permissions import can_change, require
from nakhonchai.imports.reading import ReadSheet
from nakhonchai.imports.runs import sort_rows
from nakhonchai.imports.sheets import Reads, heading_key
from nakhonchai.imports.understanding import Settings, Understander

AT_ONCE = 3_000  # rows that are sorted again within the request
AS_FACT = "+"
_LEFT = (Reads.ORDER, Reads.IGNORED)


def kind_choices() -> list[tuple[str, str]]:
    """Return what a sheet may hold."""
    return [(kind.name, kind.label) for kind in sheet_kinds().values()]


def field_choices(kind: str) -> list[tuple[str, str]]:
    """Return the fields that a column of such a sheet may be."""
    found = sheet_kinds().get(kind)
    return [(one.name, one.label) for one in found.fields if one.reads not in _LEFT] if found else []


@transaction.atomic
def change_sheet(
    run: Run,
    position: int,
    *,
    by: Any,
    table: int = 0,
    kind: str | None = None,
    header: tuple[int, int] | None = None,
    columns: dict[int, str] | None = None,
    ignored: bool | None = None,
    take_hidden: bool | None = None,
) -> Run:
    """Understand a sheet as the person says, and sort the rows of the run again.

    ``header``: first and last row of the heading, as people count. ``columns``: index → field, "" to leave
    the column out, "+" to keep it as a fact of the record.
    """
    require(can_change(run, by) and run.is_ready)
    sheet = run.sheet_set.get(position=position)
    if ignored is not None:
        sheet.ignored = ignored
    if take_hidden is not None:
        sheet.take_hidden = take_hidden
    if kind is not None or header is not None or columns:
        sheet.choices = _choices(sheet, table, kind, header, columns or {})
    sheet.save()
    if run.rows_total > AT_ONCE:
        run.status, run.step, run.attempts = RunStatus.WAITING, "รออ่านใหม่ตามที่ท่านเลือก", 0
        run.save(update_fields=["status", "step", "attempts"])
        leasing.enqueue(run)
    else:
        sort_again(run)
    if columns or kind:
        _remember(run, position, table, columns or {}, by)
    return run


def _choices(
    sheet: RunSheet, table: int, kind: str | None, header: tuple[int, int] | None, columns: dict[int, str]
) -> list[dict[str, Any]]:
    """Return the tables of the sheet as the person now marks them."""
    tables = sheet.tables or [_whole(sheet, kind, header)]
    earlier = dict(enumerate(sheet.choices))
    found = []
    for at, one in enumerate(tables):
        choice = _marked(one, earlier.get(at))
        if at == table:
            _change(choice, one, kind, header, columns)
        require(bool(label_of(choice["kind"])))
        found.append(choice)
    return found


def _whole(sheet: RunSheet, kind: str | None, header: tuple[int, int] | None) -> dict[str, Any]:
    """Return a table for a sheet in which none was found: from the heading that the person points at."""
    rows = sheet.unpack()["rows"]
    last = max((len(row) for row in rows), default=1) - 1
    top, bottom = header or (1, 1)
    return {"kind": kind or "", "header": [top, bottom], "first": 0, "last": last, "columns": []}


def _marked(table: dict[str, Any], earlier: dict[str, Any] | None) -> dict[str, Any]:
    same = earlier is not None and earlier["kind"] == table["kind"]
    return {
        "kind": table["kind"],
        "top": table["header"][0] - 1,
        "bottom": table["header"][1] - 1,
        "first": table["first"],
        "last": table["last"],
        "fields": dict(earlier["fields"]) if same and earlier is not None else {},
        "facts": list(earlier["facts"]) if same and earlier is not None else [],
    }


def _change(
    choice: dict[str, Any],
    table: dict[str, Any],
    kind: str | None,
    header: tuple[int, int] | None,
    columns: dict[int, str],
) -> None:
    if kind is not None and kind != choice["kind"]:
        choice["kind"], choice["fields"] = kind, {}
    if header is not None:
        choice["top"], choice["bottom"] = header[0] - 1, max(header) - 1
    begin = min((one["index"] for one in table["columns"] if one["heading"]), default=choice["first"])
    known = dict(field_choices(choice["kind"]))
    for index, name in columns.items():
        require(name in known or name in ("", AS_FACT))
        facts = [one for one in choice["facts"] if one != index]
        choice["facts"] = [*facts, index] if name == AS_FACT else facts
        choice["fields"][str(index - begin)] = "" if name == AS_FACT else name


def sort_again(run: Run, lease: str = "") -> None:
    """Understand all kept sheets again and sort their rows; what was decided about a row stays with it."""
    understander = Understander(run.account)
    results = []
    for sheet in run.sheet_set.all():
        settings = Settings(sheet.ignored, sheet.take_hidden, sheet.choices)
        results.append(understander.sheet(_read_sheet(sheet), settings))
    decided = {
        (row["sheet"], row["number"], row["kind"]): (row["decided"], row["mode"])
        for row in run.rows.exclude(decided={}, mode="").values("sheet", "number", "kind", "decided", "mode")
    }
    for draft in (draft for result in results for draft in result.drafts):
        draft.decided, draft.mode = decided.get((draft.sheet[:100], draft.number, draft.kind), ({}, ""))
    sort_rows(run, results, understander, lease)


def _read_sheet(sheet: RunSheet) -> ReadSheet:
    kept = sheet.unpack()
    tokens = {int(index): token for index, token in kept.pop("tokens", {}).items()}
    return ReadSheet(**{"name": sheet.name, "hidden": sheet.hidden, **kept}, tokens=tokens)


def _remember(run: Run, position: int, table: int, columns: dict[int, str], by: Any) -> None:
    """Keep the choice by the shape of the heading, and the headings as words of their fields."""
    sheet = run.sheet_set.get(position=position)
    if table >= len(sheet.tables) or table >= len(sheet.choices) or not sheet.tables[table].get("shape"):
        return
    told, choice = sheet.tables[table], sheet.choices[table]
    SheetMemory.objects.update_or_create(
        place=place_of(by),
        shape=told["shape"],
        defaults={"kind": choice["kind"], "fields": choice["fields"], "chosen_by": by},
    )
    for one in told["columns"]:
        name = columns.get(one["index"], "")
        if name and name != AS_FACT and (key := heading_key(one["heading"])[:200]):
            Synonym.objects.update_or_create(
                place=place_of(by), kind=choice["kind"], field=HEADING, word=key, defaults={"means": name}
            )
