"""What titles and section rows say about the rows below them: place, strategy, kind, amendment, period."""

import re
from collections.abc import Mapping
from functools import lru_cache

from nakhonchai.thai import normalise, to_arabic

# From the widest to the narrowest; a new one ends what was said of those after it.
PLACE_LEVELS = ("province", "district", "subdistrict", "moo", "place_name")
PLAN_LEVELS = ("strategy", "tactic", "program")

_NUMBERING = r"(?:\(?[ก-ฮ]\.|\(?\d{1,2}(?:\.\d{1,2})*\)?[.)]?|[•\-–*●])?\s*"
_NAME = r"(?:[ก-ฮเแโใไ][ก-์]*(?:\.(?=[ก-ฮ])[ก-์]*)*)"
_PLACES = {
    "province": re.compile(rf"(?:จังหวัด|(?<![ก-์])จ\.)\s*({_NAME}(?: {_NAME}(?=$))?)"),
    "district": re.compile(rf"(?:กิ่งอำเภอ|อำเภอ|(?<![ก-์])อ\.)\s*({_NAME})"),
    "subdistrict": re.compile(rf"(?:ตำบล|(?<![ก-์])ต\.)\s*({_NAME})"),
    "moo": re.compile(r"(?:หมู่ที่|หมู่|(?<![ก-์])ม\.)\s*(\d{1,2})(?!\d)"),
    "place_name": re.compile(rf"(?<![ก-์])(?:บ้าน(?!เลขที่)|บ\.|ชุมชน)\s*({_NAME})"),
}
_PLAN = {
    "strategy": re.compile(rf"^{_NUMBERING}(ยุทธศาสตร์.*)$"),
    "tactic": re.compile(rf"^{_NUMBERING}((?:กลยุทธ์|แนวทาง).*)$"),
    "program": re.compile(rf"^{_NUMBERING}(แผนงาน.*)$"),
}
_TYPE = re.compile(rf"^{_NUMBERING}(?:ประเภท|ชนิด)(?:(?:องค์กร|กลุ่ม)(?=\s*[:\-–]))?\s*[:\-–]?\s*(.+)$")
_AMENDMENT = re.compile(
    r"((?:แก้ไข|เปลี่ยนแปลง|เพิ่มเติม)(?:\s*(?:และ|/|หรือ)?\s*(?:แก้ไข|เปลี่ยนแปลง|เพิ่มเติม))*\s*(?:ครั้งที่|ฉบับที่)\s*\d+(?:/\d{4})?)"
)
_PERIOD = re.compile(r"(25\d\d|26\d\d)\s*(?:-|–|—|ถึง)\s*(25\d\d|26\d\d)")
_FISCAL = re.compile(
    r"(?:ปีงบประมาณ|ประจำปี|ปี)\s*(?:พ\.?ศ\.?)?\s*(25\d\d|26\d\d)(?!\s*[-–—]\s*2)"
    r"|ณ\s*(?:วันที่|เดือน|สิ้นปี|ปี)?[^\d]{0,12}(?:\d{1,2}\s*[ก-์.]{3,10}\s*)?(?:พ\.?ศ\.?\s*)?(25\d\d|26\d\d)"
)
_ONLY_PLACE_REST = re.compile(r"[\s:()\-–,.]|จำนวน|\d+|หมู่บ้าน|ตำบล|องค์กร|คน|กลุ่ม|แห่ง|เขต|พื้นที่|ใน")
_BODY_NAME = re.compile(
    r"^(?:กลุ่ม|กองทุน|สภา|องค์การ|อบต|เทศบาล|โรง|วัด|ศูนย์|สหกรณ์|วิสาหกิจ|ชมรม|โครงการ|เครือข่าย|นาย|นาง|น\.)"
)
_STOP = re.compile(r"(?=จังหวัด|อำเภอ|ตำบล|หมู่ที่)")


@lru_cache(maxsize=20_000)
def read_context(text: str) -> Mapping[str, str]:
    """Return all that a title or section row says, by what it says it about."""
    text = to_arabic(normalise(text))
    found: dict[str, str] = {}
    for name, pattern in _PLAN.items():
        if hit := pattern.match(text):
            found[name] = hit[1].strip(" :")
    if hit := _TYPE.match(text):
        found["type"] = hit[1].strip()
    if hit := _AMENDMENT.search(text):
        found["amendment"] = normalise(hit[1])
    if hit := _PERIOD.search(text):
        found["period"] = f"{hit[1]}-{hit[2]}"
    elif hit := _FISCAL.search(text):
        found["year"] = hit[1] or hit[2]
    if not found.keys() & set(PLAN_LEVELS):
        found |= read_places(text)
    return found


def read_places(text: str) -> dict[str, str]:
    """Return the places that stand in a text with the word of their level before them."""
    spaced = _STOP.sub(" ", text)
    return {name: hit[1] for name, pattern in _PLACES.items() if (hit := pattern.search(spaced))}


@lru_cache(maxsize=20_000)
def only_places(text: str) -> bool:
    """Whether a text is nothing but places with their level words, and perhaps a count."""
    text = to_arabic(normalise(text))
    if _BODY_NAME.match(text):
        return False
    rest = _STOP.sub(" ", text)
    found = False
    for pattern in _PLACES.values():
        rest, count = pattern.subn(" ", rest)
        found = found or count > 0
    return found and not _ONLY_PLACE_REST.sub("", rest)


def is_plan_line(text: str) -> bool:
    """Whether a text is a line ยุทธศาสตร์, กลยุทธ์, แผนงาน or an amendment of a plan."""
    text = to_arabic(normalise(text))
    return any(pattern.match(text) for pattern in _PLAN.values()) or bool(_AMENDMENT.match(text))


def merged(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Return *old* with what *new* says; a new district ends its subdistrict, a new strategy its tactics."""
    result = dict(old)
    for levels in (PLACE_LEVELS, PLAN_LEVELS):
        said = [at for at, name in enumerate(levels) if name in new]
        if said:
            for name in levels[min(said) + 1 :]:
                result.pop(name, None)
    return result | dict(new)
