"""Workbooks of organizations for measuring: as officers keep them, and clean, with codes, for others.

Both say the same. The messy one has titles above, headings of its own, Thai digits, "ต. อ. จ.", decomposed
vowels, doubled marks, NBSP, telephones that lost their zero, dates in four manners, and total lines.
"""

import random
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

TITLES = ["ทะเบียนกลุ่ม/องค์กรชุมชน จังหวัดสุรินทร์", "ข้อมูล ณ วันที่ 30 กันยายน 2567"]
HEADINGS = [
    "ลำดับ", "ชื่อกลุ่ม/องค์กร", "ประเภทกลุ่ม", "หมู่ที่", "ตำบล", "อำเภอ", "จังหวัด",
    "เบอร์โทรศัพท์", "จำนวนสมาชิก", "วันที่ก่อตั้ง", "ผู้ประสานงาน", "หมายเหตุ",
]  # fmt: skip
CLEAN = ["name", "type", "area", "telephone", "member_count", "founded", "note", "contact_name"]
MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
NOTES = ("ส่งเอกสารแล้ว", "รอจดแจ้ง", "ประชุมทุกเดือน", "ย้ายที่ทำการ", "ยังไม่ส่งเอกสาร")
BODIES = ("ปลูกผักปลอดสาร", "เลี้ยงโคขุน", "ฌาปนกิจ", "น้ำดื่ม", "ปุ๋ยหมัก", "แปรรูปข้าว", "ร้านค้าชุมชน", "จักสาน")
PEOPLE = ("สมใจ", "บุญมา", "ทองคำ", "ประนอม", "วิไล", "ธีระ", "กัญญา", "เสาร์แก้ว")
FAMILIES = ("ใจงาม", "แสนดี", "บุญส่ง", "ทองแท้", "ศรีเมือง", "พรมสุข")
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_SYLLABLES = (
    "นา",
    "ดง",
    "หนอง",
    "โพธิ์",
    "ทราย",
    "แก้ว",
    "ทอง",
    "ชัย",
    "งาม",
    "สุข",
    "รุ่ง",
    "เจริญ",
    "พัฒน์",
    "สามัคคี",
    "ไทร",
    "ขาม",
)


@dataclass(frozen=True)
class Body:
    """One organization, as it is."""

    number: int
    name: str
    type_name: str
    type_id: int
    village: Any
    telephone: str
    members: int | None
    founded: tuple[int, int, int]
    contact: str
    note: str


def bodies(count: int, villages: list[Any], types: list[Any], seed: int = 2567) -> Iterator[Body]:
    """Make *count* organizations in *villages*, no two of one subdistrict with nearly one name."""
    rng = random.Random(seed)
    for number in range(count):
        kind = rng.choice(types)
        words = "".join(rng.choice(_SYLLABLES) for _ in range(5))
        yield Body(
            number,
            f"{rng.choice(BODIES)}{words} {number + 1}",
            str(kind),
            kind.pk,
            rng.choice(villages),
            f"08{rng.randint(1, 9)}{rng.randint(0, 9_999_999):07}",
            rng.randint(5, 400) if rng.random() < 0.9 else None,
            (rng.randint(2500, 2567), rng.randint(1, 12), rng.randint(1, 28)),
            f"{rng.choice(('นาย', 'นาง', 'นางสาว'))}{rng.choice(PEOPLE)} {rng.choice(FAMILIES)}",
            rng.choice(NOTES),
        )


# --- the mess -------------------------------------------------------------------------------


def messy_rows(made: Iterable[Body], seed: int = 1) -> Iterator[list[Any]]:
    """Yield the rows of the sheet as officers type them."""
    rng = random.Random(seed)
    yield [TITLES[0]]
    yield [TITLES[1]]
    yield HEADINGS
    for number, body in enumerate(made, 1):
        yield [
            number, _spelled(body.name, rng), _spelled(body.type_name, rng), _moo(body.village.moo, rng),
            *_place(body.village, rng), _telephone(body.telephone, rng), _members(body.members, rng),
            _date(body.founded, rng), body.contact, body.note or None,
        ]  # fmt: skip
    yield [None, "รวมทั้งสิ้น", None, None, None, None, None, None, None, None, None, None]


def _spelled(text: str, rng: random.Random) -> str:
    """Return the text with an invisible flaw in one of six."""
    flaw = rng.random()
    if flaw < 0.06:
        return text.replace("ำ", "ํา").replace("แ", "เเ")
    if flaw < 0.1:
        return f" {text.replace(' ', '  ', 1)} "
    if flaw < 0.14:
        return text.replace(" ", "\xa0", 1) + "\u200b"
    return text


def _moo(moo: int, rng: random.Random) -> Any:
    return rng.choice((moo, moo, float(moo), str(moo).translate(THAI), f"ม.{moo}", f"หมู่ {moo}"))


def _place(village: Any, rng: random.Random) -> tuple[str, str, str]:
    subdistrict, district, province = village.names
    short = district.removeprefix("เมือง") if district == f"เมือง{province}" else district
    manner = rng.random()
    if manner < 0.5:
        return subdistrict, district, province
    if manner < 0.75:
        return f"ต.{subdistrict}", f"อ.{district}", f"จ.{province}"
    if manner < 0.85:
        return f"ตำบล{subdistrict}", f"อำเภอ {district}", f"จังหวัด{province}"
    if manner < 0.92:
        return f" {subdistrict}", "เมือง" if short != district else f"{district} ", province
    return subdistrict.replace("แ", "เเ").replace("ำ", "ํา"), district, f"{province}\u200b"


def _telephone(number: str, rng: random.Random) -> Any:
    manner = rng.random()
    if manner < 0.4:
        return int(number)  # a sheet ate the zero
    if manner < 0.7:
        return f"{number[:3]}-{number[3:6]}-{number[6:]}"
    if manner < 0.85:
        return number
    if manner < 0.95:
        return f"{number[:3]} {number[3:]}".translate(THAI)
    return f"โทร. {number}"


def _members(count: int | None, rng: random.Random) -> Any:
    if count is None:
        return rng.choice((None, "-", "ไม่มีข้อมูล"))
    return rng.choice((count, count, f"{count} คน", str(count).translate(THAI), float(count)))


def _date(founded: tuple[int, int, int], rng: random.Random) -> Any:
    year, month, day = founded
    return rng.choice(
        (
            f"{day} {MONTHS[month - 1]} {year}",
            f"{day}/{month}/{year}",
            f"{day:02}/{month:02}/{year}".translate(THAI),
            f"{day} {MONTHS[month - 1]} {year % 100:02}",
        )
    )


# --- clean ----------------------------------------------------------------------------------


def clean_rows(made: Iterable[Body]) -> Iterator[list[Any]]:
    """Yield the same organizations with codes, in the form that a ``ModelResource`` exports."""
    yield ["id", *CLEAN]
    for body in made:
        year, month, day = body.founded
        yield [
            None, body.name, body.type_id, body.village.code, body.telephone, body.members,
            f"{year - 543}-{month:02}-{day:02}", body.note, body.contact,
        ]  # fmt: skip


# --- the file -------------------------------------------------------------------------------

_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.worksheet+xml"/>'
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="ทะเบียน" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'worksheet" Target="worksheets/sheet1.xml"/>'
        '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    ),
}
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def write_xlsx(path: Path, rows: Iterable[list[Any]]) -> None:
    """Write one sheet as Excel does, texts in a table of their own; openpyxl takes ten times as long."""
    texts: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in _PARTS.items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(f"<worksheet {_MAIN}><sheetData>".encode())
            for number, row in enumerate(rows, 1):
                cells = "".join(_cell(at, number, value, texts) for at, value in enumerate(row))
                part.write(f'<row r="{number}">{cells}</row>'.encode())
            part.write(b"</sheetData></worksheet>")
        shared = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
        archive.writestr("xl/sharedStrings.xml", f'<sst {_MAIN} count="{len(texts)}">{shared}</sst>')


def _cell(at: int, number: int, value: Any, texts: dict[str, int]) -> str:
    if value is None or value == "":
        return ""
    where = f"{chr(65 + at)}{number}"
    if isinstance(value, str):
        return f'<c r="{where}" t="s"><v>{texts.setdefault(value, len(texts))}</v></c>'
    return f'<c r="{where}"><v>{value!r}</v></c>'
