"""Lines and entries in workbooks, out and in again; the form ผ.02, out and in again."""

import io
from datetime import timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.utils import timezone

from nakhonchai.imports.services import undo_run
from plans.models import Adoption, MoneyLine, MoneySource, Plan, Project
from tests.factories import (
    AdoptionFactory,
    MoneyLineFactory,
    OrganizationFactory,
    PlanFactory,
    ProjectFactory,
)
from tests.imports.conftest import content, fates, make_book, problems

pytestmark = pytest.mark.django_db


def source(slug: str) -> MoneySource:
    return MoneySource.objects.get(slug=slug)


@pytest.fixture
def project(people: Any) -> Project:
    one = ProjectFactory(name="โครงการไปกลับ", area_id="320501")
    first = MoneyLineFactory(
        project=one, amount=Decimal("500.25"), source=source("codi"), quarter=2, note="=1+1"
    )
    MoneyLineFactory(project=one, amount=-100, source=source("codi"), corrects=first, document="")
    MoneyLineFactory(project=one, amount=0, source=source("local"), kind="asked", form="in_kind")
    AdoptionFactory(project=one, state="funded", amount=300, plan_of="province")
    AdoptionFactory(project=one, plan_name="", year=2569)
    return one


@pytest.mark.parametrize("name", ["money", "adoptions"])
def test_export_then_import_changes_nothing(
    name: str, project: Any, people: Any, client_of: Any, send: Any
) -> None:
    asked = {"format": "xlsx", "personal": "on", "purpose": "ทดสอบไปกลับ"}
    data = content(client_of(people.surin).post(f"/plans/{name}/export/?area=3205", asked))
    run = send(people.surin, data, f"{name}.xlsx")
    assert set(fates(run)) - {"other"} == {"unchanged"}, problems(run)
    book = openpyxl.load_workbook(io.BytesIO(data))
    for row in book.worksheets[0].iter_rows(min_row=2, max_col=1):
        row[0].value = None
    without = io.BytesIO()
    book.save(without)
    run = send(people.surin, without.getvalue(), f"{name}-ไม่มีรหัส.xlsx")
    assert set(fates(run)) - {"other"} == {"unchanged"}, problems(run)


def test_a_sheet_of_money_is_read_written_and_taken_back(
    project: Any, people: Any, send: Any, confirm: Any
) -> None:
    head = [
        "โครงการ",
        "ตำบล",
        "อำเภอ",
        "จังหวัด",
        "ชนิดรายการเงิน",
        "แหล่งเงิน",
        "จำนวน (บาท)",
        "ปีงบประมาณ (พ.ศ.)",
        "ไตรมาส",
    ]
    place = ["โครงการไปกลับ", "กังแอน", "ปราสาท", "สุรินทร์"]
    rows = [
        head,
        [*place, "ได้รับ", "สสส.", "120,000", "2568", "3"],
        [*place, "ใช้ไป", "สสส.", "-5", "2568", ""],
        [*place, "ใช้ไป", "สสส.", "5", "2568", "7"],
    ]
    run = send(people.surin, make_book(รายการเงิน=rows))
    assert fates(run)[0] == "new", problems(run)
    said = str(problems(run))
    assert "ปรับยอด" in said and "ไตรมาสต้องเป็น 1 ถึง 4" in said
    run = send(people.surin, make_book(รายการเงิน=rows[:2]), "อีกครั้ง.xlsx")
    confirm(people.surin, run)
    made = MoneyLine.objects.unscoped("test").get(source__slug="health-promotion")
    assert (made.amount, made.quarter, made.area_id, made.project) == (120000, 3, "320501", project)
    run.refresh_from_db()
    undo_run(run, by=people.surin)
    made.refresh_from_db()
    assert made.is_trashed


def test_a_file_does_not_change_a_line_of_another_day(project: Any, people: Any, send: Any) -> None:
    lines = MoneyLine.objects.unscoped("test")
    lines.update(created_at=timezone.now() - timedelta(days=2))
    first = lines.order_by("pk").first()
    head = ["รหัสอ้างอิง", "โครงการ", "รหัสโครงการ", "ชนิดรายการเงิน", "แหล่งเงิน", "จำนวน (บาท)", "ปีงบประมาณ (พ.ศ.)"]
    row = [first.ref, project.name, project.ref, "ได้รับ", "พอช.", "999", "2568"]
    run = send(people.surin, make_book(รายการเงิน=[head, row]))
    assert "เฉพาะในวันที่บันทึก" in str(problems(run))


@pytest.fixture
def plan(people: Any) -> Plan:
    plan = PlanFactory(
        name="แผนพัฒนาตำบลกังแอนทดสอบ", area_id="320501", first_year=2566, last_year=2570, kind="subdistrict"
    )
    body = OrganizationFactory(name="กลุ่มรับผิดชอบทดสอบ", area_id="320501")
    common = {"area_id": "320501", "plan": plan}
    ProjectFactory(
        **common,
        name="โครงการถนน",
        strategy="ยุทธศาสตร์ที่ 1 โครงสร้างพื้นฐาน",
        programme="แผนงานเคหะ",
        aim="เพื่อสัญจร\nและการเกษตร",
        output="1 สาย",
        indicator="จำนวนสาย",
        expected_result="สะดวก",
        organization=body,
        budget_by_year={"2566": "100000.00", "2568": "0.00"},
        budget_asked=100000,
    )
    ProjectFactory(**common, name="โครงการคลอง", strategy="ยุทธศาสตร์ที่ 1 โครงสร้างพื้นฐาน", budget_asked=5)
    ProjectFactory(**common, name="=โครงการสูตร", strategy="โครงสร้างพื้นฐาน", tactic="ขุดลอก")
    ProjectFactory(
        **common | {"area_id": "32050101"}, name="โครงการหมู่บ้าน", fiscal_year=2567, budget_asked=70000
    )
    ProjectFactory(**common, name="โครงการยกเลิก", status="cancelled")
    return plan


def test_the_form_of_a_plan_is_read_back_without_a_change(
    plan: Plan, people: Any, client_of: Any, send: Any
) -> None:
    client = client_of(people.surin)
    assert "แบบ ผ.02" in client.get(plan.page()).text
    data = client.get(f"{plan.page()}por02/?format=xlsx").content
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert ["ยุทธศาสตร์ที่ 1 โครงสร้างพื้นฐาน"] in rows and sheet.page_setup.orientation == "landscape"
    assert rows[-1][:4] == ["รวมทั้งสิ้น", "4 โครงการ", 100000, 0] and rows[-1][-1] == 170005
    run = send(people.surin, data, "ผ02.xlsx")
    assert set(fates(run)) - {"other"} <= {"unchanged", "mixed"}, problems(run)
    assert fates(run).count("unchanged") >= 4 and run.rows_new == 0, problems(run)
    assert Plan.objects.unscoped("test").count() == 1


def test_the_form_of_a_subdistrict_is_read_back_without_a_change(
    plan: Plan, people: Any, client_of: Any, send: Any
) -> None:
    ProjectFactory(area_id="320501", name="โครงการนอกแผน", budget_by_year={"2575": "9.00"}, budget_asked=9)
    client = client_of(people.recorder)
    assert "/plans/areas/320501/por02/" in client.get("/places/320501/").text
    page = client.get("/plans/areas/320501/por02/").text
    assert "โครงการนอกแผน" in page and "2575" in page and "โครงการยกเลิก" not in page
    data = client.get("/plans/areas/320501/por02/?format=xlsx").content
    run = send(people.surin, data, "ผ02.xlsx")
    assert set(fates(run)) - {"other"} == {"unchanged"} and fates(run).count("unchanged") == 5, problems(run)
    assert client_of(people.buriram).get("/plans/areas/320501/por02/").status_code == 404
    assert client_of(people.viewer).get(f"{plan.page()}por02/").status_code == 404
    assert client_of(people.surin).get("/plans/areas/3205/por02/").status_code == 404


def test_entries_stand_on_the_page_and_lead_to_the_plans_of_others(people: Any, client_of: Any) -> None:
    one = AdoptionFactory(area_id="320501", plan_name="แผน อบต.ทดสอบ", amount=250000, state="adopted")
    for person, money in ((people.surin, True), (people.viewer, False)):
        page = client_of(person).get(one.project.page()).text
        assert "แผน อบต.ทดสอบ" in page and ("250,000" in page) == money
    client = client_of(people.surin)
    posted = {"plan_of": "local", "plan_name": "แผน อบต.ทดสอบ", "year": "2568", "state": "proposed"}
    address = f"{Adoption.list_url('create')}?project={one.project.ref}"
    answer = client.post(address, posted | {"note": "อย่าหาย"})
    assert answer.status_code == 422 and "แก้ผลที่รายการเดิม" in answer.text and "อย่าหาย" in answer.text
    assert client.post(address, posted | {"year": "2569"}).status_code == 302
    found = client.get(f"{Adoption.list_url()}?standing=yes").text
    assert "2568" in found and client_of(people.buriram).get(one.page()).status_code == 404
