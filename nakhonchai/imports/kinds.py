"""The kinds of sheets: those with a vocabulary of their own, and one for every other resource of an app.

What a resource says of its columns (heading, synonyms, how a value is written) is the vocabulary of its kind;
columns that a kind with its own vocabulary does not know are added to it. Nothing here names an app.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from nakhonchai.imports.sheets import KINDS, Field, Reads, SheetKind, heading_key
from nakhonchai.imports.sheets.vocabulary.fields import NUMBER_OF_ROW, SIGNED
from nakhonchai.imports.sheets.vocabulary.leaders import LEADERS
from nakhonchai.imports.sheets.vocabulary.places import PLACE_PARTS
from nakhonchai.records import widgets
from nakhonchai.records.registry import importable_resources
from nakhonchai.records.resources import LinkColumn, PlaceColumn, RecordResource, SheetColumn

# Kinds whose words were gathered from the files of offices, by the label of their model.
OWN_WORDS = {
    "organizations.organization": "organizations",
    "leaders.leader": "leaders",
    "plans.plan": "plans",
    "plans.project": "projects",
    "geography.village": "places",
    "geography.areafigure": "figures",
}
_READS: tuple[tuple[type, Reads], ...] = (
    (widgets.LinesWidget, Reads.LINES),
    (widgets.CodeWidget, Reads.CODE),
    (widgets.RefWidget, Reads.REF),
    (widgets.TextWidget, Reads.TEXT),
    (widgets.YesNoWidget, Reads.YESNO),
    (widgets.ChoiceWidget, Reads.CHOICE),
    (widgets.ListWidget, Reads.CHOICE),
    (widgets.DateWidget, Reads.DATE),
    (widgets.DayWidget, Reads.DATE),
    (widgets.BirthYearWidget, Reads.BIRTH),
    (widgets.YearWidget, Reads.YEAR),
    (widgets.IntegerWidget, Reads.INTEGER),
    (widgets.DecimalWidget, Reads.DECIMAL),
    (widgets.TelephoneWidget, Reads.TELEPHONE),
    (widgets.YearSumsWidget, Reads.TEXT),
)
_NAMES = ("name", "title")
_PARTS_OF_NAME = ("prefix", "given_name", "family_name")
_NEEDED, _LINK, _ANY = 1.3, 1.0, 0.5


def sheet_kinds() -> dict[str, SheetKind]:
    """Return the kinds by name, those with gathered words first: they win a tie."""
    return _kinds(tuple(importable_resources()))


def label_of(kind: str) -> str:
    """Return the label of the model whose records a kind of sheet holds."""
    return _labels(tuple(importable_resources())).get(kind, "")


def kind_of_label(label: str) -> str:
    """Return the kind of sheet that holds the records of a model."""
    return OWN_WORDS.get(label, label)


@lru_cache(maxsize=4)
def _labels(resources: tuple[type[RecordResource], ...]) -> dict[str, str]:
    labels = (resource.kind() for resource in resources)
    return {kind_of_label(label): label for label in labels}


@lru_cache(maxsize=4)
def _kinds(resources: tuple[type[RecordResource], ...]) -> dict[str, SheetKind]:
    by_name = {kind_of_label(one.kind()): one() for one in resources if not one.own_sheets_only}
    found = {
        name: _with_more(kind, by_name[name]) if name in by_name else kind for name, kind in KINDS.items()
    }
    return found | {name: _made(name, one) for name, one in by_name.items() if name not in found}


def _with_more(kind: SheetKind, resource: RecordResource) -> SheetKind:
    """Return a kind with the columns of its resource that it does not know, and their other headings."""
    own = {name: column.synonyms for name, column in resource.fields.items() if column.synonyms}
    fields = [_more_words(one, own.get(one.name, ())) for one in kind.fields]
    known = {one.name for one in fields} | _SAID_OTHERWISE
    known |= _OF_VILLAGES if kind.name == "places" else set()
    more = [
        _field(name, column, resource)
        for name, column in _own_columns(resource)
        if name not in known and not column.readonly
    ]
    fields = [*_without(fields, {heading_key(one.label) for one in more}), *more]
    return SheetKind(
        kind.name,
        kind.label,
        tuple(fields),
        (*kind.hints, *resource.sheet_words),
        kind.needs,
        kind.content,
        kind.strict,
    )


# Columns of our template that other sheets say in other words: yearly columns, and the like.
_SAID_OTHERWISE = {"programme", "expected_result", "budget_by_year"}
_OF_VILLAGES = {"code", "number", "name"}  # said by the words of places


def _without(fields: list[Field], headings: set[str]) -> list[Field]:
    """Return the fields without words that are now the very heading of another column."""
    return [
        replace(one, words=tuple(word for word in one.words if heading_key(word) not in headings))
        for one in fields
    ]


def _more_words(field: Field, words: tuple[str, ...]) -> Field:
    if not words:
        return field
    return replace(field, words=(*field.words, *words))


def _own_columns(resource: RecordResource) -> Iterator[tuple[str, SheetColumn]]:
    for name in resource._meta.fields:
        column = resource.fields[name]
        if not isinstance(column, PlaceColumn) and not isinstance(column.widget, widgets.FactsWidget):
            yield name, column


def _made(name: str, resource: RecordResource) -> SheetKind:
    """Return the kind of a resource that has no words of its own."""
    fields = [NUMBER_OF_ROW, SIGNED]
    names = {column_name for column_name, _ in _own_columns(resource)}
    for column_name, column in _own_columns(resource):
        fields.append(_field(column_name, column, resource))
    if any(isinstance(one, PlaceColumn) for one in resource.fields.values()):
        fields += [one for one in PLACE_PARTS if one.name not in names]
    person = next((one for one in resource.fields.values() if _names_person(one)), None)
    if "given_name" in names or person is not None:
        fields += [one for one in LEADERS.fields if one.name in _pseudo(names, person)]
    return SheetKind(
        name,
        resource.sheet,
        tuple(fields),
        (resource.sheet, *resource.sheet_words),
        tuple(_needs(resource, person)),
        content=LEADERS.content if person is not None or "given_name" in names else "",
        strict=True,
        may_lack=True,
    )


def _names_person(column: SheetColumn) -> bool:
    return isinstance(column, LinkColumn) and not column.by_ref and column.is_person


def _pseudo(names: set[str], person: SheetColumn | None) -> set[str]:
    """Return the parts of a person's name that a sheet may have in columns of their own."""
    return ({"full_name"} if person is None else set(_PARTS_OF_NAME)) - names


def person_link(resource: RecordResource) -> str:
    """Return the name of the column that names a person in one cell, "" where there is none."""
    return next((name for name, one in resource.fields.items() if _names_person(one)), "")


def _needs(resource: RecordResource, person: SheetColumn | None) -> Iterator[tuple[str, ...]]:
    """Yield the groups of columns of which one each says that a sheet holds this kind."""
    for name, column in _own_columns(resource):
        told = column.required or column.attribute in resource.key_fields
        if column.part or not told or (isinstance(column, LinkColumn) and column.by_ref):
            continue
        same = [other for other, one in _own_columns(resource) if one.attribute == column.attribute]
        yield tuple(dict.fromkeys([name, *same, *(["given_name"] if column is person else [])]))


def _field(name: str, column: SheetColumn, resource: RecordResource) -> Field:
    needed = column.required or column.attribute in resource.key_fields
    link = isinstance(column, LinkColumn)
    words = (column.heading, *column.synonyms)
    reads = _reads(name, column)
    if _names_person(column):
        full = LEADERS.field("full_name")
        words += full.words if full is not None else ()
        reads = Reads.PERSON
    weight = _NEEDED if needed and not column.part else _LINK if link else _ANY
    if reads is Reads.REF or (isinstance(column, LinkColumn) and column.by_ref):
        weight = 0.3
    return Field(
        name,
        column.heading,
        reads,
        tuple(dict.fromkeys(words)),
        weight,
        required=column.required,
        fills=link,
        several=reads in (Reads.LINES, Reads.TELEPHONE),
    )


def _reads(name: str, column: SheetColumn) -> Reads:
    if column.readonly:
        return Reads.IGNORED
    if isinstance(column, LinkColumn):
        return Reads.REF if column.by_ref else Reads.NAME
    if name in _NAMES and isinstance(column.widget, widgets.TextWidget):
        return Reads.NAME
    if isinstance(column.widget, widgets.DecimalWidget) and "บาท" in column.heading:
        return Reads.MONEY
    return next((reads for widget, reads in _READS if isinstance(column.widget, widget)), Reads.TEXT)
