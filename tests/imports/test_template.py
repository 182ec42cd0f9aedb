"""Our own workbook: it can be filled in and sent as it is."""

import io
from typing import Any

import openpyxl
import pytest

from nakhonchai.imports.template import NOTES, make_template
from nakhonchai.records.registry import importable_resources
from tests.imports.conftest import fates, problems, words


@pytest.fixture
def book(people: Any, lists: None) -> Any:
    return openpyxl.load_workbook(io.BytesIO(make_template()))


def test_it_has_a_sheet_for_each_kind_with_every_heading(book: Any) -> None:
    sheets = [kind.sheet for kind in importable_resources()]
    assert book.sheetnames == [NOTES, *sheets, "ตัวเลือก"]
    assert {"องค์กร", "ผู้นำ", "แผน", "โครงการ", "หมู่บ้านและชุมชน", "ตัวเลขของพื้นที่"} <= set(sheets)
    assert {"สถานะองค์กร", "ข้อมูลเฉพาะขององค์กร"} <= set(sheets)
    for kind in importable_resources():
        assert [cell.value for cell in book[kind.sheet][1]] == [column.heading for column in kind().columns]


def test_choices_are_offered_in_the_cells(book: Any) -> None:
    offered = {str(rule.sqref): rule.formula1 for rule in book["องค์กร"].data_validations.dataValidation}
    assert any(cells.startswith("C2:") and "ตัวเลือก" in source for cells, source in offered.items())
    column = [cell.value for cell in book["ตัวเลือก"]["A"]]
    assert column[0] == "องค์กร: ประเภท" and "กลุ่มออมทรัพย์" in column


def test_the_empty_form_is_refused_with_a_hint(book: Any, people: Any, send: Any) -> None:
    data = io.BytesIO()
    book.save(data)
    assert "ไม่มีแถวข้อมูล" in words(send(people.surin, data.getvalue()))


def test_the_filled_form_is_read(book: Any, people: Any, send: Any, client_of: Any) -> None:
    sheet = book["องค์กร"]
    head = [cell.value for cell in sheet[1]]
    filled = {"ชื่อองค์กร": "กองทุนใหม่", "ประเภท": "กลุ่มออมทรัพย์", "รหัสพื้นที่": "320501", "โทรศัพท์": "044123456"}
    for heading, value in filled.items():
        sheet.cell(2, head.index(heading) + 1, value)
    data = io.BytesIO()
    book.save(data)
    run = send(people.surin, data.getvalue())
    assert fates(run) == ["new"], problems(run)
    assert client_of(people.surin).get(f"/imports/{run.pk}/sheets/").status_code == 200
    kinds = {sheet.name: [one["kind_label"] for one in sheet.tables] for sheet in run.sheet_set.all()}
    assert kinds["องค์กร"] == ["องค์กร"] and run.sheet_set.get(name=NOTES).ignored


@pytest.mark.parametrize("name", ["viewer", "recorder", "empty"])
def test_who_does_not_import_gets_no_page_of_it(people: Any, client_of: Any, name: str) -> None:
    client = client_of(getattr(people, name))
    for address in ("/imports/", "/imports/new/", "/imports/template/"):
        assert client.get(address).status_code == 403


def test_the_form_is_downloaded(people: Any, lists: None, client_of: Any) -> None:
    answer = client_of(people.surin).get("/imports/template/")
    assert answer["Content-Disposition"].startswith("attachment") and answer.content.startswith(b"PK")
