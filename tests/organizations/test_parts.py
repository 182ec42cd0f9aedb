"""Statuses, numbers, contacts, members and places of organizations: rules and what follows."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from nakhonchai.records.actions import restore_record, save_record, trash_record
from organizations.models import (
    Contact,
    Coverage,
    Organization,
    OrganizationType,
    RegistrationScheme,
    StatusChange,
)
from tests.factories import (
    ContactFactory,
    CoverageFactory,
    MembershipFactory,
    OrganizationFactory,
    RegistrationFactory,
    StatusChangeFactory,
)

pytestmark = pytest.mark.django_db
KINDS = ("status_change", "registration", "contact", "membership", "coverage")


def create(kind: str, organization: Any) -> str:
    return f"{reverse(f'organizations:{kind}-create')}?organization={organization.ref}"


def everything(model: Any) -> Any:
    return model.objects.unscoped("test")


def status_of(organization: Any) -> str:
    return str(everything(Organization).get(pk=organization.pk).status)


@pytest.mark.parametrize("kind", KINDS)
def test_only_who_edits_the_organization_adds_rows(kind: str, people: Any, client_of: Any) -> None:
    address = create(kind, OrganizationFactory(area_id="320501"))
    answers = {
        name: client_of(getattr(people, name)).get(address).status_code
        for name in ("signed_out", "viewer", "recorder", "surin", "buriram", "codi")
    }
    assert answers.pop("signed_out") in (302, 401)
    assert answers == {"viewer": 404, "recorder": 200, "surin": 200, "buriram": 404, "codi": 200}


def test_the_latest_status_is_the_status_of_the_organization(people: Any) -> None:
    one = OrganizationFactory(status="active")
    later = StatusChange(organization=one, status="resting", since=date(2024, 3, 1))
    save_record(later, by=people.surin)
    assert status_of(one) == "resting"
    save_record(StatusChange(organization=one, status="registered", since=date(2009, 1, 1)), by=people.surin)
    assert status_of(one) == "resting"
    trash_record(later, by=people.surin, reason="ทดสอบ")
    assert status_of(one) == "registered"
    restore_record(later, by=people.surin)
    assert status_of(one) == "resting"


def test_a_status_set_on_the_organization_is_dated_today(people: Any, client_of: Any) -> None:
    one = OrganizationFactory(status="active")
    StatusChangeFactory(organization=one, status="active", since=date(2010, 1, 1))
    one.status = "closed"
    save_record(one, by=people.surin)
    rows = everything(StatusChange).filter(organization=one)
    assert sorted(rows.values_list("status", flat=True)) == ["active", "closed"]
    answer = client_of(people.surin).post(
        Organization.list_url("bulk"), {"action": "status=resting", "ref": [one.ref]}
    )
    looked_at = answer.context["looked_at"]
    client_of(people.surin).post(
        Organization.list_url("bulk"), {"action": "status=resting", "looked_at": looked_at, "reason": "พัก"}
    )
    assert status_of(one) == "resting" and rows.filter(status="resting").exists()


def post(client: Any, page: str, organization: Any, **data: Any) -> Any:
    return client.post(create(page, organization), data)


def test_wrong_statuses_are_said_at_the_field(people: Any, client_of: Any) -> None:
    client, one = (
        client_of(people.surin),
        OrganizationFactory(founded=date(2011, 6, 1), founded_precision="year"),
    )
    future = post(client, "status_change", one, status="active", since_about="2590")
    assert future.status_code == 422 and "วันที่ยังมาไม่ถึง" in future.text and "2590" in future.text
    data = {"status": "registered", "since_about": "2550", "evidence": "หนังสือเก่า"}
    asked = post(client, "status_change", one, **data)
    assert asked.status_code == 422
    assert "มาก่อนวันก่อตั้ง (2554)" in asked.text and "หนังสือเก่า" in asked.text
    assert not everything(StatusChange).exists()
    assert post(client, "status_change", one, **data, sure="on").status_code == 302
    row = everything(StatusChange).get()
    assert (row.area_id, row.since_about.th()) == ("320501", "2550")
    # In the same year as the founding, or before it as "forming", nothing is asked.
    assert post(client, "status_change", one, status="active", since_about="2554").status_code == 302
    assert post(client, "status_change", one, status="forming", since_about="2549").status_code == 302


def test_numbers_are_asked_about_and_never_refused(people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    scheme = RegistrationScheme.objects.get(name="จดแจ้งจัดตั้งสภาองค์กรชุมชน")
    one, other = OrganizationFactory(area_id="320501"), OrganizationFactory(area_id="320502", name="สภาอื่น")
    wrong = post(client, "registration", one, scheme=scheme.pk, number="310012")
    assert wrong.status_code == 422 and "รหัสพื้นที่ในเลขไม่ตรงกับพื้นที่ขององค์กร" in wrong.text
    odd = post(client, "registration", one, scheme=scheme.pk, number="32-ก")
    assert odd.status_code == 422 and "ไม่เหมือนเลขของ" in odd.text
    assert post(client, "registration", one, scheme=scheme.pk, number="๓๒๐๐๑๒").status_code == 302
    same = post(client, "registration", other, scheme=scheme.pk, number="320012")
    assert same.status_code == 422 and one.name in same.text and "มีเลขนี้อยู่แล้ว" in same.text
    assert (
        post(client, "registration", other, scheme=scheme.pk, number="320012", sure="on").status_code == 302
    )
    twice = post(client, "registration", other, scheme=scheme.pk, number="320012", sure="on")
    assert twice.status_code == 422 and "องค์กรนี้มีเลขนี้ในทะเบียนนี้อยู่แล้ว" in twice.text
    page = client.get(f"{reverse('organizations:organization-work')}?area=32").text
    assert page.count("มีองค์กรอื่นใช้เลขเดียวกัน") == 2


def test_contacts_are_personal_and_read_as_their_kind(people: Any, client_of: Any) -> None:
    client, one = client_of(people.surin), OrganizationFactory()
    bad = post(client, "contact", one, kind="email", value="ไม่ใช่อีเมล")
    assert bad.status_code == 422 and "อ่านเป็นอีเมลไม่ได้" in bad.text
    assert (
        post(client, "contact", one, kind="telephone", value="๐๘๑ ๒๓๔ ๕๖๗๘", source="ประธาน").status_code
        == 302
    )
    assert everything(Contact).get().value == "0812345678"
    assert "081-234-5678" in client.get(one.page()).text
    for name in ("viewer", "buriram"):
        assert "081-234-5678" not in client_of(getattr(people, name)).get(one.page()).text
        assert client_of(getattr(people, name)).get(everything(Contact).get().page()).status_code == 404


def test_a_council_has_members_and_none_of_itself(people: Any, client_of: Any) -> None:
    kind = OrganizationType.objects.get(name="สภาองค์กรชุมชนตำบล")
    council, member = OrganizationFactory(type=kind, name="สภากังแอน"), OrganizationFactory(name="กลุ่มทอผ้า")
    client = client_of(people.surin)
    itself = post(client, "membership", council, member=council.ref)
    assert itself.status_code == 422 and "เป็นสมาชิกของตัวเองไม่ได้" in itself.text
    backwards = post(
        client, "membership", council, member=member.ref, started_about="2560", ended_about="2559"
    )
    assert backwards.status_code == 422 and "วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม" in backwards.text
    assert post(client, "membership", council, member=member.ref, started_about="2560").status_code == 302
    twice = post(client, "membership", council, member=member.ref)
    assert twice.status_code == 422 and "เป็นสมาชิกอยู่แล้ว" in twice.text
    assert "กลุ่มทอผ้า" in client.get(council.page()).text
    assert "เป็นสมาชิกของ" in client.get(member.page()).text


def test_a_partner_covers_parts_of_several_subdistricts(people: Any, client_of: Any) -> None:
    kind = OrganizationType.objects.get(name="เทศบาล")
    town = OrganizationFactory(type=kind, name="เทศบาลเมืองทดสอบ", area_id="320101")
    client, address = client_of(people.surin), reverse("organizations:organization-coverage", args=[town.ref])
    data = {"place_0": "320101", "place_1": "320102", "part_1": "on", "place_2": "320102"}
    doubled = client.post(address, data)
    assert doubled.status_code == 422 and "ใส่พื้นที่นี้ไว้แล้ว" in doubled.text
    data["place_2"] = ""
    assert client.post(address, data).status_code == 302
    rows = everything(Coverage).alive().order_by("covered").values_list("covered_id", "is_part")
    assert list(rows) == [("320101", False), ("320102", True)]
    for query, found in (("covers=320102", 1), ("covers=32010201", 1), ("covers=3101", 0), ("covers=32", 1)):
        listed = client.get(f"{Organization.list_url()}?{query}")
        assert sum(row.record == town for row in listed.context["rows"]) == found, query
    client.post(address, {"place_0": "", "place_1": "320102", "part_1": "on"})
    assert list(everything(Coverage).alive().values_list("covered_id", flat=True)) == ["320102"]
    assert everything(Coverage).trashed().get().trash_reason
    assert "เทศบาลเมืองทดสอบ" in client.get("/places/320102/").text


def test_rows_move_with_their_organization(people: Any) -> None:
    one = OrganizationFactory(area_id="320501")
    rows = [make(organization=one) for make in (StatusChangeFactory, RegistrationFactory, ContactFactory)]
    rows += [MembershipFactory(organization=one), CoverageFactory(organization=one)]
    one.area_id = "320102"
    save_record(one, by=people.surin)
    for row in rows:
        row.refresh_from_db()
        assert row.area_id == "320102"
