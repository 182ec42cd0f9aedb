"""What the portal promises, from the first file to the last number.

The real places are loaded from the sample files; the coordinator of Surin fetches our own workbook, fills it
with 500 organizations, 500 leaders and 100 plans with projects, sends it and says yes; then every page from
the cluster down to the subdistricts shows the same numbers as the lists behind it.
"""

import csv
import io
import re
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from nakhonchai.geography.loading import load
from nakhonchai.imports.models import Run
from organizations.models import OrganizationType
from tests.factories import AccountFactory

pytestmark = [pytest.mark.django_db, pytest.mark.samples]
SENT = {"องค์กร": 500, "ผู้นำ": 500, "แผน": 100, "โครงการ": 200}
LISTS = {
    "organizations": "organizations:organization-list",
    "leaders": "leaders:leader-list",
    "plans_made": "plans:plan-list",
    "projects": "plans:project-list",
}
SAMPLED = ("3201", "3205", "3213")  # districts whose every subdistrict is read


def fill(template: bytes, rows: dict[str, list[dict[str, Any]]]) -> bytes:
    """Fill our own workbook as a person does: under its headings, sheet by sheet."""
    book = openpyxl.load_workbook(io.BytesIO(template))
    for name, records in rows.items():
        sheet = book[name]
        columns = {cell.value: cell.column for cell in sheet[1]}
        for at, record in enumerate(records, 2):
            for heading, value in record.items():
                sheet.cell(at, columns[heading], value)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def province_rows(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Rows of Surin, spread over all its subdistricts, by code or by names; half the bodies in a village."""
    with (folder / "geo/villages.csv").open(encoding="utf-8") as source:
        villages = [row["code"] for row in csv.DictReader(source) if row["code"].startswith("32")]
    places = sorted({code[:6] for code in villages})
    types = list(
        OrganizationType.objects.filter(is_active=True).order_by("pk").values_list("name", flat=True)
    )

    def home(number: int) -> str:
        return places[number % len(places)]

    def body(number: int) -> str:
        return f"กลุ่มที่ {number} รุ่นทดลอง"

    return {
        "องค์กร": [
            {
                "ชื่อองค์กร": body(n),
                "ประเภท": types[n % len(types)],
                "รหัสพื้นที่": villages[n * 4] if n % 2 else home(n),
                "ก่อตั้งเมื่อ": "๒๕๕๑",
                "จำนวนสมาชิก (คน)": n,
                "โทรศัพท์": "0812345678",
            }
            for n in range(SENT["องค์กร"])
        ],
        "ผู้นำ": [
            {
                "คำนำหน้า": "นาง",
                "ชื่อ": f"สมศรี{n}",
                "นามสกุล": f"รุ่นทดลอง{n}",
                "ปีเกิด (พ.ศ.)": 2500 + n % 48,
                "รหัสพื้นที่": home(n),
                "บทบาท": "ประธาน",
                "องค์กร": body(n),
            }
            for n in range(SENT["ผู้นำ"])
        ],
        "แผน": [
            {
                "ชื่อแผน": f"แผนรุ่นทดลอง {n}",
                "รหัสพื้นที่": home(n),
                "ปีเริ่ม (พ.ศ.)": 2566,
                "ปีสิ้นสุด (พ.ศ.)": 2570,
                "สถานะ": "เวทีรับรองแล้ว",
            }
            for n in range(SENT["แผน"])
        ],
        "โครงการ": [
            {
                "ชื่อโครงการ": f"โครงการรุ่นทดลอง {n}",
                "แผน": f"แผนรุ่นทดลอง {n % 100}",
                "รหัสพื้นที่": home(n % 100),
                "ปีงบประมาณ (พ.ศ.)": 2567,
                "งบประมาณที่ได้รับ (บาท)": 1000,
            }
            for n in range(SENT["โครงการ"])
        ],
    }


@pytest.fixture
def portal(sample_files: Path, db: Any) -> Any:
    """The whole cluster, with the workbook of one province imported through the pages."""
    load(
        villages=sample_files / "geo/villages.csv",
        figures=sample_files / "geo/population.csv",
        boundaries=sorted((sample_files / "geo").glob("boundaries-*.geojson")),
        apply=True,
    )
    coordinator = Client()
    coordinator.force_login(AccountFactory(coordinator=True, username="surin", areas=["32"]))
    answer = coordinator.get(reverse("imports:template"))
    template = b"".join(answer.streaming_content) if answer.streaming else answer.content
    upload = SimpleUploadedFile("แฟ้มสุรินทร์.xlsx", fill(template, province_rows(sample_files)))
    sent = coordinator.post(reverse("imports:run-create"), {"file": upload})
    assert sent.status_code == 302, words(sent)[:1500]
    run = Run.objects.get()
    preview = coordinator.get(sent["Location"])
    assert run.rows_new == sum(SENT.values()), words(preview)[:3000]
    assert row_count(coordinator, "organizations:organization-list") == "0"  # nothing before the yes
    confirmed = coordinator.post(reverse("imports:run-apply", args=[run.pk]), follow=True)
    assert confirmed.status_code == 200
    return SimpleNamespace(coordinator=coordinator, run=run)


def words(answer: Any) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(answer.content.decode())).split())


def row_count(client: Client, name: str, area: str = "") -> str:
    """What a list says it found."""
    text = words(client.get(reverse(name), {"area": area} if area else {}))
    found = re.search(r"พบ ([\d,]+) รายการ", text)
    return found[1].replace(",", "") if found else "0"


def table(client: Client, code: str = "") -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    """The numbers of the comparison of a place: of each place below by its code, and of all together."""
    address = reverse("portal:place", args=[code]) if code else reverse("portal:home")
    compared = client.get(address).context["page"].comparison
    names = [column.name for column in compared.columns]

    def numbers(row: Any) -> dict[str, int]:
        return {name: int(cell.told.value or 0) for name, cell in zip(names, row.cells, strict=True)}

    rows = {row.url.strip("/").rpartition("/")[2]: numbers(row) for row in compared.rows}
    if compared.rest:
        rows["rest"] = numbers(compared.rest)
    return rows, numbers(compared.total)


def check_sum(client: Client, code: str = "") -> dict[str, dict[str, int]]:
    """Rows and total of a table agree, for every measure; return the rows."""
    rows, total = table(client, code)
    for name, whole in total.items():
        assert sum(row.get(name, 0) for row in rows.values()) == whole, (code or "cluster", name)
    return rows


def check_first_page(client: Client) -> None:
    """The cluster in figures, for everybody."""
    text = words(client.get("/"))
    assert "6,767,667" in text and "2560" in text
    for number in ("4 จังหวัด", "88 อำเภอ", "761 ตำบล", "10,024 หมู่บ้าน"):
        assert number in text, number


def check_lists(client: Client, code: str, numbers: dict[str, int]) -> None:
    """Behind each number of a place stands a list that is as long."""
    assert {name: row_count(client, LISTS[name], code) for name in LISTS} == {
        name: str(numbers[name]) for name in LISTS
    }, code


def test_from_the_files_to_the_last_number(portal: Any) -> None:
    client = portal.coordinator
    check_first_page(Client())
    check_first_page(client)
    provinces = check_sum(client)
    assert set(provinces) >= {"30", "31", "32", "36"}
    imported = {"organizations": 500, "leaders": 500, "plans_made": 100, "projects": 200}
    assert {name: provinces["32"][name] for name in imported} == imported
    check_lists(client, "32", provinces["32"])
    districts = check_sum(client, "32")
    assert len(districts.keys() - {"rest"}) == 17
    for code in districts.keys() - {"rest"}:
        check_lists(client, code, districts[code])
    for code in SAMPLED:
        for below, numbers in check_sum(client, code).items():
            check_lists(client, below, numbers)
            if numbers["villages"]:
                check_sum(client, below)
