"""Fiscal years as filters and pages name them: a number, or "now" for the one of today."""

from typing import Any

from django.utils import timezone

from nakhonchai.thai import fiscal_year

NOW = "now"
BACK = 12


def this_year() -> int:
    """Return the fiscal year (BE) of today."""
    return fiscal_year(timezone.localdate())


def year_choices() -> list[tuple[str, str]]:
    """Return the years one may ask for, the present one first and by both its names."""
    now = this_year()
    years = range(now + 1, now - BACK, -1)
    return [(NOW, f"ปีนี้ ({now})"), *((str(year), str(year)) for year in years)]


def year_of(text: Any) -> int:
    """Return the year that a choice means; what is no year means this one."""
    words = str(text or "")
    return int(words) if words.isdecimal() and len(words) == 4 else this_year()
