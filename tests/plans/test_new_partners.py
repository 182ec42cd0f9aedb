"""Partners that another sheet of the same workbook makes: named in a cell, found once they are there."""

from typing import Any

import pytest

from nakhonchai.imports.services import Decision, decide_rows
from nakhonchai.imports.undoing import undo_run
from organizations.models import Organization
from plans.models import ProjectPartner
from plans.work_actions import add_partner
from tests.factories import OrganizationFactory, ProjectFactory
from tests.imports.conftest import confirm, fates, lists, make_book, problems, send

pytestmark = pytest.mark.django_db
__all__ = ["confirm", "lists", "send"]
BODIES = ["ชื่อองค์กร", "ประเภท", "จังหวัด", "อำเภอ", "ตำบล", "หมู่ที่"]
PROJECTS = ["ชื่อโครงการ", "จังหวัด", "อำเภอ", "ตำบล", "ภาคีของโครงการ"]
HERE, THERE = ["สุรินทร์", "ปราสาท", "กังแอน"], ["สุรินทร์", "ปราสาท", "ทมอ"]
KIND = "กลุ่มออมทรัพย์"


def partners() -> set[tuple[str, str, str]]:
    """Return which bodies stand in which role at which projects."""
    found = ProjectPartner.objects.values_list("project__name", "organization__name", "role")
    return set(found)


def test_new_bodies_are_named_in_the_cells_of_projects(people: Any, send: Any, confirm: Any) -> None:
    cell = "สนับสนุนงบประมาณ: กลุ่มใหม่หนึ่ง\nกลุ่มใหม่สอง"
    book = make_book(
        โครงการ=[PROJECTS, ["ฝายใหม่", *HERE, cell], ["ป่าใหม่", *THERE, "กลุ่มใหม่สอง"]],
        องค์กร=[BODIES, ["กลุ่มใหม่หนึ่ง", KIND, *HERE], ["กลุ่มใหม่สอง", KIND, *HERE]],
    )
    run = confirm(people.surin, send(people.surin, book))
    assert fates(run) == ["new"] * 4, problems(run)
    wanted = {
        ("ฝายใหม่", "กลุ่มใหม่หนึ่ง", "money"),
        ("ฝายใหม่", "กลุ่มใหม่สอง", "does"),
        ("ป่าใหม่", "กลุ่มใหม่สอง", "does"),
    }
    assert partners() == wanted
    again = send(people.surin, book, "อีกครั้ง.xlsx")
    assert fates(again) == ["unchanged"] * 4, problems(again)
    changed = make_book(
        โครงการ=[[*PROJECTS, "วัตถุประสงค์"], ["ฝายใหม่", *HERE, cell, ""]],
        องค์กร=[BODIES, ["กลุ่มใหม่หนึ่ง", KIND, *HERE]],
    )
    other = send(people.surin, changed, "อีกแฟ้ม.xlsx")
    assert fates(other) == ["unchanged"] * 2, problems(other)
    assert partners() == wanted


def test_a_stored_project_gets_a_new_partner_and_an_undo_takes_both(
    people: Any, send: Any, confirm: Any
) -> None:
    project = ProjectFactory(name="ป่าชุมชน")
    add_partner(project, OrganizationFactory(name="อบต.กังแอน"), role="does", by=people.surin)
    before = partners()
    cell = "ร่วมดำเนินการ: อบต.กังแอน\nสนับสนุนความรู้/วิชาการ: กลุ่มใหม่"
    book = make_book(
        องค์กร=[BODIES, ["กลุ่มใหม่", KIND, *HERE]],
        โครงการ=[["รหัสอ้างอิง", *PROJECTS], [project.ref, "ป่าชุมชน", *HERE, cell]],
    )
    run = send(people.surin, book)
    assert fates(run) == ["new", "changed"], problems(run)
    ((heading, _, after),) = run.rows.get(fate="changed").changes
    assert heading == "ภาคีของโครงการ" and "(ใหม่ ในแผ่น “องค์กร” แถว 2) กลุ่มใหม่" in after
    confirm(people.surin, run)
    assert partners() == before | {("ป่าชุมชน", "กลุ่มใหม่", "knowledge")}
    undo_run(run, by=people.surin)
    assert partners() == before
    assert not Organization.objects.unscoped("test").alive().filter(name="กลุ่มใหม่").exists()


@pytest.mark.parametrize(
    ("bodies", "cell", "said"),
    [
        ([["กลุ่มใหม่", "ไม่มีประเภทนี้", *HERE]], "กลุ่มใหม่", "ซึ่งยังต้องแก้ไขก่อน"),
        ([["กลุ่มใหม่", KIND, *HERE, 1], ["กลุ่มใหม่", KIND, *HERE, 2]], "กลุ่มใหม่", "มีชื่อนี้หลายรายการ"),
        ([["กลุ่มใหม่", KIND, *HERE]], "กลุ่มอื่น", "ไม่พบ “กลุ่มอื่น”"),
    ],
)
def test_what_cannot_be_meant_is_told(
    people: Any, send: Any, bodies: list[list[str]], cell: str, said: str
) -> None:
    book = make_book(องค์กร=[BODIES, *bodies], โครงการ=[PROJECTS, ["ฝายใหม่", *HERE, cell]])
    run = send(people.surin, book)
    assert said in problems(run), problems(run)
    assert fates(run)[-1] == "error"


def test_a_body_that_is_put_right_later_joins_with_its_project(people: Any, send: Any, confirm: Any) -> None:
    """The project waits for its partner: what is solved for the one is seen for the other."""
    book = make_book(
        องค์กร=[BODIES, ["กลุ่มใหม่", "ประเภทผิด", *HERE]],
        โครงการ=[PROJECTS, ["ฝายใหม่", *HERE, "กลุ่มใหม่"]],
    )
    run = send(people.surin, book)
    assert fates(run) == ["decision", "error"], problems(run)
    confirm(people.surin, run)
    assert partners() == set()
    row = run.rows.exclude(fate="other").order_by("pk").first()
    decide_rows(run, [row.pk], Decision("value", KIND, "type"), by=people.surin)
    assert fates(run) == ["new", "new"], problems(run)
    confirm(people.surin, run)
    assert partners() == {("ฝายใหม่", "กลุ่มใหม่", "does")}
