"""The sign-in page: people found and ticked, typed anew, of one body at once; who came; what is printed."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from leaders.models import Leader
from learning.models import Participation
from nakhonchai.accounts.models import AccessLog
from tests.factories import (
    EventFactory,
    LeaderFactory,
    OrganizationFactory,
    ParticipationFactory,
    PositionFactory,
    RoleTypeFactory,
)
from tests.learning.conftest import everything
from tests.records.conftest import count_queries

pytestmark = pytest.mark.django_db
PAGE_QUERIES = 9


def page_of(event: Any, page: str = "people") -> str:
    return reverse(f"learning:event-{page}", args=[event.ref])


def on_list(event: Any) -> list[Any]:
    return list(everything(Participation).alive().filter(event=event))


def test_people_are_found_ticked_and_signed_in_once(people: Any, client_of: Any) -> None:
    event, client = EventFactory(), client_of(people.recorder)
    one = LeaderFactory(given_name="บุญมี", nickname="หน่อย")
    other = LeaderFactory(given_name="บุญมา", area_id="310102")
    page = client.get(page_of(event), {"q": "บุญ"})
    assert page.context["found"] == [one]
    assert "หน่อย" in page.text
    posted = {"do": "add", "leader": [one.ref, other.ref], "role": "speaker"}
    assert client.post(page_of(event), posted).status_code == 302
    assert client.post(page_of(event), posted).status_code == 302
    row = on_list(event)[0]
    assert [row] == on_list(event)
    assert (row.leader, row.role, row.attendance) == (one, "speaker", "attended")
    assert (row.area_id, row.created_by, row.history.count()) == (event.area_id, people.recorder, 1)
    assert "อยู่ในรายชื่อแล้ว" in client.get(page_of(event), {"q": "บุญ"}).text


def test_a_person_of_another_province_is_added_only_by_who_finds_them(people: Any, client_of: Any) -> None:
    event, stranger = EventFactory(area_id="32"), LeaderFactory(area_id="310102", family_name="ต่างจังหวัด")
    posted = {"do": "add", "leader": [stranger.ref]}
    answer = client_of(people.surin).post(page_of(event), posted, follow=True)
    assert "ยังไม่ได้เลือกใคร" in answer.text
    assert on_list(event) == []
    client_of(people.codi).post(page_of(event), posted)
    assert [one.leader for one in on_list(event)] == [stranger]
    seen = client_of(people.surin).get(page_of(event))
    assert "ต่างจังหวัด" not in seen.text
    assert "และอีก 1 คน" in seen.text
    row = on_list(event)[0]
    assert client_of(people.surin).get(row.page()).status_code == 404
    assert client_of(people.buriram).get(row.page()).status_code == 200
    assert client_of(people.buriram).get(row.page("edit")).status_code == 404


def test_before_its_day_people_are_only_signed_up(people: Any, client_of: Any) -> None:
    event, one = EventFactory(future=True), LeaderFactory()
    client = client_of(people.recorder)
    client.post(page_of(event), {"do": "add", "leader": [one.ref]})
    row = on_list(event)[0]
    assert row.attendance == "registered"
    refused = client.post(page_of(event), {"do": "states", f"state-{row.ref}": "attended"}, follow=True)
    assert "ยังไม่ถึงวันจัด" in refused.text
    for name, value in (("attendance", "attended"), ("result", "ได้ความรู้"), ("has_certificate", "on")):
        posted = {"attendance": "registered", "role": "participant", "version": 1, name: value}
        answer = client.post(row.page("edit"), posted)
        assert answer.status_code == 422
        assert "ยังไม่ถึงวันจัด" in str(answer.context["form"].errors[name])
    row.refresh_from_db()
    assert row.version == 1


def test_who_came_is_said_for_all_at_once_or_one_by_one(people: Any, client_of: Any) -> None:
    event = EventFactory()
    first, second = (ParticipationFactory(event=event, attendance="registered") for _ in range(2))
    client = client_of(people.recorder)
    client.post(page_of(event), {"do": "states", f"state-{first.ref}": "absent"})
    client.post(page_of(event), {"do": "states", "everybody": "yes"})
    client.post(page_of(event), {"do": "states", "everybody": "yes", f"state-{first.ref}": "wrong"})
    assert [(one.attendance, one.version) for one in on_list(event)] == [("absent", 2), ("attended", 2)]
    assert second.history.count() == 2


def test_the_people_of_a_body_are_ticked_together(people: Any, client_of: Any) -> None:
    event, body = EventFactory(), OrganizationFactory(name="กองทุนสวัสดิการกังแอน")
    role = RoleTypeFactory(name="กรรมการลอง")
    serving = [PositionFactory(organization=body, role=role).leader for _ in range(3)]
    PositionFactory(organization=body, ended="2020-01-01")
    PositionFactory(organization=body, leader=LeaderFactory(area_id="310102"), ended="2020-01-01")
    client = client_of(people.recorder)
    page = client.get(page_of(event), {"body": body.name})
    assert {one.pk for one, _post in page.context["of_body"]} == {one.pk for one in serving}
    assert "กรรมการลอง" in page.text
    client.post(page_of(event), {"do": "add", "leader": [one.ref for one in serving]})
    assert len(on_list(event)) == 3
    nobody = client.get(page_of(event), {"body": "องค์กรที่ไม่มี"})
    assert "ไม่พบองค์กร" in nobody.text


def new_person(**changes: Any) -> dict[str, Any]:
    posted = {"given_name": "ใหม่เอี่ยม", "family_name": "ทดสอบดี", "area": "320501", **changes}
    return {"do": "new"} | {f"new-{key}": value for key, value in posted.items()}


def test_a_new_person_is_kept_and_signed_in_once(people: Any, client_of: Any) -> None:
    event, client = EventFactory(), client_of(people.recorder)
    posted = new_person(form_key=str(uuid4()), telephone="081 234 5678")
    for _ in range(2):
        assert client.post(page_of(event), posted).status_code in {302, 422}
    leader = everything(Leader).get()
    assert (leader.telephone, leader.area_id, leader.created_by) == ("0812345678", "320501", people.recorder)
    assert [one.leader for one in on_list(event)] == [leader]


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"given_name": ""}, "given_name", "โปรดกรอก"),
        ({"family_name": ""}, "family_name", "โปรดกรอก"),
        ({"area": "310102"}, "area", "นอกเขต"),
        ({"telephone": "12"}, "telephone", ""),
    ],
)
def test_a_new_person_needs_a_whole_name_and_a_home_within_reach(
    people: Any, client_of: Any, changes: dict[str, Any], field: str, said: str
) -> None:
    event = EventFactory()
    answer = client_of(people.recorder).post(page_of(event), new_person(**changes))
    assert answer.status_code == 422
    assert said in str(answer.context["new_form"].errors[field])
    assert "ทดสอบดี" in answer.text or field == "family_name"
    assert not everything(Leader).exists()
    assert on_list(event) == []


def test_a_name_that_is_there_already_is_asked_about(people: Any, client_of: Any) -> None:
    known, event = LeaderFactory(given_name="ใหม่เอี่ยม", family_name="ทดสอบดี"), EventFactory()
    client = client_of(people.recorder)
    answer = client.post(page_of(event), new_person())
    assert answer.status_code == 422
    assert known.ref in str(answer.context["new_form"].errors["given_name"])
    assert client.post(page_of(event), new_person(is_other="on")).status_code == 302
    assert everything(Leader).count() == 2


def test_a_guest_counts_in_the_event_and_is_nobody_elsewhere(people: Any, client_of: Any) -> None:
    event, client = EventFactory(), client_of(people.recorder)
    posted = {"guest-guest_name": "ดร.สมมุติ  วิทยากร", "guest-guest_from": "มหาวิทยาลัย", "guest-role": "speaker"}
    assert client.post(page_of(event), {"do": "guest", **posted}).status_code == 302
    row = on_list(event)[0]
    assert (str(row), row.leader, row.role) == ("ดร.สมมุติ วิทยากร", None, "speaker")
    assert "มหาวิทยาลัย" in client.get(page_of(event)).text
    assert client.post(page_of(event), {"do": "guest", "guest-role": "speaker"}).status_code == 422
    assert client_of(people.buriram).get(row.page()).status_code == 404


def test_what_the_page_does_not_offer_is_refused(people: Any, client_of: Any) -> None:
    event, client = EventFactory(), client_of(people.recorder)
    assert client.post(page_of(event), {"do": "delete"}).status_code == 422
    assert client.post(page_of(event), {"do": "add"}, follow=True).status_code == 200
    trashed = EventFactory(trashed=True)
    assert client.get(page_of(trashed)).status_code == 302
    client.post(page_of(trashed), {"do": "add", "leader": [LeaderFactory().ref]})
    assert on_list(trashed) == []


def test_the_sheet_has_names_blank_lines_and_a_square_and_is_remembered_as_printed(
    people: Any, client_of: Any
) -> None:
    event = EventFactory()
    ParticipationFactory(event=event, leader__given_name="พิมพ์ชื่อ")
    page = client_of(people.recorder).get(page_of(event, "sheet"), {"rows": "3"})
    assert "data:image/svg+xml" in page.text
    assert page.context["address"] == f"http://testserver{page_of(event)}"
    assert "พิมพ์ชื่อ" in page.text
    assert list(page.context["blank"]) == [2, 3, 4]
    assert (
        len(client_of(people.recorder).get(page_of(event, "sheet"), {"rows": "9999"}).context["blank"]) == 200
    )
    log = AccessLog.objects.filter(kind="print").first()
    assert log is not None
    assert (log.subject, log.subject_ref, log.account) == ("learning.event", event.ref, people.recorder)


def test_the_address_in_the_square_asks_a_stranger_to_sign_in(people: Any, client_of: Any) -> None:
    event = EventFactory()
    answer = client_of(people.signed_out).get(page_of(event))
    assert answer.status_code == 302
    assert "/account/login/" in answer["Location"]


def test_the_number_of_queries_does_not_grow_with_the_list(people: Any, client_of: Any) -> None:
    event, client = EventFactory(), client_of(people.surin)
    ParticipationFactory(event=event, leader__given_name="บุญ")
    few = count_queries(client, f"{page_of(event)}?q=บุญ")
    for _number in range(12):
        ParticipationFactory(event=event, leader__given_name="บุญ")
    assert (few, count_queries(client, f"{page_of(event)}?q=บุญ")) == (PAGE_QUERIES, PAGE_QUERIES)
