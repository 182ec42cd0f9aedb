"""What a row is, told by its own words: total, footnote, section, title."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from nakhonchai.imports.sheets.context import is_plan_line, only_places, read_context
from nakhonchai.imports.sheets.grid import shown
from nakhonchai.thai import emptiness, normalise, to_arabic
from nakhonchai.thai.blanks import Emptiness

_UNIT = r"(?:\s*\d[\d,]*\s*(?:คน|ราย|กลุ่ม|องค์กร|โครงการ|หมู่บ้าน|แห่ง|กองทุน|บาท|ครัวเรือน)?)?"
_TOTAL = re.compile(
    r"[\s(*\-–]*(?:"
    r"(?:รวม|ยอดรวม|ผลรวม)(?:ยอด|เงิน|ทั้งสิ้น|ทั้งหมด|ทั้งสอง|ทั้ง|จำนวน|เป็นเงิน|งบประมาณ|ย่อย|สุทธิ|ยกไป|ยกมา|แต่ละปี|ทุกปี|โครงการ|ประชากร|สมาชิก|ครัวเรือน)*"
    r"(?:\s*(?:ของ|ใน)?\s*(?:ตำบล|อำเภอ|จังหวัด|หมู่ที่|หมู่|ต\.|อ\.|จ\.|ม\.|หน้า|แผนงาน|ยุทธศาสตร์|กลยุทธ์|แนวทาง|ประเภท|ด้าน|ปี)\s*[^\d\s]*\s*\d*)?"
    r"|ยอด(?:ยกมา|ยกไป|คงเหลือ|สุทธิ|รวมยกมา|รวมยกไป)(?:จากหน้า\s*\d*)?"
    r"|(?:grand\s*|sub\s*-?)?total|sum|ทั้งสิ้น|ทั้งหมด"
    rf"){_UNIT}[\s):.*]*",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(
    r"[\s(*]*(?:หมายเหตุ|ที่มา|แหล่งที่มา|แหล่งข้อมูล|ข้อมูล\s*ณ|ณ วันที่"
    r"|ผู้(?:รายงาน|บันทึก|ให้|จัดทำ|ตรวจสอบ|รับรอง|สำรวจ)\S*\s*(?:ข้อมูล)?\s*[:.(…]"
    r"|ลงชื่อ|ลงนาม|\*\s*\S|พิมพ์เมื่อ|วันที่พิมพ์|หน้า(?:ที่)?\s*\d+|page\s*\d+|แผ่นที่\s*\d+|source|note\s*:|remark\s*:)",
    re.IGNORECASE,
)
_DOTS = re.compile(r"[.…_]{6,}")
_TITLE = re.compile(
    r"(?:บัญชี|แบบ\s*(?:สำรวจ|รายงาน|ผ|ฟอร์ม)|รายชื่อ|ทะเบียน|ตาราง|ข้อมูล|รายละเอียด|สรุป|ทำเนียบ|แผนพัฒนา|รายงาน)"
)
_FIRST_LETTERS = re.compile(
    r"[\s(*\-–\[]*(?:รวม|ยอด|ผลรวม|ทั้ง|หมาย|ที่มา|แหล่ง|ข้อมูล|ณ|ผู้|ลง|พิมพ์|วันที่พิมพ์|หน้า|แผ่น"
    r"|total|grand|sub|sum|page|source|note|remark|\*)",
    re.I,
)


@lru_cache(maxsize=50_000)
def may_be_special(text: str) -> bool:
    """Whether a row that begins with this text has to be looked at closer (by its first letters)."""
    return bool(_FIRST_LETTERS.match(text))


def is_total_text(text: str) -> bool:
    """Whether a text names a total, and not a body such as กลุ่มรวมใจ."""
    return len(text) < 80 and bool(_TOTAL.fullmatch(to_arabic(normalise(text)).strip()))


def is_number_like(cell: Any) -> bool:
    """Whether a cell is a number, a number in words of digits, or the mark of none."""
    if isinstance(cell, bool):
        return False
    if isinstance(cell, int | float):
        return True
    text = to_arabic(str(cell)).strip()
    if emptiness(text) is not Emptiness.VALUE:
        return True
    return len(text) < 40 and bool(re.match(r"[฿(\-–]?\d[\d,.]*\)?\s*[ก-์.%]{0,14}$", text))


def is_order(cell: Any) -> bool:
    """Whether a cell is a running number and nothing else: 3, "3.", "(3)", "1.2"."""
    if isinstance(cell, int | float):
        return True
    return bool(re.fullmatch(r"\s*\(?[0-9๐-๙]+(?:\.[0-9๐-๙]+)*[.)]?\s*", str(cell)[:20]))


def is_total(filled: Sequence[tuple[int, Any]]) -> bool:
    """Whether a row is a total: it says so, and all else in it is numbers."""
    words = [cell for _, cell in filled if isinstance(cell, str) and not is_number_like(cell)]
    if not words or not is_total_text(words[0]):
        return False
    return all(is_total_text(word) for word in words[1:])


def is_footnote(text: str) -> bool:
    """Whether a text that stands alone in a row is a note about the table, or a place to sign."""
    return bool(_FOOTNOTE.match(text) or _DOTS.search(text))


def is_title(text: str) -> bool:
    """Whether a text that stands alone begins as the titles of lists do."""
    return bool(_TITLE.match(normalise(text)))


def is_section(text: str) -> bool:
    """Whether a text that stands alone says where, or under what, the rows below belong."""
    return only_places(text) or is_plan_line(text) or "type" in read_context(text)


def words_of(filled: Sequence[tuple[int, Any]]) -> str:
    """Return the words of a row as one text."""
    return normalise(" ".join(shown(cell, 200) for _, cell in filled))
