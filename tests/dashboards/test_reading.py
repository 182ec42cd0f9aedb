"""Who is told which number."""

import pytest

from nakhonchai.accounts.scope import NOBODY, scope_of
from nakhonchai.dashboards.disclosure import Cover
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.measures import get_measure
from nakhonchai.dashboards.numbers import list_url
from nakhonchai.dashboards.reading import Reading, Told
from tests.factories import LeaderFactory, OrganizationFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def public() -> Reading:
    return Reading(NOBODY, Now())


def told(reading: Reading, name: str, *keys: str) -> Told:
    return reading.told(get_measure(name), keys)


def whole(places) -> tuple[str, ...]:
    return (f"cluster:{places.pk}", "36", "30", "31", "32")


def test_the_public_is_told_few_people_as_fewer_than_five(places):
    LeaderFactory.create_batch(3, area_id="320501")
    LeaderFactory.create_batch(9, area_id="320101")
    LeaderFactory.create_batch(20, area_id="310401")
    assert told(public(), "leaders", "3205").text == "น้อยกว่า 5"
    assert told(public(), "leaders", "3104").text == "20"
    assert told(public(), "leaders", "3001").text == "0"


def test_the_next_smallest_is_withheld_where_the_difference_would_tell(places):
    LeaderFactory.create_batch(3, area_id="320501")
    LeaderFactory.create_batch(9, area_id="320101")
    assert told(public(), "leaders", "32").value == 12
    assert told(public(), "leaders", "3201").cover is Cover.WITHHELD


def test_people_kept_at_the_province_itself_are_covered_too(places):
    """12 in the province, 10 in its districts: the 2 at home in the province must not follow."""
    LeaderFactory.create_batch(2, area_id="32")
    LeaderFactory.create_batch(10, area_id="320501")
    LeaderFactory.create_batch(30, area_id="320101")
    reading = public()
    assert reading.elsewhere(get_measure("leaders"), ("32",), ("3201", "3205")).cover is Cover.FEW
    assert told(reading, "leaders", "3205").cover is Cover.WITHHELD


def test_the_rest_of_a_shown_number_is_no_small_number_either(places):
    """Of 30 shown leaders 28 young: the two others would follow."""
    LeaderFactory.create_batch(28, area_id="320501", young=True)
    LeaderFactory.create_batch(2, area_id="320501", old=True)
    assert told(public(), "leaders", "3205").is_known
    assert told(public(), "young_leaders", "3205").cover is Cover.WITHHELD


def test_public_counts_of_people_stop_at_the_district(places):
    LeaderFactory.create_batch(9, area_id="320501")
    assert told(public(), "leaders", "3205").value == 9
    assert not told(public(), "leaders", "320501").is_known
    assert not public().may_see(get_measure("leaders"), 6)


def test_reach_of_people_is_not_told_of_a_district(places):
    LeaderFactory.create_batch(9, area_id="320501")
    leaders = get_measure("leaders")
    assert public().reached(leaders, ("3205",)) is None
    assert public().reached(leaders, whole(places)) == 1


def test_bodies_and_projects_are_never_covered(places):
    OrganizationFactory(area_id="320501"), ProjectFactory(area_id="320501")
    assert told(public(), "organizations", "320501").value == 1
    assert told(public(), "projects", "320501").value == 1


def test_who_has_signed_in_is_told_every_number(people):
    LeaderFactory.create_batch(3, area_id="310401")
    for person in (people.viewer, people.recorder, people.surin, people.empty):
        assert told(Reading(scope_of(person), Now()), "leaders", "310401").value == 3


@pytest.mark.parametrize(
    ("who", "name", "code", "opens"),
    [
        ("signed_out", "organizations", "32", False),
        ("viewer", "organizations", "31", True),
        ("viewer", "leaders", "32", False),
        ("surin", "leaders", "3205", True),
        ("surin", "leaders", "31", False),
        ("surin", "plans", "", False),
        ("codi", "leaders", "", True),
        ("recorder", "leaders", "32", False),
        ("recorder", "leaders", "320501", True),
    ],
)
def test_a_number_links_to_its_list_only_where_the_reader_finds_all_of_it(people, who, name, code, opens):
    reading = Reading(scope_of(getattr(people, who)), Now())
    assert bool(list_url(reading, get_measure(name), code)) is opens


def test_what_is_not_shown_sorts_together():
    assert Told(None, Cover.FEW).rank == Told(None, Cover.WITHHELD).rank
    assert Told(0).rank < Told(None, Cover.FEW).rank < Told(5).rank
