"""Visits with agreed work, what is due, and which subdistricts nobody visited."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from nakhonchai.records.models import Task
from nakhonchai.thai import ApproximateDate
from support.models import Visit
from support.unvisited import Question, months_before, unvisited
from tests.factories import OrganizationFactory, ProjectFactory, VisitFactory
from tests.records.conftest import count_queries

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def shown(day: Any) -> str:
    return ApproximateDate(day).th(short=True)


def posted(**facts: Any) -> dict[str, Any]:
    """Return the form of a visit made yesterday to a subdistrict of Surin."""
    yesterday = shown(TODAY() - timedelta(days=1))
    return {"kind": "visit", "state": "done", "visited_about": yesterday, "area": "320501"} | facts


def test_a_visit_and_its_agreed_work_are_saved_together(people: Any, client_of: Any) -> None:
    client = client_of(people.recorder)
    due = TODAY() + timedelta(days=10)
    rows = {
        "task_1_what": "ทวนรายชื่อกรรมการ",
        "task_1_who": str(people.recorder),
        "task_1_due": shown(due),
        "task_2_what": "ทำบัญชีครัวเรือน",
        "task_2_who": "ป้าสมศรี",
    }
    answer = client.post("/support/visits/new/", posted(found="บัญชียังไม่ครบ", **rows))
    assert answer.status_code == 302, answer.context["form"].errors
    visit = Visit.objects.unscoped("test").get()
    assert answer.headers["Location"] == visit.page()
    made = list(Task.objects.unscoped("test").order_by("pk"))
    assert [(one.name, one.assignee, one.due) for one in made] == [
        ("ทวนรายชื่อกรรมการ", people.recorder, due),
        ("ทำบัญชีครัวเรือน", None, None),
    ]
    assert "ป้าสมศรี" in made[1].detail
    assert {(one.about, one.area_id) for one in made} == {(visit, "320501")}
    page = client.get(visit.page()).content.decode()
    assert "ทวนรายชื่อกรรมการ" in page and "บัญชียังไม่ครบ" in page


def test_nothing_typed_is_lost_and_each_error_stands_at_its_field(people: Any, client_of: Any) -> None:
    client = client_of(people.recorder)
    tomorrow = shown(TODAY() + timedelta(days=1))
    answer = client.post(
        "/support/visits/new/",
        posted(
            visited_about=tomorrow,
            found="ยังอยู่",
            task_1_who="ใครสักคน",
            task_2_what="งาน",
            task_2_who=str(people.buriram),
        ),
    )
    form = answer.context["form"]
    assert answer.status_code == 422 and {"visited_about", "task_1"} <= set(form.errors)
    assert "ยังอยู่" in answer.content.decode() and "ใครสักคน" in answer.content.decode()
    assert not Visit.objects.unscoped("test").exists() and not Task.objects.unscoped("test").exists()
    planned = client.post("/support/visits/new/", posted(visited_about=tomorrow, state="planned"))
    assert planned.status_code == 302


def test_the_place_comes_from_the_project_or_is_asked_for(people: Any, client_of: Any) -> None:
    client = client_of(people.recorder)
    project = ProjectFactory(area_id="320501")
    client.post("/support/visits/new/", posted(area="", project=project.ref))
    assert Visit.objects.unscoped("test").get().area_id == "320501"
    answer = client.post("/support/visits/new/", posted(area=""))
    assert "area" in answer.context["form"].errors
    start = client.get(f"/support/visits/new/?project={project.ref}&visit_state=planned").context["form"]
    assert start.initial["account"] == people.recorder
    assert start.initial["project"] == project.ref and start.initial["state"] == "planned"


def test_what_is_due_is_planned_or_agreed_and_not_done_since(people: Any) -> None:
    today = TODAY()
    agreed = VisitFactory(visited=today - timedelta(days=60), next_visit=today)
    VisitFactory(visited=today - timedelta(days=60), next_visit=today, area_id="320502")
    VisitFactory(visited=today - timedelta(days=3), area_id="320502")  # somebody came since
    planned = VisitFactory(planned=True, visited=today + timedelta(days=5), area_id="310102")
    VisitFactory(state="cancelled", visited=today, area_id="310102")
    due = Visit.objects.unscoped("test").alive().due(today + timedelta(days=30))
    assert set(due) == {agreed, planned}


def test_months_end_with_the_month() -> None:
    from datetime import date

    assert months_before(date(2026, 8, 31), 6) == date(2026, 2, 28)
    assert months_before(date(2026, 1, 15), 1) == date(2025, 12, 15)
    assert months_before(date(2026, 12, 31), 12) == date(2025, 12, 31)


def test_subdistricts_that_nobody_visited(people: Any, client_of: Any) -> None:
    today = TODAY()
    VisitFactory(visited=today - timedelta(days=20), area_id="32050101")
    VisitFactory(visited=today - timedelta(days=300), area_id="320502")
    VisitFactory(visited=today - timedelta(days=3), area_id="320502", kind="call")
    VisitFactory(planned=True, visited=today + timedelta(days=3), area_id="320502")
    VisitFactory(visited=today - timedelta(days=3), area_id="320101", trashed=True)
    found = unvisited(Question(("32",)))
    missing = {one.area.code: (one.last, one.planned) for district in found for one in district.missing}
    assert "320501" not in missing
    assert missing["320502"] == (today - timedelta(days=300), today + timedelta(days=3))
    assert missing["320101"] == (None, None)
    assert sum(one.subdistricts for one in found) == len(missing) + 1
    assert "320502" not in {
        one.area.code for district in unvisited(Question(("32",), 12, False)) for one in district.missing
    }
    only = unvisited(Question(("320501",), 6))
    assert [(one.area.code, one.subdistricts, len(one.missing)) for one in only] == [("3205", 1, 0)]
    page = client_of(people.surin).get("/support/unvisited/?months=6&area=32")
    assert "visit_state=planned" in page.content.decode()
    assert "visit_state=planned" not in client_of(people.viewer).get("/support/unvisited/").content.decode()
    wrong = client_of(people.surin).get("/support/unvisited/?months=หก")
    assert "months" in wrong.context["form"].errors


def test_pages_ask_as_much_for_many_as_for_one(people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    project, body = ProjectFactory(area_id="320501"), OrganizationFactory(area_id="320501")

    def cost(page: str) -> int:
        client.get(page)
        return count_queries(client, page)

    pages = [
        "/support/",
        "/support/visits/",
        "/support/unvisited/?area=32",
        "/places/320501/",
        project.page(),
        body.page(),
    ]
    VisitFactory(project=project, organization=body, next_visit=TODAY())
    before = {page: cost(page) for page in pages}
    for number in range(6):
        VisitFactory(
            project=project,
            organization=body,
            visited=TODAY() - timedelta(days=number + 1),
            next_visit=TODAY(),
        )
    assert {page: cost(page) for page in pages} == before
    assert "ติดตามสนับสนุน" in client.get("/places/320501/").content.decode()


def test_a_stranger_and_a_viewer(people: Any, client_of: Any) -> None:
    visit = VisitFactory(found="ลับของตำบล")
    assert client_of(people.buriram).get(visit.page()).status_code == 404
    answer = client_of(people.viewer).get(visit.page())
    assert answer.status_code == 200 and "ลับของตำบล" not in answer.content.decode()
