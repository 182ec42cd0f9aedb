"""Steps of plans as a sheet: out and in again without a change; what is wrong is said."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from nakhonchai.thai import ApproximateDate
from plans.models import Plan, PlanStep, PlanStepType, Project, ProjectUpdate
from tests.factories import (
    EventFactory,
    PlanFactory,
    PlanStepFactory,
    ProjectFactory,
    ProjectUpdateFactory,
)
from tests.imports.conftest import confirm, content, fates, lists, make_book, problems, send

pytestmark = pytest.mark.django_db
__all__ = ["confirm", "lists", "send"]
HEAD = ["รหัสแผน", "ขั้นตอนของแผน", "เริ่ม/กำหนดไว้", "เสร็จเมื่อ", "ผู้เข้าร่วม (คน)", "หลักฐาน"]
ENDORSING = "เวทีรับรองแผน"


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_exported_steps_come_back_without_a_change(
    people: Any, send: Any, client_of: Any, suffix: str
) -> None:
    plan = PlanFactory(name="แผนเดียวกัน", first_year=2567)
    types = list(PlanStepType.objects.all())
    event = EventFactory(name="เวทีกังแอน", area_id="320501", started=date(2024, 5, 1))
    PlanStepFactory(plan=plan, type=types[0], started_precision="month", people=0, evidence="=1+1")
    PlanStepFactory(plan=plan, type=types[4], done=date(2024, 5, 1), event=event, note="หนึ่ง\nสอง")
    PlanStepFactory(plan=PlanFactory(name="แผนเดียวกัน", first_year=2572), type=types[0])
    data = content(client_of(people.surin).get(f"/plans/steps/export/?area=32&format={suffix}"))
    run = send(people.surin, data, f"ขั้นตอน.{suffix}")
    assert fates(run) == ["unchanged"] * 3, problems(run)


def test_a_sheet_of_steps_makes_plans_move(people: Any, send: Any, confirm: Any) -> None:
    plan = PlanFactory(status="preparing", first_year=2567)
    future = ApproximateDate(timezone.localdate() + timedelta(days=40)).th(short=True)
    rows = [
        HEAD,
        [plan.ref, "เวทีหมู่บ้าน", "ก.พ. 2567", "มี.ค. 2567", 120, "บันทึกเวที"],
        [plan.ref, ENDORSING, "", "1 พ.ค. 2567", "", "มติ"],
        [plan.ref, "ทบทวนแผน", future, "", 30, ""],
        [plan.ref, "ยกร่างแผนตำบล", "", "", "", ""],
    ]
    run = send(people.surin, make_book(ขั้นตอนของแผน=rows))
    assert fates(run) == ["new", "new", "error", "error"], problems(run)
    assert "ยังไม่เริ่ม" in problems(run)
    assert "อย่างน้อยหนึ่งช่อง" in problems(run)
    confirm(people.surin, run)
    assert PlanStep.objects.unscoped("test").count() == 2
    assert Plan.objects.unscoped("test").get().status == "endorsed"
    assert set(PlanStep.objects.unscoped("test").values_list("area_id", flat=True)) == {plan.area_id}


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_exported_reports_and_projects_come_back_without_a_change(
    people: Any, send: Any, client_of: Any, suffix: str
) -> None:
    project = ProjectFactory(
        name="ป่าชุมชน",
        other_names="ป่าโคก\nป่าหนองแวง",
        status="blocked",
        needs="",
        themes="น้ำและลุ่มน้ำ\nป่าและทรัพยากร",
        started=date(2024, 3, 1),
        started_precision="month",
        ended=date(2025, 1, 1),
        ended_precision="year",
        result="ป่าคืนมา",
        achieved="partly",
        people_reached=0,
        target_group="ทุกครัวเรือน",
    )
    ProjectUpdateFactory(project=project, text="หนึ่ง\nสอง", progress=0, status="running")
    ProjectUpdateFactory(project=project, text="=1+1")
    client = client_of(people.surin)
    for address, count in (("updates", 2), ("projects", 1)):
        data = content(client.get(f"/plans/{address}/export/?area=32&format={suffix}"))
        run = send(people.surin, data, f"ไฟล์.{suffix}")
        assert fates(run) == ["unchanged"] * count, problems(run)


def test_a_sheet_of_reports_and_a_blocked_project(people: Any, send: Any, confirm: Any) -> None:
    project = ProjectFactory()
    head = ["รหัสโครงการ", "วันที่รายงาน", "ทำอะไรไปแล้ว", "คืบหน้า (%)"]
    future = ApproximateDate(timezone.localdate() + timedelta(days=40)).th(short=True)
    rows = [
        head,
        [project.ref, "มี.ค. 2567", "ปลูกป่า", 40],
        [project.ref, "มี.ค. 2567", "ทำฝาย", 140],
        [project.ref, future, "ยังไม่ทำ", ""],
    ]
    run = send(people.surin, make_book(ความคืบหน้าโครงการ=rows))
    assert fates(run) == ["new", "error", "error"], problems(run)
    confirm(people.surin, run)
    (told,) = ProjectUpdate.objects.unscoped("test")
    assert (told.text, told.progress, told.area_id) == ("ปลูกป่า", 40, project.area_id)
    head = ["ชื่อโครงการ", "จังหวัด", "อำเภอ", "ตำบล", "สถานะ", "ติดขัดเพราะ/ต้องการ", "ปีงบประมาณ (พ.ศ.)"]
    place = ["สุรินทร์", "ปราสาท", "กังแอน"]
    rows = [head, ["ฝายหนึ่ง", *place, "ติดขัด", "", 2567], ["ฝายสอง", *place, "ติดขัด", "รอที่ดิน", 2567]]
    run = send(people.surin, make_book(โครงการ=rows))
    assert fates(run) == ["error", "new"], problems(run)
    confirm(people.surin, run)
    assert Project.objects.unscoped("test").get(name="ฝายสอง").blocked_since == timezone.localdate()
