"""Events: what is typed, refused and kept; who sees what of them; the list and its filters."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from learning.actions import add_body, save_event
from learning.models import Event, EventBody
from nakhonchai.records.models import Task
from nakhonchai.thai import ApproximateDate, fiscal_year
from tests.factories import (
    EventFactory,
    LeaderFactory,
    OrganizationFactory,
    ParticipationFactory,
    SeriesFactory,
)
from tests.learning.conftest import everything
from tests.records.conftest import count_queries

pytestmark = pytest.mark.django_db
LIST_QUERIES = 6
DETAIL_QUERIES = 10


def day(days: int) -> str:
    """Return a day from today as people type it."""
    return ApproximateDate(timezone.localdate() + timedelta(days=days)).th(short=True)


def data(**changes: Any) -> dict[str, Any]:
    return {
        "name": "เวทีคืนข้อมูลตำบลกังแอน",
        "kind": "forum",
        "level": "subdistrict",
        "area": "320501",
        "started_about": day(-3),
        **changes,
    }


def test_an_event_is_made_with_its_organizer(people: Any, client_of: Any) -> None:
    body = OrganizationFactory(name="สภาองค์กรชุมชนตำบลกังแอน")
    client = client_of(people.recorder)
    answer = client.post(Event.list_url("create"), data(organizer=body.name, summary="ได้แผนร่วม"))
    event = everything(Event).get()
    assert answer.status_code == 302
    assert answer["Location"] == event.page()
    assert (event.fiscal_year, event.created_by) == (fiscal_year(event.started), people.recorder)
    assert EventBody.objects.get().organization == body
    page = client.get(event.page()).text
    assert body.name in page
    assert "ได้แผนร่วม" in page


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"started_about": day(0), "ended_about": day(-2)}, "ended_about", "วันสุดท้ายต้องไม่มาก่อน"),
        ({"started_about": day(9), "summary": "สำเร็จดี"}, "summary", "ยังไม่ถึงวันจัด"),
        ({"started_about": day(9), "other_people": "5"}, "other_people", "ยังไม่ถึงวันจัด"),
        ({"started_about": ""}, "started_about", "โปรดกรอก"),
        ({"started_about": "วันไหนสักวัน"}, "started_about", "โปรดใส่"),
        ({"budget": "-1"}, "budget", "ไม่ติดลบ"),
        ({"area": "310102"}, "area", "นอกเขต"),
        ({"organizer": "กลุ่มที่ไม่มีใครรู้จัก"}, "organizer", "ไม่พบองค์กร"),
    ],
)
def test_a_slip_is_named_at_its_field_and_nothing_typed_is_lost(
    people: Any, client_of: Any, changes: dict[str, Any], field: str, said: str
) -> None:
    posted = data(name="เวทีที่พิมพ์ไว้ยาว ๆ", **changes)
    answer = client_of(people.recorder).post(Event.list_url("create"), posted)
    assert answer.status_code == 422
    assert said in " ".join(answer.context["form"].errors[field])
    assert "เวทีที่พิมพ์ไว้ยาว ๆ" in answer.text
    assert not everything(Event).exists()


def test_an_event_to_which_people_came_does_not_move_into_the_future(people: Any, client_of: Any) -> None:
    event = ParticipationFactory().event
    posted = data(name=event.name, started_about=day(30), version=event.version)
    answer = client_of(people.recorder).post(event.page("edit"), posted)
    assert answer.status_code == 422
    assert "มีคนที่บันทึกว่ามาร่วมแล้ว" in str(answer.context["form"].errors["started_about"])


def test_the_database_keeps_the_order_of_the_days_too(places: Any) -> None:
    today = timezone.localdate()
    with pytest.raises(IntegrityError), transaction.atomic():
        EventFactory(started=today, ended=today - timedelta(days=1))


def test_everybody_who_signs_in_finds_an_event_and_only_its_home_reads_what_came_of_it(
    people: Any, client_of: Any
) -> None:
    event = EventFactory(area_id="310102", name="เวทีบุรีรัมย์", summary="สรุปของบุรีรัมย์", venue="วัดใหญ่")
    ParticipationFactory(event=event, area_id="310102", leader__family_name="คนบุรีรัมย์")
    for who in (people.viewer, people.recorder, people.surin):
        page = client_of(who).get(event.page())
        assert page.status_code == 200
        assert "วัดใหญ่" in page.text
        assert "สรุปของบุรีรัมย์" not in page.text
        assert "คนบุรีรัมย์" not in page.text
        assert client_of(who).get(event.page("edit")).status_code == 404
        assert client_of(who).get(reverse("learning:event-people", args=[event.ref])).status_code == 404
        assert client_of(who).get(reverse("learning:event-sheet", args=[event.ref])).status_code == 404
    for who in (people.buriram, people.codi):
        page = client_of(who).get(event.page())
        assert "สรุปของบุรีรัมย์" in page.text
        assert "คนบุรีรัมย์" in page.text


def test_attendance_moves_with_the_home_of_its_event(people: Any) -> None:
    event = EventFactory(area_id="320501")
    mine = ParticipationFactory(event=event)
    event.area_id = "32"
    save_event(event, by=people.surin)
    mine.refresh_from_db()
    assert (mine.area_id, mine.version) == ("32", 2)


def test_the_list_is_filtered_by_time_kind_level_year_series_and_body(people: Any, client_of: Any) -> None:
    today, series, body = timezone.localdate(), SeriesFactory(), OrganizationFactory(name="กองทุนผู้จัด")
    past = EventFactory(name="ก", started=today - timedelta(days=800), kind="meeting", level="province")
    coming = EventFactory(name="ข", future=True, kind="study", series=series, round=2)
    held = EventFactory(name="ค", area_id="310102", kind="lessons")
    off = EventFactory(name="ง", is_cancelled=True)
    EventBody.objects.create(event=held, organization=body, part="partner")
    EventBody.objects.create(event=off, organization=body, part="visited")
    client, url = client_of(people.surin), Event.list_url()
    for query, found in [
        ("when=coming", [coming]),
        ("when=held", [held, past]),
        ("when=cancelled", [off]),
        ("kind=meeting", [past]),
        ("kind=trains", [coming, held]),
        ("level=province", [past]),
        (f"year={past.fiscal_year}", [past]),
        ("year=now&when=held", [held]),
        (f"series={series.ref}", [coming]),
        (f"organizer={body.ref}", [held]),
        ("area=31", [held]),
        ("q=ก", [past]),
        ("year=ปีไหน", []),
    ]:
        rows = [row.record for row in client.get(f"{url}?{query}").context["rows"]]
        assert sorted(rows, key=str) == sorted(found, key=str), query
    first = client.get(url)
    assert first.context["coming"] == [coming]
    assert "ข รุ่นที่ 2" in first.text


def test_bodies_are_added_once_and_taken_away_with_a_trace(people: Any, client_of: Any) -> None:
    event, body = EventFactory(), OrganizationFactory(name="กองทุนร่วมจัด")
    client, url = client_of(people.recorder), reverse("learning:event-body-add", args=[event.ref])
    posted = {"organization": body.name, "part": "partner"}
    assert client.post(url, posted).status_code == 302
    again = client.post(url, posted)
    assert again.status_code == 422
    assert "องค์กรนี้อยู่ในรายการแล้ว" in again.text
    row = EventBody.objects.get()
    remove = reverse("learning:event-body-remove", args=[event.ref, row.pk])
    assert client_of(people.buriram).post(remove).status_code == 404
    assert client.get(remove).status_code == 405
    assert client.post(remove).status_code == 302
    assert client.post(remove).status_code == 404
    last = EventBody.history.latest()
    assert (last.history_type, last.history_user) == ("-", people.recorder)


def test_a_next_step_becomes_a_task_without_being_typed_again(people: Any, client_of: Any) -> None:
    event = EventFactory(next_step="นัดคุยกับ อบต.\nเรื่องแผน")
    url = f"{Task.list_url('create')}?kind=learning.event&ref={event.ref}"
    assert "นัดคุยกับ อบต. เรื่องแผน" in client_of(people.recorder).get(url).text


def test_the_number_of_queries_grows_neither_with_events_nor_with_people(people: Any, client_of: Any) -> None:
    client, event = client_of(people.surin), EventFactory()
    add_body(event, OrganizationFactory(), part="organizer", by=people.surin)
    ParticipationFactory(event=event)
    few = count_queries(client, Event.list_url()), count_queries(client, event.page())
    for _number in range(12):
        EventFactory(future=True)
        ParticipationFactory(event=event, leader=LeaderFactory(area_id="32010201"))
        add_body(event, OrganizationFactory(), part="partner", by=people.surin)
    many = count_queries(client, Event.list_url()), count_queries(client, event.page())
    assert (few, many) == ((LIST_QUERIES, DETAIL_QUERIES),) * 2
