"""Honours from nomination to the roll and the certificate: one recipient, reasons, and consent."""

import io
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from consents.enums import PurposeRole
from consents.models import Purpose
from honours.enums import HonourStatus
from honours.measures import read, read_years
from honours.models import Honour
from nakhonchai.accounts.models.access import AccessKind, AccessLog
from nakhonchai.dashboards.measures import get_measure
from nakhonchai.records.persons.forgetting import forget
from nakhonchai.thai import be_year
from tests.architecture.answers import finished
from tests.factories import (
    ConsentFactory,
    HonourFactory,
    HonourTypeFactory,
    LeaderFactory,
    OrganizationFactory,
    PositionFactory,
)
from tests.records.conftest import content_types, count_queries  # noqa: F401

pytestmark = pytest.mark.django_db
THIS_YEAR = be_year(timezone.localdate())
ROLL = "/honours/roll/"


def agreed(**options: Any) -> Any:
    """A person who agreed to be named."""
    leader = LeaderFactory(**options)
    ConsentFactory(leader=leader, purpose=Purpose.objects.get(role=PurposeRole.PUBLISH))
    return leader


def honour_data(**changes: Any) -> dict[str, Any]:
    return {"type": HonourTypeFactory().pk, "year": str(THIS_YEAR), "status": "nominated", **changes}


def post(client: Any, **changes: Any) -> Any:
    return client.post(reverse("honours:honour-create"), honour_data(**changes))


# --- One recipient


def test_a_person_a_body_or_a_subdistrict_is_nominated(people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    leader, body = LeaderFactory(area_id="320502"), OrganizationFactory(area_id="320102")
    for changes in ({"leader": leader.ref}, {"organization": body.ref}, {"place": "320501"}):
        answer = post(client, **changes)
        assert answer.status_code == 302, answer.content.decode()[:3000]
    homes = Honour.objects.unscoped("test").order_by("pk").values_list("area_id", flat=True)
    assert list(homes) == ["320502", "320102", "320501"]


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ((), "ยังไม่ได้เลือกผู้รับ"),
        (("leader", "organization"), "เลือกผู้รับหนึ่งราย"),
        (("organization", "place"), "เลือกผู้รับหนึ่งราย"),
    ],
)
def test_nobody_or_two_are_refused_and_nothing_is_lost(
    names: tuple[str, ...], text: str, people: Any, client_of: Any
) -> None:
    recipients = {"leader": LeaderFactory().ref, "organization": OrganizationFactory().ref, "place": "320501"}
    answer = post(client_of(people.surin), citation="ทำดีมานาน", **{name: recipients[name] for name in names})
    said = answer.content.decode()
    assert answer.status_code == 422
    assert text in said
    assert "ทำดีมานาน" in said
    assert not Honour.objects.unscoped("test").exists()


def test_the_database_keeps_one_recipient_too(people: Any) -> None:
    one = HonourFactory.build(organization=None, type=HonourTypeFactory(), area_id="320501")
    with pytest.raises(ValidationError):
        one.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        one.save()


def test_the_same_nomination_twice_is_refused_at_the_field(people: Any, client_of: Any) -> None:
    first = HonourFactory(year=THIS_YEAR)
    answer = post(client_of(people.surin), type=first.type.pk, organization=first.organization.ref)
    assert answer.status_code == 422
    assert "ถูกเสนอชื่อประเภทนี้ในปีนี้แล้ว" in answer.content.decode()


def test_a_recipient_of_another_province_is_not_found(people: Any, client_of: Any) -> None:
    stranger = LeaderFactory(area_id="310102", family_name="คนไกลมาก")
    answer = post(client_of(people.surin), leader=stranger.ref)
    assert answer.status_code == 422
    assert "คนไกลมาก" not in answer.content.decode()


def test_nothing_is_given_in_a_year_to_come(people: Any, client_of: Any) -> None:
    changes = {"place": "320501", "status": "honoured", "year": str(THIS_YEAR + 1), "citation": "ยังไม่ถึง"}
    answer = post(client_of(people.surin), **changes)
    assert answer.status_code == 422
    assert "ปีนี้ยังมาไม่ถึง" in answer.content.decode()
    assert post(client_of(people.surin), **(changes | {"status": "nominated"})).status_code == 302


# --- Consent


def test_a_person_is_public_only_with_consent_and_the_form_says_why(people: Any, client_of: Any) -> None:
    client, silent, willing = client_of(people.surin), LeaderFactory(), agreed()
    refused = post(client, leader=silent.ref, is_public="on")
    assert refused.status_code == 422
    assert "ยังไม่ได้ยินยอมให้เผยแพร่ชื่อ" in refused.content.decode()
    assert post(client, leader=willing.ref, is_public="on").status_code == 302


def test_the_roll_shows_who_agreed_and_what_is_public(people: Any, client_of: Any) -> None:
    willing, silent = agreed(family_name="ยินดีให้เห็น"), LeaderFactory(family_name="ขอไม่ให้เห็น")
    HonourFactory(of_person=True, leader=willing, given=True)
    HonourFactory(of_person=True, leader=silent, given=True)
    HonourFactory(organization=OrganizationFactory(name="กองทุนเปิดเผย"), given=True)
    HonourFactory(organization=OrganizationFactory(name="กองทุนไม่เปิด"), given=True, is_public=False)
    HonourFactory(organization=OrganizationFactory(name="กองทุนเสนอชื่อ"), is_public=True)
    HonourFactory(organization=OrganizationFactory(name="กองทุนถังขยะ"), given=True, trashed=True)
    HonourFactory(of_place=True, given=True)
    text = client_of(people.signed_out).get(ROLL).content.decode()
    assert "ยินดีให้เห็น" in text
    assert "กองทุนเปิดเผย" in text
    assert "ต.กังแอน" in text or "ตำบลกังแอน" in text
    for hidden in ("ขอไม่ให้เห็น", "กองทุนไม่เปิด", "กองทุนเสนอชื่อ", "กองทุนถังขยะ"):
        assert hidden not in text


def test_a_withdrawn_consent_takes_the_name_from_the_roll(people: Any, client_of: Any) -> None:
    willing = agreed(family_name="เปลี่ยนใจแล้ว")
    HonourFactory(of_person=True, leader=willing, given=True)
    client = client_of(people.signed_out)
    assert "เปลี่ยนใจแล้ว" in client.get(ROLL).content.decode()
    consent = willing.consents.get()
    client_of(people.surin).post(reverse("consents:consent-withdraw", args=[willing.ref, consent.pk]))
    assert "เปลี่ยนใจแล้ว" not in client.get(ROLL).content.decode()


def test_a_forgotten_person_leaves_the_roll_and_the_count_stays(people: Any, client_of: Any) -> None:
    willing = agreed(family_name="ลืมฉันเถิด")
    HonourFactory(of_person=True, leader=willing, given=True, citation="ลืมฉันเถิด ทำดี")
    before = list(read("", 2))
    forget(willing, by=people.surin, reason="ขอให้ลบ")
    assert "ลืมฉันเถิด" not in client_of(people.signed_out).get(ROLL).content.decode()
    honour = Honour.objects.unscoped("test").get()
    assert (honour.citation, honour.is_public, honour.history.count()) == ("", False, 1)
    assert list(read("", 2)) == before


def test_the_roll_is_narrowed_by_year_type_level_place_and_name(people: Any, client_of: Any) -> None:
    near = HonourFactory(organization=OrganizationFactory(name="กองทุนใกล้"), given=True, year=2567)
    HonourFactory(organization=OrganizationFactory(name="กองทุนไกล", area_id="310102"), given=True, year=2566)
    client = client_of(people.signed_out)
    for query in ("year=2567", f"type={near.type.pk}", "area=3205", "q=ใกล้"):
        text = client.get(f"{ROLL}?{query}").content.decode()
        assert "กองทุนใกล้" in text, query
        assert "กองทุนไกล" not in text, query
    assert "กองทุนใกล้" not in client.get(f"{ROLL}?area=ไม่มีที่นี้").content.decode()


# --- The round


def round_url(type_: Any, year: int) -> str:
    return f"{reverse('honours:round')}?type={type_.pk}&year={year}"


def test_a_round_is_decided_in_bulk_with_reasons_kept(people: Any, client_of: Any) -> None:
    type_ = HonourTypeFactory()
    chosen = [HonourFactory(type=type_, year=THIS_YEAR) for _ in range(2)]
    left = HonourFactory(type=type_, year=THIS_YEAR)
    client, address = client_of(people.surin), round_url(type_, THIS_YEAR)
    assert client.get(address).content.decode().count('name="ref"') == 3
    data = {"ref": [one.ref for one in chosen], "status": "honoured", "reason": "คะแนนสูงสุดร่วมกัน"}
    assert client.post(address, data).status_code == 302
    for one in chosen:
        one.refresh_from_db()
        assert (one.status, one.reason) == (HonourStatus.HONOURED, "คะแนนสูงสุดร่วมกัน")
        assert "คะแนนสูงสุดร่วมกัน" in one.history.first().history_change_reason
    left.refresh_from_db()
    assert left.status == HonourStatus.NOMINATED


def test_a_category_may_have_no_winner(people: Any, client_of: Any) -> None:
    one = HonourFactory(year=THIS_YEAR)
    client, address = client_of(people.surin), round_url(one.type, THIS_YEAR)
    refused = client.post(address, {"ref": [one.ref], "status": "passed", "reason": ""})
    assert refused.status_code == 422
    assert "บอกเหตุผล" in refused.content.decode()
    assert "checked" in refused.content.decode()
    client.post(address, {"ref": [one.ref], "status": "passed", "reason": "ยังไม่ครบเกณฑ์"})
    assert "ยังไม่มีผู้ได้รับ" in client.get(address).content.decode()


@pytest.mark.parametrize("name", ["buriram", "staff_of_korat"])
def test_who_does_not_edit_cannot_decide(name: str, people: Any, client_of: Any) -> None:
    one = HonourFactory(year=THIS_YEAR)
    answer = client_of(getattr(people, name)).post(
        round_url(one.type, THIS_YEAR), {"ref": [one.ref], "status": "honoured", "reason": "x"}
    )
    assert answer.status_code == 422
    one.refresh_from_db()
    assert one.status == HonourStatus.NOMINATED


def test_a_round_of_next_year_gives_nothing_yet(people: Any, client_of: Any) -> None:
    one = HonourFactory(year=THIS_YEAR + 1)
    data = {"ref": [one.ref], "status": "honoured", "reason": "เร็วไป"}
    answer = client_of(people.surin).post(round_url(one.type, THIS_YEAR + 1), data)
    assert answer.status_code == 422
    assert "ยังมาไม่ถึง" in answer.content.decode()


# --- Who finds what


def test_a_persons_honour_is_found_by_who_finds_the_person(people: Any, client_of: Any) -> None:
    leader = LeaderFactory(area_id="310102")
    honour = HonourFactory(of_person=True, leader=leader, given=True)
    for name, status in (("buriram", 200), ("codi", 200), ("surin", 404), ("viewer", 404)):
        assert client_of(getattr(people, name)).get(honour.page()).status_code == status, name
    PositionFactory(leader=leader, area_id="320501")
    assert client_of(people.surin).get(honour.page()).status_code == 200
    assert AccessLog.objects.filter(subject_ref=honour.ref, kind=AccessKind.READ).count() == 3


def test_panels_and_the_filter_of_leaders(people: Any, client_of: Any) -> None:
    leader, other = LeaderFactory(family_name="มีรางวัล"), LeaderFactory(family_name="ยังไม่มี")
    given = HonourFactory(of_person=True, leader=leader, given=True)
    HonourFactory(of_person=True, leader=other)
    body = HonourFactory(given=True)
    client = client_of(people.surin)
    assert str(given.type) in client.get(leader.page()).content.decode()
    assert str(body.type) in client.get(body.organization.page()).content.decode()
    listed = client.get("/leaders/?honoured=yes").content.decode()
    assert "มีรางวัล" in listed
    assert "ยังไม่มี" not in listed
    assert "ยังไม่มี" in client.get("/leaders/?honoured=no").content.decode()


def test_a_certificate_is_for_what_was_given(people: Any, client_of: Any) -> None:
    honour = HonourFactory(of_person=True, leader=LeaderFactory(), given=True, citation="ดูแลป่าชุมชน")
    waiting = HonourFactory()
    client = client_of(people.surin)
    text = client.get(reverse("honours:honour-certificate", args=[honour.ref])).content.decode()
    assert honour.recipient_name in text
    assert "ดูแลป่าชุมชน" in text
    assert f"พ.ศ. {honour.year}" in text
    assert AccessLog.objects.filter(kind=AccessKind.PRINT, subject_ref=honour.ref).exists()
    refused = client.get(reverse("honours:honour-certificate", args=[waiting.ref])).content.decode()
    assert "ยังพิมพ์เกียรติบัตรไม่ได้" in refused


# --- Figures


def test_the_measures_equal_the_lists(people: Any, client_of: Any) -> None:
    for number in range(3):
        HonourFactory(given=True, year=2566 + number % 2)
    HonourFactory(of_person=True, given=True, year=2567)
    HonourFactory(year=2567)
    HonourFactory(given=True, trashed=True)
    rows = [(place, part, count) for place, part, count in read("", 2)]
    bodies, persons = get_measure("honours"), get_measure("honoured_people")
    assert bodies is not None
    assert persons is not None
    client = client_of(people.codi)
    for measure, count in ((bodies, 3), (persons, 1)):
        assert sum(number for _place, part, number in rows if measure.counts(part)) == count
        address = measure.list_link.url("32")
        assert client.get(address).context["page_obj"].paginator.count == count, address
    by_year = {}
    for _place, _part, year, count in read_years("", 2):
        by_year[year] = by_year.get(year, 0) + count
    assert by_year == {2566: 2, 2567: 2}
    for year, count in by_year.items():
        listed = client.get(f"/honours/?status=honoured&year={year}").context["page_obj"].paginator.count
        assert listed == count


def test_the_number_of_queries_does_not_grow(people: Any, client_of: Any) -> None:
    type_, client = HonourTypeFactory(), client_of(people.surin)
    pages = (reverse("honours:honour-list"), ROLL, round_url(type_, 2568))

    def more() -> None:
        HonourFactory(given=True, type=type_)
        HonourFactory(of_person=True, leader=agreed(), given=True, type=type_)
        HonourFactory(given=True)

    more()
    first = {one: count_queries(client, one) for one in pages}
    for _ in range(4):
        more()
    assert {one: count_queries(client, one) for one in pages} == first


def test_an_export_leaves_people_out_unless_asked_for(people: Any, client_of: Any) -> None:
    HonourFactory(of_person=True, leader=LeaderFactory(family_name="คนในไฟล์"), given=True)
    client = client_of(people.surin)
    answer = client.get(reverse("honours:honour-export") + "?format=xlsx")
    rows = list(openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.values)
    finished(answer)
    assert "บุคคลที่ได้รับ" not in rows[0]
    data = {"format": "xlsx", "personal": "on", "purpose": "พิมพ์ใบประกาศ"}
    asked = client.post(reverse("honours:honour-export"), data)
    rows = list(openpyxl.load_workbook(io.BytesIO(b"".join(asked.streaming_content))).active.values)
    finished(asked)
    assert any("คนในไฟล์" in str(cell) for cell in rows[1])
