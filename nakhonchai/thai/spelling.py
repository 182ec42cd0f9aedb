"""One spelling for Thai text as people type it: the order of marks, spaces, what nobody can see."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

SARA_AM: Final = "ำ"
SARA_AA: Final = "า"
NIKHAHIT: Final = "ํ"

# The order in which marks stand on one consonant: what is nearest to the consonant comes first. Phinthu and
# the vowels below stand before the tones in Unicode's own order too, so the result stays valid NFC.
MARK_CLASSES: Final = ("ฺ", "ุู", "ัิีึื", "็", "ํ", "่้๊๋", "์๎")
MARKS: Final = "".join(MARK_CLASSES)
_RANK: Final = {mark: rank for rank, marks in enumerate(MARK_CLASSES) for mark in marks}

# Fonts of the 1990s put shifted copies of marks here, and old PDF files still give them when copied.
_OLD_GLYPHS: Final = dict(zip(range(0xF700, 0xF71B), "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู", strict=True))
_INVISIBLE: Final = (
    *range(0x09),
    *range(0x0E, 0x1C),
    *range(0x7F, 0x85),
    *range(0x86, 0xA0),
    0xAD,
    0x180E,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x206A),
    0xFE0E,
    0xFE0F,
    0xFEFF,
    *range(0xD800, 0xE000),  # half characters, which no database stores
)
_CLEAN: Final[dict[int, str | None]] = {**dict.fromkeys(_INVISIBLE), **_OLD_GLYPHS}

_RETURN: Final = r"_x000[9ADad]_"  # how Excel's file format writes a tab or line end inside a cell
_LATIN_LETTER: Final = "[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"
_LATIN: Final = f"{_LATIN_LETTER}[\u0300-\u036f]"
# Each of these alone makes a text that needs work: what nobody can see, old glyphs, blanks but for the space.
_ALONE: Final = (
    "".join(re.escape(chr(code)) for code in _INVISIBLE if not 0xD800 <= code <= 0xDFFF)
    + "\ud800-\udfff\uf700-\uf71a\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
)
_OUT_OF_ORDER: Final = "|".join(
    f"(?<=[{marks}])[{''.join(MARK_CLASSES[: rank + 1])}]" for rank, marks in enumerate(MARK_CLASSES)
)
# Every form begins with one set of characters: only such an expression skips all others at once. What the
# character was is then asked by looking back.
_NEEDS_WORK: Final = re.compile(
    f"[{_ALONE} _เ{MARKS}ำ\u0300-\u036f](?:"
    rf"(?<=[{_ALONE}])|(?<= )(?: |\Z)|(?<=^ )|(?<=เ)เ|(?<=_){_RETURN.removeprefix('_')}|(?<={_LATIN})"
    f"|(?<=[{MARKS}ำ])(?=[{MARKS}ำา])(?:(?<=ํ)[{MARKS}]*[าำ]|(?<=ำ)[{MARKS}ำ]|{_OUT_OF_ORDER}))"
)
_SHORT: Final = 120  # letters of a text that is remembered
_RETURN_RE: Final = re.compile(_RETURN)
_LATIN_RE: Final = re.compile(_LATIN + "+")
_SPLIT_AM: Final = re.compile(f"ํ([{MARKS}]*)า")
_RUN: Final = re.compile(f"[{MARKS}ำ]{{2,}}")
_LINE_END: Final = re.compile(rf"(?:_x000[Dd]_)?(?:\r\n|[\n\r\v\f\x85\u2028\u2029])|{_RETURN}")
_BLANK_LINES: Final = re.compile(r"\n{3,}")


def _in_order(run: re.Match[str]) -> str:
    """Marks of one consonant in their order, each once, with sara am after all of them."""
    marks = dict.fromkeys(run.group())
    am = marks.pop(SARA_AM, "") is None
    if am:
        marks.pop(NIKHAHIT, None)  # sara am holds it already
    return "".join(sorted(marks, key=_RANK.__getitem__)) + (SARA_AM if am else "")


def normalise(text: str) -> str:
    """One spelling for what looks the same on paper; the whole text becomes one line. Idempotent.

    A line end inside the text, also Excel's literal ``_x000D_``, becomes a space: it separates words.
    Two different tone marks on one consonant stay: only the person who typed them knows which is meant.
    """
    if not text or (text.isascii() and text.isalnum()):  # a number, a code
        return text or ""
    return _normalised(text) if len(text) <= _SHORT else _normalise(text)


@lru_cache(maxsize=8192)  # the name in a row is asked for again and again on its way
def _normalised(text: str) -> str:
    return _normalise(text)


def _normalise(text: str) -> str:
    if not text or not _NEEDS_WORK.search(text):
        return text or ""
    text = _RETURN_RE.sub(" ", text.translate(_CLEAN))
    text = _LATIN_RE.sub(lambda found: unicodedata.normalize("NFC", found.group()), text)
    text = text.replace("เเ", "แ")
    # Runs are shortened before they are searched for a split sara am: no text takes quadratic time.
    text = _RUN.sub(_in_order, _SPLIT_AM.sub(r"\1ำ", _RUN.sub(_in_order, text)))
    return " ".join(text.split())


def normalise_lines(text: str) -> str:
    """The same for text of several lines: line ends stay, as ``\\n``, and at most one empty line in a row."""
    if not text:
        return ""
    lines = (normalise(line) for line in _LINE_END.split(text))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


_GARBLED: Final = re.compile("\ufffd|à¸|à¹|(?:เ[ธน].?){3}")  # UTF-8 read as something else
_OLD_LATIN: Final = re.compile("[\u00a1-\u00ff]")  # CP874 read as Western text
_THAI: Final = re.compile("[ก-๛]")


def looks_destroyed(text: str) -> bool:
    """Whether Thai letters were lost or garbled on the way: "????", "à¸™", "¹¤ÃÃÒª", "�"."""
    letters = "".join(text.split())
    if _GARBLED.search(letters):
        return True
    if _THAI.search(letters):
        return False
    if "???" in letters or letters.count("?") * 2 > len(letters) > 1:
        return True
    return len(_OLD_LATIN.findall(letters)) * 10 > len(letters) * 6 and len(letters) > 2
