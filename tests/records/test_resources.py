"""How values stand in cells, both ways; and that every resource is whole."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.urls import NoReverseMatch
from hypothesis import given
from hypothesis import strategies as st

from leaders.models import Leader
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records import widgets
from nakhonchai.records.kinds import record_models
from nakhonchai.records.registry import importable_resources, resource_for
from nakhonchai.thai import ApproximateDate, Precision, ThaiValueError
from organizations.enums import OrganizationStatus
from organizations.models import Organization, OrganizationType
from tests.factories import OrganizationTypeFactory

READS = [
    (widgets.YesNoWidget(), "ใช่", True),
    (widgets.YesNoWidget(), "ไม่ใช่", False),
    (widgets.YesNoWidget(), True, True),
    (widgets.YesNoWidget(), 0.0, False),
    (widgets.ChoiceWidget(OrganizationStatus), "จดแจ้ง / จดทะเบียนแล้ว", "registered"),
    (widgets.DateWidget(), "2553", ApproximateDate(datetime.date(2010, 1, 1), Precision.YEAR)),
    (widgets.DateWidget(), "ก.ค. 2551", ApproximateDate(datetime.date(2008, 7, 1), Precision.MONTH)),
    (widgets.DateWidget(), "2567-05-01", ApproximateDate(datetime.date(2024, 5, 1))),
    (widgets.YearWidget(), 2567.0, 2567),
    (widgets.YearWidget(), "๒๕๖๗", 2567),
    (widgets.YearWidget(), 2024, 2567),
    (widgets.BirthYearWidget(), "01/02/2510", 2510),
    (widgets.TelephoneWidget(), 812345678.0, "0812345678"),
    (widgets.TelephoneWidget(), "+66 81 234 5678", "0812345678"),
    (widgets.TextWidget(), 12.0, "12"),
    (widgets.TextWidget(), "None", "None"),
    (widgets.TextWidget(), "เเม่ค้า  ", "แม่ค้า"),
    (widgets.IntegerWidget(), "๑,๒๕๐ คน", 1250),
    (widgets.DecimalWidget(2), "1,234.50", Decimal("1234.50")),
    (widgets.IntegerWidget(), "-", None),
    (widgets.DateWidget(), "ไม่ทราบ", None),
]
REFUSED = [
    (widgets.YesNoWidget(), "อาจจะ"),
    (widgets.ChoiceWidget(OrganizationStatus), "ไม่มีสถานะนี้"),
    (widgets.DateWidget(), "31/02/2567"),
    (widgets.BirthYearWidget(), "1/1/3111"),
    (widgets.TelephoneWidget(), "0812345678, 0898765432"),
    (widgets.TelephoneWidget(), "043-123456 ต่อ 12"),
    (widgets.TextWidget(3), "สี่ตัว"),
    (widgets.TextWidget(), "????????"),
    (widgets.IntegerWidget(), 1.5),
    (widgets.DecimalWidget(2), "1.234"),
    (widgets.RefWidget(), "ABCDEFGH"),
]


@pytest.mark.parametrize(("widget", "cell", "value"), READS)
def test_a_cell_is_read(widget: Any, cell: Any, value: Any) -> None:
    assert widget.clean(cell) == value


@pytest.mark.parametrize(("widget", "cell"), REFUSED)
def test_a_cell_that_cannot_be_read_is_an_error_in_thai(widget: Any, cell: Any) -> None:
    with pytest.raises(ThaiValueError) as problem:
        widget.clean(cell)
    assert any("ก" <= letter <= "๛" for letter in problem.value.message)


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)), st.sampled_from(Precision))
def test_an_approximate_date_comes_back_from_its_cell(date: datetime.date, precision: Precision) -> None:
    first = {
        Precision.DAY: date,
        Precision.MONTH: date.replace(day=1),
        Precision.YEAR: date.replace(day=1, month=1),
    }
    known = ApproximateDate(first[precision], precision)
    widget = widgets.DateWidget()
    assert widget.clean(widget.render(known)) == known


@given(st.booleans() | st.none())
def test_yes_and_no_come_back(value: bool | None) -> None:
    widget = widgets.YesNoWidget()
    cell = widget.render(value)
    assert (None if cell is None else widget.clean(cell)) == value


@given(st.decimals(0, 10**11, places=2))
def test_money_comes_back(value: Decimal) -> None:
    widget = widgets.DecimalWidget(2)
    assert widget.clean(str(widget.render(value))) == value


def test_a_list_is_read_once_and_only_what_is_in_use(db: Any, django_assert_num_queries: Any) -> None:
    OrganizationTypeFactory(name="ใช้อยู่")
    OrganizationTypeFactory(name="เลิกใช้", is_active=False)
    widget = widgets.ListWidget(OrganizationType.objects.filter(is_active=True), "ประเภทองค์กร")
    with django_assert_num_queries(1):
        assert [str(widget.clean("ใช้อยู่")) for _ in range(3)] == ["ใช้อยู่"] * 3
        with pytest.raises(ThaiValueError):
            widget.clean("เลิกใช้")


def test_every_resource_begins_with_the_ref_and_has_thai_headings_once(db: Any) -> None:
    for kind in importable_resources():
        resource = kind()
        headings = [column.heading for column in resource.columns]
        # What is no record (places and their figures) is known by a code of its own.
        assert headings[0] == "รหัสอ้างอิง" or kind.handler is not None
        assert len(set(headings)) == len(headings)
        assert all(
            any("ก" <= letter <= "๛" for letter in heading) or heading == "LINE" for heading in headings
        )


def test_every_column_of_every_resource_has_a_class(db: Any) -> None:
    for model in record_models():
        try:
            model.list_url("export")
        except NoReverseMatch:
            continue  # tasks, requests and breaches are worked off, not exported
        resource = resource_for(model)()
        assert all(isinstance(resource.class_of(column), DataClass) for column in resource.columns)


def test_a_leaders_name_is_personal_and_a_bodys_is_not(db: Any) -> None:
    people, bodies = resource_for(Leader)(), resource_for(Organization)()
    assert people.class_of(people.fields["given_name"]) is DataClass.PERSONAL
    assert bodies.class_of(bodies.fields["name"]) is DataClass.NETWORK
    assert "โทรศัพท์" not in [column.heading for column in bodies.export_columns(personal=False)]
