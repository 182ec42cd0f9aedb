"""A district's bodies, asked by SQL that is made once, are what reading everything gives of that district."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from nakhonchai.accounts.tripwire import tripwire
from nakhonchai.dashboards.pieces import piece_of
from organizations import at_work
from organizations.enums import OrganizationStatus
from organizations.models import Organization
from tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
DISTRICTS = ("3205", "3201", "3101")


@pytest.fixture
def bodies(places: Any) -> list[Any]:
    return [
        OrganizationFactory(area_id="320501", founded="2020-10-01"),
        OrganizationFactory(area_id="3205", founded="2020-09-30"),
        OrganizationFactory(area_id="32050101", founded=None),
        OrganizationFactory(area_id="32"),
        OrganizationFactory(area_id="320102"),
        OrganizationFactory(area_id="310102"),
        OrganizationFactory(area_id="320501", status=OrganizationStatus.CLOSED),
        OrganizationFactory(area_id="320501", trashed_at=timezone.now(), trash_reason="ซ้ำ"),
    ]


def test_a_district_is_its_part_of_the_whole(bodies: list[Any]) -> None:
    whole = list(at_work.AT_WORK.read(""))
    for code in DISTRICTS:
        for _again in range(2):
            assert list(at_work.AT_WORK.read(code)) == [one for one in whole if piece_of(one.place) == code]
    assert [one.pk for one in at_work.AT_WORK.read("3205")] == [one.pk for one in bodies[:3]]


def test_what_was_untouched_for_long_goes_by_the_day_it_is_asked(
    bodies: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The moment stands in no SQL that is kept."""
    assert [one.untouched for one in at_work.AT_WORK.read("3205")] == [0, 0, 0]
    later = timezone.now() + timedelta(days=30 * at_work.STALE_MONTHS + 2)
    Organization.objects.unscoped("test").filter(pk=bodies[0].pk).update(updated_at=later)
    monkeypatch.setattr(at_work.timezone, "now", lambda: later)
    assert [one.untouched for one in at_work.AT_WORK.read("3205")] == [0, 1, 1]


def test_each_reading_states_that_it_is_for_everybody(bodies: list[Any]) -> None:
    for _again in range(2):
        with tripwire():
            assert list(at_work.AT_WORK.read("3205"))
