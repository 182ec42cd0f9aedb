"""Years, fiscal years and dates of which only a part is known, in the Buddhist era.

Dates are stored in the common era and shown in the Buddhist era: BE = CE + 543. (Before 1941 the Thai year
began in April; nothing kept here is that old, and the plain rule is used.)
"""

import datetime
import enum
from dataclasses import dataclass
from typing import Final

from nakhonchai.thai.months import MONTHS, MONTHS_SHORT

BE_OFFSET: Final = 543
BANGKOK: Final = datetime.timezone(datetime.timedelta(hours=7), "Asia/Bangkok")  # never had summer time
FISCAL_START_MONTH: Final = 10


class Precision(enum.StrEnum):
    """How much of a date is known. The values sort from exact to vague."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"

    @property
    def label(self) -> str:
        """The Thai word for it."""
        return {"day": "ทราบวันที่", "month": "ทราบเดือนและปี", "year": "ทราบเฉพาะปี"}[self.value]


@dataclass(frozen=True, order=True, slots=True)
class ApproximateDate:
    """A date of which perhaps only the month or the year is known; ``date`` is then its first day."""

    date: datetime.date
    precision: Precision = Precision.DAY

    def th(self, short: bool = False) -> str:
        """As much as is known: "12 กรกฎาคม 2551", "ก.ค. 2551", "2551"."""
        year = str(be_year(self.date))
        if self.precision is Precision.YEAR:
            return year
        month = f"{month_name(self.date.month, short)} {year}"
        return month if self.precision is Precision.MONTH else f"{self.date.day} {month}"

    @property
    def fiscal_year(self) -> int:
        """The fiscal year (BE) of the date; a bare year N counts as fiscal year N."""
        return fiscal_year(self.date)

    def __str__(self) -> str:
        return self.th()


def in_bangkok(value: datetime.date) -> datetime.date:
    """An aware time as it is in Bangkok; all else as it is."""
    if isinstance(value, datetime.datetime) and value.tzinfo is not None:
        return value.astimezone(BANGKOK)
    return value


def today_in_bangkok() -> datetime.date:
    """The date on the wall in Thailand, whatever the machine's zone."""
    return datetime.datetime.now(BANGKOK).date()


def month_name(month: int, short: bool = False) -> str:
    """กรกฎาคม or ก.ค. for 7."""
    return (MONTHS_SHORT if short else MONTHS)[month - 1]


def be_year(date: datetime.date) -> int:
    """The Buddhist-era year of a date."""
    return in_bangkok(date).year + BE_OFFSET


def fiscal_year(date: datetime.date) -> int:
    """ปีงบประมาณ (BE): 1 October 2023 to 30 September 2024 is 2567."""
    return be_year(date) + (in_bangkok(date).month >= FISCAL_START_MONTH)


def fiscal_range(year_be: int) -> tuple[datetime.date, datetime.date]:
    """First and last day of a fiscal year given in BE."""
    year = year_be - BE_OFFSET
    return datetime.date(year - 1, FISCAL_START_MONTH, 1), datetime.date(year, FISCAL_START_MONTH - 1, 30)


def fiscal_quarter(date: datetime.date) -> int:
    """1 for October to December, and so on to 4."""
    return (in_bangkok(date).month - FISCAL_START_MONTH) % 12 // 3 + 1


def age_in(year_be_birth: int, today: datetime.date) -> int:
    """Age by years alone: who was born in that BE year reaches this age within today's year."""
    return be_year(today) - year_be_birth
