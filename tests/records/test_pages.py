"""Every page of every kind of record, seen by those who may and those who may not."""

from typing import Any

import pytest

from nakhonchai.records.kinds import record_models
from tests.factories import OrganizationFactory, ProjectFactory
from tests.records.conftest import KINDS, count_queries, make_records

PAGES = ("detail", "edit", "history", "trash", "restore")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("page", PAGES)
def test_own_record_opens_for_its_coordinator(
    kind: str, page: str, records: Any, people: Any, client_of: Any
) -> None:
    response = client_of(people.surin).get(getattr(records, kind).page(page))
    assert response.status_code == 200
    assert "จ.สุรินทร์" in response.text or page == "edit"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("page", ["list", "create", "bulk"])
def test_list_pages_open(kind: str, page: str, records: Any, people: Any, client_of: Any) -> None:
    record = getattr(records, kind)
    address = record.list_url(page)
    if kind == "position" and page == "create":
        address += f"?leader={records.leader.ref}"
    response = client_of(people.surin).get(address)
    assert response.status_code == (302 if page == "bulk" else 200)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_strangers_record_is_not_found(
    kind: str, page: str, method: str, records: Any, people: Any, client_of: Any
) -> None:
    record = getattr(records, kind)
    for who in (people.buriram, people.two, people.staff_of_korat, people.empty, people.viewer):
        response = getattr(client_of(who), method)(record.page(page))
        directory = kind == "organization" or (who is people.viewer and kind in {"plan", "project"})
        if page == "detail" and directory:
            assert response.status_code == (200 if method == "get" else 405)
        else:
            assert response.status_code == 404, (who, page)
    record.refresh_from_db()
    assert record.version == 1


@pytest.mark.parametrize("kind", KINDS)
def test_signed_out_is_led_to_the_sign_in_page(kind: str, records: Any, people: Any, client_of: Any) -> None:
    record = getattr(records, kind)
    for address in [record.page(page) for page in PAGES] + [record.list_url(), record.list_url("create")]:
        response = client_of(people.signed_out).get(address)
        assert response.status_code == 302 and "login" in response["Location"]


@pytest.mark.parametrize("kind", ["organization", "leader", "plan", "project", "task"])
def test_a_reader_who_keeps_no_records_may_not_add(
    kind: str, records: Any, people: Any, client_of: Any
) -> None:
    for who in (people.viewer, people.empty):
        assert client_of(who).get(getattr(records, kind).list_url("create")).status_code == 403


def test_directory_facts_are_for_all_and_the_rest_for_the_area(
    records: Any, people: Any, client_of: Any
) -> None:
    organization = records.organization
    organization.contact_name, organization.member_count, organization.note = "นางลับเฉพาะ", 4321, "บันทึกภายใน"
    organization.telephone = "0812345678"
    organization.save()
    stranger = client_of(people.buriram).get(organization.page()).text
    own = client_of(people.surin).get(organization.page()).text
    for secret in ("นางลับเฉพาะ", "4,321", "บันทึกภายใน", "081-234-5678", "ประวัติ", records.leader.given_name):
        assert secret not in stranger
        assert secret in own
    assert "ข้อมูลภายในและการติดต่อ" not in stranger and "ท่านเห็นเฉพาะข้อมูลทำเนียบ" in stranger


def test_a_trashed_record_says_so_and_offers_to_restore(records: Any, people: Any, client_of: Any) -> None:
    organization, client = records.organization, client_of(people.surin)
    client.post(organization.page("trash"), {"reason": "ซ้ำ", "version": 1})
    page = client.get(organization.page()).text
    assert "อยู่ในถังขยะ" in page and "ซ้ำ" in page and organization.page("restore") in page
    assert client.get(organization.page("edit")).status_code == 302
    # Another province no longer finds it, and neither list nor search shows it.
    assert client_of(people.buriram).get(organization.page()).status_code == 404
    assert organization.name not in client.get(organization.list_url()).text
    assert organization.name in client.get(organization.list_url() + "?state=trash").text
    assert (
        organization.name not in client_of(people.buriram).get(organization.list_url() + "?state=trash").text
    )


def test_trash_asks_for_a_reason_and_a_fresh_version(records: Any, people: Any, client_of: Any) -> None:
    organization, client = records.organization, client_of(people.surin)
    assert client.post(organization.page("trash"), {"reason": " "}).status_code == 422
    assert client.post(organization.page("trash"), {"reason": "ซ้ำ", "version": 9}).status_code == 409
    organization.refresh_from_db()
    assert not organization.is_trashed
    client.post(organization.page("trash"), {"reason": "ซ้ำ", "version": 1})
    client.post(organization.page("restore"), {"version": 2})
    organization.refresh_from_db()
    assert not organization.is_trashed and organization.version == 3
    history = client.get(organization.page("history")).text
    assert "ย้ายไปถังขยะ" in history and "กู้คืนจากถังขยะ" in history and "ทิ้ง: ซ้ำ" in history


def test_restoring_what_was_replaced_is_refused_in_words(records: Any, people: Any, client_of: Any) -> None:
    plan, client = records.plan, client_of(people.surin)
    client.post(plan.page("trash"), {"reason": "ทำใหม่", "version": 1})
    make_again = make_records(word="ใหม่")
    assert make_again.plan.first_year == plan.first_year
    response = client.post(plan.page("restore"), {"version": 2})
    assert response.status_code == 422
    assert "ตำบลนี้มีแผนพัฒนาตำบลที่เริ่มปีนี้อยู่แล้ว" in response.text


def test_reading_and_printing_a_person_is_remembered(records: Any, people: Any, client_of: Any) -> None:
    from nakhonchai.accounts.models import AccessLog

    client = client_of(people.surin)
    client.get(records.leader.page())
    client.get(records.leader.page() + "?print=1")
    client.get(records.organization.page())
    kept = list(AccessLog.objects.order_by("pk").values_list("kind", "subject_ref"))
    assert kept == [("read", records.leader.ref), ("print", records.leader.ref)]
    assert client_of(people.buriram).get(records.leader.page()).status_code == 404
    assert AccessLog.objects.count() == 2


def test_the_trash_shows_what_its_reader_can_restore(records: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    for kind in KINDS:
        assert client.post(getattr(records, kind).page("trash"), {"reason": "ทดสอบถังขยะ"}).status_code == 302
    page = client.get("/records/trash/").text
    for kind in KINDS:
        assert getattr(records, kind).page("restore") in page
    assert "ทดสอบถังขยะ" not in client_of(people.buriram).get("/records/trash/").text
    assert client_of(people.viewer).get("/records/trash/").status_code == 403


def test_the_trash_asks_the_same_number_of_queries_for_3_and_30(people: Any, client_of: Any) -> None:
    client, counts = client_of(people.surin), []
    for many in (3, 27):
        for _number in range(many):
            OrganizationFactory(trashed=True)
            ProjectFactory(trashed=True)
        counts.append(count_queries(client, "/records/trash/"))
    # session, account, grants, files; one for each kind of record
    assert counts == [4 + len(record_models())] * 2


def test_the_history_of_a_new_record_tells_zero_and_leaves_out_what_is_empty(
    people: Any, client_of: Any
) -> None:
    html = client_of(people.surin).get(OrganizationFactory(member_count=0).page("history")).content.decode()
    assert "จำนวนสมาชิก" in html
    assert "{}" not in html and "เลขที่จดแจ้ง" not in html
