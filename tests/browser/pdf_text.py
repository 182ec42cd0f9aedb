"""What is copied out of a PDF that Chromium made: enough of the format for that, and no more.

Text is shown by glyph numbers; each font says in a map which letters a glyph stands for, and
where marks were moved the page says the letters themselves (``/ActualText``). A reader's "copy"
takes both into account, and so does this.
"""

import re
import zlib
from collections.abc import Iterator

OBJECT = re.compile(rb"(\d+) 0 obj(.*?)endobj", re.S)
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.S)
TOKEN = re.compile(
    rb"/ActualText\s*<([0-9A-Fa-f]*)>|\b(BDC|EMC)\b|/(F\d+)\s+[\d.]+\s+Tf"
    rb"|<([0-9A-Fa-f]+)>\s*Tj|\[([^\]]*)\]\s*TJ|\b(Td|Tm|T\*|ET)\b"
)


def pdf_text(content: bytes) -> str:
    """Return the text of all pages, in the order in which they were drawn."""
    objects = {int(number): body for number, body in OBJECT.findall(content)}
    fonts = _fonts(objects)
    return "\n".join(_page_text(objects, body, fonts) for body in _pages(objects))


def _pages(objects: dict[int, bytes]) -> Iterator[bytes]:
    yield from (body for body in objects.values() if re.search(rb"/Type\s*/Page\b(?!s)", body))


def _stream(body: bytes) -> bytes:
    found = STREAM.search(body)
    if found is None:
        return b""
    return zlib.decompress(found[1]) if b"/FlateDecode" in body else found[1]


def _fonts(objects: dict[int, bytes]) -> dict[int, dict[int, str]]:
    """Return for each font which letters its glyphs stand for."""
    found = {}
    for number, body in objects.items():
        if named := re.search(rb"/ToUnicode (\d+) 0 R", body):
            found[number] = _letters(_stream(objects[int(named[1])]))
    return found


def _letters(mapped: bytes) -> dict[int, str]:
    letters = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", mapped, re.S):
        for glyph, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            letters[int(glyph, 16)] = _utf16(text)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", mapped, re.S):
        for first, last, text in re.findall(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for place, glyph in enumerate(range(int(first, 16), int(last, 16) + 1)):
                letters[glyph] = chr(ord(_utf16(text)) + place)
    return letters


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be").removeprefix("\ufeff")


def _page_text(objects: dict[int, bytes], page: bytes, fonts: dict[int, dict[int, str]]) -> str:
    named = {name: fonts.get(int(number), {}) for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", page)}
    contents = re.search(rb"/Contents (\d+) 0 R", page)
    return "".join(_shown(_stream(objects[int(contents[1])]), named)) if contents else ""


def _shown(drawn: bytes, fonts: dict[bytes, dict[int, str]]) -> Iterator[str]:
    font: dict[int, str] = {}
    said = False  # inside a part whose letters were said already
    for actual, mark, name, one, many, move in TOKEN.findall(drawn):
        if actual:
            said = True
            yield _utf16(actual)
        elif mark == b"EMC":
            said = False
        elif name:
            font = fonts.get(name, {})
        elif move in {b"Tm", b"ET"}:
            yield "\n" if not said else ""
        elif (one or many) and not said:
            for digits in [one] if one else re.findall(rb"<([0-9A-Fa-f]+)>", many):
                yield "".join(font.get(int(digits[at : at + 4], 16), "") for at in range(0, len(digits), 4))
