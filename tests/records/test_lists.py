"""Lists: search, filters, order, pages, rights, and a number of queries that does not grow with the rows."""

from typing import Any

import pytest

from leaders.models import Leader
from organizations.models import Organization, OrganizationType
from plans.models import Plan, Project
from tests.factories import (
    LeaderFactory,
    OrganizationFactory,
    OrganizationTypeFactory,
    PlanFactory,
    PositionFactory,
    ProjectFactory,
    RoleTypeFactory,
    TaskFactory,
)
from tests.records.conftest import KINDS, count_queries, make_records

# session, account, grants; count and rows; and what the filters of the page list
LIST_QUERIES = {"organization": 8, "leader": 9, "position": 8, "plan": 6, "project": 6, "task": 10}
DETAIL_QUERIES = {"organization": 19, "leader": 10, "position": 7, "plan": 14, "project": 16, "task": 5}


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_asks_the_same_number_of_queries_for_3_and_30_rows(
    kind: str, people: Any, client_of: Any
) -> None:
    client = client_of(people.surin)
    for _number in range(3):
        records = make_records_once(kind)
    few = count_queries(client, records.list_url())
    for _number in range(27):
        make_records_once(kind)
    many = count_queries(client, records.list_url() + "?page_size=50")
    assert (few, many) == (LIST_QUERIES[kind], LIST_QUERIES[kind])


def make_records_once(kind: str) -> Any:
    return {
        "organization": OrganizationFactory,
        "leader": LeaderFactory,
        "position": PositionFactory,
        "plan": PlanFactory,
        "project": ProjectFactory,
        "task": TaskFactory,
    }[kind]()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_the_same_number_of_queries_with_3_and_30_parts(
    kind: str, people: Any, client_of: Any
) -> None:
    client = client_of(people.surin)
    records = make_records()
    record = getattr(records, kind)
    TaskFactory(about=record)
    few = count_queries(client, record.page())
    for _number in range(15):
        PositionFactory(leader=records.leader, organization=records.organization)
        ProjectFactory(plan=records.plan, organization=records.organization)
        TaskFactory(about=record)
    many = count_queries(client, record.page())
    assert (few, many) == (DETAIL_QUERIES[kind], DETAIL_QUERIES[kind])


def names(response: Any) -> list[str]:
    return [str(row.record) for row in response.context["rows"]]


def test_an_organization_list_is_filtered_by_place_group_type_and_status(people: Any, client_of: Any) -> None:
    kind = OrganizationTypeFactory(name="กองทุนตัวอย่าง")
    OrganizationFactory(name="ก", area_id="32050101", type=kind, status="resting")
    OrganizationFactory(name="ข", area_id="320101")
    OrganizationFactory(name="ค", area_id="310101")
    client, url = client_of(people.surin), Organization.list_url()
    for query, found in [
        ("area=3205", ["ก"]),
        ("area=32", ["ก", "ข"]),
        ("area=สุรินทร์", ["ก", "ข"]),
        (f"type={kind.pk}", ["ก"]),
        ("status=resting", ["ก"]),
        ("group=testing", ["ก", "ข", "ค"]),
        ("group=welfare", []),
        ("q=ค", ["ค"]),
        ("sort=-name", ["ค", "ข", "ก"]),
        ("sort=home_path", ["ค", "ข", "ก"]),
    ]:
        assert names(client.get(f"{url}?{query}")) == found, query


def test_a_filter_that_cannot_be_read_finds_nothing_and_says_so(people: Any, client_of: Any) -> None:
    OrganizationFactory(name="ก")
    client = client_of(people.surin)
    for query in ("area=ไม่มีที่นี้", "type=99999", "status=wrong", "state=gone"):
        response = client.get(f"{Organization.list_url()}?{query}")
        assert names(response) == [], query
        assert "ตัวกรองยังอ่านไม่ได้" in response.text


def test_nobody_sorts_strangers_by_what_they_may_not_read(people: Any, client_of: Any) -> None:
    OrganizationFactory(name="ก", member_count=1, area_id="310101")
    OrganizationFactory(name="ข", member_count=9, area_id="310101")
    url = Organization.list_url() + "?sort=-member_count"
    assert names(client_of(people.surin).get(url)) == ["ก", "ข"]
    ProjectFactory(name="ก", budget_received=1)
    ProjectFactory(name="ข", budget_received=9)
    url = Project.list_url() + "?sort=-budget_received"
    assert names(client_of(people.surin).get(url)) == ["ข", "ก"]
    assert names(client_of(people.viewer).get(url)) == ["ก", "ข"]
    assert "ไม่เปิดเผย" in client_of(people.viewer).get(url).text


def test_leaders_are_filtered_by_generation_gender_role_and_group(people: Any, client_of: Any) -> None:
    head, sage = RoleTypeFactory(name="ประธานลอง"), RoleTypeFactory(name="ปราชญ์ลอง")
    young, old = LeaderFactory(given_name="ก", young=True), LeaderFactory(given_name="ข", old=True, gender="")
    PositionFactory(leader=young, role=head, organization=OrganizationFactory())
    PositionFactory(leader=old, role=sage)
    PositionFactory(leader=old, role=head, ended="2020-01-01")
    client, url = client_of(people.surin), Leader.list_url()
    for query, found in [
        ("young=yes", [young]),
        ("gender=female", [young]),
        ("gender=null", [old]),
        (f"role={head.pk}", [young]),
        (f"role={sage.pk}", [old]),
        ("group=testing", [young]),
    ]:
        assert [row.record for row in client.get(f"{url}?{query}").context["rows"]] == found, query


def test_a_person_is_seen_through_a_present_position_and_not_through_a_past_one(
    people: Any, client_of: Any
) -> None:
    leader = LeaderFactory(given_name="ข้ามเขต", area_id="310101", telephone="0812345678")
    body = OrganizationFactory(area_id="320101")
    position = PositionFactory(leader=leader, organization=body)
    surin = client_of(people.surin)
    assert "081-234-5678" in surin.get(leader.page()).text
    assert surin.get(leader.page("edit")).status_code == 404
    position.ended = "2020-01-01"
    position.save()
    assert surin.get(leader.page()).status_code == 404
    assert surin.get(position.page()).status_code == 404
    assert "ข้ามเขต" not in surin.get(body.page()).text
    assert names(surin.get(Leader.list_url())) == []
    assert "ข้ามเขต" in client_of(people.buriram).get(leader.page()).text


def test_plans_are_filtered_by_a_year_they_cover(people: Any, client_of: Any) -> None:
    PlanFactory(name="ก", first_year=2566, last_year=2570)
    client = client_of(people.surin)
    assert names(client.get(Plan.list_url() + "?year=2568")) == ["ก"]
    assert names(client.get(Plan.list_url() + "?year=2571")) == []


def test_pages_chips_and_links_keep_the_filters(people: Any, client_of: Any) -> None:
    for _number in range(30):
        OrganizationFactory()
    response = client_of(people.surin).get(Organization.list_url() + "?area=32&q=ทดสอบ&page=2")
    assert len(response.context["rows"]) == 5
    assert [chip.label for chip in response.context["chips"]] == ["ค้นหา: ทดสอบ", "พื้นที่: จ.สุรินทร์"]
    assert "area=32" in response.context["chips"][0].url and "q=" not in response.context["chips"][0].url
    assert all("area=32" in url and "page=" not in url for _label, url in response.context["exports"])


def test_an_empty_list_says_what_to_do(people: Any, client_of: Any) -> None:
    page = client_of(people.surin).get(Organization.list_url()).text
    assert "ยังไม่มีรายการ" in page and Organization.list_url("create") in page
    assert "แจ้งผู้ประสานงานจังหวัด" in client_of(people.viewer).get(Leader.list_url()).text
    assert "ไม่พบรายการที่ตรงกับตัวกรอง" in client_of(people.surin).get(Organization.list_url() + "?q=ฮ").text


def test_the_first_lists_of_choices_are_there_and_loading_again_changes_nothing(db: Any) -> None:
    from importlib import import_module

    from django.apps import apps

    before = OrganizationType.objects.count()
    assert OrganizationType.objects.filter(group__slug="people").count() == 7
    assert OrganizationType.objects.filter(group__is_partner=True).count() == 7
    import_module("organizations.migrations.0003_load_types").load_types(apps, None)
    import_module("leaders.migrations.0003_load_roles").load_roles(apps, None)
    assert OrganizationType.objects.count() == before


@pytest.mark.parametrize("model", [Organization, Leader, Plan, Project])
def test_a_picker_finds_within_reach(model: Any, records: Any, people: Any, client_of: Any) -> None:
    url = model.list_url("pick")
    own = client_of(people.surin).get(url, {"q": "ปราสาท"}).json()["results"]
    assert len(own) == 1 and set(own[0]) == {"code", "name", "path", "place"}
    other = client_of(people.buriram).get(url, {"q": "ปราสาท"}).json()["results"]
    assert len(other) == (1 if model is Organization else 0)
