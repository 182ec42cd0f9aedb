"""Making a file of records: what a reader may see of them, and that it was taken is remembered."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import IO, Any

from nakhonchai.accounts.models.access import AccessKind, AccessLog
from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.registry import resource_for
from nakhonchai.records.resources import PlaceColumn, PlaceNames, RecordResource, SheetColumn
from nakhonchai.records.widgets import RefWidget, SheetWidget, TextWidget
from nakhonchai.records.writers import CONTENT_TYPES, write_table

FORMATS = tuple(CONTENT_TYPES)
CHUNK = 2000  # records held at a time


Cell = Callable[[Any, Any], Any]


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
        settled: dict[Any, list[Cell]] = {}
        for record in self._records(queryset, person):
            rights = record.readable_classes(self.scope), record.hidden_fields(self.scope)
            cells = settled.get(rights)
            if cells is None:
                cells = settled[rights] = [self._cell(column, *rights) for column in self.columns]
            for companion in self.resource.export_rows(record):
                yield [cell(record, companion) for cell in cells]

    def _records(self, queryset: Any, person: Any) -> Iterator[Any]:
        remaining = queryset.iterator(chunk_size=CHUNK)
        while some := list(islice(remaining, CHUNK)):
            self.names.place(some)
            self.resource.attach(some, person)
            yield from some

    def _cell(self, column: SheetColumn, readable: Any, hidden: Any) -> Cell:
        """Return what makes the cells of a column from a record and its companion."""
        if self.resource.class_of(column) not in readable or column.model_field in hidden:
            return lambda record, companion: None
        if isinstance(column, PlaceColumn):
            name = column.attribute
            return lambda record, companion: self.names.cells(record.area)[name]
        if _is_text(column):
            get = attrgetter(column.attribute)
            if column.part:
                return lambda record, companion: None if companion is None else get(companion)
            return lambda record, companion: get(record)
        if column.part:
            return lambda record, companion: None if companion is None else column.cell(companion)
        return lambda record, companion: column.cell(record)


def _is_text(column: SheetColumn) -> bool:
    """Whether a cell of the column is the stored text itself."""
    plain = type(column).cell is SheetColumn.cell and type(column.widget).render is SheetWidget.render
    return plain and isinstance(column.widget, TextWidget | RefWidget)


def write_records(target: IO[bytes], queryset: Any, *, person: Any, suffix: str, personal: bool) -> int:
    """Write the records of *queryset*, which states its scope, for *person*; return the number of rows.

    The columns about persons are there only when *personal*; a field that the reader
    may not read on a record is blank there.
    """
    resource = resource_for(queryset.model)()
    cells = Cells(resource, resource.export_columns(personal), scope_of(person), PlaceNames())
    rows = cells.rows(resource.for_file(queryset, person), person)
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
