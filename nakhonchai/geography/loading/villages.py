"""The file of villages: ``code, name_th, moo, subdistrict_code``."""

import re
from collections.abc import Callable

from nakhonchai.geography.loading.national import WantedArea
from nakhonchai.geography.loading.report import Problem
from nakhonchai.geography.loading.sources import Row, SourceFile, read_table
from nakhonchai.thai import ThaiValueError, code_text, looks_destroyed, normalise, parse_int

COLUMNS = {"code", "name_th", "moo", "subdistrict_code"}
NAME_LENGTH = 120
_LETTER = re.compile(r"[ก-ฮA-Za-z]")


class BadCellError(ValueError):
    """A cell holds what cannot be loaded; the words are for people."""


def read_villages(
    source: SourceFile,
    *,
    provinces: set[str],
    find_subdistrict: Callable[[str], str],
    problems: list[Problem],
) -> tuple[dict[str, WantedArea], int]:
    """Return the villages by code, and how many rows belong to other provinces.

    *find_subdistrict* gives what is wrong with a subdistrict's code, or nothing.
    """
    villages: dict[str, WantedArea] = {}
    lines: dict[str, int] = {}
    elsewhere = 0
    for row in read_table(source, COLUMNS, problems):
        try:
            village = _village(row)
            if village.code[:2] not in provinces:
                elsewhere += 1
                continue
            if village.code in lines:
                raise BadCellError(f"รหัส {village.code} ซ้ำกับบรรทัด {lines[village.code]}")
            if wrong := find_subdistrict(village.code[:6]):
                raise BadCellError(wrong)
        except BadCellError as bad:
            problems.append(Problem(source.name, row.line, str(bad)))
            continue
        villages[village.code] = village
        lines[village.code] = row.line
    return villages, elsewhere


def _village(row: Row) -> WantedArea:
    code, subdistrict = code_text(row["code"]), code_text(row["subdistrict_code"])
    if not re.fullmatch(r"[0-9]{8}", code):
        raise BadCellError(f"รหัสหมู่บ้าน “{row['code']}” ต้องเป็นตัวเลข 8 หลัก")
    if subdistrict != code[:6]:
        raise BadCellError(f"รหัสหมู่บ้าน {code} ไม่ได้ขึ้นต้นด้วยรหัสตำบล “{row['subdistrict_code']}”")
    return WantedArea(code, _name(row["name_th"]), moo=_moo(row["moo"], code))


def _name(text: str) -> str:
    name = normalise(text)
    if not name:
        raise BadCellError("ไม่มีชื่อหมู่บ้าน")
    if looks_destroyed(name) or not _LETTER.search(name):
        raise BadCellError(f"ชื่อ “{name[:40]}” อ่านไม่ออก ตรวจรหัสอักษรของไฟล์")
    if len(name) > NAME_LENGTH:
        raise BadCellError(f"ชื่อยาวเกิน {NAME_LENGTH} ตัวอักษร")
    return name


def _moo(text: str, code: str) -> int:
    try:
        moo = parse_int(text)
    except ThaiValueError as error:
        raise BadCellError(f"หมู่ที่ “{text}” ไม่ใช่ตัวเลข") from error
    if moo != int(code[6:]):
        raise BadCellError(f"หมู่ที่ {moo} ไม่ตรงกับสองหลักท้ายของรหัส {code}")
    return moo
