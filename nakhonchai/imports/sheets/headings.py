"""What one heading means: its exact words, words in it, words nearly like it; and how that was told."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from nakhonchai.imports.sheets.grid import shown
from nakhonchai.imports.sheets.vocabulary import KINDS, Field, SheetKind
from nakhonchai.thai import normalise, search_key, to_arabic

LONGEST = 120  # characters of a heading
EXACT, LEARNED, WEAK, PART, NEAR = 1.0, 1.1, 0.75, 0.7, 0.65
_NEARLY = 86  # per cent of likeness that a slip of the pen leaves
_SHORTEST_PART = 6  # letters of a word that counts inside a longer heading
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\*+|\bจำเป็น\b")
_YEAR = re.compile(
    r"(?:ปีงบประมาณ|ปีงบ|ปี|พ\.?ศ\.?|fy)?[\s.]*(?<!\d)(2[4-6]\d\d|20\d\d|19[5-9]\d)(?!\d)(?:\.0)?", re.IGNORECASE
)
_SHORT_YEAR = re.compile(r"^(?:ปีงบประมาณ|ปีงบ|ปี|พ\.?ศ\.?)[\s.]*(\d\d)$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PERSON_WORDS = ("ประธาน", "ผู้ประสานงาน", "ผู้ติดต่อ")


@dataclass(frozen=True, slots=True)
class Hit:
    """The field that a heading names, how sure that is (0–1.1), and why in words."""

    field: Field
    confidence: float
    how: str
    year: int | None = None


def heading_text(cell: Any) -> str:
    """Return a cell of a header as text, "" where it cannot be a heading."""
    if cell is None or isinstance(cell, bool):
        return ""
    text = normalise(cell) if isinstance(cell, str) else shown(cell)
    return text if len(text) <= LONGEST else ""


@lru_cache(maxsize=20_000)
def heading_key(text: str) -> str:
    """Return what is compared of a heading: no blanks, marks, stops; sub_district and subDistrict are one."""
    return search_key(_CAMEL.sub(" ", text))


@lru_cache(maxsize=20_000)
def _bare(text: str) -> str:
    return heading_key(_BRACKETS.sub(" ", text))


def year_of(text: str) -> int | None:
    """Return the Buddhist year that a heading names."""
    plain = to_arabic(text)
    found = _YEAR.search(plain)
    if found:
        year = int(found[1])
        return year if year >= 2400 else year + 543
    short = _SHORT_YEAR.match(plain.strip())
    return 2500 + int(short[1]) if short else None


def without_year(text: str) -> str:
    """Return a heading without its year."""
    return normalise(_SHORT_YEAR.sub("", _YEAR.sub(" ", to_arabic(text))))


class Headings:
    """The words of one kind of sheet, with those people taught. ``learned``: heading key → field name."""

    def __init__(self, kind: SheetKind, learned: Mapping[str, str] | None = None) -> None:
        self.kind = kind
        self.words: dict[str, tuple[Field, float]] = {}
        for field in kind.fields:
            for word in field.words:
                weak = word.startswith("~")
                self.words.setdefault(heading_key(word.lstrip("~")), (field, WEAK if weak else EXACT))
        self.learned = {
            key: known for key, name in (learned or {}).items() if (known := kind.field(name)) is not None
        }
        self._long = [key for key in self.words if len(key) >= _SHORTEST_PART]
        self._keys = [key for key in self.words if len(key) >= _SHORTEST_PART - 1]
        self.exact = lru_cache(maxsize=20_000)(self._exact)
        self.best = lru_cache(maxsize=20_000)(self._best)

    def _exact(self, parts: tuple[str, ...]) -> Hit | None:
        """Return the field whose words the heading is, all of its lines or one of them."""
        joined = " ".join(parts)
        for text in (joined, parts[-1]):
            if (taught := self.learned.get(heading_key(text))) is not None:
                return Hit(taught, LEARNED, "ตามที่เคยเลือกไว้", year_of(joined))
        tries = [(joined, 1.0)]
        if len(parts) > 1:
            tries += [
                (parts[-1], 0.95),
                (f"{parts[-1]} {parts[0]}", 0.94),
                *((part, 0.9) for part in parts[:-1]),
            ]
        best: Hit | None = None
        for text, factor in tries:
            hit = self._word(text, factor)
            if hit is not None and (best is None or hit.confidence > best.confidence + 1e-9):
                best = hit
        return self._with_year(best, parts, joined)

    def _word(self, text: str, factor: float) -> Hit | None:
        for key, less in ((heading_key(text), 1.0), (_bare(text), 0.98)):
            if key and (found := self.words.get(key)):
                return Hit(found[0], found[1] * factor * less, "ตรงกับชื่อที่รู้จัก")
        return None

    def _with_year(self, hit: Hit | None, parts: tuple[str, ...], joined: str) -> Hit | None:
        """Read a year out of the heading: ปี 2567 under งบประมาณ is the money of that year."""
        year = year_of(joined)
        if year is None:
            return hit
        if self.kind.name == "projects":
            field = self.kind.field("budget_year")
            rest = _bare(without_year(joined))
            money = not rest or any(word in rest for word in ("งบประมาณ", "บาท", "เงิน")) or "budget" in rest
            if field is not None and money and "ได้รับ" not in rest:
                return Hit(field, 0.95, f"งบประมาณของปี {year}", year)
        if hit is not None:
            return Hit(hit.field, hit.confidence, hit.how, year)
        timeless = tuple(text for part in parts if (text := without_year(part)))
        found = self.exact(timeless) if timeless and timeless != parts else None
        return Hit(found.field, found.confidence * 0.95, f"{found.how} ของปี {year}", year) if found else None

    def _best(self, parts: tuple[str, ...]) -> Hit | None:
        """Return the field that a heading means, also where it only holds a known word, or is nearly one."""
        hit = self.exact(parts)
        return hit if hit is not None else self._inside(parts) or self._near(parts)

    def _inside(self, parts: tuple[str, ...]) -> Hit | None:
        for text in dict.fromkeys((" ".join(parts), parts[-1])):
            key = _bare(text)
            found = [word for word in self._long if key.startswith(word) or key.endswith(word)]
            if found:
                word = max(found, key=lambda one: (key.startswith(one), len(one)))
                return Hit(self.words[word][0], PART, "มีคำที่รู้จักอยู่ในหัวตาราง", year_of(text))
        return None

    def _near(self, parts: tuple[str, ...]) -> Hit | None:
        key = _bare(" ".join(parts))
        if len(key) < _SHORTEST_PART - 1:
            return None
        found = process.extractOne(key, self._keys, scorer=fuzz.ratio, score_cutoff=_NEARLY)
        return Hit(self.words[found[0]][0], NEAR, "สะกดใกล้เคียงกับชื่อที่รู้จัก") if found else None


class Vocabulary:
    """All kinds with their words. Make one for each run: it keeps what it has seen."""

    def __init__(
        self,
        learned: Mapping[str, Mapping[str, str]] | None = None,
        kinds: Mapping[str, SheetKind] | None = None,
    ) -> None:
        told = learned or {}
        self.kinds = {name: Headings(kind, told.get(name)) for name, kind in (kinds or KINDS).items()}
        self.known = lru_cache(maxsize=50_000)(self._known)

    def _known(self, text: str) -> bool:
        """Whether a text is a heading of any kind."""
        return any(headings.exact((text,)) is not None for headings in self.kinds.values())


def common_beginning(texts: Sequence[str]) -> str:
    """Return what the English headings of one system begin with: hos in hoscode, hosname, hostype."""
    keys = [heading_key(text) for text in texts if text and text.isascii()]
    counts: dict[str, int] = {}
    for key in keys:
        for length in range(2, min(8, len(key) - 2)):
            counts[key[:length]] = counts.get(key[:length], 0) + 1
    often = [(count, len(start), start) for start, count in counts.items() if count >= 3]
    return max(often)[2] if often else ""
