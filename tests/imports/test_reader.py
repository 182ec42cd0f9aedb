"""Workbooks as offices make them, sent through the page: the fate of every row, decisions, modes, undo."""

from typing import Any

import pytest

from leaders.models import Leader, Position, RoleType
from nakhonchai.geography.models import AreaAlias
from nakhonchai.imports.enums import RunStatus
from nakhonchai.imports.models import NotSame, Run, SheetMemory
from nakhonchai.imports.services import (
    Decision,
    NotAllowedError,
    can_undo,
    change_sheet,
    decide_rows,
    set_mode,
    solve_group,
    undo_plan,
    undo_run,
)
from organizations.models import Organization
from plans.models import Plan, Project
from tests.factories import LeaderFactory, OrganizationFactory
from tests.imports.conftest import fates, make_book, problems

HEAD = ["ที่", "ชื่อกลุ่ม", "ประเภท", "ตำบล", "อำเภอ", "จังหวัด", "สมาชิก (คน)", "เบอร์โทร"]
PLACE = ["กังแอน", "ปราสาท", "สุรินทร์"]


def body(name: str, place: list[str] = PLACE, members: Any = "", telephone: Any = "") -> list[Any]:
    return ["", name, "กลุ่มออมทรัพย์", *place, members, telephone]


def test_every_row_of_a_messy_sheet_has_a_fate(people: Any, send: Any, confirm: Any) -> None:
    rows = [
        ["ทะเบียนกลุ่มองค์กรชุมชน ปี 2567"],
        [],
        HEAD,
        body("กลุ่มทอผ้า", members="๒๕ คน", telephone=812345678),
        body("กลุ่มข้าวอินทรีย์", telephone="081-111-1111, 044-123456"),
        ["", "รวม", "", "", "", "", 25, ""],
        body("ของจังหวัดอื่น", ["นางรอง", "นางรอง", "บุรีรัมย์"]),
        ["หมายเหตุ: ข้อมูล ณ เดือนมกราคม"],
    ]
    run = send(people.surin, make_book(Sheet1=rows))
    told = {row.number: row.fate for row in run.rows.all()}
    assert told == {1: "other", 3: "other", 4: "new", 5: "new", 6: "other", 7: "outside", 8: "other"}, (
        told,
        problems(run),
    )
    assert all(row.why for row in run.rows.filter(fate="other"))
    confirm(people.surin, run)
    made = Organization.objects.unscoped("test").get(name="กลุ่มทอผ้า")
    assert (made.area_id, made.member_count, made.telephone) == ("320501", 25, "0812345678")
    second = Organization.objects.unscoped("test").get(name="กลุ่มข้าวอินทรีย์")
    assert second.telephone == "0811111111" and "044" in second.note
    again = send(people.surin, make_book(Sheet1=rows, อื่น=[["ไม่มีตาราง"]]))
    assert again.to_write == 0 and again.rows_unchanged == 2


def test_a_misspelt_place_is_solved_once_and_learned(people: Any, send: Any, confirm: Any) -> None:
    wrong = ["กังแอ็น", "ปราสาด", "สุรินทร์"]
    rows = [HEAD, *(body(f"กลุ่มที่ {n}", wrong) for n in range(3))]
    run = send(people.surin, make_book(Sheet1=rows))
    assert set(fates(run)) <= {"decision", "error", "new"}, problems(run)
    if run.rows_new == 3:
        pytest.skip("the matcher was sure")
    group = run.groups.get()
    assert group.count == 3
    solve_group(run, group.key, Decision("place", "320501"), by=people.surin, remember=True)
    run.refresh_from_db()
    assert fates(run) == ["new"] * 3 and not run.groups.exists(), problems(run)
    assert AreaAlias.objects.filter(area_id="320501").exists()
    later = send(people.surin, make_book(Sheet1=[HEAD, body("กลุ่มใหม่", wrong)]))
    assert fates(later) == ["new"], problems(later)


def test_several_roles_in_one_cell_become_several_positions(people: Any, send: Any, confirm: Any) -> None:
    RoleType.objects.update(needs_organization=False)
    head = ["ลำดับ", "ชื่อ - สกุล", "ตำแหน่ง", "ตำบล", "อำเภอ", "จังหวัด", "เบอร์โทรศัพท์"]
    rows = [head, [1, "นางสาวสมศรี มีสุข", "ประธาน/กรรมการ", *PLACE, "0812223333"]]
    run = send(people.surin, make_book(รายชื่อ=rows))
    assert set(fates(run)) == {"new"}, problems(run)
    confirm(people.surin, run)
    leader = Leader.objects.unscoped("test").get()
    assert (leader.prefix, leader.given_name, leader.family_name) == ("นางสาว", "สมศรี", "มีสุข")
    assert Position.objects.unscoped("test").filter(leader=leader).count() == 2


def test_a_possible_duplicate_is_shown_and_a_refusal_is_remembered(people: Any, send: Any) -> None:
    there = OrganizationFactory(name="กลุ่มทอผ้าไหมบ้านกังแอน", area_id="320501")
    rows = [HEAD, body("กลุ่มทอผ้าไหมบ้านกังแอม")]
    run = send(people.surin, make_book(Sheet1=rows))
    assert fates(run) == ["duplicate"], problems(run)
    row = run.rows.get(fate="duplicate")
    assert row.candidates[0]["ref"] == there.ref and row.candidates[0]["reasons"]
    decide_rows(run, [row.pk], Decision("new"), by=people.surin)
    assert fates(run) == ["new"] and NotSame.objects.filter(ref=there.ref).exists()
    again = send(people.surin, make_book(Sheet2=rows))
    assert fates(again) == ["new"]
    merged = send(people.surin, make_book(Sheet3=[HEAD, body("กลุ่มทอผ้าไหมบ้านกังแอน.")]))
    if fates(merged) == ["duplicate"]:
        one = merged.rows.get(fate="duplicate")
        decide_rows(merged, [one.pk], Decision("record", there.ref), by=people.surin)
        assert fates(merged)[0] in ("changed", "unchanged")


def test_people_are_weighed_and_never_joined_by_name(people: Any, send: Any) -> None:
    LeaderFactory(
        prefix="นาย",
        gender="male",
        given_name="สมชาย",
        family_name="ใจดี",
        area_id="320502",
        telephone="0811111111",
    )
    head = ["ชื่อ-สกุล", "ตำบล", "อำเภอ", "จังหวัด", "โทร"]
    rows = [head, ["นายสมชาย ใจดี", *PLACE, "0811111111"], ["นายสมชาย ใจดี", "ทมอ", "ปราสาท", "สุรินทร์", ""]]
    run = send(people.surin, make_book(รายชื่อ=rows))
    assert fates(run)[0] == "changed" and fates(run)[1] == "duplicate", problems(run)


@pytest.mark.parametrize(
    ("mode", "expected"), [("file", (9, "0899999999")), ("ours", (5, "")), ("blanks", (5, "0899999999"))]
)
def test_modes_of_changed_rows(people: Any, send: Any, confirm: Any, mode: str, expected: Any) -> None:
    there = OrganizationFactory(
        name="กลุ่มเดิม", area_id="320501", type__name="กลุ่มออมทรัพย์", member_count=5, telephone=""
    )
    run = send(people.surin, make_book(Sheet1=[HEAD, body("กลุ่มเดิม", members=9, telephone="0899999999")]))
    set_mode(run, mode, by=people.surin)
    run.refresh_from_db()
    if run.to_write:
        confirm(people.surin, run)
    there.refresh_from_db()
    assert (there.member_count, there.telephone) == expected


def test_undo_puts_back_what_was_and_leaves_what_somebody_touched(
    people: Any, send: Any, confirm: Any
) -> None:
    there = OrganizationFactory(
        name="กลุ่มเดิม", area_id="320501", type__name="กลุ่มออมทรัพย์", member_count=5, telephone=""
    )
    before = Organization.objects.unscoped("test").values().get(pk=there.pk)
    rows = [HEAD, body("กลุ่มเดิม", members=9), body("กลุ่มใหม่"), body("กลุ่มที่ถูกแก้")]
    run = confirm(people.surin, send(people.surin, make_book(Sheet1=rows)))
    Organization.objects.unscoped("test").filter(name="กลุ่มที่ถูกแก้").update(version=2, note="แก้แล้ว")
    plan = undo_plan(run)
    assert plan.back == 2 and [one.label for one in plan.conflicts] == ["กลุ่มที่ถูกแก้"]
    with pytest.raises(NotAllowedError):
        undo_run(run, by=people.buriram)
    done = undo_run(run, by=people.surin)
    assert done.back == 2
    run.refresh_from_db()
    assert run.status == RunStatus.UNDONE and run.undo_left == 1
    after = Organization.objects.unscoped("test").values().get(pk=there.pk)
    moved = {name for name in before if before[name] != after[name]}
    assert moved <= {"version", "updated_at"} and after["version"] == 3
    gone = Organization.objects.unscoped("test").get(name="กลุ่มใหม่")
    assert gone.is_trashed and gone.history.count() == 2
    assert not Organization.objects.unscoped("test").get(name="กลุ่มที่ถูกแก้").is_trashed
    assert not can_undo(run, people.surin)
    with pytest.raises(NotAllowedError):
        undo_run(run, by=people.surin)


def test_a_stranger_decides_nothing(people: Any, send: Any) -> None:
    run = send(people.surin, make_book(Sheet1=[HEAD, body("ก", ["ตำบลไกลโพ้น", "ปราสาท", "สุรินทร์"])]))
    key = run.groups.get().key
    for stranger in (people.buriram, people.codi, people.recorder):
        for act in (
            lambda who: solve_group(run, key, Decision("skip"), by=who),
            lambda who: set_mode(run, "ours", by=who),
            lambda who: change_sheet(run, 0, by=who, ignored=True),
        ):
            with pytest.raises(NotAllowedError):
                act(stranger)


def test_a_column_that_was_put_right_is_remembered_for_the_next_file(people: Any, send: Any) -> None:
    head = ["ชื่อกลุ่ม", "ประเภท", "ตำบล", "อำเภอ", "จังหวัด", "คนร่วม", "ที่ประชุม"]
    row = ["กลุ่มหนึ่ง", "กลุ่มออมทรัพย์", *PLACE, 12, "ศาลาวัด"]
    run = send(people.surin, make_book(Sheet1=[head, row]))
    change_sheet(run, 0, by=people.surin, columns={5: "member_count", 6: "+"})
    run.refresh_from_db()
    (made,) = run.rows.filter(fate="new")
    assert made.data["member_count"] == 12 and made.data["+ที่ประชุม"] == "ศาลาวัด"
    assert SheetMemory.objects.count() == 1
    later = send(people.surin, make_book(Sheet1=[head, ["กลุ่มสอง", "กลุ่มออมทรัพย์", *PLACE, 30, ""]]))
    assert later.rows.get(fate="new").data["member_count"] == 30


def test_the_form_of_local_plans_becomes_plan_projects_and_yearly_sums(
    people: Any, send: Any, confirm: Any
) -> None:
    rows = [
        ["แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570) ตำบลกังแอน อำเภอปราสาท จังหวัดสุรินทร์"],
        ["ยุทธศาสตร์ที่ 1 โครงสร้างพื้นฐาน"],
        ["ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย (ผลผลิตของโครงการ)", "2566", "2567", "ตัวชี้วัด (KPI)"],
        [1, "ก่อสร้างถนน คสล. หมู่ 1", "เพื่อการสัญจร", "ยาว 200 ม.", "500,000", "-", "จำนวนสาย"],
    ]
    run = send(people.surin, make_book(ผ02=rows))
    assert set(fates(run)) == {"new"}, problems(run)
    confirm(people.surin, run)
    project = Project.objects.unscoped("test").get()
    assert project.budget_by_year == {"2566": "500000.00"} and project.strategy.startswith("ยุทธศาสตร์ที่ 1")
    assert project.indicator == "จำนวนสาย" and project.area_id[:6] == "320501"
    assert Plan.objects.unscoped("test").filter(area_id="320501", first_year=2566).count() == 1
    assert Run.objects.get(pk=run.pk).rows_new == 2
