"""Coverage, the figures of learning, and that each figure equals the list behind its link."""

import random
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from leaders.models import Leader
from learning import measures
from learning.coverage import Question, by_year, coverage
from learning.models import Event
from learning.years import this_year
from nakhonchai.dashboards.figures import Now, figures_named
from nakhonchai.thai import fiscal_range
from tests.factories import EventFactory, LeaderFactory, ParticipationFactory, SeriesFactory
from tests.records.conftest import count_queries

pytestmark = pytest.mark.django_db
PAGE = "/learning/coverage/"
PAGE_QUERIES = 9


def event_of(year: int, **facts: Any) -> Event:
    """Make an event of a fiscal year that has begun already."""
    first, last = fiscal_range(year)
    return EventFactory(started=min(last, timezone.localdate()) if year >= this_year() else first, **facts)


def took(leader: Leader, event: Event, **facts: Any) -> None:
    ParticipationFactory(leader=leader, event=event, **facts)


@pytest.fixture
def world(places: Any) -> dict[str, Any]:
    """Two years of events; people of three subdistricts, of a district, and of another province."""
    now, last = event_of(this_year(), training=True, area_id="32"), event_of(this_year() - 1, area_id="32")
    homes = {"a": "32050101", "b": "320501", "c": "320101", "d": "3205", "far": "310102"}
    found = {name: LeaderFactory(area_id=home) for name, home in homes.items()}
    for name in ("a", "b", "d", "far"):
        took(found[name], now)
    took(found["a"], last)
    took(found["c"], last)
    took(found["c"], now, attendance="absent")
    took(LeaderFactory(area_id="320102"), event_of(this_year(), is_cancelled=True))
    took(LeaderFactory(area_id="320102"), event_of(this_year(), trashed=True))
    took(LeaderFactory(area_id="320102"), now, trashed=True)
    ParticipationFactory(event=now, guest=True)
    return found | {"now": now, "last": last}


def test_each_person_counts_once_at_home_and_absence_is_no_attendance(world: dict[str, Any]) -> None:
    answer = coverage(Question(this_year(), ("32",)))
    found = {one.area.code: (one.subdistricts, one.reached, one.people) for one in answer.districts}
    assert found == {"3201": (2, 0, 0), "3205": (2, 1, 3)}
    assert (answer.people, answer.subdistricts, answer.reached, answer.missing) == (3, 4, 1, 3)
    missing = [place.code for one in answer.districts for place in one.missing]
    assert sorted(missing) == ["320101", "320102", "320502"]
    assert coverage(Question(this_year())).people == 4
    one = coverage(Question(this_year(), ("320501",)))
    assert (one.people, one.subdistricts, one.reached) == (2, 1, 1)


def test_coverage_is_asked_by_kind_and_series(world: dict[str, Any]) -> None:
    series = SeriesFactory()
    took(world["c"], event_of(this_year(), kind="meeting", series=series))
    assert coverage(Question(this_year(), ("32",), "meeting")).people == 1
    assert coverage(Question(this_year(), ("32",), "trains")).people == 3
    assert coverage(Question(this_year(), ("32",), "", series)).people == 1
    assert coverage(Question(this_year() - 1, ("32",))).people == 2


def test_the_years_are_told_apart(world: dict[str, Any]) -> None:
    now, before, *rest = by_year(Question(this_year(), ("32",)))
    assert (now.events, now.people, now.trained, now.subdistricts) == (1, 3, 3, 1)
    assert (before.events, before.people, before.trained, before.subdistricts) == (1, 2, 0, 2)
    assert all(not (one.events or one.people or one.subdistricts) for one in rest)


def test_the_page_opens_where_the_reader_works_and_leads_to_lists_that_hold_as_many(
    world: dict[str, Any], people: Any, client_of: Any
) -> None:
    client = client_of(people.surin)
    page = client.get(PAGE)
    assert page.context["question"].areas == ("32",)
    for year, links in page.context["years"]:
        for name in ("events", "people", "trained"):
            listed = client.get(links[name]).context["page_obj"].paginator.count
            assert listed == getattr(year, name), (year.year, name)
        reached = client.get(links["subdistricts"]).context["answer"].reached
        assert reached == year.subdistricts
    other = client.get(PAGE, {"area": "31"})
    assert other.context["answer"].people == 1
    assert all(not links["people"] for _year, links in other.context["years"])
    assert "ตัวกรอง" not in other.text


@pytest.mark.parametrize("query", ["area=ไม่มีที่นี้", "year=1999", "kind=xx", "series=ไม่มี"])
def test_a_question_that_cannot_be_read_says_so(people: Any, client_of: Any, query: str) -> None:
    page = client_of(people.surin).get(f"{PAGE}?{query}")
    assert page.status_code == 200
    assert page.context["answer"] is None
    assert page.context["form"].errors


def test_numbers_are_for_everybody_who_signs_in(world: dict[str, Any], people: Any, client_of: Any) -> None:
    assert client_of(people.signed_out).get(PAGE).status_code == 302
    for who in (people.viewer, people.recorder, people.empty, people.codi, people.cluster):
        page = client_of(who).get(PAGE)
        assert page.status_code == 200
        assert world["a"].family_name not in page.text


def test_queries_do_not_grow(world: dict[str, Any], people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    few = count_queries(client, PAGE)
    for home in ("320101", "320102", "320502") * 4:
        took(LeaderFactory(area_id=home), world["now"])
    assert (few, count_queries(client, PAGE)) == (PAGE_QUERIES, PAGE_QUERIES)


def test_each_figure_equals_the_list_behind_its_link(
    world: dict[str, Any], people: Any, client_of: Any
) -> None:
    client, now = client_of(people.surin), Now()
    for name, expected in (
        ("events", 2),
        ("trained_leaders", 3),
        ("learners_this_year", 3),
        ("trained_this_year", 3),
    ):
        measure = next(one for one in measures.ALL if one.name == name)
        assert figures_named(name, now).value(["32"]) == expected, name
        assert measure.list_link is not None
        url = measure.list_link.url("32")
        assert client.get(url).context["page_obj"].paginator.count == expected, name
    assert figures_named("subdistricts_learning", now).value(["32"]) == 1
    assert client.get(reverse("learning:coverage") + "?year=now&area=32").context["answer"].reached == 1


def test_the_list_answers_who_was_trained(world: dict[str, Any], people: Any, client_of: Any) -> None:
    url, client = Leader.list_url(), client_of(people.surin)
    for query, names in (
        ("trained=now", "abd"),
        ("trained=ever", "abd"),
        ("took_part=now", "abd"),
        (f"took_part={this_year() - 1}", "ac"),
        (f"trained={this_year() - 1}", ""),
        ("took_part=ever", "abcd"),
        ("trained=now&area=320501&gender=female", "ab"),
    ):
        rows = {row.record.pk for row in client.get(f"{url}?{query}").context["rows"]}
        assert rows == {world[name].pk for name in names}, query


def test_figures_follow_random_edits(people: Any) -> None:
    chance = random.Random(4)
    leaders = [LeaderFactory(area_id=home) for home in ("320501", "320102", "310102", "3205")]
    events = [event_of(this_year() - number % 2, training=bool(number % 2)) for number in range(4)]
    rows = []
    for _ in range(12):
        leader, event = chance.choice(leaders), chance.choice(events)
        if (leader.pk, event.pk) not in rows:
            took(leader, event, attendance=chance.choice(["attended", "absent", "registered"]))
            rows.append((leader.pk, event.pk))
        for name in ("trained_leaders", "learners_this_year"):
            measure = next(one for one in measures.ALL if one.name == name)
            kept = figures_named(name, Now()).value(["32"])
            recount = sum(
                amount
                for place, part, amount in measure.source.read("32", 6)
                if measure.parts is None or part in measure.parts
            )
            assert kept == recount


def test_the_years_of_a_figure_add_up_to_it(world: dict[str, Any]) -> None:
    for source in (measures.HELD, measures.EVER_TRAINED):
        assert source.years is not None
        whole = sum(amount for _place, _part, amount in source.read("", 6))
        assert sum(amount for _place, _part, _year, amount in source.years("", 6)) == whole


def test_what_is_still_to_come_does_not_count(places: Any) -> None:
    leader = LeaderFactory()
    took(leader, EventFactory(started=timezone.localdate() + timedelta(days=1), training=True))
    assert list(measures.trained("", 6)) == []
    assert list(measures.events("", 6)) == []
