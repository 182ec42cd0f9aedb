"""A province's workbook as a coordinator sends it: 500 organizations and leaders, 100 plans with projects."""

from typing import Any

from leaders.models import Leader, Position
from organizations.models import Organization
from plans.models import Plan, Project
from tests.imports.conftest import fates, make_book, problems, processor_seconds
from tests.imports.test_flow import LEADER_HEAD, ORG_HEAD, PLAN_HEAD, PROJECT_HEAD

PLACES = [["สุรินทร์", "ปราสาท", "กังแอน"], ["สุรินทร์", "ปราสาท", "ทมอ"], ["สุรินทร์", "เมือง", "ตั้งใจ"]]


def province_book() -> bytes:
    organizations = [["", f"กลุ่มที่ {n}", "กลุ่มออมทรัพย์", *PLACES[n % 3], "", "0812345678", n] for n in range(500)]
    leaders = [
        [f"ชื่อ{n}", f"สกุล{n}", 2500 + n % 40, *PLACES[n % 3], "", "ประธาน", f"กลุ่มที่ {n}", "0812345678"]
        for n in range(500)
    ]
    plans = [[f"แผน {n}", *PLACES[n % 3], 2510 + n // 3, 2514 + n // 3, "ยกร่างแผน"] for n in range(100)]
    projects = [
        [f"โครงการ {n}", f"แผน {n % 100}", f"กลุ่มที่ {n % 100}", *PLACES[n % 100 % 3], 2567, "10,000"]
        for n in range(200)
    ]
    return make_book(
        องค์กร=[ORG_HEAD, *organizations],
        ผู้นำ=[LEADER_HEAD, *leaders],
        แผน=[PLAN_HEAD, *plans],
        โครงการ=[PROJECT_HEAD, *projects],
    )


def test_the_workbook_of_a_province_is_read_and_written_in_seconds(
    people: Any, send: Any, confirm: Any
) -> None:
    data = province_book()
    started = processor_seconds()
    run = send(people.surin, data)
    read = processor_seconds()
    assert set(fates(run)) == {"new"} and run.rows_new == 1300, problems(run)[:500]
    confirm(people.surin, run)
    written = processor_seconds()
    print(f"preview {read - started:.2f} s, apply {written - read:.2f} s")
    counts = [
        model.objects.unscoped("test").count() for model in (Organization, Leader, Position, Plan, Project)
    ]
    assert counts == [500, 500, 500, 100, 200]
    assert written - started < 30  # of the processor; some three on an idle machine
    edited = send(people.surin, province_book() + b"\x00")  # the same rows in another file
    assert set(fates(edited)) == {"unchanged"}, problems(edited)[:500]
