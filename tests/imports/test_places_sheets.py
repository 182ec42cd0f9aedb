"""Lists of villages and of figures: every row's fate, rights, reopening, undo, our own sheet and back."""

import io
from typing import Any

import openpyxl
import pytest

from nakhonchai.geography.actions import close_area, rename_area
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area, AreaAlias, AreaFigure
from nakhonchai.imports.services import Decision, set_mode, solve_group, undo_plan, undo_run
from nakhonchai.thai import today_in_bangkok
from tests.factories import OrganizationFactory
from tests.imports.conftest import fates, make_book, problems, words

HEAD = ["ที่", "หมู่ที่", "ชื่อหมู่บ้าน", "ตำบล", "อำเภอ", "จังหวัด"]
PLACE = ["กังแอน", "ปราสาท", "สุรินทร์"]


def figure(code: str, kind: str, year: int) -> Any:
    return AreaFigure.objects.filter(area_id=code, kind=kind, year_be=year).first()


def test_villages_are_new_changed_unchanged_outside_and_asked_about(
    people: Any, send: Any, confirm: Any
) -> None:
    rows = [
        ["รายชื่อหมู่บ้าน ตำบลกังแอน"],
        HEAD,
        [1, 1, "บ้านกังแอน", *PLACE],
        [2, "๒", "บ้านไร่ใหม่", *PLACE],
        [3, "หมู่ 3", "บ้านโคกทดสอบ", *PLACE],
        [4, 1, "บ้านของจังหวัดอื่น", "นางรอง", "นางรอง", "บุรีรัมย์"],
        [5, "", "บ้านที่ไม่มีเลขหมู่", *PLACE],
        [6, "4,5", "บ้านสองหมู่", *PLACE],
        ["", "", "รวม 6 หมู่บ้าน", "", "", ""],
    ]
    run = send(people.surin, make_book(Sheet1=rows))
    assert run.sheet_set.get().tables[0]["kind"] == "places"
    expected = ["unchanged", "changed", "new", "outside", "error", "error"]
    assert fates(run) == expected, [(row.number, row.fate, row.problems) for row in run.rows.all()]
    assert "ไม่มีเลขหมู่" in problems(run)
    changed = run.rows.get(fate="changed")
    assert changed.changes == [["ชื่อหมู่บ้าน/ชุมชน", "บ้านไร่", "ไร่ใหม่"]]
    confirm(people.surin, run)
    made = Area.objects.get(code="32050103")
    assert (made.name_th, made.level, made.moo, made.version) == ("โคกทดสอบ", Level.VILLAGE, 3, 1)
    assert made.history.first().history_user == people.surin
    assert Area.objects.get(code="32050102").name_th == "ไร่ใหม่"
    again = send(people.surin, make_book(อีกแผ่น=rows))
    assert fates(again)[:3] == ["unchanged"] * 3, problems(again)


def test_an_undo_gives_names_back_and_ends_what_was_added(people: Any, send: Any, confirm: Any) -> None:
    rows = [HEAD, [1, 2, "ชื่อผิด", *PLACE], [2, 7, "บ้านเพิ่มผิด", *PLACE]]
    run = send(people.surin, make_book(Sheet1=rows))
    confirm(people.surin, run)
    undo_run(run, by=people.surin)
    old, ended = Area.objects.get(code="32050102"), Area.objects.get(code="32050107")
    assert old.name_th == "บ้านไร่" and not AreaAlias.objects.filter(area=old).exists()
    assert ended.valid_to == today_in_bangkok()
    # An ended village is not taken silently; who says so opens it again.
    later = send(people.surin, make_book(แผ่นใหม่=[HEAD, [2, 7, "บ้านเพิ่มผิด", *PLACE]]))
    assert fates(later) == ["decision"] and "ยกเลิกแล้ว" in problems(later)
    solve_group(later, later.groups.get().key, Decision("value", "ใช่", "reopen"), by=people.surin)
    assert fates(later) == ["changed"], problems(later)
    confirm(people.surin, later)
    ended.refresh_from_db()
    assert ended.is_current
    undo_run(later, by=people.surin)
    ended.refresh_from_db()
    assert not ended.is_current


def test_what_somebody_touched_or_uses_is_a_conflict(people: Any, send: Any, confirm: Any) -> None:
    rows = [HEAD, [1, 2, "ชื่อหนึ่ง", *PLACE], [2, 8, "บ้านมีองค์กร", *PLACE]]
    run = send(people.surin, make_book(Sheet1=rows))
    confirm(people.surin, run)
    rename_area(Area.objects.get(code="32050102"), name_th="ชื่อสอง", by=people.surin)
    OrganizationFactory(area_id="32050108")
    plan = undo_plan(run)
    assert plan.back == 0 and {one.ref for one in plan.conflicts} == {"32050102", "32050108"}
    undo_run(run, by=people.surin)
    assert Area.objects.get(code="32050102").name_th == "ชื่อสอง"
    assert Area.objects.get(code="32050108").is_current


def test_a_code_alone_says_the_village_and_must_agree(people: Any, send: Any) -> None:
    head = ["รหัสหมู่บ้าน", "หมู่ที่", "ชื่อหมู่บ้าน", "ตำบล", "อำเภอ", "จังหวัด"]
    rows = [
        head,
        ["32050101", "", "กังแอน", "", "", ""],
        [32050109, 9, "บ้านเก้า", *PLACE],
        ["32050110", 11, "บ้านไม่ตรง", *PLACE],
        ["32050201", 1, "บ้านผิดตำบล", *PLACE],
        ["31040101", "", "ของผู้อื่น", "", "", ""],
    ]
    run = send(people.surin, make_book(Sheet1=rows))
    told = [(row.number, row.fate, row.problems) for row in run.rows.exclude(fate="other")]
    assert [fate for _, fate, _ in told][:3] == ["unchanged", "new", "error"], told
    assert told[3][1] in ("error", "decision") and told[4][1] == "outside", told


def test_the_same_village_twice_is_named(people: Any, send: Any) -> None:
    run = send(people.surin, make_book(Sheet1=[HEAD, [1, 5, "บ้านห้า", *PLACE], [2, 5, "บ้านห้า", *PLACE]]))
    assert fates(run) == ["new", "error"] and "ซ้ำกับ" in problems(run)


def test_an_urban_community_has_no_number_and_gets_a_code(people: Any, send: Any, confirm: Any) -> None:
    head = ["ชื่อชุมชน", "ตำบล", "อำเภอ", "จังหวัด"]
    rows = [head, ["ชุมชนตลาดล่าง", *PLACE]]
    run = send(people.surin, make_book(ชุมชน=rows))
    assert fates(run) == ["new"], problems(run)
    confirm(people.surin, run)
    made = Area.objects.get(level=Level.COMMUNITY)
    assert made.code == "320501A1" and "ตลาดล่าง" in made.name_th
    assert run.rows.get(applied=True).target_ref == made.code
    assert fates(send(people.surin, make_book(ชุมชนเดิม=rows))) == ["unchanged"]


def test_figures_beside_villages_ask_for_their_year_once(people: Any, send: Any, confirm: Any) -> None:
    head = [*HEAD, "ครัวเรือน", "ประชากร"]
    rows = [head, [1, 1, "กังแอน", *PLACE, 120, "1,234"], [2, 2, "บ้านไร่", *PLACE, "๘๐", 0]]
    run = send(people.surin, make_book(Sheet1=rows))
    assert fates(run) == ["decision", "decision"] and run.groups.get().count == 2
    year = run.groups.get().proposals[1]["value"]
    solve_group(run, run.groups.get().key, Decision("value", year, "year"), by=people.surin)
    assert fates(run) == ["changed", "changed"], problems(run)
    confirm(people.surin, run)
    assert figure("32050101", "population", int(year)).value == 1234
    assert figure("32050102", "population", int(year)).value == 0  # 0 is a value
    assert figure("32050102", "households", int(year)).source == "ไฟล์ แฟ้ม.xlsx"


def test_figures_have_a_column_for_each_year_and_a_source(people: Any, send: Any, confirm: Any) -> None:
    AreaFigure.objects.create(area_id="320501", kind="population", year_be=2565, value=9000, source="เดิม")
    rows = [
        ["จำนวนประชากร จำแนกตามตำบล"],
        ["ตำบล", "อำเภอ", "จังหวัด", "ประชากร ปี 2565", "ประชากร ปี 2566", "ครัวเรือน ปี 2566"],
        [*PLACE, 9100, 9200, "-"],
        ["ทมอ", "ปราสาท", "สุรินทร์", 5000, "๕,๑๐๐", 1500],
        ["รวม", "", "", 14100, 14300, 1500],
        ["ที่มา: กรมการปกครอง"],
    ]
    run = send(people.surin, make_book(ประชากร=rows))
    assert run.sheet_set.get().tables[0]["kind"] == "figures"
    assert fates(run) == ["changed", "new"], problems(run)
    assert ["ประชากร ปี 2565", "9000", "9100"] in run.rows.get(fate="changed").changes
    confirm(people.surin, run)
    assert figure("320501", "population", 2565).value == 9100
    assert figure("320502", "population", 2566).value == 5100
    assert figure("320502", "population", 2566).source == "กรมการปกครอง"
    assert figure("320501", "households", 2566) is None  # "-" is not reported
    assert fates(send(people.surin, make_book(ประชากรอีกครั้ง=rows))) == ["unchanged", "unchanged"]
    undo_run(run, by=people.surin)
    assert figure("320501", "population", 2565).value == 9000
    assert figure("320501", "population", 2565).source == "เดิม" and not figure("320502", "population", 2566)


def test_figures_of_a_year_column_or_of_the_title(people: Any, send: Any) -> None:
    head = ["ตำบล", "อำเภอ", "จังหวัด", "ชาย", "หญิง", "ปี"]
    run = send(people.surin, make_book(ก=[head, [*PLACE, 10, 12, 2566], [*PLACE, 11, 12, 2567]]))
    assert fates(run) == ["new", "new"], problems(run)
    assert [row.changes[0] for row in run.rows.filter(fate="new").order_by("pk")] == [
        ["ประชากร ปี 2566", None, "22"],
        ["ประชากร ปี 2567", None, "23"],
    ]
    titled = [["จำนวนครัวเรือน ณ วันที่ 31 ธันวาคม 2566"], ["ตำบล", "อำเภอ", "จังหวัด", "ครัวเรือน"], [*PLACE, 700]]
    run = send(people.surin, make_book(ข=titled))
    assert fates(run) == ["new"] and run.rows.get(fate="new").changes == [["ครัวเรือน ปี 2566", None, "700"]]


def test_our_own_value_can_be_kept(people: Any, send: Any) -> None:
    AreaFigure.objects.create(area_id="320501", kind="households", year_be=2566, value=5, source="เดิม")
    rows = [["ตำบล", "อำเภอ", "จังหวัด", "ครัวเรือน", "ปี"], [*PLACE, 6, 2566]]
    run = send(people.surin, make_book(ครัวเรือน=rows))
    assert fates(run) == ["changed"], problems(run)
    set_mode(run, "ours", by=people.surin)
    assert fates(run) == ["unchanged"] and run.rows.get(fate="unchanged").kept == [
        ["ครัวเรือน ปี 2566", "5", "6"]
    ]
    set_mode(run, "file", by=people.surin)
    assert fates(run) == ["changed"]


@pytest.mark.parametrize("who", ["recorder", "viewer"])
def test_who_keeps_no_villages_imports_none(people: Any, client_of: Any, who: str) -> None:
    assert client_of(getattr(people, who)).get("/imports/new/").status_code in (403, 404)


def test_the_result_leads_to_the_places(people: Any, send: Any, confirm: Any, client_of: Any) -> None:
    run = send(people.surin, make_book(Sheet1=[HEAD, [1, 6, "บ้านหก", *PLACE]]))
    confirm(people.surin, run)
    page = client_of(people.surin).get(f"/imports/{run.pk}/")
    assert page.status_code == 200 and "หมู่บ้าน" in words(page)
    rows = client_of(people.surin).get(f"/imports/{run.pk}/rows/?fate=new").content.decode()
    assert "/places/32050106/" in rows


def test_what_has_no_field_is_named(people: Any, send: Any) -> None:
    head = [*HEAD, "ผู้ใหญ่บ้าน"]
    run = send(people.surin, make_book(Sheet1=[head, [1, 1, "กังแอน", *PLACE, "นายสมมุติ ทดสอบ"]]))
    assert any("ผู้ใหญ่บ้าน" in note for note in run.sheet_set.get().notes)


def test_an_ended_village_of_our_own_tree_is_closed_by_its_page_too(people: Any, send: Any) -> None:
    village = Area.objects.get(code="32050102")
    close_area(village, on=today_in_bangkok(), by=people.surin, reason="ยุบรวม")
    run = send(people.surin, make_book(Sheet1=[HEAD, [1, 2, "บ้านไร่", *PLACE]]))
    assert fates(run) == ["decision"], problems(run)


def test_the_villages_we_have_come_back_without_a_change(
    people: Any, send: Any, confirm: Any, client_of: Any
) -> None:
    AreaFigure.objects.create(area_id="32050102", kind="population", year_be=2566, value=250, source="สำรวจ")
    AreaFigure.objects.create(area_id="32050102", kind="population", year_be=2560, value=1, source="เก่า")
    answer = client_of(people.surin).get("/imports/villages/")
    assert answer.status_code == 200
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    told = {row[0]: row for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert set(told) == {"32010201", "32010202", "32050101", "32050102"}  # none of another province
    assert told["32050102"][1:11] == (
        *("สุรินทร์", "ปราสาท", "กังแอน", 2, "บ้านไร่"),
        *(None, 250, None, 2566, "สำรวจ"),
    )
    run = send(people.surin, answer.content)
    assert fates(run) == ["unchanged"] * 4, problems(run)
