"""What is counted of leaders equals the lists behind it."""

from typing import Any

import pytest
from django.utils import timezone

from nakhonchai.dashboards.figures import Now, figures
from nakhonchai.dashboards.measures import get_measure
from nakhonchai.thai import be_year
from tests.factories import LeaderFactory, PositionFactory, RoleTypeFactory

pytestmark = pytest.mark.django_db
COUNTED = (
    "leaders",
    "young_leaders",
    "returned_leaders",
    "key_holders",
    "young_key_holders",
    "strategy_seats",
)


def test_each_number_is_the_length_of_its_list(people: Any, client_of: Any, places: Any) -> None:
    chair = RoleTypeFactory(name="ประธานทดสอบ", is_key_post=True)
    seat = RoleTypeFactory(name="ที่นั่งทดสอบ", committee="province")
    this_year = be_year(timezone.localdate())
    for age in (20, 35, 36, None):
        leader = LeaderFactory(birth_year=None if age is None else this_year - age, returned_home=age == 20)
        PositionFactory(leader=leader, role=chair)
        if age in (35, None):
            PositionFactory(leader=leader, role=seat, area_id="32")
            PositionFactory(
                leader=leader, role=seat, area_id=None, cluster=places
            )  # a second seat, one person
    PositionFactory(leader=LeaderFactory(), role=seat, area_id="32", ended=timezone.localdate())
    client, found = client_of(people.surin), {}
    for name in COUNTED:
        measure = get_measure(name)
        assert measure is not None
        assert measure.list_link is not None
        number = figures(measure, Now()).value(["32"])
        listed = client.get(measure.list_link.url("32")).context["page_obj"].paginator.count
        assert number == listed, name
        found[name] = number
    assert found == {
        "leaders": 5,
        "young_leaders": 2,
        "returned_leaders": 1,
        "key_holders": 4,
        "young_key_holders": 2,
        "strategy_seats": 2,
    }
