"""Leaders on phone and desk: the passport, a photo, the profile for paper, a committee at once, the radar."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import expect

from leaders.models import Leader, Position
from tests.browser.conftest import DESK, PHONE, Visit
from tests.factories import (
    LeaderFactory,
    OrganizationFactory,
    OrganizationTypeFactory,
    PositionFactory,
    RoleTypeFactory,
    SkillFactory,
)
from tests.factories.records import TypeGroupFactory


@pytest.fixture
def council(people: Any) -> Any:
    """A council whose chair is old."""
    kind = OrganizationTypeFactory(name="สภาลองใช้", group=TypeGroupFactory(slug="council"), term_years=4)
    chair = RoleTypeFactory(name="ประธานลองใช้", level="head", is_key_post=True, unique_in_body=True)
    RoleTypeFactory(name="กรรมการลองใช้", level="member")
    body = OrganizationFactory(name="สภาองค์กรชุมชนกังแอน", type=kind, area_id="320501")
    leader = LeaderFactory(given_name="บุญมา", family_name="อาวุโส", birth_year=2498)
    PositionFactory(leader=leader, organization=body, role=chair, started=date(2022, 10, 1))
    return body


def test_a_passport_is_filled_in_and_printed(
    visit: Callable[..., Visit],
    people: Any,
    council: Any,
    size: dict[str, int],
    tmp_path: Path,
    settings: Any,
) -> None:
    settings.MEDIA_ROOT = tmp_path / "kept"
    SkillFactory(name="ทำบัญชีลองใช้")
    window = visit(size).sign_in(people.recorder)
    page = window.open("/leaders/new/")
    page.get_by_label("ชื่อ", exact=True).or_(page.locator("#id_given_name")).first.fill("สมหญิง")
    page.locator("#id_family_name").fill("รุ่นใหม่")
    page.locator("#id_birth_year").fill("42")
    page.locator("#id_former_names").fill("สมหญิง เดิมดี")
    page.get_by_label("ทำบัญชีลองใช้").check()
    window.check()
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("สมหญิง รุ่นใหม่")
    expect(page.locator("main")).to_contain_text("สมหญิง เดิมดี")
    picture = io.BytesIO()
    Image.new("RGB", (600, 800), "#996633").save(picture, "JPEG")
    page.get_by_role("link", name="เพิ่มรูป").click()
    page.locator("#id_photo").set_input_files(
        {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()}
    )
    page.get_by_role("button", name="บันทึกรูป").click()
    expect(page.locator("img.portrait")).to_be_visible()
    expect(page.locator("img.portrait")).to_have_js_property("naturalWidth", 480)  # once it has arrived
    page.get_by_role("link", name="เพิ่มตำแหน่ง").click()
    page.locator("#id_role").select_option(label="กรรมการลองใช้")
    page.locator("#id_organization").fill("สภาองค์กรชุมชนกังแอน")
    page.locator("#id_started_about").fill("ก.ค. 2566")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.locator(".life")).to_contain_text("ครบวาระ ก.ค. 2570")
    window.check()
    page.get_by_role("link", name="พิมพ์ประวัติย่อ").click()
    expect(page.locator(".profile")).to_contain_text("กรรมการลองใช้")
    window.check()


def test_a_committee_is_renewed_in_one_table(
    visit: Callable[..., Visit], people: Any, council: Any, size: dict[str, int]
) -> None:
    script = size is DESK  # on the phone it must work without JavaScript
    window = visit(size, script=script).sign_in(people.surin)
    page = window.open(council.page())
    page.get_by_role("link", name="จบวาระ/ตั้งคณะใหม่").click()
    page.locator("#id_ended").fill("30 ก.ย. 2569")
    page.locator("#id_started").fill("1 ต.ค. 2569")
    page.locator("#id_seat-0-role").select_option(label="ประธานลองใช้")
    page.locator("#id_seat-0-person").fill("น.ส.พิมพ์ใจ รุ่นใหม่")
    page.locator("#id_seat-0-birth_year").fill("2540")
    page.locator("#id_seat-1-role").select_option(label="กรรมการลองใช้")
    page.locator("#id_seat-1-person").fill("บุญมา อาวุโส")
    page.get_by_role("button", name="ดูก่อนบันทึก").click()
    expect(page.locator("main")).to_contain_text("จบวาระ 1 คน")
    expect(page.locator("main")).to_contain_text("คณะใหม่ 2 คน")
    if script:
        window.check()
    page.get_by_role("button", name="ยืนยันและบันทึก").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("สภาองค์กรชุมชนกังแอน")
    expect(page.locator("#positions")).to_contain_text("พิมพ์ใจ รุ่นใหม่")
    assert Position.objects.unscoped("test").filter(organization=council).current().count() == 2
    assert Leader.objects.unscoped("test").count() == 2


def test_the_young_generation_is_found_missing(
    visit: Callable[..., Visit], people: Any, council: Any, size: dict[str, int]
) -> None:
    window = visit(size).sign_in(people.surin)
    page = window.open("/leaders/young/")
    expect(page.locator("main")).to_contain_text("จ.สุรินทร์")
    window.check()
    page.get_by_role("link", name="เรดาร์สืบทอด").click()
    expect(page.locator("main")).to_contain_text("ไม่มีผู้ที่อายุไม่เกิน 35 ปีในคณะ")
    window.check()
    page.get_by_role("link", name="ตำบลที่ต้องเร่ง", exact=True).click()
    expect(page.locator("main")).to_contain_text("กังแอน")
    window.check()


def test_a_list_is_filtered_and_its_address_shared(
    visit: Callable[..., Visit], people: Any, council: Any
) -> None:
    page = visit(PHONE).sign_in(people.surin).open("/leaders/")
    page.get_by_text("ตัวกรอง").click()
    page.get_by_label("ระดับบทบาท").select_option(label="ตำแหน่งหลัก")
    page.get_by_label("กลุ่มองค์กร").select_option("council")
    page.get_by_role("button", name="ค้นหา").last.click()
    expect(page.locator("main")).to_contain_text("บุญมา อาวุโส")
    other = visit(DESK).sign_in(people.codi)
    other.open(page.url.removeprefix(other.base))
    expect(other.page.locator("main")).to_contain_text("บุญมา อาวุโส")
