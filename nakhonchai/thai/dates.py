"""Dates shown in the Buddhist era; the entry to eras and to the parser."""

import datetime

from nakhonchai.thai.dateparse import parse_birth_year, parse_date
from nakhonchai.thai.eras import (
    BANGKOK,
    BE_OFFSET,
    ApproximateDate,
    Precision,
    age_in,
    be_year,
    fiscal_quarter,
    fiscal_range,
    fiscal_year,
    in_bangkok,
    month_name,
    today_in_bangkok,
)
from nakhonchai.thai.numbers import NO_DATA

__all__ = [
    "BANGKOK",
    "BE_OFFSET",
    "ApproximateDate",
    "Precision",
    "age_in",
    "be_year",
    "fiscal_quarter",
    "fiscal_range",
    "fiscal_year",
    "format_date",
    "format_datetime",
    "in_bangkok",
    "month_name",
    "parse_birth_year",
    "parse_date",
    "today_in_bangkok",
]


def format_date(value: datetime.date | None, short: bool = False) -> str:
    """Like "12 กรกฎาคม 2551", or "12 ก.ค. 2551" when short. Takes date, datetime or None."""
    if value is None:
        return NO_DATA
    return ApproximateDate(in_bangkok(value)).th(short)


def format_datetime(value: datetime.datetime | None, short: bool = False) -> str:
    """Like "12 กรกฎาคม 2551 เวลา 14.05 น.", or "12 ก.ค. 2551 14.05 น." when short; in Bangkok's time."""
    if value is None:
        return NO_DATA
    local = in_bangkok(value)
    word = " " if short else " เวลา "
    return f"{format_date(local, short)}{word}{local:%H.%M} น."
