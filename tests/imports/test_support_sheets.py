"""Visits, requests and lessons as files."""

import io
from typing import Any

import openpyxl
import pytest

from nakhonchai.imports.template import make_template
from nakhonchai.records.export import write_records
from support.models import Lesson, SupportRequest, Visit
from tests.factories import (
    IssueFactory,
    LessonFactory,
    OrganizationFactory,
    ProjectFactory,
    SupportRequestFactory,
    VisitFactory,
)
from tests.imports.conftest import fates, make_book, problems

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
    VisitFactory(kind="call", area_id="32050101", others="ป้าศรี")
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


def test_the_sample_workbook_has_the_sheets() -> None:
    book = openpyxl.load_workbook(io.BytesIO(make_template()))
    assert {"การติดตาม", "การขอสนับสนุน", "บทเรียนและสถานการณ์"} <= set(book.sheetnames)
