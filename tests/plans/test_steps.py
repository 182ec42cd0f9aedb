"""Steps of a plan, the rule by which it is made, and what follows for figures and lists."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nakhonchai.dashboards.figures import Now, figures
from nakhonchai.dashboards.measures import get_measure
from nakhonchai.records.actions import save_record, trash_record
from nakhonchai.thai import ApproximateDate
from plans.models import Plan, PlanStep, PlanStepType
from plans.statuses import rule_words
from plans.steps import steps_of
from tests.factories import EventFactory, ParticipationFactory, PlanFactory, PlanStepFactory

pytestmark = pytest.mark.django_db
ENDORSING = "เวทีรับรองแผน"


def step_type(name: str = ENDORSING) -> PlanStepType:
    return PlanStepType.objects.get(name=name)


def made() -> set[int]:
    return set(Plan.objects.unscoped("test").alive().made().values_list("pk", flat=True))


def day(days: int) -> Any:
    return timezone.localdate() + timedelta(days=days)


def post(client: Any, plan: Plan, **fields: Any) -> Any:
    data = {"type": step_type().pk, "version": 1, **fields}
    return client.post(f"/plans/steps/new/?plan={plan.ref}", data)


def test_the_list_of_steps_is_loaded_with_one_that_counts() -> None:
    assert PlanStepType.objects.count() == 9
    assert [one.name for one in PlanStepType.objects.filter(counts_as_made=True)] == [ENDORSING]
    assert ENDORSING in rule_words()


def test_a_plan_without_steps_is_judged_by_its_status(places: Any) -> None:
    endorsed, draft = PlanFactory(status="endorsed"), PlanFactory(status="drafting")
    assert made() == {endorsed.pk}
    PlanStepFactory(plan=endorsed, type=step_type("เวทีหมู่บ้าน"))
    assert made() == {endorsed.pk}, "a step that does not count leaves it made"
    PlanStepFactory(plan=draft, type=step_type(), started=None, done=date(2024, 5, 1))
    assert made() == {endorsed.pk, draft.pk}


def test_a_step_that_counts_and_is_not_done_stands_against_it(places: Any) -> None:
    plan = PlanFactory(status="endorsed")
    PlanStepFactory(plan=plan, type=step_type(), started=day(20))
    assert made() == set()


def test_staff_choose_which_steps_count(places: Any) -> None:
    plan = PlanFactory(status="drafting")
    PlanStepFactory(plan=plan, type=step_type(), done=date(2024, 5, 1))
    assert made() == {plan.pk}
    village = step_type("เวทีหมู่บ้าน")
    village.counts_as_made = True
    village.save()
    assert made() == set()
    PlanStepFactory(plan=plan, type=village, done=date(2024, 4, 1))
    assert made() == {plan.pk}
    PlanStepType.objects.update(counts_as_made=False)
    assert made() == set(), "without a step that counts the status says it"


def test_the_page_and_the_query_say_the_same(places: Any, people: Any) -> None:
    village, endorsing = step_type("เวทีหมู่บ้าน"), step_type()
    for status in ("drafting", "endorsed", "running"):
        for records in ((), (village,), (endorsing,), (village, endorsing)):
            for done in (None, date(2024, 5, 1)):
                plan = PlanFactory(status=status)
                for one in records:
                    PlanStepFactory(plan=plan, type=one, done=done)
    expected = made()
    found = Plan.objects.unscoped("test").alive()
    assert {one.pk for one in found if steps_of(one, people.surin).is_made} == expected
    assert (
        set(Plan.objects.unscoped("test").not_made().values_list("pk", flat=True))
        == {one.pk for one in found} - expected
    )


def test_a_status_follows_the_steps(places: Any, people: Any) -> None:
    plan = PlanFactory(status="preparing")

    def status() -> str:
        return str(Plan.objects.unscoped("test").get(pk=plan.pk).status)

    draft = PlanStep(plan=plan, type=step_type("ยกร่างแผนตำบล"), started=date(2024, 2, 1))
    save_record(draft, by=people.surin)
    assert status() == "drafting"
    running = PlanStep(plan=plan, type=step_type("ดำเนินการตามแผน"), started=date(2024, 7, 1))
    save_record(running, by=people.surin)
    assert status() == "drafting", "no forum has endorsed it"
    forum = PlanStep(plan=plan, type=step_type(), done=date(2024, 5, 1))
    save_record(forum, by=people.surin)
    assert status() == "running"
    trash_record(running, by=people.surin, reason="ผิด")
    assert status() == "endorsed"


def test_steps_move_with_their_plan(places: Any, people: Any) -> None:
    step = PlanStepFactory()
    plan = step.plan
    plan.area_id = "320102"
    save_record(plan, by=people.codi)
    assert PlanStep.objects.unscoped("test").get(pk=step.pk).area_id == "320102"


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({}, "started_about", "อย่างน้อยหนึ่งช่อง"),
        ({"started_about": "2 พ.ค. 2567", "done_about": "1 พ.ค. 2567"}, "done_about", "ไม่มาก่อน"),
        ({"done_about": "FUTURE"}, "done_about", "ยังมาไม่ถึง"),
        ({"started_about": "FUTURE", "evidence": "มติ"}, "evidence", "ยังไม่เริ่ม"),
        ({"started_about": "FUTURE", "people": "40"}, "people", "ยังไม่เริ่ม"),
    ],
)
def test_wrong_input_is_said_at_its_field(
    fields: Any, field: str, words: str, places: Any, people: Any, client_of: Any
) -> None:
    plan = PlanFactory(first_year=2567, last_year=2600)
    future = ApproximateDate(day(20)).th(short=True)
    fields = {name: value.replace("FUTURE", future) for name, value in fields.items()}
    answer = post(client_of(people.recorder), plan, note="ไม่หาย", **fields)
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert words in str(errors[field]), errors
    assert "ไม่หาย" in answer.content.decode()
    assert not PlanStep.objects.unscoped("test").exists()


def test_people_are_counted_by_the_event_or_typed(places: Any, people: Any, client_of: Any) -> None:
    plan, client = PlanFactory(first_year=2567), client_of(people.recorder)
    event = EventFactory(area_id="320501", started=date(2024, 5, 1), other_people=6)
    ParticipationFactory(event=event)
    answer = post(client, plan, done_about="1 พ.ค. 2567", event=event.ref, people="40")
    assert "เว้นช่องจำนวนคนว่างไว้" in str(answer.context["form"].errors["people"])
    answer = post(client, plan, done_about="1 พ.ค. 2567", event=event.ref)
    assert answer.status_code == 302, answer.context["form"].errors
    assert answer.headers["Location"].endswith("#steps")
    html = client.get(f"/plans/{plan.ref}/").content.decode()
    assert "7 คน" in html
    assert "จัดทำแล้ว" in html
    assert "7 คน" not in client_of(people.viewer).get(f"/plans/{plan.ref}/").content.decode()


def test_an_event_to_come_makes_no_step_done(places: Any, people: Any, client_of: Any) -> None:
    plan, event = PlanFactory(first_year=2567), EventFactory(future=True)
    answer = post(client_of(people.recorder), plan, done_about="1 พ.ค. 2567", event=event.ref)
    assert "ยังไม่ถึงวันจัด" in str(answer.context["form"].errors["event"])


def test_a_step_before_the_one_before_it_is_a_question(places: Any, people: Any, client_of: Any) -> None:
    plan, client = PlanFactory(first_year=2567), client_of(people.recorder)
    PlanStepFactory(plan=plan, type=step_type("เวทีหมู่บ้าน"), started=None, done=date(2024, 6, 1))
    answer = post(client, plan, done_about="1 พ.ค. 2567")
    assert answer.status_code == 422
    assert "มาก่อนขั้น" in str(answer.context["form"].errors["done_about"])
    assert post(client, plan, done_about="1 พ.ค. 2567", sure="on").status_code == 302


def test_one_step_once_a_plan(places: Any, people: Any, client_of: Any) -> None:
    plan = PlanFactory(first_year=2567)
    PlanStepFactory(plan=plan, type=step_type())
    answer = post(client_of(people.recorder), plan, done_about="1 พ.ค. 2567")
    assert "บันทึกขั้นตอนนี้ไว้แล้ว" in str(answer.context["form"].errors["type"])


def test_the_database_keeps_the_rules(places: Any) -> None:
    plan = PlanFactory()
    for bad in (
        {"started": None},
        {"done": date(2020, 1, 1)},
        {"event": EventFactory(), "people": 3},
    ):
        step = PlanStep(plan=plan, type=step_type(), **{"started": date(2024, 1, 1), **bad})
        step.fill_derived_fields()
        with pytest.raises(ValidationError):
            step.validate_constraints()


def test_a_stranger_does_not_find_the_steps(places: Any, people: Any, client_of: Any) -> None:
    step = PlanStepFactory(evidence="ลับเฉพาะ")
    assert client_of(people.buriram).get(f"/plans/steps/{step.ref}/").status_code == 404
    page = client_of(people.viewer).get(f"/plans/steps/{step.ref}/")
    assert page.status_code == 200
    assert "ลับเฉพาะ" not in page.content.decode()
    assert client_of(people.buriram).get(f"/plans/steps/new/?plan={step.plan.ref}").status_code == 404


def test_queries_do_not_grow_with_the_steps(places: Any, people: Any, client_of: Any) -> None:
    client, plan = client_of(people.surin), PlanFactory(first_year=2567)
    PlanStepFactory(plan=plan, type=step_type(), event=EventFactory(started=date(2024, 5, 1)))
    client.get(f"/plans/{plan.ref}/"), client.get("/plans/steps/")
    counted = []
    for page in (f"/plans/{plan.ref}/", "/plans/steps/"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(page)
        counted.append(len(asked))
    for name in ("เวทีหมู่บ้าน", "ยกร่างแผนตำบล", "ดำเนินการตามแผน"):
        PlanStepFactory(plan=plan, type=step_type(name), event=EventFactory(started=date(2024, 5, 1)))
    for page, before in zip((f"/plans/{plan.ref}/", "/plans/steps/"), counted, strict=True):
        with CaptureQueriesContext(connection) as asked:
            client.get(page)
        assert len(asked) <= before


def test_figures_and_lists_say_the_same(places: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    for status in ("preparing", "drafting", "endorsed", "running"):
        PlanFactory(status=status, area_id="320501")
    planned = PlanFactory(status="drafting", area_id="320102")
    PlanStepFactory(plan=planned, type=step_type(), started=day(10))
    gone = PlanFactory(status="drafting", area_id="320102")
    PlanStepFactory(plan=gone, type=step_type(), started=None, done=date(2024, 5, 1))
    plans, plans_made = get_measure("plans"), get_measure("plans_made")
    assert plans and plans_made
    with CaptureQueriesContext(connection) as asked:
        rows = list(plans.source.read("", 6))
    assert len(asked) <= 3
    assert sum(n for _place, part, n in rows if part == "made") == 3
    found = figures(plans, Now())
    assert found.values["32"] == 6
    assert figures(plans_made, Now()).values["32"] == 3
    assert plans.list_link and plans_made.list_link
    listed = client.get(plans_made.list_link.url("32")).context["page_obj"].paginator.count
    assert listed == 3
    for part, n in found.by_part["32"].items():
        page = client.get(plans.list_link.url("32", part))
        assert page.context["page_obj"].paginator.count == n, part
    years = plans.source.years
    assert years is not None
    by_year = [(part, n) for _place, part, _year, n in years("", 6)]
    assert sum(n for part, n in by_year if part == "made") == 3
    assert sum(n for part, n in by_year if part != "made") == 6
