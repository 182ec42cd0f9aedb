import datetime
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakhonchai.thai import (
    BANGKOK,
    ApproximateDate,
    Precision,
    age_in,
    be_year,
    fiscal_quarter,
    fiscal_range,
    fiscal_year,
    format_date,
    format_datetime,
    today_in_bangkok,
)
from tests.thai.strategies import shuffled

JULY = date(2008, 7, 12)


def test_approximate_date_shows_only_what_is_known():
    assert ApproximateDate(JULY, Precision.DAY).th() == "12 กรกฎาคม 2551"
    assert ApproximateDate(JULY, Precision.DAY).th(short=True) == "12 ก.ค. 2551"
    assert ApproximateDate(JULY, Precision.MONTH).th() == "กรกฎาคม 2551"
    assert ApproximateDate(JULY, Precision.MONTH).th(short=True) == "ก.ค. 2551"
    assert ApproximateDate(JULY, Precision.YEAR).th() == "2551"
    assert str(ApproximateDate(JULY)) == "12 กรกฎาคม 2551"


def test_approximate_dates_sort_by_date_then_from_exact_to_vague():
    first = date(2024, 1, 1)
    in_order = [
        ApproximateDate(date(2023, 12, 31), Precision.DAY),
        ApproximateDate(first, Precision.DAY),
        ApproximateDate(first, Precision.MONTH),
        ApproximateDate(first, Precision.YEAR),
        ApproximateDate(date(2024, 1, 2), Precision.DAY),
    ]
    assert sorted(shuffled(in_order)) == in_order


def test_precision_has_thai_labels():
    assert [p.label for p in Precision] == ["ทราบวันที่", "ทราบเดือนและปี", "ทราบเฉพาะปี"]
    assert Precision("month") is Precision.MONTH


@pytest.mark.parametrize(
    ("value", "long", "short"),
    [
        (JULY, "12 กรกฎาคม 2551", "12 ก.ค. 2551"),
        (datetime.datetime(2008, 7, 12, 14, 5), "12 กรกฎาคม 2551", "12 ก.ค. 2551"),
        (datetime.datetime(2008, 7, 11, 18, 0, tzinfo=datetime.UTC), "12 กรกฎาคม 2551", "12 ก.ค. 2551"),
        (None, "–", "–"),
    ],
)
def test_format_date(value, long, short):
    assert format_date(value) == long
    assert format_date(value, short=True) == short


def test_format_datetime_is_in_bangkok():
    value = datetime.datetime(2023, 12, 31, 18, 5, tzinfo=datetime.UTC)
    assert format_datetime(value) == "1 มกราคม 2567 เวลา 01.05 น."
    assert format_datetime(value, short=True) == "1 ม.ค. 2567 01.05 น."
    assert format_datetime(None) == "–"


@pytest.mark.parametrize(
    ("day", "year", "quarter"),
    [
        (date(2023, 9, 30), 2566, 4),
        (date(2023, 10, 1), 2567, 1),
        (date(2023, 12, 31), 2567, 1),
        (date(2024, 1, 1), 2567, 2),
        (date(2024, 3, 31), 2567, 2),
        (date(2024, 4, 1), 2567, 3),
        (date(2024, 7, 1), 2567, 4),
        (date(2024, 9, 30), 2567, 4),
        (date(2024, 10, 1), 2568, 1),
        (datetime.datetime(2024, 9, 30, 18, tzinfo=datetime.UTC), 2568, 1),
    ],
)
def test_fiscal_year_begins_in_october(day, year, quarter):
    assert (fiscal_year(day), fiscal_quarter(day)) == (year, quarter)


def test_fiscal_range():
    assert fiscal_range(2567) == (date(2023, 10, 1), date(2024, 9, 30))


@given(st.dates(date(1900, 1, 1), date(2150, 1, 1)))
def test_every_day_is_in_its_own_fiscal_year_only(day):
    first, last = fiscal_range(fiscal_year(day))
    assert first <= day <= last
    assert fiscal_range(fiscal_year(day) + 1)[0] == last + datetime.timedelta(days=1)


def test_a_bare_year_counts_as_that_fiscal_year():
    assert ApproximateDate(date(2024, 1, 1), Precision.YEAR).fiscal_year == 2567
    assert ApproximateDate(date(2023, 11, 1), Precision.MONTH).fiscal_year == 2567


def test_ages_and_today():
    assert age_in(2530, date(2024, 5, 1)) == 37
    assert be_year(date(2024, 5, 1)) == 2567
    assert today_in_bangkok() == datetime.datetime.now(BANGKOK).date()
