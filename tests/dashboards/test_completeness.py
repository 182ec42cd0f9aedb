"""แฟ้มตำบล: made when nothing is missing; every subdistrict counts, also the one that has nothing."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from nakhonchai.base.freshness import touch
from nakhonchai.dashboards.completeness import file_state
from nakhonchai.dashboards.figures import Now, figures
from nakhonchai.dashboards.measures import get_measure
from nakhonchai.dashboards.models import FileRequirement
from nakhonchai.dashboards.years import year_figures
from nakhonchai.geography.models import AreaFigure
from tests.factories import LeaderFactory, OrganizationFactory, PlanFactory

pytestmark = pytest.mark.django_db
HERE = "320501"


def made(place: str = "32") -> object:
    return figures(get_measure("files_made"), Now()).value([place])


def people_live_here() -> None:
    AreaFigure.objects.create(area_id=HERE, kind="population", year_be=2564, value=5000, source="ทดสอบ")
    touch("geography.areafigure", [HERE])


def test_a_file_is_made_when_nothing_is_missing(places):
    OrganizationFactory(area_id=HERE), LeaderFactory(area_id=HERE)
    assert made() == 0
    people_live_here()
    assert made() == 0
    plan = PlanFactory(area_id=HERE)
    assert made() == 1 == made("3205") == made(HERE)
    assert plan.pk and file_state(Now(), HERE).is_made


def test_the_state_names_what_is_missing_and_who_may_know(people, client_of):
    OrganizationFactory(area_id=HERE)
    state = file_state(Now(), HERE)
    assert [one.requirement.measure for one in state.missing] == ["population", "leaders", "plans"]
    assert (state.met, state.total) == (1, 4)
    html = client_of(people.surin).get(f"/places/{HERE}/").content.decode()
    assert "ถามได้จาก ทะเบียนราษฎร" in html and "25%" in html
    assert str(people.recorder) in html
    assert str(people.recorder) not in client_of(people.viewer).get(f"/places/{HERE}/").content.decode()


def test_the_rate_counts_the_files_that_do_not_exist(people, client_of):
    OrganizationFactory(area_id=HERE), LeaderFactory(area_id=HERE), PlanFactory(area_id=HERE)
    people_live_here()
    client = client_of(people.surin)
    found = client.get("/figures/files_made/32/").context["figure"]
    everywhere = figures(get_measure("subdistricts"), Now()).value(["32"])
    assert found.told.value == 1 and found.basis_told.value == everywhere > 1


def test_the_public_is_not_told_of_one_subdistrict(places, client):
    html = client.get(f"/places/{HERE}/").content.decode()
    assert 'id="file"' not in html
    assert "ไม่แสดง" in client.get(f"/figures/files_made/{HERE}/").content.decode()


def test_staff_say_what_a_file_must_have(people):
    FileRequirement.objects.exclude(measure="organizations").update(is_active=False)
    FileRequirement.objects.filter(measure="organizations").update(minimum=2)
    touch("dashboards.filerequirement", [""])  # as the admin does
    OrganizationFactory(area_id=HERE)
    assert made() == 0
    OrganizationFactory(area_id=HERE)
    assert made() == 1


def test_without_requirements_nothing_is_made(places):
    FileRequirement.objects.update(is_active=False)
    touch("dashboards.filerequirement", [""])
    OrganizationFactory(area_id=HERE)
    assert made() == 0


def test_the_year_of_a_file_is_that_of_its_last_requirement(places):
    people_live_here()
    OrganizationFactory(area_id=HERE, founded=dt.date(2560 - 543, 1, 1)), LeaderFactory(area_id=HERE)
    PlanFactory(area_id=HERE, first_year=2566, last_year=2570)
    years = year_figures(get_measure("files_made"), Now(), "32", 4)
    assert years.until(["32"], 2565) == 0
    assert years.until(["32"], 2566) == 1


def test_a_requirement_weighs_something(places):
    with pytest.raises(ValidationError, match="น้ำหนัก"):
        FileRequirement(measure="villages", label="หมู่บ้าน", weight=0).full_clean()
