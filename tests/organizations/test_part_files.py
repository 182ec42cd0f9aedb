"""Rows of organizations in workbooks: out and in again without a change, matched without refs, and undone."""

import io
from datetime import date
from typing import Any

import openpyxl
import pytest

from nakhonchai.imports.services import undo_run
from organizations.models import Organization, StatusChange
from tests.factories import (
    ContactFactory,
    CoverageFactory,
    MembershipFactory,
    OrganizationFactory,
    OrganizationTypeFactory,
    RegistrationFactory,
    StatusChangeFactory,
)
from tests.imports.conftest import content, fates, make_book, problems

pytestmark = pytest.mark.django_db
LISTS = ("statuses", "registrations", "contacts", "memberships", "coverages")


@pytest.fixture
def body(people: Any) -> Organization:
    one = OrganizationFactory(name="กลุ่มไปกลับ", area_id="320501")
    StatusChangeFactory(organization=one, since=date(2010, 1, 1), since_precision="year", note="=1+1")
    RegistrationFactory(organization=one, number="0012", source="เอกสาร")
    ContactFactory(organization=one, person_name="คนลอง", source="ในเวที", value="0812345678")
    member = OrganizationFactory(name="กลุ่มสมาชิก", area_id="320501")
    MembershipFactory(organization=one, member=member, started=date(2015, 1, 1), started_precision="year")
    CoverageFactory(organization=one, covered_id="320502", is_part=True)
    return one


def exported(client: Any, name: str) -> bytes:
    asked = {"format": "xlsx", "personal": "on", "purpose": "ทดสอบไปกลับ"}
    return content(client.post(f"/organizations/{name}/export/?area=3205", asked))


@pytest.mark.parametrize("name", LISTS)
def test_export_then_import_changes_nothing(
    name: str, body: Any, people: Any, client_of: Any, send: Any
) -> None:
    data = exported(client_of(people.surin), name)
    run = send(people.surin, data, f"{name}.xlsx")
    assert set(fates(run)) - {"other"} == {"unchanged"}, problems(run)
    book = openpyxl.load_workbook(io.BytesIO(data))
    for row in book.worksheets[0].iter_rows(min_row=2, max_col=1):
        row[0].value = None  # the refs: now the rows are known by what they say
    without = io.BytesIO()
    book.save(without)
    run = send(people.surin, without.getvalue(), f"{name}-ไม่มีรหัส.xlsx")
    assert set(fates(run)) - {"other"} == {"unchanged"}, problems(run)


def test_an_imported_status_is_the_status_and_goes_back_with_the_run(
    body: Any, people: Any, send: Any, confirm: Any
) -> None:
    head = ["รหัสองค์กร", "สถานะ", "ตั้งแต่วันที่", "หลักฐาน"]
    rows = [head, [body.ref, "พักงาน", "ม.ค. 2566", "มติที่ประชุม"]]
    run = send(people.surin, make_book(สถานะองค์กร=rows))
    assert set(fates(run)) - {"other"} == {"new"}, problems(run)
    confirm(people.surin, run)
    stored = Organization.objects.unscoped("test").filter(pk=body.pk)
    assert stored.get().status == "resting"
    run.refresh_from_db()
    undo_run(run, by=people.surin)
    assert stored.get().status == "registered"
    assert StatusChange.objects.unscoped("test").trashed().count() == 1


def test_a_status_to_come_is_said_at_its_row(body: Any, people: Any, send: Any) -> None:
    head = ["รหัสองค์กร", "สถานะ", "ตั้งแต่วันที่"]
    run = send(people.surin, make_book(สถานะองค์กร=[head, [body.ref, "พักงาน", "2590"]]))
    assert "วันที่ยังมาไม่ถึง" in str(problems(run))


def test_a_status_opens_no_second_council(people: Any, send: Any, confirm: Any) -> None:
    """A closed council with a successor stays closed; of two that open the first wins; the past is told."""
    council = OrganizationTypeFactory(name="สภาลองใช้", one_per_subdistrict=True)
    old = OrganizationFactory(name="สภาเดิม", type=council, area_id="320501", status="closed")
    StatusChangeFactory(organization=old, status="closed", since=date(2020, 1, 1))
    OrganizationFactory(name="สภาใหม่", type=council, area_id="320501")
    twins = [
        OrganizationFactory(name=name, type=council, area_id="320502", status="closed") for name in ("ก", "ข")
    ]
    head = ["รหัสองค์กร", "สถานะ", "ตั้งแต่วันที่"]
    rows = [
        head,
        [old.ref, "จดแจ้ง/จดทะเบียนแล้ว", "1 ม.ค. 2566"],
        [old.ref, "จดแจ้ง/จดทะเบียนแล้ว", "1 ม.ค. 2555"],
        *([one.ref, "จดแจ้ง/จดทะเบียนแล้ว", "1 ม.ค. 2566"] for one in twins),
    ]
    run = send(people.surin, make_book(สถานะองค์กร=rows))
    assert fates(run) == ["error", "new", "new", "error"], problems(run)
    assert "สภาใหม่" in problems(run) and "มีได้แห่งเดียว" in problems(run)
    confirm(people.surin, run)
    now = Organization.objects.unscoped("test")
    assert now.get(pk=old.pk).status == "closed"
    assert [now.get(pk=one.pk).status for one in twins] == ["registered", "closed"]
