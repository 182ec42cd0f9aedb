"""Making a file of records: what a reader may see of them, and that it was taken is remembered."""

import gc
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
from typing import IO, Any

from nakhonchai.accounts.models.access import AccessKind, AccessLog
from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.collecting import collection_paused
from nakhonchai.base.personal_data import DataClass
from nakhonchai.base.reading import reading_once
from nakhonchai.records.registry import resource_for
from nakhonchai.records.resources import (
    PLACE_FIELDS,
    PlaceColumn,
    PlaceNames,
    RecordResource,
    SheetColumn,
)
from nakhonchai.records.widgets import RefWidget, SheetWidget, TextWidget
from nakhonchai.records.writers import CONTENT_TYPES, write_table

FORMATS = tuple(CONTENT_TYPES)
CHUNK = 500  # records held at a time
CELLS_KEPT = 3_000  # of each column whose values come again


# What makes neighbouring cells of a row from the record, or the companion, that they tell of.
Maker = Callable[[Any], Sequence[Any]]


@dataclass(frozen=True)
class Cells:
    """Turns records into rows for one reader."""

    resource: RecordResource
    columns: list[SheetColumn]
    scope: Any
    names: PlaceNames

    def rows(self, queryset: Any, person: Any) -> Iterator[list[Any]]:
        """Yield the rows of the records, a chunk of them in memory at a time.

        What may be read is the same for most records: how their cells are made is settled once for each kind.
        """
        settled: dict[Any, list[tuple[bool, Maker]]] = {}
        for record in self._records(queryset, person):
            rights = record.readable_classes(self.scope), record.hidden_fields(self.scope)
            makers = settled.get(rights)
            if makers is None:
                makers = settled[rights] = list(self._makers(*rights))
            for companion in self.resource.export_rows(record):
                row: list[Any] = []
                for of_companion, make in makers:
                    row += make(companion if of_companion else record)
                yield row

    def _records(self, queryset: Any, person: Any) -> Iterator[Any]:
        remaining = self.resource.fetch(queryset, CHUNK)
        while some := list(islice(remaining, CHUNK)):
            self.names.place(some)
            self.resource.attach(some, person)
            yield from some
            del some
            gc.collect(
                1
            )  # what a chunk left in circles, where its kind makes any; nothing else looks meanwhile

    def _makers(self, readable: Any, hidden: Any) -> Iterator[tuple[bool, Maker]]:
        """Yield what makes the cells of a row: neighbours that are made alike are made at once."""

        def manner(column: SheetColumn) -> Any:
            if self.resource.class_of(column) not in readable or column.model_field in hidden:
                return False, _blank
            if isinstance(column, PlaceColumn):
                return False, self._place
            return bool(column.part), _manner_of(column)

        for (of_companion, make), some in groupby(self.columns, manner):
            columns = list(some)
            cells = make(columns)
            yield of_companion, _unless_missing(cells, len(columns)) if of_companion else cells

    def _place(self, columns: list[SheetColumn]) -> Maker:
        places, cells = [PLACE_FIELDS.index(column.attribute) for column in columns], self.names.cells
        if places == list(range(len(PLACE_FIELDS))):
            return cells
        return lambda record: [cells(record)[place] for place in places]


def _blank(columns: list[SheetColumn]) -> Maker:
    blanks = (None,) * len(columns)
    return lambda record: blanks


def _text(columns: list[SheetColumn]) -> Maker:
    """Return what gets the attributes of the columns in a row, also if there is but one."""
    get = attrgetter(*[column.attribute for column in columns])
    return get if len(columns) > 1 else lambda one: (get(one),)


class _Made(dict[Any, Any]):
    """The cells of values that come again and again, made once each."""

    def __init__(self, render: Callable[[Any], Any]) -> None:
        super().__init__()
        self.render = render

    def __missing__(self, value: Any) -> Any:
        """Return the cell of a value."""
        cell = self.render(value)
        if len(self) < CELLS_KEPT:
            self[value] = cell
        return cell


def _rendered(columns: list[SheetColumn]) -> Maker:
    pairs: list[tuple[str, Any]] = []
    for column in columns:
        render = column.widget.render
        pairs.append((column.attribute, _Made(render).__getitem__ if column.widget.is_kept else render))
    return lambda record: [
        None if (held := getattr(record, name, None)) is None else render(held) for name, render in pairs
    ]


def _own(columns: list[SheetColumn]) -> Maker:
    cells = [column.cell for column in columns]
    return lambda record: [cell(record) for cell in cells]


def _unless_missing(make: Maker, width: int) -> Maker:
    """Return what makes blank cells where there is no companion."""
    blanks = (None,) * width
    return lambda companion: blanks if companion is None else make(companion)


def _manner_of(column: SheetColumn) -> Callable[[list[SheetColumn]], Maker]:
    """Return how the cells of such columns are made: by the column itself where its kind has its own way."""
    kind = type(column)
    if kind.cell is not SheetColumn.cell or kind.value_of is not SheetColumn.value_of:
        return _own
    stored = type(column.widget).render is SheetWidget.render
    return _text if stored and isinstance(column.widget, TextWidget | RefWidget) else _rendered


def write_records(target: IO[bytes], queryset: Any, *, person: Any, suffix: str, personal: bool) -> int:
    """Write the records of *queryset*, which states its scope, for *person*; return the number of rows.

    The columns about persons are there only when *personal*; a field that the reader
    may not read on a record is blank there.
    """
    resource = resource_for(queryset.model)()
    cells = Cells(resource, resource.export_columns(personal), scope_of(person), PlaceNames())
    rows = cells.rows(resource.for_file(queryset, person), person)
    with reading_once(), collection_paused():
        return write_table(target, suffix, resource.sheet, [column.heading for column in cells.columns], rows)


def export_records(queryset: Any, *, person: Any, suffix: str, personal: bool, purpose: str) -> IO[bytes]:
    """Return an open file with the records, and remember who took them and what for."""
    target = tempfile.TemporaryFile()  # noqa: SIM115  (the response closes it)
    try:
        count = write_records(target, queryset, person=person, suffix=suffix, personal=personal)
        AccessLog.objects.create(
            account=person,
            kind=AccessKind.EXPORT,
            subject=queryset.model._meta.label_lower,
            count=count,
            purpose=purpose[:200],
        )
    except BaseException:
        target.close()
        raise
    target.seek(0)
    return target


def has_personal_columns(model: Any) -> bool:
    """Whether the records have columns about persons."""
    resource = resource_for(model)()
    return any(resource.class_of(column) is DataClass.PERSONAL for column in resource.columns)
