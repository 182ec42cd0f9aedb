"""What a list or a page shows of a record, and to whom."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from django.db import models
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nakhonchai.accounts.enums import WRITERS
from nakhonchai.base.personal_data import DataClass, UndeclaredFieldError, data_class
from nakhonchai.base.templatetags.thai import NO_DATA
from nakhonchai.records.enums import ScopeRule
from nakhonchai.thai import format_number, format_telephone

HIDDEN = format_html('<span class="soft" title="{}">{}</span>', "เปิดเผยเฉพาะผู้ดูแลพื้นที่", "ไม่เปิดเผย")
OPEN = {DataClass.PUBLIC, DataClass.NETWORK}


@dataclass(frozen=True)
class Column:
    """One column of a list, or one fact of a page.

    ``field`` is an attribute of the record, also through a relation ("type.group"); its
    personal-data class decides who sees it. An attribute that is not a stored field says
    its class itself (``data``); one that says nothing is taken for personal. ``sort``
    names the database order ("" cannot be sorted). ``show`` makes the value from the
    record where the attribute is not enough; ``url`` gives an address to lead to.
    """

    field: str
    label: str
    sort: str = ""
    kind: str = "text"  # text, number, year, telephone, status, link
    show: Callable[[Any], Any] | None = None
    data: DataClass | None = None
    tones: Mapping[Any, str] = dataclass_field(default_factory=dict)
    url: Callable[[Any], str] | None = None

    def class_in(self, model: type[models.Model]) -> DataClass:
        """Return the class of readers for whom the column is."""
        if self.data is not None:
            return self.data
        try:
            return data_class(model, self.field.partition(".")[0])
        except UndeclaredFieldError:
            return DataClass.PERSONAL

    def sortable(self, model: Any, scope: Any) -> bool:
        """Whether a reader may sort by the column: an order tells values, so by what is open in every row."""
        if not self.sort:
            return False
        every_row_in_full = scope.role in WRITERS and model.scope_rule != ScopeRule.DIRECTORY
        return every_row_in_full or self.class_in(model) in OPEN

    def value(self, record: Any) -> Any:
        """Return what the cell holds."""
        if self.show is not None:
            return self.show(record)
        display: Callable[[], Any] | None = getattr(record, f"get_{self.field}_display", None)
        if display is not None:
            return display()
        value: Any = record
        for name in self.field.split("."):
            value = getattr(value, name, None)
        return value

    def cell(
        self, record: Any, readable: frozenset[DataClass], hidden: frozenset[str] = frozenset()
    ) -> SafeString | str:
        """Return the cell as a reader of these classes sees it; *hidden* fields of the record are closed."""
        if self.class_in(type(record)) not in readable or self.field in hidden:
            return HIDDEN
        value = self.value(record)
        if value is None or value == "":
            return NO_DATA
        return self._drawn(record, value)

    def _drawn(self, record: Any, value: Any) -> SafeString | str:
        if self.kind == "number":
            return value if isinstance(value, str) else format_number(value)  # satang are said in words
        if self.kind == "telephone":
            return format_html('<a href="tel:{}" class="nowrap">{}</a>', value, format_telephone(value))
        if self.kind == "status":
            tone = self.tones.get(getattr(record, self.field), "")
            return format_html('<span class="badge{}">{}</span>', f" badge-{tone}" if tone else "", value)
        if self.kind == "link":
            return format_html('<a href="{}">{}</a>', self.url(record) if self.url else record.page(), value)
        if isinstance(value, bool):
            return "ใช่" if value else "ไม่ใช่"
        return value if isinstance(value, SafeString) else str(value)


@dataclass(frozen=True)
class Row:
    """A record with its cells, as one reader sees them."""

    record: Any
    cells: list[tuple[Column, SafeString | str]]
    may_edit: bool = False


def rows(records: Any, columns: list[Column], scope: Any) -> list[Row]:
    """Return the rows of a list for a reader with *scope*. No query but the one of *records*."""
    made = []
    for record in records:
        readable = record.readable_classes(scope)
        hidden = record.hidden_fields(scope)
        cells = [(column, column.cell(record, readable, hidden)) for column in columns]
        made.append(Row(record, cells, may_edit(record, scope)))
    return made


def may_edit(record: Any, scope: Any) -> bool:
    """Whether a reader with *scope* edits *record*. No query; the stored truth is ``editable_by``."""
    if record.area_id is not None:
        return bool(scope.may_edit_area(record.area_id))
    whole = scope.is_staff and scope.everywhere
    return scope.role in WRITERS and (whole or record.cluster_id in scope.clusters)
