"""The admin site: everything of ours is there, in Thai, and keeps to the reach of who opens it."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from nakhonchai.base.admin import BaseAdmin
from organizations.models import Organization
from tests.factories import (
    AdoptionFactory,
    BoardSeatFactory,
    BreachFactory,
    EventFactory,
    GuideFactory,
    HonourFactory,
    LeaderFactory,
    LeaderTieFactory,
    LessonFactory,
    MeetingFactory,
    MoneyLineFactory,
    OrganizationFactory,
    OrganizationTypeFactory,
    ParticipationFactory,
    PlanFactory,
    PlanStepFactory,
    PolicyIssueFactory,
    PolicyStepFactory,
    PositionFactory,
    ProjectFactory,
    ProjectUpdateFactory,
    SeriesFactory,
    SubjectRequestFactory,
    SupportRequestFactory,
    TaskFactory,
    VisitFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.lenient_templates]
OURS = {
    "accounts",
    "base",
    "consents",
    "dashboards",
    "geography",
    "honours",
    "imports",
    "leaders",
    "learning",
    "network",
    "organizations",
    "plans",
    "portal",
    "records",
    "strategy",
    "support",
}
# Tables that are machinery, and where what they hold is shown.
NOT_SHOWN = {
    "organizations.factoftype": "within its definition",
    "organizations.factvalue": "rows that the database keeps of what organizations say; on their pages",
    "base.freshness": "counters of the figures",
    "base.pulse": "a counter of those counters",
    "dashboards.layout": "how pages are arranged, on a page of its own",
    "dashboards.savedview": "a person's own short cuts, on a page of their own",
    "dashboards.snapshotfigure": "numbers, shown on the pages of areas",
    "dashboards.snapshotvillages": "numbers, shown on the pages of areas",
    "records.submission": "keys of forms that were sent",
    "records.duplicatepair": "on the page of duplicates, which scopes them; made anew by the search",
    "records.duplicatesearch": "when the search ran",
    "records.merge": "on the page of merges, which scopes them and takes them back",
    "records.notthesame": "on the page of merges, where it is taken back",
    "records.attachment": "on the page of the record it belongs to",
    "imports.runrow": "on the run's page, which scopes it",
    "imports.runsheet": "on the run's page",
    "imports.runupload": "a file that waits to be read, for minutes",
    "imports.problemgroup": "on the run's page",
    "imports.notsame": "a digest and a ref: nothing to read",
    "plans.moneychange": "kept by the database from the lines; the figures show it",
    "plans.moneysum": "kept by the database from the lines; the figures show it",
    "plans.moneyreach": "kept by the database from the lines; the figures show it",
    "strategy.contribution": "on the page of its project",
    "strategy.proposalnode": "on the page of its proposal",
    "strategy.closedfigure": "numbers, shown on scoreboards",
    "strategy.knownfigure": "numbers, shown on scoreboards",
    "network.snapshot": "worked out in the background; the map shows it",
    "network.picture": "worked out in the background; the map shows it",
    "geography.clustermember": "within its cluster",
    "geography.province": "a level of areas",
    "geography.district": "a level of areas",
    "geography.subdistrict": "a level of areas",
    "geography.village": "a level of areas",
    "learning.eventbody": "on its event's page",
    "plans.projectplace": "on its project's page",
    "plans.projectpartner": "on its project's page",
    "plans.projectperson": "on its project's page",
    "network.networkevent": "on its event's page",
    "support.policyevidence": "on its issue's page",
    "support.agendaitem": "on its meeting's page",
    "support.agendawork": "on its meeting's page",
    "learning.assessment": "on the page of the participation",
    "accounts.grant": "within its account",
    "consents.tombstone": "digests: nothing to read",
}
# Made on a page of the portal, to which the admin site leads.
MADE_ELSEWHERE = {
    "accounts.account": "accounts:invitation-create",
    "organizations.factdefinition": "organizations:definition-create",
}
CANARY = "นกขมิ้นเหลืองอ่อน"
RECORDS = {
    "organizations.organization": lambda home: OrganizationFactory(area_id=home, name=f"กลุ่ม{CANARY}"),
    "leaders.leader": lambda home: LeaderFactory(area_id=home, family_name=CANARY),
    "leaders.position": lambda home: PositionFactory(
        area_id=home, leader=LeaderFactory(area_id=home, family_name=CANARY)
    ),
    "leaders.leadertie": lambda home: LeaderTieFactory(
        leader=LeaderFactory(area_id=home, family_name=CANARY), other=LeaderFactory(area_id=home)
    ),
    "learning.series": lambda home: SeriesFactory(area_id=home, name=f"หลักสูตร{CANARY}"),
    "learning.event": lambda home: EventFactory(area_id=home, name=f"เวที{CANARY}"),
    "learning.participation": lambda home: ParticipationFactory(
        event=EventFactory(area_id=home), leader=LeaderFactory(area_id=home, family_name=CANARY)
    ),
    "network.boardseat": lambda home: BoardSeatFactory(
        area_id=home, leader=LeaderFactory(area_id=home, family_name=CANARY)
    ),
    "plans.plan": lambda home: PlanFactory(area_id=home, name=f"แผน{CANARY}"),
    "plans.planstep": lambda home: PlanStepFactory(
        plan=PlanFactory(area_id=home, name=f"แผน{CANARY}"), evidence=CANARY
    ),
    "plans.project": lambda home: ProjectFactory(area_id=home, name=f"โครงการ{CANARY}"),
    "plans.moneyline": lambda home: MoneyLineFactory(
        project=ProjectFactory(area_id=home, name=f"โครงการ{CANARY}")
    ),
    "plans.adoption": lambda home: AdoptionFactory(area_id=home, plan_name=f"แผน{CANARY}"),
    "plans.projectupdate": lambda home: ProjectUpdateFactory(area_id=home, text=CANARY),
    "honours.honour": lambda home: HonourFactory(
        organization=OrganizationFactory(area_id=home, name=f"กลุ่ม{CANARY}")
    ),
    "support.visit": lambda home: VisitFactory(area_id=home, found=CANARY),
    "support.supportrequest": lambda home: SupportRequestFactory(area_id=home, name=f"ขอ{CANARY}"),
    "support.policyissue": lambda home: PolicyIssueFactory(area_id=home, notes=CANARY),
    "support.policystep": lambda home: PolicyStepFactory(area_id=home, name=f"เวที{CANARY}"),
    "support.guide": lambda home: GuideFactory(area_id=home, name=f"คู่มือ{CANARY}"),
    "support.lesson": lambda home: LessonFactory(area_id=home, name=f"บทเรียน{CANARY}"),
    "support.meeting": lambda home: MeetingFactory(area_id=home, name=f"ประชุม{CANARY}"),
    "consents.subjectrequest": lambda home: SubjectRequestFactory(area_id=home, asked_by=CANARY),
    "consents.breach": lambda home: BreachFactory(area_id=home, name=f"เหตุ{CANARY}"),
    "records.task": lambda home: TaskFactory(area_id=home, name=f"งาน{CANARY}"),
}


def admin_url(label: str, page: str, *arguments: Any) -> str:
    return reverse(f"admin:{label.replace('.', '_')}_{page}", args=arguments)


def our_models() -> list[Any]:
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label in OURS and not model.__name__.startswith("Historical")
    ]


def test_every_model_of_ours_is_in_the_admin_site() -> None:
    missing = [
        model._meta.label_lower
        for model in our_models()
        if model not in admin.site._registry and model._meta.label_lower not in NOT_SHOWN
    ]
    assert missing == []


def test_every_admin_page_stands_on_our_own_base() -> None:
    strangers = [
        model._meta.label for model, one in admin.site._registry.items() if not isinstance(one, BaseAdmin)
    ]
    assert strangers == []


def test_staff_open_every_list_and_form_in_thai(people: Any, client_of: Any) -> None:
    client = client_of(people.administrator)
    english = re.compile(r">\s*[A-Z][a-z]+(?: [a-z]+)+\s*<")
    for model in admin.site._registry:
        label = model._meta.label_lower
        answer = client.get(admin_url(label, "changelist"))
        assert answer.status_code == 200, label
        assert not english.search(answer.content.decode()), (label, english.findall(answer.content.decode()))
        added = client.get(admin_url(label, "add"))
        if label in MADE_ELSEWHERE:
            assert added.headers["Location"] == reverse(MADE_ELSEWHERE[label]), label
            added = client.get(added.headers["Location"])
        assert added.status_code in {200, 403}, label


@pytest.mark.parametrize("name", ["signed_out", "viewer", "recorder", "surin", "empty", "disabled"])
def test_only_staff_open_the_admin_site(name: str, people: Any, client_of: Any) -> None:
    client = client_of(getattr(people, name))
    for model in admin.site._registry:
        answer = client.get(admin_url(model._meta.label_lower, "changelist"))
        assert answer.status_code in {302, 403, 404}, (name, model._meta.label_lower)


@pytest.mark.parametrize("label", RECORDS)
def test_staff_of_one_province_meet_nothing_of_another(label: str, people: Any, client_of: Any) -> None:
    stranger = RECORDS[label]("310102")
    client = client_of(people.staff_of_korat)
    pages = [
        admin_url(label, "changelist"),
        admin_url(label, "changelist") + f"?q={CANARY}",
        admin_url(label, "change", stranger.pk),
        admin_url(label, "delete", stranger.pk),
        admin_url(label, "history", stranger.pk),
    ]
    for page in pages:
        answer = client.get(page, follow=True)
        shown = answer.content.decode().replace(f"?q={CANARY}", "").replace(f'value="{CANARY}"', "")
        assert CANARY not in shown, page
    assert client.post(admin_url(label, "change", stranger.pk), {"name": "x"}).status_code in {302, 403, 404}
    stranger.refresh_from_db()
    assert stranger.version == 1
    assert client_of(people.codi).get(admin_url(label, "change", stranger.pk)).status_code == 200


def organization_data(**changes: Any) -> dict[str, Any]:
    kind = OrganizationTypeFactory()
    return {
        "name": "กลุ่มจากหน้าจัดการระบบ",
        "type": kind.pk,
        "area": "300102",
        "status": "active",
        "version": 1,
        **changes,
    }


def test_staff_make_and_change_a_record_with_history(people: Any, client_of: Any) -> None:
    client = client_of(people.codi)
    assert client.post(admin_url("organizations.organization", "add"), organization_data()).status_code == 302
    made = Organization.objects.unscoped("test").get()
    assert (made.area_id, made.created_by, made.history.count()) == ("300102", people.codi, 1)
    change = admin_url("organizations.organization", "change", made.pk)
    posted = organization_data(name="ชื่อใหม่", change_reason="พิมพ์ผิด")
    assert client.post(change, posted).status_code == 302
    made.refresh_from_db()
    latest = made.history.first()
    assert (made.version, latest.history_user, latest.history_change_reason) == (2, people.codi, "พิมพ์ผิด")
    stale = client.post(change, posted | {"name": "ชื่ออื่น"})
    assert stale.status_code == 409
    assert "ชื่ออื่น" in stale.content.decode()  # what was typed stays
    made.refresh_from_db()
    assert made.name == "ชื่อใหม่"


def test_a_double_click_in_the_admin_makes_one_record(people: Any, client_of: Any) -> None:
    client = client_of(people.codi)
    data = organization_data(form_key="7f8a5c1e-0000-4000-8000-000000000001")
    for _ in range(2):
        assert client.post(admin_url("organizations.organization", "add"), data).status_code == 302
    assert Organization.objects.unscoped("test").count() == 1


def test_staff_of_one_province_cannot_put_a_record_into_another(people: Any, client_of: Any) -> None:
    client = client_of(people.staff_of_korat)
    answer = client.post(admin_url("organizations.organization", "add"), organization_data(area="310102"))
    assert answer.status_code == 200
    assert not Organization.objects.unscoped("test").exists()


def test_a_posted_key_of_a_stranger_is_refused(people: Any, client_of: Any) -> None:
    plan = PlanFactory(area_id="310102", name=f"แผน{CANARY}")
    data = {
        "name": "โครงการ",
        "plan": plan.ref,
        "plan_code": plan.ref,
        "area": "300102",
        "status": "proposed",
        "version": 1,
    }
    answer = client_of(people.staff_of_korat).post(admin_url("plans.project", "add"), data)
    assert answer.status_code == 200
    assert CANARY not in answer.content.decode()
    assert not plan.projects.unscoped("test").exists()


def test_nothing_can_be_deleted(people: Any, client_of: Any) -> None:
    one = OrganizationFactory()
    client = client_of(people.administrator)
    assert (
        client.post(admin_url("organizations.organization", "delete", one.pk), {"post": "yes"}).status_code
        == 403
    )
    answer = client.post(
        admin_url("organizations.organization", "changelist"),
        {"action": "delete_selected", "_selected_action": [one.pk], "post": "yes"},
    )
    assert answer.status_code in {200, 302, 403}
    assert Organization.objects.unscoped("test").filter(pk=one.pk).exists()
