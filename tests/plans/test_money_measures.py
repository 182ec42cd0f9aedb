"""Figures of the ledger and of the plans of others, and the lists behind them."""

from decimal import Decimal
from typing import Any

import pytest

from nakhonchai.dashboards.figures import Now, figures
from nakhonchai.dashboards.measures import get_measure
from nakhonchai.dashboards.moments import YearEnd
from plans.models import MoneySource, Project
from tests.factories import AdoptionFactory, MoneyLineFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def value(name: str, *keys: str, moment: Any = None) -> Any:
    measure = get_measure(name)
    assert measure is not None
    return figures(measure, Now(moment)).value(keys)


def line(slug: str, amount: Any, **more: Any) -> Any:
    return MoneyLineFactory(source=MoneySource.objects.get(slug=slug), amount=amount, **more)


def test_money_is_added_by_kind_and_unknown_is_not_zero(places: Any) -> None:
    line("codi", 1000, area_id="320501")
    line("codi", 500, area_id="320102", fiscal_year=2567)
    line("local", Decimal("0.50"), area_id="320501", form="in_kind")
    line("local", 0, area_id="310102", kind="spent")
    assert value("money_received", "32") == 1500
    assert value("money_received", "32", moment=YearEnd(2567)) == 500
    assert value("money_in_kind", "3205") == Decimal("0.50")
    assert value("money_spent", "31") == 0 and value("money_spent", "32") is None
    assert value("money_received_lines", "32") == 2


def test_what_a_baht_draws_is_a_ratio_of_sums(places: Any) -> None:
    line("codi", 100, area_id="320501")
    line("local", 300, area_id="320501")
    line("codi", 300, area_id="310102")
    line("community", 100, area_id="310102")
    line("private", 999, area_id="310102", form="in_kind")
    line("private", 999, area_id="300102", kind="asked")
    assert value("leverage", "32") == 3 and value("leverage", "31") == Decimal("0.33")
    assert value("leverage", "31", "32") == 1
    assert value("leverage", "30") is None
    assert value("leverage", "31", "32", moment=YearEnd(2568)) == 1


def test_a_project_counts_once_at_the_furthest_it_came(people: Any, client_of: Any) -> None:
    one, other = ProjectFactory(area_id="320501"), ProjectFactory(area_id="320501")
    ProjectFactory(area_id="320102")
    AdoptionFactory(project=one, state="adopted")
    AdoptionFactory(project=one, state="funded")
    AdoptionFactory(project=one, state="refused")
    AdoptionFactory(project=other, state="refused")
    AdoptionFactory(project=other, state="proposed")
    AdoptionFactory(project=other, state="funded", trashed=True)
    measure = get_measure("projects_by_reach")
    assert measure is not None
    assert figures(measure, Now()).parts(["32"]) == {"none": 1, "proposed": 1, "funded": 1}
    assert value("projects_adopted", "32") == 1 and value("projects", "32") == 3
    for reach, count in (("standing", 1), ("none", 1), ("proposed", 1), ("refused", 0), ("adopted", 0)):
        page = client_of(people.surin).get(f"{Project.list_url()}?adoption={reach}&area=32")
        assert page.context["page_obj"].paginator.count == count, reach


def test_projects_that_spent_more_than_they_received_are_listed(people: Any, client_of: Any) -> None:
    one = line("codi", 100, area_id="320501")
    line("codi", 150, project=one.project, kind="spent")
    line("local", 100, project=one.project)
    fine = line("codi", 100, area_id="320501")
    line("codi", 100, project=fine.project, kind="spent")
    assert value("projects_overspent", "32") == 1
    page = client_of(people.surin).get(f"{Project.list_url()}?overspent=yes")
    assert [row.record for row in page.context["rows"]] == [one.project]


def test_the_page_of_an_area_tells_money_by_source(people: Any, client_of: Any) -> None:
    line("codi", 123456, area_id="320501")
    line("local", 0, area_id="320501", kind="spent")
    for person in (people.viewer, people.surin, people.signed_out):
        for code in ("320501", "3205", "32"):
            page = client_of(person).get(f"/places/{code}/").text
            assert "เงินของโครงการตามแหล่ง" in page and "123,456" in page and ">0<" in page, code
    assert "123,456" in client_of(people.surin).get("/").text
