"""The API: what it tells whom, in which order, how it refuses, and that its description is true."""

import json
import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nakhonchai.accounts import actions, tokens
from nakhonchai.accounts.models import ApiToken
from nakhonchai.dashboards.opendata.declarations import all_collections
from nakhonchai.geography.models import AreaFigure
from tests.factories import LeaderFactory, OrganizationFactory, PlanFactory

pytestmark = pytest.mark.django_db
TYPES = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None)}


def asked(name, person=None, **query):
    """One answer, as a program with a key of *person* gets it."""
    headers = {}
    if person is not None:
        key = tokens.make_token(by=person, name="ทดสอบ", days=30)[1]
        headers = {"Authorization": f"Bearer {key}"}
    return Client().get(reverse("dashboards:api", args=[name]), query, headers=headers)


def registered(area, value, year):
    AreaFigure.objects.create(area_id=area, kind="population", year_be=year, value=value, source="ทดสอบ")
    cache.clear()


def rows(name, person=None, **query):
    answer = asked(name, person, **query)
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()["data"]


def figure(measure, area, person=None, **query):
    found = [
        row for row in rows("figures", person, measure=measure, limit=1000, **query) if row["area"] == area
    ]
    return (found[0]["value"], found[0]["state"]) if found else None


# --- what is told ------------------------------------------------------------------------------


def test_zero_is_a_number_and_nothing_is_not(places):
    registered("32", 1376230, 2567)
    PlanFactory(area_id="320501")
    assert figure("plans_made", "31") == (0, "known")
    assert figure("population", "32") == (1376230, "known")
    assert figure("population", "31") == (None, "not_reported")
    assert figure("population", "all") == (None, "not_reported")


def test_few_people_are_hidden_from_who_has_no_key(places, people):
    LeaderFactory.create_batch(3, area_id="320501")
    LeaderFactory.create_batch(30, area_id="310102")
    assert figure("leaders", "3205") == (None, "few")
    assert figure("leaders", "320501") is None
    assert figure("leaders", "3205", people.viewer) == (3, "known")
    assert figure("leaders", "320501", people.viewer) == (3, "known")


def test_people_by_year_are_for_keys(places, people):
    LeaderFactory.create_batch(30, area_id="320501")
    assert rows("figures", measure="leaders", year="2569") == []
    assert rows("figures", people.viewer, measure="leaders", year="2569", area="32")


def test_what_a_measure_says_of_itself_is_what_is_told(places):
    told = {row["name"]: row for row in rows("measures", limit=1000)}
    levels = {row["level"] for row in rows("figures", limit=1000, measure="leaders")}
    assert told["leaders"]["finest_level"] == "district"
    assert levels == {"cluster", "province", "district"}
    assert "leaders_without_year" not in told


def test_a_program_sees_no_body_that_did_not_agree(places, people):
    OrganizationFactory(area_id="320501", name="กลุ่มเปิดเผย", is_published=True, member_count=12)
    OrganizationFactory(area_id="320501", name="กลุ่มไม่เปิดเผย")
    open_rows = rows("organizations")
    assert [row["name"] for row in open_rows] == ["กลุ่มเปิดเผย"]
    assert open_rows[0]["member_count"] is None
    assert len(rows("organizations", people.buriram)) == 2


def test_inner_facts_keep_to_the_areas_of_the_owner_of_the_key(places, people):
    OrganizationFactory(
        area_id="320501", member_count=12, contact_name="สมหญิง ลับสุดยอด", telephone="0812345678"
    )
    assert rows("organizations", people.surin)[0]["member_count"] == 12
    for stranger in (people.buriram, people.viewer, people.empty):
        assert rows("organizations", stranger)[0]["member_count"] is None
    assert "ลับสุดยอด" not in asked("organizations", people.surin).content.decode()
    assert "0812345678" not in asked("organizations", people.administrator).content.decode()


# --- keys --------------------------------------------------------------------------------------


def test_a_browser_session_is_nobody_here(places, people, client_of):
    OrganizationFactory(area_id="320501")
    answer = client_of(people.surin).get(reverse("dashboards:api", args=["organizations"]))
    assert answer.json()["data"] == []


@pytest.mark.parametrize("ended", ["expired", "revoked", "disabled", "never made"])
def test_an_ended_key_is_refused_and_not_read_as_nobody(places, people, ended):
    token, key = tokens.make_token(by=people.surin, name="ทดสอบ", days=30)
    if ended == "expired":
        ApiToken.objects.update(expires_at=timezone.now() - timedelta(days=1))
    elif ended == "revoked":
        tokens.revoke_token(token=token, by=people.surin)
    elif ended == "disabled":
        actions.disable_account(account=people.surin, by=people.codi)
    else:
        key += "x"
    answer = Client().get(
        reverse("dashboards:api", args=["figures"]), headers={"Authorization": f"Bearer {key}"}
    )
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer["Content-Type"].startswith("application/problem+json")
    assert "สร้างกุญแจใหม่" in answer.json()["detail"]


def test_who_asks_too_often_waits(places, monkeypatch):
    monkeypatch.setattr("nakhonchai.dashboards.opendata.answers.PER_ADDRESS", "2/m/ip")
    assert [asked("measures").status_code for _ in range(3)] == [200, 200, 429]
    assert asked("measures")["Retry-After"] == "60"


def test_keys_are_counted_each_by_itself(places, people, monkeypatch):
    monkeypatch.setattr("nakhonchai.dashboards.opendata.answers.PER_KEY", "1/m/key")
    assert asked("measures", people.surin).status_code == 200
    assert asked("measures", people.surin).status_code == 200  # another key
    key = tokens.make_token(by=people.surin, name="ทดสอบ", days=30)[1]
    page, headers = reverse("dashboards:api", args=["measures"]), {"Authorization": f"Bearer {key}"}
    assert [Client().get(page, headers=headers).status_code for _ in range(2)] == [200, 429]


# --- paging, conditional requests, refusals ----------------------------------------------------


@pytest.mark.parametrize(("name", "key"), [("areas", "code"), ("measures", "name"), ("organizations", "ref")])
def test_pages_follow_each_other_without_a_gap(places, people, name, key):
    OrganizationFactory.create_batch(7, area_id="320501", is_published=True)
    whole = [row[key] for row in rows(name, limit=1000)]
    assert len(whole) > 5
    found, page = [], f"{reverse('dashboards:api', args=[name])}?limit=3"
    while page:
        answer = Client().get(page).json()
        found += [row[key] for row in answer["data"]]
        page = answer["next"]
    assert found == whole == sorted(whole)


def test_pages_of_figures_follow_each_other(places):
    whole = [(row["area"], row["measure"]) for row in rows("figures", limit=1000, level="province")]
    found, page = [], f"{reverse('dashboards:api', args=['figures'])}?limit=11&level=province"
    while page:
        answer = Client().get(page).json()
        found += [(row["area"], row["measure"]) for row in answer["data"]]
        page = answer["next"]
    assert found == whole
    everything = [(row["area"], row["measure"]) for row in rows("figures", limit=1000)]
    assert everything[0][0] == "all"
    after = asked("figures", limit=1).json()["next_after"]
    assert rows("figures", limit=1, after=after)[0]["measure"] == everything[1][1]


def test_what_is_written_meanwhile_moves_no_row(places):
    OrganizationFactory.create_batch(6, area_id="320501", is_published=True)
    first = asked("organizations", limit=3).json()
    OrganizationFactory.create_batch(3, area_id="320501", is_published=True)
    rest = rows("organizations", limit=1000, after=first["next_after"])
    assert not {row["ref"] for row in rest} & {row["ref"] for row in first["data"]}
    assert min(row["ref"] for row in rest) > max(row["ref"] for row in first["data"])


def test_an_answer_is_not_sent_twice_until_something_is_written(
    places, people, django_assert_max_num_queries
):
    tag = asked("figures", level="province")["ETag"]
    page = reverse("dashboards:api", args=["figures"])
    with django_assert_max_num_queries(1):
        again = Client().get(page, {"level": "province"}, headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert asked("figures", people.viewer, level="province")["ETag"] != tag
    PlanFactory(area_id="320501")
    assert Client().get(page, {"level": "province"}, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    ("name", "query", "status", "words"),
    [
        ("figures", {"year": "2024"}, 400, "พ.ศ."),
        ("figures", {"year": "๒๕๖๗"}, 400, "พ.ศ."),
        ("figures", {"level": "country"}, 400, "province"),
        ("figures", {"limit": "0"}, 400, "1 ถึง 1000"),
        ("figures", {"limit": "5000"}, 400, "1 ถึง 1000"),
        ("figures", {"measure": "nothing"}, 404, "measures"),
        ("figures", {"measure": "leaders_without_year"}, 404, "measures"),
        ("figures", {"area": "99"}, 404, "areas"),
        ("figures", {"area": "32'--"}, 400, "รหัสพื้นที่"),
        ("figures", {"colour": "red"}, 400, "colour"),
        ("organizations", {"status": "gone"}, 400, "status"),
        ("organizations", {"after": "<script>"}, 400, "next_after"),
        ("nothing", {}, 404, "/api/v1/"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_thai(places, name, query, status, words):
    answer = asked(name, **query)
    assert answer.status_code == status
    told = answer.json()
    assert told["status"] == status
    assert words in told["detail"]
    assert re.search("[ก-๙]", told["title"])


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written(places, method):
    answer = getattr(Client(enforce_csrf_checks=True), method)(reverse("dashboards:api", args=["areas"]))
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert "อ่านได้อย่างเดียว" in answer.json()["detail"]


def test_an_address_that_is_not_there_answers_in_json(places):
    assert Client().get("/api/v2/figures").json()["status"] == 404


@pytest.mark.parametrize("name", ["areas", "measures", "figures", "organizations"])
def test_questions_do_not_grow_with_rows(places, people, name, django_assert_max_num_queries):
    OrganizationFactory.create_batch(2, area_id="320501")
    rows(name, people.surin)
    OrganizationFactory.create_batch(12, area_id="320501")
    key = tokens.make_token(by=people.surin, name="ทดสอบ", days=30)[1]
    page = reverse("dashboards:api", args=[name])
    with django_assert_max_num_queries(45 if name == "figures" else 8):
        Client().get(page, headers={"Authorization": f"Bearer {key}"})


# --- the description ---------------------------------------------------------------------------


def described():
    return json.loads(Client().get(reverse("dashboards:api-described")).content)


def test_every_row_is_as_described(places, people):
    registered("32", 1376230, 2567)
    OrganizationFactory(area_id="320501", is_published=True, member_count=4)
    found = described()
    assert found["openapi"] == "3.1.0"
    for one in all_collections():
        schema = found["components"]["schemas"][f"{one.name}-row"]["properties"]
        for person in (None, people.surin):
            told = rows(one.name, person, limit=1000)
            assert told
            for row in told:
                assert set(row) == set(schema)
                for name, value in row.items():
                    kinds = schema[name]["type"]
                    kinds = [kinds] if isinstance(kinds, str) else kinds
                    assert isinstance(
                        value, tuple(TYPES[kind] for kind in kinds) if len(kinds) > 1 else TYPES[kinds[0]]
                    )
                    assert "enum" not in schema[name] or value in schema[name]["enum"]


def test_every_path_is_there_and_every_example_is_answered(places):
    found = described()
    for path, methods in found["paths"].items():
        assert set(methods) == {"get"}
        for param in methods["get"]["parameters"]:
            if "example" in param:
                answer = asked(path[1:], **{param["name"]: param["example"]})
                assert answer.status_code == 200, (path, param)


def test_every_reference_leads_somewhere():
    text = Client().get(reverse("dashboards:api-described")).content.decode()
    schemas = json.loads(text)["components"]["schemas"]
    assert {one.rpartition("/")[2] for one in re.findall(r'"\$ref":"([^"]+)"', text)} <= set(schemas)


def test_the_guide_names_every_field(places):
    page = Client().get(reverse("dashboards:api-guide")).content.decode()
    for one in all_collections():
        assert all(f"<dt>{field.name}</dt>" in page for field in one.fields)
