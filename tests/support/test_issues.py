"""Policy issues: evidence and its reach, steps, and what the public reads."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from nakhonchai.thai import ApproximateDate
from support.evidence import reach_of
from support.models import PolicyEvidence, PolicyIssue, PolicyStep
from tests.factories import (
    OrganizationFactory,
    PolicyIssueFactory,
    PolicyStepFactory,
    ProjectFactory,
)
from tests.records.conftest import count_queries

pytestmark = pytest.mark.django_db


def test_reach_counts_each_place_once(people: Any, client_of: Any) -> None:
    issue = PolicyIssueFactory(area_id="32")
    client = client_of(people.surin)
    body, far = OrganizationFactory(area_id="32050101"), OrganizationFactory(area_id="310102")
    project = ProjectFactory(area_id="320501")
    url = f"/support/issues/{issue.ref}/evidence/"
    for said in (
        {"organization": body.ref},
        {"organization": far.ref},
        {"project": project.ref},
        {"place": "320501"},
    ):
        assert client.post(url, said).status_code == 302
    assert client.post(url, {"organization": body.ref}).status_code == 302  # the same again
    assert reach_of(issue).words == "2 องค์กร · 1 โครงการ · 2 ตำบล · 2 จังหวัด"
    assert "2 องค์กร" in client.get(issue.page()).content.decode()
    far.trashed_at, far.trash_reason = timezone.now(), "ซ้ำ"
    far.save()
    assert reach_of(issue).words == "1 องค์กร · 1 โครงการ · 1 ตำบล · 1 จังหวัด"
    two = client.post(url, {"organization": body.ref, "place": "320501"})
    assert two.status_code == 422 and "place" in two.context["form"].errors
    assert client.post(url, {"place": "32"}).status_code == 422
    row = PolicyEvidence.objects.filter(issue=issue, project=project).get()
    assert client_of(people.buriram).post(f"{url}{row.pk}/").status_code == 404
    assert client.post(f"{url}{row.pk}/").status_code == 302
    assert reach_of(issue).projects == 0


def test_a_project_that_a_reader_does_not_find_is_a_number(people: Any, client_of: Any) -> None:
    issue = PolicyIssueFactory(area_id="32")
    PolicyEvidence.objects.create(issue=issue, project=ProjectFactory(area_id="320501", name="โครงการลับ"))
    page = client_of(people.buriram).get(issue.page()).content.decode()
    assert "โครงการลับ" not in page and "และอีก 1 โครงการ" in page


def test_only_coordinators_publish_and_only_with_a_summary(people: Any, client_of: Any) -> None:
    facts = {"name": "ขอสมทบกองทุน", "area": "320501", "state": "gathering", "is_published": "on"}
    client = client_of(people.surin)
    bare = client.post("/support/issues/new/", facts)
    assert bare.status_code == 422 and "public_summary" in bare.context["form"].errors
    client_of(people.recorder).post("/support/issues/new/", facts | {"public_summary": "สรุป"})
    mine = PolicyIssue.objects.unscoped("test").get()
    assert not mine.is_published
    assert (
        client.post("/support/issues/new/", facts | {"public_summary": "สรุปให้อ่าน", "name": "ข"}).status_code
        == 302
    )
    shown = client_of(people.recorder).get(PolicyIssue.objects.unscoped("test").get(name="ข").page("edit"))
    assert not {"is_published", "public_summary"} & set(shown.context["form"].fields)


def test_the_public_reads_what_was_published_and_nothing_else(people: Any, client_of: Any) -> None:
    out = PolicyIssueFactory(published=True, notes="ภายใน", name="ประเด็นที่เผยแพร่")
    hidden = PolicyIssueFactory(name="ประเด็นที่ยังไม่เผยแพร่", public_summary="ร่าง")
    gone = PolicyIssueFactory(published=True, trashed=True)
    stranger = client_of(people.signed_out)
    roll = stranger.get("/support/public-issues/").content.decode()
    assert "ประเด็นที่เผยแพร่" in roll and "ยังไม่เผยแพร่" not in roll
    page = stranger.get(f"/support/public-issues/{out.ref}/")
    assert "สรุปทดสอบสำหรับประชาชน" in page.content.decode() and "ภายใน" not in page.content.decode()
    for one in (hidden, gone):
        assert stranger.get(f"/support/public-issues/{one.ref}/").status_code == 404
    for number in range(4):
        PolicyEvidence.objects.create(issue=out, organization=OrganizationFactory(name=f"ก{number}"))
    before = count_queries(stranger, "/support/public-issues/")
    PolicyEvidence.objects.create(
        issue=PolicyIssueFactory(published=True), organization=OrganizationFactory()
    )
    assert count_queries(stranger, "/support/public-issues/") == before


def test_steps_are_done_and_lie_where_their_issue_lies(people: Any, client_of: Any) -> None:
    issue = PolicyIssueFactory(area_id="320501")
    client = client_of(people.surin)
    url = f"/support/issues/steps/new/?issue={issue.ref}"
    tomorrow = ApproximateDate(timezone.localdate() + timedelta(days=1)).th(short=True)
    facts = {"kind": "letter", "held": tomorrow, "name": "ยื่นหนังสือ", "document": "นชบ 1/2569"}
    assert "held" in client.post(url, facts).context["form"].errors
    assert client.post(url, facts | {"held": "1 ก.พ. 2569"}).status_code == 302
    step = PolicyStep.objects.unscoped("test").get()
    assert step.area_id == "320501" and "นชบ 1/2569" in client.get(issue.page()).content.decode()
    edit = client.get(issue.page("edit")).context["form"]
    moved = {"name": issue.name, "area": "320502", "state": "proposed", "version": edit.initial["version"]}
    assert client.post(issue.page("edit"), moved).status_code == 302
    step.refresh_from_db()
    assert step.area_id == "320502"
    assert client_of(people.buriram).get(url).status_code == 404


def test_a_day_needs_a_step(people: Any, client_of: Any) -> None:
    facts = {"name": "ก", "area": "320501", "state": "gathering", "next_on": "1 ก.พ. 2569"}
    answer = client_of(people.surin).post("/support/issues/new/", facts)
    assert "next_step" in answer.context["form"].errors
    PolicyStepFactory(area_id="310102")  # another province's is found by all: it is the network's
    assert client_of(people.surin).get("/support/issues/steps/").context["page_obj"].paginator.count == 1
