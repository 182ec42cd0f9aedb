"""From cells to typed values and a place. Everything wrong with a row is said at once."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError

from nakhonchai.accounts.scope import Scope
from nakhonchai.imports.drafts import Draft
from nakhonchai.imports.files.sensitive import ERROR_MARK
from nakhonchai.imports.places import PlaceError, PlaceIndex
from nakhonchai.records.resources import PlaceColumn, RecordResource, SheetColumn
from nakhonchai.records.widgets import ListWidget
from nakhonchai.thai import ThaiValueError, parse_person

OFFERED = 20

_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", ERROR_MARK}


@dataclass(frozen=True, slots=True)
class _Unread:
    """Why a cell has no value."""

    text: str
    offers: bool = True  # whether the column's own choices are offered instead


# A column, the model's own field behind it, and what its cells were read as.
_Reading = tuple[SheetColumn, Any, dict[Any, Any]]


class CellReader:
    """Reads the cells of many rows; each distinct cell of a column is read once."""

    def __init__(self) -> None:
        self._columns: dict[int, dict[str, _Reading]] = {}

    def __call__(self, draft: Draft) -> None:
        """Fill the draft's values from its cells, and say again what reading the sheet said."""
        cells, values = draft.cells_decided, draft.values
        if draft.notes:
            self._say_again(draft, cells)
        known = draft.known if cells is draft.cells else {}
        columns = self._columns.get(id(draft.resource)) or self._read_of(draft)
        for name, cell in cells.items():
            if name not in columns:
                continue
            column, field, seen = columns[name]
            if name in known and known[name][0] is cell:  # it may have got more since
                value = _validated(field, known[name][1])
            else:
                key = cell if cell.__class__ is str else (cell.__class__, cell)
                value = seen[key] if key in seen else seen.setdefault(key, _read_cell(column, field, cell))
            if value.__class__ is _Unread:
                options = _choices(draft, name, column) if value.offers else None
                draft.problem(column.heading, value.text, options, name)
            elif value is not None and value != "":
                values[name] = value

    def _read_of(self, draft: Draft) -> dict[str, _Reading]:
        """Return the columns of a kind whose cells are read, each with what its cells were."""
        fields, own = draft.resource.fields.items(), draft.resource
        found: dict[str, _Reading]
        found = {name: (one, _field_of(own, one), {}) for name, one in fields if not one.readonly}
        self._columns[id(draft.resource)] = found
        return found

    @staticmethod
    def _say_again(draft: Draft, cells: dict[str, Any]) -> None:
        decided = draft.decided.get("values", {})
        draft.warnings = [(heading, text) for heading, text in draft.notes.get("warnings", [])]
        if name := decided.get("full_name"):
            _take_person(draft, cells, str(name))
        if not decided:
            for heading, text in draft.notes.get("problems", []):
                draft.problem(heading, text, _proposed(draft, "full_name"), "full_name")


def read_cells(draft: Draft) -> None:
    """Fill one draft's values from its cells."""
    CellReader()(draft)


def _is_error(cell: Any) -> bool:
    return isinstance(cell, str) and cell.strip() in _ERRORS


def _take_person(draft: Draft, cells: dict[str, object], text: str) -> None:
    person = parse_person(text)
    parts = {"prefix": person.title, "given_name": person.given, "family_name": person.family}
    cells |= {name: part for name, part in parts.items() if part}


def _proposed(draft: Draft, name: str) -> list[tuple[str, str, str]]:
    return [("value", str(one), str(one)) for one in draft.notes.get("proposals", {}).get(name, [])]


def _read_cell(column: SheetColumn, field: Any, cell: Any) -> Any:
    """Return the value of a cell, or why it has none."""
    if _is_error(cell):
        return _Unread("ช่องนี้เป็นค่าผิดพลาดของสูตร โปรดใส่ค่าจริง", offers=False)
    if isinstance(column, PlaceColumn):
        return None  # all of them together say the place
    try:
        return _validated(field, column.widget.clean(cell))
    except ThaiValueError as problem:
        return _Unread(problem.message)
    except (ArithmeticError, ValueError):
        return _Unread("อ่านค่านี้ไม่ได้ โปรดตรวจแล้วพิมพ์ใหม่", offers=False)


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


def _field_of(resource: RecordResource, column: SheetColumn) -> Any:
    """Return the model's own field of a column, which proves its values; None where there is none."""
    try:
        field = resource.part_model(column.part)._meta.get_field(column.attribute)
    except FieldDoesNotExist:
        return None
    return None if field.is_relation else field


def _validated(field: Any, value: Any) -> Any:
    """Return the value if the model's own field takes it, otherwise why not."""
    if field is None or value is None or isinstance(value, str):
        return value  # texts are measured by their widget
    try:
        field.run_validators(value)
    except ValidationError:
        return _Unread(f"ค่า {str(value)[:30]} อยู่นอกช่วงที่เก็บได้ โปรดตรวจตัวเลข")
    return value


def read_places(drafts: list[Draft], index: PlaceIndex, scope: Scope) -> None:
    """Fill the area of each draft; one outside what the person edits is noted."""
    keys = [index.key_of(draft.cells) for draft in drafts]
    said = {key: draft.cells for key, draft in zip(keys, drafts, strict=True)}
    index.load_villages({index.wanted_subdistrict(cells) for cells in said.values()} - {""})
    index.load_villages({code[:6] for draft in drafts if len(code := draft.decided.get("place", "")) == 8})
    for key, draft in zip(keys, drafts, strict=True):
        place = draft.notes.get("place") if draft.notes else None
        try:
            if chosen := draft.decided.get("place"):
                draft.area = index.resolve({"area_code": chosen})
            elif place and place[1] == "certain" and place[0][:6] not in index.by_code:
                draft.outside = True  # a place of the country that is not kept here
            elif place and place[1] != "certain":
                _undecided(draft, place, index, scope)
            else:
                draft.area = index.resolve_kept(draft.cells, key)
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
