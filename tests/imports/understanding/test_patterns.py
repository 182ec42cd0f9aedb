"""Every pattern of real workbooks, copied with invented people: the fate of each row is asserted."""

from nakhonchai.imports.sheets import Grid, RowKind, SheetReading, understand

K = RowKind


def fates(reading: SheetReading, table: int = 0) -> list[str]:
    return [row.kind.value for row in reading.tables[table].rows]


def cells(reading: SheetReading, number: int, table: int = 0) -> dict[str, object]:
    """The cells of the row with this number, by field."""
    one = reading.tables[table]
    row = next(row for row in one.rows if row.number == number)
    return {
        column.name: row.cells[column.index]
        for column in one.columns
        if column.index in row.cells and column.name
    }


def row_of(reading: SheetReading, number: int, table: int = 0):
    return next(row for row in reading.tables[table].rows if row.number == number)


LEADERS = [
    ["ทะเบียนแกนนำ ตำบลสลักได อำเภอเมือง จังหวัดสุรินทร์", "", "", ""],
    ["ข้อมูลปี ๒๕๖๗", "", "", ""],
    [],
    ["ที่", "ชื่อ – นามสกุล", "ตำแหน่งในชุมชน", "เบอร์โทร"],
    [1, "นายสมมุติ ทดสอบดี", "ผู้ใหญ่บ้าน/กรรมการ", "081-234-5678"],
    [2, "นางสาวตัวอย่าง แสนดี", "แกนนำสตรี", 812345678],
]


def test_titles_above_give_place_and_year_to_the_rows_below():
    reading = understand(Grid("Sheet1", LEADERS))
    table = reading.tables[0]
    assert (table.kind, table.header) == ("leaders", (3, 3))
    assert fates(reading) == ["title", "title", "blank", "header", "data", "data"]
    context = table.rows[-1].context
    assert (context["subdistrict"], context["district"], context["province"]) == ("สลักได", "เมือง", "สุรินทร์")
    assert context["year"] == "2567"


def test_totals_inside_and_below_are_no_data_but_bodies_called_so_are():
    rows = [
        ["ลำดับ", "ชื่อกลุ่ม", "ประเภท", "จำนวนสมาชิก"],
        [1, "กลุ่มรวมใจพัฒนา", "อาชีพ", 10],
        [2, "รวมพลังสตรีบ้านโคก", "สตรี", 15],
        ["", "รวม", "", 25],
        [3, "กลุ่มทอผ้า", "อาชีพ", 5],
        ["", "รวมทั้งสิ้น", "", "30 คน"],
        ["ยอดยกมา", "", "", 30],
        ["รวม 3 กลุ่ม", "", "", ""],
    ]
    reading = understand(Grid("", rows))
    assert fates(reading) == ["header", "data", "data", "total", "data", "total", "total", "total"]
    assert reading.tables[0].warnings == []


def test_a_total_with_words_of_its_own_is_left_to_a_person():
    rows = [["ชื่อกลุ่ม", "ประเภท", "จำนวนสมาชิก"], ["ทั้งหมด", "กลุ่มอาชีพ", 5], ["กลุ่มก", "อาชีพ", 5]]
    assert fates(understand(Grid("", rows))) == ["header", "data", "data"]


def test_a_wrong_total_is_a_warning_and_changes_nothing():
    rows = [["ชื่อกลุ่ม", "จำนวนสมาชิก"], ["กลุ่มก", 10], ["กลุ่มข", 15], ["รวม", 26]]
    table = understand(Grid("", rows)).tables[0]
    assert len(table.warnings) == 1
    assert "26" in table.warnings[0] and "25" in table.warnings[0]
    assert len(table.of(K.DATA)) == 2


def test_a_heading_repeated_on_each_page_is_no_data():
    head = ["ลำดับ", "ชื่อองค์กร", "โทร."]
    rows = [["บัญชีองค์กร"], head, [1, "กลุ่มก", "044123456"], ["หน้า 2"], ["บัญชีองค์กร"], head, [2, "กลุ่มข", ""]]
    reading = understand(Grid("", rows))
    assert fates(reading) == ["title", "header", "data", "footnote", "title", "header", "data"]


def test_sections_give_their_place_to_the_rows_below_until_the_next():
    rows = [
        ["ลำดับ", "ชื่อองค์กร", "ประเภท"],
        ["อำเภอปราสาท", "", ""],
        ["ตำบลไพล", "", ""],
        [1, "กลุ่มเลี้ยงไหม", "อาชีพ"],
        ["", "ตำบลปรือ จำนวน 1 กลุ่ม", ""],
        [2, "กลุ่มออมทรัพย์", "การเงิน"],
        ["อำเภอสังขะ", "", ""],
        [3, "กลุ่มปลูกป่า", "ทรัพยากร"],
    ]
    reading = understand(Grid("", rows))
    assert fates(reading) == ["header", "section", "section", "data", "section", "data", "section", "data"]
    assert dict(row_of(reading, 4).context) == {"district": "ปราสาท", "subdistrict": "ไพล"}
    assert dict(row_of(reading, 6).context) == {"district": "ปราสาท", "subdistrict": "ปรือ"}
    assert dict(row_of(reading, 8).context) == {"district": "สังขะ"}


def test_a_section_may_be_the_type_of_what_follows():
    rows = [
        ["ลำดับ", "ชื่อองค์กร", "โทร."],
        ["1. ประเภทกลุ่มอาชีพ", "", ""],
        [1, "กลุ่มทอเสื่อ", "044123456"],
        ["กลุ่มผู้สูงอายุ", "", ""],
        [2, "ชมรมคนวัยงาม", ""],
    ]
    reading = understand(Grid("", rows, merges=[(3, 0, 3, 2)]))
    assert fates(reading) == ["header", "section", "data", "section", "data"]
    assert row_of(reading, 3).context["type"] == "กลุ่มอาชีพ"
    assert row_of(reading, 5).context["heading"] == "กลุ่มผู้สูงอายุ"


def test_footnotes_and_places_to_sign_are_no_data():
    rows = [
        ["ชื่อ-สกุล", "ตำแหน่ง", "โทรศัพท์"],
        ["นายทดลอง ระบบดี", "ประธาน", "0812345678"],
        [],
        ["หมายเหตุ ข้อมูลอาจเปลี่ยนแปลง", "", ""],
        ["", "ลงชื่อ.....................ผู้รายงาน", ""],
        ["", "(....................)", ""],
        ["ข้อมูล ณ วันที่ 1 ม.ค. 2567", "", ""],
    ]
    assert fates(understand(Grid("", rows))) == [
        "header",
        "data",
        "blank",
        "footnote",
        "footnote",
        "footnote",
        "footnote",
    ]


def test_who_signs_below_a_total_is_no_data():
    rows = [
        ["ที่", "ชื่อ-สกุล", "ที่อยู่", "เบอร์โทร"],
        [1, "นายทดสอบ ดี", "12 ม.3", ""],
        ["", "รวม 1 คน", "", ""],
        ["", "", "ลงชื่อ", "ผู้รับรอง"],
        ["", "", "(นางตัวอย่าง ดี)", ""],
        ["", "", "นายก อบต.ไพล", ""],
    ]
    assert fates(understand(Grid("", rows))) == [
        "header",
        "data",
        "total",
        "footnote",
        "footnote",
        "footnote",
    ]


def test_merged_cells_fill_down_for_words_and_count_once_for_money():
    rows = [
        ["ตำบล", "ชื่อโครงการ", "งบประมาณ"],
        ["ไพล", "โครงการก", 9000],
        ["", "โครงการข", ""],
        ["", "โครงการค", ""],
    ]
    reading = understand(Grid("", rows, merges=[(1, 0, 3, 0), (1, 2, 3, 2)]))
    assert [cells(reading, n).get("subdistrict") for n in (2, 3, 4)] == ["ไพล"] * 3
    assert [cells(reading, n).get("budget_asked") for n in (2, 3, 4)] == [9000, None, None]
    assert "ผสาน" in row_of(reading, 3).reasons[0]
    assert "นับครั้งเดียวที่แถว 2" in row_of(reading, 4).warnings[0]


def test_blanks_are_filled_from_above_where_places_are_written_once():
    rows = [
        ["อำเภอ", "ตำบล", "ชื่อองค์กร"],
        ["ปราสาท", "ไพล", "กลุ่มก"],
        ["", "", "กลุ่มข"],
        ["", "ปรือ", "กลุ่มค"],
        ["", "", "กลุ่มง"],
        ["สังขะ", "", "กลุ่มจ"],
        ["", "ดม", "กลุ่มฉ"],
        ["", "", "กลุ่มช"],
    ]
    reading = understand(Grid("", rows))
    places = [(cells(reading, n).get("district"), cells(reading, n).get("subdistrict")) for n in range(2, 9)]
    assert places == [
        ("ปราสาท", "ไพล"),
        ("ปราสาท", "ไพล"),
        ("ปราสาท", "ปรือ"),
        ("ปราสาท", "ปรือ"),
        ("สังขะ", None),  # a new district ends the subdistrict of the old one
        ("สังขะ", "ดม"),
        ("สังขะ", "ดม"),
    ]
    assert "แถว 2" in row_of(reading, 3).reasons[1]


def test_blanks_stay_blank_where_every_row_writes_its_place():
    rows = [["ตำบล", "ชื่อองค์กร"], ["ไพล", "กลุ่มก"], ["ไพล", "กลุ่มข"], ["", "กลุ่มค"], ["ไพล", "กลุ่มง"]]
    assert "subdistrict" not in cells(understand(Grid("", rows)), 4)


def test_ditto_marks_mean_the_value_above():
    rows = [["ตำบล", "ชื่อองค์กร"], ["ไพล", "กลุ่มก"], ['"', "กลุ่มข"], ["ๆ", "กลุ่มค"]]
    reading = understand(Grid("", rows))
    assert [cells(reading, n)["subdistrict"] for n in (2, 3, 4)] == ["ไพล"] * 3


def test_hidden_rows_are_named_and_not_taken():
    rows = [["ชื่อองค์กร", "โทร."], ["กลุ่มก", "044123456"], ["กลุ่มข", "044123457"]]
    reading = understand(Grid("", rows, hidden_rows=frozenset({2})))
    assert fates(reading) == ["header", "data", "hidden"]
    assert row_of(reading, 3).beneath is K.DATA
    assert any("แถว 3" in note for note in reading.notes)


def test_hidden_sheets_columns_and_text_boxes_are_named():
    rows = [["ชื่อองค์กร", "โทร."], ["กลุ่มก", "044123456"]]
    grid = Grid("ลับ", rows, hidden=True, hidden_columns=frozenset({1}), text_boxes=("ส่งภายในวันศุกร์",))
    notes = " ".join(understand(grid).notes)
    assert "แผ่นนี้ถูกซ่อน" in notes and "โทร." in notes and "ส่งภายในวันศุกร์" in notes


def test_errors_of_formulas_are_named_and_leave_the_cell_empty():
    rows = [["ชื่อองค์กร", "จำนวนสมาชิก"], ["กลุ่มก", "#REF!"], ["กลุ่มข", 4]]
    reading = understand(Grid("", rows))
    assert "member_count" not in cells(reading, 2)
    assert row_of(reading, 2).errors == ((1, "สูตรในช่องนี้ให้ค่าผิดพลาด (#REF!)"),)


def test_two_tables_side_by_side():
    rows = [
        ["ข้อมูลตำบลไพล", "", "", "", "", ""],
        ["ชื่อ-สกุล", "ตำแหน่ง", "โทร.", "", "ชื่อกลุ่ม", "จำนวนสมาชิก"],
        ["นายก ทดสอบ", "ประธาน", "0812345678", "", "กลุ่มทอผ้า", 12],
        ["นางข ทดสอบ", "กรรมการ", "", "", "กลุ่มเลี้ยงโค", 8],
        ["นายค ทดสอบ", "กรรมการ", "", "", "", ""],
    ]
    reading = understand(Grid("", rows))
    assert [(table.kind, table.span) for table in reading.tables] == [
        ("leaders", (0, 2)),
        ("organizations", (4, 5)),
    ]
    assert fates(reading, 0) == ["title", "header", "data", "data", "data"]
    assert fates(reading, 1) == ["blank", "header", "data", "data", "blank"]


def test_a_table_below_another_with_a_heading_of_its_own():
    rows = [
        ["ชื่อกลุ่ม", "ประเภท", "จำนวนสมาชิก"],
        ["กลุ่มทอผ้า", "อาชีพ", 12],
        [],
        ["รายชื่อคณะกรรมการ"],
        ["ชื่อ-สกุล", "ตำแหน่ง", "โทรศัพท์"],
        ["นายก ทดสอบ", "ประธาน", "0812345678"],
    ]
    reading = understand(Grid("", rows))
    assert [table.kind for table in reading.tables] == ["organizations", "leaders"]
    assert fates(reading, 0) == ["header", "data"]
    assert fates(reading, 1) == ["blank", "title", "header", "data"]


def test_a_row_with_only_its_number_is_blank():
    rows = [["ลำดับ", "ชื่อ-สกุล", "โทร."], [1, "นายก ทดสอบ", ""], [2, "", ""], [3, "\u200b", "_x000D_"]]
    reading = understand(Grid("", rows))
    assert fates(reading) == ["header", "data", "blank", "blank"]


def test_what_is_no_table_is_outside_and_said_so():
    rows = [["สวัสดี"], ["เรียน ท่านประธาน", "x"], []]
    reading = understand(Grid("จดหมาย", rows))
    assert reading.tables == []
    assert [row.kind.value for row in reading.outside] == ["outside", "outside", "blank"]
    assert "ไม่พบหัวตาราง" in reading.notes[0]
