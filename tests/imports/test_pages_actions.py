"""What a person does on the pages of a run, with the real reader behind: each press once, and in words."""

from io import BytesIO
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from nakhonchai.imports.models import Run
from organizations.models import Organization
from tests.factories import OrganizationFactory
from tests.imports.conftest import fates, make_book, words
from tests.imports.made import make_run_of

HEAD = ["ชื่อกลุ่ม", "ประเภท", "ตำบล", "อำเภอ", "จังหวัด", "จำนวนสมาชิก (คน)", "โทรศัพท์", "สีประจำกลุ่ม"]
HERE = ["กังแอน", "ปราสาท", "สุรินทร์"]


def body(name: str, place: list[str] = HERE, members: Any = "", tel: Any = "") -> list[Any]:
    return [name, "กลุ่มออมทรัพย์", *place, members, tel, ""]


def book(*rows: list[Any]) -> bytes:
    return make_book(ทะเบียน=[["ทะเบียนกลุ่ม"], HEAD, *rows])


def known(**rest: Any) -> Any:
    return OrganizationFactory(
        name="กองทุนเดิม", area_id="320501", type__name="กลุ่มออมทรัพย์", telephone="044123456", **rest
    )


def test_several_files_become_several_runs(people: Any, lists: None, client_of: Any) -> None:
    files = [SimpleUploadedFile(f"แฟ้ม{n}.xlsx", book(body(f"กลุ่ม {n}"))) for n in range(3)]
    answer = client_of(people.surin).post("/imports/new/", {"file": files}, follow=True)
    assert "รับแล้ว 3 ไฟล์" in words(answer) and Run.objects.count() == 3
    bad = [SimpleUploadedFile("ดี.xlsx", book(body("ข"))), SimpleUploadedFile("เสีย.xlsx", b"%PDF-1.7")]
    refused = client_of(people.surin).post("/imports/new/", {"file": bad})
    assert refused.status_code == 422
    assert "ไม่รับไฟล์ “เสีย.xlsx”" in words(refused) and "ไฟล์อื่นที่ส่งมาพร้อมกันรับไว้แล้ว" in words(refused)


def test_no_file_is_said_in_words(people: Any, client_of: Any) -> None:
    answer = client_of(people.surin).post("/imports/new/", {})
    assert answer.status_code == 422 and "โปรดเลือกไฟล์" in words(answer)


def test_a_problem_is_solved_once_for_all_its_rows(people: Any, send: Any, client_of: Any) -> None:
    wrong = ["กังแอนน์เก่า", "ปราสาท", "สุรินทร์"]
    run = send(people.surin, book(body("ก", wrong), body("ข", wrong), body("ค")))
    client = client_of(people.surin)
    group = run.groups.get(count=2)
    url = f"/imports/{run.pk}/problems/{group.key}/"
    answer = client.post(url, {"answer": "other", "own": "320501", "remember": "on"}, follow=True)
    assert "ใช้คำตอบกับ" in words(answer) and fates(run)[:3] == ["new"] * 3
    again = client.post(url, {"answer": "other", "own": "320501"}, follow=True)
    assert "เรื่องนี้ตัดสินใจไปแล้ว" in words(again)
    assert client.get(url).status_code == 302


def test_rows_that_are_skipped_can_come_back(people: Any, send: Any, client_of: Any) -> None:
    wrong = ["กังแอนน์เก่า", "ปราสาท", "สุรินทร์"]
    run = send(people.surin, book(body("ก", wrong)))
    client = client_of(people.surin)
    client.post(f"/imports/{run.pk}/problems/{run.groups.get().key}/", {"answer": "skip"})
    assert fates(run)[0] == "skipped" and not run.groups.exists()
    row = run.rows.order_by("pk").first()
    answer = client.post(
        f"/imports/{run.pk}/rows/decide/", {"row": row.pk, "answer": "unskip", "fate": "skipped"}, follow=True
    )
    assert "นำแถวนี้กลับมาพิจารณาแล้ว" in words(answer) and fates(run)[0] != "skipped"


def test_a_possible_duplicate_is_shown_beside_and_decided(people: Any, send: Any, client_of: Any) -> None:
    there = OrganizationFactory(name="กองทุนสวัสดิการชุมชนบ้านกังแอน", area_id="320501", type__name="กลุ่มออมทรัพย์")
    run = send(people.surin, book(body("กองทุนสวัสดิการชุมชนบ้านกังแอนน์", tel="044123456")))
    client = client_of(people.surin)
    assert fates(run)[0] == "duplicate", list(run.rows.values("fate", "problems", "candidates"))
    for page in ("problems/", "rows/?fate=duplicate"):
        said = words(client.get(f"/imports/{run.pk}/{page}"))
        assert there.name in said and "ในระบบ" in said and "ในไฟล์" in said
    row = run.rows.order_by("pk").first()
    url = f"/imports/{run.pk}/rows/decide/"
    for nonsense in ("", "record:AAAAAAAA", "new:x", "delete", "mode:x"):
        answer = client.post(url, {"row": row.pk, "answer": nonsense}, follow=True)
        assert "โปรดเลือกคำตอบหนึ่งข้อ" in words(answer), nonsense
    assert fates(run)[0] == "duplicate"
    client.post(url, {"row": row.pk, "answer": f"record:{there.ref}"})
    row.refresh_from_db()
    assert row.fate in ("changed", "unchanged") and row.target_ref == there.ref


def test_a_column_is_put_right_and_remembered(people: Any, send: Any, client_of: Any) -> None:
    rows = [["ชื่อกลุ่ม", "ประเภท", "ตำบล", "อำเภอ", "จังหวัด", "ยอดคนทั้งปวง"]]
    rows += [["ก", "กลุ่มออมทรัพย์", *HERE, 12], ["ข", "กลุ่มออมทรัพย์", *HERE, 15]]
    run = send(people.surin, make_book(ทะเบียน=rows))
    client = client_of(people.surin)
    url = f"/imports/{run.pk}/sheets/"
    sent = {"table": "0-0", "kind": "organizations", "top": "1", "bottom": "1", "column-5": "member_count"}
    answer = client.post(url, sent, follow=True)
    assert "อ่านใหม่ตามที่ท่านเลือกแล้ว" in words(answer)
    assert run.rows.order_by("pk").first().data["member_count"] == 12
    same = client.post(url, sent, follow=True)
    assert "ไม่มีอะไรเปลี่ยน" in words(same)
    bad = client.post(url, sent | {"top": "5", "bottom": "2"})
    assert bad.status_code == 422 and "หัวตารางสูงได้" in words(bad)
    for nonsense in ("", "9-9", "x", "0-x"):
        assert client.post(url, {"table": nonsense}).status_code in (302, 404), nonsense
    rows[1][5] = 99
    again = send(people.surin, make_book(ทะเบียน=rows))
    assert again.rows.order_by("pk").first().data["member_count"] == 99


def test_what_changed_rows_do_is_chosen_and_shown_before(people: Any, send: Any, client_of: Any) -> None:
    there = known(member_count=10)
    run = send(people.surin, book(body("กองทุนเดิม", members=25, tel="044123456")))
    client = client_of(people.surin)
    assert "จะแก้ไขรายการที่มีอยู่ ให้เป็นตามไฟล์" in words(client.get(f"/imports/{run.pk}/apply/"))
    said = words(client.post(f"/imports/{run.pk}/mode/", {"mode": "ours"}, follow=True))
    assert "เหมือนเดิม ไม่แตะต้อง" in said and "ไม่มีแถวที่ต้องบันทึก" in said
    stale = client.post(f"/imports/{run.pk}/apply/", {"mode": "file"}, follow=True)
    assert "โปรดดูจำนวนแล้วยืนยันอีกครั้ง" in words(stale)
    row = run.rows.order_by("pk").first()
    client.post(f"/imports/{run.pk}/rows/decide/", {"row": row.pk, "answer": "mode:file"})
    row.refresh_from_db()
    assert (row.fate, row.mode) == ("changed", "file")
    client.post(f"/imports/{run.pk}/apply/", {"mode": "ours"})
    there.refresh_from_db()
    assert there.member_count == 25


def test_a_second_press_does_nothing(people: Any, send: Any, client_of: Any) -> None:
    run = send(people.surin, book(body("ก")))
    client = client_of(people.surin)
    first = client.post(f"/imports/{run.pk}/apply/", follow=True)
    assert "นำเข้าแล้ว: เพิ่ม 1" in words(first)
    for action in ("apply/", "cancel/", "mode/"):
        answer = client.post(f"/imports/{run.pk}/{action}", {"mode": "file"}, follow=True)
        assert answer.status_code == 200, action
    assert Organization.objects.unscoped("test").count() == 1
    client.post(f"/imports/{run.pk}/undo/")
    again = client.post(f"/imports/{run.pk}/undo/", follow=True)
    assert "ไม่ได้ทำซ้ำ" in words(again)


def test_an_undo_shows_and_takes_what_was_touched_since(people: Any, send: Any, client_of: Any) -> None:
    there = known(member_count=10)
    run = send(people.surin, book(body("กองทุนเดิม", members=25, tel="044123456"), body("ก")))
    client = client_of(people.surin)
    client.post(f"/imports/{run.pk}/apply/")
    Organization.objects.unscoped("test").filter(pk=there.pk).update(version=9)
    page = client.get(f"/imports/{run.pk}/undo/")
    assert "กองทุนเดิม" in words(page) and "มีผู้แก้ไขหลัง" in words(page)
    answer = client.post(f"/imports/{run.pk}/undo/", {"also": [there.ref]}, follow=True)
    assert "ย้อนกลับแล้ว 2 รายการ" in words(answer)
    there.refresh_from_db()
    assert there.member_count == 10
    assert not Organization.objects.unscoped("test").alive().filter(name="ก").exists()


def test_staff_see_a_run_and_decide_nothing(people: Any, send: Any, client_of: Any) -> None:
    run = send(people.surin, book(body("ก", ["กังแอนน์เก่า", "ปราสาท", "สุรินทร์"])))
    client = client_of(people.codi)
    page = client.get(f"/imports/{run.pk}/problems/").content.decode()
    assert "กังแอนน์เก่า" in page and "แถวนี้</button>" not in page
    answer = client.post(
        f"/imports/{run.pk}/problems/{run.groups.get().key}/", {"answer": "skip"}, follow=True
    )
    assert "ของผู้อื่น" in words(answer) and run.groups.exists()


def test_left_over_rows_are_work_beside_the_tasks(people: Any, client_of: Any) -> None:
    make_run_of(people.surin)
    assert "ไฟล์นำเข้าที่มีแถวค้าง 1" in words(client_of(people.surin).get("/records/tasks/"))
    assert "ไฟล์นำเข้าที่มีแถวค้าง" not in words(client_of(people.buriram).get("/records/tasks/"))


def test_the_left_over_rows_come_as_a_workbook(people: Any, send: Any, client_of: Any) -> None:
    run = send(people.surin, book(body("ก", ["กังแอนน์เก่า", "ปราสาท", "สุรินทร์"]), body("ข")))
    answer = client_of(people.surin).get(f"/imports/{run.pk}/left-over/")
    cells = [cell.value for line in openpyxl.load_workbook(BytesIO(answer.content)).active for cell in line]
    assert "ก" in cells and "ข" not in cells
