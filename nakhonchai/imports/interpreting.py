"""From cells to typed values and a place. Everything wrong with a row is said at once."""

from django.core.exceptions import FieldDoesNotExist, ValidationError

from nakhonchai.accounts.scope import Scope
from nakhonchai.imports.drafts import Draft
from nakhonchai.imports.files.sensitive import ERROR_MARK
from nakhonchai.imports.places import PlaceError, PlaceIndex
from nakhonchai.records.resources import PlaceColumn, SheetColumn
from nakhonchai.thai import ThaiValueError

_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", ERROR_MARK}


def read_cells(draft: Draft) -> None:
    """Fill the draft's values from its cells."""
    for name, cell in draft.cells.items():
        column = draft.resource.fields.get(name)
        if column is None or column.readonly:
            continue
        if isinstance(cell, str) and cell.strip() in _ERRORS:
            draft.problem(column.heading, "ช่องนี้เป็นค่าผิดพลาดของสูตร โปรดใส่ค่าจริง")
        elif not isinstance(column, PlaceColumn):
            _read_cell(draft, name, column, cell)


def _read_cell(draft: Draft, name: str, column: SheetColumn, cell: object) -> None:
    try:
        value = column.widget.clean(cell)
        _validate(draft, column, value)
    except ThaiValueError as problem:
        draft.problem(column.heading, problem.message)
        return
    except (ArithmeticError, ValueError):
        draft.problem(column.heading, "อ่านค่านี้ไม่ได้ โปรดตรวจแล้วพิมพ์ใหม่")
        return
    if value is not None and value != "":
        draft.values[name] = value


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
    for draft in drafts:
        try:
            draft.area = index.resolve(draft.cells)
        except PlaceError as problem:
            draft.problem(problem.heading, problem.text)
            continue
        except ThaiValueError as problem:
            draft.problem("รหัสพื้นที่", problem.message)
            continue
        if draft.area and not scope.may_edit_area(draft.area):
            draft.outside = True
