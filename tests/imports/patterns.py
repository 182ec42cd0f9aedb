"""Workbooks as offices make them, one for each way in which real files differ. All people are invented."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from nakhonchai.imports.models import Run
from tests.imports.conftest import make_book
from tests.imports.understanding.test_layout import with_box

PLACE = ["กังแอน", "ปราสาท", "สุรินทร์"]
BODY = ["ชื่อกลุ่ม", "ประเภท", "ตำบล", "อำเภอ", "จังหวัด"]
PEOPLE = ["ชื่อ-สกุล", "ตำแหน่ง", "ตำบล", "อำเภอ", "จังหวัด", "โทร"]
SAVING = "กลุ่มออมทรัพย์"
NOTHING = "other"


def body(name: str, *more: Any, place: list[str] = PLACE) -> list[Any]:
    return [name, SAVING, *place, *more]


def person(name: str, role: str = "กรรมการ", telephone: Any = "", place: list[str] = PLACE) -> list[Any]:
    return [name, role, *place, telephone]


@dataclass(frozen=True)
class Pattern:
    """A workbook and what must become of each of its rows that holds anything: {row: fate}."""

    name: str
    says: str  # the line of the field's list of patterns that it stands for
    data: bytes
    fates: dict[int, str]
    file: str = "แฟ้ม.xlsx"
    data_of: dict[int, dict[str, Any]] = field(default_factory=dict)  # row → cells as they were taken
    told: tuple[str, ...] = ()  # what is said of the sheet or its rows
    made: tuple[str, ...] = ()  # names of what an apply makes


def shaped(rows: list[list[Any]], shape: Callable[[Worksheet], None]) -> bytes:
    """Return a workbook of one sheet to which something is done."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(row)
    shape(sheet)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def csv(rows: list[list[Any]], encoding: str, separator: str = ",") -> bytes:
    lines = (separator.join(str(cell) for cell in row) for row in rows)
    return "\r\n".join(lines).encode(encoding)


def all_new(count: int, first: int = 2, **other: str) -> dict[int, str]:
    return {1: NOTHING} | dict.fromkeys(range(first, first + count), "new")


TWO = [BODY, body("กลุ่มทอผ้า"), body("กลุ่มข้าว")]
ENCODINGS = [
    Pattern(
        f"csv {name}", "CSV in encodings and separators", data, all_new(2), file="ก.csv", made=("กลุ่มทอผ้า",)
    )
    for name, data in {
        "cp874": csv(TWO, "cp874"),
        "utf-8": csv(TWO, "utf-8"),
        "utf-8 with BOM": csv(TWO, "utf-8-sig"),
        "utf-16": csv(TWO, "utf-16", "\t"),
        "semicolons": csv(TWO, "utf-8-sig", ";"),
        "tabs": csv(TWO, "cp874", "\t"),
        "bars": csv(TWO, "utf-8", "|"),
    }.items()
]

TEXTS = [
    Pattern(
        "signs nobody sees",
        "_x000D_, NBSP, zero width, sara am in pieces, เเ, doubled marks, Thai digits",
        make_book(
            ก=[
                [*BODY, "สมาชิก (คน)"],
                body("กลุ่ม_x000D_ทอผ้า", "๑๒"),
                body("กลุ่ม\u00a0ข้าว\u200bหอม", "1,234"),
                body("กลุ่มน\u0e4d\u0e32ตาล", "๒๐ คน"),
                body("กลุ่มเเม่บ้าน", 4.0),
                body("กลุ่มที่่ดิน", "-"),
            ]
        ),
        all_new(5),
        made=("กลุ่ม ข้าวหอม", "กลุ่มน้ำตาล".replace("น้ำ", "นำ"), "กลุ่มแม่บ้าน", "กลุ่มที่ดิน"),
    ),
    Pattern(
        "destroyed cells",
        "a name whose Thai is lost is never taken",
        make_book(ก=[BODY, body("????????"), body("กลุ่มดี")]),
        {1: NOTHING, 2: "error", 3: "new"},
        told=("เสียหาย",),
    ),
]


def _merged(sheet: Worksheet) -> None:
    for block in ("A1:E1", "C3:C5", "D3:D5", "E3:E5"):
        sheet.merge_cells(block)


def _hide(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True


def _error(sheet: Worksheet) -> None:
    sheet["C3"].value, sheet["C3"].data_type = "#REF!", "e"
    sheet["F2"].value, sheet["F2"].data_type = "#N/A", "e"


LAYOUTS = [
    Pattern(
        "titles, sections, totals, repeated headings, footnotes",
        "titles above, subtotals inside and below, repeated page headers, section rows, footnotes",
        make_book(
            ก=[
                ["บัญชีรายชื่อกลุ่มองค์กร ประจำปี 2567"],
                ["จังหวัดสุรินทร์"],
                [],
                ["ที่", "ชื่อกลุ่ม", "ประเภท", "ตำบล", "สมาชิก"],
                ["อำเภอปราสาท"],
                [1, "กลุ่มทอผ้า", SAVING, "กังแอน", 10],
                [2, "กลุ่มข้าว", SAVING, "ทมอ", 20],
                ["", "รวม", "", "", 30],
                ["ที่", "ชื่อกลุ่ม", "ประเภท", "ตำบล", "สมาชิก"],
                ["อำเภอเมืองสุรินทร์"],
                [3, "กลุ่มปลา", SAVING, "ตั้งใจ", 5],
                ["", "รวมทั้งสิ้น", "", "", 36],
                ["หมายเหตุ: ข้อมูล ณ เดือนมกราคม"],
            ]
        ),
        {
            **dict.fromkeys((1, 2, 4, 5, 8, 9, 10, 12, 13), NOTHING),
            **dict.fromkeys((6, 7, 11), "new"),
        },
        told=("เขียนยอดรวม 36",),
        made=("กลุ่มปลา",),
    ),
    Pattern(
        "merged down and across",
        "merged cells down and across",
        shaped(
            [
                ["ทะเบียนกลุ่ม"],
                BODY,
                body("กลุ่มทอผ้า"),
                ["กลุ่มข้าว", SAVING, "", "", ""],
                ["กลุ่มปลา", SAVING, "", "", ""],
            ],
            _merged,
        ),
        {1: NOTHING, 2: NOTHING, 3: "new", 4: "new", 5: "new"},
    ),
    Pattern(
        "blanks filled from above",
        "blanks to be filled from above, ditto marks",
        make_book(
            ก=[
                ["จังหวัด", "อำเภอ", "ตำบล", "ชื่อกลุ่ม", "ประเภท"],
                ["สุรินทร์", "ปราสาท", "กังแอน", "กลุ่มทอผ้า", SAVING],
                ["", "", "", "กลุ่มข้าว", '"'],
                ["", "", "ทมอ", "กลุ่มปลา", "”"],
                ["", "เมืองสุรินทร์", "ตั้งใจ", "กลุ่มไหม", SAVING],
            ]
        ),
        all_new(4),
    ),
    Pattern(
        "two tables, one below the other",
        "two tables in one sheet",
        make_book(
            ก=[
                BODY,
                body("กลุ่มทอผ้า"),
                [],
                ["รายชื่อกรรมการ"],
                PEOPLE,
                person("นายมานะ ขยัน", telephone="0811111111"),
            ]
        ),
        {1: NOTHING, 2: "new", 4: NOTHING, 5: NOTHING, 6: "new"},
        told=("2 ตาราง",),
    ),
    Pattern(
        "two tables side by side",
        "two tables in one sheet",
        make_book(
            ก=[[*BODY, "", *BODY], [*body("กลุ่มทอผ้า"), "", *body("กลุ่มข้าว")], [*body("กลุ่มปลา"), "", *[""] * 5]]
        ),
        {1: NOTHING, 2: "new", 3: "new"},
        told=("2 ตาราง",),
        made=("กลุ่มทอผ้า", "กลุ่มข้าว", "กลุ่มปลา"),
    ),
    Pattern(
        "hidden rows",
        "hidden rows are named, not taken silently",
        shaped([BODY, body("กลุ่มทอผ้า"), body("กลุ่มลับ"), body("กลุ่มข้าว")], _hide),
        {1: NOTHING, 2: "new", 3: NOTHING, 4: "new"},
        told=("แถวที่ซ่อนไว้",),
    ),
    Pattern(
        "a text box",
        "text boxes are named",
        with_box(make_book(ก=TWO), "หมายเหตุในกล่อง"),
        all_new(2),
        told=("หมายเหตุในกล่อง",),
    ),
    Pattern(
        "errors of formulas",
        "formulas: an error is a problem where the value is needed",
        shaped([[*BODY, "หมายเหตุ"], body("กลุ่มทอผ้า", ""), body("กลุ่มข้าว", "")], _error),
        {1: NOTHING, 2: "error", 3: "error"},
        told=("สูตร",),
    ),
]

CELLS = [
    Pattern(
        "several values in one cell",
        "roles by /, two telephones, two people, หมู่ 1,3,5",
        make_book(
            ก=[
                [*PEOPLE, "หมู่ที่"],
                [*person("นางมานี ขยัน", "ประธาน/กรรมการ", "081-111-1111, 044-123456"), 1],
                [*person("นายหนึ่ง ก่อน และนายสอง หลัง"), 1],
                [*person("นายสาม สุดท้าย", telephone="0833333333"), "1,3,5"],
            ]
        ),
        {1: NOTHING, 2: "new", 3: "decision", 4: "new"},
        data_of={2: {"telephone": "0811111111"}},
        told=("2 คน", "หลายหมู่: 1, 3, 5 จึงใช้ระดับตำบล"),
    ),
    Pattern(
        "titles glued to names",
        "titles glued to names, many spellings",
        make_book(
            ก=[
                PEOPLE,
                *(
                    person(f"{title}ทดสอบ{word} ดีมาก", telephone=f"08100000{at:02}")
                    for at, (title, word) in enumerate(
                        zip(
                            (
                                *("นาย", "น.ส.", "นส.", "นางสาว", "นาง", "ด.ช.", "ว่าที่ ร.ต.", "ดร.", "พระครู"),
                                *("ร.ต.อ.", "จ.ส.อ.", "ผศ.", "ส.อ.", "นาย ", "น.ส. "),
                            ),
                            "กขคงจฉชซฌญดตถทธ",
                            strict=True,
                        )
                    )
                ),
            ]
        ),
        all_new(15),
        data_of={3: {"prefix": "นางสาว"}, 4: {"prefix": "นางสาว"}, 2: {"prefix": "นาย"}},
    ),
    Pattern(
        "telephones",
        "telephones as integers, with extensions, ranges, joined floats that cannot be saved",
        make_book(
            ก=[
                PEOPLE,
                person("นายเอก หนึ่งดี", telephone=812345678),
                person("นายโท สองดี", telephone="044-123456 ต่อ 12"),
                person("นายตรี สามดี", telephone="0812345678 0898765432"),
                person("นายจัตวา สี่ดี", telephone=8.12345678089e18),
                person("นายเบญจ ห้าดี", telephone="๐๘๑-๒๓๔๕๖๗๙"),
                person("นายฉัตร หกดี", telephone="ไม่มี"),
            ]
        ),
        {1: NOTHING, 2: "new", 3: "new", 4: "new", 5: "error", 6: "new", 7: "new"},
        data_of={2: {"telephone": "0812345678"}, 4: {"telephone": "0812345678"}},
        told=("เติมเลข 0",),
    ),
    Pattern(
        "dates",
        "dates: BE, CE, two digits, month names, year only, ISO with a BE year, numbers of Excel",
        make_book(
            ก=[
                [*BODY, "ก่อตั้งเมื่อ"],
                body("กลุ่ม 1", "12/7/2551"),
                body("กลุ่ม 2", "12 ก.ค. 51"),
                body("กลุ่ม 3", "กรกฎาคม ๒๕๕๑"),
                body("กลุ่ม 4", 2551),
                body("กลุ่ม 5", "2551-07-12"),
                body("กลุ่ม 6", "2008-07-12"),
                body("กลุ่ม 7", 39641),
                body("กลุ่ม 8", "7/25/2551"),
                body("กลุ่ม 9", "เมื่อก่อน"),
            ]
        ),
        {1: NOTHING, **dict.fromkeys(range(2, 9), "new"), 9: "decision", 10: "error"},
    ),
    Pattern(
        "money",
        "money with commas, -, ไม่มี",
        make_book(
            ก=[
                ["ชื่อโครงการ", "งบประมาณ (บาท)", "ปีงบประมาณ", "ตำบล", "อำเภอ", "จังหวัด"],
                ["โครงการถนน", "1,250,000.50", 2567, *PLACE],
                ["โครงการน้ำ", "-", "2567", *PLACE],
                ["โครงการป่า", "ไม่มี", "๒๕๖๗", *PLACE],
                ["โครงการดิน", "๕๐,๐๐๐ บาท", 67, *PLACE],
                ["โครงการไฟ", "ประมาณแสน", 2567, *PLACE],
            ]
        ),
        {1: NOTHING, **dict.fromkeys(range(2, 6), "new"), 6: "error"},
    ),
]

PLACES = [
    Pattern(
        "places in free text",
        "places from free text, อ.เมือง, missing parts, coordinates as a hint only",
        make_book(
            ก=[
                ["ชื่อกลุ่ม", "ประเภท", "ที่ตั้ง"],
                ["กลุ่ม 1", SAVING, "12 หมู่ 1 ต.กังแอน อ.ปราสาท จ.สุรินทร์"],
                ["กลุ่ม 2", SAVING, "ต.ตั้งใจ อ.เมือง จ.สุรินทร์"],
                ["กลุ่ม 3", SAVING, "ตำบลกังแอนอำเภอปราสาทจังหวัดสุรินทร์ 32140"],
                ["กลุ่ม 4", SAVING, "บ้านที่ไม่มีใครรู้จัก"],
                ["กลุ่ม 5", SAVING, "ต.นางรอง อ.นางรอง จ.บุรีรัมย์"],
            ]
        ),
        {1: NOTHING, 2: "new", 3: "new", 4: "new", 6: "outside"},
        data_of={2: {"area_code": "32050101"}, 3: {"area_code": "320102"}, 4: {"area_code": "320501"}},
    ),
    Pattern(
        "codes of several columns and registration numbers",
        "registration numbers that contain a subdistrict code, codes as numbers",
        make_book(
            ก=[
                ["ชื่อกลุ่ม", "ประเภท", "รหัสตำบล", "เลขที่จดแจ้ง"],
                ["กลุ่ม 1", SAVING, 320501, "3205010012"],
                ["กลุ่ม 2", SAVING, "320502.0", "สร 12/2552"],
                ["กลุ่ม 3", SAVING, "", "3205010099"],
            ]
        ),
        {1: NOTHING, 2: "new", 3: "new"},
        data_of={2: {"registration_number": "3205010012"}},
    ),
]

FORMS = [
    Pattern(
        "ผ.02",
        "ผ.02: strategies above blocks, five year columns, amendments, totals reconciled as warnings",
        make_book(
            **{
                "ผ.02": [
                    ["แผนพัฒนาท้องถิ่น (พ.ศ. 2566 – 2570)"],
                    ["ตำบลกังแอน อำเภอปราสาท จังหวัดสุรินทร์"],
                    ["1. ยุทธศาสตร์ที่ 1 โครงสร้างพื้นฐาน"],
                    ["1.1 แผนงานอุตสาหกรรมและการโยธา"],
                    ["ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย", "งบประมาณ", "", "", "", "", "ผลที่คาดว่าจะได้รับ"],
                    ["", "", "", "", 2566, 2567, 2568, "๒๕๖๙", 2570, ""],
                    [1, "โครงการก่อสร้างถนน", "สัญจร", "100 เมตร", "", 500000, "-", "", "", "สะดวก"],
                    [2, "โครงการขุดคลอง", "น้ำ", "1 สาย", "200,000", "200,000", "", "", "ไม่มี", "มีน้ำ"],
                    ["รวม", "2 โครงการ", "", "", 200000, 800000, "", "", "", ""],
                    ["เพิ่มเติม ครั้งที่ 1/2567"],
                    [3, "โครงการเยาวชน", "อบรม", "50 คน", "", "", 10000, "", "", "มีความรู้"],
                ]
            }
        ),
        # The title is a title, and the plan that it names.
        {1: "mixed", **dict.fromkeys((2, 3, 4, 5, 6, 9, 10), NOTHING), **dict.fromkeys((7, 8, 11), "new")},
        data_of={8: {"budget_by_year": "2566: 200000; 2567: 200000"}},
        told=("เขียนยอดรวม 800,000",),
        made=("โครงการขุดคลอง",),
    ),
]

PATTERNS = [*ENCODINGS, *TEXTS, *LAYOUTS, *CELLS, *PLACES, *FORMS]


def told_of(run: Run) -> str:
    """Return all that was said of a run: of its sheets, tables and rows."""
    said = [note for sheet in run.sheet_set.all() for note in sheet.notes]
    said += [text for sheet in run.sheet_set.all() for table in sheet.tables for text in table["warnings"]]
    for row in run.rows.order_by("pk"):
        said += [f"{heading}: {text}" for heading, text in (*row.problems, *row.warnings)]
    return "\n".join(said)
