import datetime
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakhonchai.thai import (
    ApproximateDate,
    Precision,
    ThaiValueError,
    format_date,
    parse_birth_year,
    parse_date,
    to_thai,
)
from tests.thai.strategies import messy_text

TODAY = date(2025, 6, 1)  # 2568
DAY, MONTH, YEAR = Precision
days = st.dates(date(1957, 1, 1), date(2040, 12, 31))

READ_AS_12_JULY_2551 = [
    *(
        "12/7/2551",
        "12-7-2551",
        "12.7.2551",
        "12 / 07 / 2551",
        "12/7/51",
        "๑๒/๗/๒๕๕๑",
        "12/7/2008",
        "2551-07-12",
    ),
    *(
        "2008-07-12",
        "2008/7/12",
        "2551-07-12T00:00:00",
        "2008-07-12 08:30:00.123",
        "2008-07-12T08:30:00Z",
        "20080712",
    ),
    *(
        "25510712",
        "12 กรกฎาคม 2551",
        "12 กรกฏาคม 2551",
        "12กรกฎาคม2551",
        "๑๒ กรกฎาคม พ.ศ. ๒๕๕๑",
        "12 ก.ค. 2551",
    ),
    *("12 ก.ค. 51", "12 ก.ค.51", "12กค51", "12 กค. 51", "12 ก.ค 2551", "12-ก.ค.-51", "วันที่ 12 กรกฎาคม 2551"),
    *(
        "วันเสาร์ที่ 12 กรกฎาคม พ.ศ. 2551",
        "ที่ 12 เดือนกรกฎาคม ปี 2551",
        "12 ก.ค. 2551 เวลา 14.05 น.",
        "12/7/2551 14:05",
    ),
    *("12 July 2008", "12 Jul 2551", "12-jul-2008", "12 กรกฎาคม ค.ศ. 2008", "12 ก.ค. พ.ศ.2551"),
    *(
        date(2008, 7, 12),
        date(2551, 7, 12),
        datetime.datetime(2551, 7, 12),
        datetime.datetime(2008, 7, 12, 9),
    ),
    *(datetime.datetime(2008, 7, 11, 18, tzinfo=datetime.UTC), 39641, 39641.75, "39641", 25510712),
]


@pytest.mark.parametrize("value", READ_AS_12_JULY_2551)
def test_parse_date_reads_a_day(value):
    assert parse_date(value, TODAY) == ApproximateDate(date(2008, 7, 12), DAY)


@pytest.mark.parametrize(
    "value",
    [
        "ก.ค. 2551",
        "กรกฎาคม 2551",
        "ก.ค.51",
        "กค 51",
        "7/2551",
        "07-2551",
        "2551-07",
        "เดือนกรกฎาคม พ.ศ. 2551",
        "July 2008",
    ],
)
def test_parse_date_reads_a_month(value):
    assert parse_date(value, TODAY) == ApproximateDate(date(2008, 7, 1), MONTH)


@pytest.mark.parametrize(
    "value",
    [
        "2551",
        "51",
        51,
        2551,
        2551.0,
        "2551.0",
        "2008",
        2008,
        "พ.ศ. 2551",
        "พ.ศ.2551",
        "ปี 2551",
        "ปี พ.ศ. ๒๕๕๑",
    ],
)
def test_parse_date_reads_a_year(value):
    assert parse_date(value, TODAY) == ApproximateDate(date(2008, 1, 1), YEAR)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("67", "2567"),
        ("1 ต.ค. 67", "1 ตุลาคม 2567"),
        ("29/2/2567", "29 กุมภาพันธ์ 2567"),
        ("ปีงบประมาณ 2567", "2567"),
        ("ค.ศ. 24", "2567"),
        ("88", "2588"),
        ("89", "2489"),
        ("12 พ.ค. 51", "12 พฤษภาคม 2551"),
        ("12 พ.ย. 51", "12 พฤศจิกายน 2551"),
        ("12 มี.ค. 51", "12 มีนาคม 2551"),
        ("12 มิ.ย. 51", "12 มิถุนายน 2551"),
        ("12 ม.ค. 51", "12 มกราคม 2551"),
        ("12 เม.ย. 51", "12 เมษายน 2551"),
        ("2400", "2400"),
    ],
)
def test_parse_date_forms(value, expected):
    assert parse_date(value, TODAY).th() == expected


@pytest.mark.parametrize(
    ("value", "why"),
    [
        *(
            (value, "โปรดใส่")
            for value in ("", "-", "ไม่ทราบ", "5", "123", "12 7", "ก.ค.", "12 กกก 2551", "120751", None, True)
        ),
        *(
            (value, "โปรดใส่")
            for value in (float("nan"), float("inf"), -5, 1.5, 12.25, 10**30, [], "²²²²²", "12-14 ก.ค. 2551")
        ),
        ("31/2/2567", "ไม่มีวันนี้ในปฏิทิน"),
        ("29/2/2566", "ไม่มีวันนี้ในปฏิทิน"),
        ("0/1/2567", "ไม่มีวันนี้ในปฏิทิน"),
        ("7/25/2567", "เดือนต้องเป็น 1 ถึง 12"),
        ("1/0/2567", "เดือนต้องเป็น 1 ถึง 12"),
        ("12/7/1481", "ปีไม่อยู่ในช่วง"),
        ("2399", "ปีไม่อยู่ในช่วง"),
        ("9999", "ปีไม่อยู่ในช่วง"),
        (date(1481, 1, 1), "ปีไม่อยู่ในช่วง"),
    ],
)
def test_parse_date_refuses_in_thai(value, why):
    with pytest.raises(ThaiValueError, match=why):
        parse_date(value, TODAY)


@given(days, st.booleans())
def test_parse_date_reads_what_we_show(day, short):
    for precision in Precision:
        first = day.replace(
            day=1 if precision != DAY else day.day, month=1 if precision == YEAR else day.month
        )
        shown = ApproximateDate(first, precision)
        assert parse_date(shown.th(short), TODAY) == shown
        assert parse_date(to_thai(shown.th(short)), TODAY) == shown
        assert parse_date(shown) is shown


@given(days)
def test_parse_date_reads_numbers_in_both_eras(day):
    expected = ApproximateDate(day, DAY)
    be = day.year + 543
    for text in (
        *(f"{day.day}/{day.month}/{year}" for year in (be, day.year)),
        *(f"{year}-{day.month:02}-{day.day:02}" for year in (be, day.year)),
        *(f"{day.day:02}.{day.month:02}.{be}", f"{be}{day.month:02}{day.day:02}"),
        *(format_date(day).replace(" ", ""), format_date(day, short=True).replace(".", "")),
        (day - date(1899, 12, 30)).days,
    ):
        assert parse_date(text, TODAY) == expected


@given(
    st.one_of(
        messy_text,
        st.text(alphabet="0123456789/-. กคมพศตยาธ๑", max_size=14),
        st.floats(),
        st.integers(),
        st.dates(),
    )
)
def test_parse_date_gives_a_date_or_our_error(value):
    try:
        assert 2400 <= parse_date(value, TODAY).date.year + 543 <= 2700
    except ThaiValueError as error:
        assert "วันที่" in error.message


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        *(
            (value, 2530)
            for value in ("2530", 2530, 2530.0, "1987", 1987, "30", 30, "๒๕๓๐", "พ.ศ. 2530", "ปี 2530")
        ),
        *((value, 2530) for value in ("12/7/2530", "12 ก.ค. 30", date(1987, 1, 1), date(2530, 1, 1))),
        ("67", 2567),
        ("68", 2568),
        ("69", 2469),
        ("99", 2499),
        ("00", 2500),
    ],
)
def test_parse_birth_year(value, expected):
    assert parse_birth_year(value, TODAY) == expected


@given(st.integers(0, 99))
def test_parse_birth_year_of_two_digits_gives_an_age_up_to_100(year):
    assert 0 <= 2568 - parse_birth_year(f"{year:02}", TODAY) <= 100


@pytest.mark.parametrize("value", ["2569", "2400", "1850", "58 ปี", "อายุ 58", "", None, "ไม่ทราบ", "2026"])
def test_parse_birth_year_refuses_in_thai(value):
    with pytest.raises(ThaiValueError, match="โปรด"):
        parse_birth_year(value, TODAY)


@pytest.mark.parametrize(
    ("text", "today", "year"),
    [
        ("67", date(2059, 1, 1), 2567),
        ("10", date(2059, 1, 1), 2610),
        ("22", date(2059, 1, 1), 2622),
        ("23", date(2059, 1, 1), 2523),
        ("05", date(2052, 1, 1), 2605),
        ("15", date(2052, 1, 1), 2615),
        ("16", date(2052, 1, 1), 2516),
        ("00", date(2025, 1, 1), 2500),
    ],
)
def test_two_digits_lie_at_most_twenty_years_ahead(text, today, year):
    assert parse_date(text, today).th() == str(year)


def test_limits_of_months_and_ages():
    with pytest.raises(ThaiValueError, match="เดือนต้องเป็น 1 ถึง 12"):
        parse_date("1/13/2567", TODAY)
    assert parse_birth_year("2458", TODAY) == 2458
    with pytest.raises(ThaiValueError, match="เป็นไปไม่ได้"):
        parse_birth_year("2457", TODAY)
