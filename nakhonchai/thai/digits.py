"""Digits, numbers and codes as they arrive from people and from worksheets."""

import datetime
import math
import re
from decimal import Decimal, InvalidOperation
from typing import Final

from nakhonchai.thai.errors import ThaiValueError, shown

THAI_DIGITS: Final = "๐๑๒๓๔๕๖๗๘๙"
to_arabic_table: Final = {
    **{ord(thai): str(n) for n, thai in enumerate(THAI_DIGITS)},
    **{0xFF10 + n: str(n) for n in range(10)},  # the wide digits of East Asian keyboards
}
_OTHERS: Final = re.compile(f"[{''.join(map(chr, to_arabic_table))}]")  # most texts hold none
_TO_THAI: Final = str.maketrans("0123456789", THAI_DIGITS)

_UNITS: Final = (
    "บาทถ้วน|บาท|สตางค์|คน|ราย|ครัวเรือน|หลังคาเรือน|หลัง|กลุ่ม|กองทุน|องค์กร|แห่ง|หมู่บ้าน|หมู่|ตำบล|อำเภอ|จังหวัด"
    "|ไร่|ปี|ครั้ง|โครงการ|แผน|เรื่อง|รุ่น|ตารางกิโลเมตร|ตร\\.กม\\.|thb|บ\\.|฿|\\.-|-"
)
_NUMBER: Final = re.compile(
    r"(?P<sign>[+\-−–]?)฿?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d*)?"
    rf" ?(?P<scale>ล้าน|แสน|หมื่น|พัน)? ?(?:{_UNITS})?",
    re.ASCII,
)
_SCALES: Final = {"ล้าน": 1_000_000, "แสน": 100_000, "หมื่น": 10_000, "พัน": 1_000}
_NO_NUMBERS: Final = (bool, datetime.date, datetime.time, type(None))
_EXACT: Final = (int, Decimal)
_LONGEST: Final = 40  # characters of a number anybody could mean


def to_arabic(text: str) -> str:
    """Thai digits as 0-9; all else untouched."""
    return text.translate(to_arabic_table) if _OTHERS.search(text) else text


def to_thai(text: str) -> str:
    """Digits 0-9 as Thai digits; all else untouched."""
    return text.translate(_TO_THAI)


def _unreadable(value: object) -> ThaiValueError:
    return ThaiValueError(f'อ่าน "{shown(value)}" เป็นตัวเลขไม่ได้ โปรดใส่ตัวเลขอย่างเดียว เช่น 1,250')


def _decimal_from_text(text: str) -> Decimal:
    found = _NUMBER.fullmatch(" ".join(to_arabic(text).lower().split())) if len(text) <= _LONGEST else None
    if not found:
        raise _unreadable(text)
    number = Decimal(found["digits"].replace(",", "") + (found["rest"] or "").rstrip("."))
    number *= _SCALES.get(found["scale"] or "", 1)
    return number if found["sign"] in ("", "+") else -number


def parse_decimal(value: object) -> Decimal:
    """An exact number from a cell or a form: "๑,๒๕๐.๕๐ บาท", 4.0, "1.5 ล้าน".

    A comma is accepted only between thousands, and brackets are refused: both mean different things to
    different people.
    """
    if isinstance(value, _NO_NUMBERS):
        raise _unreadable("ว่าง" if value is None else value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise _unreadable(value)
        return Decimal(repr(value))
    if isinstance(value, _EXACT):
        number = Decimal(value)
        if not number.is_finite():
            raise _unreadable(value)
        return number
    try:
        return _decimal_from_text(str(value).strip())
    except InvalidOperation:
        raise _unreadable(value) from None


def parse_int(value: object) -> int:
    """A whole number; a fraction is an error, never rounded."""
    number = parse_decimal(value)
    if number.adjusted() > _LONGEST:
        raise _unreadable(value)
    if number != number.to_integral_value():
        raise ThaiValueError(f'"{shown(value)}" ต้องเป็นจำนวนเต็ม ไม่มีทศนิยม')
    return int(number)


def code_text(value: object) -> str:
    """A code as text, undoing what worksheets do to codes: 300102.0, "300102.0", "'300102", "300,102".

    Leading zeros that a worksheet lost cannot be known here; whoever knows the length of the code adds them.
    """
    if value is None or (isinstance(value, float | Decimal) and not math.isfinite(value)):
        return ""
    if isinstance(value, float | Decimal) and value == int(value):
        return str(int(value))
    text = "".join(to_arabic(str(value)).split()).lstrip("'’").translate({0xFEFF: None, 0x200B: None})
    text = re.sub(r"\A([0-9]+)\.0+\Z", r"\1", text)
    return text.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", text) else text
