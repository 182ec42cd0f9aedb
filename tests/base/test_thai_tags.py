"""Values in Thai pages: nothing known is a dash that speaks, zero is zero, years are Buddhist."""

import datetime as dt
from decimal import Decimal

import pytest
from django.template import Context, Template

from nakhonchai.base.templatetags import thai
from nakhonchai.thai.dates import ApproximateDate, Precision

DAY = dt.date(2008, 7, 12)


def show(text: str, **values: object) -> str:
    return Template(text).render(Context(values))


@pytest.mark.parametrize(
    "name", ["thai_date", "thai_datetime", "be_year", "number", "compact", "percent", "telephone"]
)
@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_known_is_a_dash_that_speaks(name, nothing):
    shown = show("{{ value|%s }}" % name, value=nothing)  # noqa: UP031
    assert 'title="ไม่มีข้อมูล"' in shown
    assert '<span class="visually-hidden">ไม่มีข้อมูล</span>' in shown


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("{{ v|thai_date }}", DAY, "12 กรกฎาคม 2551"),
        ("{{ v|thai_date_short }}", DAY, "12 ก.ค. 2551"),
        ("{{ v|thai_date }}", ApproximateDate(DAY, Precision.MONTH), "กรกฎาคม 2551"),
        ("{{ v|thai_date_short }}", ApproximateDate(DAY, Precision.YEAR), "2551"),
        ("{{ v|thai_datetime }}", dt.datetime(2008, 7, 12, 17, 5, tzinfo=dt.UTC), "13 ก.ค. 2551 00.05 น."),
        ("{{ v|thai_date }}", dt.datetime(2008, 7, 12, 17, 5, tzinfo=dt.UTC), "13 กรกฎาคม 2551"),
        ("{{ v|be_year }}", DAY, "2551"),
        ("{{ v|be_year }}", ApproximateDate(DAY, Precision.YEAR), "2551"),
        ("{{ v|be_year }}", 2024, "2567"),
        ("{{ v|number }}", 1234567, "1,234,567"),
        ("{{ v|number }}", 0, "0"),
        ("{{ v|number }}", Decimal("2.5"), "3"),
        ("{{ v|compact }}", 999_999, "999,999"),
        ("{{ v|percent:8 }}", 1, "12.5%"),
        ("{{ v|percent:8 }}", 0, "0%"),
        ("{{ v|telephone }}", "0812345678", "081-234-5678"),
    ],
)
def test_value_is_shown_in_thai(text, value, shown):
    assert show(text, v=value) == shown


def test_compact_keeps_the_whole_number_in_its_title():
    assert show("{{ v|compact }}", v=6_767_667) == '<span title="6,767,667">6.77 ล้าน</span>'


def test_a_share_of_nothing_is_no_zero():
    assert thai.percent(0, 0) == thai.NO_DATA


def test_what_a_person_typed_is_escaped():
    assert show("{{ v|telephone }}", v="<b>") == "&lt;b&gt;"


def test_printed_at_is_a_thai_moment():
    assert "น." in show("{% printed_at %}")
