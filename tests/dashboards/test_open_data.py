"""Open data: the public's figures, as files that say what they mean."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse

from nakhonchai.dashboards.years import this_year
from tests.factories import LeaderFactory, PlanFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def table(suffix="csv", client=None, **query):
    answer = (client or Client()).get(reverse("dashboards:open-figures", args=[suffix]), query)
    assert answer.status_code == 200
    if suffix == "json":
        told = answer.json()
        return [dict(zip(told["columns"], row, strict=True)) for row in told["rows"]]
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_file_says_what_the_pages_say(places):
    ProjectFactory.create_batch(2, area_id="320501")
    told = {(row["area"], row["measure"]): (row["value"], row["state"]) for row in table()}
    for area in ("320501", "3205", "32", "all"):
        assert told[area, "projects"] == ("2", "known")
    assert told["31", "projects"] == ("0", "known")
    assert told["31", "population"] == ("", "not_reported")
    assert told["320501", "districts"] == ("0", "known")


def test_csv_and_json_agree(places):
    ProjectFactory(area_id="320501", budget_received="1250000.50")
    told = table("json")
    assert len(told) == len(table())
    money = {row["area"]: row["value"] for row in told if row["measure"] == "budget_received"}
    assert money["32"] == money["all"]
    assert [str(row["value"]) if row["value"] is not None else "" for row in told] == [
        row["value"] for row in table()
    ]


def test_people_are_told_to_the_district_and_never_few(places, people, client_of):
    LeaderFactory.create_batch(3, area_id="320501")
    LeaderFactory.create_batch(40, area_id="310102")
    for client in (Client(), client_of(people.surin)):  # open data are the same for everybody
        found = [row for row in table(client=client) if row["measure"] == "leaders"]
        assert {row["level"] for row in found} == {"cluster", "province", "district"}
        assert not [row for row in found if row["value"] in {"1", "2", "3", "4"}]
        assert {row["area"]: row["state"] for row in found}["3205"] == "few"


def test_a_year_holds_what_has_years_and_no_people(places):
    LeaderFactory.create_batch(40, area_id="310102")
    found = table(year=str(this_year()))
    names = {row["measure"] for row in found}
    assert "plans_made" in names
    assert not names & {"leaders", "young_leaders", "subdistricts"}
    assert {row["year"] for row in found} == {str(this_year())}
    page = reverse("dashboards:open-figures", args=["csv"])
    assert Client().get(page, {"year": "2024"}).status_code == 404


def test_the_page_says_terms_date_and_meaning(places):
    PlanFactory(area_id="320501")
    page = Client().get(reverse("dashboards:open-data")).content.decode()
    for words in ("CC BY 4.0", "ปรับปรุงล่าสุด", "แผนที่จัดทำแล้ว", "not_reported", "ถึงระดับอำเภอ"):
        assert words in page


def test_the_dictionary_defines_every_measure_of_the_file(places):
    answer = Client().get(reverse("dashboards:open-dictionary", args=["csv"]))
    words = {
        row["name"]: row["definition"]
        for row in csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    }
    assert {row["measure"] for row in table()} <= set(words)
    assert all(words.values())
    told = Client().get(reverse("dashboards:open-dictionary", args=["json"])).json()
    assert {row["name"] for row in told["rows"]} == set(words)
    assert Client().get(reverse("dashboards:open-dictionary", args=["xlsx"])).status_code == 404


def test_a_file_that_is_held_is_not_sent_again(places):
    page = reverse("dashboards:open-figures", args=["csv"])
    tag = Client().get(page)["ETag"]
    assert Client().get(page, headers={"If-None-Match": tag}).status_code == 304
