"""Figures at other times: by fiscal year, and as they were known on a day."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from nakhonchai.base.writing import write
from nakhonchai.dashboards.actions import take_snapshot
from nakhonchai.dashboards.enums import SnapshotKind
from nakhonchai.dashboards.figures import Now, figures
from nakhonchai.dashboards.freezing import freeze, thaw
from nakhonchai.dashboards.measures import all_measures, get_measure
from nakhonchai.dashboards.models import Snapshot
from nakhonchai.dashboards.moments import FIRST_YEAR, Frozen, YearEnd, asked_moment
from nakhonchai.dashboards.rollup import Figures
from nakhonchai.dashboards.years import this_year, years_shown
from tests.factories import LeaderFactory, OrganizationFactory, PlanFactory, ProjectFactory

NUMBERS = st.integers(-(10**9), 10**12) | st.decimals(0, 10**9, places=2)
PLACES = st.sampled_from(["32", "3205", "320501", "cluster:1"])


@given(
    st.dictionaries(PLACES, NUMBERS),
    st.dictionaries(PLACES, st.integers(0, 900)),
    st.dictionaries(PLACES, st.dictionaries(st.text(max_size=8), NUMBERS)),
    st.booleans(),
)
def test_what_is_frozen_thaws_unchanged(values, reach, parts, only_known):
    before = Figures(values, reach, parts, only_known=only_known)
    assert thaw(freeze(before)) == before


@pytest.mark.django_db
def test_a_year_counts_by_the_records_own_dates(people, client_of):
    OrganizationFactory(area_id="320501", founded=dt.date(2567 - 543, 9, 30))
    OrganizationFactory(area_id="320501", founded=dt.date(2567 - 543, 10, 1))
    OrganizationFactory(area_id="320501", founded=None)
    client = client_of(people.surin)
    for query, count in [("", 3), ("?year=2566", 0), ("?year=2567", 1), ("?year=2568", 2)]:
        page = client.get(f"/places/32/{query}").context["page"]
        assert page.headline[0].told.value == count, query
        assert sum(row.cells[0].told.value for row in page.comparison.rows) == count


@pytest.mark.django_db
def test_a_year_says_so_and_links_on_within_it(people, client_of):
    html = client_of(people.surin).get("/places/32/?year=2567").content.decode()
    assert "ณ สิ้นปีงบประมาณ 2567" in html
    assert 'href="/places/3205/?year=2567"' in html
    assert "ไม่มีข้อมูล" in html  # leaders have no dates of their own


@pytest.mark.django_db
@pytest.mark.parametrize("year", ["", "x", "12", str(FIRST_YEAR - 1), str(this_year() + 1), "๒๕๖๗", "-1"])
def test_a_year_that_cannot_be_read_is_today(places, client, year):
    answer = client.get("/places/32/", {"year": year})
    assert answer.status_code == 200
    assert answer.context["page"].moment is None


@pytest.mark.django_db
def test_a_snapshot_does_not_change_when_records_do(people, client_of):
    OrganizationFactory.create_batch(2, area_id="320501"), PlanFactory(area_id="320501", status="endorsed")
    project = ProjectFactory(area_id="320501", budget_asked=Decimal("1200.50"))
    before = {measure.name: figures(measure, Now()) for measure in all_measures()}
    snapshot = take_snapshot(name="ประชุมครั้งที่ 1", by=people.codi)
    OrganizationFactory(area_id="3205")
    project.budget_asked = Decimal(9)
    write(project, by=people.codi)
    frozen = Now(Frozen(snapshot))
    for measure in all_measures():
        assert figures(measure, frozen) == before[measure.name], measure.name
    assert figures(get_measure("organizations"), Now()).value(["32"]) == 3
    page = client_of(people.surin).get(f"/places/32/?known={snapshot.ref}").context["page"]
    assert page.headline[0].told.value == 2
    assert page.headline[0].url == ""  # the list is of today and would not show these


@pytest.mark.django_db
def test_snapshots_are_for_who_signed_in(people, client_of):
    LeaderFactory.create_batch(7, area_id="320501")
    snapshot = take_snapshot(name="ประชุม", by=people.codi)
    LeaderFactory(area_id="320501")
    page = client_of(people.signed_out).get(f"/places/32/?known={snapshot.ref}").context["page"]
    assert page.moment is None
    assert asked_moment({"known": snapshot.ref}, signed_in=True) == Frozen(snapshot)
    assert asked_moment({"known": "ZZZZZZZZ"}, signed_in=True) is None


@pytest.mark.django_db
def test_a_manager_freezes_figures_on_a_page(people, client_of):
    address = reverse("dashboards:snapshot-create")
    client = client_of(people.surin)
    wrong = client.post(address, {"name": "", "kind": "meeting", "area": "ไม่มีที่นี่", "note": "จำไว้"})
    assert wrong.status_code == 422
    assert "จำไว้" in wrong.content.decode() and "ไม่พบพื้นที่" in wrong.content.decode()
    done = client.post(address, {"name": "ประชุมครั้งที่ 2", "kind": "meeting", "area": "32", "note": ""})
    snapshot = Snapshot.objects.get()
    assert done.headers["Location"] == f"/places/32/?known={snapshot.ref}"
    assert snapshot.taken_by == people.surin
    listed = client.get(reverse("dashboards:snapshot-list"), {"area": "32"}).content.decode()
    assert "ประชุมครั้งที่ 2" in listed
    assert client_of(people.viewer).get(address).status_code == 403
    assert (
        "ประชุมครั้งที่ 2" not in client.get(reverse("dashboards:snapshot-list"), {"area": "31"}).content.decode()
    )


@pytest.mark.django_db
@pytest.mark.parametrize("given", [{"year_be": 2568}, {"signed_by": "ผู้รับรองสมมุติ"}])
def test_a_closed_year_needs_its_year_and_a_name(people, given):
    with pytest.raises(ValidationError, match="การปิดปีต้องมี"):
        take_snapshot(name="ปิดปี", kind=SnapshotKind.YEAR, by=people.codi, **given)
    assert not Snapshot.objects.exists()


@pytest.mark.django_db
def test_the_list_of_snapshots_asks_no_more_where_there_is_more(people, client_of, django_assert_num_queries):
    client, address = client_of(people.surin), reverse("dashboards:snapshot-list")
    take_snapshot(name="ก", by=people.codi)
    client.get(address)
    with django_assert_num_queries(5):
        client.get(address)
    for number in range(4):
        take_snapshot(name=f"ข{number}", by=people.surin)
    with django_assert_num_queries(5):
        client.get(address)


@pytest.mark.django_db
def test_two_maps_stand_side_by_side(people, client_of):
    OrganizationFactory(area_id="320501", founded=dt.date(2565 - 543, 1, 1))
    client = client_of(people.surin)
    page = client.get("/places/32/", {"beside": "plans_made"}).context["page"]
    assert page.beside.measure == "plans_made"
    page = client.get("/places/32/", {"measure": "organizations", "beside_year": "2564"}).context["page"]
    assert page.beside.measure == "organizations" and page.beside_words == YearEnd(2564).words
    html = client.get("/places/32/", {"beside": "plans_made"}).content.decode()
    assert html.count('id="map-unknown"') == 1
    assert "beside-maps" not in client.get("/places/32/").content.decode()


def test_the_years_shown_end_with_this_one():
    assert years_shown()[-1] == this_year() and len(years_shown()) == 6
