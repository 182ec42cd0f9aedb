"""The one rule for columns that hold what the network does not collect: by their heading, or what they hold.

It is asked twice: where the file is read, so that such cells never leave the child process, and where the
table is understood, when it is known which line is the heading. It knows only the functions for Thai texts.
"""

import re
from collections.abc import Sequence
from typing import Any

from nakhonchai.thai.blanks import is_blank
from nakhonchai.thai.digits import to_arabic
from nakhonchai.thai.spelling import normalise

_REASONS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reason)
    for pattern, reason in (
        (
            r"(เลข|รหัส|หมายเลข).{0,14}(ประชาชน|ปชช)|บัตร ?(ประจำตัว)? ?(ประชาชน|ปชช)|เลข ?13 ?หลัก"
            r"|national ?id|citizen ?id|id ?card|^(cid|pid|idcard|เลขบัตร|เลขที่บัตร)$",
            "เลขประจำตัวประชาชน",
        ),
        (r"ศาสนา|ลัทธิ|religion|นิกาย", "ศาสนา"),
        (r"เชื้อชาติ|เผ่าพันธุ์|ชาติพันธุ์|ethnic|^race$", "เชื้อชาติ"),
        (
            r"โรคประจำตัว|โรค$|^โรค|(?<!โครงการ)สุขภาพ(?!ตำบล|ชุมชน|ระดับ)|(หมู่|กรุ๊ป|กลุ่ม) ?เลือด|ประวัติการรักษา"
            r"|การเจ็บป่วย|อาการป่วย|^แพ้ยา|disease|blood ?(type|group)|health (status|condition)",
            "สุขภาพ",
        ),
        (
            r"ความพิการ|^พิการ|เป็น(ผู้|คน)พิการ|ประจำตัว ?(คน|ผู้)พิการ|บัตร ?(คน|ผู้)พิการ|disab",
            "ความพิการ",
        ),
        (r"(ความเห็น|ความคิดเห็น|ทัศนคติ) ?ทางการเมือง|พรรคการเมือง|สังกัดพรรค|political", "ความเห็นทางการเมือง"),
        (r"เพศวิถี|พฤติกรรมทางเพศ|รสนิยมทางเพศ|sexual", "พฤติกรรมทางเพศ"),
        (r"อาชญากรรม|ประวัติการต้องโทษ|คดีความ|criminal", "ประวัติอาชญากรรม"),
        (r"สหภาพแรงงาน|พันธุกรรม|ชีวภาพ|ลายนิ้วมือ|biometric", "ข้อมูลอ่อนไหว"),
    )
)
# Words beside which the heading is about bodies, projects or titles.
_OF_BODIES = re.compile(r"ทะเบียน|จดแจ้ง|นิติบุคคล|คำนำหน้า|โครงการ|งบ|สมาชิก|กลุ่ม(?! ?เลือด)|องค์กร|กองทุน|จำนวน")
# What bodies and their work are called: a cell of the data ("ชมรมศาสนา"), never a heading.
_A_NAME = re.compile(
    r"^(กลุ่ม(?! ?เลือด)|กองทุน|ชมรม|ศูนย์|สภา|สมาคม|มูลนิธิ|เครือข่าย|วิสาหกิจ|สหกรณ์|โรงพยาบาล|สำนัก"
    r"|โครงการ|แผน|หลักประกัน|คณะ|บ้าน(?!เลขที่)|วัด|อาสาสมัคร|ประธาน|กรรมการ|ด้าน|งาน)"
)
# Words with which headings begin. A line that says two of them is a heading; a line of data is not.
_HEADS = re.compile(
    r"^(?:ที่|ลำดับ.*|no\.?|ชื่อ.*|รายชื่อ.*|นามสกุล|สกุล|คำนำหน้า.*|ยศ|เพศ|อายุ.*|วันเกิด.*|วัน ?/? ?เดือน.*"
    r"|ที่อยู่.*|ที่ตั้ง.*|บ้านเลขที่|ตำบล.*|อำเภอ.*|จังหวัด.*|หมู่ ?ที่|หมู่|หมู่บ้าน|บ้าน|ชุมชน|โทร.*|เบอร์.*|หมายเลข.*"
    r"|มือถือ|หมายเหตุ.*|ตำแหน่ง.*|บทบาท.*|ประเภท.*|จำนวน.*|ปี ?(?:ที่|พ|งบ|เกิด).*|เลข.*|รหัส.*|องค์กร|หน่วยงาน"
    r"|สังกัด|กลุ่ม|สถานะ.*|สถานภาพ.*|การศึกษา.*|อาชีพ|งบ.*|โครงการ|กิจกรรม|บัตร.*|สมาชิก.*|name|first ?name"
    r"|last ?name|cid|id|tel.*|phone.*|address|age|sex|gender|remark.*)$",
    re.IGNORECASE,
)
HEADING_WORDS = 2
LONGEST_HEADING = 60
_NUMBER = re.compile(r"[1-8][0-9]{12}")
_SEPARATORS = re.compile(r"[\s\-–.']")
# Of these words every pattern holds one: looked for first, since most lines hold none.
_STEMS = (
    *("ประชาชน", "ปชช", "หลัก", "บัตร", "ศาสนา", "ลัทธิ", "นิกาย", "เชื้อชาติ", "พันธุ์", "โรค", "สุขภาพ", "เลือด"),
    *("รักษา", "ป่วย", "แพ้ยา", "พิการ", "การเมือง", "พรรค", "ทางเพศ", "เพศวิถี", "อาชญากรรม", "ต้องโทษ", "คดีความ"),
    *("สหภาพ", "พันธุกรรม", "ชีวภาพ", "ลายนิ้วมือ", "national", "citizen", "id", "relig", "ethnic", "race"),
    *("disease", "blood", "health", "disab", "political", "sexual", "criminal", "biometric"),
)
_ENOUGH, _SHARE, _LOOKED_AT = 3, 0.6, 200


def sensitive_heading(heading: str) -> str:
    """Return what is sensitive about a heading, "" for nothing."""
    text = normalise(heading)
    if len(text) > LONGEST_HEADING * 2 or _A_NAME.match(text):
        return ""
    for pattern, reason in _REASONS:
        if pattern.search(text):
            of_body = reason != "เลขประจำตัวประชาชน" and _OF_BODIES.search(text)
            return "" if of_body else reason
    return ""


def may_be_sensitive(text: str) -> bool:
    """Whether any of several headings, joined, may be sensitive: a quick look that misses nothing."""
    text = text.lower()
    for stem in _STEMS:  # noqa: SIM110  (asked of each row: a generator takes twice as long)
        if stem in text:
            return True
    return False


def is_heading_line(cells: Sequence[Any]) -> bool:
    """Whether a line says at least two words that head columns, and holds no numbers beside years."""
    said = 0
    for cell in cells:
        if isinstance(cell, str):
            said += bool(len(cell) <= LONGEST_HEADING and _HEADS.match(normalise(cell)))
        elif isinstance(cell, int | float) and not isinstance(cell, bool) and cell > 3000:
            return False
    return said >= HEADING_WORDS


def is_identity(cell: Any) -> bool:
    """Whether a cell is thirteen digits whose last fits the others, as a person's number begins."""
    if isinstance(cell, float):
        if not 1e12 <= cell < 1e13 or cell != int(cell):
            return False
        cell = int(cell)
    if isinstance(cell, bool) or not isinstance(cell, str | int) or len(text := str(cell)) > 30:
        return False
    number = _SEPARATORS.sub("", to_arabic(text))
    if not _NUMBER.fullmatch(number):
        return False
    weighted = sum(int(digit) * (13 - place) for place, digit in enumerate(number[:12]))
    return (11 - weighted % 11) % 10 == int(number[12])


def sensitive_content(cells: Sequence[Any]) -> str:
    """Return what is sensitive about the cells of a column, "" for nothing."""
    filled = [cell for cell in cells[:_LOOKED_AT] if not is_blank(cell)]
    numbers = sum(map(is_identity, filled))
    return "เลขประจำตัวประชาชน" if numbers >= _ENOUGH and numbers >= len(filled) * _SHARE else ""
