"""From the rows of an understood table to typed values, each with what was assumed and what is wrong.

Each distinct cell of a column is read once: long lists repeat themselves.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from nakhonchai.geography.matching import Decision
from nakhonchai.geography.matching.finding import Found, PlaceFinder
from nakhonchai.geography.matching.said import without_house
from nakhonchai.imports.sheets.grid import shown
from nakhonchai.imports.sheets.results import NOTHING, Column, Row, RowKind, Table
from nakhonchai.imports.sheets.vocabulary import Reads
from nakhonchai.imports.values import dates, numbers, persons, texts
from nakhonchai.imports.values.choices import (
    GENDER,
    ORGANIZATION_STATUS,
    PLAN_KIND,
    PLAN_STATUS,
    PROJECT_STATUS,
    Choices,
    read_gender,
    read_yesno,
)
from nakhonchai.imports.values.places import PLACE_FIELDS, above_of, ask
from nakhonchai.imports.values.result import UNKNOWN, Interpreted
from nakhonchai.thai import PersonName, normalise, split_title, today_in_bangkok

Reader = Callable[[Any], Interpreted]
_PLAIN: dict[Reads, Reader] = {
    Reads.TEXT: texts.read_text,
    Reads.LINES: texts.read_lines,
    Reads.NAME: texts.read_name,
    Reads.CODE: texts.read_code,
    Reads.REF: texts.read_code,
    Reads.PLACE: texts.read_text,
    Reads.PERSON: persons.read_person,
    Reads.PREFIX: persons.read_prefix,
    Reads.TELEPHONE: persons.read_telephones,
    Reads.PERIOD: dates.read_period,
    Reads.MONEY: numbers.read_money,
    Reads.INTEGER: numbers.read_integer,
    Reads.DECIMAL: numbers.read_decimal,
    Reads.LATITUDE: numbers.read_latitude,
    Reads.LONGITUDE: numbers.read_longitude,
    Reads.POINT: numbers.read_point,
    Reads.GENDER: read_gender,
    Reads.YESNO: read_yesno,
}
_DATED: dict[Reads, Callable[[Any, datetime.date | None], Interpreted]] = {
    Reads.DATE: dates.read_date,
    Reads.YEAR: dates.read_year,
}
# (kind of sheet, field) → how lists name its values.
STATE_WORDS: dict[tuple[str, str], Mapping[str, Iterable[str]]] = {
    ("organizations", "status"): ORGANIZATION_STATUS,
    ("plans", "kind"): PLAN_KIND,
    ("plans", "status"): PLAN_STATUS,
    ("projects", "status"): PROJECT_STATUS,
    ("leaders", "gender"): GENDER,
}
_NAMES_OF_STATES = {"status": "สถานะ", "kind": "ชนิดแผน", "gender": "เพศ"}
_STATES = {
    (kind, name): Choices(words, _NAMES_OF_STATES[name]) for (kind, name), words in STATE_WORDS.items()
}
_LEFT = (Reads.ORDER, Reads.IGNORED)
_FROM_SECTION = ("type", "strategy", "tactic", "program")


def _nothing() -> Mapping[Any, Any]:
    return NOTHING


@dataclass(slots=True)
class ReadRow:
    """One row: values by field; ``years``: those of columns by year, ``facts``: what no field takes."""

    row: Row
    values: dict[str, Interpreted] = field(default_factory=dict)
    years: Mapping[tuple[str, int], Interpreted] = field(default_factory=_nothing)
    facts: Mapping[str, str] = field(default_factory=_nothing)
    place: Found | None = None
    warnings: tuple[tuple[str, str], ...] = ()
    problems: tuple[tuple[str, str], ...] = ()

    def value(self, name: str) -> Any:
        """Return the value of a field, None where there is none."""
        found = self.values.get(name)
        return found.value if found is not None and found.is_value else None


class Interpreter:
    """Reads the rows of one table. ``choices``: field name → the list that its cells choose from."""

    def __init__(
        self,
        table: Table,
        *,
        finder: PlaceFinder | None = None,
        choices: Mapping[str, Choices] | None = None,
        today: datetime.date | None = None,
    ) -> None:
        self.table, self.finder, self.today = table, finder, today or today_in_bangkok()
        self.choices = {name: one for (kind, name), one in _STATES.items() if kind == table.kind} | dict(
            choices or {}
        )
        self.names = {column.name for column in table.columns if column.name}
        self.columns = [self._prepared(column) for column in table.columns if self._is_read(column)]
        self.places = [(column.index, column.name) for column in table.columns if column.name in PLACE_FIELDS]
        self.facts = [column for column in table.columns if column.field is None and not column.skipped]
        self.headings = {column.name: column.heading for column in reversed(table.columns) if column.name}
        self.address = next((index for index, name in self.places if name == "address"), None)
        apart = ("address", "registration_number", "latitude", "longitude", "point")
        self.place_cells = [index for index, name in self.places if name not in apart]
        self.has_point = any(name in apart[2:] for _, name in self.places)
        self._above: dict[int, tuple[tuple[str, str], ...]] = {}
        self._found: dict[tuple[Any, ...], Found] = {}

    def rows(self, hidden: bool = False) -> Iterator[ReadRow]:
        """Yield the rows of data read, hidden ones only where they were asked for."""
        for row in self.table.rows:
            if row.kind is RowKind.DATA or (hidden and row.kind is RowKind.HIDDEN):
                yield self.read(row)

    # --- columns ----------------------------------------------------------------------------

    @staticmethod
    def _is_read(column: Column) -> bool:
        return bool(column.name) and column.field is not None and column.field.reads not in _LEFT

    def _prepared(self, column: Column) -> tuple[int, str, Column, Reader, dict[Any, Interpreted]]:
        return column.index, column.name, column, self._reader(column), {}

    def _reader(self, column: Column) -> Reader:
        name, reads = column.name, column.field.reads if column.field else Reads.TEXT
        if name in self.choices and reads is not Reads.ROLE:
            return self.choices[name].read
        if reads is Reads.ROLE:
            listed = self.choices.get(name)
            return lambda cell: persons.read_roles(cell, listed)
        if reads in (Reads.BIRTH, Reads.AGE):
            read = dates.read_birth if reads is Reads.BIRTH else dates.read_age
            as_of = self._as_of()
            return lambda cell: read(cell, self.today, as_of)
        if reads in _DATED:
            dated = _DATED[reads]
            return lambda cell: dated(cell, self.today)
        if name == "given_name":
            return self._read_given
        if name in ("contact_name", "headman"):
            return persons.read_people
        return _PLAIN.get(reads, texts.read_text)

    def _as_of(self) -> int | None:
        year = self.table.context.get("year", "")
        return int(year) if year.isdecimal() else None

    def _read_given(self, cell: Any) -> Interpreted:
        """Read a given name whose cell may hold title and family name too."""
        if "family_name" not in self.names:
            return persons.read_person(cell)
        text = texts.read_text(cell)
        if not text.is_value:
            return text
        title, rest = split_title(text.value)
        return Interpreted(PersonName(title, rest))

    # --- one row ----------------------------------------------------------------------------

    def read(self, row: Row) -> ReadRow:
        """Return a row with its values."""
        found = ReadRow(row)
        cells, values = row.cells, found.values
        for index, name, column, reader, seen in self.columns:
            cell = cells.get(index)
            if cell is None:
                continue
            key = cell if cell.__class__ is str else (cell.__class__, cell)
            value = seen.get(key)
            if value is None:
                value = seen[key] = reader(cell)
            if value.problem or value.warnings or name in values or column.year is not None:
                self._keep(found, column, value)
            else:
                values[name] = value
        if self.facts:
            found.facts = {c.heading: shown(cells[c.index], 2_000) for c in self.facts if c.index in cells}
        self._from_sections(found)
        self._people(found)
        self._find_place(found)
        if row.errors:
            self._errors(found)
        if row.warnings:
            found.warnings += tuple(("", text) for text in row.warnings)
        return found

    def _errors(self, found: ReadRow) -> None:
        """Name the errors of formulas: a problem where the value is needed, else a warning."""
        placed = found.place is not None and bool(found.place.code)
        for index, text in found.row.errors:
            column = next(one for one in self.table.columns if one.index == index)
            reads = column.field.reads if column.field is not None else Reads.IGNORED
            if reads in _LEFT or (placed and reads is Reads.PLACE):
                found.warnings += ((column.heading, text),)
            else:
                found.problems += ((column.heading, text),)

    def _keep(self, found: ReadRow, column: Column, value: Interpreted) -> None:
        """Put a value where it belongs; a second column of a field adds to the first."""
        if value.problem:
            found.problems += ((column.heading, value.problem),)
        if value.warnings:
            found.warnings += tuple((column.heading, text) for text in value.warnings)
        if column.year is not None:
            found.years = {**found.years, (column.name, column.year): value}
            return
        before = found.values.get(column.name)
        if before is None or not before.is_value:
            found.values[column.name] = value if before is None or value.is_value else before
        elif value.is_value:
            found.values[column.name] = _joined(before, value)

    def _from_sections(self, found: ReadRow) -> None:
        """Take from the section above what the row has no column for."""
        context = found.row.context
        if not context:
            return
        for name in _FROM_SECTION:
            said = context.get(name) or (context.get("heading", "") if name == "type" else "")
            if said and name not in found.values and self.table.kind in ("organizations", "projects"):
                self._take_section(found, name, said)

    def _take_section(self, found: ReadRow, name: str, said: str) -> None:
        if name == "type" and self.table.kind != "organizations":
            return
        listed = self.choices.get(name)
        value = listed.read(said) if listed is not None else Interpreted(said)
        if value.is_value:
            found.values[name] = value
            found.warnings += ((name, f"ใช้ “{said[:60]}” จากหัวข้อข้างบน"),)

    @staticmethod
    def _people(found: ReadRow) -> None:
        """Take the parts of a name to their fields; what a column of its own says comes first."""
        for name in ("full_name", "given_name"):
            value = found.values.get(name)
            if value is None or not isinstance(value.value, PersonName):
                continue
            person = value.value
            parts = {
                "prefix": person.title,
                "given_name": person.given,
                "family_name": person.family,
                "nickname": person.nickname,
            }
            found.values.pop(name)
            for part, text in parts.items():
                if text and part not in found.values:
                    found.values[part] = Interpreted(text)
        born = found.values.get("birth_year")
        aged = found.values.pop("age", None)
        if aged is not None and (born is None or not born.is_value):
            found.values["birth_year"] = aged

    def _find_place(self, found: ReadRow) -> None:
        if self.finder is None:
            return
        cells, context = found.row.cells, found.row.context
        key = (id(context), *(cells.get(index) for index in self.place_cells))
        if self.address is not None and (text := cells.get(self.address)) is not None:
            key = (*key, without_house(text) if text.__class__ is str else text)
        place = self._found.get(key)
        if place is None:
            place = self._ask(self.finder, cells, context)
            # What is certain without hints is the same for all rows that say the same.
            if place.decision is Decision.CERTAIN and not self.has_point:
                self._found[key] = place
        found.place = place
        if place.warnings:
            found.warnings += tuple(("พื้นที่", text) for text in place.warnings)
        if not place.code:
            found.problems += (("พื้นที่", place.reason),)

    def _ask(self, finder: PlaceFinder, cells: Mapping[int, Any], context: Mapping[str, str]) -> Found:
        given = {name: cells[index] for index, name in self.places if index in cells}
        above = self._above.get(id(context))
        if above is None:
            above = self._above[id(context)] = above_of(context)
        return finder.find(ask(given, above))


def _joined(one: Interpreted, other: Interpreted) -> Interpreted:
    """Return what two columns of one field say together."""
    warnings = (*one.warnings, *other.warnings)
    if isinstance(one.value, tuple) and isinstance(other.value, tuple):
        return one._replace(value=tuple(dict.fromkeys((*one.value, *other.value))), warnings=warnings)
    if isinstance(one.value, str) and isinstance(other.value, str) and other.value != one.value:
        return one._replace(value=normalise(f"{one.value} {other.value}"), warnings=warnings)
    return one


__all__ = ["UNKNOWN", "Interpreter", "ReadRow"]
