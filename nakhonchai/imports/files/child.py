"""The program that parses a file, alone in a process that may die; ``imports.reading`` starts it.

It takes the path of a file and writes JSON: ``{"refused": message}`` or ``{"kind": …, "sheets": […]}``.
"""

import datetime
import json
import re
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nakhonchai.imports.files import guard, limits
from nakhonchai.imports.files.layout import Layout, read_layout
from nakhonchai.imports.files.limits import RefusedFileError
from nakhonchai.imports.files.sensitive import ERROR_MARK, Cleaner
from nakhonchai.imports.files.text import read_text

AT_ONCE = 1_000  # rows that become text together: all at once would hold a large sheet a third time
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# No database keeps these, and nobody can see them; our own normalising drops them too.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def set_limits() -> None:
    """Bound memory and processor time of this process; write no core file."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.CHILD_MEMORY, limits.CHILD_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.CHILD_SECONDS, limits.CHILD_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(path: Path) -> dict[str, Any]:
    """Return the sheets of a file as plain cells."""
    with path.open("rb") as file:
        container = guard.inspect(file)
    if container.kind == "csv":
        rows: list[list[Any]] = list(read_text(path.read_bytes()))
        sheets: list[dict[str, Any]] = [{"name": "", "hidden": False, "rows": rows}]
    else:
        sheets = _read_workbook(path, container)
    if not any(any(map(any, sheet["rows"])) for sheet in sheets):
        raise RefusedFileError(limits.NO_SHEETS)
    cleaner = Cleaner()
    for sheet in sheets:
        _finish(sheet, cleaner, container.kind == "csv")
    if (
        sum(sum(map(_filled, sheet["rows"])) for sheet in sheets if not sheet["hidden"])
        > limits.MAX_ROWS + 100
    ):
        raise RefusedFileError(limits.TOO_MANY_ROWS)
    return {"kind": container.kind, "sheets": sheets}


def _filled(row: list[Any]) -> bool:
    return any(cell not in ("", None) for cell in row)


def _read_workbook(path: Path, container: guard.Container) -> list[dict[str, Any]]:
    from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum, load_workbook

    looks = read_layout(path.read_bytes(), container.kind, container.outside)
    try:
        book = load_workbook(str(path))
        if len(book.sheets_metadata) > limits.MAX_SHEETS:
            raise RefusedFileError(limits.TOO_MANY_SHEETS)
        sheets, longest = [], limits.MAX_CELL
        for number, meta in enumerate(book.sheets_metadata):
            if meta.typ != SheetTypeEnum.WorkSheet:
                continue
            scan = _scan_of(container, number)
            sheet = book.get_sheet_by_index(number)
            _check_size(sheet)
            rows = [
                [
                    _cell(one)
                    if one.__class__ is not str or len(one) > longest or not one.isprintable()
                    else one
                    for one in row
                ]
                for row in sheet.to_python(skip_empty_area=False)
            ]
            for row, column in scan.error_cells:
                _mark(rows, row - 1, column - 1)
            hidden = meta.visible != SheetVisibleEnum.Visible
            sheets.append({"name": meta.name, "hidden": hidden, "rows": rows, **_look(looks.get(meta.name))})
        return sheets
    except CalamineError as problem:
        raise RefusedFileError(limits.DAMAGED) from problem


def _look(layout: Layout | None) -> dict[str, Any]:
    """Return what a sheet shows beside its values."""
    if layout is None:
        return {}
    plain = layout.as_plain()
    return {name: plain[name] for name in ("merges", "hidden_rows", "hidden_columns", "text_boxes")}


def _check_size(sheet: Any) -> None:
    end = sheet.end
    if end is None:
        return
    if end[1] >= limits.MAX_COLUMNS:
        raise RefusedFileError(limits.TOO_MANY_COLUMNS)
    if end[0] >= limits.MAX_LAST_ROW:
        raise RefusedFileError(limits.TOO_MANY_ROWS)


def _scan_of(container: guard.Container, number: int) -> Any:
    """Return what the guard saw of a sheet. Programs number parts as sheets."""
    names = [name for name in container.sheets if name.lower().startswith("xl/worksheets/sheet")]
    wanted = f"xl/worksheets/sheet{number + 1}.xml"
    return container.sheets.get(wanted if wanted in names else "", guard.xmlscan.SheetScan())


def _mark(rows: list[list[Any]], row: int, column: int) -> None:
    if row < len(rows):
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = ERROR_MARK


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        if len(value) > limits.MAX_CELL:
            raise RefusedFileError(limits.CELL_TOO_LONG)
        return value if value.isprintable() else _UNSTORABLE.sub("", value)
    if isinstance(value, datetime.datetime):
        return (
            value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
        )
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return str(value)
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return ERROR_MARK
    return value


def _finish(sheet: dict[str, Any], cleaner: Cleaner, is_text: bool) -> None:
    """Empty what may not be read, cut what is too long to carry, drop the empty end."""
    rows = sheet["rows"]
    sheet["sensitive"], tokens = cleaner.clean(rows)
    sheet["tokens"] = {str(index): token for index, token in tokens.items()}
    while rows and not _filled(rows[-1]):
        rows.pop()
    if is_text:
        for row in rows:
            row[:] = [cell if len(cell) <= limits.MAX_CELL else cell[: limits.MAX_CELL + 1] for cell in row]


def main(path: str, answer: str) -> None:
    """Read *path* and write what was found to the file *answer*."""
    set_limits()
    try:
        found = read(Path(path))
    except RefusedFileError as refused:
        found = {"refused": refused.message}
    except MemoryError:
        found = {"refused": limits.TOO_LARGE}
    with Path(answer).open("w", encoding="utf-8", errors="surrogatepass") as out:
        out.writelines(_pieces(found))


def _pieces(found: dict[str, Any]) -> Iterator[str]:
    """Yield an answer as JSON, rows in parts. (``json.dump`` would write it in Python, cell by cell.)"""
    sheets = found.pop("sheets", [])
    yield f'{_encode(found)[:-1]},"sheets":['
    for number, sheet in enumerate(sheets):
        rows = sheet.pop("rows")
        yield f'{"," if number else ""}{_encode(sheet)[:-1]},"rows":['
        for start in range(0, len(rows), AT_ONCE):
            yield f"{',' if start else ''}{_encode(rows[start : start + AT_ONCE])[1:-1]}"
        yield "]}"
    yield "]}"


if __name__ == "__main__":
    main(*sys.argv[1:])
