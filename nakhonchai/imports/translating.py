"""From a row as it was understood to the cells of our own template, with what was assumed on the way.

After this, a row of any workbook is a row of ours: compared, decided and written in the one way there is.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from nakhonchai.geography.matching import Decision
from nakhonchai.imports.drafts import Draft
from nakhonchai.imports.kinds import label_of, person_link
from nakhonchai.imports.places import PlaceError, moo_text
from nakhonchai.imports.reading import ReadSheet
from nakhonchai.imports.sheets import Reads, Row, RowKind, Table, plan_of, project_lines
from nakhonchai.imports.sheets.por02 import FORM
from nakhonchai.imports.values import STATE_WORDS, Choices, Interpreted, Interpreter, ReadRow, find_place
from nakhonchai.imports.values.places import PLACE_FIELDS
from nakhonchai.records.registry import resource_named
from nakhonchai.records.resources import SheetColumn
from nakhonchai.records.widgets import ChoiceWidget, ListWidget
from nakhonchai.thai import PersonName, Telephone, ThaiValueError

if TYPE_CHECKING:
    from nakhonchai.imports.understanding import Understander

# Fields of sheets under another name in our template.
OTHER_NAMES = {"program": "programme"}
_PLACE = ("area_code", "province", "district", "subdistrict", "moo")
_ABOVE = ("province", "district", "subdistrict")
# Columns with which names alone do not say the place.
_MORE = frozenset({"address", "province_code", "district_code", "place_name", "point", "latitude"})
_UNDERSTOOD = (Reads.NAME, Reads.PERSON, Reads.PREFIX, Reads.ROLE)
_PARTS = ("prefix", "given_name", "family_name")
OTHER_TELEPHONES = "โทรศัพท์อื่น"
PROPOSED = 5
_NOT_EXACT = object()
_CELLS = (str, int, float)
_AS_IT_IS = (str, int)


class _Way:
    """Where the values of a field go: the column of our template, and where the sheet has the raw cell."""

    __slots__ = ("_seen", "column", "index", "name", "to_the_letter")

    def __init__(self, name: str, column: Any, index: int | None = None, to_the_letter: bool = False) -> None:
        self.name, self.column, self.index, self.to_the_letter = name, column, index, to_the_letter
        self._seen: dict[Any, Any] = {}

    def exact(self, raw: Any) -> Any:
        """Return the value of a cell that is as our own template has it: it is taken to the letter."""
        key = raw if raw.__class__ is str else (raw.__class__, raw)
        found = self._seen.get(key, self)
        if found is self:
            try:
                found = self.column.widget.clean(raw)
            except (ThaiValueError, ArithmeticError, ValueError):
                found = _NOT_EXACT
            self._seen[key] = found
        return found


class Translator:
    """Translates the rows of one table."""

    def __init__(self, table: Table, read: ReadSheet, of: "Understander", facts: set[int]) -> None:
        self.table, self.read, self.of = table, read, of
        self.resource = of.resource(resource_named(label_of(table.kind)))
        self.names = {column.name: column.index for column in reversed(table.columns) if column.name}
        self.headings = {column.name: column.heading for column in table.columns if column.name}
        # Fields whose cells are never taken to the letter.
        self.understood = {
            one.name
            for one in table.columns
            if one.field is not None and (one.field.reads in _UNDERSTOOD or one.field.several)
        }
        self.facts = [one for one in table.columns if one.index in facts and not one.name]
        self.interpreter = Interpreter(table, choices=self._choices())
        self.lines = {line.rows[0]: line for line in project_lines(table)} if table.kind == "projects" else {}
        self.plan = self._plan()
        self.person = "" if "given_name" in self.resource.fields else person_link(self.resource)
        self.place_columns = [(name, index) for name, index in self.names.items() if name in PLACE_FIELDS]
        self.whole = not _MORE & set(self.names)
        self._ways: dict[str, _Way] = {}
        self._shown: dict[tuple[str, Any], Any] = {}
        self._placed: dict[Any, Any] = {}

    def _choices(self) -> dict[str, Choices]:
        """Return the lists that columns choose from, with the words people taught."""
        found = {}
        for name, column in self.resource.fields.items():
            options = _options(column, STATE_WORDS.get((self.table.kind, name), {}))
            if not options:
                continue
            words = {words[0]: words for words in options.values()}
            for word, means in self.of.memories.choices(label_of(self.table.kind), name).items():
                words.get(means, []).append(word)
            found[name] = Choices(options, getattr(column.widget, "name", str(column.heading)))
        return found

    # --- rows -------------------------------------------------------------------------------

    def drafts(self, row: Row) -> list[Draft]:
        """Return the drafts of a row: one, or one for each role of a person."""
        found = self.interpreter.read(row)
        draft = Draft(self.read.name, row.number, self.resource, {}, self.read.tokens.get(row.index, ""))
        values = dict(found.values)
        roles = values.pop("role", None)
        if roles is not None and not (roles.is_value and isinstance(roles.value, tuple)):
            values["role"], roles = roles, None
        said = set(self._take_values(draft, values, row))
        self._take_years(draft, found)
        self._take_rest(draft, found, row)
        self._place(draft, row)
        for heading, text in found.problems:
            if heading not in said and heading != "พื้นที่":
                draft.notes.setdefault("problems", []).append([heading, text])
        if found.warnings:
            draft.notes["warnings"] = [list(one) for one in found.warnings]
        if roles is None:
            return [draft]
        return self._with_roles(draft, roles.value)

    def _with_roles(self, draft: Draft, roles: tuple[str, ...]) -> list[Draft]:
        made = []
        for role in roles:
            cells = {**draft.cells, "role": role}
            one = Draft(draft.sheet, draft.number, draft.resource, cells, draft.token, draft.notes)
            made.append(one)
        return made

    def _take_values(self, draft: Draft, values: Mapping[str, Interpreted], row: Row) -> list[str]:
        """Put each value into its cell; return the headings whose problem the cell itself will tell."""
        told = []
        for given, value in values.items():
            way = self._ways.get(given) or self._way_of(given)
            if way.column is None:
                self._take_other(draft, given, value)
            elif self._take_value(draft, way, value, row):
                told.append(self.headings.get(given, ""))
        if self.person and self.person not in draft.cells:
            parts = {name: values[name].value for name in _PARTS if name in values and values[name].is_value}
            if parts:
                draft.cells[self.person] = _person(PersonName(*(parts.get(name, "") for name in _PARTS)))
        return told

    def _way_of(self, given: str) -> "_Way":
        """Return, sorted out once, where the values of a field go."""
        name = OTHER_NAMES.get(given, given)
        column = self.resource.fields.get(name)
        if column is None or name in _PLACE or column.readonly:
            way = _Way(name, None)
        else:
            to_the_letter = given not in self.understood and name not in ("given_name", "family_name")
            way = _Way(name, column, self.names.get(given), to_the_letter)
        self._ways[given] = way
        return way

    def _take_other(self, draft: Draft, given: str, value: Interpreted) -> None:
        """Take what our template has no column for: periods and points become two; two people a question."""
        if given == "period" and value.is_value:
            draft.cells["first_year"], draft.cells["last_year"] = value.value
        elif given == "point" and value.is_value:
            draft.cells["latitude"], draft.cells["longitude"] = (_five(one) for one in value.value)
        elif given == "full_name" and value.problem and value.alternatives:
            options = [_person(one) for one in value.alternatives if isinstance(one, PersonName)]
            draft.notes.setdefault("proposals", {})["full_name"] = options

    def _take_value(self, draft: Draft, way: "_Way", value: Interpreted, row: Row) -> bool:
        """Put one value into its cell; return whether the cell itself will tell what is wrong."""
        name, column = way.name, way.column
        raw = row.cells.get(way.index) if way.index is not None else None
        exact = way.exact(raw) if way.to_the_letter and raw is not None else _NOT_EXACT
        if exact is not _NOT_EXACT:
            cell = draft.cells[name] = _plain(raw)
            draft.known[name] = cell, exact
        elif value.is_value:
            self._take(draft, name, column, value)
        elif value.problem and raw is not None:
            draft.cells[name] = _plain(raw)
            options = [self._show(name, column, one) for one in value.alternatives[:PROPOSED]]
            if options:
                proposed = draft.notes.setdefault("proposals", {})
                proposed[name] = [one for one in options if one is not None]
            return True
        return False

    def _take(self, draft: Draft, name: str, column: SheetColumn, value: Interpreted) -> None:
        given = value.value
        if name == "telephone" and isinstance(given, tuple):
            first, *others = given
            draft.cells[name] = first.number
            more = [str(one) for one in others] + ([f"ต่อ {first.extension}"] if first.extension else [])
            if more:
                self._note(draft, f"{OTHER_TELEPHONES}: {', '.join(more)}")
            return
        shown = self._show(name, column, given)
        if shown is not None:
            draft.cells[name] = shown

    def _show(self, name: str, column: SheetColumn, value: Any) -> Any:
        """Return the cell that our template would have for a value."""
        if isinstance(value, _AS_IT_IS) and not isinstance(value, bool) and not column.widget.choices:
            return value
        key = (name, value)
        try:
            if key in self._shown:
                return self._shown[key]
        except TypeError:
            return str(value)
        if isinstance(value, PersonName):
            shown: Any = _person(value)
        elif isinstance(value, Telephone):
            shown = str(value)
        elif isinstance(value, tuple):
            shown = ", ".join(str(_person(one) if isinstance(one, PersonName) else one) for one in value)
        elif isinstance(value, Decimal):
            shown = str(_five(value)) if name in ("latitude", "longitude") else str(value)
        elif isinstance(column.widget, ListWidget):
            shown = str(value)
        else:
            shown = column.widget.render(value) or (str(value) if value is not None else None)
        self._shown[key] = shown
        return shown

    @staticmethod
    def _note(draft: Draft, text: str) -> None:
        """Keep what has no cell of its own in the note, or as a fact of the record."""
        if "note" in draft.resource.fields:
            kept = draft.cells.get("note", "")
            draft.cells["note"] = f"{kept}\n{text}" if kept else text
        else:
            draft.cells["+" + text.partition(":")[0]] = text.partition(": ")[2]

    def _take_years(self, draft: Draft, found: ReadRow) -> None:
        sums = {year: one.value for (name, year), one in found.years.items() if one.is_value}
        if sums and "budget_by_year" in self.resource.fields:
            draft.cells["budget_by_year"] = "; ".join(f"{year}: {sums[year]}" for year in sorted(sums))
            if "budget_asked" not in draft.cells:
                draft.cells["budget_asked"] = str(sum(Decimal(str(one)) for one in sums.values()))

    def _take_rest(self, draft: Draft, found: ReadRow, row: Row) -> None:
        line = self.lines.get(row.index)
        if line is not None and len(line.rows) > 1:
            for given, text in line.texts.items():
                name = OTHER_NAMES.get(given, given)
                if name in draft.cells and isinstance(draft.cells[name], str):
                    draft.cells[name] = text
        if line is not None and line.amendment:
            draft.notes["amendment"] = line.amendment
        if self.plan and "plan" not in draft.cells and "plan_ref" not in draft.cells:
            draft.cells["plan"] = self.plan["name"]
        self._take_facts(draft, found, row)
        if self.table.kind == "organizations" and "address" in self.names:
            raw = row.cells.get(self.names["address"])
            if raw not in (None, ""):
                draft.cells["address"] = str(raw)[:300]
        year = self.table.context.get("year", "")
        if year.isdecimal() and self.table.kind == "projects":
            draft.cells.setdefault("fiscal_year", int(year))

    def _take_facts(self, draft: Draft, found: ReadRow, row: Row) -> None:
        for column in self.facts:
            if column.index in row.cells:
                draft.cells[f"+{column.heading[:100]}"] = found.facts.get(column.heading, "")

    # --- places -----------------------------------------------------------------------------

    def _place(self, draft: Draft, row: Row) -> None:
        """Say where the row is: by exact names, otherwise by what can be understood, with its reason."""
        key = (id(row.context), *(row.cells.get(index) for _name, index in self.place_columns))
        placed = self._placed.get(key)
        if placed is None:
            placed = self._placed[key] = self._decide(self._given(row), row)
        cells, note, warnings = placed
        draft.cells.update(cells)
        if note:
            draft.notes["place"] = note
        if warnings:
            draft.notes.setdefault("warnings", []).extend(["พื้นที่", text] for text in warnings)

    def _given(self, row: Row) -> dict[str, Any]:
        """Return what the row's own columns name, and what stands above it where they name nothing."""
        given = {
            name: _plain(row.cells[index])
            for name, index in self.place_columns
            if name in _PLACE and index in row.cells
        }
        for name in _ABOVE:
            if name in row.context and name not in given and not given.get("area_code"):
                given[name] = row.context[name]
        return given

    def _decide(self, given: dict[str, Any], row: Row) -> tuple[dict[str, Any], list[Any], list[str]]:
        if self.whole and self._is_exact(given):
            return given, [], []
        named = {name: row.cells[index] for name, index in self.place_columns if index in row.cells}
        found = find_place(self.of.places.finder, named, row.context)
        if found.decision is Decision.CERTAIN and found.code:
            kept = {"area_code": found.code}
            return kept, [found.code, "certain", found.reason, []], list(found.warnings)
        codes = [code for code in (found.code, *found.alternatives) if code]
        note = [found.code, str(found.decision), found.reason, list(dict.fromkeys(codes))[:PROPOSED]]
        return given, note, list(found.warnings)

    def _is_exact(self, given: dict[str, Any]) -> bool:
        """Whether the names say one place to the letter. Villages are asked for later, all at once."""
        given = dict(given)
        moo = given.pop("moo", None)
        try:
            code = self.of.places.index.resolve(given)
        except (PlaceError, ThaiValueError):
            return False
        if not code or not ("province" in given or "area_code" in given):
            return False
        if moo is None:
            return True
        known = self.of.places.villages.get(code[:6])
        number = moo_text(moo).removesuffix(".0")
        return not known or (number.isascii() and number.isdecimal() and int(number) in known)

    # --- the plan of a form ผ.02 --------------------------------------------------------------

    def _plan(self) -> dict[str, Any]:
        """Return the plan that the titles name, where its place is certain and no column names plans."""
        if self.table.kind != "projects" or self.table.form != FORM or "plan" in self.names:
            return {}
        plan = plan_of(self.table, self.read.name)
        above = {name: self.table.context[name] for name in _ABOVE if name in self.table.context}
        if not (plan["name"] and plan["first_year"] and plan["last_year"] and "subdistrict" in above):
            return {}
        found = find_place(self.of.places.finder, {}, self.table.context)
        sure = found.decision is Decision.CERTAIN and len(found.code) == 6
        return {**plan, "area_code": found.code} if sure else {}

    def plan_drafts(self) -> list[Draft]:
        """Return the row of that plan."""
        if not self.plan:
            return []
        title = next(iter(self.table.of(RowKind.TITLE)), None)
        number = title.number if title is not None else 1
        resource = self.of.resource(resource_named("plans.plan"))
        cells = {name: value for name, value in self.plan.items() if value not in (None, "")}
        return [Draft(self.read.name, number, resource, cells)]


def _options(column: SheetColumn, more: Mapping[str, Iterable[str]]) -> dict[Any, list[str]]:
    """Return what a column chooses from, with its words; ``more`` are those that lists use."""
    if isinstance(column.widget, ListWidget):
        return {str(row): [str(row)] for row in column.widget.rows().values()}
    if isinstance(column.widget, ChoiceWidget):
        return {value: [label, *more.get(value, ())] for value, label in column.widget.labels.items()}
    return {}


def _plain(raw: Any) -> Any:
    return raw if isinstance(raw, _CELLS) else str(raw)


def _five(number: Any) -> str:
    return str(Decimal(str(number)).quantize(Decimal("0.00001")))


def _person(person: PersonName) -> str:
    return f"{person.title}{person.given} {person.family}".strip()
