"""Files as they come, turned into numbered rows of text. What cannot be read becomes a problem."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nakhonchai.geography.loading.report import Problem

_THAI = re.compile("[ก-๛]")
BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file by name, with its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


Given = str | Path | SourceFile


def open_source(given: Given, problems: list[Problem]) -> SourceFile | None:
    """Return the file, read; a file that is not there is a problem."""
    if isinstance(given, SourceFile):
        return given
    path = Path(given)
    try:
        return SourceFile(path.name, path.read_bytes())
    except OSError:
        problems.append(Problem(str(given), 0, "ไม่พบไฟล์ หรือเปิดอ่านไม่ได้"))
        return None


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def decode(source: SourceFile, problems: list[Problem]) -> str | None:
    """Return the text: by its byte-order mark, as UTF-8, or as the CP874 that Thai Excel writes."""
    marked = next((name for mark, name in BOMS.items() if source.data.startswith(mark)), None)
    texts = [_decoded(source.data, encoding) for encoding in ([marked] if marked else ["utf-8", "cp874"])]
    readable = [text for text in texts if text is not None]
    # A few CP874 words are UTF-8 by chance, of other scripts: where Thai can be read, Thai is meant.
    thai = [text for text in readable if text.isascii() or _THAI.search(text)]
    if readable:
        return (thai or readable)[0]
    problems.append(Problem(source.name, 0, "อ่านตัวอักษรไม่ได้ บันทึกไฟล์เป็น UTF-8 แล้วลองใหม่"))
    return None


def read_table(source: SourceFile, required: set[str], problems: list[Problem]) -> Iterator[Row]:
    """Yield the rows of a CSV file that has the *required* columns; blank lines are skipped."""
    text = decode(source, problems)
    if text is None:
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        if missing := sorted(required - set(header)):
            problems.append(Problem(source.name, 1, f"ไม่มีคอลัมน์ {', '.join(missing)}"))
            return
        before = reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                problems.append(
                    Problem(source.name, line, f"มี {len(cells)} ช่อง แต่หัวตารางมี {len(header)} ช่อง")
                )
                continue
            yield Row(line, dict(zip(header, (cell.strip() for cell in cells), strict=True)))
    except csv.Error:
        problems.append(Problem(source.name, reader.line_num, "อ่านต่อไม่ได้ เครื่องหมายคำพูดหรือตัวอักษรในบรรทัดนี้ผิดรูป"))
