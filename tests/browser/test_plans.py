"""A plan walks through its steps and is reviewed; a report is sent from the field with a photo."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect

from nakhonchai.thai import ApproximateDate, fiscal_year
from plans.models import ProjectUpdate
from tests.browser.conftest import PHONE, Visit
from tests.factories import PlanFactory, ProjectFactory


@pytest.fixture
def kept_files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "kept"


def a_day(days: int) -> str:
    return ApproximateDate(timezone.localdate() + timedelta(days=days)).th(short=True)


def test_a_plan_walks_through_its_steps_and_is_reviewed(
    visit: Callable[..., Visit], people: Any, size: dict[str, int]
) -> None:
    year = fiscal_year(timezone.localdate())
    plan = PlanFactory(
        name="แผนพัฒนาตำบลลองใช้", first_year=year - 2, last_year=year + 2, status="preparing", vision="น่าอยู่"
    )
    ProjectFactory(plan=plan, name="ฝายลองใช้", status="running")
    window = visit(size).sign_in(people.recorder)
    page = window.open(plan.page())
    steps = page.locator("#steps")
    expect(steps).to_contain_text("ยังไม่นับว่าจัดทำแล้ว")
    window.check()
    steps.get_by_role("link", name="บันทึก ขั้น ยกร่างแผนตำบล").click()
    page.get_by_label("เริ่มเมื่อ").fill(a_day(40))
    page.get_by_label("หลักฐาน").fill("ร่างแผน")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_role("alert")).to_contain_text("ยังไม่เริ่ม")
    expect(page.get_by_label("หลักฐาน")).to_have_value("ร่างแผน")
    window.check()
    page.get_by_label("เริ่มเมื่อ").fill(a_day(-60))
    page.get_by_role("button", name="บันทึก").click()
    expect(steps).to_contain_text("กำลังทำ")
    steps.get_by_role("link", name="บันทึก ขั้น เวทีรับรองแผน").click()
    page.get_by_label("เสร็จเมื่อ").fill(a_day(-10))
    page.get_by_label("ผู้เข้าร่วม (คน)").fill("85")
    page.get_by_role("button", name="บันทึก").click()
    expect(steps).to_contain_text("85 คน")
    expect(steps).not_to_contain_text("ยังไม่นับว่าจัดทำแล้ว")
    expect(page.locator(".page-head")).to_contain_text("เวทีรับรองแล้ว")
    window.check()

    window.follow(page.get_by_role("link", name="เริ่มรุ่นทบทวน"))
    window.check()
    page.get_by_label("ฝายลองใช้").check()
    page.get_by_role("button", name="เริ่มรุ่นทบทวน").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"ทบทวน {year}")
    expect(page.locator("main")).to_contain_text("น่าอยู่")
    expect(page.locator("#projects")).to_contain_text("ฝายลองใช้")
    page.locator("#versions").get_by_role("link", name="แผนพัฒนาตำบลลองใช้", exact=True).click()
    expect(page.locator("#versions")).to_contain_text("มีรุ่นใหม่กว่า")
    expect(page.locator("#versions")).to_contain_text("ฝายลองใช้")
    window.check()


@pytest.mark.parametrize("script", [True, False], ids=["script", "bare"])
def test_a_report_with_a_photo_from_a_phone(
    visit: Callable[..., Visit], people: Any, kept_files: None, script: bool
) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (640, 480), "#3a7d44").save(picture, "JPEG")
    project = ProjectFactory(name="ป่าชุมชนลองใช้", status="approved")
    window = visit(PHONE, script=script).sign_in(people.recorder)
    page = window.open(project.page())
    updates = page.locator("#updates")
    updates.get_by_text("รายงานตรงนี้ พร้อมรูป").click()
    page.get_by_label("ทำอะไรไปแล้ว").fill("ปลูกกล้าไม้ 200 ต้น")
    page.get_by_label("คืบหน้า (%)").fill("๔๐")
    page.get_by_label("สถานะโครงการตอนนี้").select_option("blocked")
    page.get_by_role("button", name="ส่งรายงาน").click()
    expect(page.locator(".errors, .field-error, [role=alert]").first).to_contain_text("ติดขัด")
    expect(page.get_by_label("ทำอะไรไปแล้ว")).to_have_value("ปลูกกล้าไม้ 200 ต้น")
    page.get_by_label("สถานะโครงการตอนนี้").select_option("running")
    page.locator("input[type=file]").set_input_files(
        {"name": "สนาม.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()}
    )
    if script:
        window.check()
    page.get_by_role("button", name="ส่งรายงาน").click()
    expect(updates).to_contain_text("ปลูกกล้าไม้ 200 ต้น")
    expect(updates).to_contain_text("40%")
    expect(updates.get_by_role("img", name="รูปจากรายงาน")).to_be_visible()
    expect(page.locator(".page-head")).to_contain_text("กำลังดำเนินการ")
    assert ProjectUpdate.objects.unscoped("test").count() == 1
    if script:
        shown = updates.get_by_role("img", name="รูปจากรายงาน")
        expect(shown).to_have_js_property("naturalWidth", 640)
        window.check()
