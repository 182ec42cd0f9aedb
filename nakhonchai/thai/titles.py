"""Titles before Thai names: what they are called, and how they are found when glued to the name.

Three rules decide whether the beginning of a text is a title:

* A short form ("น.ส.", "ว่าที่ ร.ต.", "ผศ.ดร.") needs a dot; a few that are no words (นส, ดช, ดร) may do
  with a space instead.
* A full word (นาย, นางสาว, พระครู) may be glued, if what follows can begin a name: at least two characters,
  the first neither a mark nor a vowel that leans on a consonant. So นายิกา stays whole.
* Words that begin with a title and are none ("นางรอง", "นายก อบต.", "พระพาย") are listed below.
"""

import itertools
import re
from collections.abc import Iterable
from typing import Final

from nakhonchai.thai.spelling import MARKS

# Short forms, canonical as written here. Dots and spaces between the letters may be missing in the text.
_RANKS: Final = (
    *("พล.อ.", "พล.ท.", "พล.ต.", "พ.อ.", "พ.ท.", "พ.ต.", "ร.อ.", "ร.ท.", "ร.ต."),
    *("จ.ส.อ.", "จ.ส.ท.", "จ.ส.ต.", "ส.อ.", "ส.ท.", "ส.ต.", "พลฯ", "อส."),
    *("พล.ต.อ.", "พล.ต.ท.", "พล.ต.ต.", "พ.ต.อ.", "พ.ต.ท.", "พ.ต.ต.", "ร.ต.อ.", "ร.ต.ท.", "ร.ต.ต."),
    *("ด.ต.", "ส.ต.อ.", "ส.ต.ท.", "ส.ต.ต."),
    *("พล.อ.อ.", "พล.อ.ท.", "พล.อ.ต.", "พล.ร.อ.", "พล.ร.ท.", "พล.ร.ต.", "น.อ.", "น.ท.", "น.ต."),
    *("พ.อ.อ.", "พ.อ.ท.", "พ.อ.ต.", "พ.จ.อ.", "พ.จ.ท.", "พ.จ.ต.", "จ.อ.", "จ.ท.", "จ.ต."),
    *("ม.ร.ว.", "ม.ล.", "ม.จ."),
)
_LEARNED: Final = (
    *("ดร.", "ศ.", "รศ.", "ผศ.", "นพ.", "พญ.", "ทพ.", "ทพญ.", "ภก.", "ภญ.", "น.สพ.", "สพ.ญ.", "สพญ."),
)
_SHORT: Final = {"น.ส.": "นางสาว", "ด.ช.": "เด็กชาย", "ด.ญ.": "เด็กหญิง", "อ.": "อาจารย์"} | {
    form: form for form in (*_RANKS, *_LEARNED)
}
_DOTLESS: Final = frozenset(
    "นส ดช ดญ ดร ผศ รศ นพ ทพ พญ จสอ จสท จสต สตอ สตท สตต รตอ รตท รตต พตอ พตท พตต พจอ พอท ดต".split()  # noqa: SIM905
)
_GLUED_WITHOUT_LAST_DOT: Final = frozenset({"น.ส.", "ด.ช.", "ด.ญ."})

_RANK_WORDS: Final = {
    "พลเอก": "พล.อ.", "พลโท": "พล.ท.", "พลตรี": "พล.ต.", "พันเอก": "พ.อ.", "พันโท": "พ.ท.", "พันตรี": "พ.ต.",
    "ร้อยเอก": "ร.อ.", "ร้อยโท": "ร.ท.", "ร้อยตรี": "ร.ต.", "จ่าสิบเอก": "จ.ส.อ.",
    "จ่าสิบโท": "จ.ส.ท.", "จ่าสิบตรี": "จ.ส.ต.",
    "สิบเอก": "ส.อ.", "สิบโท": "ส.ท.", "สิบตรี": "ส.ต.", "พลทหาร": "พลฯ", "พลตำรวจเอก": "พล.ต.อ.",
    "พลตำรวจโท": "พล.ต.ท.", "พลตำรวจตรี": "พล.ต.ต.", "พันตำรวจเอก": "พ.ต.อ.", "พันตำรวจโท": "พ.ต.ท.",
    "พันตำรวจตรี": "พ.ต.ต.", "ร้อยตำรวจเอก": "ร.ต.อ.", "ร้อยตำรวจโท": "ร.ต.ท.", "ร้อยตำรวจตรี": "ร.ต.ต.",
    "ดาบตำรวจ": "ด.ต.", "จ่าสิบตำรวจ": "จ.ส.ต.", "สิบตำรวจเอก": "ส.ต.อ.",
    "สิบตำรวจโท": "ส.ต.ท.", "สิบตำรวจตรี": "ส.ต.ต.",
    "เรืออากาศเอก": "ร.อ.", "เรืออากาศโท": "ร.ท.", "เรืออากาศตรี": "ร.ต.", "พันจ่าอากาศเอก": "พ.อ.อ.",
    "พันจ่าเอก": "พ.จ.อ.", "จ่าเอก": "จ.อ.", "จ่าโท": "จ.ท.", "จ่าตรี": "จ.ต.",
}  # fmt: skip
_CIVIL_WORDS: Final = (
    "นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง", "คุณ", "คุณครู", "ครู", "อาจารย์", "หมอ",
    "นายแพทย์", "แพทย์หญิง", "ทันตแพทย์",
    "พ่อ", "แม่", "พ่อครู", "แม่ครู", "ลุง", "ป้า", "กำนัน", "ผู้ใหญ่",
    "พระ", "พระครู", "พระครูปลัด", "พระมหา", "พระอาจารย์", "พระอธิการ", "เจ้าอธิการ",
    "พระปลัด", "พระสมุห์", "พระใบฎีกา", "หลวงพ่อ", "หลวงตา", "หลวงปู่", "สามเณร", "แม่ชี",
)  # fmt: skip
_OTHER_WORDS: Final = {
    "นางสาาว": "นางสาว", "ด็อกเตอร์": "ดร.", "ดอกเตอร์": "ดร.",
    "ผู้ช่วยศาสตราจารย์": "ผศ.", "รองศาสตราจารย์": "รศ.", "ศาสตราจารย์": "ศ.",
    "หม่อมหลวง": "ม.ล.", "หม่อมราชวงศ์": "ม.ร.ว.",
}  # fmt: skip
_WORDS: Final = {word: word for word in _CIVIL_WORDS} | _RANK_WORDS | _OTHER_WORDS
_LATIN: Final = {"mr": "นาย", "mrs": "นาง", "miss": "นางสาว", "ms": "นางสาว", "dr": "ดร."}

# Words that only look like a title and a name.
_WHOLE_WORDS: Final = (
    "นางรอง|นางแล|นางเลิ้ง|นางงาม|นางฟ้า|พระพาย|พระนาย|พระเพลิง|พระยืน"
    "|แม่นยำ|แม่น|แม่ทา|แม่ทะ|คุณวุฒิ|คุณธรรม|คุณภาพ|คุณากร|คุณสมบัติ|คุณานนท์|คุณาธิป|คุณพัฒน์|พ่อค้า|แม่ค้า|แม่บ้าน|พ่อบ้าน"
    "|นายก|นายหน้า|นายทุน|หมอลำ|หมอนวด|หมอดิน"
)
_BEGINNINGS: Final = (
    "นายกอบต|นายก อบต|นายกเทศ|นายกองค์การ|นายกสมาคม|นายกสภา|นายกเมือง|นายกฯ|นายอำเภอ|นายทะเบียน|ผู้ใหญ่บ้าน"
    "|ครูใหญ่|ครูอาสา|พระราช|พระบาท|พระพุทธ|พ่อเมือง"
)
_NOT_A_TITLE: Final = re.compile(rf"(?:{_WHOLE_WORDS})(?![ก-์])|(?:{_BEGINNINGS})")
_NAME_BEGINS: Final = rf"(?![{MARKS}ะาำๅๆฯ]|[ก-ฮ]?[ุิ]?์|[ก-ฮ](?![ก-์]))(?=[ก-ฮเแโใไa-zA-Z(])"


def _short_pattern(form: str) -> str:
    """A regex for one short form with its dots and spaces as loose as the rules allow."""
    letters = [part for part in form.split(".") if part]
    if not form.endswith("."):
        return re.escape(form)
    bare = "".join(letters)
    choices = [r"\.? ?".join(letters) + r"\."]
    if len(letters) > 1:
        choices.append(r"\. ?".join(letters) + "(?= )")
    if form in _GLUED_WITHOUT_LAST_DOT:
        choices.append(r"\. ?".join(letters) + "(?=[ก-ฮเแโใไ]{2})")
    if bare in _DOTLESS:
        choices.append(f"{bare}(?= )")
    return f"(?:{'|'.join(choices)})"


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SHORT_LIST: Final = sorted(_SHORT, key=lambda form: len(form.replace(".", "")), reverse=True)
_SHORT_RE: Final = re.compile("|".join(f"(?P<f{n}>{_short_pattern(f)})" for n, f in enumerate(_SHORT_LIST)))
_WORD_RE: Final = re.compile(f"({_alternatives(_WORDS)})(?: ?\\.? ?(?={_NAME_BEGINS})|(?= )|(?=[ก-ฮ]+\\.))")
_LATIN_RE: Final = re.compile(r"(mrs|mr|miss|ms|dr)(?:\.| (?=\S))", re.IGNORECASE)
_ACTING: Final = re.compile(r"ว่าที่ ?")
_WOMAN: Final = re.compile(r" ?\(?หญิง\)?(?= |[ก-ฮเแโใไ]{2})")


def _one(text: str) -> tuple[str, int]:
    """The canonical title at the beginning of ``text`` and its length there, or nothing."""
    if _NOT_A_TITLE.match(text):
        return "", 0
    if found := _SHORT_RE.match(text):
        return _SHORT[_SHORT_LIST[int((found.lastgroup or "f0")[1:])]], found.end()
    if found := _WORD_RE.match(text):
        return _WORDS[found[1]], found.end()
    if found := _LATIN_RE.match(text):
        return _LATIN[found[1].lower()], found.end()
    return "", 0


def _rank(text: str) -> tuple[str, int]:
    """One title with "acting" before it and "woman" after it."""
    acting = _ACTING.match(text)
    start = acting.end() if acting else 0
    title, length = _one(text[start:])
    if not title:
        return "", 0
    end = start + length
    if title in _RANKS and (woman := _WOMAN.match(text, end)):
        title, end = f"{title}หญิง", woman.end()
    return f"ว่าที่ {title}" if acting else title, end


def _joined(titles: list[str]) -> str:
    """Learned titles stand together (ผศ.ดร.), others apart (ว่าที่ ร.ต. ดร.)."""
    text = titles[0] if titles else ""
    for before, title in itertools.pairwise(titles):
        text += title if before in _LEARNED and title in _LEARNED else f" {title}"
    return text


def take_title(text: str) -> tuple[str, str]:
    """(title, rest) of normalised text. A title with nothing after it stays in the rest."""
    titles: list[str] = []
    rest = text
    while len(titles) < 3:
        title, length = _rank(rest)
        after = rest[length:].lstrip(" .")
        if not title or not after:
            break
        if titles and titles[-1] in _CIVIL_WORDS and title in _CIVIL_WORDS and titles[-1] != title:
            break  # "นาย พระพาย": one civil title is enough, the next word is a name
        if title not in titles:
            titles.append(title)
        rest = after
    return _joined(titles), rest
