"""Cells of dates, years, periods and ages, each in the Buddhist era whatever stands there."""

import datetime
import re
from typing import Any

from nakhonchai.imports.values.result import Interpreted, nothing_in, problem
from nakhonchai.thai import (
    BE_OFFSET,
    ThaiValueError,
    be_year,
    normalise,
    parse_birth_year,
    parse_date,
    to_arabic,
    today_in_bangkok,
)

SERIAL = "เซลล์เป็นเลขวันที่ของ Excel แปลงเป็นวันที่ให้แล้ว โปรดตรวจ"
BE_IN_DATE = "ช่องวันที่ใน Excel ใส่ปี พ.ศ. ไว้ แปลงให้ตรงแล้ว"
TWO_DIGITS = "ปีมีสองหลัก ถือเป็นปี {year}"
SEVERAL = "มีหลายวันที่ในช่องเดียว โปรดเลือก"
_ISO = re.compile(r"(\d{4})-\d\d-\d\d")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_TWO = re.compile(r"(?<!\d)\d\d$")
_AMERICAN = re.compile(r"(\d{1,2})([/\-.])(\d{1,2})\2(\d{4}|\d\d)")
_PERIOD = re.compile(r"(\d{4}|\d\d)\s*(?:-|–|—|ถึง|/)\s*(\d{4}|\d\d)")
_AGE = re.compile(r"(?:อายุ\s*)?(\d{1,3})(?:\.0+)?\s*(?:ปี|ขวบ)?(?:\s*\d{1,2}\s*เดือน)?")
_AGE_WORD = re.compile(r"อายุ|ขวบ|\d\s*ปี")
OLDEST = 110


def read_date(cell: Any, today: datetime.date | None = None) -> Interpreted:
    """Read a date of which perhaps only the year is known."""
    empty = nothing_in(cell)
    if empty is not None:
        return empty
    text = to_arabic(normalise(cell)) if isinstance(cell, str) else ""
    try:
        date = parse_date(cell, today)
    except ThaiValueError as error:
        return problem(error, *_swapped(text, today))
    warnings: list[str] = []
    iso = _ISO.match(text)
    if (iso and int(iso[1]) >= 2400) or (isinstance(cell, datetime.date) and cell.year >= 2400):
        warnings.append(BE_IN_DATE)
    elif _SERIAL.fullmatch(text) or (isinstance(cell, int | float) and cell >= 10_000):
        warnings.append(SERIAL)
    elif text and not iso and _TWO.search(text):
        warnings.append(TWO_DIGITS.format(year=be_year(date.date)))
    return Interpreted(date, tuple(warnings))


def _swapped(text: str, today: datetime.date | None) -> tuple[Any, ...]:
    """Return the date that is meant if month stands before day."""
    found = _AMERICAN.fullmatch(text)
    if not found or int(found[3]) <= 12:
        return ()
    try:
        return (parse_date(f"{found[3]}/{found[1]}/{found[4]}", today),)
    except ThaiValueError:
        return ()


def read_year(cell: Any, today: datetime.date | None = None) -> Interpreted:
    """Read a year into the Buddhist era."""
    empty = nothing_in(cell)
    if empty is not None:
        return empty
    try:
        year = be_year(parse_date(cell, today).date)
    except ThaiValueError as error:
        return problem(error, *_years(cell))
    text = to_arabic(normalise(cell)) if isinstance(cell, str) else str(cell)
    return Interpreted(year, (TWO_DIGITS.format(year=year),) if re.fullmatch(r"\d\d(?:\.0)?", text) else ())


def _years(cell: Any) -> tuple[int, ...]:
    """Return the years of a period that stands where one year should."""
    found = _period(to_arabic(normalise(str(cell)[:120])))
    return tuple(range(found[0], min(found[1], found[0] + 9) + 1)) if found else ()


def read_period(cell: Any) -> Interpreted:
    """Read "พ.ศ. 2566-2570" or "2566 - 70" into first and last year; one year is a period of itself."""
    empty = nothing_in(cell)
    if empty is not None:
        return empty
    text = to_arabic(normalise(str(cell)[:120]))
    if _PERIOD.search(text):
        found = _period(text)
        return Interpreted(found) if found else problem(f"อ่านช่วงปี “{text[:40]}” ไม่ได้ โปรดใส่เช่น 2566-2570")
    year = read_year(cell)
    return Interpreted((year.value, year.value), year.warnings) if year.is_value else year


def _period(text: str) -> tuple[int, int] | None:
    found = _PERIOD.search(text)
    if not found:
        return None
    first = _be(found[1])
    last = first // 100 * 100 + int(found[2]) if len(found[2]) == 2 else _be(found[2])
    return (first, last) if first <= last <= first + 30 and 2400 <= first <= 2700 else None


def _be(digits: str) -> int:
    year = int(digits)
    if len(digits) == 2:
        return 2500 + year
    return year if year >= 2400 else year + BE_OFFSET


def read_birth(cell: Any, today: datetime.date | None = None, as_of: int | None = None) -> Interpreted:
    """Read the Buddhist year of birth from a date, a year, or an age that stands in its place."""
    empty = nothing_in(cell)
    if empty is not None:
        return empty
    text = to_arabic(normalise(cell)) if isinstance(cell, str) else ""
    if _AGE_WORD.search(text):
        return read_age(cell, today, as_of)
    try:
        return Interpreted(parse_birth_year(cell, today))
    except ThaiValueError as error:
        return problem(error)


def read_age(cell: Any, today: datetime.date | None = None, as_of: int | None = None) -> Interpreted:
    """Read an age into the year of birth, counted from the list's year (``as_of``, Buddhist) or today."""
    empty = nothing_in(cell)
    if empty is not None:
        return empty
    today = today or today_in_bangkok()
    text = to_arabic(normalise(str(cell)[:60]))
    found = _AGE.fullmatch(text)
    if not found:
        year = _as_year(cell, today)
        return year if year is not None else problem(f"อ่านอายุ “{text[:30]}” ไม่ได้ โปรดใส่เป็นตัวเลข เช่น 45")
    age, year_be = int(found[1]), as_of or be_year(today)
    if not 0 < age <= OLDEST:
        return problem(f"อายุ {age} ปี เป็นไปไม่ได้ โปรดตรวจ")
    since = f"ของปี {as_of}" if as_of else "ปีนี้ (ไฟล์ไม่ได้บอกปีของข้อมูล)"
    return Interpreted(year_be - age, (f"คำนวณปีเกิดจากอายุ {age} ปี {since} อาจคลาดเคลื่อน 1 ปี",))


def _as_year(cell: Any, today: datetime.date) -> Interpreted | None:
    """Return the year of birth where one stands in the column of ages."""
    try:
        year = parse_birth_year(cell, today)
    except ThaiValueError:
        return None
    return Interpreted(year, ("ช่องอายุมีปีเกิด ใช้ปีเกิดนั้น",))
