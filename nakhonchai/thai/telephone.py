"""Telephone numbers of Thailand, as text, out of cells that hold anything."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from nakhonchai.thai.blanks import Emptiness, emptiness
from nakhonchai.thai.digits import to_arabic
from nakhonchai.thai.errors import ThaiValueError, shown
from nakhonchai.thai.spelling import normalise_lines

LOST_ZERO: Final = "เติมเลข 0 ข้างหน้าที่หายไปให้แล้ว โปรดตรวจ"
FROM_RANGE: Final = "แยกจากช่วงหมายเลข โปรดตรวจ"
FAX: Final = "อาจเป็นหมายเลขโทรสาร"


@dataclass(frozen=True, slots=True)
class Telephone:
    """One number, digits only, its extension, and what was assumed in reading it."""

    number: str
    extension: str = ""
    warnings: tuple[str, ...] = ()

    def __str__(self) -> str:
        number = format_telephone(self.number)
        return f"{number} ต่อ {self.extension}" if self.extension else number


_MOBILE: Final = r"0[689]\d{8}"
_LANDLINE: Final = r"0[2-57]\d{7}"
_SPECIAL: Final = r"1[89]00\d{6}|1\d{2,3}"
_VALID: Final = re.compile(f"{_MOBILE}|{_LANDLINE}|{_SPECIAL}")
_AS_MOST: Final = re.compile(r"0[689]\d{8}|0[689]\d-\d{3}-\d{4}", re.ASCII)  # as nearly all are typed
_SEVERAL: Final = re.compile(f"(?:{_MOBILE}|{_LANDLINE}){{2,}}")
_ONE_OF_SEVERAL: Final = re.compile(f"{_MOBILE}|{_LANDLINE}")
_EXTENSION: Final = re.compile(
    r" ?(?:\(? ?(?:ต่อ|ext\.?|extension|#|x) ?:? ?)(\d{1,5}(?: ?[-,/] ?\d{1,4}(?!\d|[- ]\d))*) ?\)?", re.I
)
_LABEL: Final = re.compile(
    r"(?:เบอร์|หมายเลข)?(?:โทรศัพท์มือถือ|โทรศัพท์บ้าน|โทรศัพท์|โทร|มือถือ|บ้าน|ที่ทำงาน|เบอร์"
    r"|tel(?:ephone)?|mobile|phone)[.:]* ?[.:]? ?",
    re.I,
)
_FAX: Final = re.compile(r"(?:โทรสาร|แฟกซ์|แฟ็กซ์|fax)[.:]* ?", re.I)
_BETWEEN: Final = re.compile(r"\s*(?:[,;/\n|&]|และ|หรือ)\s*|\s+(?=โทรสาร|แฟกซ์|แฟ็กซ์|[Ff][Aa][Xx]|\+)")
_RANGE: Final = re.compile(r"(.*\d)[ ]?(?:-|–|ถึง)[ ]?(\d{1,2})")
_LONGEST_RANGE: Final = 10
_NOISE: Final = re.compile(r"[\s\-–—.()']")


def _bad(value: object, why: str) -> ThaiValueError:
    return ThaiValueError(f'เบอร์โทรศัพท์ "{shown(value)}" {why}')


def _text(value: object) -> str:
    """The value as text; a number so large that the worksheet has rounded it cannot be saved."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _bad(value, "อ่านไม่ได้ โปรดใส่เป็นตัวเลข เช่น 081-234-5678")
    if isinstance(value, str):
        return to_arabic(normalise_lines(value))
    if not math.isfinite(value) or value != int(value) or not 0 <= value < 10**11:
        raise _bad(value, "ถูกเก็บเป็นตัวเลขจนหลักท้ายหายไป โปรดพิมพ์ใหม่เป็นข้อความ ทีละเบอร์")
    return str(int(value))


def _complete(digits: str) -> tuple[str, tuple[str, ...]] | None:
    """The whole number of its digits, with the zero a worksheet drops; None when it is no number."""
    if _VALID.fullmatch(digits):
        return digits, ()
    if len(digits) in (8, 9) and _ONE_OF_SEVERAL.fullmatch(f"0{digits}"):
        return f"0{digits}", (LOST_ZERO,)
    return None


def _home(digits: str) -> str:
    """Without the country code. Where "66" has no sign before it, the length tells: 662345678 is a mobile
    number that lost its zero."""
    if found := re.match(r"(?:\+|00)66", digits):
        return "0" + digits[found.end() :].lstrip("0")
    return f"0{digits[2:].lstrip('0')}" if re.fullmatch(r"660?[2-9]\d{7,8}", digits) else digits


def _numbers(chunk: str) -> Iterator[Telephone]:
    """The numbers of a piece of text that has no separators left but spaces and dashes."""
    digits = _home(_NOISE.sub("", chunk))
    if not digits.isdigit() or not digits.isascii():
        raise _bad(chunk, "มีตัวอักษรปนอยู่ โปรดใส่เฉพาะตัวเลข เช่น 081-234-5678")
    if whole := _complete(digits):
        yield Telephone(whole[0], warnings=whole[1])
    elif _SEVERAL.fullmatch(digits):
        yield from (Telephone(number) for number in _ONE_OF_SEVERAL.findall(digits))
    elif (found := _RANGE.fullmatch(chunk)) and (first := _complete(_NOISE.sub("", found[1]))):
        yield from _range(chunk, first[0], found[2])
    else:
        raise _bad(chunk, f"มี {len(digits)} หลัก โปรดตรวจ (มือถือ 10 หลัก เบอร์บ้าน 9 หลัก ขึ้นต้นด้วย 0)")


def _range(chunk: str, first: str, last: str) -> Iterator[Telephone]:
    """044-123456-8: each number from the first to the one with the last digits exchanged."""
    start, end = int(first[-len(last) :]), int(last)
    if not start < end < start + _LONGEST_RANGE:
        raise _bad(chunk, "เป็นช่วงที่อ่านไม่ได้ โปรดใส่ทีละเบอร์")
    for n in range(start, end + 1):
        yield Telephone(f"{first[: -len(last)]}{n:0{len(last)}}", warnings=(FROM_RANGE,))


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """(numbers, extension) for each piece up to an extension or a separator."""
    start = 0
    for found in _EXTENSION.finditer(text):
        *before, own = _BETWEEN.split(text[start : found.start()])
        yield from ((piece, "") for piece in before)
        yield own, found[1].replace(" ", "")
        start = found.end()
    yield from ((piece, "") for piece in _BETWEEN.split(text[start:]))


def _read_piece(piece: str, extension: str, last: str) -> list[Telephone]:
    fax = bool(_FAX.search(piece))
    bare = _LABEL.sub("", _FAX.sub("", piece)).strip(" .:-()")
    if not bare:
        return []
    if last and re.fullmatch(r"\d{1,2}", bare):  # 044-123456/7: the same number with another end
        found = [Telephone(last[: -len(bare)] + bare, warnings=(FROM_RANGE,))]
    else:
        found = list(_numbers(bare))
    if extension:
        found[-1] = replace(found[-1], extension=extension)
    return [replace(one, warnings=(*one.warnings, FAX)) for one in found] if fax else found


def parse_telephones(value: object) -> list[Telephone]:
    """Every number of a cell. Nothing there gives []; what cannot be read raises, naming the piece."""
    if isinstance(value, str) and _AS_MOST.fullmatch(value):
        return [Telephone(value.replace("-", ""))]
    if emptiness(value) is not Emptiness.VALUE:
        return []
    found: dict[tuple[str, str], Telephone] = {}
    last = ""
    for piece, extension in _pieces(_text(value)):
        for one in _read_piece(piece, extension, last):
            found.setdefault((one.number, one.extension), one)
            last = one.number
    return list(found.values())


def normalise_telephone(value: object) -> str:
    """The digits of the one number in a value, "" for none; two numbers in it are an error."""
    found = parse_telephones(value)
    if len(found) > 1:
        raise _bad(value, "มีมากกว่าหนึ่งเบอร์ โปรดใส่ทีละเบอร์")
    return found[0].number if found else ""


def format_telephone(number: str) -> str:
    """081-234-5678, 044-123-456, 02-123-4567; anything else as it is."""
    if re.fullmatch(_MOBILE, number):
        return f"{number[:3]}-{number[3:6]}-{number[6:]}"
    if re.fullmatch(r"02\d{7}", number):
        return f"{number[:2]}-{number[2:5]}-{number[5:]}"
    if re.fullmatch(_LANDLINE, number):
        return f"{number[:3]}-{number[3:6]}-{number[6:]}"
    return number
