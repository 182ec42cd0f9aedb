"""Consent, a person's rights and honours as people work with them; on phone and desk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from consents.enums import Basis, PurposeRole
from consents.models import Erasure, Purpose
from honours.models import Honour
from leaders.models import Leader
from nakhonchai.thai import be_year, today_in_bangkok
from tests.browser.conftest import Visit
from tests.factories import HonourTypeFactory, LeaderFactory, PurposeFactory

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"


def purposes() -> None:
    """The purposes a portal begins with, where the database of the test has none."""
    if not Purpose.objects.exists():
        PurposeFactory(role=PurposeRole.KEEP, basis=Basis.INTEREST, name="ประสานงาน")
        PurposeFactory(role=PurposeRole.PUBLISH, basis=Basis.CONSENT, name="เผยแพร่ชื่อและผลงานต่อสาธารณะ")


def test_consent_is_printed_recorded_used_and_withdrawn(
    visit: Callable[..., Visit], people: Any, size: dict[str, int], tmp_path: Path
) -> None:
    purposes()
    leader, type_ = LeaderFactory(family_name="ทดสอบเกียรติ"), HonourTypeFactory(name="ผู้นำแห่งปีทดสอบ")
    scan = tmp_path / "ลงชื่อ.pdf"
    scan.write_bytes(PDF)
    window = visit(size).sign_in(people.surin)
    page = window.open(f"/consents/people/{leader.ref}/paper/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("แบบให้ความยินยอม")
    window.check()
    page.get_by_role("link", name="แนบแบบที่ลงชื่อแล้ว").click()
    page.get_by_label("ยินยอมเรื่องใด").select_option(label="เผยแพร่ชื่อและผลงานต่อสาธารณะ")
    page.locator("input[type=file]").set_input_files(scan)
    page.get_by_role("button", name="บันทึกความยินยอม").click()
    expect(page.get_by_role("status").first).to_contain_text("บันทึกความยินยอมแล้ว")
    window.check()
    page = window.open(f"/honours/new/?leader={leader.ref}")
    page.get_by_label("ประเภทการเชิดชู").select_option(label=type_.name)
    page.get_by_label("สถานะ").select_option("honoured")
    page.get_by_label("คำประกาศเกียรติคุณ").fill("ดูแลป่าชุมชนมายี่สิบปี")
    page.get_by_label("แสดงในหน้าเกียรติประวัติ").check()
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ทดสอบเกียรติ")
    page.get_by_role("link", name="เกียรติบัตร").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("เกียรติบัตร")
    window.check()
    stranger = visit(size)
    roll = stranger.open("/honours/roll/")
    expect(roll.get_by_text("ทดสอบเกียรติ")).to_be_visible()
    stranger.check()
    page = window.open(leader.page())
    page.get_by_role("link", name="ถอน เผยแพร่ชื่อและผลงานต่อสาธารณะ").click()
    page.get_by_role("button", name="ถอนความยินยอม").click()
    expect(page.get_by_role("status").first).to_contain_text("มีผลทันที")
    roll = stranger.open("/honours/roll/")
    expect(roll.get_by_text("ทดสอบเกียรติ")).to_have_count(0)


def test_a_person_is_forgotten_after_a_look(
    visit: Callable[..., Visit], people: Any, size: dict[str, int]
) -> None:
    purposes()
    leader = LeaderFactory(family_name="ลบทิ้งเถิด")
    window = visit(size).sign_in(people.surin)
    page = window.open(f"/consents/people/{leader.ref}/erase/")
    window.check()
    page.get_by_role("button", name="ลบข้อมูลบุคคลนี้").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    page.get_by_label("เหตุผล").fill("เจ้าของข้อมูลขอให้ลบ")
    page.get_by_label("ฉันเข้าใจว่ากู้คืนไม่ได้").check()
    page.get_by_role("button", name="ลบข้อมูลบุคคลนี้").click()
    expect(page.get_by_role("status").first).to_contain_text("ลบข้อมูลบุคคลแล้ว")
    window.check()
    assert Erasure.objects.count() == 1
    assert not Leader.objects.unscoped("test").filter(family_name="ลบทิ้งเถิด").exists()


def test_a_child_needs_a_guardian_and_a_round_its_reasons(
    visit: Callable[..., Visit], people: Any, size: dict[str, int]
) -> None:
    purposes()
    type_ = HonourTypeFactory(name="คนรุ่นใหม่ทดสอบ")
    window = visit(size).sign_in(people.recorder)
    page = window.open("/leaders/new/")
    page.get_by_label("ชื่อ", exact=False).and_(page.locator("#id_given_name")).fill("น้องสมมุติ")
    page.locator("#id_family_name").fill("ทดสอบเล็ก")
    page.locator("#id_birth_year").fill(str(be_year(today_in_bangkok()) - 16))
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.locator("#id_guardian_name")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#id_family_name")).to_have_value("ทดสอบเล็ก")
    page.locator("#id_guardian_name").fill("นางสมมุติ ทดสอบเล็ก")
    page.locator("#id_guardian_relation").fill("มารดา")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("น้องสมมุติ")
    leader = Leader.objects.unscoped("test").get()
    page = window.open(f"/honours/new/?leader={leader.ref}")
    page.get_by_label("ประเภทการเชิดชู").select_option(label=type_.name)
    page.get_by_role("button", name="บันทึก", exact=True).click()
    page.get_by_role("link", name="รอบการคัดเลือก").first.click()
    page.get_by_label("น้องสมมุติ").check()
    page.get_by_label("ให้เป็น").select_option("honoured")
    page.get_by_label("เหตุผล").fill("คะแนนสูงสุด")
    page.get_by_role("button", name="บันทึกผล").click()
    expect(page.get_by_role("status").first).to_contain_text("1 ราย")
    window.check()
    assert Honour.objects.unscoped("test").get().reason == "คะแนนสูงสุด"
