"""The council report, and the rule that a subdistrict has one council."""

from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from organizations.models import Organization, OrganizationType
from tests.factories import OrganizationFactory, OrganizationTypeFactory
from tests.factories.records import TypeGroupFactory
from tests.records.conftest import count_queries

pytestmark = pytest.mark.django_db
URL = "/organizations/council/"


@pytest.fixture
def council(db: Any) -> OrganizationType:
    kind = OrganizationType.objects.get(name="สภาองค์กรชุมชนตำบล")
    assert kind.one_per_subdistrict
    return kind


def data(kind: Any, area: str = "320501", **more: str) -> dict[str, str]:
    return {"name": "สภาองค์กรชุมชนตำบลใหม่", "type": str(kind.pk), "area": area, "status": "active"} | more


# --- the rule -------------------------------------------------------------------------------------


def test_a_second_council_is_refused_at_the_field_with_a_way_to_the_first(
    people: Any, client_of: Any, council: Any
) -> None:
    first = OrganizationFactory(type=council, name="สภาเดิม", area_id="32050101")
    answer = client_of(people.surin).post(Organization.list_url("create"), data(council))
    assert answer.status_code == 422
    assert "มีได้แห่งเดียว" in str(answer.context["form"].errors["area"])
    assert first.page() in answer.content.decode()
    assert "สภาองค์กรชุมชนตำบลใหม่" in answer.content.decode()


@pytest.mark.parametrize(
    "first", [{"area_id": "320502"}, {"status": "closed"}, {"trashed": True}, {"area_id": "310101"}]
)
def test_a_council_elsewhere_or_gone_stands_in_nobodys_way(
    people: Any, client_of: Any, council: Any, first: dict[str, Any]
) -> None:
    OrganizationFactory(type=council, name="อีกสภา", **first)
    answer = client_of(people.surin).post(Organization.list_url("create"), data(council))
    assert answer.status_code == 302


def test_a_contradiction_that_is_there_blocks_nothing_else(people: Any, client_of: Any, council: Any) -> None:
    OrganizationFactory(type=council, name="สภาหนึ่ง")
    other = OrganizationFactory(type=council, name="สภาสอง")
    client, form = client_of(people.surin), {"version": str(other.version)}
    assert client.post(other.page("edit"), data(council, name="สภาสอง แก้ชื่อ", **form)).status_code == 302
    other.refresh_from_db()
    moved = data(council, area="320502", version=str(other.version))
    assert client.post(other.page("edit"), moved).status_code == 302
    other.refresh_from_db()
    back = data(council, area="320501", version=str(other.version))
    assert client.post(other.page("edit"), back).status_code == 422


def test_the_flag_is_what_makes_the_rule(people: Any, client_of: Any) -> None:
    many = OrganizationTypeFactory(name="กลุ่มอาชีพทดสอบ")
    OrganizationFactory(type=many, name="กลุ่มแรก")
    answer = client_of(people.surin).post(Organization.list_url("create"), data(many, name="อีกกลุ่มหนึ่ง"))
    assert answer.status_code == 302


def test_a_file_with_a_second_council_is_told_which_is_there(people: Any, council: Any) -> None:
    from nakhonchai.records.registry import resource_named

    OrganizationFactory(type=council, name="สภาเดิม")
    resource = resource_named("organizations.organization")()
    values = {"type": council, "area_id": "320501", "name": "สภาใหม่", "status": "active"}
    assert [heading for heading, _ in resource.check(values, None)] == ["ประเภท"]
    free = values | {"area_id": "320502"}
    assert not list(resource.check(free, None))
    assert not list(resource.check(free, None))  # looked at again, the same row
    assert list(resource.check(free | {"name": "อีกสภาในไฟล์เดียวกัน"}, None))


# --- the report -----------------------------------------------------------------------------------


@pytest.fixture
def bodies(people: Any, council: Any) -> None:
    OrganizationFactory(type=council, area_id="320501", member_count=40, name="สภา ก")
    OrganizationFactory(type=council, area_id="32050101", member_count=None, name="สภา ก ซ้ำ")
    OrganizationFactory(type=council, area_id="320502", member_count=0, name="สภา ข")
    OrganizationFactory(type=council, area_id="320101", status="forming", name="สภา ค")
    OrganizationFactory(type=council, area_id="310101", name="สภา ง")
    community = OrganizationTypeFactory(name="กลุ่มอาชีพทดสอบ")
    OrganizationFactory(type=community, area_id="320501", registration_number="32-1", name="กลุ่ม ก")
    OrganizationFactory(type=community, area_id="320502", name="กลุ่ม ข")
    OrganizationFactory(type=community, area_id="3205", registration_number="32-2", name="เครือข่ายอำเภอ")
    OrganizationFactory(
        type=community, area_id="320502", status="closed", registration_number="9", name="เลิก"
    )
    partner = OrganizationTypeFactory(name="ภาคีทดสอบ", group=TypeGroupFactory(slug="p", is_partner=True))
    OrganizationFactory(type=partner, area_id="320501", registration_number="7", name="อบต.")


def rows(client: Any, area: str = "") -> dict[str, Any]:
    answer = client.get(URL, {"area": area} if area else {})
    assert answer.status_code == 200
    report = answer.context["report"]
    return {row.code: row.counts for row in report.rows} | {"total": report.total.counts}


def test_the_columns_keep_numerator_and_denominator(bodies: Any, people: Any, client_of: Any) -> None:
    found = rows(client_of(people.viewer), "32")
    prasat = found["3205"]
    assert (prasat.subdistricts, prasat.seated, prasat.councils, prasat.doubled) == (2, 2, 3, 1)
    assert (prasat.registered, prasat.bodies) == (2, 3)
    assert (prasat.members_known, prasat.told) == (40, 2)
    assert (found["3201"].seated, found["3201"].subdistricts) == (0, 2)


def test_not_reported_is_not_zero(bodies: Any, people: Any, client_of: Any) -> None:
    assert rows(client_of(people.surin))["31"].members_known is None
    assert rows(client_of(people.surin), "3205")["320502"].members_known == 0
    assert "ไม่มีข้อมูล" in client_of(people.surin).get(URL).content.decode()


@pytest.mark.parametrize("area", ["", "32", "3205"])
def test_each_table_adds_up(bodies: Any, people: Any, client_of: Any, area: str) -> None:
    answer = client_of(people.surin).get(URL, {"area": area} if area else {})
    report = answer.context["report"]
    lines = [row.counts for row in report.rows] + ([report.elsewhere.counts] if report.elsewhere else [])
    for name in ("councils", "registered", "bodies", "told", "members", "seated", "subdistricts"):
        assert sum(getattr(one, name) for one in lines) == getattr(report.total.counts, name)


@pytest.mark.parametrize("area", ["", "32", "3205", "31"])
def test_every_figure_is_the_count_of_the_list_behind_it(
    bodies: Any, people: Any, client_of: Any, area: str
) -> None:
    client = client_of(people.viewer)
    report = client.get(URL, {"area": area} if area else {}).context["report"]
    for row in [*report.rows, report.total]:
        counts = row.counts
        behind = {
            "seated": counts.councils,
            "registered": counts.registered,
            "bodies": counts.bodies,
            "told": counts.told,
            "silent": counts.councils - counts.told,
        }
        for name, number in behind.items():
            assert client.get(row.lists[name]).context["page_obj"].paginator.count == number, (row.code, name)


def test_contradictions_are_shown_as_work(bodies: Any, people: Any, client_of: Any) -> None:
    answer = client_of(people.surin).get(URL, {"area": "3205"})
    assert {one.name for one in answer.context["report"].doubled} == {"สภา ก", "สภา ก ซ้ำ"}
    doubled = client_of(people.surin).get(answer.context["report"].total.lists["doubled"])
    assert doubled.context["page_obj"].paginator.count == 2


def test_the_workbook_holds_numbers(bodies: Any, people: Any, client_of: Any) -> None:
    answer = client_of(people.viewer).get(URL, {"format": "xlsx"})
    sheet = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    heads, prasat = sheet[0], next(row for row in sheet if row[0] == "3205")
    told = dict(zip(heads, prasat, strict=True))
    assert (told["ตำบลทั้งหมด"], told["ตำบลที่จัดตั้งสภาแล้ว"], told["ร้อยละของตำบล"]) == (2, 2, 100)
    assert told["สมาชิกสภา (คน)"] == 40
    buriram = dict(zip(heads, next(row for row in sheet if row[0] == "31"), strict=True))
    assert buriram["สมาชิกสภา (คน)"] == ""  # nobody told; not 0


def test_the_page_for_paper_and_an_area_that_is_none(bodies: Any, people: Any, client_of: Any) -> None:
    assert "data-print-page" in client_of(people.surin).get(URL, {"print": "1"}).content.decode()
    for area in ("99", "320501", "ก"):
        assert client_of(people.surin).get(URL, {"area": area}).status_code == 404


def test_the_report_asks_as_much_for_few_bodies_as_for_many(
    people: Any, client_of: Any, council: Any
) -> None:
    client = client_of(people.surin)
    few = count_queries(client, URL)
    for area in ("320101", "320102", "310101", "310102", "300101"):
        OrganizationFactory(type=council, area_id=area)
    assert count_queries(client, URL) == few <= 8


def test_signed_out_is_led_to_the_door(places: Any, client: Any) -> None:
    assert client.get(reverse("organizations:council")).status_code == 302
