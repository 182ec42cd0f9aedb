"""A kind of sheet known only from the resource that an app registered: here, who does what where."""

import io
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest

from leaders.models import Leader, Position, RoleType
from nakhonchai.imports.kinds import sheet_kinds
from nakhonchai.imports.models import SheetMemory
from nakhonchai.imports.services import Decision, change_sheet, solve_group, undo_run
from nakhonchai.imports.template import make_template
from nakhonchai.records import registry
from nakhonchai.records.export import write_records
from nakhonchai.records.resources import LinkColumn, RecordResource, SheetColumn
from nakhonchai.records.widgets import DateWidget, ListWidget, TextWidget
from organizations.models import Organization
from tests.factories import LeaderFactory, OrganizationFactory
from tests.imports.conftest import fates, make_book, problems

KIND = "leaders.position"


class WorkResource(RecordResource):
    """A row without a name of its own and without a place: a person, a body, what they do there."""

    leader = LinkColumn("leader", "ผู้ทำงาน", "leaders.leader", required=True)
    leader_ref = LinkColumn("leader", "รหัสผู้ทำงาน", "leaders.leader", by_ref=True)
    organization = LinkColumn(
        "organization",
        "ที่ทำงาน",
        "organizations.organization",
        required=True,
        synonyms=("ช่วยงานที่", "สถานที่ช่วยงาน"),
    )
    organization_ref = LinkColumn("organization", "รหัสที่ทำงาน", "organizations.organization", by_ref=True)
    role = SheetColumn(
        "role", "งานที่ทำ", ListWidget(RoleType.objects.all(), "งาน"), required=True, synonyms=("ช่วยงานด้าน",)
    )
    started_about = SheetColumn("started_about", "ทำตั้งแต่", DateWidget(), model_field="started")
    note = SheetColumn("note", "หมายเหตุงาน", TextWidget(200))

    sheet = "คนทำงาน"
    sheet_words = ("อาสาช่วยงาน",)
    order = 60
    key_fields = ("leader", "organization")
    home_from = "leader"

    class Meta:
        model = Position
        fields = (
            "ref",
            "leader",
            "leader_ref",
            "organization",
            "organization_ref",
            "role",
            "started_about",
            "note",
            "extra",
        )


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    registry._discover()
    monkeypatch.setitem(registry._resources, KIND, WorkResource)
    yield


@pytest.fixture
def there(lists: None) -> dict[str, Any]:
    """Two bodies and two people of one subdistrict."""
    RoleType.objects.update(needs_organization=False)
    return {
        "fund": OrganizationFactory(name="กองทุนกังแอน", area_id="320501"),
        "weavers": OrganizationFactory(name="กลุ่มทอผ้ากังแอน", area_id="320501"),
        "one": LeaderFactory(prefix="นาย", given_name="มานะ", family_name="ขยัน", area_id="320501"),
        "other": LeaderFactory(prefix="นาง", given_name="มานี", family_name="ขยัน", area_id="320501"),
    }


HEAD = ["ที่", "ชื่อ - สกุล", "ช่วยงานที่", "ช่วยงานด้าน", "ทำตั้งแต่"]


def all_of(model: Any) -> Any:
    return model.objects.unscoped("test").order_by("pk")


def test_the_kind_is_recognised_by_its_headings_and_their_synonyms(
    people: Any, send: Any, there: dict[str, Any]
) -> None:
    rows = [["รายชื่ออาสาช่วยงาน"], [], HEAD, [1, there["one"].ref, "กองทุนกังแอน", "กรรมการ", "2566"]]
    run = send(people.surin, make_book(Sheet1=rows))
    table = run.sheet_set.get().tables[0]
    assert (table["kind"], table["kind_label"], table["header"]) == (KIND, "คนทำงาน", [3, 3])
    assert [one["field"] for one in table["columns"]] == [
        "order",
        "leader",
        "organization",
        "role",
        "started_about",
    ]
    assert sheet_kinds()[KIND].label == "คนทำงาน"


def test_rows_are_linked_placed_written_and_undone(
    people: Any, send: Any, confirm: Any, there: dict[str, Any]
) -> None:
    rows = [
        HEAD,
        [1, there["one"].ref, "กองทุนกังแอน", "กรรมการ", "ม.ค. 2566"],
        [2, there["other"].ref, "กลุ่มทอผ้ากังแอน", "ประธาน", ""],
    ]
    run = send(people.surin, make_book(Sheet1=rows))
    assert fates(run) == ["new", "new"], problems(run)
    confirm(people.surin, run)
    first, second = all_of(Position)
    assert (first.leader, first.organization, first.area_id) == (there["one"], there["fund"], "320501")
    assert str(second.role) == "ประธาน" and first.started_about.th(short=True) == "ม.ค. 2566"
    again = send(people.surin, make_book(แผ่นอื่น=[*rows, ["หมายเหตุ: ส่งอีกครั้ง"]]))
    assert fates(again) == ["unchanged", "unchanged"], problems(again)
    rows[2][3] = "กรรมการ"
    changed = send(people.surin, make_book(แผ่นที่สาม=rows))
    assert fates(changed) == ["unchanged", "changed"], problems(changed)
    confirm(people.surin, changed)
    undo_run(changed, by=people.surin)
    second.refresh_from_db()
    assert str(second.role) == "ประธาน"
    undo_run(run, by=people.surin, also=[second.ref])
    assert all(one.is_trashed for one in all_of(Position))


def test_a_person_is_never_linked_by_name_alone_and_asked_for_once(
    people: Any, send: Any, there: dict[str, Any]
) -> None:
    rows = [
        HEAD,
        *([n, "นายมานะ ขยัน", body, "กรรมการ", ""] for n, body in enumerate(("กองทุนกังแอน", "กลุ่มทอผ้ากังแอน"))),
    ]
    run = send(people.surin, make_book(Sheet1=rows))
    assert fates(run) == ["decision", "decision"] and "ชื่ออย่างเดียว" in problems(run)
    group = run.groups.get()
    assert group.count == 2 and group.proposals[0]["value"] == there["one"].ref
    solve_group(run, group.key, Decision("value", there["one"].ref, "leader"), by=people.surin)
    assert fates(run) == ["new", "new"], problems(run)


def test_an_unknown_body_is_one_question_for_all_rows(
    people: Any, send: Any, confirm: Any, there: dict[str, Any], client_of: Any
) -> None:
    refs = (there["one"].ref, there["other"].ref)
    rows = [HEAD, *([n, ref, "กองทุนกังแอม", "กรรมการ", ""] for n, ref in enumerate(refs))]
    run = send(people.surin, make_book(Sheet1=rows))
    assert fates(run) == ["decision", "decision"], problems(run)
    group = run.groups.get()
    assert there["fund"].ref in [one["value"] for one in group.proposals], group.proposals
    page = client_of(people.surin).get(f"/imports/{run.pk}/problems/")
    assert page.status_code == 200 and "กองทุนกังแอน" in page.content.decode()
    at = [one["value"] for one in group.proposals].index(there["fund"].ref)
    answer = client_of(people.surin).post(f"/imports/{run.pk}/problems/{group.key}/", {"answer": f"p{at}"})
    assert answer.status_code == 302
    assert fates(run) == ["new", "new"], problems(run)
    confirm(people.surin, run)
    assert {one.organization for one in all_of(Position)} == {there["fund"]}


def test_a_record_chosen_by_hand_is_not_contradicted_by_the_name_in_the_file(
    people: Any, send: Any, there: dict[str, Any], client_of: Any
) -> None:
    run = send(people.surin, make_book(Sheet1=[HEAD, [1, there["one"].ref, "ที่ไม่มีใครรู้จัก", "กรรมการ", ""]]))
    group = run.groups.get()
    answer = {"answer": "other", "own": there["weavers"].ref}
    client_of(people.surin).post(f"/imports/{run.pk}/problems/{group.key}/", answer)
    assert fates(run) == ["new"], problems(run)


def test_a_row_refers_to_what_another_sheet_of_the_file_makes(
    people: Any, send: Any, confirm: Any, there: dict[str, Any]
) -> None:
    bodies = [
        ["ชื่อกลุ่ม", "ประเภท", "ตำบล", "อำเภอ", "จังหวัด"],
        ["กลุ่มใหม่ในไฟล์", "กลุ่มออมทรัพย์", "กังแอน", "ปราสาท", "สุรินทร์"],
    ]
    rows = [HEAD, [1, there["one"].ref, "กลุ่มใหม่ในไฟล์", "กรรมการ", ""]]
    run = send(people.surin, make_book(อาสาช่วยงาน=rows, กลุ่ม=bodies))
    assert sorted(fates(run)) == ["new", "new"], problems(run)
    confirm(people.surin, run)
    assert all_of(Position).get().organization == all_of(Organization).get(name="กลุ่มใหม่ในไฟล์")


def test_rows_of_another_province_are_outside(people: Any, send: Any, there: dict[str, Any]) -> None:
    stranger = LeaderFactory(given_name="คนไกล", family_name="มาก", area_id="310401")
    run = send(people.surin, make_book(Sheet1=[HEAD, [1, stranger.ref, "กองทุนกังแอน", "กรรมการ", ""]]))
    assert set(fates(run)) <= {"error", "decision", "outside"}, problems(run)
    assert "คนไกล" not in problems(run)


def test_names_in_columns_of_their_own_are_one_person(people: Any, send: Any, there: dict[str, Any]) -> None:
    head = ["คำนำหน้า", "ชื่อ", "นามสกุล", "ช่วยงานที่", "ช่วยงานด้าน"]
    run = send(people.surin, make_book(อาสาช่วยงาน=[head, ["นาย", "มานะ", "ขยัน", "กองทุนกังแอน", "กรรมการ"]]))
    assert run.sheet_set.get().tables[0]["kind"] == KIND
    assert fates(run) == ["decision"] and "นายมานะ ขยัน" in problems(run)


def test_template_and_export_hold_the_kind_and_come_back_unchanged(
    people: Any, send: Any, confirm: Any, there: dict[str, Any]
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(make_template()))
    assert [cell.value for cell in book["คนทำงาน"][1]][:3] == ["รหัสอ้างอิง", "ผู้ทำงาน", "รหัสผู้ทำงาน"]
    rows = [HEAD, [1, there["one"].ref, "กองทุนกังแอน", "กรรมการ", "2566"]]
    confirm(people.surin, send(people.surin, make_book(Sheet1=rows)))
    target = io.BytesIO()
    found = Position.objects.visible_to(people.surin)
    write_records(target, found, person=people.surin, suffix="xlsx", personal=True)
    run = send(people.surin, target.getvalue(), "ส่งออก.xlsx")
    assert fates(run) == ["unchanged"], problems(run)


def test_a_choice_of_kind_and_columns_is_remembered(people: Any, send: Any, there: dict[str, Any]) -> None:
    head = ["ผู้", "ณ", "ทำ"]
    rows = [["งานของเรา"], head, [there["one"].ref, "กองทุนกังแอน", "กรรมการ"]]
    bodies = [
        ["ชื่อกลุ่ม", "ประเภท", "ตำบล", "อำเภอ", "จังหวัด"],
        ["กลุ่มใหม่", "กลุ่มออมทรัพย์", "กังแอน", "ปราสาท", "สุรินทร์"],
    ]
    run = send(people.surin, make_book(แปลก=rows, กลุ่ม=bodies))
    change_sheet(run, 0, by=people.surin, kind=KIND, header=(2, 2))
    fields = {0: "leader", 1: "organization", 2: "role"}
    change_sheet(run, 0, by=people.surin, columns=fields)
    assert sorted(fates(run)) == ["new", "new"], problems(run)
    assert SheetMemory.objects.get().kind == KIND
    later = send(people.surin, make_book(แปลก=[*rows, [there["other"].ref, "กองทุนกังแอน", "ประธาน"]]))
    assert fates(later) == ["new", "new"], problems(later)
    assert all_of(Leader).count() == 2
