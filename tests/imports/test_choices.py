"""What a person may choose: column by column, hidden columns, a colleague's run, what an undo gives back."""

import io
from typing import Any

import openpyxl
import pytest

from nakhonchai.imports.models import Run
from nakhonchai.imports.services import can_apply, can_undo, undo_run
from organizations.models import Organization
from tests.factories import AccountFactory, OrganizationFactory
from tests.imports.conftest import fates, make_book, problems, words

PLACE = ["กังแอน", "ปราสาท", "สุรินทร์"]
HEAD = ["ชื่อกลุ่ม", "ประเภท", "ตำบล", "อำเภอ", "จังหวัด", "สมาชิก (คน)", "เบอร์โทร"]


def body(name: str, members: Any = "", telephone: Any = "") -> list[Any]:
    return [name, "กลุ่มออมทรัพย์", *PLACE, members, telephone]


def stored(name: str) -> Any:
    return Organization.objects.unscoped("test").get(name=name)


@pytest.fixture
def two(lists: None) -> None:
    from organizations.models import OrganizationType

    kind = OrganizationType.objects.get(name="กลุ่มออมทรัพย์")
    for name in ("กลุ่มหนึ่ง", "กลุ่มสอง"):
        OrganizationFactory(name=name, area_id="320501", type=kind, member_count=10, telephone="0811111111")


def test_each_column_may_be_taken_kept_or_filled(
    people: Any, send: Any, confirm: Any, client_of: Any, two: None
) -> None:
    rows = [HEAD, body("กลุ่มหนึ่ง", 20, "0822222222"), body("กลุ่มสอง", 30, "0833333333")]
    run = send(people.surin, make_book(Sheet1=rows))
    assert fates(run) == ["changed", "changed"], problems(run)
    client = client_of(people.surin)
    page = client.get(f"/imports/{run.pk}/apply/").content.decode()
    name = "column-organizations.organization.telephone"
    assert f'name="{name}"' in page and "column-organizations.organization.member_count" in page
    client.post(f"/imports/{run.pk}/mode/", {"mode": "file", name: "ours"})
    run.refresh_from_db()
    assert run.column_modes == {"organizations.organization.telephone": "ours"}
    again = client.get(f"/imports/{run.pk}/apply/").content.decode()
    assert 'value="ours" selected' in again
    confirm(people.surin, run)
    assert (stored("กลุ่มหนึ่ง").member_count, stored("กลุ่มหนึ่ง").telephone) == (20, "0811111111")


def test_a_choice_nobody_offers_is_not_taken(people: Any, send: Any, client_of: Any, two: None) -> None:
    run = send(people.surin, make_book(Sheet1=[HEAD, body("กลุ่มหนึ่ง", 20)]))
    data = {"mode": "file", "column-organizations.organization.is_published": "ours", "column-x.y.z": "file"}
    client_of(people.surin).post(f"/imports/{run.pk}/mode/", data)
    run.refresh_from_db()
    assert run.column_modes == {}


def test_the_undo_page_shows_values_and_leaves_conflicts_to_choose(
    people: Any, send: Any, confirm: Any, client_of: Any, two: None
) -> None:
    run = send(people.surin, make_book(Sheet1=[HEAD, body("กลุ่มหนึ่ง", 20), body("กลุ่มสอง", 30)]))
    confirm(people.surin, run)
    touched = stored("กลุ่มสอง")
    touched.member_count, touched.version = 99, touched.version + 1
    touched.save()
    page = words(client_of(people.surin).get(f"/imports/{run.pk}/undo/"))
    assert "กลุ่มสอง มีผู้แก้ไขหลังจากนำเข้า" in page
    assert "จำนวนสมาชิก (คน) 99 10" in page and "จำนวนสมาชิก (คน) 20 10" in page
    answer = client_of(people.surin).post(f"/imports/{run.pk}/undo/", {"also": [touched.ref]})
    assert answer.status_code == 302
    assert {stored(name).member_count for name in ("กลุ่มหนึ่ง", "กลุ่มสอง")} == {10}


# --- colleagues -----------------------------------------------------------------------------------


def test_a_colleague_of_the_province_sees_the_summary_and_may_take_it_back(
    people: Any, send: Any, confirm: Any, client_of: Any
) -> None:
    colleague = AccountFactory(coordinator=True, username="colleague", areas=["32"])
    partly = AccountFactory(coordinator=True, username="partly", areas=["3201"])
    run = send(people.surin, make_book(Sheet1=[HEAD, body("กลุ่มใหม่", 5), body("", 5)]))
    assert client_of(colleague).get(f"/imports/{run.pk}/").status_code == 404  # not yet written
    confirm(people.surin, run)
    assert run.province == "32"
    mine = client_of(colleague)
    page = mine.get(f"/imports/{run.pk}/")
    assert page.status_code == 200 and "ผู้ร่วมงานในจังหวัดของท่าน" in words(page)
    assert "/rows/" not in page.content.decode() and "/left-over/" not in page.content.decode()
    for part in ("rows", "sheets", "problems", "left-over", "apply"):
        assert mine.get(f"/imports/{run.pk}/{part}/").status_code == 404, part
    assert mine.post(f"/imports/{run.pk}/apply/").status_code == 404
    assert str(run.pk) in mine.get("/imports/").content.decode()
    assert can_undo(run, colleague) and not can_apply(run, colleague)
    for other in (people.buriram, partly):
        assert not can_undo(run, other) and client_of(other).get(f"/imports/{run.pk}/").status_code == 404
        assert client_of(other).get(f"/imports/{run.pk}/undo/").status_code == 404
    assert mine.post(f"/imports/{run.pk}/undo/").status_code == 302
    assert stored("กลุ่มใหม่").is_trashed


def test_a_colleague_of_the_district_sees_what_was_written_there_alone(
    people: Any, send: Any, confirm: Any, client_of: Any
) -> None:
    near = AccountFactory(coordinator=True, username="near", areas=["3205"])
    run = send(people.surin, make_book(Sheet1=[HEAD, body("กลุ่มใหม่", 5)]))
    confirm(people.surin, run)
    assert (run.province, run.district) == ("32", "3205")
    assert client_of(near).get(f"/imports/{run.pk}/").status_code == 200
    assert client_of(near).get(f"/imports/{run.pk}/rows/").status_code == 404
    assert can_undo(run, near) and not can_apply(run, near)
    run.wrote_in({"32010201"})  # and elsewhere in the province later
    run.save()
    assert (run.province, run.district) == ("32", "*")
    assert not can_undo(run, near) and client_of(near).get(f"/imports/{run.pk}/").status_code == 404


def test_a_run_that_wrote_in_two_provinces_is_no_colleagues(people: Any, send: Any, confirm: Any) -> None:
    colleague = AccountFactory(coordinator=True, username="colleague", areas=["32"])
    rows = [HEAD, body("กลุ่มใหม่"), ["กลุ่มนางรอง", "กลุ่มออมทรัพย์", "นางรอง", "นางรอง", "บุรีรัมย์", "", ""]]
    run = send(people.codi, make_book(Sheet1=rows))
    assert fates(run) == ["new", "new"], problems(run)
    confirm(people.codi, run)
    assert run.province == "*" and not Run.objects.told_to(colleague).exists()
    assert can_undo(run, people.codi)


# --- files ----------------------------------------------------------------------------------------


def hidden_book(hide: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (HEAD, body("กลุ่มซ่อน", 20, "0811112222")):
        sheet.append(row)
    sheet.column_dimensions[hide].hidden = True
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_a_hidden_column_is_named_and_read_only_when_asked(
    people: Any, send: Any, confirm: Any, client_of: Any
) -> None:
    run = send(people.surin, hidden_book("G"))
    column = run.sheet_set.get().tables[0]["columns"][6]
    assert column["hidden"] and "ซ่อนไว้" in column["skipped"] and not column["field"]
    assert any("คอลัมน์ที่ซ่อนไว้: เบอร์โทร" in note for note in run.sheet_set.get().notes)
    assert "telephone" not in run.rows.get(fate="new").data
    client = client_of(people.surin)
    page = client.get(f"/imports/{run.pk}/sheets/").content.decode()
    assert "ซ่อนไว้ ไม่อ่าน" in page and 'name="column-6"' in page
    data = {"kind": "organizations", "top": 1, "bottom": 1, "column-6": "telephone"}
    answer = client.post(f"/imports/{run.pk}/sheets/?table=0-0", {**data, "table": "0-0"})
    assert answer.status_code == 302, words(answer)
    assert run.rows.get(fate="new").data["telephone"] == "0811112222"


def test_bodies_that_share_the_number_of_a_contact_are_two(people: Any, send: Any) -> None:
    head = [*HEAD, "เลขบัตรประชาชนประธาน"]
    number = "1100000000016"
    rows = [head, [*body("กลุ่มหนึ่ง"), number], [*body("กลุ่มสอง"), number], [*body("กลุ่มสาม"), ""]]
    run = send(people.surin, make_book(Sheet1=rows))
    assert fates(run) == ["new"] * 3, problems(run)
    assert run.sheets[0]["sensitive"] == ["เลขบัตรประชาชนประธาน"]


def test_one_person_twice_is_told_by_the_number_and_by_nothing_kept(people: Any, send: Any) -> None:
    head = ["ชื่อ-สกุล", "เลขบัตรประชาชน", "ตำบล", "อำเภอ", "จังหวัด"]
    rows = [
        head,
        ["นายทดสอบ หนึ่ง", "1100000000016", *PLACE],
        ["นายทดสอบ หนึ่ง", "1100000000016", *PLACE],
        ["นายทดสอบ หนึ่ง", "1100000000024", *PLACE],
    ]
    run = send(people.surin, make_book(Sheet1=rows))
    assert fates(run)[1] == "error" and "ซ้ำกับ" in problems(run)
    assert fates(run)[2] != "error", problems(run)
    assert "1100000000016" not in str(list(run.rows.values()))


def test_the_form_of_one_kind_is_downloaded(people: Any, lists: None, client_of: Any) -> None:
    client = client_of(people.surin)
    page = client.get("/imports/new/").content.decode()
    assert "?kind=leaders.leader" in page and "?kind=geography.village" in page
    answer = client.get("/imports/template/?kind=geography.village")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["วิธีกรอก", "หมู่บ้านและชุมชน", "ตัวเลือก"]
    assert client.get("/imports/template/?kind=imports.run").status_code == 404


def test_undo_of_a_colleague_is_written_under_their_name(
    people: Any, send: Any, confirm: Any, client_of: Any
) -> None:
    colleague = AccountFactory(coordinator=True, username="colleague", areas=["32"])
    run = send(people.surin, make_book(Sheet1=[HEAD, body("กลุ่มใหม่")]))
    confirm(people.surin, run)
    undo_run(run, by=colleague)
    assert stored("กลุ่มใหม่").history.first().history_user == colleague


def test_a_record_tells_the_file_it_came_from_to_those_who_may_know(
    people: Any, send: Any, confirm: Any, client_of: Any
) -> None:
    run = send(people.surin, make_book(Sheet1=[HEAD, body("กลุ่มใหม่")]), "แฟ้มกังแอน.xlsx")
    confirm(people.surin, run)
    page = f"/organizations/{stored('กลุ่มใหม่').ref}/"
    assert "จาก แฟ้มกังแอน.xlsx" in words(client_of(people.surin).get(page))
    for other in (people.buriram, people.viewer):
        assert "แฟ้มกังแอน" not in words(client_of(other).get(page))
