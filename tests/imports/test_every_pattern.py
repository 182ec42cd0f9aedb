"""Each way in which real files differ, through the real page: the fate of every row is asserted.

| what occurs | where it is asserted |
|---|---|
| encodings, separators, invisible and doubled signs, destroyed text | ``ENCODINGS``, ``TEXTS``, below |
| titles, totals, sections, repeated headings, footnotes, merges, blanks | ``LAYOUTS`` |
| two tables in a sheet, hidden rows, text boxes, formulas | ``LAYOUTS`` |
| hidden sheets and columns | below, ``test_choices`` |
| several values in a cell, titles, telephones, dates, money | ``CELLS`` |
| places of all forms, former names and codes | ``PLACES``, ``interpreting/test_places`` |
| confirmed spellings become aliases | ``test_reader`` |
| people weighed, "not the same" remembered | ``test_reader`` |
| ผ.02 in all its forms | ``FORMS``, ``understanding/test_por02`` |
| columns nobody knows kept, shown, exported | below |
| villages and figures; kinds of other apps | ``test_places_sheets``, ``test_made_kind`` |
"""

import io
from typing import Any

import openpyxl
import pytest
from django.apps import apps

from leaders.models import RoleType
from nakhonchai.imports.services import change_sheet
from nakhonchai.records.models import Record
from organizations.models import Organization
from tests.imports.conftest import content, fates, make_book, problems, words
from tests.imports.patterns import BODY, PATTERNS, TWO, Pattern, body, csv, told_of


@pytest.mark.parametrize("one", PATTERNS, ids=lambda one: one.name)
def test_every_row_has_its_fate(people: Any, send: Any, confirm: Any, one: Pattern) -> None:
    RoleType.objects.update(needs_organization=False)
    run = send(people.surin, one.data, one.file)
    told: dict[int, str] = {}
    for row in run.rows.order_by("pk"):
        told[row.number] = row.fate if told.get(row.number, row.fate) == row.fate else "mixed"
    wrong = {at: (told.get(at), fate) for at, fate in one.fates.items() if told.get(at) != fate}
    assert not wrong, (wrong, told_of(run))
    assert set(told) - set(one.fates) <= unasserted(one), told
    assert all(row.why for row in run.rows.filter(fate="other"))
    for number, cells in one.data_of.items():
        data = run.rows.filter(number=number).exclude(fate="other").first().data
        assert {name: str(data.get(name)) for name in cells} == cells
    said = told_of(run)
    assert all(text in said for text in one.told), said
    if one.made:
        confirm(people.surin, run)
        kinds = [model for model in apps.get_models() if issubclass(model, Record)]
        names = {str(record) for model in kinds for record in everything(model)}
        assert set(one.made) <= names, names


def unasserted(one: Pattern) -> set[int]:
    """Return the rows of a pattern whose fate hangs on what the whole country's names allow."""
    return {5} if one.name == "places in free text" else {4} if one.name.startswith("codes of") else set()


def everything(model: Any) -> Any:
    return model.objects.unscoped("test")


def test_a_file_whose_thai_is_lost_is_refused_with_the_reason(people: Any, send: Any) -> None:
    lost = csv(TWO, "utf-8").decode().encode("ascii", "replace")
    answer = send(people.surin, lost, "ก.csv")
    assert (answer.status_code == 422 and "????" in words(answer)) or "เสียหาย" in words(answer)


def test_a_hidden_sheet_is_named_and_read_when_asked(people: Any, send: Any) -> None:
    book = openpyxl.Workbook()
    for name, rows in (("เปิด", TWO), ("ซ่อน", [BODY, body("กลุ่มลับ")])):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.remove(book["Sheet"])
    book["ซ่อน"].sheet_state = "hidden"
    data = io.BytesIO()
    book.save(data)
    run = send(people.surin, data.getvalue())
    assert fates(run) == ["new", "new"]
    assert any("ซ่อน" in note for note in run.sheet_set.get(name="ซ่อน").notes)
    change_sheet(run, run.sheet_set.get(name="ซ่อน").position, by=people.surin, ignored=False)
    assert fates(run) == ["new", "new", "new"], problems(run)


def test_columns_nobody_knows_are_kept_shown_and_exported(
    people: Any, send: Any, confirm: Any, client_of: Any
) -> None:
    rows = [[*BODY, "วันประชุม"], body("กลุ่มทอผ้า", "ทุกวันที่ 5"), body("กลุ่มข้าว", "")]
    run = send(people.surin, make_book(ก=rows))
    change_sheet(run, 0, by=people.surin, columns={5: "+"})
    assert fates(run) == ["new", "new"]
    confirm(people.surin, run)
    made = everything(Organization).get(name="กลุ่มทอผ้า")
    assert made.extra == {"วันประชุม": "ทุกวันที่ 5"}
    client = client_of(people.surin)
    assert "ทุกวันที่ 5" in client.get(f"/organizations/{made.ref}/").content.decode()
    answer = client.post("/organizations/export/", {"format": "xlsx", "personal": "on", "purpose": "ทดสอบ"})
    if answer.status_code == 200:
        again = send(people.surin, content(answer), "ส่งออก.xlsx")
        assert set(fates(again)) == {"unchanged"}, problems(again)


def test_the_same_file_again_says_so_and_changes_nothing(people: Any, send: Any, confirm: Any) -> None:
    data = make_book(ก=TWO)
    confirm(people.surin, send(people.surin, data))
    again = send(people.surin, data)
    assert "เคยนำเข้าแล้ว" in again.message and again.to_write == 0
