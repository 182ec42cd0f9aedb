"""From cells to typed values and a place. Everything wrong with a row is said at once."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError

from nakhonchai.accounts.scope import Scope
from nakhonchai.imports.drafts import Draft
from nakhonchai.imports.files.sensitive import ERROR_MARK
from nakhonchai.imports.places import PlaceError, PlaceIndex
from nakhonchai.records.resources import PlaceColumn, SheetColumn
from nakhonchai.records.widgets import ListWidget
from nakhonchai.thai import ThaiValueError, parse_person

OFFERED = 20

_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", ERROR_MARK}


def read_cells(draft: Draft) -> None:
    """Fill the draft's values from its cells, and say again what reading the sheet said."""
    cells = draft.cells_decided
    decided = draft.decided.get("values", {})
    draft.warnings = [(heading, text) for heading, text in draft.notes.get("warnings", [])]
    for heading, text in draft.notes.get("problems", []):
        if not decided:
            draft.problem(heading, text, _proposed(draft, "full_name"), "full_name")
    if name := decided.get("full_name"):
        _take_person(draft, cells, str(name))
    for name, cell in cells.items():
        column = draft.resource.fields.get(name)
        if column is None or column.readonly:
            continue
        if isinstance(cell, str) and cell.strip() in _ERRORS:
            draft.problem(column.heading, "ช่องนี้เป็นค่าผิดพลาดของสูตร โปรดใส่ค่าจริง", name=name)
        elif not isinstance(column, PlaceColumn):
            _read_cell(draft, name, column, cell)


def _take_person(draft: Draft, cells: dict[str, object], text: str) -> None:
    person = parse_person(text)
    parts = {"prefix": person.title, "given_name": person.given, "family_name": person.family}
    cells |= {name: part for name, part in parts.items() if part}


def _proposed(draft: Draft, name: str) -> list[tuple[str, str, str]]:
    return [("value", str(one), str(one)) for one in draft.notes.get("proposals", {}).get(name, [])]


def _read_cell(draft: Draft, name: str, column: SheetColumn, cell: object) -> None:
    try:
        value = column.widget.clean(cell)
        _validate(draft, column, value)
    except ThaiValueError as problem:
        draft.problem(column.heading, problem.message, _choices(draft, name, column), name)
        return
    except (ArithmeticError, ValueError):
        draft.problem(column.heading, "อ่านค่านี้ไม่ได้ โปรดตรวจแล้วพิมพ์ใหม่", name=name)
        return
    if value is not None and value != "":
        draft.values[name] = value


def _choices(draft: Draft, name: str, column: SheetColumn) -> list[tuple[str, str, str]]:
    """Return what a person may choose instead of a cell that cannot be read."""
    return _proposed(draft, name) or offered(column)


def offered(column: SheetColumn) -> list[tuple[str, str, str]]:
    """Return all that a column chooses from, where that is a short list."""
    widget = column.widget
    listed = (
        [str(row) for row in widget.rows().values()] if isinstance(widget, ListWidget) else widget.choices
    )
    return [("value", one, one) for one in list(listed)[:OFFERED]]


def _validate(draft: Draft, column: SheetColumn, value: object) -> None:
    """Ask the model's own field whether it takes the value."""
    if value is None or isinstance(value, str):
        return  # texts are measured by their widget
    try:
        field = draft.resource.part_model(column.part)._meta.get_field(column.attribute)
    except FieldDoesNotExist:
        return
    if field.is_relation:
        return
    try:
        field.run_validators(value)
    except ValidationError as problem:
        raise ThaiValueError(f"ค่า {str(value)[:30]} อยู่นอกช่วงที่เก็บได้ โปรดตรวจตัวเลข") from problem


def read_places(drafts: list[Draft], index: PlaceIndex, scope: Scope) -> None:
    """Fill the area of each draft; one outside what the person edits is noted."""
    index.load_villages({index.wanted_subdistrict(draft.cells) for draft in drafts} - {""})
    index.load_villages({code[:6] for draft in drafts if len(code := draft.decided.get("place", "")) == 8})
    for draft in drafts:
        place = draft.notes.get("place")
        try:
            if chosen := draft.decided.get("place"):
                draft.area = index.resolve({"area_code": chosen})
            elif place and place[1] == "certain" and place[0][:6] not in index.by_code:
                draft.outside = True  # a place of the country that is not kept here
            elif place and place[1] != "certain":
                _undecided(draft, place, index, scope)
            else:
                draft.area = index.resolve(draft.cells)
        except PlaceError as problem:
            draft.problem(problem.heading, problem.text, name="place")
            continue
        except ThaiValueError as problem:
            draft.problem("รหัสพื้นที่", problem.message, name="place")
            continue
        if draft.area and not scope.may_edit_area(draft.area):
            draft.outside = True


def _undecided(draft: Draft, place: list[Any], index: PlaceIndex, scope: Scope) -> None:
    """Say that a person must choose, with the places it may be: those of the tree, own ones first."""
    codes = [code for code in place[3] if code in index.by_code]
    codes.sort(key=lambda code: not scope.may_edit_area(code))
    said = " ".join(
        str(draft.cells[name]) for name in ("subdistrict", "district", "province") if name in draft.cells
    )
    text = f"{place[2]} (ในไฟล์: {said[:80]})" if said and said not in place[2] else place[2]
    if place[0] and codes and not any(scope.may_edit_area(code) for code in codes):
        draft.outside = True
        return
    if not codes:
        try:
            draft.area = index.resolve(draft.cells)
        except PlaceError as problem:
            draft.problem(problem.heading, problem.text, name="place")
            return
        except ThaiValueError:
            pass
        else:
            draft.area = ""
            if "ไม่ได้บอกพื้นที่" in place[2]:
                return
    options = [("place", code, index.by_code[code].path) for code in codes]
    draft.problem("พื้นที่", text, options, "place")
