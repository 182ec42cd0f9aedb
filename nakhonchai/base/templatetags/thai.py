"""How values look in Thai pages. The rules are in ``nakhonchai.thai``; these are their template names.

Nothing known shows as a dash that says so to a screen reader as well; zero shows as 0.
"""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from functools import wraps
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from nakhonchai.thai import dates, numbers
from nakhonchai.thai.dates import ApproximateDate
from nakhonchai.thai.telephone import format_telephone

register = template.Library()

NO_DATA = mark_safe(
    '<span class="no-data" title="ไม่มีข้อมูล"><span aria-hidden="true">—</span>'
    '<span class="visually-hidden">ไม่มีข้อมูล</span></span>'
)

Number = int | float | Decimal
When = dt.date | ApproximateDate


def or_dash(show: Callable[..., Any]) -> Callable[..., Any]:
    """Give the dash for None and blank text, otherwise what ``show`` gives."""

    @wraps(show)
    def shown(value: Any, *arguments: Any) -> Any:
        return NO_DATA if value is None or value == "" else show(value, *arguments)

    return shown


def _date_text(value: When, short: bool) -> str:
    return value.th(short) if isinstance(value, ApproximateDate) else dates.format_date(value, short)


@register.filter
@or_dash
def thai_date(value: When) -> str:
    """12 กรกฎาคม 2551; an approximate date shows only what is known of it."""
    return _date_text(value, short=False)


@register.filter
@or_dash
def thai_date_short(value: When) -> str:
    """12 ก.ค. 2551, for tables."""
    return _date_text(value, short=True)


@register.filter
@or_dash
def thai_datetime(value: dt.datetime) -> str:
    """12 ก.ค. 2551 14.05 น., in Bangkok's time."""
    return dates.format_datetime(value, short=True)


@register.filter
@or_dash
def be_year(value: int | When) -> str:
    """The Buddhist year of a date, or of a year of the common era."""
    if isinstance(value, int):
        return str(value + dates.BE_OFFSET)
    return str(dates.be_year(value.date if isinstance(value, ApproximateDate) else value))


@register.filter
@or_dash
def number(value: Number) -> str:
    """1,234,567."""
    return numbers.format_number(value)


@register.filter
@or_dash
def compact(value: Number) -> str | SafeString:
    """6.77 ล้าน, with the whole number in the title."""
    short, whole = numbers.format_compact(value), numbers.format_number(value)
    return short if short == whole else format_html('<span title="{}">{}</span>', whole, short)


@register.filter
@or_dash
def percent(value: Number, total: Number | None = 1) -> str | SafeString:
    """The share of ``value`` in ``total``; nothing where there is nothing to share."""
    return NO_DATA if not total else numbers.format_percent(value, total)


@register.filter
@or_dash
def telephone(value: str) -> str:
    """081-234-5678."""
    return format_telephone(value)


@register.simple_tag
def printed_at() -> str:
    """The moment this page was made, for the foot of a printed page."""
    return dates.format_datetime(timezone.now())
