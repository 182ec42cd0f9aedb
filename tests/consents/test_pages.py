"""Consent as people keep it: given with proof, withdrawn in a press, printed, asked about, answered."""

import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from consents.enums import PurposeRole, RequestStatus
from consents.models import Breach, Consent, Erasure, Purpose, Review, SubjectRequest
from consents.publication import may_publish, published, why_not
from leaders.models import Leader
from nakhonchai.accounts.models.access import AccessKind, AccessLog
from nakhonchai.records.models import Attachment
from nakhonchai.thai import be_year
from tests.architecture.answers import finished
from tests.factories import (
    BreachFactory,
    ConsentFactory,
    LeaderFactory,
    PositionFactory,
    SubjectRequestFactory,
)
from tests.records.conftest import content_types, count_queries  # noqa: F401

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
THIS_YEAR = be_year(timezone.localdate())


def page(name: str, leader: Any, *more: Any) -> str:
    return reverse(f"consents:{name}", args=[leader.ref, *more])


def publishing() -> Purpose:
    return Purpose.objects.get(role=PurposeRole.PUBLISH)


def consent_data(**changes: Any) -> dict[str, Any]:
    return {"purpose": publishing().pk, "given_on": "1 ม.ค. 2568", "way": "paper", **changes}


def give(client: Any, leader: Any, **changes: Any) -> Any:
    return client.post(page("consent-give", leader), consent_data(**changes))


# --- Giving and withdrawing


def test_a_consent_keeps_wording_proof_and_who_recorded_it(people: Any, client_of: Any) -> None:
    leader = LeaderFactory()
    scan = SimpleUploadedFile("ลงชื่อ.pdf", PDF, content_type="application/pdf")
    answer = give(client_of(people.surin), leader, scan=scan)
    assert answer.status_code == 302
    consent = Consent.objects.get()
    assert (consent.wording, consent.edition, consent.recorded_by) == (publishing().wording, 1, people.surin)
    assert consent.scan is not None
    assert consent.scan.about == leader
    assert consent.history.count() == 1


def test_the_same_form_twice_is_one_consent(people: Any, client_of: Any) -> None:
    leader, key = LeaderFactory(), "7f8a5c1e-0000-4000-8000-000000000009"
    client = client_of(people.surin)
    for _ in range(2):
        assert give(client, leader, form_key=key).status_code == 302
    assert Consent.objects.count() == 1


def test_a_consent_of_tomorrow_is_refused_and_nothing_is_lost(people: Any, client_of: Any) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    day = f"{tomorrow.day}/{tomorrow.month}/{tomorrow.year + 543}"
    answer = give(client_of(people.surin), LeaderFactory(), given_on=day, way="telephone")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "ยังมาไม่ถึง" in text
    assert day in text
    assert '<option value="telephone" selected>' in text
    assert not Consent.objects.exists()


def test_withdrawing_is_one_press_and_ends_publication(people: Any, client_of: Any) -> None:
    leader = LeaderFactory()
    consent = ConsentFactory(leader=leader, purpose=publishing())
    assert may_publish(leader)
    answer = client_of(people.surin).post(page("consent-withdraw", leader, consent.pk))
    assert answer.status_code == 302
    consent.refresh_from_db()
    assert consent.withdrawn_on == timezone.localdate()
    assert not may_publish(leader)
    assert "ยังไม่ได้ยินยอม" in why_not(leader)


def test_a_withdrawal_before_the_consent_is_refused(people: Any, client_of: Any) -> None:
    consent = ConsentFactory(purpose=publishing())
    data = {"withdrawn_on": "1 ม.ค. 2560", "why": "ย้ายบ้าน"}
    answer = client_of(people.surin).post(page("consent-withdraw", consent.leader, consent.pk), data)
    assert answer.status_code == 422
    assert "ต้องไม่มาก่อนวันที่ให้ความยินยอม" in answer.content.decode()
    assert "ย้ายบ้าน" in answer.content.decode()


def test_a_purpose_is_agreed_to_once_until_it_is_withdrawn(people: Any, client_of: Any) -> None:
    leader, client = LeaderFactory(), client_of(people.surin)
    assert give(client, leader).status_code == 302
    assert give(client, leader).status_code == 422
    Consent.objects.update(withdrawn_on=timezone.localdate())
    assert give(client, leader).status_code == 302


@pytest.mark.parametrize("name", ["recorder", "viewer", "buriram", "empty", "signed_out"])
def test_only_who_manages_the_person_keeps_consents(name: str, people: Any, client_of: Any) -> None:
    leader = LeaderFactory()
    consent = ConsentFactory(leader=leader)
    client = client_of(getattr(people, name))
    for address in (
        page("consent-give", leader),
        page("consent-withdraw", leader, consent.pk),
        page("consent-paper", leader),
        page("person-access", leader),
        page("person-file", leader),
        page("person-erase", leader),
    ):
        for answer in (client.get(address), client.post(address, {"reason": "x", "sure": "on"})):
            assert answer.status_code in {302, 401, 404, 405}, address
            assert answer.status_code != 302 or "/account/login/" in answer["Location"]
    consent.refresh_from_db()
    assert consent.stands


# --- Publication


def test_publication_needs_consent_and_a_guardian_for_a_minor(people: Any) -> None:
    grown, child, guarded, silent = (
        LeaderFactory(birth_year=year) for year in (2520, THIS_YEAR - 15, THIS_YEAR - 15, None)
    )
    ConsentFactory(leader=grown, purpose=publishing())
    ConsentFactory(leader=child, purpose=publishing())
    ConsentFactory(leader=guarded, purpose=publishing(), guardian_name="นางสมมุติ", guardian_relation="มารดา")
    agreed = published(Leader.objects.unscoped("test"))
    assert set(agreed) == {grown, guarded}
    assert [may_publish(one) for one in (grown, child, guarded, silent)] == [True, False, True, False]
    assert "ผู้ปกครอง" in why_not(child)


def test_publication_asks_the_same_of_many_and_of_one(people: Any) -> None:
    leaders = [LeaderFactory(birth_year=2500 + 10 * n) for n in range(8)]
    for number, leader in enumerate(leaders):
        if number % 2:
            ConsentFactory(
                leader=leader,
                purpose=publishing(),
                withdrawn_on=timezone.localdate() if number == 3 else None,
            )
    agreed = set(published(Leader.objects.unscoped("test")))
    assert {one for one in leaders if may_publish(one)} == agreed


# --- Guardians


def leader_data(**changes: Any) -> dict[str, Any]:
    return {
        "given_name": "สมมุติน้อย",
        "family_name": "ทดสอบเล็ก",
        "area": "320501",
        "contact_for": "finders",
        "birth_year": str(THIS_YEAR - 15),
        **changes,
    }


def test_a_child_without_a_guardian_is_not_kept_and_all_typed_stays(people: Any, client_of: Any) -> None:
    answer = client_of(people.recorder).post("/leaders/new/", leader_data(nickname="จ้อยหนึ่ง"))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "ต้องมีความยินยอมของผู้ปกครอง" in text
    assert "จ้อยหนึ่ง" in text
    assert not Leader.objects.unscoped("test").exists()


def test_a_child_with_a_guardian_is_kept_with_the_consent(people: Any, client_of: Any) -> None:
    data = leader_data(
        guardian_name="นางสมมุติ ใจดี", guardian_relation="มารดา", guardian_telephone="0812345678"
    )
    assert client_of(people.recorder).post("/leaders/new/", data).status_code == 302
    consent = Consent.objects.get()
    assert (consent.guardian_name, consent.guardian_relation) == ("นางสมมุติ ใจดี", "มารดา")
    assert consent.purpose.role == PurposeRole.KEEP
    leader = Leader.objects.unscoped("test").get()
    again = client_of(people.recorder).post(
        leader.page("edit"), leader_data(nickname="ใหม่", version=leader.version)
    )
    assert again.status_code == 302, again.content.decode()[:2000]


def test_a_grown_person_needs_no_guardian(people: Any, client_of: Any) -> None:
    assert client_of(people.recorder).post("/leaders/new/", leader_data(birth_year="2520")).status_code == 302
    assert not Consent.objects.exists()


# --- Purposes


def test_another_wording_is_another_edition_and_old_consents_keep_theirs(people: Any, client_of: Any) -> None:
    purpose = publishing()
    consent = ConsentFactory(purpose=purpose)
    data = {name: getattr(purpose, name) for name in (
        "name", "role", "basis", "covers", "subjects", "recipients", "retention_years",
        "retention", "safeguards", "order",
    )} | {"is_active": "on", "version": purpose.version, "wording": "ข้อความใหม่ทั้งหมด"}  # fmt: skip
    address = reverse("consents:purpose-edit", args=[purpose.pk])
    assert client_of(people.codi).post(address, data).status_code == 302
    purpose.refresh_from_db()
    consent.refresh_from_db()
    assert (purpose.edition, consent.edition) == (2, 1)
    assert consent.wording != purpose.wording
    stale = client_of(people.codi).post(address, data | {"wording": "อีกครั้ง"})
    assert stale.status_code == 409
    assert "อีกครั้ง" in stale.content.decode()


def test_the_privacy_notice_names_the_purposes(people: Any, client_of: Any) -> None:
    text = client_of(people.signed_out).get(reverse("portal:privacy")).content.decode()
    for purpose in Purpose.objects.filter(is_active=True):
        assert purpose.name in text


def test_the_register_comes_as_a_workbook(people: Any, client_of: Any) -> None:
    answer = client_of(people.surin).get(reverse("consents:purposes-file"))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    finished(answer)
    rows = list(book.active.values)
    assert len(rows) == Purpose.objects.count() + 1


# --- The person's page, paper, log and file


def test_the_page_of_a_person_says_how_consents_stand(people: Any, client_of: Any) -> None:
    leader = LeaderFactory()
    ConsentFactory(leader=leader, purpose=publishing())
    mine = client_of(people.surin).get(leader.page()).content.decode()
    assert "ความยินยอมและสิทธิของเจ้าของข้อมูล" in mine
    assert page("person-erase", leader) in mine
    recorder = client_of(people.recorder).get(leader.page()).content.decode()
    assert page("person-erase", leader) not in recorder


def test_the_paper_form_has_the_person_and_is_noted_as_printing(people: Any, client_of: Any) -> None:
    leader = LeaderFactory(telephone="0812345678")
    text = client_of(people.surin).get(page("consent-paper", leader)).content.decode()
    assert leader.full_name in text
    assert leader.ref in text
    assert "data:image/svg+xml" in text
    for purpose in Purpose.objects.filter(is_active=True):
        assert purpose.wording in text
    assert AccessLog.objects.filter(kind=AccessKind.PRINT, subject_ref=leader.ref).exists()


def test_who_looked_is_shown_with_posts_too(people: Any, client_of: Any) -> None:
    leader = LeaderFactory()
    position = PositionFactory(leader=leader)
    client = client_of(people.surin)
    client.get(leader.page())
    client.get(position.page())
    text = client.get(page("person-access", leader)).content.decode()
    assert text.count(people.surin.full_name) >= 2


def test_everything_about_a_person_in_one_file(people: Any, client_of: Any) -> None:
    leader = LeaderFactory(note="=1+1", telephone="0812345678")
    PositionFactory(leader=leader)
    ConsentFactory(leader=leader, purpose=publishing())
    client = client_of(people.surin)
    assert client.post(page("person-file", leader), {"purpose": ""}).status_code == 422
    answer = client.post(page("person-file", leader), {"purpose": "เจ้าตัวขอสำเนา"})
    packed = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    finished(answer)
    names = packed.namelist()
    told = json.loads(packed.read(next(name for name in names if name.endswith(".json"))))
    assert told["ref"] == leader.ref
    assert {"ผู้นำ", "ตำแหน่ง", "ความยินยอม", "ประวัติการแก้ไข"} <= told.keys()
    book = openpyxl.load_workbook(
        io.BytesIO(packed.read(next(name for name in names if name.endswith(".xlsx"))))
    )
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == "=1+1" for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)
    logged = AccessLog.objects.get(kind=AccessKind.EXPORT)
    assert (logged.subject_ref, logged.purpose) == (leader.ref, "เจ้าตัวขอสำเนา")


# --- Erasure


def test_erasure_shows_what_goes_asks_why_and_does_it(people: Any, client_of: Any) -> None:
    leader = LeaderFactory(family_name="ลบได้จริง")
    ConsentFactory(leader=leader, purpose=publishing())
    client = client_of(people.surin)
    address = page("person-erase", leader)
    assert "ระเบียนของบุคคล" in client.get(address).content.decode()
    refused = client.post(address, {"reason": "ขอให้ลบ"})
    assert refused.status_code == 422
    assert "ขอให้ลบ" in refused.content.decode()
    assert (
        client.post(address, {"reason": f"{leader.given_name} ลบได้จริง ขอให้ลบ", "sure": "on"}).status_code
        == 302
    )
    erasure = Erasure.objects.get()
    assert (erasure.ref, erasure.place, erasure.done_by) == (leader.ref, "320501", people.surin)
    assert "ลบได้จริง" not in erasure.reason
    consent = Consent.objects.get()
    assert not consent.stands
    leader.refresh_from_db()
    assert leader.family_name == ""
    assert "ลบข้อมูลบุคคลแล้ว" in client.get(leader.page()).content.decode()
    assert client.get(address).status_code == 200
    assert leader.ref in client.get(reverse("consents:erasures")).content.decode()
    assert leader.ref not in client_of(people.buriram).get(reverse("consents:erasures")).content.decode()


def test_erasure_answers_the_request_for_it(people: Any, client_of: Any) -> None:
    leader = LeaderFactory()
    asked = SubjectRequestFactory(
        kind="erase", leader=leader, asked_by=leader.full_name, contact="0812345678"
    )
    client_of(people.surin).post(page("person-erase", leader), {"reason": "ขอให้ลบ", "sure": "on"})
    asked.refresh_from_db()
    assert (asked.status, asked.asked_by, asked.contact) == (RequestStatus.DONE, "", "")


# --- Registers


@pytest.mark.parametrize(("kind", "days"), [("access", 30), ("erase", 90), ("correct", 30), ("port", 30)])
def test_a_request_has_its_clock(kind: str, days: int, people: Any, client_of: Any) -> None:
    data = {"kind": kind, "asked_by": "นางสมมุติ", "area": "320501", "way": "paper", "status": "open",
            "asked_on": "1 ต.ค. 2569"}  # fmt: skip
    answer = client_of(people.surin).post(reverse("consents:request-create"), data)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    asked = SubjectRequest.objects.unscoped("test").get()
    assert (asked.due - asked.asked_on).days == days


def test_a_late_request_says_so(people: Any, client_of: Any) -> None:
    late = SubjectRequestFactory(asked_on=timezone.localdate() - timedelta(days=40), asked_by="ผู้ขอช้า")
    SubjectRequestFactory(asked_by="ผู้ขอใหม่")
    client = client_of(people.surin)
    assert "เกินกำหนด 10 วัน" in client.get(late.page()).content.decode()
    listed = client.get(reverse("consents:request-list") + "?clock=late").content.decode()
    assert "ผู้ขอช้า" in listed
    assert "ผู้ขอใหม่" not in listed
    home = client.get(reverse("consents:home")).content.decode()
    assert "ผู้ขอช้า" in home
    assert "คำขอและเหตุเรื่องข้อมูลส่วนบุคคลที่รอ" in client.get(reverse("records:task-list")).content.decode()


def test_a_refusal_needs_its_reason_and_an_answer_its_day(people: Any, client_of: Any) -> None:
    asked = SubjectRequestFactory()
    data = {"kind": "access", "asked_by": asked.asked_by, "area": "320501", "way": "paper",
            "asked_on": f"{asked.asked_on.day}/{asked.asked_on.month}/{asked.asked_on.year + 543}",
            "status": "refused", "version": 1, "detail": "พิมพ์ไว้ยาว"}  # fmt: skip
    answer = client_of(people.surin).post(asked.page("edit"), data)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "บอกเหตุผลที่ปฏิเสธ" in text
    assert "บอกวันที่ตอบด้วย" in text
    assert "พิมพ์ไว้ยาว" in text


def test_a_recorder_finds_no_requests(people: Any, client_of: Any) -> None:
    asked = SubjectRequestFactory(asked_by="ผู้ขอลับ")
    client = client_of(people.recorder)
    assert client.get(asked.page()).status_code == 404
    assert "ผู้ขอลับ" not in client.get(reverse("consents:request-list")).content.decode()


def test_a_breach_counts_seventy_two_hours(people: Any, client_of: Any) -> None:
    data = {"name": "โทรศัพท์หาย", "area": "320501", "found_at": "1 ต.ค. 2569 14:30", "risk": "some"}
    answer = client_of(people.surin).post(reverse("consents:breach-create"), data)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    breach = Breach.objects.unscoped("test").get()
    assert (breach.deadline - breach.found_at).total_seconds() == 72 * 3600
    assert timezone.localtime(breach.found_at).hour == 14
    assert BreachFactory().clock[0] == "เหลือ 67 ชั่วโมง"


@pytest.mark.parametrize("moment", ["พรุ่งนี้", "1 ต.ค. 2569 25:00", "1 ม.ค. 2599 10:00"])
def test_a_breach_at_no_time_is_refused_at_the_field(moment: str, people: Any, client_of: Any) -> None:
    data = {"name": "โทรศัพท์หาย", "area": "320501", "found_at": moment, "risk": "some"}
    answer = client_of(people.surin).post(reverse("consents:breach-create"), data)
    assert answer.status_code == 422
    assert moment in answer.content.decode()


def old(leader: Leader) -> Leader:
    Leader.objects.unscoped("test").filter(pk=leader.pk).update(
        updated_at=timezone.now() - timedelta(days=6 * 365)
    )
    return leader


def test_the_retention_list_names_who_serves_no_more(people: Any, client_of: Any) -> None:
    gone, serving, fresh = (
        old(LeaderFactory(family_name="เลิกแล้ว")),
        old(LeaderFactory(family_name="ยังอยู่")),
        LeaderFactory(family_name="ใหม่มาก"),
    )
    PositionFactory(leader=serving)
    client = client_of(people.surin)
    text = client.get(reverse("consents:retention")).content.decode()
    assert gone.family_name in text
    assert serving.family_name not in text
    assert fresh.family_name not in text
    assert (
        client.post(reverse("consents:retention-keep", args=[gone.ref]), {"why": "ยังเป็นวิทยากร"}).status_code
        == 302
    )
    assert Review.objects.get().why == "ยังเป็นวิทยากร"
    assert gone.family_name not in client.get(reverse("consents:retention")).content.decode()


def test_the_number_of_queries_does_not_grow(people: Any, client_of: Any) -> None:
    client, address = client_of(people.surin), reverse("consents:home")
    SubjectRequestFactory(), BreachFactory(), old(LeaderFactory())
    first = {
        one: count_queries(client, one)
        for one in (address, reverse("consents:request-list"), reverse("consents:retention"))
    }
    for _ in range(4):
        SubjectRequestFactory(), BreachFactory(), old(LeaderFactory())
    assert {one: count_queries(client, one) for one in first} == first


def test_attachments_of_consents_go_with_the_person(people: Any, client_of: Any) -> None:
    leader = LeaderFactory()
    scan = SimpleUploadedFile("ลงชื่อ.pdf", PDF, content_type="application/pdf")
    client = client_of(people.surin)
    give(client, leader, scan=scan)
    client.post(page("person-erase", leader), {"reason": "ขอให้ลบ", "sure": "on"})
    assert not Attachment.objects.exists()
    assert Consent.objects.get().scan is None
