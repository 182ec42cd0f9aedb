"""Columns that hold what the network does not collect. Their cells end here, before anything else reads them.

The one thing kept of a national identity number is whether two rows of the same file carry the same one: a
keyed digest whose key is thrown away with the process. Without it a list with one person twice, and a list
with two people of one name, could not be told apart.
"""

import hashlib
import re
import secrets
from typing import Any

from nakhonchai.thai.digits import to_arabic
from nakhonchai.thai.spelling import normalise

HEADING_ROWS = 15
ERROR_MARK = "#ERROR!"  # what stands for a cell that holds an error of a formula
_IDENTITY = re.compile(
    r"(เลข|รหัส|หมายเลข).{0,12}(ประชาชน|ปชช)|บัตร ?(ประจำตัว)? ?ประชาชน|national ?id|citizen ?id|^cid$"
)
_SENSITIVE = re.compile(
    r"ศาสนา|เชื้อชาติ|เผ่าพันธุ์|โรคประจำตัว|โรค$|สุขภาพ(?!ตำบล|ชุมชน)|หมู่เลือด|กรุ๊ปเลือด|ความพิการ|^พิการ|ลักษณะความพิการ|ประเภทความพิการ|ความเห็นทางการเมือง"
    r"|พรรคการเมือง|ลัทธิ|เพศวิถี|พฤติกรรมทางเพศ|ประวัติอาชญากรรม|อาชญากรรม|สหภาพแรงงาน|พันธุกรรม|ชีวภาพ"
)
# What bodies and their work are called: a cell of the data ("กองทุนหลักประกันสุขภาพ"), never a heading.
_A_NAME = re.compile(
    r"^(กลุ่ม(?! ?เลือด)|กองทุน|ชมรม|ศูนย์|สภา|สมาคม|มูลนิธิ|เครือข่าย|วิสาหกิจ|สหกรณ์"
    r"|โครงการ|แผน|หลักประกัน|คณะ|บ้าน|วัด|อาสาสมัคร|ประธาน|กรรมการ)"
)
_NUMBER = re.compile(r"[1-8][0-9]{12}")
_LONGEST_HEADING = 60


def _is_identity(number: str) -> bool:
    """Thirteen digits whose last fits the others, as a person's number begins."""
    if not _NUMBER.fullmatch(number):
        return False
    weighted = sum(int(digit) * (13 - place) for place, digit in enumerate(number[:12]))
    return (11 - weighted % 11) % 10 == int(number[12])


def _digits(cell: Any) -> str:
    if isinstance(cell, float) and cell == int(cell):
        cell = int(cell)
    return re.sub(r"[\s-]", "", to_arabic(str(cell)))


class Cleaner:
    """Empties the sensitive columns of a sheet."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def clean(self, rows: list[list[Any]]) -> tuple[list[str], dict[int, str]]:
        """Empty the columns in *rows*; return their headings, and for row indexes a token of who is meant."""
        headings: dict[int, str] = {}
        tokens: dict[int, str] = {}
        for column, (at, identity, heading) in self._found(rows).items():
            headings[column] = heading
            for index in range(at, len(rows)):
                row = rows[index]
                if column >= len(row):
                    continue
                if identity and _is_identity(_digits(row[column])):
                    tokens.setdefault(index, self._token(_digits(row[column])))
                if row[column] != ERROR_MARK:  # that a formula broke says nothing about a person
                    row[column] = ""
        return [headings[column] for column in sorted(headings)], tokens

    def _token(self, digits: str) -> str:
        return hashlib.blake2b(digits.encode(), key=self._key, digest_size=12).hexdigest()

    def _found(self, rows: list[list[Any]]) -> dict[int, tuple[int, bool, str]]:
        """Return for each sensitive column where its cells begin, whether it identifies, and its heading."""
        found: dict[int, tuple[int, bool, str]] = {}
        for at, row in enumerate(rows[:HEADING_ROWS]):
            if sum(isinstance(cell, str) and bool(cell.strip()) for cell in row) < 2:
                continue  # a title above the table, not its headings
            for column, cell in enumerate(row):
                if not isinstance(cell, str) or len(cell) > _LONGEST_HEADING or column in found:
                    continue
                name = normalise(cell).lower()
                if identity := _IDENTITY.search(name):
                    found[column] = (at + 1, bool(identity), normalise(cell))
                elif _SENSITIVE.search(name) and not _A_NAME.match(name):
                    found[column] = (at + 1, False, normalise(cell))
        return found | self._by_content(rows, set(found))

    def _by_content(self, rows: list[list[Any]], known: set[int]) -> dict[int, tuple[int, bool, str]]:
        """Find columns of identity numbers under another heading."""
        found: dict[int, tuple[int, bool, str]] = {}
        for column in range(max(map(len, rows), default=0)):
            cells = [row[column] for row in rows[:200] if column < len(row) and row[column] not in ("", None)]
            numbers = sum(
                _is_identity(_digits(cell)) for cell in cells if isinstance(cell, str | int | float)
            )
            if column not in known and numbers >= 3 and numbers * 10 >= len(cells) * 7:
                heading = next((str(cell) for cell in cells if not _is_identity(_digits(cell))), "")
                at = next(
                    i
                    for i, row in enumerate(rows)
                    if column < len(row) and _is_identity(_digits(row[column]))
                )
                found[column] = (at, True, heading[:40] or "เลขประจำตัวประชาชน (ไม่มีหัวตาราง)")
        return found
