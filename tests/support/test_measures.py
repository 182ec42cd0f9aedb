"""The figures of following up, and that each equals the list behind its link."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from nakhonchai.dashboards.figures import Now, figures_named
from nakhonchai.dashboards.measures import get_measure
from support import measures
from tests.factories import GuideFactory, PolicyIssueFactory, SupportRequestFactory, VisitFactory

pytestmark = pytest.mark.django_db


def value(name: str, place: str) -> Any:
    return figures_named(name, Now()).values.get(place)


@pytest.fixture
def world(places: Any) -> None:
    today = timezone.localdate()
    VisitFactory(area_id="32050101", visited=today - timedelta(days=10))
    VisitFactory(area_id="320501", visited=today - timedelta(days=12))
    VisitFactory(area_id="320502", visited=today - timedelta(days=500))
    VisitFactory(area_id="320502", visited=today - timedelta(days=5), kind="call")
    VisitFactory(area_id="320101", visited=today + timedelta(days=5), planned=True)
    VisitFactory(area_id="320101", visited=today, trashed=True)
    SupportRequestFactory(area_id="320501")
    SupportRequestFactory(area_id="320501", granted=True, value=Decimal("1500"))
    SupportRequestFactory(area_id="320501", state="partly", given_what="ครึ่งหนึ่ง")
    SupportRequestFactory(area_id="320501", state="withdrawn")
    PolicyIssueFactory(area_id="32")
    PolicyIssueFactory(area_id="320501", state="adopted")
    GuideFactory(area_id="320501")
    GuideFactory(area_id="32", level="district")
    GuideFactory(area_id="32", trashed=True)


def test_each_figure_counts_what_it_says(world: None) -> None:
    assert (value("visits", "32"), value("visits", "320502")) == (4, 2)
    assert (value("subdistricts_visited", "32"), value("subdistricts_visited", "320502")) == (1, None)
    assert (value("support_asked", "3205"), value("support_given", "3205")) == (3, 2)
    assert (value("support_value", "32"), value("support_value_by", "32")) == (1500, 1)
    assert (value("policy_issues", "32"), value("policy_issues", "3205")) == (2, 1)
    assert (value("work_tools", "32"), value("work_tools", "3205")) == (2, 1)


FIGURES = ["visits", "support_asked", "support_given", "policy_issues", "work_tools"]


@pytest.mark.parametrize("name", FIGURES)
def test_each_figure_equals_its_list(world: None, people: Any, client_of: Any, name: str) -> None:
    client, measure = client_of(people.surin), get_measure(name)
    assert measure is not None and measure.list_link is not None
    for code in ("32", "3205", "320501"):
        page = client.get(measure.list_link.url(code))
        assert page.context["page_obj"].paginator.count == (value(name, code) or 0), (name, code)


def test_years_add_up_to_the_whole(world: None) -> None:
    for source in (measures.VISITS, measures.REQUESTS):
        assert source.years is not None
        whole, years = {}, {}
        for place, part, amount in source.read("", 8):
            whole[place, part] = whole.get((place, part), 0) + amount
        for place, part, _year, amount in source.years("", 8):
            years[place, part] = years.get((place, part), 0) + amount
        assert whole == years
