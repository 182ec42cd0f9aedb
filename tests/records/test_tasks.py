"""Work to be done: where, by whom, about what, and how far."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.assignees import accounts_at, accounts_near
from nakhonchai.records.models import Task
from tests.factories import TaskFactory
from tests.records.test_forms import errors


def test_work_is_set_about_a_record_from_its_page(records: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    page = client.get(records.organization.page()).text
    address = f"{Task.list_url('create')}?kind=organizations.organization&amp;ref={records.organization.ref}"
    assert address in page
    address = address.replace("&amp;", "&")
    assert 'value="320501"' in client.get(address).text
    data = {"name": "ทวนรายชื่อ", "area": "320501", "due": "30 ก.ย. 2569", "assignee": "recorder"}
    response = client.post(address, data)
    assert response.status_code == 302
    task = Task.objects.unscoped("test").get(name="ทวนรายชื่อ")
    assert (task.about, task.assignee, task.due.isoformat()) == (
        records.organization,
        people.recorder,
        "2026-09-30",
    )
    assert "ทวนรายชื่อ" in client.get(records.organization.page()).text
    assert records.organization.page() in client.get(task.page()).text


def test_work_is_given_only_to_who_sees_the_place(records: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    data = {"name": "งาน", "area": "320101"}
    for name in ("recorder", "viewer", "buriram", "disabled", "ไม่มีคนนี้"):
        response = client.post(Task.list_url("create"), data | {"assignee": name})
        assert set(errors(response)) == {"assignee"}, name
    for name in ("surin", "codi", people.surin.full_name):
        assert client.post(Task.list_url("create"), data | {"assignee": name}).status_code == 302, name


@pytest.mark.parametrize("code", ["30", "3205", "320501", "32050101", "310101", None])
def test_who_may_be_given_work_is_who_sees_it(code: str | None, people: Any) -> None:
    found = set(accounts_at(code))
    for name, person in vars(people).items():
        if name != "signed_out":
            scope = scope_of(person)
            sees = scope.may_write and (scope.may_manage if code is None else scope.covers(code))
            if code is None and name == "empty":
                sees = True  # a coordinator who holds nothing reads what is the cluster's
            assert (person in found) == sees, name


def test_colleagues_are_looked_for_near(people: Any, client_of: Any) -> None:
    near = set(accounts_near(scope_of(people.surin)))
    assert {people.surin, people.recorder, people.codi, people.cluster} <= near
    assert not near & {people.viewer, people.disabled, people.buriram, people.two}
    found = (
        client_of(people.surin)
        .get("/records/tasks/people/", {"q": people.recorder.full_name})
        .json()["results"]
    )
    assert [one["code"] for one in found] == ["recorder"]
    assert client_of(people.viewer).get("/records/tasks/people/", {"q": "ผู้ใช้"}).status_code == 403


def test_done_and_open_again(records: Any, people: Any, client_of: Any) -> None:
    task, client = records.task, client_of(people.surin)
    done = f"/records/tasks/{task.ref}/done/"
    client.post(done, {"done": "yes", "version": 1})
    task.refresh_from_db()
    assert task.is_done and task.version == 2
    assert "ทำเสร็จ" in client.get(task.page("history")).text
    client.post(done, {"done": "no", "version": 1})
    task.refresh_from_db()
    assert task.is_done  # somebody changed it since
    client.post(done, {"done": "no", "version": 2})
    task.refresh_from_db()
    assert not task.is_done
    assert client.get(done).status_code == 405
    assert client_of(people.buriram).post(done, {"done": "yes"}).status_code == 404


def test_lists_of_mine_late_and_done(people: Any, client_of: Any) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    TaskFactory(name="เลย", due=yesterday, assignee=people.surin)
    TaskFactory(name="เปิด")
    TaskFactory(name="เสร็จ", done_at=timezone.now(), due=yesterday)
    TaskFactory(name="ที่อื่น", area_id="310101", assignee=people.buriram)
    client = client_of(people.surin)
    assert [row.record.name for row in client.get(Task.list_url()).context["rows"]][-1] == "เปิด"
    assert [row.record.name for row in client.get(Task.list_url() + "?sort=-due").context["rows"]][
        -1
    ] == "เปิด"
    for query, found in [
        ("", {"เลย", "เปิด", "เสร็จ"}),
        ("whose=mine", {"เลย"}),
        ("whose=nobody", {"เปิด", "เสร็จ"}),
        ("done=open", {"เลย", "เปิด"}),
        ("done=late", {"เลย"}),
        ("done=done", {"เสร็จ"}),
    ]:
        rows = client.get(f"{Task.list_url()}?{query}").context["rows"]
        assert {row.record.name for row in rows} == found, query
    assert "(เลยกำหนด)" in client.get(Task.list_url()).text
    assert client_of(people.viewer).get(Task.list_url()).context["rows"] == []


def test_work_about_what_one_may_not_find_cannot_be_set(records: Any, people: Any, client_of: Any) -> None:
    address = f"{Task.list_url('create')}?kind=leaders.leader&ref={records.leader.ref}"
    assert client_of(people.buriram).get(address).status_code == 404
    assert (
        client_of(people.surin).get(Task.list_url("create") + "?kind=accounts.account&ref=x").status_code
        == 404
    )
