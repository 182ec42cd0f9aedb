"""The figures of a page as rows: for a workbook, and for open data."""

from collections.abc import Iterator
from typing import Any

from nakhonchai.dashboards.comparison import Comparison, Row
from nakhonchai.dashboards.pages import AreaPage
from nakhonchai.dashboards.reading import Told

UNKNOWN_WORDS = "ไม่มีข้อมูล"


def headings(table: Comparison) -> list[str]:
    """Return the headings: the level, then each measure with its unit."""
    return [table.level_word, *(f"{column.head} ({column.unit})" for column in table.columns)]


def rows(page: AreaPage, table: Comparison) -> Iterator[list[Any]]:
    """Give each area, what is at home above them, the total, and where the figures come from."""
    for row in table.rows:
        yield _row(row)
    if table.rest:
        yield _row(table.rest)
    yield _row(table.total)
    when = page.moment.words if page.moment else ""
    yield [f"ที่มา: ระบบข้อมูลขบวนองค์กรชุมชน นครชัยบุรินทร์ {when}".strip(), *[""] * len(table.columns)]


def _row(row: Row) -> list[Any]:
    return [row.name, *(_cell(cell.told) for cell in row.cells)]


def _cell(told: Told) -> Any:
    """A number is a number, 0 too; what is not known or not told says so."""
    if told.is_known:
        return told.value
    return told.cover.value or UNKNOWN_WORDS
