"""Columns that hold what the network does not collect, told by their heading or by what stands in them."""

import re
from collections.abc import Sequence
from typing import Any

from nakhonchai.imports.sheets.grid import nothing
from nakhonchai.thai import normalise, to_arabic

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
_NUMBER = re.compile(r"[1-8][0-9]{12}")
_SEPARATORS = re.compile(r"[\s\-–.']")
_ENOUGH, _SHARE, _LOOKED_AT = 3, 0.6, 200


def sensitive_heading(heading: str) -> str:
    """Return what is sensitive about a heading, "" for nothing."""
    text = normalise(heading)
    for pattern, reason in _REASONS:
        if pattern.search(text):
            of_body = reason != "เลขประจำตัวประชาชน" and _OF_BODIES.search(text)
            return "" if of_body else reason
    return ""


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
    filled = [cell for cell in cells[:_LOOKED_AT] if not nothing(cell)]
    numbers = sum(map(is_identity, filled))
    return "เลขประจำตัวประชาชน" if numbers >= _ENOUGH and numbers >= len(filled) * _SHARE else ""
