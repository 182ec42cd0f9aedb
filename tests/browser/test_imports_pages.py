"""Each page of a run as it looks with rows of every fate: accessible, whole, on a phone and a desk."""

from typing import Any

import pytest

from nakhonchai.imports.enums import Fate, RunStatus
from nakhonchai.imports.models import RunRow
from tests.browser.test_imports import picture
from tests.imports.made import make_run_of

PAGES = {
    "summary": "",
    "sheets": "sheets/",
    "problems": "problems/",
    "rows": "rows/",
    "duplicates": "rows/?fate=duplicate",
    "confirm": "apply/",
}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_pages_of_a_run_are_accessible(visit: Any, size: Any, people: Any, dark: bool) -> None:
    run = make_run_of(people.surin, times=2)
    window = visit(size, dark=dark).sign_in(people.surin)
    for name, address in PAGES.items():
        page = window.open(f"/imports/{run.pk}/{address}")
        if name == "sheets":
            page.get_by_text("เปลี่ยนชนิดของแผ่น").click()
        window.check()
        if not dark:
            picture(page, f"page-{name}")


def test_work_under_way_and_its_result(visit: Any, size: Any, people: Any) -> None:
    run = make_run_of(people.surin, status=RunStatus.READING)
    type(run).objects.filter(pk=run.pk).update(rows_done=4200, rows_total=10_000, step="กำลังจับคู่พื้นที่")
    window = visit(size).sign_in(people.surin)
    page = window.open(f"/imports/{run.pk}/")
    window.check()
    picture(page, "page-progress")
    RunRow.objects.filter(run=run, fate=Fate.CHANGED).update(applied=True)
    type(run).objects.filter(pk=run.pk).update(status=RunStatus.APPLIED)
    page.get_by_text("ทำอะไรไปแล้ว").wait_for()  # nobody pressed anything: the page asked for itself
    window.check()
    picture(page, "page-result")


def test_without_javascript_the_page_asks_again_by_itself(visit: Any, people: Any) -> None:
    run = make_run_of(people.surin, status=RunStatus.READING)
    page = visit(script=False).sign_in(people.surin).open(f"/imports/{run.pk}/")
    type(run).objects.filter(pk=run.pk).update(status=RunStatus.READY)
    page.get_by_text("มีเรื่องรอท่านตัดสินใจ").wait_for()
