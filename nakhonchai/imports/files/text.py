"""Tables as text: which encoding, which separator, and what was lost on the way."""

import csv
import io
import re
from itertools import islice

from nakhonchai.imports.files import limits
from nakhonchai.imports.files.limits import RefusedFileError
from nakhonchai.thai.spelling import looks_destroyed

_SEPARATORS = ",;\t|"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_SEP_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
csv.field_size_limit(limits.MAX_BYTES)


def decode(data: bytes) -> str:
    """Return the text: by its mark, else strict UTF-8, else CP874, the Thai of old Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(data, "utf-16")
    if data.startswith(b"\xef\xbb\xbf"):
        return _strict(data[3:], "utf-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strict(data, "cp874")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        if encoding == "cp874":
            raise RefusedFileError(limits.WRONG_TYPE) from problem
        line = data[: problem.start].count(b"\n") + 1
        raise RefusedFileError(
            f"บรรทัดที่ {line:,} ใช้รหัสตัวอักษรไม่ตรงกับส่วนอื่นของไฟล์ จึงอ่านไม่ได้ โปรดบันทึกใหม่เป็น CSV UTF-8 หรือ .xlsx"
        ) from problem


def read_text(data: bytes) -> list[list[str]]:
    """Return the rows of a text table."""
    text = decode(data)
    _check_is_table(text)
    found = _SEP_LINE.match(text)
    separator = found[1] if found else _separator(text)
    skipped: list[list[str]] = [[]] if found else []
    return skipped + _rows(text[found.end() :] if found else text, separator, 1 if found else 0)


def _check_is_table(text: str) -> None:
    start = text[:4096].lstrip("\ufeff \r\n\t").lower()
    if start.startswith(("<", "%pdf", "{\\rtf", "mz\x90")):
        raise RefusedFileError(limits.WRONG_TYPE)
    control = len(_CONTROL.findall(text))
    if control > max(50, len(text) // 100):
        raise RefusedFileError(limits.WRONG_TYPE)
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise RefusedFileError(f"บรรทัดที่ {line:,} มีอักขระที่เก็บไม่ได้ (NUL) โปรดพิมพ์ช่องนั้นใหม่แล้วบันทึกเป็น .xlsx")
    if looks_destroyed(text[:2000]) or looks_destroyed(text[:200]):
        raise RefusedFileError(limits.LOST_THAI)


def _separator(text: str) -> str:
    line = next((line for line in text[:20_000].splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=line.count)


def _rows(text: str, separator: str, offset: int) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    filled = 0
    begun = 1
    try:
        for row in reader:
            if len(row) > limits.MAX_COLUMNS:
                raise RefusedFileError(limits.TOO_MANY_COLUMNS)
            rows.append(row)
            filled += any(row)
            if filled > limits.MAX_ROWS + 20 or len(rows) > limits.MAX_LAST_ROW:
                raise RefusedFileError(limits.TOO_MANY_ROWS)
            begun = reader.line_num + 1
    except csv.Error as problem:
        raise RefusedFileError(
            f'เครื่องหมายคำพูด (") ที่เปิดในบรรทัดที่ {begun + offset:,} ไม่ได้ปิด '
            "จึงแยกช่องต่อไม่ได้ โปรดแก้บรรทัดนั้นหรือบันทึกเป็น .xlsx"
        ) from problem
    return list(islice(rows, limits.MAX_LAST_ROW))
