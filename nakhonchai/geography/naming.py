"""How an area is called: alone, in an address, and as a key among its relatives. Pure functions."""

from nakhonchai.geography.enums import Level
from nakhonchai.thai import search_key, sort_key

BANGKOK = "10"
LONG = {
    Level.PROVINCE: "จังหวัด",
    Level.DISTRICT: "อำเภอ",
    Level.SUBDISTRICT: "ตำบล",
    Level.VILLAGE: "บ้าน",
    Level.COMMUNITY: "ชุมชน",
}
SHORT = LONG | {Level.PROVINCE: "จ.", Level.DISTRICT: "อ.", Level.SUBDISTRICT: "ต."}
BANGKOK_WORDS = {Level.PROVINCE: "", Level.DISTRICT: "เขต", Level.SUBDISTRICT: "แขวง"}
# Words that a name may begin with itself, and then has no other before it.
OWN_WORDS = {Level.DISTRICT: "กิ่ง", Level.VILLAGE: "บ้าน", Level.COMMUNITY: "ชุมชน"}

_BEGINS_A_WORD = frozenset("กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮเแโใไ")


def _with_word(words: dict[Level, str], code: str, level: Level, name: str) -> str:
    if name.startswith(OWN_WORDS.get(level, "\0")):
        return name
    word = BANGKOK_WORDS.get(level) if code.startswith(BANGKOK) else None
    return f"{words[level] if word is None else word}{name}"


def _with_moo(text: str, level: Level, moo: int | None) -> str:
    return f"{text} หมู่ {moo}" if moo and level == Level.VILLAGE else text


def full_name(code: str, level: Level, name: str, moo: int | None = None) -> str:
    """อำเภอปราสาท; บ้านโคก หมู่ 4; ชุมชนตลาดล่าง."""
    return _with_moo(_with_word(LONG, code, level, name), level, moo)


def short_name(code: str, level: Level, name: str, moo: int | None = None) -> str:
    """อ.ปราสาท; บ้านโคก หมู่ 4: as in an address."""
    return _with_moo(_with_word(SHORT, code, level, name), level, moo)


def name_key(name_th: str, name_en: str) -> str:
    """What is searched in a name: the Thai key, a space, the English key."""
    return f"{search_key(name_th)} {search_key(name_en)}".strip()


def step_key(level: Level, name_th: str, name_en: str) -> str:
    """One step of a path key, readable from its beginning: /2ปราสาท~prasat."""
    return f"/{int(level)}{search_key(name_th)}~{search_key(name_en)}"


def order_key(level: Level, name: str) -> str:
    """The key by which areas sort.

    Villages are shown with บ้าน before them whether their name has it or not, so it does not
    count. An อำเภอ or ตำบล whose official name begins with บ้าน stands under บ.
    """
    return sort_key(name, ("บ้าน", "ชุมชน") if level in {Level.VILLAGE, Level.COMMUNITY} else ())


def split_own_word(level: Level, name: str) -> str:
    """Return the name without the word for its level where somebody typed it (ตำบลเชื้อเพลิง, บ้านโคก)."""
    words = {LONG[level], SHORT[level], BANGKOK_WORDS.get(level, "")} - {""}
    words |= {"หมู่บ้าน"} if level == Level.VILLAGE else set()
    for word in sorted(words, key=len, reverse=True):
        rest = name.removeprefix(word).strip()
        if rest != name and len(rest) > 1 and rest[0] in _BEGINS_A_WORD:
            return rest
    return name
