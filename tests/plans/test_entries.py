"""Places, partners and people of projects in cells of their sheet: out, in, and back again."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nakhonchai.imports.undoing import undo_run
from nakhonchai.records.export import write_records
from plans.models import Project, ProjectPartner, ProjectPerson, ProjectPlace
from plans.work_actions import add_partner, add_person, remove_part, set_places
from tests.factories import LeaderFactory, OrganizationFactory, ProjectFactory
from tests.imports.conftest import confirm, content, fates, lists, make_book, problems, send

pytestmark = pytest.mark.django_db
__all__ = ["confirm", "lists", "send"]
HEAD = ["รหัสอ้างอิง", "ชื่อโครงการ", "พื้นที่ดำเนินการอื่น", "ภาคีของโครงการ", "คนทำงานของโครงการ"]
NEW = ["ชื่อโครงการ", "จังหวัด", "อำเภอ", "ตำบล", *HEAD[2:]]
HERE = ["สุรินทร์", "ปราสาท", "กังแอน"]


def project_with_all(people: Any) -> Project:
    project = ProjectFactory(name="ป่าชุมชน")
    set_places(project, ["320502", "32050101"], by=people.surin)
    for name, role in (("อบต.กังแอน", "money"), ("อบต.กังแอน", "does"), ("=1+1; ก: ข", "permits")):
        body = OrganizationFactory._meta.model.objects.unscoped("test").filter(name=name).first()
        add_partner(project, body or OrganizationFactory(name=name), role=role, by=people.surin)
    add_person(project, LeaderFactory(area_id="320501"), role="contact", by=people.surin)
    return project


def told(project: Project) -> tuple[set[Any], set[Any], set[Any]]:
    """Return the places, partners and people of a project as they are stored."""
    return (
        set(ProjectPlace.objects.filter(project=project).values_list("area_id", flat=True)),
        set(ProjectPartner.objects.filter(project=project).values_list("organization__ref", "role")),
        set(ProjectPerson.objects.filter(project=project).values_list("leader__ref", "role")),
    )


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "ods"])
@pytest.mark.parametrize("personal", ["on", ""])
def test_what_was_exported_comes_back_without_a_change(
    people: Any, send: Any, client_of: Any, suffix: str, personal: str
) -> None:
    project, elsewhere = project_with_all(people), LeaderFactory(area_id="310401")
    ProjectPerson.objects.create(project=project, leader=elsewhere)
    ProjectFactory(name="ไม่มีอะไรเพิ่ม")
    asked = {"format": suffix, "personal": personal, "purpose": "ทดสอบไปกลับ"}
    data = content(client_of(people.surin).post("/plans/projects/export/?area=32", asked))
    if suffix == "csv":
        assert elsewhere.ref not in data.decode() and ("ผู้ประสานงาน" in data.decode()) == bool(personal)
    before = told(project)
    run = send(people.surin, data, f"โครงการ.{suffix}")
    assert fates(run) == ["unchanged"] * 2, problems(run)
    assert told(project) == before


def test_a_cell_says_the_whole_and_an_undo_gives_back_what_was(people: Any, send: Any, confirm: Any) -> None:
    project = project_with_all(people)
    before, version = told(project), Project.objects.unscoped("test").get(pk=project.pk).version
    stays, hidden = ProjectPerson.objects.get(project=project).leader, LeaderFactory(area_id="310401")
    ProjectPerson.objects.create(project=project, leader=hidden)
    more, body = LeaderFactory(area_id="320501"), OrganizationFactory(name="โรงเรียน")
    row = [
        project.ref,
        "ป่าชุมชน",
        "320502\nต.กังแอน อ.ปราสาท จ.สุรินทร์",
        f"สนับสนุนความรู้/วิชาการ: {body.ref}\nโรงเรียน",
        f"ผู้รับผิดชอบหลัก: {stays.ref}\nคณะทำงาน: {more.ref} {more}",
    ]
    run = confirm(people.surin, send(people.surin, make_book(โครงการ=[HEAD, row])))
    assert fates(run) == ["changed"], problems(run)
    places, partners, persons = told(project)
    assert places == {"320502", "320501"}
    assert partners == {(body.ref, "knowledge"), (body.ref, "does")}
    assert persons == {(stays.ref, "head"), (more.ref, "team"), (hidden.ref, "head")}
    assert Project.objects.unscoped("test").get(pk=project.pk).version == version + 1
    assert ProjectPlace.history.filter(area_id="32050101", history_type="-").exists()
    since = OrganizationFactory(name="มาทีหลัง")
    add_partner(project, since, role="does", by=people.surin)
    undo_run(run, by=people.surin)
    places, partners, persons = told(project)
    assert (places, partners) == (before[0], before[1] | {(since.ref, "does")})
    assert persons == before[2] | {(hidden.ref, "head")}


def test_a_new_project_comes_with_them(people: Any, send: Any, confirm: Any) -> None:
    body, leader = OrganizationFactory(name="วัดใหม่"), LeaderFactory(area_id="320501")
    rows = [NEW, ["โครงการใหม่", *HERE, "ต.ทมอ อ.ปราสาท จ.สุรินทร์", "วัดใหม่", leader.ref]]
    book = make_book(โครงการ=rows)
    run = confirm(people.surin, send(people.surin, book))
    assert fates(run) == ["new"], problems(run)
    project = Project.objects.unscoped("test").get()
    assert told(project) == ({"320502"}, {(body.ref, "does")}, {(leader.ref, "head")})
    again = send(people.surin, book)
    assert fates(again) == ["unchanged"], problems(again)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["999999", "", ""], "ไม่พบพื้นที่รหัส 999999"),
        (["บ้านหนอง ต.กังแอน อ.ปราสาท", "", ""], "อ่านพื้นที่"),
        (["ต.ไม่มี อ.ปราสาท จ.สุรินทร์", "", ""], "ไม่พบตำบล"),
        (["320501 ต.เชื้อเพลิง", "", ""], "ไม่ตรงกับ"),
        (["310401", "", ""], "คนละจังหวัด"),
        (["320501\n320501 ต.กังแอน", "", ""], "สองบรรทัด"),
        (["", "ช่วยเหลือ: วัดใหม่", ""], "ไม่รู้จักบทบาท"),
        (["", "ไม่มีใครรู้จัก", ""], "ไม่พบ “ไม่มีใครรู้จัก”"),
        (["", "ชื่อซ้ำ", ""], "มีชื่อนี้หลายรายการ"),
        (["", "", "สมชาย ใจดี"], "ไม่ผูกคนด้วยชื่ออย่างเดียว"),
        (["", "", "{hidden}"], "ไม่พบรหัสอ้างอิง"),
        (["", "", "{leader}\nคณะทำงาน: {leader}"], "สองบรรทัด"),
        (["", "", "{leader} คนอื่น"], "ไม่ตรงกับชื่อ"),
    ],
)
def test_a_line_that_means_nothing_is_told_and_nothing_is_written(
    people: Any, send: Any, confirm: Any, cells: list[str], said: str
) -> None:
    for _ in range(2):
        OrganizationFactory(name="ชื่อซ้ำ", area_id="320501")
    refs = {"hidden": LeaderFactory(area_id="310401").ref, "leader": LeaderFactory(area_id="320501").ref}
    row = ["ผิด", *HERE, *(cell.format(**refs) for cell in cells)]
    run = send(people.surin, make_book(โครงการ=[NEW, row]))
    assert fates(run) == ["error"] and said in problems(run), problems(run)
    confirm(people.surin, run)
    assert not Project.objects.unscoped("test").exists()


def test_a_removed_partner_may_come_back_by_an_old_file(
    people: Any, send: Any, confirm: Any, client_of: Any
) -> None:
    project = project_with_all(people)
    before = told(project)
    asked = {"format": "xlsx", "personal": "on", "purpose": "ทดสอบ"}
    data = content(client_of(people.surin).post("/plans/projects/export/?area=32", asked))
    for part in ProjectPartner.objects.filter(project=project):
        remove_part(part, by=people.surin)
    confirm(people.surin, send(people.surin, data, "เก่า.xlsx"))
    assert told(project) == before


def test_questions_do_not_grow_with_the_projects(people: Any, tmp_path: Any) -> None:
    counted = []
    for _ in range(2):
        for _ in range(3):
            project_with_all(people)
        found = Project.objects.visible_to(people.surin).alive()
        with (
            CaptureQueriesContext(
                connection,
            ) as asked,
            (tmp_path / "out.csv").open("wb") as target,
        ):
            write_records(target, found, person=people.surin, suffix="csv", personal=True)
        counted.append(len(asked))
    assert counted[0] == counted[1]
