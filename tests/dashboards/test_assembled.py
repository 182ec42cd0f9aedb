"""Pages that were assembled once serve readers of the same reach, until something is written."""

import pytest

from nakhonchai.dashboards import pages
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.models import FileRequirement
from nakhonchai.dashboards.pages import area_page
from nakhonchai.geography.models import Area
from tests.factories import AccountFactory, OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def something_is_missing(db):
    FileRequirement.objects.get_or_create(measure="projects", defaults={"label": "โครงการ"})


def page_of(person, code="320501", **query):
    return area_page(person, Now(), Area.objects.get(code=code), query)


def test_readers_of_the_same_reach_share_a_page_and_others_do_not(people):
    twin = AccountFactory(coordinator=True, username="twin", areas=["32"])
    mine, twins, theirs = page_of(people.surin), page_of(twin), page_of(people.buriram)
    assert twins.headline is mine.headline
    assert theirs.headline is not mine.headline


def test_a_write_and_another_question_make_another_page(people):
    first = page_of(people.surin)
    assert page_of(people.surin).headline is first.headline
    OrganizationFactory(area_id="320501")
    assert page_of(people.surin).headline[0].told.value == 1
    assert page_of(people.surin, sort="-organizations").headline is not page_of(people.surin).headline


def test_who_can_be_asked_is_looked_up_each_time(people):
    OrganizationFactory(area_id="320501")
    before = page_of(people.surin).file_askers
    AccountFactory(recorder=True, username="new", full_name="ผู้บันทึกคนใหม่", areas=["320501"])
    assert len(page_of(people.surin).file_askers) == len(before) + 1


def test_a_known_page_asks_little(people, django_assert_num_queries):
    OrganizationFactory(area_id="320501")
    page_of(people.surin)
    area, person = Area.objects.get(code="320501"), people.surin
    pages.scope_of(person)
    with django_assert_num_queries(2):  # the stamps, and who can be asked
        area_page(person, Now(), area, {})
