import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakhonchai.thai import ThaiValueError, code_text, parse_decimal, parse_int, to_arabic, to_thai
from tests.thai.strategies import messy_text


def test_digits_both_ways():
    assert to_arabic("หมู่ ๐๑๒๓๔๕๖๗๘๙ ４") == "หมู่ 0123456789 4"
    assert to_thai("หมู่ 0123456789") == "หมู่ ๐๑๒๓๔๕๖๗๘๙"


@given(st.text(alphabet="0123456789กขabc "))
def test_digits_round_trip(text):
    assert to_arabic(to_thai(text)) == text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (4, "4"),
        (4.0, "4"),
        ("4.0", "4"),
        ("1,234,567", "1234567"),
        ("๑,๒๓๔.๕๐", "1234.5"),
        ("1,250 บาท", "1250"),
        ("1,250.-", "1250"),
        ("1250 บาทถ้วน", "1250"),
        ("฿1,250", "1250"),
        ("35 คน", "35"),
        ("35คน", "35"),
        (" 35\u00a0", "35"),
        ("1.5 ล้านบาท", "1500000"),
        ("3 แสน", "300000"),
        ("-5", "-5"),
        ("0", "0"),
        (0.1, "0.1"),
        (Decimal("2.50"), "2.5"),
        ("5.", "5"),
    ],
)
def test_parse_decimal(value, expected):
    assert parse_decimal(value) == Decimal(expected)


@pytest.mark.parametrize(
    "value",
    [
        *(
            "",
            " ",
            "-",
            "ไม่มี",
            "(500)",
            "1,23",
            "12,5",
            "1,2345",
            "1 2",
            "1.2.3",
            "5e3",
            "5%",
            "๕ กับ ๖",
            "9" * 60,
            "²",
            "१",
        ),
        *(None, True, float("nan"), float("inf"), Decimal("NaN"), datetime.date(2024, 1, 1), []),
    ],
)
def test_parse_int_refuses_in_thai(value):
    with pytest.raises(ThaiValueError, match="โปรดใส่ตัวเลข"):
        parse_int(value)


def test_parse_int_refuses_an_endless_number():
    with pytest.raises(ThaiValueError):
        parse_int(10**5000)


@pytest.mark.parametrize("value", ["4.5", 4.5, Decimal("0.01"), "1,250.50 บาท"])
def test_parse_int_never_rounds(value):
    with pytest.raises(ThaiValueError, match="จำนวนเต็ม"):
        parse_int(value)


@given(st.integers(-(10**15), 10**15))
def test_parse_int_reads_every_way_of_writing(n):
    for text in (n, str(n), f"{n:,}", to_thai(f"{n:,}"), f"{n}.0", f"{n:,} คน", Decimal(n)):
        assert parse_int(text) == n


@given(st.one_of(messy_text, st.floats(), st.integers(), st.booleans(), st.dates(), st.none(), st.decimals()))
def test_parse_int_gives_a_number_or_our_error(value):
    try:
        assert isinstance(parse_int(value), int)
    except ThaiValueError as error:
        assert error.message


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (300102.0, "300102"),
        (300102, "300102"),
        ("300102.0", "300102"),
        ("๓๐๐๑๐๒", "300102"),
        (" 30 01 02 ", "300102"),
        ("'0300102", "0300102"),
        ("300,102", "300102"),
        ("30,31", "30,31"),
        ("1.10.0", "1.10.0"),
        ("30010A", "30010A"),
        (Decimal("30"), "30"),
        (None, ""),
        (float("nan"), ""),
        (Decimal("NaN"), ""),
        ("", ""),
    ],
)
def test_code_text(value, expected):
    assert code_text(value) == expected


def test_error_quotes_little_of_a_long_value():
    with pytest.raises(ThaiValueError) as caught:
        parse_int("ก" * 500)
    assert len(caught.value.message) < 150
