"""Visits, requests and lessons as files."""

import io
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nakhonchai.imports.template import make_template
from nakhonchai.imports.undoing import undo_run
from nakhonchai.records.account_columns import NOT_THERE
from nakhonchai.records.export import write_records
from nakhonchai.records.models import Task
from support.models import Lesson, SupportRequest, Visit
from tests.factories import (
    IssueFactory,
    LeaderFactory,
    LessonFactory,
    OrganizationFactory,
    PlanFactory,
    ProjectFactory,
    SupportRequestFactory,
    TaskFactory,
    VisitFactory,
)
from tests.imports.conftest import content, fates, make_book, problems
from tests.records.merging.test_merge import everything

pytestmark = pytest.mark.django_db
PLACE = ["จังหวัด", "อำเภอ", "ตำบล"]
HERE = ["สุรินทร์", "ปราสาท", "กังแอน"]


def test_visits_are_read_once(people: Any, send: Any, confirm: Any) -> None:
    project = ProjectFactory(area_id="320501", name="โครงการน้ำดื่ม")
    head = ["วันที่ติดตาม", "ช่องทางติดตาม", *PLACE, "รหัสโครงการที่ติดตาม", "สิ่งที่พบ", "นัดติดตามครั้งต่อไป"]
    rows = [
        head,
        ["12 ม.ค. 2569", "ลงพื้นที่", *HERE, project.ref, "เครื่องกรองเสีย", "มี.ค. 2569"],
        ["13 ม.ค. 2569", "ลงพื้นที่", *HERE, "", "คุยกับสภา", ""],
        ["12 ม.ค. 2579", "โทร", *HERE, "", "", ""],
        ["12 ม.ค. 2569", "โทร", *HERE, "", "", "1 ม.ค. 2569"],
    ]
    run = send(people.surin, make_book(การติดตาม=rows))
    assert fates(run) == ["new", "new", "error", "error"], problems(run)
    assert "ยังมาไม่ถึง" in problems(run) and "วันนัด" in problems(run)
    confirm(people.surin, run)
    found = list(Visit.objects.unscoped("test").order_by("pk"))
    assert [(one.project, one.found) for one in found] == [(project, "เครื่องกรองเสีย"), (None, "คุยกับสภา")]
    again = send(people.surin, make_book(การติดตาม=rows[:3]))
    assert fates(again) == ["unchanged", "unchanged"], problems(again)


def test_a_request_says_what_was_given(people: Any, send: Any, confirm: Any) -> None:
    head = ["เรื่องที่ขอสนับสนุน", *PLACE, "ขอจาก", "ขอเมื่อ", "สถานะคำขอ", "ได้รับอะไร", "มูลค่าที่ได้รับ (บาท)"]
    rows = [
        head,
        ["ขอเครื่องสูบน้ำ", *HERE, "อบต.", "ม.ค. 2569", "", "", ""],
        ["ขอวิทยากร", *HERE, "พัฒนาชุมชน", "5 ม.ค. 2569", "ได้รับครบแล้ว", "สองวัน", "0"],
        ["ขอรถ", *HERE, "", "5 ม.ค. 2569", "", "ได้แล้ว", ""],
    ]
    run = send(people.surin, make_book(การขอสนับสนุน=rows))
    assert fates(run) == ["new", "new", "error"], problems(run)
    confirm(people.surin, run)
    found = list(SupportRequest.objects.unscoped("test").order_by("pk"))
    assert [one.value for one in found] == [None, 0]


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
@pytest.mark.parametrize("model", [Visit, SupportRequest, Lesson])
def test_an_export_comes_back_without_a_change(people: Any, send: Any, model: Any, suffix: str) -> None:
    project, body = ProjectFactory(area_id="320501"), OrganizationFactory(area_id="320501")
    VisitFactory(
        project=project,
        organization=body,
        found="ก\nข",
        next_visit="2026-03-01",
        next_visit_precision="month",
    )
    leader = LeaderFactory(area_id="320501")
    VisitFactory(kind="call", area_id="32050101", others="ป้าศรี", leader=leader, account=people.surin)
    SupportRequestFactory(granted=True, partner=body, project=project, value="1500.50")
    SupportRequestFactory(asked_of="อบต.กังแอน", detail="ก\nข")
    LessonFactory(
        theme=IssueFactory(),
        text="บรรทัดหนึ่ง\nบรรทัดสอง",
        noted="2026-01-01",
        noted_precision="year",
        about=project,
    )
    target = io.BytesIO()
    found = model.objects.visible_to(people.surin).alive()
    write_records(target, found, person=people.surin, suffix=suffix, personal=True)
    run = send(people.surin, target.getvalue(), f"ส่งออก.{suffix}")
    assert set(fates(run)) == {"unchanged"} and len(fates(run)) == found.count(), problems(run)


def test_who_went_is_an_account_and_a_leader_by_ref(people: Any, send: Any, confirm: Any) -> None:
    leader, hidden = LeaderFactory(area_id="320501"), LeaderFactory(area_id="310401")
    head = ["วันที่ติดตาม", "ช่องทางติดตาม", *PLACE, "บัญชีผู้ติดตาม", "รหัสผู้นำที่ไปด้วย"]
    rows = [
        head,
        ["12 ม.ค. 2569", "ลงพื้นที่", *HERE, "surin", leader.ref],
        ["13 ม.ค. 2569", "ลงพื้นที่", *HERE, people.two.full_name, ""],
        ["14 ม.ค. 2569", "ลงพื้นที่", *HERE, "ไม่มีชื่อนี้", ""],
        ["15 ม.ค. 2569", "ลงพื้นที่", *HERE, "", hidden.ref],
    ]
    run = send(people.surin, make_book(การติดตาม=rows))
    assert fates(run) == ["new", "error", "error", "error"], problems(run)
    said = [text for _, text in [*run.rows.get(number=3).problems, *run.rows.get(number=4).problems]]
    assert said == [NOT_THERE, NOT_THERE]
    confirm(people.surin, run)
    made = Visit.objects.unscoped("test").get()
    assert (made.account, made.leader) == (people.surin, leader)


def test_a_leader_whom_the_reader_does_not_find_is_in_no_file_and_stays(people: Any, send: Any) -> None:
    hidden = LeaderFactory(area_id="310401", given_name="ไม่เห็น")
    visit = VisitFactory(area_id="320501", leader=hidden, account=people.two)
    target = io.BytesIO()
    found = Visit.objects.visible_to(people.surin).alive()
    write_records(target, found, person=people.surin, suffix="csv", personal=True)
    assert hidden.ref not in target.getvalue().decode() and "ไม่เห็น" not in target.getvalue().decode()
    run = send(people.surin, target.getvalue(), "ส่งออก.csv")
    assert fates(run) == ["unchanged"], problems(run)
    visit.refresh_from_db()
    assert visit.leader == hidden


def test_agreed_work_is_read_written_and_taken_back(people: Any, send: Any, confirm: Any) -> None:
    visit = VisitFactory(area_id="320501")
    old = TaskFactory(name="ทวนรายชื่อ", area_id="320501", about=visit)
    before = everything()["records.task"]
    head = ["งานที่ต้องทำ", "รหัสการติดตาม", *PLACE, "ผู้รับผิดชอบงาน", "ภายในวันที่", "ทำเสร็จแล้ว"]
    rows = [
        head,
        ["ส่งแบบเสนอโครงการ", visit.ref, *HERE, "recorder", "1 มี.ค. 2569", ""],
        ["ทวนรายชื่อ", visit.ref, *HERE, "", "", "ใช่"],
        ["ทวนรายชื่อ", "", *HERE, "", "", ""],
        ["ไม่บอกวัน", visit.ref, *HERE, "", "มี.ค. 2569", ""],
        ["ไม่ใช่คนที่นี่", visit.ref, *HERE, "buriram", "", ""],
    ]
    book = make_book(งานที่ต้องทำ=rows)
    run = send(people.surin, book)
    assert fates(run) == ["new", "changed", "new", "error", "error"], problems(run)
    assert "ให้ครบ" in problems(run) and NOT_THERE in problems(run)
    confirm(people.surin, run)
    made = Task.objects.unscoped("test").get(name="ส่งแบบเสนอโครงการ")
    assert (made.about, made.assignee, made.due.isoformat()) == (visit, people.recorder, "2026-03-01")
    old.refresh_from_db()
    assert old.is_done
    assert Task.objects.unscoped("test").get(name="ทวนรายชื่อ", about_type=None).due is None
    again = send(people.surin, make_book(งานที่ต้องทำ=rows[:4]))
    assert fates(again) == ["unchanged"] * 3, problems(again)
    undo_run(run, by=people.surin)
    alive = [one for one in everything()["records.task"] if one["trashed_at"] is None]
    assert [(one["name"], one["done_at"]) for one in alive] == [(one["name"], None) for one in before]


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_exported_work_comes_back_without_a_change(
    people: Any, send: Any, client_of: Any, suffix: str
) -> None:
    visit, gone = VisitFactory(area_id="320501"), people.disabled
    TaskFactory(area_id="320502", about=visit, due="2026-03-01", detail="ก\nข", assignee=people.recorder)
    TaskFactory(area_id="320501", about=ProjectFactory(), done_at=timezone.now())
    TaskFactory(area_id="320501", assignee=gone, name="=1+1")
    TaskFactory(area_id="310401", name="งานของที่อื่น")
    data = content(client_of(people.surin).get(f"/records/tasks/export/?format={suffix}"))
    run = send(people.surin, data, f"งาน.{suffix}")
    assert fates(run) == ["unchanged"] * 3, problems(run)


LESSON = ["เรื่องของบทเรียน", *PLACE, "เนื้อหาบทเรียน", "รหัสรายการที่บทเรียนเล่าถึง"]


def test_a_note_says_in_its_row_what_it_is_about(people: Any, send: Any, confirm: Any) -> None:
    project, plan = ProjectFactory(area_id="320501"), PlanFactory(area_id="320501")
    body, hidden = OrganizationFactory(area_id="310401"), ProjectFactory(area_id="310401")
    rows = [
        LESSON,
        ["เรื่องฝาย", *HERE, "ก", f"โครงการ: {project.ref}"],
        ["เรื่องแผน", *HERE, "ข", f"แผน:{plan.ref.lower()}"],
        ["เรื่องภาคี", *HERE, "ค", f"องค์กร: {body.ref}"],
        ["ไม่เล่าถึงใคร", *HERE, "ง", ""],
        ["ไม่เห็น", *HERE, "จ", f"โครงการ: {hidden.ref}"],
        ["ไม่บอกชนิด", *HERE, "ฉ", project.ref],
        ["ผิดชนิด", *HERE, "ช", f"แผน: {project.ref}"],
    ]
    run = send(people.surin, make_book(บทเรียนและสถานการณ์=rows))
    assert fates(run) == ["new"] * 4 + ["error"] * 3, problems(run)
    assert f"ไม่พบรหัสอ้างอิง {hidden.ref}" in problems(run) and "ใส่ชนิดนำหน้ารหัส" in problems(run)
    confirm(people.surin, run)
    found = Lesson.objects.unscoped("test").order_by("pk")
    assert [one.about for one in found] == [project, plan, body, None]
    again = send(people.surin, make_book(บทเรียนและสถานการณ์=rows[:5]), "อีกครั้ง.xlsx")
    assert fates(again) == ["unchanged"] * 4, problems(again)


def test_the_subject_of_a_note_is_changed_by_its_row_and_taken_back(
    people: Any, send: Any, confirm: Any
) -> None:
    project = ProjectFactory(area_id="320501")
    plan = PlanFactory(pk=project.pk, area_id="320501")  # one key, two kinds
    note = LessonFactory(about=project)
    head = ["รหัสอ้างอิง", LESSON[0], LESSON[-1]]
    told = make_book(บทเรียนและสถานการณ์=[head, [note.ref, note.name, f"แผน: {plan.ref}"]])
    run = send(people.surin, told)
    assert fates(run) == ["changed"], problems(run)
    confirm(people.surin, run)
    assert Lesson.objects.unscoped("test").get().about == plan
    undo_run(run, by=people.surin)
    assert Lesson.objects.unscoped("test").get().about == project


@pytest.mark.parametrize("kind", ["hidden", "person"])
def test_a_subject_that_the_reader_does_not_find_is_in_no_file_and_stays(
    people: Any, send: Any, kind: str
) -> None:
    hidden = ProjectFactory(area_id="310401", name="ลับ")
    about = hidden if kind == "hidden" else LeaderFactory(area_id="320501", given_name="ลับ")
    LessonFactory(about=about)
    target = io.BytesIO()
    found = Lesson.objects.visible_to(people.surin).alive()
    write_records(target, found, person=people.surin, suffix="csv", personal=True)
    text = target.getvalue().decode()
    assert about.ref not in text and "ลับ" not in text
    run = send(people.surin, target.getvalue(), "ส่งออก.csv")
    assert fates(run) == ["unchanged"], problems(run)
    assert Lesson.objects.unscoped("test").get().about == about


def test_questions_of_a_file_of_notes_do_not_grow(people: Any) -> None:
    counted = []
    for _ in range(2):
        for _ in range(3):
            LessonFactory(about=ProjectFactory(area_id="320501"))
            LessonFactory(about=OrganizationFactory(area_id="320501"))
        found = Lesson.objects.visible_to(people.surin).alive()
        with CaptureQueriesContext(connection) as asked:
            write_records(io.BytesIO(), found, person=people.surin, suffix="csv", personal=True)
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_the_sample_workbook_has_the_sheets() -> None:
    book = openpyxl.load_workbook(io.BytesIO(make_template()))
    assert {"การติดตาม", "งานที่ต้องทำ", "การขอสนับสนุน", "บทเรียนและสถานการณ์"} <= set(book.sheetnames)
