"""Cells of numbers: counts, money, coordinates. None, unknown and 0 are three different things."""

import re
from decimal import Decimal
from typing import Any

from nakhonchai.imports.values.result import Interpreted, nothing_in, problem
from nakhonchai.thai import ThaiValueError, normalise, parse_decimal, parse_int, to_arabic

ABOUT = "เป็นจำนวนโดยประมาณ"
_ABOUT = re.compile(r"^(?:ประมาณ|ราว ?ๆ?|เกือบ|~|≈)\s*|\s*(?:กว่า|เศษ)(?=\s*[ก-์]*$)|(?<=\d)\s*กว่า\s*")
_RANGE = re.compile(r"(\d[\d,]*)\s*(?:-|–|—|ถึง)\s*(\d[\d,]*)\s*[ก-์]*")
_AMOUNT_WORD = re.compile(r"^(?:จำนวน|รวม|งบประมาณ|เป็นเงิน|งบ|ทั้งหมด)\s*:?\s*|\s*(?:ถ้วน|เท่านั้น)$")
_UNIT = re.compile(r"(?<=\d)\s*[ก-๛][ก-๛.]*$")
_BIGGEST = Decimal(10) ** 14
_WORDS_FOR_NONE = frozenset({"ไม่มีงบประมาณ", "ไม่ใช้งบประมาณ", "ไม่ใช้งบ", "ไม่มีงบ", "ไม่มีสมาชิก"})
_DEGREES = re.compile(
    r"""(\d{1,3})\s*[°º]\s*(\d{1,2})\s*['′’]\s*(\d{1,2}(?:\.\d+)?)\s*(?:["″”]|''|’’)?\s*([NESW]?)""",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(-?\d{1,3}\.\d+)\s*[,;/ ]\s*(-?\d{1,3}\.\d+)")


def _number(cell: Any, whole: bool) -> tuple[Decimal, tuple[str, ...]]:
    """Return the number of a cell that says one, and what was assumed."""
    if not isinstance(cell, str):
        return (Decimal(parse_int(cell)) if whole else parse_decimal(cell)), ()
    text = _AMOUNT_WORD.sub("", to_arabic(normalise(cell)))
    plain, about = _ABOUT.subn("", text)
    warnings = (ABOUT,) if about else ()
    try:
        return Decimal(parse_int(plain)) if whole else parse_decimal(plain), warnings
    except ThaiValueError:
        bare = _UNIT.sub("", plain)
        if bare == plain:
            raise
        number = Decimal(parse_int(bare)) if whole else parse_decimal(bare)
        return number, (*warnings, f"ตัดหน่วย “{plain[len(bare) :].strip()}” ออก")


def _read(cell: Any, whole: bool, negative: bool = False) -> Interpreted:
    empty = nothing_in(cell)
    if empty is not None:
        return empty
    if isinstance(cell, str) and (text := normalise(cell)) in _WORDS_FOR_NONE:
        return nothing_in("-") or problem(text)
    try:
        number, warnings = _number(cell, whole)
    except ThaiValueError as error:
        return problem(error, *_ends(cell, whole))
    if number < 0 and not negative:
        return problem(f"จำนวนติดลบ ({number:,f}) โปรดตรวจ")
    if abs(number) >= _BIGGEST:
        return problem("ตัวเลขใหญ่เกินไป โปรดตรวจอีกครั้ง")
    return Interpreted(int(number) if whole else number, warnings)


def _ends(cell: Any, whole: bool) -> tuple[Any, ...]:
    """Return both ends of a range such as "50-60 คน": a person says which is meant."""
    found = _RANGE.fullmatch(to_arabic(normalise(str(cell)))) if len(str(cell)) < 60 else None
    if not found:
        return ()
    numbers = (Decimal(end.replace(",", "")) for end in found.groups())
    return tuple(int(number) if whole else number for number in numbers)


def read_integer(cell: Any) -> Interpreted:
    """Read a count: "12 คน", "๓ หมู่บ้าน", 4.0."""
    return _read(cell, whole=True)


def read_decimal(cell: Any) -> Interpreted:
    """Read a number with decimals."""
    return _read(cell, whole=False)


def read_money(cell: Any) -> Interpreted:
    """Read an amount of baht: "๑,๒๕๐.-", "1.5 ล้าน", "-". More than two decimals are rounded, and said so."""
    found = _read(cell, whole=False)
    if not found.is_value:
        return found
    kept = found.value.quantize(Decimal("0.01"))
    if kept == found.value:
        return found
    rounded = (f"ปัดเศษเป็น {kept:,} บาท",) if isinstance(cell, str) else ()
    return Interpreted(kept, (*found.warnings, *rounded))


def _degree(cell: Any, letters: str) -> Decimal:
    text = to_arabic(normalise(cell)) if isinstance(cell, str) else cell
    found = _DEGREES.fullmatch(text) if isinstance(text, str) else None
    if found:
        if found[4] and found[4].upper() not in letters:
            raise ThaiValueError("ทิศของพิกัดไม่ตรงกับหัวคอลัมน์ โปรดตรวจ")
        return Decimal(found[1]) + Decimal(found[2]) / 60 + Decimal(found[3]) / 3600
    return parse_decimal(text)


def _coordinate(cell: Any, lowest: int, highest: int, letters: str, name: str) -> Interpreted:
    empty = nothing_in(cell)
    if empty is not None:
        return empty
    try:
        number = _degree(cell, letters)
    except ThaiValueError as error:
        return problem(error)
    if number == 0:
        return nothing_in("") or problem(name)
    if not lowest <= number <= highest:
        return problem(f"{name} {number:f} อยู่นอกประเทศไทย โปรดตรวจ (อาจสลับกัน หรือเป็นพิกัด UTM)"[:120])
    return Interpreted(number.quantize(Decimal("0.00001")))


def read_latitude(cell: Any) -> Interpreted:
    """Read a latitude within Thailand."""
    return _coordinate(cell, 5, 21, "N", "ละติจูด")


def read_longitude(cell: Any) -> Interpreted:
    """Read a longitude within Thailand."""
    return _coordinate(cell, 97, 106, "E", "ลองจิจูด")


def read_point(cell: Any) -> Interpreted:
    """Read "15.123, 103.456" into a pair; swapped numbers are put right, with a warning."""
    empty = nothing_in(cell)
    if empty is not None:
        return empty
    found = _PAIR.search(to_arabic(normalise(str(cell)[:200])))
    if not found:
        return problem("อ่านพิกัดไม่ได้ โปรดใส่ ละติจูด, ลองจิจูด เช่น 14.88295, 103.49319")
    first, second = found.groups()
    for latitude, longitude, warnings in ((first, second, ()), (second, first, ("สลับละติจูดกับลองจิจูดให้แล้ว",))):
        north, east = read_latitude(latitude), read_longitude(longitude)
        if north.is_value and east.is_value:
            return Interpreted((north.value, east.value), warnings)
    return problem("พิกัดอยู่นอกประเทศไทย โปรดตรวจ")
