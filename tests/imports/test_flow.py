"""A file from its upload to the records, and everything that must not happen on the way."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leaders.models import Leader, Position
from nakhonchai.accounts.models import Account
from nakhonchai.base.models import Freshness
from nakhonchai.imports.enums import RunStatus
from nakhonchai.imports.models import Run, RunRow, RunSheet
from nakhonchai.imports.services import Decision, solve_group
from nakhonchai.records.enums import Origin
from organizations.models import Organization
from plans.models import Plan, Project
from tests.factories import LeaderFactory, OrganizationFactory, PlanFactory
from tests.imports.conftest import fates, make_book, problems, words

ORG_HEAD = ["รหัสอ้างอิง", "ชื่อองค์กร", "ประเภท", "จังหวัด", "อำเภอ", "ตำบล", "หมู่ที่", "โทรศัพท์", "จำนวนสมาชิก (คน)"]
LEADER_HEAD = ["ชื่อ", "นามสกุล", "ปีเกิด (พ.ศ.)", "จังหวัด", "อำเภอ", "ตำบล", "หมู่ที่", "บทบาท", "องค์กร", "โทรศัพท์"]
PLAN_HEAD = ["ชื่อแผน", "จังหวัด", "อำเภอ", "ตำบล", "ปีเริ่ม (พ.ศ.)", "ปีสิ้นสุด (พ.ศ.)", "สถานะ"]
PROJECT_HEAD = [
    "ชื่อโครงการ",
    "แผน",
    "องค์กรรับผิดชอบ",
    "จังหวัด",
    "อำเภอ",
    "ตำบล",
    "ปีงบประมาณ (พ.ศ.)",
    "งบประมาณที่เสนอ (บาท)",
]
PLACE = ["สุรินทร์", "ปราสาท", "กังแอน"]


def org(
    name: str, *, ref: str = "", place: list[str] = PLACE, moo: Any = "", tel: Any = "", members: Any = ""
) -> list[Any]:
    return [ref, name, "กลุ่มออมทรัพย์", *place, moo, tel, members]


@pytest.fixture
def whole_book() -> bytes:
    """Four sheets that refer to each other."""
    return make_book(
        องค์กร=[
            ORG_HEAD,
            org("กลุ่มออมทรัพย์กังแอน", moo=1, tel=812345678, members="๑,๒๕๐"),
            org("สภาทมอ", place=["จ.สุรินทร์", "อ.ปราสาท", "ต.ทมอ"]),
        ],
        ผู้นำ=[
            LEADER_HEAD,
            ["สมชาย", "ใจดี", 2510, *PLACE, "1", "ประธาน", "กลุ่มออมทรัพย์กังแอน", "081-111-1111"],
            ["สมชาย", "ใจดี", 2510, *PLACE, "1", "แกนนำทดสอบ", "", "081-111-1111"],
            ["สมหญิง", "รักถิ่น", "", *PLACE, "", "", "", ""],
        ],
        แผน=[PLAN_HEAD, ["แผนพัฒนาตำบลกังแอน", *PLACE, "2566", 2570, "กำลังดำเนินการ"]],
        โครงการ=[
            PROJECT_HEAD,
            ["ขุดลอกคลอง", "แผนพัฒนาตำบลกังแอน", "กลุ่มออมทรัพย์กังแอน", *PLACE, 2567, "12,500.50"],
        ],
    )


def test_a_whole_workbook_becomes_records_with_all_that_a_record_has(
    people: Any, send: Any, confirm: Any, whole_book: bytes
) -> None:
    run = send(people.surin, whole_book)
    assert fates(run) == ["new"] * 7, problems(run)
    assert not Organization.objects.unscoped("test").exists()  # a preview writes nothing
    confirm(people.surin, run)
    assert run.status == RunStatus.APPLIED and run.rows_new == 7
    body = Organization.objects.unscoped("test").get(name="กลุ่มออมทรัพย์กังแอน")
    assert (body.area_id, body.telephone, body.member_count) == ("32050101", "0812345678", 1250)
    assert (body.origin, body.origin_run, body.origin_row) == (Origin.IMPORTED, str(run.pk), 2)
    assert body.created_by == people.surin and body.search_key and body.sort_key
    history = body.history.get()
    assert history.history_user == people.surin and str(run.pk)[:8] in history.history_change_reason
    leader = Leader.objects.unscoped("test").get(given_name="สมชาย")
    held = Position.objects.unscoped("test").filter(leader=leader).order_by("pk")
    assert [(str(one), one.area_id) for one in held] == [
        ("ประธาน กลุ่มออมทรัพย์กังแอน", "32050101"),
        ("แกนนำทดสอบ", "32050101"),
    ]
    assert all(one.history.count() == 1 and one.search_key for one in held)
    project = Project.objects.unscoped("test").get()
    assert project.plan == Plan.objects.unscoped("test").get() and project.organization == body
    assert str(project.budget_asked) == "12500.50"
    stamped = set(Freshness.objects.values_list("kind", "place"))
    assert {
        ("organizations.organization", "3205"),
        ("leaders.position", "3205"),
        ("plans.project", "3205"),
    } <= stamped


def test_the_same_file_again_says_so_and_changes_nothing(
    people: Any, send: Any, confirm: Any, whole_book: bytes
) -> None:
    first = confirm(people.surin, send(people.surin, whole_book))
    Organization.objects.unscoped("test").filter(name="สภาทมอ").update(telephone="044123456")
    again = send(people.surin, whole_book)
    assert "เคยนำเข้าแล้ว" in again.message
    assert fates(again) == ["unchanged"] * 7
    assert first.rows_new == 7


def test_an_edited_copy_of_the_file_finds_what_the_first_made(people: Any, send: Any, confirm: Any) -> None:
    confirm(
        people.surin,
        send(people.surin, make_book(องค์กร=[ORG_HEAD, org("ก", members=5), org("ข", members=6)])),
    )
    run = send(people.surin, make_book(องค์กร=[ORG_HEAD, org("ก", members=7), org("ข"), org("ค")]))
    assert fates(run) == ["changed", "unchanged", "new"]
    assert run.rows.first().changes == [["จำนวนสมาชิก (คน)", 5, 7]]
    confirm(people.surin, run)
    changed = Organization.objects.unscoped("test").get(name="ก")
    same = Organization.objects.unscoped("test").get(name="ข")
    assert (changed.member_count, changed.version, changed.history.count()) == (7, 2, 2)
    # An empty cell leaves the field, and an unchanged row leaves no history.
    assert (same.member_count, same.version, same.history.count()) == (6, 1, 1)


def test_all_errors_are_said_at_once_with_row_and_column(people: Any, send: Any, client_of: Any) -> None:
    run = send(
        people.surin,
        make_book(
            องค์กร=[
                ORG_HEAD,
                org("ก", place=["สุรินทร์", "ปราสาท", "ไม่มีตำบลนี้"], tel="12"),
                ["", "", "ไม่มีประเภทนี้", *PLACE, 99, "", "สิบ"],
                org("ข", place=["", "", ""]),
            ]
        ),
    )
    assert fates(run) == ["error"] * 3
    said = problems(run)
    for word in (
        "ตำบล: ไม่พบตำบล “ไม่มีตำบลนี้”",
        "โทรศัพท์:",
        "ชื่อองค์กร: ไม่มี",
        "ประเภท: ไม่รู้จัก",
        "หมู่ที่: ไม่พบหมู่ 99",
        "จำนวนสมาชิก (คน): อ่าน",
        "ไม่มีพื้นที่",
    ):
        assert word in said, said
    page = words(client_of(people.surin).get(f"/imports/{run.pk}/rows/?fate=error"))
    assert "แถว 3" in page and "ไม่พบหมู่ 99" in page


def test_rows_outside_the_area_are_named_and_never_written(people: Any, send: Any, confirm: Any) -> None:
    run = send(
        people.surin, make_book(องค์กร=[ORG_HEAD, org("ก", place=["บุรีรัมย์", "นางรอง", "นางรอง"]), org("ข")])
    )
    assert fates(run) == ["outside", "new"]
    confirm(people.surin, run)
    assert [one.name for one in Organization.objects.unscoped("test")] == ["ข"]


def test_a_strangers_ref_reads_like_an_unknown_one(people: Any, send: Any) -> None:
    stranger = OrganizationFactory(name="ของบุรีรัมย์", area_id="310401", telephone="0899999999")
    run = send(
        people.surin, make_book(องค์กร=[ORG_HEAD, org("ทับ", ref=stranger.ref), org("ทับ", ref="2222222B")])
    )
    assert fates(run) == ["error", "error"]
    first, _ = run.rows.filter(fate="error").order_by("pk")
    assert first.problems[0][0] == "รหัสอ้างอิง" and "ของบุรีรัมย์" not in str(first.problems) + first.label
    known = send(people.surin, make_book(องค์กร=[ORG_HEAD, org("ทับ", ref=OrganizationFactory.build().ref)]))
    assert known.rows.get(fate="error").problems == first.problems


def test_a_body_of_another_province_is_not_found_by_name(people: Any, send: Any) -> None:
    OrganizationFactory(name="สภานางรอง", area_id="310401")
    run = send(
        people.surin, make_book(ผู้นำ=[LEADER_HEAD, ["ก", "ข", 2500, *PLACE, "", "กรรมการ", "สภานางรอง", ""]])
    )
    assert fates(run) == ["decision"] and "ไม่พบ “สภานางรอง”" in problems(run)


def test_a_name_that_fits_two_bodies_is_never_chosen(people: Any, send: Any) -> None:
    for code in ("320501", "320501"):
        OrganizationFactory(name="กองทุน", area_id=code)
    run = send(
        people.surin, make_book(ผู้นำ=[LEADER_HEAD, ["ก", "ข", 2500, *PLACE, "", "กรรมการ", "กองทุน", ""]])
    )
    assert fates(run) == ["decision"] and "หลายรายการ" in problems(run)


def test_of_two_bodies_the_one_in_the_same_subdistrict_is_meant(people: Any, send: Any, confirm: Any) -> None:
    near = OrganizationFactory(name="กองทุน", area_id="320501")
    OrganizationFactory(name="กองทุน", area_id="320502")
    run = send(
        people.surin, make_book(ผู้นำ=[LEADER_HEAD, ["ก", "ข", 2500, *PLACE, "", "กรรมการ", "กองทุน", ""]])
    )
    confirm(people.surin, run)
    assert Position.objects.unscoped("test").get().organization == near


def test_a_person_is_never_joined_by_name_alone(people: Any, send: Any) -> None:
    LeaderFactory(
        given_name="สมชาย", family_name="ใจดี", area_id="320501", birth_year=2510, telephone="0811111111"
    )
    rows = [
        ["สมชาย", "ใจดี", "", *PLACE, "", "", "", ""],  # perhaps the same: a person must say
        ["สมชาย", "ใจดี", 2533, *PLACE, "", "", "", ""],  # another birth year: another person
        ["สมชาย", "ใจดี", 2510, *PLACE, "", "", "", "082-222-2222"],  # the same, with a new telephone
    ]
    run = send(people.surin, make_book(ผู้นำ=[LEADER_HEAD, *rows]))
    assert fates(run) == ["duplicate", "new", "changed"], problems(run)
    (candidate,) = run.rows.get(fate="duplicate").candidates
    assert "มีผู้นำชื่อนี้ในพื้นที่นี้แล้ว" in str(candidate["reasons"])


def test_what_lies_in_the_trash_does_not_come_back_by_itself(people: Any, send: Any) -> None:
    LeaderFactory(given_name="สมชาย", family_name="ใจดี", area_id="320501", birth_year=2510, trashed=True)
    run = send(people.surin, make_book(ผู้นำ=[LEADER_HEAD, ["สมชาย", "ใจดี", 2510, *PLACE, "", "", "", ""]]))
    assert fates(run) == ["error"] and "ถังขยะ" in problems(run)


def test_a_minor_is_not_imported(people: Any, send: Any, settings: Any) -> None:
    run = send(people.surin, make_book(ผู้นำ=[LEADER_HEAD, ["เด็ก", "น้อย", 2555, *PLACE, "", "", "", ""]]))
    assert fates(run) == ["error"] and "ผู้ปกครอง" in problems(run)


def test_sensitive_columns_are_named_and_kept_nowhere(people: Any, send: Any, client_of: Any) -> None:
    head = [*LEADER_HEAD, "เลขประจำตัวประชาชน", "ศาสนา"]
    row = ["ก", "ข", 2500, *PLACE, "", "", "", "", "1100000000016", "คำลับศาสนา"]
    run = send(people.surin, make_book(ผู้นำ=[head, row]))
    assert run.sheets[0]["sensitive"] == ["เลขประจำตัวประชาชน", "ศาสนา"]
    kept = str(list(Run.objects.values())) + str(list(RunRow.objects.values()))
    kept += "".join(str(sheet.unpack()) for sheet in RunSheet.objects.all())
    assert "คำลับศาสนา" not in kept and "1100000000016" not in kept
    page = words(client_of(people.surin).get(f"/imports/{run.pk}/sheets/"))
    assert "เลขประจำตัวประชาชน" in page and "ศาสนา" in page


def test_a_missing_column_is_a_question_answered_once(people: Any, send: Any, confirm: Any) -> None:
    rows = [[f"กองทุน {n}", *PLACE] for n in range(3)]
    run = send(people.surin, make_book(องค์กร=[["ชื่อองค์กร", "จังหวัด", "อำเภอ", "ตำบล"], *rows]))
    assert fates(run) == ["decision"] * 3
    group = run.groups.get()
    assert (group.count, group.field) == (3, "type") and "ไม่มีประเภท" in group.text
    offered = [one["value"] for one in group.proposals]
    assert "กลุ่มออมทรัพย์" in offered
    assert solve_group(run, group.key, Decision("value", "กลุ่มออมทรัพย์"), by=people.surin) == 3
    run.refresh_from_db()
    assert fates(run) == ["new"] * 3 and not run.groups.exists()
    confirm(people.surin, run)
    assert Organization.objects.unscoped("test").count() == 3


def test_confirming_twice_writes_once(people: Any, send: Any, confirm: Any, client_of: Any) -> None:
    run = send(people.surin, make_book(องค์กร=[ORG_HEAD, org("ก")]))
    confirm(people.surin, run)
    answer = client_of(people.surin).post(f"/imports/{run.pk}/apply/", follow=True)
    assert "ไม่ได้ทำซ้ำ" in words(answer)
    assert Organization.objects.unscoped("test").count() == 1


def test_what_somebody_changed_meanwhile_is_left_over(
    people: Any, send: Any, confirm: Any, client_of: Any
) -> None:
    body = OrganizationFactory(name="ก", area_id="320501", type__name="กลุ่มออมทรัพย์", member_count=1)
    run = send(people.surin, make_book(องค์กร=[ORG_HEAD, org("ก", ref=body.ref, members=9), org("ข")]))
    Organization.objects.unscoped("test").filter(pk=body.pk).update(version=2, member_count=5)
    confirm(people.surin, run)
    assert fates(run) == ["error", "new"] and "มีผู้แก้ไขรายการนี้" in problems(run)
    body.refresh_from_db()
    assert body.member_count == 5 and run.rows_error == 1


def test_a_scope_that_shrank_is_asked_again_when_writing(people: Any, send: Any, confirm: Any) -> None:
    run = send(people.surin, make_book(องค์กร=[ORG_HEAD, org("ก"), org("ข", place=["สุรินทร์", "เมือง", "ตั้งใจ"])]))
    people.surin.grants.update(area_id="3201")
    confirm(people.surin, run)
    assert [one.name for one in Organization.objects.unscoped("test")] == ["ข"]
    assert fates(run) == ["outside", "new"]


@pytest.mark.parametrize("name", ["buriram", "two", "recorder", "viewer", "empty"])
def test_a_run_belongs_to_its_owner(people: Any, send: Any, client_of: Any, name: str) -> None:
    run = send(people.surin, make_book(องค์กร=[ORG_HEAD, org("ก")]))
    client = client_of(getattr(people, name))
    expected = 404 if name in ("buriram", "two") else 403
    for page in ("", "left-over/"):
        assert client.get(f"/imports/{run.pk}/{page}").status_code == expected
    for page in ("apply/", "cancel/"):
        assert client.post(f"/imports/{run.pk}/{page}").status_code == expected
    assert not Organization.objects.unscoped("test").exists()


def test_staff_see_a_run_and_cannot_confirm_it(people: Any, send: Any, client_of: Any) -> None:
    run = send(people.surin, make_book(องค์กร=[ORG_HEAD, org("ก")]))
    client = client_of(people.codi)
    assert "ผู้อื่นยืนยันแทนไม่ได้" in words(client.get(f"/imports/{run.pk}/"))
    client.post(f"/imports/{run.pk}/apply/")
    assert not Organization.objects.unscoped("test").exists()


def test_cancelling_deletes_the_rows(people: Any, send: Any, client_of: Any) -> None:
    run = send(people.surin, make_book(องค์กร=[ORG_HEAD, org("ก")]))
    client_of(people.surin).post(f"/imports/{run.pk}/cancel/")
    run.refresh_from_db()
    assert run.status == RunStatus.CANCELLED and not run.rows.exists()
    assert client_of(people.surin).get(f"/imports/{run.pk}/").status_code == 200


def test_the_left_over_rows_can_be_mended_and_sent_again(
    people: Any, send: Any, confirm: Any, client_of: Any
) -> None:
    from io import BytesIO

    import openpyxl

    run = confirm(
        people.surin, send(people.surin, make_book(องค์กร=[ORG_HEAD, org("ก"), org("=1+1", moo=99)]))
    )
    data = client_of(people.surin).get(f"/imports/{run.pk}/left-over/").content
    book = openpyxl.load_workbook(BytesIO(data))
    sheet = book["องค์กร"]
    head = [cell.value for cell in sheet[1]]
    red = sheet.cell(2, head.index("สิ่งที่ต้องแก้ไข") + 1)
    assert "ไม่พบหมู่ 99" in red.value and sheet.max_row == 2 and red.fill.fgColor.rgb.endswith("FDE2DD")
    assert all(cell.data_type != "f" for row in sheet for cell in row)
    sheet.cell(2, head.index("หมู่ที่") + 1).value = "2"
    sheet.cell(2, head.index("ชื่อองค์กร") + 1).data_type = "s"  # openpyxl makes a formula of it again
    mended = BytesIO()
    book.save(mended)
    again = send(people.surin, mended.getvalue())
    assert fates(again) == ["new"], problems(again)
    assert again.sheets[0]["unknown"] == ["สิ่งที่ต้องแก้ไข", "แถวในไฟล์เดิม"]


def test_the_preview_asks_the_same_number_of_queries_for_any_number_of_rows(
    people: Any, send: Any, client_of: Any
) -> None:
    counts = []
    for rows in (3, 120):
        run = send(people.surin, make_book(องค์กร=[ORG_HEAD, *(org(f"ก{rows}-{n}") for n in range(rows))]))
        client = client_of(people.surin)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/imports/{run.pk}/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8


def test_applying_asks_the_same_number_of_queries_for_any_number_of_rows(people: Any, send: Any) -> None:
    from nakhonchai.imports.applying import apply_run

    counts = []
    for rows in (3, 300):
        run = send(people.surin, make_book(องค์กร=[ORG_HEAD, *(org(f"ก{rows}-{n}") for n in range(rows))]))
        with CaptureQueriesContext(connection) as queries:
            apply_run(run, by=Account.objects.get(pk=people.surin.pk))
        counts.append(len(queries))
    # SQLite takes 999 values in a statement, some thirty rows; nothing else grows.
    assert counts[1] - counts[0] <= 297 / 30 * 2, counts


def test_plans_of_one_subdistrict_and_period_are_one(people: Any, send: Any, confirm: Any) -> None:
    PlanFactory(name="แผนเดิม", area_id="320501", first_year=2566, last_year=2570)
    row = ["แผนใหม่", *PLACE, 2566, 2570, ""]
    run = send(
        people.surin, make_book(แผน=[PLAN_HEAD, row, ["แผนใหม่", "สุรินทร์", "ปราสาท", "ทมอ", 2566, 2560, ""]])
    )
    assert fates(run) == ["changed", "error"], problems(run)
    assert run.rows.order_by("pk").first().changes == [["ชื่อแผน", "แผนเดิม", "แผนใหม่"]]
