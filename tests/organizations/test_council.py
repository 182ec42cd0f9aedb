"""The council report, and the rule that a subdistrict has one council."""

from datetime import date
from io import BytesIO
from typing import Any
from unittest import mock

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from nakhonchai.base.writing import write
from nakhonchai.records.actions import save_record
from organizations import single
from organizations.models import Organization, OrganizationType
from tests.factories import OrganizationFactory, OrganizationTypeFactory
from tests.factories.records import MembershipFactory, TypeGroupFactory
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


def many(client: Any, records: list[Organization], action: str) -> Any:
    page = client.post("/organizations/bulk/", {"ref": [one.ref for one in records], "action": action})
    data = {"action": action, "looked_at": page.context["looked_at"], "reason": "ตรวจแล้ว"}
    return client.post("/organizations/bulk/", data)


def test_many_at_once_become_no_second_councils(people: Any, client_of: Any, council: Any) -> None:
    standing = OrganizationFactory(type=council, name="สภาเดิม", area_id="32050101")
    groups = [OrganizationFactory(name=f"กลุ่ม {area}", area_id=area) for area in ("320502", "320501")]
    client = client_of(people.surin)
    answer = many(client, groups, f"type={council.pk}")
    assert answer.status_code == 422
    assert "มีได้แห่งเดียว" in answer.text and f'href="{standing.page()}"' in answer.text
    assert not Organization.objects.unscoped("test").filter(type=council).exclude(pk=standing.pk).exists()
    assert many(client, groups[:1], f"type={council.pk}").status_code == 302
    groups[0].refresh_from_db()
    assert groups[0].type == council


def test_two_of_one_subdistrict_become_no_two_councils(people: Any, client_of: Any, council: Any) -> None:
    twins = [OrganizationFactory(name=f"กลุ่ม {n}", area_id="320501") for n in (1, 2)]
    assert many(client_of(people.surin), twins, f"type={council.pk}").status_code == 422
    closed = OrganizationFactory(type=council, name="สภาเก่า", area_id="320502", status="closed")
    OrganizationFactory(type=council, name="สภาใหม่", area_id="320502")
    assert many(client_of(people.surin), [closed], "status=active").status_code == 422


def test_many_that_contradict_already_may_change_otherwise(people: Any, client_of: Any, council: Any) -> None:
    twins = [OrganizationFactory(type=council, name=f"สภา {n}", area_id="320501") for n in (1, 2)]
    assert many(client_of(people.surin), twins, "status=resting").status_code == 302
    assert many(client_of(people.surin), twins[1:], "trash").status_code == 302


def test_a_council_does_not_come_back_beside_another(people: Any, client_of: Any, council: Any) -> None:
    old = OrganizationFactory(type=council, name="สภาเก่า", area_id="320501", trashed=True)
    new = OrganizationFactory(type=council, name="สภาใหม่", area_id="32050101")
    client = client_of(people.surin)
    answer = client.post(old.page("restore"), {"version": old.version})
    assert answer.status_code == 422
    assert "มีได้แห่งเดียว" in answer.text and f'href="{new.page()}"' in answer.text
    old.refresh_from_db()
    assert old.is_trashed and "กู้คืนไม่ได้" in answer.text
    Organization.objects.unscoped("test").filter(pk=new.pk).update(status="closed")
    assert client.post(old.page("restore"), {"version": old.version}).status_code == 302


def test_a_closed_council_is_not_opened_beside_its_successor(
    people: Any, client_of: Any, council: Any
) -> None:
    old = OrganizationFactory(type=council, name="สภาเก่า", area_id="320501", status="closed")
    OrganizationFactory(type=council, name="สภาใหม่", area_id="320501")
    client, page = client_of(people.surin), f"/organizations/statuses/new/?organization={old.ref}"
    answer = client.post(page, {"status": "active", "since_about": "1 ม.ค. 2569"})
    assert answer.status_code == 422
    assert "มีได้แห่งเดียว" in str(answer.context["form"].errors["status"])
    assert client.post(page, {"status": "closed", "since_about": "1 ม.ค. 2568"}).status_code == 302
    assert client.post(page, {"status": "active", "since_about": "1 ม.ค. 2560"}).status_code == 302
    old.refresh_from_db()
    assert old.status == "closed"


def test_who_saves_between_check_and_write_is_found(people: Any, client_of: Any, council: Any) -> None:
    """The form looked before the other saved; the write looks again."""
    looked = single.refuse_second

    def slowly(organization: Any, stored: Any) -> None:
        looked(organization, stored)
        OrganizationFactory(type=council, name="สภาของอีกคน", area_id="320501")

    with mock.patch("organizations.forms.refuse_second", slowly):
        answer = client_of(people.surin).post(Organization.list_url("create"), data(council))
    assert answer.status_code == 422
    assert "สภาของอีกคน" in str(answer.context["form"].errors["area"])
    assert not Organization.objects.unscoped("test").filter(name="สภาองค์กรชุมชนตำบลใหม่").exists()


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


def by_name(name: str) -> Organization:
    found: Organization = Organization.objects.unscoped("test").get(name=name)
    return found


def write_facts(organization: Organization, facts: dict[str, Any]) -> None:
    organization.facts = facts
    write(organization, by=None)


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


def test_members_told_by_year_come_before_the_count_of_the_record(
    bodies: Any, people: Any, client_of: Any
) -> None:
    facts = {"council-members": {"2567": {"v": 30}, "2568": {"v": 55, "src": "แบบรายงาน"}}}
    first, twin, other = (by_name(name) for name in ("สภา ก", "สภา ก ซ้ำ", "สภา ข"))
    write_facts(first, facts)
    write_facts(twin, {"council-members": {"2566": {"v": 12}, "2568": {"s": "unreported"}}})
    write_facts(other, {"council-members": {"2568": {"s": "unreported"}}})
    client = client_of(people.viewer)
    prasat = rows(client, "32")["3205"]
    assert (prasat.members_known, prasat.told) == (55 + 12 + 0, 3)
    lists = client.get(URL, {"area": "32"}).context["report"].total.lists
    assert client.get(lists["told"]).context["page_obj"].paginator.count == 3
    assert client.get(lists["silent"]).context["page_obj"].paginator.count == 0


def test_a_member_of_a_council_is_registered_once_and_while_it_is(
    bodies: Any, people: Any, client_of: Any
) -> None:
    council, numbered, plain = (by_name(name) for name in ("สภา ก", "กลุ่ม ก", "กลุ่ม ข"))
    MembershipFactory(organization=council, member=numbered)
    row = MembershipFactory(organization=council, member=plain)
    client = client_of(people.viewer)
    assert rows(client, "32")["3205"].registered == 3  # the numbered one is not counted twice
    behind = client.get(URL, {"area": "3205"}).context["report"].total.lists["registered"]
    assert client.get(behind).context["page_obj"].paginator.count == 3
    row.ended = date(2026, 1, 31)
    save_record(row, by=people.surin)
    assert rows(client, "32")["3205"].registered == 2
    forming = by_name("สภา ค")
    MembershipFactory(organization=forming, member=plain)
    assert rows(client, "32")["3205"].registered == 2  # of a council that is not there yet


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
