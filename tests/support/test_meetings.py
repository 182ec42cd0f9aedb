"""From an agenda of what is open to minutes on one page; figures are frozen."""

from typing import Any

import pytest

from nakhonchai.dashboards.models import Snapshot
from nakhonchai.records.models import Task
from support.agenda import suggested_issues, suggested_tasks
from support.minutes import minutes_of
from support.models import AgendaItem
from tests.factories import (
    EventFactory,
    LeaderFactory,
    MeetingFactory,
    ParticipationFactory,
    PolicyIssueFactory,
    TaskFactory,
)
from tests.records.conftest import count_queries

pytestmark = pytest.mark.django_db


def test_suggestions_are_what_is_open_here(people: Any, places: Any) -> None:
    meeting = MeetingFactory(area_id="3205")
    here, above = PolicyIssueFactory(area_id="320501"), PolicyIssueFactory(area_id="32")
    whole = PolicyIssueFactory(area_id=None, cluster=places)
    PolicyIssueFactory(area_id="310102")
    PolicyIssueFactory(area_id="320501", state="adopted")
    work = TaskFactory(area_id="320501")
    TaskFactory(area_id="320101")
    assert set(suggested_issues(meeting, people.surin)) == {here, above, whole}
    assert suggested_tasks(meeting, people.surin) == [work]
    assert suggested_tasks(meeting, people.viewer) == []


def test_a_meeting_from_agenda_to_minutes(people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    issue, work = PolicyIssueFactory(name="ขอสมทบกองทุน"), TaskFactory(name="ทวนรายชื่อ")
    made = client.post(
        "/support/meetings/new/", {"name": "ประชุมตำบล", "held": "10 ก.พ. 2569", "area": "320501"}
    )
    agenda = made.headers["Location"]
    assert agenda.endswith("/agenda/")
    page = client.get(agenda).content.decode()
    assert "ขอสมทบกองทุน" in page and "ทวนรายชื่อ" in page
    nothing = client.post(agenda, {"own": ""})
    assert nothing.status_code == 422 and "own" in nothing.context["form"].errors
    assert (
        client.post(agenda, {"issue": [issue.ref], "task": [work.ref], "own": "แจ้งเพื่อทราบ\n\n"}).status_code
        == 302
    )
    items = list(AgendaItem.objects.order_by("order"))
    assert [one.name for one in items] == ["ขอสมทบกองทุน", "ติดตาม: ทวนรายชื่อ", "แจ้งเพื่อทราบ"]
    address = f"{agenda}{items[0].pk}/"
    form = client.get(address).context["form"]
    said = {
        "name": items[0].name,
        "decision": "ให้ยื่นหนังสือ",
        "version": form.initial["version"],
        "form_key": form.initial["form_key"],
        "task_1_what": "ร่างหนังสือ",
        "task_1_who": str(people.surin),
        "task_1_due": "20 ก.พ. 2569",
    }
    first = client.post(address, said)
    assert first.headers["Location"] == f"{agenda}{items[1].pk}/"
    assert client.post(address, said).status_code == 302  # a double click is one
    task = Task.objects.unscoped("test").get(name="ร่างหนังสือ")
    assert (task.assignee, task.area_id, str(task.about)) == (people.surin, "320501", "ประชุมตำบล")
    meeting = items[0].meeting
    meeting.refresh_from_db()
    assert meeting.snapshot is not None
    stale = client.post(address, said | {"decision": "อย่างอื่น", "form_key": ""})
    assert stale.status_code == 409 and "อย่างอื่น" in stale.content.decode()
    assert client.post(f"{agenda}{items[0].pk}/remove/").status_code == 302
    assert AgendaItem.objects.filter(pk=items[0].pk).exists()  # it was decided on
    client.post(f"{agenda}{items[2].pk}/remove/")
    assert not AgendaItem.objects.filter(pk=items[2].pk).exists()
    minutes = client.get(meeting.page("minutes")).content.decode()
    assert "ให้ยื่นหนังสือ" in minutes and "ร่างหนังสือ" in minutes and "ณ วันที่" in minutes
    assert "ให้ยื่นหนังสือ" in client.get(issue.page()).content.decode()
    assert client_of(people.viewer).get(meeting.page("minutes")).status_code == 404
    assert client_of(people.buriram).get(agenda).status_code == 404
    detail = client.get(meeting.page()).content.decode()
    assert "ร่างหนังสือ" in detail


def test_figures_stay_as_they_were(people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    LeaderFactory(area_id="320501")
    meeting = MeetingFactory(area_id="320501")
    client.post(meeting.page("freeze"))
    meeting.refresh_from_db()
    before = [card.told.text for card in minutes_of(meeting, people.surin).figures]
    LeaderFactory(area_id="320501")
    assert before and [card.told.text for card in minutes_of(meeting, people.surin).figures] == before
    client.post(meeting.page("freeze"))
    assert Snapshot.objects.count() == 1
    other = MeetingFactory(area_id="320501")
    client.post(other.page("freeze"))  # the same day's figures are taken over
    assert Snapshot.objects.count() == 1
    mode = client.get("/meeting/320501/").content.decode()
    assert f"{other.page()}#agenda" in mode
    assert f"{meeting.page()}#agenda" not in mode
    assert "เพิ่มการประชุม" not in client_of(people.viewer).get("/meeting/320501/").content.decode()


def test_who_attended_comes_from_the_event(people: Any) -> None:
    event = EventFactory(area_id="320501")
    ParticipationFactory(event=event, leader=LeaderFactory(area_id="320501", given_name="บุญมี"))
    ParticipationFactory(event=event, leader=LeaderFactory(area_id="310102", given_name="ไกลโพ้น"))
    meeting = MeetingFactory(event=event, present="คนอื่น")
    mine, public = minutes_of(meeting, people.surin), minutes_of(meeting, people.viewer)
    assert mine.came == 2 and "บุญมี" in mine.present and "ไกลโพ้น" not in mine.present
    assert public.came == 2 and public.present == ""


def test_long_minutes_leave_out_what_was_discussed_first(people: Any) -> None:
    meeting = MeetingFactory()
    for number in range(6):
        AgendaItem.objects.create(meeting=meeting, order=number, name=f"เรื่องที่ {number}", decision="เห็นชอบ")
    assert minutes_of(meeting, people.surin).size == "large"
    AgendaItem.objects.filter(meeting=meeting).update(discussion="คุยกันยาว " * 120)
    found = minutes_of(meeting, people.surin)
    assert found.is_cut and found.size == "small" and all(one.discussion == "" for one in found.lines)
    AgendaItem.objects.filter(meeting=meeting).update(decision="มติที่ยาวมาก " * 400)
    cut = minutes_of(meeting, people.surin)
    assert all(one.decision.endswith("…") for one in cut.lines) and cut.left_out == 0
    for number in range(40):
        AgendaItem.objects.create(meeting=meeting, order=10 + number, name="เพิ่ม", decision="เห็นชอบ " * 30)
    many = minutes_of(meeting, people.surin)
    assert len(many.lines) + many.left_out == 46 and many.left_out > 0


def test_the_page_of_a_meeting_costs_the_same_for_many_items(people: Any, client_of: Any) -> None:
    client, meeting = client_of(people.surin), MeetingFactory()
    AgendaItem.objects.create(meeting=meeting, name="ก")
    pages = [meeting.page(), meeting.page("agenda"), meeting.page("minutes")]
    before = [count_queries(client, page) for page in pages]
    for number in range(8):
        AgendaItem.objects.create(meeting=meeting, name=f"ข{number}", issue=PolicyIssueFactory())
    assert [count_queries(client, page) for page in pages] == before
