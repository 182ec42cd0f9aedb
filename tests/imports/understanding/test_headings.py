"""Where headings are, how high, what they mean, and how choices are remembered."""

import pytest

from leaders.resources import LeaderResource
from nakhonchai.imports.kinds import sheet_kinds
from nakhonchai.imports.sheets import KINDS, Choice, Chosen, Grid, Vocabulary, heading_key, understand
from nakhonchai.imports.translating import OTHER_NAMES
from organizations.resources import OrganizationResource
from plans.resources import PlanResource, ProjectResource


def fields(rows, **options):
    table = understand(Grid("", rows, **{k: v for k, v in options.items() if k == "merges"})).tables[0]
    return table.kind, [column.name for column in table.columns]


PERSON = ["นายทดสอบ ระบบดี", "ประธาน", "0812345678"]


@pytest.mark.parametrize(
    "heading",
    ["ชื่อ-สกุล", "ชื่อ – นามสกุล", "ชื่อ - สกุล", "ชื่อและนามสกุล", "ชื่อ-นามสกุล", "รายชื่อ", "ชือ-สกุล", "ชื่อ  -  สกุล*"],
)
def test_names_of_people_in_many_spellings(heading):
    assert fields([[heading, "ตำแหน่ง", "โทร."], PERSON]) == ("leaders", ["full_name", "role", "telephone"])


@pytest.mark.parametrize(
    "heading", ["โทร", "โทร.", "เบอร์โทร", "เบอร์โทรศัพท์ (มือถือ)", "เบอร์ติดต่อ", "โทรศัพท์", "Tel.", "เบอร์โทรศัพย์"]
)
def test_telephones_in_many_spellings(heading):
    assert fields([["ชื่อ-สกุล", "ตำแหน่ง", heading], PERSON])[1][2] == "telephone"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("ม.", "moo"),
        ("หมู่", "moo"),
        ("หมู่ที่", "moo"),
        ("หมู่บ้านที่", "moo"),
        ("บ้าน", "place_name"),
        ("วดป.เกิด", "birth_year"),
        ("วัน/เดือน/ปีเกิด", "birth_year"),
        ("อายุ (ปี)", "age"),
        ("ตำแหน่งในชุมชน", "role"),
        ("ลายมือชื่อ", "signature"),
        ("ไลน์", "line_id"),
    ],
)
def test_headings_of_people(heading, field):
    assert fields([["ชื่อ-สกุล", heading, "โทร."], PERSON])[1][1] == field


def test_kinds_are_told_apart_by_evidence():
    assert fields([["ชื่อ", "นามสกุล", "โทร."], ["นายก", "ดี", ""]])[0] == "leaders"
    assert fields([["ชื่อ", "ประเภท", "จำนวนสมาชิก"], ["กลุ่มก", "อาชีพ", 3]])[0] == "organizations"
    assert fields([["ชื่อ", "หมู่ที่", "ครัวเรือน"], ["บ้านโคก", 3, 120]])[0] == "places"
    assert fields([["ตำบล", "อำเภอ", "ประชากรชาย", "ประชากรหญิง"], ["ไพล", "ปราสาท", 30, 40]])[0] == "figures"
    assert fields([["ชื่อแผน", "ปีเริ่ม", "ปีสิ้นสุด", "วิสัยทัศน์"], ["แผนพัฒนาตำบลไพล", 2566, 2570, "อยู่ดี"]])[0] == "plans"
    assert fields([["โครงการ", "วัตถุประสงค์", "งบประมาณ (บาท)"], ["โครงการก", "เพื่อดี", 100]])[0] == "projects"


def test_what_stands_in_the_name_column_decides_where_headings_do_not():
    people = [["ชื่อ", "ที่อยู่", "โทร."], ["นายทดสอบ ดีมาก", "ม.1", ""], ["นางตัวอย่าง ดีจริง", "ม.2", ""]]
    bodies = [["ชื่อ", "ที่อยู่", "โทร."], ["กลุ่มทอผ้า", "ม.1", ""], ["กองทุนหมู่บ้าน", "ม.2", ""]]
    assert fields(people)[0] == "leaders"
    assert fields(bodies)[0] == "organizations"


@pytest.mark.parametrize("down", range(0, 15, 2))
def test_a_heading_stands_up_to_fifteen_rows_down(down):
    rows = [[f"บันทึกที่ {n}"] for n in range(down)] + [["ชื่อองค์กร", "ประเภท", "โทร."], ["กลุ่มก", "อาชีพ", ""]]
    assert understand(Grid("", rows)).tables[0].header == (down, down)


def test_two_lines_merged_across_and_down():
    rows = [
        ["ที่", "ชื่อ-สกุล", "ที่อยู่", "", "", "เบอร์โทร"],
        ["", "", "บ้านเลขที่", "หมู่ที่", "ตำบล", ""],
        [1, "นายทดสอบ ดี", "12", 3, "ไพล", "0812345678"],
    ]
    merges = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 4), (0, 5, 1, 5)]
    expected = ("leaders", ["order", "full_name", "house", "moo", "subdistrict", "telephone"])
    assert fields(rows, merges=merges) == expected
    assert fields(rows) == expected  # a CSV of it has lost the merges


def test_four_lines_with_numbers_of_columns():
    rows = [
        ["ชื่อ", "ที่ตั้ง", "", "งบประมาณ", ""],
        ["โครงการ", "", "", "ปีงบประมาณ", ""],
        ["", "หมู่ที่", "ตำบล", 2566, "๒๕๖๗"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["โครงการก", 1, "ไพล", 20, 30],
    ]
    merges = [(0, 1, 1, 2), (0, 3, 0, 4), (1, 3, 1, 4)]
    table = understand(Grid("", rows, merges=merges)).tables[0]
    assert table.header == (0, 3)
    assert [column.name for column in table.columns] == [
        "name",
        "moo",
        "subdistrict",
        "budget_year",
        "budget_year",
    ]
    assert [column.year for column in table.columns] == [None, None, None, 2566, 2567]
    assert len(table.rows) == 5


def test_english_headings_and_those_of_one_system():
    assert fields([["hoscode", "hosname", "hostype", "distcode", "tel"], ["01", "รพ.สต.ก", "07", "3", ""]])[
        1
    ] == [
        "registration_number",
        "name",
        "type",
        "district_code",
        "telephone",
    ]
    assert fields(
        [["name", "provinceName", "sub_district", "LAT", "Lon"], ["กลุ่มก", "สุรินทร์", "ไพล", 14.1, 103.2]]
    )[1] == [
        "name",
        "province",
        "subdistrict",
        "latitude",
        "longitude",
    ]


def test_columns_carry_confidence_samples_and_what_was_not_understood():
    rows = [
        ["ชื่อองค์กร", "ประเภท", "สีประจำกลุ่ม"],
        ["กลุ่มก", "อาชีพ", "แดง"],
        ["กลุ่มข", "อาชีพ", "ฟ้า"],
        ["กลุ่มค", "อาชีพ", "ขาว"],
    ]
    table = understand(Grid("", rows)).tables[0]
    assert [column.heading for column in table.not_understood] == ["สีประจำกลุ่ม"]
    assert table.columns[0].samples == ("กลุ่มก", "กลุ่มข", "กลุ่มค")
    assert table.columns[1].samples == ("อาชีพ",)
    assert table.columns[0].confidence == 1.0 and table.columns[0].how


def test_learned_words_win():
    rows = [["ชื่อองค์กร", "หัวหน้าทีม", "โทร."], ["กลุ่มก", "นายทดสอบ ดี", ""]]
    assert understand(Grid("", rows)).tables[0].columns[1].name == ""
    taught = Vocabulary({"organizations": {heading_key("หัวหน้าทีม"): "contact_name"}})
    column = understand(Grid("", rows), taught).tables[0].columns[1]
    assert (column.name, column.how) == ("contact_name", "ตามที่เคยเลือกไว้")


def test_a_choice_is_remembered_by_the_shape_of_the_heading():
    rows = [["ชื่อ", "ที่อยู่", "ปี 2566"], ["กลุ่มก", "ม.1", 5]]
    first = understand(Grid("ม.ค.", rows)).tables[0]
    assert first.kind == "organizations"
    choices = {first.shape: Choice("places", {0: "place_name", 2: "households"})}
    again = understand(
        Grid("ก.พ.", [["รายงาน"], ["ชื่อ", "ที่อยู่", "ปี 2567"], ["กลุ่มข", "ม.2", 6]]), choices=choices
    ).tables[0]
    assert again.shape == first.shape
    assert (again.kind, again.header) == ("places", (1, 1))
    assert [column.name for column in again.columns] == ["place_name", "", "households"]
    assert again.signature != first.signature  # the kind differs
    other = understand(Grid("", [["ชื่อ", "โทร.", "ปี 2567"], ["กลุ่มข", "", 6]]), choices=choices).tables[0]
    assert other.kind == "organizations"


def test_a_person_may_mark_the_table_where_nothing_was_found():
    rows = [["ก", "ข"], ["หัว1", "หัว2"], ["กลุ่มทอผ้า", "0812345678"]]
    assert understand(Grid("", rows)).tables == []
    marked = Chosen(1, 1, 0, 1, Choice("organizations", {0: "name", 1: "telephone"}))
    reading = understand(Grid("", rows), chosen=[marked])
    assert [column.name for column in reading.tables[0].columns] == ["name", "telephone"]
    assert [row.kind.value for row in reading.tables[0].rows] == ["title", "header", "data"]
    remembered = {reading.tables[0].shape: marked.choice}
    assert understand(Grid("", rows[1:]), choices=remembered).tables[0].kind == "organizations"


def test_missing_fields_are_named():
    rows = [["ตำบล", "อำเภอ", "ประเภท", "โทร."], ["ไพล", "ปราสาท", "อาชีพ", ""]]
    assert understand(Grid("", rows)).tables[0].missing == ("ชื่อองค์กร",)


@pytest.mark.parametrize("kind", ["organizations", "leaders", "plans", "projects"])
def test_workbooks_of_our_own_are_understood_column_by_column(kind):
    resource = {
        "organizations": OrganizationResource,
        "leaders": LeaderResource,
        "plans": PlanResource,
        "projects": ProjectResource,
    }[kind]()
    names = list(resource._meta.fields)
    rows = [[resource.fields[name].heading for name in names], ["x"] * len(names)]
    table = understand(Grid(resource.sheet, rows), Vocabulary(kinds=sheet_kinds())).tables[0]
    assert table.kind == kind
    # Facts gathered in one cell stand only in our own sheets, which are read to the letter.
    known = {ours: theirs for theirs, ours in OTHER_NAMES.items()} | {
        "extra": "",
        "budget_by_year": "budget_year",
    }
    assert [column.name for column in table.columns] == [known.get(name, name) for name in names]


def test_every_word_of_the_vocabulary_reads_as_its_field():
    kinds = sheet_kinds()
    for name, headings in Vocabulary(kinds=kinds).kinds.items():
        for field in kinds[name].fields if name in KINDS else ():
            for word in field.words:
                hit = headings.exact((word.lstrip("~"),))
                assert hit is not None and hit.field.name == field.name, (name, field.name, word)
