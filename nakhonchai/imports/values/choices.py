"""Cells that choose: one of a list given as data, gender, yes and no. What is on no list is not guessed."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from nakhonchai.imports.values.result import Interpreted, nothing_in, problem
from nakhonchai.imports.values.texts import as_text
from nakhonchai.thai import normalise, search_key

_BRACKETS = re.compile(r"\([^()]*\)")
_NEAR, _PROPOSED = 60, 4
# Words that say no more than that it is a body; กองทุน or ศูนย์ before the same word is another kind.
_KIND_WORD = re.compile(r"^(?:กลุ่มองค์กร|กลุ่ม|ชมรม|องค์กร|ประเภท)(?=[ก-ฮเแโใไ]{2})")
_WITH_CODE = re.compile(r"^\(?[0-9๐-๙]{1,2}[.):\-]\s*(?=\D)")
_YES = ("ใช่", "จริง", "yes", "y", "true", "1", "✓", "✔", "☑", "/", "มี", "เป็น", "ยินยอม", "เคย")
_NO = ("ไม่ใช่", "ไม่", "เท็จ", "no", "n", "false", "0", "✗", "☐", "ไม่มี", "ไม่เป็น", "ไม่ยินยอม", "ไม่เคย")
_YES_KEYS, _NO_KEYS = (frozenset(word.lower() for word in words) for words in (_YES, _NO))


class Choices:
    """A list of choices: value → its words, the first of which is shown. Taught synonyms are words too."""

    def __init__(self, options: Mapping[Any, str | Iterable[str]], name: str = "ตัวเลือก") -> None:
        self.name = name
        self.labels: dict[Any, str] = {}
        self.words: dict[str, Any] = {}
        self._loose: dict[str, list[Any]] = {}
        for value, given in options.items():
            words = [given] if isinstance(given, str) else list(given)
            self.labels[value] = words[0] if words else str(value)
            for word in words:
                self.words.setdefault(search_key(word), value)
                loose = self._loose.setdefault(_loose(word), [])
                if value not in loose:
                    loose.append(value)
        self._keys = list(self.words)
        self._read = lru_cache(maxsize=20_000)(self._read_text)

    def read(self, cell: Any) -> Interpreted:
        """Return the choice that a cell names."""
        return nothing_in(cell) or self._read(normalise(as_text(cell)))

    def _read_text(self, text: str) -> Interpreted:
        key = search_key(text)
        if key in self.words:
            return Interpreted(self.words[key])
        for shorter in (_WITH_CODE.sub("", text), _BRACKETS.sub(" ", text)):
            if (key := search_key(shorter)) in self.words:
                return Interpreted(
                    self.words[key], (f"ถือว่า “{text[:40]}” คือ “{self.labels[self.words[key]]}”",)
                )
        loose = self._loose.get(_loose(text), [])
        if len(loose) == 1:
            return Interpreted(loose[0], (f"ถือว่า “{text[:40]}” คือ “{self.labels[loose[0]]}”",))
        return problem(f"ไม่รู้จัก{self.name} “{text[:60]}” โปรดเลือก", *(loose or self._near(search_key(text))))

    def _near(self, key: str) -> list[Any]:
        if not key:
            return []
        hits = process.extract(key, self._keys, scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=_PROPOSED * 2)
        return list(dict.fromkeys(self.words[word] for word, *_ in hits))[:_PROPOSED]


def _loose(text: str) -> str:
    return search_key(_KIND_WORD.sub("", _WITH_CODE.sub("", normalise(text))))


GENDER = {
    "female": (
        "หญิง", "ญ", "ญ.", "เพศหญิง", "ผู้หญิง", "female", "f", "woman", "นาง", "นางสาว", "น.ส.", "ด.ญ.",
    ),
    "male": ("ชาย", "ช", "ช.", "เพศชาย", "ผู้ชาย", "male", "m", "man", "นาย", "ด.ช."),
    "other": ("อื่น ๆ", "อื่นๆ", "other", "เพศทางเลือก", "lgbt", "lgbtq", "lgbtqia"),
}  # fmt: skip
GENDERS = Choices(GENDER, "เพศ")


def read_gender(cell: Any) -> Interpreted:
    """Read a gender; blank is not reported."""
    return GENDERS.read(cell)


def read_yesno(cell: Any) -> Interpreted:
    """Read yes or no; a dash and ไม่มี say no in such a column, a blank says nothing."""
    if isinstance(cell, bool):
        return Interpreted(cell)
    word = normalise(as_text(cell)).lower() if cell is not None else ""
    if word in _YES_KEYS:
        return Interpreted(True)
    if word in _NO_KEYS or (word and not word.strip("-–—")):
        return Interpreted(False)
    return nothing_in(word) or problem(f"อ่าน “{word[:30]}” ไม่ได้ โปรดใส่ ใช่ หรือ ไม่ใช่", True, False)


# How lists name the states; values are those of the models.
ORGANIZATION_STATUS = {
    "forming": ("กำลังก่อตั้ง", "อยู่ระหว่างจัดตั้ง", "กำลังจัดตั้ง", "เตรียมการ", "อยู่ระหว่างก่อตั้ง", "ยังไม่จดแจ้ง"),
    "registered": ("จดแจ้ง/จดทะเบียนแล้ว", "จดแจ้งแล้ว", "จดทะเบียนแล้ว", "จดแจ้ง", "จดทะเบียน", "จัดตั้งแล้ว"),
    "active": (
        "ดำเนินงานอยู่",
        "ดำเนินการ",
        "ดำเนินการอยู่",
        "ดำเนินงาน",
        "ปกติ",
        "เคลื่อนไหว",
        "มีการเคลื่อนไหว",
        "active",
        "ยังดำเนินการ",
        "เปิดดำเนินการ",
    ),
    "resting": (
        "พักงาน",
        "หยุดพัก",
        "หยุดชั่วคราว",
        "ไม่เคลื่อนไหว",
        "หยุดดำเนินการ",
        "ไม่มีการเคลื่อนไหว",
        "inactive",
        "พักการดำเนินงาน",
    ),
    "closed": ("เลิกแล้ว", "เลิก", "ยุบ", "ยุบเลิก", "ยกเลิก", "เลิกกิจการ", "ปิด", "closed", "ยุบแล้ว"),
}
PLAN_KIND = {
    "subdistrict": ("แผนพัฒนาตำบล", "แผนตำบล", "ตำบล", "ระดับตำบล", "แผนพัฒนาท้องถิ่น", "แผนพัฒนาคุณภาพชีวิตตำบล"),
    "community": ("แผนชุมชน/หมู่บ้าน", "แผนชุมชน", "แผนหมู่บ้าน", "หมู่บ้าน", "ชุมชน", "ระดับหมู่บ้าน", "แผนพัฒนาหมู่บ้าน"),
}
PLAN_STATUS = {
    "preparing": ("เตรียมทีม/เก็บข้อมูล", "เตรียมทีม", "เก็บข้อมูล", "เตรียมการ", "เก็บและวิเคราะห์ข้อมูล", "เวทีหมู่บ้าน"),
    "drafting": ("ยกร่างแผน", "ยกร่าง", "ร่างแผน", "ร่าง", "กำลังจัดทำ", "ยกร่างแผนตำบล"),
    "endorsed": (
        "เวทีรับรองแล้ว",
        "รับรองแล้ว",
        "เวทีรับรอง",
        "ผ่านเวทีรับรอง",
        "ประกาศใช้",
        "ประกาศใช้แล้ว",
        "เสร็จแล้ว",
        "แล้วเสร็จ",
    ),
    "linked": (
        "เชื่อมแผนท้องถิ่น/จังหวัด",
        "เชื่อมแผนท้องถิ่น",
        "บรรจุในแผน อบต.",
        "บรรจุในแผนท้องถิ่น",
        "เชื่อมภาคี",
        "บรรจุในแผนจังหวัด",
    ),
    "running": ("กำลังดำเนินการ", "ดำเนินการ", "ขับเคลื่อนแผน", "อยู่ระหว่างดำเนินการ"),
    "reviewed": ("ทบทวน/ถอดบทเรียนแล้ว", "ทบทวน", "ทบทวนแผน", "ถอดบทเรียนแล้ว", "ถอดบทเรียน", "ทบทวนแล้ว"),
}
PROJECT_STATUS = {
    "proposed": ("เสนอ", "เสนอโครงการ", "เสนอขอ", "อยู่ระหว่างเสนอ", "ยังไม่ดำเนินการ", "รอพิจารณา", "อยู่ในแผน"),
    "approved": ("ได้รับอนุมัติ", "อนุมัติ", "อนุมัติแล้ว", "ผ่าน", "ได้รับงบประมาณ"),
    "running": ("กำลังดำเนินการ", "ดำเนินการ", "อยู่ระหว่างดำเนินการ", "อยู่ระหว่างดำเนินงาน", "ดำเนินการอยู่"),
    "blocked": ("ติดขัด", "มีปัญหา", "ชะลอ", "ชะลอโครงการ", "หยุดชะงัก"),
    "done": ("แล้วเสร็จ", "เสร็จ", "เสร็จแล้ว", "เสร็จสิ้น", "ดำเนินการแล้ว", "ดำเนินการแล้วเสร็จ", "สำเร็จ"),
    "cancelled": ("ยกเลิก", "ไม่อนุมัติ", "ไม่ดำเนินการ", "ยุติ", "ไม่ผ่าน"),
}
