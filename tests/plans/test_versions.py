"""A plan is reviewed: the next version starts from the last, and both tell of each other."""

from typing import Any

import pytest

from plans.models import Plan, Project
from plans.versions import lineage, next_name
from tests.factories import PlanFactory, ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(places: Any) -> Plan:
    made: Plan = PlanFactory(
        name="แผนพัฒนาตำบลกังแอน", first_year=2566, last_year=2570, vision="น่าอยู่", problems="น้ำแล้ง"
    )
    return made


def review(client: Any, plan: Plan, **fields: Any) -> Any:
    data = {"name": "แผนกังแอน ทบทวน 2568", "first_year": "2568", "last_year": "2570", **fields}
    return client.post(f"/plans/{plan.ref}/review/", data)


def stored() -> Any:
    return Plan.objects.unscoped("test").order_by("first_year")


def test_the_texts_are_copied_and_chosen_projects_go_on(plan: Plan, people: Any, client_of: Any) -> None:
    client = client_of(people.recorder)
    going, staying = ProjectFactory(plan=plan, name="ทำต่อ"), ProjectFactory(plan=plan, name="อยู่เดิม")
    over = ProjectFactory(plan=plan, name="จบแล้ว", status="done")
    page = client.get(f"/plans/{plan.ref}/review/").content.decode()
    assert "ทำต่อ" in page and over.name not in page
    answer = review(client, plan, projects=[going.ref])
    assert answer.status_code == 302, answer.context["form"].errors
    old, new = stored()
    assert (new.predecessor, new.status, new.vision, new.problems) == (old, "preparing", "น่าอยู่", "น้ำแล้ง")
    assert answer.headers["Location"] == new.page()
    kept = {one.name: one.plan_id for one in Project.objects.unscoped("test")}
    assert kept == {"ทำต่อ": new.pk, "อยู่เดิม": old.pk, "จบแล้ว": old.pk}
    before, after = client.get(old.page()).content.decode(), client.get(new.page()).content.decode()
    assert "มีรุ่นใหม่กว่า" in before and new.page() in before
    assert "โครงการที่ทำต่อในรุ่นทบทวน" in before and going.page() in before
    assert old.page() in after and "มีรุ่นใหม่กว่า" not in after
    assert staying.page() not in after
    assert f"{new.page()}review/" in after and f"{old.page()}review/" not in before


def test_a_chain_of_versions_is_shown_from_each(plan: Plan, people: Any) -> None:
    second = PlanFactory(predecessor=plan, first_year=2568)
    third = PlanFactory(predecessor=second, first_year=2569)
    for one in (plan, second, third):
        assert lineage(one, people.surin) == [plan, second, third]
    assert list(Plan.objects.unscoped("test").last_versions()) == [third]


def test_a_review_starts_from_the_last_version(plan: Plan, people: Any, client_of: Any) -> None:
    later = PlanFactory(predecessor=plan, first_year=2568)
    client = client_of(people.recorder)
    assert client.get(f"/plans/{plan.ref}/review/").headers["Location"] == later.page()
    answer = review(client, plan, first_year="2569")
    assert answer.status_code == 422
    assert "เริ่มทบทวนจากรุ่นล่าสุด" in answer.content.decode()


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"first_year": "2566"}, "first_year", "หลังปี 2566"),
        ({"last_year": "2567"}, "last_year", "ไม่มาก่อน"),
        ({"name": ""}, "name", ""),
    ],
)
def test_wrong_years_are_said_at_the_field(
    fields: Any, field: str, words: str, plan: Plan, people: Any, client_of: Any
) -> None:
    answer = review(client_of(people.recorder), plan, **fields)
    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors[field])
    assert stored().count() == 1


def test_another_plan_of_that_year_stands_against_it(plan: Plan, people: Any, client_of: Any) -> None:
    PlanFactory(first_year=2568)
    answer = review(client_of(people.recorder), plan)
    assert answer.status_code == 422
    assert "เริ่มปีนี้อยู่แล้ว" in str(answer.context["form"].errors["first_year"])


def test_only_who_edits_the_plan_reviews_it(plan: Plan, people: Any, client_of: Any) -> None:
    for account in (people.viewer, people.buriram):
        assert client_of(account).get(f"/plans/{plan.ref}/review/").status_code == 404
        assert review(client_of(account), plan).status_code == 404
    assert stored().count() == 1


def test_projects_of_elsewhere_do_not_go_on(plan: Plan, people: Any, client_of: Any) -> None:
    foreign = ProjectFactory(plan=plan, area_id="310102")
    answer = review(client_of(people.recorder), plan, projects=[foreign.ref])
    assert answer.status_code == 302  # the field is not there: nothing of it is read
    assert Project.objects.unscoped("test").get(pk=foreign.pk).plan_id == plan.pk


def test_names_do_not_pile_up(plan: Plan) -> None:
    plan.name = "แผนกังแอน ทบทวน 2568"
    assert next_name(plan, 2569) == "แผนกังแอน ทบทวน 2569"
