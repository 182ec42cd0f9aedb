"""Local development plans in the form ผ.02."""

from nakhonchai.imports.sheets import Grid, RowKind, plan_of, project_lines, understand

TITLE = "บัญชีโครงการพัฒนาท้องถิ่น แผนพัฒนาท้องถิ่น (พ.ศ. 2566 – 2570)"
HEAD = [
    [
        "ที่",
        "โครงการ",
        "วัตถุประสงค์",
        "เป้าหมาย\n(ผลผลิตของโครงการ)",
        "งบประมาณ",
        "",
        "",
        "",
        "",
        "ตัวชี้วัด (KPI)",
        "ผลที่คาดว่าจะได้รับ",
        "หน่วยงานรับผิดชอบหลัก",
    ],
    ["", "", "", "", 2566, 2567, 2568, "๒๕๖๙", "2570 (บาท)", "", "", ""],
]


def line(number, name, *money, aim="เพื่อการสัญจร"):
    return [number, name, aim, "ยาว 100 เมตร", *money, "ร้อยละ 80", "สะดวกขึ้น", "กองช่าง"]


ROWS = [
    [TITLE],
    ["องค์การบริหารส่วนตำบลไพล อำเภอปราสาท จังหวัดสุรินทร์"],
    ["ก. ยุทธศาสตร์จังหวัดที่ 1 เศรษฐกิจเข้มแข็ง"],
    ["1. ยุทธศาสตร์ที่ 1 โครงสร้างพื้นฐาน"],
    ["1.1 แผนงานอุตสาหกรรมและการโยธา"],
    *HEAD,
    line(1, "โครงการก่อสร้างถนน หมู่ 1", "", 500000, "-", "", ""),
    ["", "", "และการเกษตร", "กว้าง 4 เมตร", "", "", "", "", "", "", "", ""],
    line("2", "โครงการขุดลอกคลอง", "200,000", "200,000", "", "", "ไม่มี"),
    ["รวม", "2 โครงการ", "", "", "200,000", 700000, "", "", "", "", "", ""],
    [],
    ["2. ยุทธศาสตร์ที่ 2 คุณภาพชีวิต"],
    ["2.1 แผนงานสาธารณสุข"],
    *HEAD,
    line(1, "โครงการส่งเสริมผู้สูงอายุ", 30000, 30000, 30000, 30000, 30000),
    ["เพิ่มเติม ครั้งที่ 1/2567"],
    line(2, "โครงการอบรมเยาวชน", "", "", 10000, "", ""),
    ["รวมทั้งสิ้น", "", "", "", 230000, 730000, 40000, 30000, 30000, "", "", ""],
]
MERGES = [(5, 4, 5, 8), *((5, c, 6, c) for c in (0, 1, 2, 3, 9, 10, 11)), (14, 4, 14, 8)]


def test_every_row_of_the_form_has_its_fate():
    table = understand(Grid("ผ.02", ROWS, merges=MERGES)).tables[0]
    assert (table.kind, table.form, table.header) == ("projects", "ผ.02", (5, 6))
    assert [row.kind.value for row in table.rows] == [
        *["title"] * 5,
        *["header"] * 2,
        "data",
        "continued",
        "data",
        "total",
        "blank",
        "section",
        "section",
        *["header"] * 2,
        "data",
        "section",
        "data",
        "total",
    ]
    assert table.warnings == []


def test_years_are_read_from_the_two_line_heading():
    for merges in (MERGES, []):
        table = understand(Grid("ผ.02", ROWS, merges=merges)).tables[0]
        years = [column.year for column in table.columns if column.name == "budget_year"]
        assert years == [2566, 2567, 2568, 2569, 2570]
        assert [c.name for c in table.columns if c.year is None] == [
            "order",
            "name",
            "aim",
            "output",
            "indicator",
            "expected_result",
            "organization",
        ]


def test_projects_carry_their_strategy_money_and_amendment():
    table = understand(Grid("ผ.02", ROWS, merges=MERGES)).tables[0]
    lines = project_lines(table)
    assert [one.name for one in lines] == [
        "โครงการก่อสร้างถนน หมู่ 1",
        "โครงการขุดลอกคลอง",
        "โครงการส่งเสริมผู้สูงอายุ",
        "โครงการอบรมเยาวชน",
    ]
    assert lines[0].texts["aim"] == "เพื่อการสัญจร\nและการเกษตร"
    assert lines[0].rows == (7, 8)
    assert lines[0].budget == {2567: 500000, 2568: "-"}
    assert lines[0].context["program"] == "แผนงานอุตสาหกรรมและการโยธา"
    assert lines[0].context["strategy"].startswith("ยุทธศาสตร์ที่ 1")
    assert lines[2].context == {"strategy": "ยุทธศาสตร์ที่ 2 คุณภาพชีวิต", "program": "แผนงานสาธารณสุข"}
    assert [one.amendment for one in lines] == ["", "", "", "เพิ่มเติม ครั้งที่ 1/2567"]


def test_the_plan_is_read_from_the_titles():
    table = understand(Grid("ผ.02", ROWS, merges=MERGES)).tables[0]
    plan = plan_of(table)
    assert (plan["first_year"], plan["last_year"]) == (2566, 2570)
    assert "แผนพัฒนาท้องถิ่น" in plan["name"]
    assert table.context["subdistrict"] == "ไพล"


def test_totals_that_do_not_agree_are_warnings():
    rows = [list(row) for row in ROWS]
    rows[10][5] = 800000
    table = understand(Grid("ผ.02", rows, merges=MERGES)).tables[0]
    assert any("แถว 11" in text and "800,000" in text and "700,000" in text for text in table.warnings)


def test_the_indicator_column_may_be_missing_and_an_amendment_may_stand_in_the_name():
    rows = [
        ["โครงการ", "งบประมาณ", "", "หน่วยงาน"],
        ["", "ปี 2566", "ปี 2567", ""],
        ["โครงการวางท่อ (เปลี่ยนแปลง ครั้งที่ 2/2566)", 100, "", "กองช่าง"],
    ]
    table = understand(Grid("", rows)).tables[0]
    assert table.form == "ผ.02"
    (one,) = project_lines(table)
    assert one.budget == {2566: 100} and one.amendment == "เปลี่ยนแปลง ครั้งที่ 2/2566"
    assert (plan_of(table)["first_year"], plan_of(table)["last_year"]) == (2566, 2567)


def test_other_lists_of_projects_are_not_the_form():
    rows = [["โครงการ", "งบประมาณ (บาท)", "ปีงบประมาณ"], ["โครงการก", 5, 2567]]
    table = understand(Grid("", rows)).tables[0]
    assert table.form == ""
    assert [column.name for column in table.columns] == ["name", "budget_asked", "fiscal_year"]
    assert [row.kind for row in table.rows] == [RowKind.HEADER, RowKind.DATA]
