"""Pictures for the help on importing, from the real pages: ``pytest tests/browser/help_pictures.py``.

Run by hand when the pages change; everything on them is invented. Small: 720 pixels wide, few colours.
"""

import io
from pathlib import Path
from typing import Any

from django.conf import settings
from PIL import Image

from tests.browser.test_imports import HEAD, row
from tests.factories import OrganizationFactory, OrganizationTypeFactory
from tests.imports.conftest import make_book

TARGET = Path(settings.BASE_DIR) / "static" / "img" / "help"
WINDOW = {"width": 800, "height": 1000}
WIDTH, COLOURS = 720, 128


def keep(page: Any, name: str, selector: str, height: int) -> None:
    """Keep the upper part of an element."""
    page.locator(selector).first.scroll_into_view_if_needed()
    raw = page.locator(selector).first.screenshot()
    whole = Image.open(io.BytesIO(raw)).convert("RGB")
    scaled = whole.resize((WIDTH, round(whole.height * WIDTH / whole.width)), Image.Resampling.LANCZOS)
    cut = scaled.crop((0, 0, WIDTH, min(height, scaled.height)))
    TARGET.mkdir(parents=True, exist_ok=True)
    cut.quantize(COLOURS, dither=Image.Dither.NONE).save(TARGET / f"import-{name}.png", optimize=True)
    print(f"import-{name}.png {cut.size} {(TARGET / f'import-{name}.png').stat().st_size:,} bytes")


def test_take_the_pictures(visit: Any, people: Any, tmp_path: Path) -> None:
    OrganizationTypeFactory(name="กลุ่มออมทรัพย์")
    OrganizationFactory(
        name="กองทุนบ้านสวาย", area_id="320501", type__name="กลุ่มออมทรัพย์", member_count=10, telephone="044123456"
    )
    here, wrong = ["กังแอน", "ปราสาท"], ["กังแอนน์เก่า", "ปราสาท"]
    rows = [row(1, "กลุ่มออมทรัพย์บ้านกังแอน", here, 1, 812345678, 12)]
    rows += [row(2, "กองทุนบ้านสวาย", here, "", "044-123456", 25)]
    rows += [row(n, f"กลุ่มทอผ้าบ้านที่ {n}", wrong) for n in range(3, 41)]
    path = tmp_path / "แฟ้มตำบลกังแอน.xlsx"
    path.write_bytes(make_book(ทะเบียนกลุ่ม=[["ทะเบียนกลุ่มองค์กร จังหวัดสุรินทร์"], [], HEAD, *rows]))
    window = visit(WINDOW).sign_in(people.surin)
    page = window.open("/imports/new/")
    page.set_input_files("input[type=file]", str(path))
    keep(page, "1-send", "main", 380)
    page.get_by_role("button", name="อ่านไฟล์และแสดงให้ตรวจ").click()
    page.wait_for_url("**/imports/*-*/")
    page.get_by_text("มีเรื่องรอท่านตัดสินใจ").wait_for()
    base = page.url
    page.goto(f"{base}sheets/")
    keep(page, "2-columns", ".sheet-columns", 520)
    page.goto(f"{base}problems/")
    page.get_by_label("เลือกพื้นที่เอง").first.check()
    keep(page, "3-decide", ".problem-card", 520)
    page.goto(f"{base}rows/?fate=changed")
    keep(page, "4-rows", "main section", 360)
    page.goto(f"{base}apply/")
    keep(page, "5-confirm", ".apply-card", 560)
