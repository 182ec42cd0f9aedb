"""Numbers over the fiscal years equal the records' own dates, and add up to the number of today."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from nakhonchai.dashboards.figures import Now, figures
from nakhonchai.dashboards.measures import (
    Measure,
    Panel,
    Source,
    all_measures,
    declared_measures,
    get_measure,
)
from nakhonchai.dashboards.years import UNKNOWN_YEAR, add_years, year_figures
from nakhonchai.thai import fiscal_year
from organizations.models import Organization
from tests.factories import LeaderFactory, OrganizationFactory, PlanFactory, ProjectFactory, make_places

HOMES = ["32", "3205", "320501", "32050101", "31010201"]
WITH_YEARS = [measure for measure in declared_measures() if measure.source.knows_years]


def years_of(name: str, prefix: str = "", digits: int = 2):
    found = year_figures(get_measure(name), Now(), prefix, digits)
    assert found is not None
    return found


class EveryDate(TestCase):
    """Whatever the dates, a year holds what was there at its end."""

    def setUp(self):
        make_places()

    @settings(max_examples=30, deadline=None)
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(HOMES),
                st.none() | st.dates(dt.date(2015, 1, 1), dt.date(2026, 12, 31)),
            ),
            max_size=8,
        ),
        st.integers(2557, 2571),
    )
    def test_the_year_equals_a_count_by_hand(self, founded, year):
        cache.clear()  # each example is a database of its own
        for home, day in founded:
            OrganizationFactory(area_id=home, founded=day)
        found = years_of("organizations", "32", 4)
        there = [day for home, day in founded if home.startswith("32") and day]
        assert found.until(["32"], year) == sum(fiscal_year(day) <= year for day in there)
        assert found.change(["32"], year) == sum(fiscal_year(day) == year for day in there)
        assert found.undated(["32"]) == sum(home.startswith("32") and day is None for home, day in founded)
        assert found.until(["3205"], 2999) == sum(
            home.startswith("3205") and day is not None for home, day in founded
        )


@pytest.mark.django_db
@pytest.mark.parametrize("measure", WITH_YEARS, ids=lambda one: one.name)
def test_all_years_together_are_the_number_of_today(places, measure):
    OrganizationFactory(area_id="320501", founded=dt.date(2020, 10, 1)), OrganizationFactory(founded=None)
    LeaderFactory(young=True), LeaderFactory(area_id="31", old=True)
    PlanFactory(status="endorsed", area_id="320501"), PlanFactory(area_id="310101")
    ProjectFactory(fiscal_year=None, budget_asked=500), ProjectFactory(budget_received=20, budget_asked=70)
    ProjectFactory(area_id=None, cluster=places, fiscal_year=2571, budget_asked=1)
    now = Now()
    today, years = figures(measure, now), year_figures(measure, now, "", 6)
    assert years is not None
    for place, value in today.values.items():
        known = sum(years.changes.get(place, {}).values())
        assert known == value, (measure.name, place)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "year"), [(dt.date(2023, 9, 30), 2566), (dt.date(2023, 10, 1), 2567), (dt.date(2024, 1, 1), 2567)]
)
def test_the_fiscal_year_begins_in_october(places, day, year):
    OrganizationFactory(founded=day)
    assert years_of("organizations").change(["32"], year) == 1
    assert years_of("organizations").change(["32"], year - 1) == 0


def test_what_went_is_taken_away_and_what_has_no_year_stands_apart():
    measure = Measure("m", "m", "m", "m", Source("s", (), lambda prefix, digits: []), Panel.BEHIND)
    found = add_years(
        measure, [("320501", "a", 2565, 3), ("320501", "a", 2567, -1), ("3205", "a", UNKNOWN_YEAR, 9)]
    )
    assert [found.until(["32"], year) for year in (2564, 2565, 2566, 2567)] == [0, 3, 3, 2]
    assert found.undated(["32"]) == 9
    assert found.first(["32"]) == 2565


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["", "32", "3205", "320501", "32050101"])
def test_every_number_is_explained_to_everybody(people, client_of, code):
    LeaderFactory(young=True), OrganizationFactory(), PlanFactory(), ProjectFactory(budget_asked=5)
    for person in (people.signed_out, people.surin):
        client = client_of(person)
        for measure in all_measures():
            args = [measure.name, code] if code else [measure.name]
            answer = client.get(reverse(f"dashboards:figure{'-of-area' if code else ''}", args=args))
            assert answer.status_code == 200
            assert measure.definition in answer.content.decode()


@pytest.mark.django_db
def test_an_unknown_number_or_place_is_not_found(places, client):
    assert client.get(reverse("dashboards:figure", args=["nothing"])).status_code == 404
    assert client.get(reverse("dashboards:figure-of-area", args=["leaders", "99"])).status_code == 404


@pytest.mark.django_db
def test_the_public_is_told_no_years_and_no_small_numbers_of_people(people, client_of):
    LeaderFactory.create_batch(3, area_id="320501", young=True)
    html = client_of(people.signed_out).get("/figures/leaders/32/").content.decode()
    assert "น้อยกว่า 5" in html and "figure-years" not in html
    hidden = client_of(people.signed_out).get("/figures/leaders/320501/").content.decode()
    assert "ไม่แสดง" in hidden and ">3<" not in hidden


@pytest.mark.django_db
def test_the_number_explained_equals_the_list_behind_it(people, client_of):
    OrganizationFactory.create_batch(4, area_id="320501"), OrganizationFactory(area_id="31010201")
    client = client_of(people.surin)
    found = client.get("/figures/organizations/32/").context["figure"]
    listed = client.get(found.records)
    assert found.told.value == 4 == listed.context["page_obj"].paginator.count
    assert sum(share.told.value for share in found.shares) == 4


@pytest.mark.django_db
def test_the_explanation_names_who_has_not_told(people, client_of):
    OrganizationFactory(area_id="320501")
    found = client_of(people.surin).get("/figures/organizations/3205/").context["figure"]
    names = [name for name, _url in found.silent.places]
    assert found.silent.count == len(names) == found.silent.total - 1
    assert found.changed_at is not None


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["32", "3205", "320501"])
def test_an_explanation_asks_no_more_where_there_is_more(people, client_of, django_assert_num_queries, code):
    client, address = client_of(people.surin), f"/figures/organizations/{code}/"
    OrganizationFactory(area_id="320501")
    client.get(address)
    OrganizationFactory.create_batch(9, area_id="32050101"), OrganizationFactory(area_id="3201")
    # One of them reads which districts were written in: figures and years are counted again there alone.
    with django_assert_num_queries(11 if code == "320501" else 9):
        client.get(address)


@pytest.mark.django_db
def test_the_page_shows_the_change_since_the_last_fiscal_year(people, client_of):
    OrganizationFactory(area_id="320501", founded=dt.date(2020, 1, 1))
    before = Organization.objects.unscoped("a test").count()
    OrganizationFactory.create_batch(2, area_id="320501", founded=dt.date.today())
    html = client_of(people.surin).get("/places/32/").content.decode()
    assert before == 1 and "เพิ่มขึ้น 2 องค์กรจากสิ้นปีงบ" in html
    assert 'id="trends"' in html
