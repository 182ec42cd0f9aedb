"""Files for the loader: each bad row is named by its line, and then nothing is written."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nakhonchai.geography.loading import Problem, Report, SourceFile, load
from nakhonchai.geography.loading.boundaries import read_boundaries
from nakhonchai.geography.loading.figures import read_figures
from nakhonchai.geography.loading.villages import read_villages
from nakhonchai.geography.models import Area, AreaFigure, Boundary

SQUARE = [[[103.0, 14.5], [103.1, 14.5], [103.1, 14.6], [103.0, 14.5]]]


def read(text: str | bytes) -> list[Problem]:
    problems: list[Problem] = []
    data = text.encode() if isinstance(text, str) else text
    read_villages(
        SourceFile("v.csv", data),
        provinces={"32"},
        find_subdistrict=lambda code: "" if code == "320512" else f"ไม่มีตำบลรหัส {code}",
        problems=problems,
    )
    return problems


HEADER = "code,name_th,moo,subdistrict_code\n"
BAD_ROWS = {
    "3205120,โคก,1,320512": "ต้องเป็นตัวเลข 8 หลัก",
    "3205120A,โคก,1,320512": "ต้องเป็นตัวเลข 8 หลัก",
    "32051201,โคก,1,320513": "ไม่ได้ขึ้นต้นด้วยรหัสตำบล",
    "32059901,โคก,1,320599": "ไม่มีตำบลรหัส 320599",
    "32051201,,1,320512": "ไม่มีชื่อ",
    "32051201,???,1,320512": "อ่านไม่ออก",
    "32051201,12,1,320512": "อ่านไม่ออก",
    f"32051201,{'ก' * 121},1,320512": "ยาวเกิน",
    "32051201,โคก,หนึ่ง,320512": "ไม่ใช่ตัวเลข",
    "32051201,โคก,2,320512": "ไม่ตรงกับสองหลักท้าย",
    "32051201,โคก,1": "มี 3 ช่อง",
    '32051201,"โคก,1,320512': "ผิดรูป",
}


@pytest.mark.parametrize(("row", "reason"), BAD_ROWS.items())
def test_a_bad_row_is_named_by_its_line(row: str, reason: str) -> None:
    (problem,) = read(HEADER + "32051202,ดี,2,320512\n" + row)
    assert problem.line == 3
    assert reason in problem.text


def test_all_bad_rows_are_told_at_once_and_a_double_names_the_first() -> None:
    problems = read(
        HEADER + "x,โคก,1,320512\n\n32051201,ก้าน,1,320512\n32051201,ข้าว,1,320512\ny,โคก,1,320512\n"
    )
    assert [problem.line for problem in problems] == [2, 5, 6]
    assert "ซ้ำกับบรรทัด 4" in problems[1].text


def test_thai_digits_spreadsheet_codes_and_every_encoding_are_read() -> None:
    text = HEADER + "๓๒๐๕๑๒๐๑,โคก,๑,๓๒๐๕๑๒\n32051202.0,ดี,2.0,320512.0\n"
    for data in (text.encode(), text.encode("utf-8-sig"), text.encode("utf-16")):
        assert read(data) == []
    assert read((HEADER + "32051201,โคก,1,320512\n").encode("cp874")) == []


def test_a_missing_column_and_unreadable_bytes_are_told() -> None:
    assert "ไม่มีคอลัมน์ moo" in read("code,name_th,subdistrict_code\n")[0].text
    assert "อ่านตัวอักษรไม่ได้" in read(b"\xff\xfe\x00")[0].text
    assert "ไม่มีคอลัมน์" in read("")[0].text


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_readers(data: bytes) -> None:
    read(data)
    read(HEADER.encode() + data)
    outlines(data)


def figures(text: str) -> tuple[list[Any], list[str], list[Problem]]:
    problems: list[Problem] = []
    found, notes = read_figures(
        SourceFile("f.csv", text.encode()),
        provinces={"32"},
        known={"32", "3205"},
        figures_source="ทดสอบ",
        problems=problems,
    )
    return found, notes, problems


def test_blank_is_not_reported_and_zero_is_a_value() -> None:
    found, notes, problems = figures(
        'code,year_be,population,households,อื่น\n32,2560,0,,x\n3205,๒๕๖๑,"1,250",-,\n31,2560,5,5,\n'
    )
    assert problems == []
    assert [(one.area, one.kind, one.year_be, int(one.value)) for one in found] == [
        ("32", "population", 2560, 0),
        ("3205", "population", 2561, 1250),
    ]
    assert notes == ["ไม่รู้จักคอลัมน์ อื่น จึงข้ามไป", "ข้าม 1 แถวของจังหวัดอื่น"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("32,2017,5", "ต้องเป็น พ.ศ."),
        ("32,ปีนี้,5", "ไม่ใช่ตัวเลข"),
        ("3299,2560,5", "ไม่มีพื้นที่รหัส 3299"),
        ("32,2560,-5", "ต้องไม่ติดลบ"),
        ("32,2560,1.5", "จำนวนเต็ม"),
        ("32,2560,ห้าคน", "ประชากร"),
        ("32,2560,9999999999999", "12 หลัก"),
        ("32,2559,7", "ซ้ำกับบรรทัด 2"),
    ],
)
def test_a_bad_figure_is_named_by_its_line(row: str, reason: str) -> None:
    problems = figures(f"code,year_be,population\n32,2559,1\n{row}\n")[2]
    assert [problem.line for problem in problems] == [3]
    assert reason in problems[0].text


def test_a_file_without_figures_is_told() -> None:
    assert "ไม่มีคอลัมน์ตัวเลข" in figures("code,year_be,จำนวน\n32,2560,5\n")[2][0].text


def outlines(data: str | bytes) -> tuple[dict[str, Any], list[Problem]]:
    problems: list[Problem] = []
    found, _ = read_boundaries(
        SourceFile("b.geojson", data.encode() if isinstance(data, str) else data),
        provinces={"32"},
        known={"32", "3205"},
        boundaries_source="ทดสอบ",
        problems=problems,
    )
    return found, problems


def feature(code: Any = "3205", kind: str = "Polygon", shape: Any = SQUARE) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": shape}
    return {"type": "Feature", "geometry": geometry, "properties": {"code": code}}


def collection(*features: Any) -> str:
    lines = ",\n".join(json.dumps(one) for one in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}'


def test_an_outline_is_kept_as_compact_geometry() -> None:
    found, problems = outlines(collection(feature(), feature("32", "MultiPolygon", [SQUARE])))
    assert problems == []
    assert found["3205"].geometry.startswith('{"type":"Polygon","coordinates":[[[103.0,14.5],')


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (feature("3299"), "ไม่มีพื้นที่รหัส"),
        (feature(None), "ไม่มีรหัสพื้นที่"),
        (feature(kind="Point", shape=[103, 14]), "ต้องเป็น Polygon"),
        (feature(shape=[[[103, 14], [103, 15], [103, 14]]]), "ไม่ครบวง"),
        (feature(shape=[[[14.5, 103], [14.5, 103.1], [14.6, 103.1], [14.5, 103]]]), "นอกประเทศไทย"),
        (feature(shape=[[["a", 14], [103, 15], [103, 16], ["a", 14]]]), "ไม่ครบวง"),
        ({"type": "Feature", "properties": {"code": "3205"}}, "ต้องเป็น Polygon"),
        ("ข้อความ", "ไม่มีรหัสพื้นที่"),
        (feature("32"), "ซ้ำกับบรรทัด 2"),
    ],
)
def test_a_bad_outline_is_named_by_its_line(bad: Any, reason: str) -> None:
    problems = outlines(collection(feature("32"), bad))[1]
    assert [problem.line for problem in problems] == [3]
    assert reason in problems[0].text


@pytest.mark.parametrize(
    ("text", "line"),
    [("{", 1), ('{"features":\n[}', 2), ("[]", 1), ("{}", 1), ("[" * 100_000, 0), ('{"features":[NaN]}', 0)],
)
def test_what_is_no_geojson_is_told(text: str, line: int) -> None:
    (problem,) = outlines(text)[1]
    assert problem.line == line


@pytest.mark.django_db
def test_one_bad_row_in_any_file_and_nothing_is_written() -> None:
    report: Report = load(
        ["32"],
        villages=SourceFile("v.csv", (HEADER + "32051201,โคก,1,320512\nx,y,1,320512\n").encode()),
        figures=SourceFile("f.csv", b"code,year_be,population\n32,2560,x\n"),
        boundaries=[SourceFile("b.geojson", collection(feature("3299")).encode()), "ไม่มีไฟล์นี้.geojson"],
        apply=True,
    )
    assert not report.ok
    assert {problem.file for problem in report.problems} == {
        "v.csv", "f.csv", "b.geojson", "ไม่มีไฟล์นี้.geojson"
    }  # fmt: skip
    assert report.text().count("✗") == 4
    assert "ยังไม่ได้เขียนอะไร" in report.verdict
    assert not (Area.objects.exists() or AreaFigure.objects.exists() or Boundary.objects.exists())


@pytest.mark.django_db
def test_a_village_of_an_abolished_subdistrict_is_refused() -> None:
    file = SourceFile("v.csv", (HEADER + "30060201,โคก,1,300602\n").encode())
    assert "ยกเลิกแล้ว" in load(["30"], villages=file).text()
