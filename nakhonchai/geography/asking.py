"""What a person means who types a place: words, the levels they name, and the condition that follows.

``ต.ในเมือง อ.เมืองบุรีรัมย์`` is two words with levels; ``เชื้อเพลิง ปราสาท`` is two without. Every
word must be in the name of an area or of one above it, and at least one in its own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Final

from django.apps import apps
from django.db.models import Q

from nakhonchai.base.trigrams import may_hold
from nakhonchai.geography.enums import Level
from nakhonchai.thai import normalise, search_key, to_arabic

# A level word that can only be one: what follows is the name of an area of that level.
SURE: Final = {
    "จังหวัด": Level.PROVINCE, "จว.": Level.PROVINCE, "จ.": Level.PROVINCE,
    "กิ่งอำเภอ": Level.DISTRICT, "กิ่งอ.": Level.DISTRICT, "อำเภอ": Level.DISTRICT, "อ.": Level.DISTRICT,
    "ตำบล": Level.SUBDISTRICT, "ต.": Level.SUBDISTRICT,
}  # fmt: skip
# A level word with which names begin too (บ้านเหลื่อม is an อำเภอ): both ways are tried.
PERHAPS: Final = {
    "หมู่บ้าน": Level.VILLAGE, "บ้าน": Level.VILLAGE, "บ.": Level.VILLAGE, "ชุมชน": Level.COMMUNITY,
    "เขต": Level.DISTRICT, "แขวง": Level.SUBDISTRICT,
}  # fmt: skip
MAX_WORDS: Final = 8


def _words(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_GLUED: Final = re.compile(rf"(?<=[^\s.])(?<!กิ่ง)({_words(w for w in SURE if w != 'จว.')})")
_MOO: Final = re.compile(r"(?:หมู่ที่|หมู่|(?<![ก-ฮ])ม\.)\s*(\d{1,2})(?!\d)")
_WORD: Final = re.compile(rf"\s*({_words(SURE)})?\s*(\S+)")
_PERHAPS: Final = re.compile(rf"({_words(PERHAPS)})(?=[ก-ฮเแโใไ]\S)(.+)")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of what was typed. ``keys`` are the search keys to try; ``level`` is sure, ``hint`` is not."""

    keys: tuple[str, ...]
    level: Level | None = None
    hint: Level | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, read."""

    words: tuple[Word, ...] = ()
    moo: int | None = None

    @property
    def joined(self) -> str:
        """All words as one key: เมือง สุรินทร์ is เมืองสุรินทร์."""
        return "".join(word.keys[-1] for word in self.words)

    @property
    def deepest(self) -> Level | None:
        """The lowest level that was named for sure."""
        return max((word.level for word in self.words if word.level), default=None)

    @property
    def hints(self) -> set[Level]:
        """The levels that were perhaps named."""
        return {word.hint for word in self.words if word.hint} | ({Level.VILLAGE} if self.moo else set())

    @property
    def own_keys(self) -> set[str]:
        """The keys that may be the whole name of an area of any level."""
        return {word.keys[0] for word in self._own_words} | {self.joined}

    @property
    def hinted_keys(self) -> set[str]:
        """The keys that may be the whole name of an area of a level in ``hints``."""
        return {word.keys[-1] for word in self._own_words if word.hint}

    @property
    def _own_words(self) -> list[Word]:
        deepest = self.deepest
        return [word for word in self.words if word.level in (None, deepest)]


def read(text: str) -> Question:
    """Read what was typed, with Thai or other digits, prefixes glued to what stands before them, or none."""
    text = re.sub(r"[,;/>›»()]+", " ", to_arabic(normalise(text)))
    moo = _MOO.search(text)
    if moo:
        text = _MOO.sub(" ", text)
    text = _GLUED.sub(r" \1", text)
    words = (_word(prefix, rest) for prefix, rest in _WORD.findall(text)[:MAX_WORDS])
    return Question(tuple(word for word in words if word), int(moo[1]) if moo else None)


def _word(prefix: str, rest: str) -> Word | None:
    key = search_key(rest)
    if not key or rest in SURE:
        return None
    if prefix:
        return Word((key,), level=SURE[prefix])
    perhaps = _PERHAPS.match(rest)
    if perhaps:
        return Word((key, search_key(perhaps[2])), hint=PERHAPS[perhaps[1]])
    return Word((key,))


def condition(question: Question) -> Q:
    """Return the condition on areas; what says nothing finds nothing."""
    if not question.words:
        return Q(pk__in=[])
    each = [_own(word) | _above(word) for word in question.words]
    found = reduce(and_, each)
    if len(question.words) > 1:
        found &= reduce(or_, (_own(word) for word in question.words))
    else:
        found = _own(question.words[0]) & _may_be_own(question.words[0])
    return found & Q(moo=question.moo) if question.moo else found


def _own(word: Word) -> Q:
    """The word is in the area's own name, a former one, its English name, or begins its code."""
    aliases = apps.get_model("geography", "AreaAlias")
    shortest = min(word.keys, key=len)  # what holds บ้านใหม่ holds ใหม่
    named = Q(search_key__contains=shortest) | Q(
        pk__in=aliases._default_manager.filter(search_key__contains=shortest).values("area_id")
    )
    if _may_be_code(shortest):
        named |= Q(pk__startswith=shortest.upper())
    return named & Q(level=word.level) if word.level else named


def _may_be_own(word: Word) -> Q:
    """Narrow to what an index finds, so that a single word need not read every area. Codes have an index."""
    shortest = min(word.keys, key=len)
    if _may_be_code(shortest):
        return Q()
    area, alias = (apps.get_model("geography", name) for name in ("Area", "AreaAlias"))
    former = f"SELECT area_id FROM {alias._meta.db_table} WHERE search_key LIKE %s"  # noqa: S608
    return may_hold(area, [frozenset({shortest})], or_in=(former, [f"%{shortest}%"]))


def _may_be_code(key: str) -> bool:
    return key.isdigit() or bool(re.fullmatch(r"\d{6}[a-z]\d?", key))


def _above(word: Word) -> Q:
    """The word is in the name of an area above; at the level it names, if it names one."""
    if word.level:
        return Q(path_key__contains=f"/{int(word.level)}{word.keys[0]}", level__gt=word.level)
    return Q(path_key__contains=min(word.keys, key=len))


def levels_of(text: str) -> list[Level]:
    """Read the levels in an address, ``3,4`` or ``subdistrict,village``; what is no level is left out."""
    known = {str(level.value): level for level in Level} | {level.name.lower(): level for level in Level}
    parts = (part.strip().lower() for part in text.split(","))
    return [known[part] for part in parts if part in known]
