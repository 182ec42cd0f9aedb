"""Totals of a sheet compared with the rows they are of. They warn; nothing is changed for them."""

from collections.abc import Iterable
from decimal import Decimal

from nakhonchai.imports.sheets.results import Column, Row, RowKind, Table
from nakhonchai.imports.sheets.vocabulary import Reads
from nakhonchai.thai import ThaiValueError, emptiness, format_number, parse_decimal
from nakhonchai.thai.blanks import Emptiness

_ADDED = frozenset({Reads.MONEY, Reads.INTEGER})
MAX_WARNINGS = 50


def reconcile(table: Table) -> None:
    """Warn where a total is neither the sum since the last total nor the sum of all rows."""
    totals = table.of(RowKind.TOTAL)
    if not totals:
        return
    for column in table.columns:
        if column.field is not None and column.field.reads in _ADDED and not column.skipped:
            for text in _compare(column, table.rows):
                if len(table.warnings) < MAX_WARNINGS:
                    table.warnings.append(text)


def _compare(column: Column, rows: Iterable[Row]) -> Iterable[str]:
    part = whole = Decimal(0)
    parts_seen = Decimal(0)
    for row in rows:
        kind = row.beneath or row.kind
        if kind is RowKind.DATA:
            value = _number(row.cells.get(column.index))
            part, whole = part + value, whole + value
        elif kind is RowKind.TOTAL and (cell := row.cells.get(column.index)) is not None:
            said = _number(cell)
            if said not in (part, whole, parts_seen):
                yield (
                    f"แถว {row.number} “{column.heading}” เขียนยอดรวม {format_number(said)} "
                    f"แต่รวมจากแถวข้างบนได้ {format_number(part if part else whole)}"
                )
            parts_seen += said
            part = Decimal(0)


def _number(cell: object) -> Decimal:
    if cell is None or emptiness(cell) is not Emptiness.VALUE:
        return Decimal(0)
    try:
        return parse_decimal(cell)
    except ThaiValueError:
        return Decimal(0)
