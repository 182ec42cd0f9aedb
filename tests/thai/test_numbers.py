from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakhonchai.thai import (
    format_baht,
    format_compact,
    format_decimal,
    format_number,
    format_percent,
    parse_int,
)


@pytest.mark.parametrize(
    ("n", "text"), [(0, "0"), (1234567, "1,234,567"), (-1200, "-1,200"), (2.5, "3"), (None, "–")]
)
def test_format_number(n, text):
    assert format_number(n) == text


@given(st.integers(-(10**18), 10**18))
def test_format_number_can_be_read_again(n):
    assert parse_int(format_number(n)) == n


def test_format_decimal():
    assert format_decimal(1234.5) == "1,234.50"
    assert format_decimal(Decimal("0.125"), 2) == "0.13"
    assert format_decimal(51718.19, 1) == "51,718.2"
    assert format_decimal(None) == "–"


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (6767667, "6.77 ล้าน"),
        (999999, "999,999"),
        (1000000, "1 ล้าน"),
        (2500000, "2.5 ล้าน"),
        (1234567890, "1,234.57 ล้าน"),
        (100000000, "100 ล้าน"),
        (-2500000, "-2.5 ล้าน"),
        (0, "0"),
        (None, "–"),
    ],
)
def test_format_compact(n, text):
    assert format_compact(n) == text


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (1200, "1,200 บาท"),
        (Decimal("1200.50"), "1,200.50 บาท"),
        (Decimal("1200.00"), "1,200 บาท"),
        (None, "–"),
    ],
)
def test_format_baht(n, text):
    assert format_baht(n) == text


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [
        (1, 8, "12.5%"),
        (1, 4, "25%"),
        (0, 5, "0%"),
        (5, 5, "100%"),
        (9999, 10000, "99.9%"),
        (1, 10000, "<0.1%"),
        (5, 3, "166.7%"),
        (5, 0, "–"),
        (None, 5, "–"),
        (5, None, "–"),
    ],
)
def test_format_percent(numerator, denominator, text):
    assert format_percent(numerator, denominator) == text


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_format_percent_says_all_or_nothing_only_when_true(numerator, denominator):
    text = format_percent(numerator, denominator)
    assert (text == "100%") == (numerator == denominator) or numerator > denominator
    assert (text == "0%") == (numerator == 0)
