"""Who is a minor: a guardian consents for them as well."""

from typing import Any

from django.utils import timezone

from consents.enums import ADULT
from nakhonchai.thai import be_year


def first_minor_year(today: Any = None) -> int:
    """Return the earliest birth year of a minor: age is this year minus the birth year, as everywhere."""
    return be_year(today or timezone.localdate()) - ADULT + 1


def is_minor(birth_year: int | None) -> bool:
    """Whether somebody born in this year is a minor; an unknown age is not taken for one."""
    return birth_year is not None and birth_year >= first_minor_year()
