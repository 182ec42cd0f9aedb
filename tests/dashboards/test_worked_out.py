"""What was worked out once is given again exactly as long as all that it was made of holds."""

from typing import Any

import pytest
from django.core.cache import cache

from nakhonchai.dashboards import years
from nakhonchai.dashboards.dependence import noting
from nakhonchai.dashboards.figures import Now, figures
from nakhonchai.dashboards.measures import get_measure
from nakhonchai.dashboards.moments import YearEnd
from organizations.models import Organization
from tests.factories import LeaderFactory, OrganizationFactory, PositionFactory


@pytest.fixture
def asked(places: Any) -> Any:
    """Count bodies, and how often that was worked out."""
    cache.clear()
    times: list[int] = []

    def ask(now: Now, about: Any = "bodies", of: Any = Organization) -> Any:
        def make() -> Any:
            times.append(1)
            measure = get_measure("organizations")
            assert measure
            return figures(measure, now).value(["32"])

        return now.worked_out(about, of, make)

    ask.times = times  # type: ignore[attr-defined]
    return ask


@pytest.mark.django_db
def test_it_is_worked_out_again_after_a_write_that_changes_it(asked: Any) -> None:
    OrganizationFactory(area_id="320501")
    assert [asked(Now()), asked(Now())] == [1, 1] and len(asked.times) == 1
    LeaderFactory(area_id="320501")
    assert asked(Now()) == 1 and len(asked.times) == 1, "nothing of what it was made of was written"
    OrganizationFactory(area_id="320501")
    assert asked(Now()) == 2 and len(asked.times) == 2


@pytest.mark.django_db
def test_another_question_object_moment_or_day_is_worked_out_by_itself(asked: Any, monkeypatch: Any) -> None:
    asked(Now())
    asked(Now(), about="others")
    asked(Now(), of=object())
    asked(Now(YearEnd(2567)))
    assert len(asked.times) == 4
    monkeypatch.setattr("nakhonchai.dashboards.figures.the_day", lambda: "2999-01-01")
    asked(Now())
    cache.clear()
    asked(Now())
    assert len(asked.times) == 6


@pytest.mark.django_db
def test_who_notes_learns_of_what_was_worked_out_before(asked: Any) -> None:
    now = Now()
    asked(now)
    for again in (now, Now()):
        with noting() as notes:
            asked(again)
        assert "of::organizations:" in notes.kept


@pytest.mark.django_db
def test_a_trend_of_a_page_follows_what_was_written(places: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    this = years.this_year()

    def last(name: str) -> Any:
        page = client.get("/places/32/").context["page"]
        found = next((one for one in page.trends if one.measure.name == name), None)
        return found.series.points[-1].value if found else None

    OrganizationFactory(area_id="320501", founded=f"{this - 543 - 1}-11-01")
    assert last("organizations") == 1
    OrganizationFactory(area_id="320101", founded=f"{this - 543 - 1}-11-01")
    assert last("organizations") == 2
    post = PositionFactory(area_id="320501", started=f"{this - 543 - 1}-11-01")
    before = last("leaders")
    PositionFactory(leader=LeaderFactory(area_id=post.area_id), area_id=post.area_id, started=post.started)
    assert last("leaders") == before + 1
