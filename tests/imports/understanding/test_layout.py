"""Merged cells, hidden rows and text boxes out of xlsx and ods, with the standard library alone."""

import io
import subprocess
import sys
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odf import draw, table, text
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties

from nakhonchai.imports.files.layout import parse_range, read_layout

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "แผ่นหนึ่ง"
    sheet["A1"] = "หัวเรื่อง"
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("B3:B5")
    sheet["A6"] = "ซ่อน"
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.create_sheet("ลับ").sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(data: bytes, changes: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            new.writestr(name, content)
    return out.getvalue()


def relations(*all_of: str) -> str:
    inside = "".join(f"<Relationship {one}/>" for one in all_of)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def with_box(data: bytes, said: str) -> bytes:
    rels = relations('Id="rId1" Type="x/drawing" Target="../drawings/drawing1.xml"')
    drawing = (
        '<xdr:wsDr xmlns:xdr="urn:x" xmlns:a="urn:a"><xdr:sp><xdr:txBody><a:p><a:r>'
        f"<a:t>{said}</a:t></a:r></a:p><a:p><a:r><a:t>บรรทัดสอง</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>"
    )
    return changed(
        data,
        {"xl/worksheets/_rels/sheet1.xml.rels": rels.encode(), "xl/drawings/drawing1.xml": drawing.encode()},
    )


def ods() -> bytes:
    book = OpenDocumentSpreadsheet()
    hidden = Style(name="ta2", family="table")
    hidden.addElement(TableProperties(display="false"))
    book.automaticstyles.addElement(hidden)
    sheet = table.Table(name="แผ่นหนึ่ง")
    sheet.addElement(table.TableColumn())
    sheet.addElement(table.TableColumn(visibility="collapse"))
    for number in range(4):
        row = table.TableRow(**({"visibility": "collapse"} if number == 2 else {}))
        wide = {"numbercolumnsspanned": 2, "numberrowsspanned": 2} if number == 0 else {}
        cell = table.TableCell(valuetype="string", **wide)
        cell.addElement(text.P(text=f"แถว {number}"))
        row.addElement(cell)
        row.addElement(table.CoveredTableCell() if number < 2 else table.TableCell())
        if number == 3:
            frame = draw.Frame()
            box = draw.TextBox()
            box.addElement(text.P(text="ส่งภายในวันศุกร์"))
            frame.addElement(box)
            cell.addElement(frame)
        sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    secret = table.Table(name="ลับ", stylename=hidden)
    secret.addElement(table.TableRow())
    book.spreadsheet.addElement(secret)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_of_excel():
    found = read_layout(with_box(xlsx(), "ส่งภายใน"), "xlsx")
    one = found["แผ่นหนึ่ง"]
    assert sorted(one.merges) == [(0, 0, 0, 2), (2, 1, 4, 1)]
    assert (one.hidden_rows, one.hidden_columns, one.hidden) == ([5], [3], False)
    assert one.text_boxes == ["ส่งภายใน บรรทัดสอง"]
    assert found["ลับ"].hidden
    assert one.as_plain()["merges"]


def test_a_workbook_of_libreoffice():
    found = read_layout(ods(), "ods")
    one = found["แผ่นหนึ่ง"]
    assert one.merges == [(0, 0, 1, 1)]
    assert (one.hidden_rows, one.hidden_columns, one.text_boxes) == ([2], [1], ["ส่งภายในวันศุกร์"])
    assert found["ลับ"].hidden and not one.hidden


@pytest.mark.parametrize(
    ("written", "block"),
    [
        ("A1:C1", (0, 0, 0, 2)),
        ("$B$2", (1, 1, 1, 1)),
        ("C1:A1", None),
        ("A0:B2", None),
        ("x", None),
        ("XFE1", None),
    ],
)
def test_ranges(written, block):
    assert parse_range(written) == block


def test_a_dtd_ends_the_reading_of_a_part():
    merged = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    bomb = f'<!DOCTYPE x [<!ENTITY a "ก">]><worksheet xmlns="{NS}">{merged}</worksheet>'
    found = read_layout(changed(xlsx(), {"xl/worksheets/sheet1.xml": bomb.encode()}), "xlsx")
    assert found["แผ่นหนึ่ง"].merges == []


def test_more_than_anybody_merges_is_cut():
    many = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 30_000))
    columns = '<cols><col min="1" max="16384" hidden="1"/></cols>'
    part = f'<worksheet xmlns="{NS}">{columns}<mergeCells>{many}</mergeCells></worksheet>'
    one = read_layout(changed(xlsx(), {"xl/worksheets/sheet1.xml": part.encode()}), "xlsx")["แผ่นหนึ่ง"]
    assert len(one.merges) == 20_000
    assert len(one.hidden_columns) == 200


def test_drawings_outside_the_archive_and_broken_parts_say_nothing():
    rels = relations(
        'Id="rId1" Type="x/drawing" Target="../../../../etc/passwd"',
        'Id="rId2" Type="x/drawing" TargetMode="External" Target="http://example.invalid/d.xml"',
    )
    broken = {
        "xl/worksheets/_rels/sheet1.xml.rels": rels.encode(),
        "xl/worksheets/sheet2.xml": b"<worksheet><row",
    }
    data = changed(xlsx(), broken)
    assert read_layout(data, "xlsx")["แผ่นหนึ่ง"].text_boxes == []


@given(st.binary(max_size=200), st.integers(0, 3000), st.sampled_from(["xlsx", "ods"]))
@settings(max_examples=60, deadline=None)
def test_no_bytes_ever_raise(noise, at, kind):
    whole = _WHOLE[kind]
    read_layout(noise, kind)
    read_layout(whole[:at] + noise + whole[at + len(noise) :], kind)


_WHOLE = {"xlsx": xlsx(), "ods": ods()}


def test_other_kinds_have_nothing_to_tell():
    assert read_layout(b"a,b\n1,2\n", "csv") == {}


def test_only_the_standard_library_is_needed():
    code = (
        "import sys; before = set(sys.modules); import nakhonchai.imports.files.layout; "
        "new = {m.partition('.')[0] for m in set(sys.modules) - before}; "
        "print(sorted(new - set(sys.stdlib_module_names)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=".")
    assert done.stdout.strip() == "['nakhonchai']"
