"""Reading dates and birth years as people and worksheets write them."""

import datetime
import re
from functools import lru_cache
from typing import Final

from nakhonchai.thai.digits import to_arabic
from nakhonchai.thai.eras import BE_OFFSET, ApproximateDate, Precision, be_year, in_bangkok, today_in_bangkok
from nakhonchai.thai.errors import ThaiValueError, shown
from nakhonchai.thai.months import month_number
from nakhonchai.thai.spelling import normalise

FIRST_BE_YEAR: Final = 2400  # from here on a four-digit year is BE; earlier ones are CE
LAST_BE_YEAR: Final = 2700
_AHEAD: Final = 20  # a two-digit year may lie this many years ahead, else it is of the century before
_OLDEST: Final = 110
_LONGEST: Final = 100

_WHOLE: Final = re.compile(r"\A(\d+)\.0+\Z")  # a number that a worksheet gave as 2551.0
_HINT: Final = "โปรดใส่ วัน/เดือน/ปี พ.ศ. เช่น 12/7/2551, ก.ค. 2551 หรือ 2551"
# Worksheets count days from here; 60 and below are left out, where they count one day that never was.
_SHEET_EPOCH: Final = datetime.date(1899, 12, 30)
_SHEET_DAYS: Final = range(10_000, 80_000)

_TIME: Final = re.compile(
    r"(?<=\d)(?:(?:t| )\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)? ?(?:z|น\.?|[+-]\d{2}:?\d{2}|[ap]m)?"
    r"| (?:เวลา ?\d{1,2}[:.]\d{2}(?: ?น\.?)?|\d{1,2}\.\d{2} ?น\.?))\Z"
)
_WORDS: Final = re.compile(
    r"วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)(?:ที่)?|วันที่|^ที่|เดือน|ปีงบประมาณ|ปีงบ|ปี|พ\.? ?ศ\.?(?![ก-ฮ])|,"
)
_CE_WORD: Final = re.compile(r"ค\.? ?ศ\.?(?=[ \d])|a\.?d\.?(?=[ \d])")
_SEP: Final = r" ?[/\-.–] ?"
_MONTH: Final = r"[ก-์a-z][ก-์a-z. ]*?"
_FORMS: Final = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"(?P<y>\d{{4}}){_SEP}(?P<m>\d{{1,2}}){_SEP}(?P<d>\d{{1,2}})",
        rf"(?P<d>\d{{1,2}}){_SEP}(?P<m>\d{{1,2}}){_SEP}(?P<y>\d{{4}}|\d\d)",
        rf"(?P<d>\d{{1,2}})[ \-/.]*(?P<name>{_MONTH})[ \-/.']*(?P<y>\d{{4}}|\d\d)",
        rf"(?P<name>{_MONTH})[ \-/.']*(?P<y>\d{{4}}|\d\d)",
        rf"(?P<y>\d{{4}}){_SEP}(?P<m>\d{{1,2}})",
        rf"(?P<m>\d{{1,2}}){_SEP}(?P<y>\d{{4}})",
        r"(?P<y>[12]\d{3})(?P<m>[01]\d)(?P<d>[0-3]\d)",
        r"(?P<y>\d{4}|\d\d)",
    )
)
# What most cells hold, found before all else; the forms below read it in the same way.
_PLAIN: Final = re.compile(
    r"(?P<d>\d{1,2})(?:(?P<s>[/-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4}|\d\d)"
    r"| (?P<name>[ก-ฮ.ะ-ฺเ-์]{2,12}) (?P<b>\d{4}|\d\d))",
    re.ASCII,
)


def _bad(value: object, why: str = "") -> ThaiValueError:
    return ThaiValueError(f'อ่านวันที่ "{shown(value)}" ไม่ได้ {why or _HINT}')


def _ce_year(digits: str, now_be: int, ahead: int, ce: bool) -> int:
    """The CE year of written digits; which era is decided by the number itself."""
    year = int(digits)
    if len(digits) > 2:
        return year - BE_OFFSET if year >= FIRST_BE_YEAR else year
    now = now_be - BE_OFFSET if ce else now_be
    full = now // 100 * 100 + year
    full += 100 if full + 100 <= now + ahead else -100 if full > now + ahead else 0
    return full if ce else full - BE_OFFSET


def _build(value: object, year: int, month: int | None, day: int | None) -> ApproximateDate:
    if not FIRST_BE_YEAR <= year + BE_OFFSET <= LAST_BE_YEAR:
        raise _bad(value, "ปีไม่อยู่ในช่วงที่เป็นไปได้ โปรดใส่ปี พ.ศ. 4 หลัก")
    if month is not None and not 1 <= month <= 12:
        raise _bad(value, "เดือนต้องเป็น 1 ถึง 12 โปรดเรียงเป็น วัน/เดือน/ปี")
    precision = Precision.YEAR if month is None else Precision.MONTH if day is None else Precision.DAY
    try:
        return ApproximateDate(datetime.date(year, month or 1, 1 if day is None else day), precision)
    except ValueError:
        raise _bad(value, "ไม่มีวันนี้ในปฏิทิน โปรดตรวจวันและเดือน") from None


@lru_cache(maxsize=4096)  # a row's cell is asked for several times
def _from_text(value: str, now_be: int, ahead: int) -> ApproximateDate:
    if (plain := _PLAIN.fullmatch(value)) and (month := plain["m"] or month_number(plain["name"])):
        year = _ce_year(plain["y"] or plain["b"], now_be, ahead, False)
        return _build(value, year, int(month), int(plain["d"]))
    text = to_arabic(normalise(value)).lower()
    ce = bool(_CE_WORD.search(text))
    bare = " ".join(_WORDS.sub(" ", _CE_WORD.sub(" ", _TIME.sub("", text))).split())
    bare = _WHOLE.sub(r"\1", bare)
    for form in _FORMS:
        found = form.fullmatch(bare)
        if not found:
            continue
        parts = found.groupdict()
        month = month_number(parts["name"]) if parts.get("name") else parts.get("m")
        if parts.get("name") and month is None:
            continue
        day = parts.get("d")
        year = _ce_year(parts["y"], now_be, ahead, ce)
        return _build(value, year, None if month is None else int(month), None if day is None else int(day))
    if re.fullmatch("[0-9]{5}", bare) and int(bare) in _SHEET_DAYS:
        return ApproximateDate(_SHEET_EPOCH + datetime.timedelta(days=int(bare)))
    raise _bad(value)


def _digits_of(value: float) -> str:
    """A number as the text it was typed as; a count of days may carry the time of day as a fraction."""
    if not 0 <= value < 10**8:
        raise _bad(value)
    if value != int(value) and int(value) not in _SHEET_DAYS:
        raise _bad(value)
    return str(int(value))


def _parse(value: object, today: datetime.date | None, ahead: int) -> ApproximateDate:
    if isinstance(value, ApproximateDate):
        return value
    if isinstance(value, datetime.date):  # also datetime; a BE year in a worksheet's date is a slip of typing
        date = in_bangkok(value)
        year = date.year - BE_OFFSET if date.year >= FIRST_BE_YEAR else date.year
        return _build(value, year, date.month, date.day)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _bad(value)
    text = value if isinstance(value, str) else _digits_of(value)
    if len(text) > _LONGEST:
        raise _bad(value)
    return _from_text(text, be_year(today or today_in_bangkok()), ahead)


def parse_date(value: object, today: datetime.date | None = None) -> ApproximateDate:
    """A date from text, a number, a date or a datetime; the era is decided for each value.

    A four-digit year from 2400 on is BE, an earlier one CE; two digits are BE ("67" is 2567) unless
    ค.ศ. stands there. Day comes before month. A year alone, or month and year, give an approximate date. A
    five-digit number is a worksheet's count of days. ``today`` decides the century of two digits: at most
    20 years ahead.
    """
    return _parse(value, today, _AHEAD)


def parse_birth_year(value: object, today: datetime.date | None = None) -> int:
    """The BE year of birth from a year (BE, CE or two digits) or from a whole date; never in the future."""
    if isinstance(value, str) and re.search("อายุ|ขวบ|[0-9๐-๙] ?ปี", value):
        raise ThaiValueError(f'"{shown(value)}" เป็นอายุ โปรดใส่ปี พ.ศ. ที่เกิด เช่น 2530')
    today = today or today_in_bangkok()
    year = be_year(_parse(value, today, 0).date)
    if not 0 <= be_year(today) - year <= _OLDEST:
        raise ThaiValueError(f'ปีเกิด "{shown(value)}" เป็นไปไม่ได้ โปรดใส่ปี พ.ศ. ที่เกิด เช่น 2530')
    return year
