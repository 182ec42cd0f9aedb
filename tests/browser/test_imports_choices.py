"""Villages, figures, links and choices in a real browser, by somebody who knows only Excel."""

from pathlib import Path
from typing import Any

from leaders.models import RoleType
from nakhonchai.geography.models import Area
from organizations.models import Organization, OrganizationType
from tests.browser.test_imports import picture
from tests.factories import LeaderFactory, OrganizationFactory, OrganizationTypeFactory, RoleTypeFactory
from tests.imports.conftest import make_book

PLACE = ["กังแอน", "ปราสาท", "สุรินทร์"]


def sent(window: Any, path: Path) -> Any:
    """Send a file through the page and wait for its run."""
    page = window.open("/imports/new/")
    page.set_input_files("input[type=file]", str(path))
    page.get_by_role("button", name="อ่านไฟล์และแสดงให้ตรวจ").click()
    page.wait_for_url("**/imports/*-*/")
    return page


def test_villages_and_their_figures(visit: Any, size: Any, people: Any, tmp_path: Path) -> None:
    head = ["หมู่ที่", "ชื่อหมู่บ้าน", "ตำบล", "อำเภอ", "จังหวัด", "ครัวเรือน", "ประชากร"]
    rows = [["ข้อมูลหมู่บ้าน ตำบลกังแอน"], head, [1, "กังแอน", *PLACE, 120, 480], [9, "บ้านโนนใหม่", *PLACE, 40, 150]]
    path = tmp_path / "หมู่บ้าน.xlsx"
    path.write_bytes(make_book(ข้อมูลพื้นฐาน=rows))
    window = visit(size).sign_in(people.surin)
    form = window.open("/imports/new/")
    window.check()
    picture(form, "choices-form")
    page = sent(window, path)
    base = page.url
    page.goto(f"{base}problems/")
    window.check()
    picture(page, "choices-year")
    page.get_by_label("ปี 25", exact=False).first.check()
    page.get_by_role("button", name="ใช้กับ").first.click()
    page.get_by_text("ใช้คำตอบกับ 2 แถวแล้ว").wait_for()
    page.goto(f"{base}rows/")
    window.check()
    picture(page, "choices-rows")
    page.goto(f"{base}apply/")
    page.get_by_role("button", name="ยืนยันและบันทึก").click()
    page.get_by_text("ทำอะไรไปแล้ว").wait_for()
    window.check()
    picture(page, "choices-done")
    assert Area.objects.filter(code="32050109").exists()
    page.goto(f"{base}undo/")
    page.get_by_text("ดูค่าที่จะกลับไปเป็น").click()
    window.check()
    picture(page, "choices-undo-villages")


def test_columns_are_chosen_and_conflicts_too(visit: Any, size: Any, people: Any, tmp_path: Path) -> None:
    kind = OrganizationTypeFactory(name="กลุ่มออมทรัพย์")
    assert isinstance(kind, OrganizationType)
    for name in ("กลุ่มหนึ่ง", "กลุ่มสอง"):
        OrganizationFactory(name=name, area_id="320501", type=kind, member_count=10, telephone="0811111111")
    head = ["ชื่อกลุ่ม", "ประเภท", "ตำบล", "อำเภอ", "จังหวัด", "สมาชิก (คน)", "เบอร์โทร"]
    rows = [[name, kind.name, *PLACE, 25, "0822222222"] for name in ("กลุ่มหนึ่ง", "กลุ่มสอง")]
    path = tmp_path / "กลุ่ม.xlsx"
    path.write_bytes(make_book(กลุ่ม=[head, *rows]))
    window = visit(size).sign_in(people.surin)
    page = sent(window, path)
    base = page.url
    page.goto(f"{base}apply/")
    page.get_by_text("เลือกต่างกันในแต่ละคอลัมน์").click()
    page.get_by_label("โทรศัพท์", exact=False).select_option("ours")
    picture(page, "choices-columns")
    page.get_by_role("button", name="คำนวณใหม่ตามที่เลือก").click()
    page.get_by_text("ปรับตามวิธีที่ท่านเลือกแล้ว").wait_for()
    window.check()
    page.get_by_role("button", name="ยืนยันและบันทึก").click()
    page.get_by_text("ทำอะไรไปแล้ว").wait_for()
    stored = Organization.objects.unscoped("test").get(name="กลุ่มสอง")
    assert (stored.member_count, stored.telephone) == (25, "0811111111")
    stored.member_count, stored.version = 99, stored.version + 1
    stored.save()
    page.goto(f"{base}undo/")
    window.check()
    picture(page, "choices-undo")
    page.get_by_label("กลุ่มสอง", exact=False).check()
    page.get_by_role("button", name="ย้อนกลับรอบนี้").click()
    page.get_by_text("ย้อนกลับแล้ว 2 รายการ").wait_for()
    window.check()


def test_an_unknown_body_of_a_leader_is_chosen_once(
    visit: Any, size: Any, people: Any, tmp_path: Path
) -> None:
    RoleTypeFactory(name="กรรมการ")
    RoleType.objects.update(needs_organization=False)
    OrganizationFactory(name="กองทุนสวัสดิการกังแอน", area_id="320501")
    LeaderFactory(given_name="มานะ", family_name="ขยัน", area_id="320501")
    head = ["ชื่อ-สกุล", "ตำแหน่ง", "สังกัด", "ตำบล", "อำเภอ", "จังหวัด", "โทร"]
    rows = [
        [f"นายทดสอบ{letter} ดีมาก", "กรรมการ", "กองทุนสวัสดิการกังแอม", *PLACE, f"081000000{at}"]
        for at, letter in enumerate("กขค")
    ]
    path = tmp_path / "กรรมการ.xlsx"
    path.write_bytes(make_book(รายชื่อ=[head, *rows]))
    window = visit(size).sign_in(people.surin)
    page = sent(window, path)
    base = page.url
    page.goto(f"{base}problems/")
    window.check()
    picture(page, "choices-link")
    page.get_by_label("กองทุนสวัสดิการกังแอน", exact=False).first.check()
    page.get_by_role("button", name="ใช้กับ").first.click()
    page.get_by_text("ใช้คำตอบกับ 3 แถวแล้ว").wait_for()
    window.check()
