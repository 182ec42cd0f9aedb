"""What a list shows of a record."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nakhonchai.base.personal_data import DataClass, UndeclaredField, data_class
from nakhonchai.thai import format_number

HIDDEN = format_html('<span class="muted" title="เปิดเผยเฉพาะผู้ดูแลพื้นที่">{}</span>', "ไม่เปิดเผย")
EMPTY = format_html('<span class="muted" title="ไม่มีข้อมูล">{}</span>', "—")


@dataclass(frozen=True)
class Column:
    """One column of a list.

    ``field`` is an attribute of the record, also through a relation ("type.group"); its
    personal-data class decides who sees it. ``sort`` names the database order ("" cannot
    be sorted). ``show`` makes the cell from the record where the attribute is not enough.
    """

    field: str
    label: str
    sort: str = ""
    kind: str = "text"  # text, number, status, link
    show: Callable[[Any], Any] | None = None

    def class_in(self, model: type[models.Model]) -> DataClass:
        """Return the class of readers for whom the column is."""
        try:
            return data_class(model, self.field.partition(".")[0])
        except UndeclaredField:
            return DataClass.NETWORK  # an attribute made of network fields, such as the path of the home

    def value(self, record: Any) -> Any:
        """Return what the cell holds."""
        if self.show is not None:
            return self.show(record)
        value: Any = record
        for name in self.field.split("."):
            value = getattr(value, name, None)
        return value

    def cell(self, record: Any, readable: frozenset[DataClass]) -> SafeString | str:
        """Return the cell as a reader of these classes sees it."""
        if self.class_in(type(record)) not in readable:
            return HIDDEN
        display = getattr(record, f"get_{self.field}_display", None)
        value = display() if display is not None and self.show is None else self.value(record)
        if value is None or value == "":
            return EMPTY
        if self.kind == "number":
            return format_number(value)
        if self.kind == "status":
            return format_html('<span class="badge" data-state="{}">{}</span>', getattr(record, self.field), value)
        if self.kind == "link":
            return format_html('<a href="{}">{}</a>', record.page(), value)
        return str(value)


@dataclass(frozen=True)
class Row:
    """A record with its cells, as one reader sees them."""

    record: Any
    cells: list[tuple[Column, SafeString | str]]


def rows(records: Any, columns: list[Column], scope: Any) -> list[Row]:
    """Return the rows of a list for a reader with *scope*. No query but the one of *records*."""
    made = []
    for record in records:
        readable = record.readable_classes(scope)
        made.append(Row(record, [(column, column.cell(record, readable)) for column in columns]))
    return made
