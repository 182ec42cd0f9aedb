"""What a workbook shows beside its values: merged cells, hidden rows, columns and sheets, text boxes.

Only the standard library, and made for the child process: bytes in, plain lists out. The container has been
checked by the guard before; here too a DTD, a part that is too large and broken XML end the reading, and what
was not read is then not told (``Layout`` stays as far as it came). Nothing here ever raises for a bad file.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any
from xml.parsers import expat

MAX_PART = 64 << 20  # bytes of one part, unpacked
MAX_SMALL_PART = 4 << 20  # of the workbook's lists and of drawings
MAX_MERGES = 20_000
MAX_HIDDEN = 50_000
MAX_COLUMNS = 16_384
MAX_ROWS = 1_048_576
MAX_BOXES = 50
MAX_BOX_TEXT = 2_000
MAX_SHEETS = 200
MAX_DEPTH = 200
_PIECE = 1 << 18
_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?")
_BROKEN = (
    zipfile.BadZipFile,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    KeyError,
    zlib.error,
    NotImplementedError,
)


@dataclass
class Layout:
    """The look of one sheet; rows and columns count from 0, ranges hold both their ends."""

    name: str = ""
    hidden: bool = False
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)  # top, left, bottom, right
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    text_boxes: list[str] = field(default_factory=list)

    def as_plain(self) -> dict[str, Any]:
        """Return what JSON can carry."""
        return asdict(self)


class _StopError(Exception):
    """A part that is not read any further."""


def read_layout(data: bytes, kind: str, outside: dict[str, bytes] | None = None) -> dict[str, Layout]:
    """Return the look of each sheet by its name. ``kind`` is xlsx or ods; others have none to tell.

    ``outside``: the XML of parts without their rows, where these are known to hide nothing.
    """
    reader: Callable[[zipfile.ZipFile, dict[str, bytes]], dict[str, Layout]] | None
    reader = {"xlsx": _xlsx, "ods": _ods}.get(kind)
    if reader is None:
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return reader(archive, outside or {})
    except _BROKEN:
        return {}


def _parse(
    archive: zipfile.ZipFile, name: str, handler: "_Handler", limit: int, known: bytes | None = None
) -> None:
    """Feed a part to a handler, up to the limit; a part that is not there says nothing."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
    parser.StartElementHandler, parser.EndElementHandler = handler.begin, handler.end
    parser.CharacterDataHandler = handler.text
    seen = 0
    try:
        with archive.open(name) if known is None else io.BytesIO(known) as part:
            while piece := part.read(_PIECE):
                seen += len(piece)
                if seen > limit:
                    raise _StopError
                parser.Parse(piece, False)
            parser.Parse(b"", True)
    except (_StopError, expat.ExpatError, *_BROKEN):
        return


def _refuse(*args: Any) -> None:
    raise _StopError


class _Handler:
    """Begins, ends and texts of elements, names without their namespace."""

    def __init__(self) -> None:
        self.depth = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _StopError
        self.start(
            name.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in attributes.items()}
        )

    def end(self, name: str) -> None:
        self.depth -= 1
        self.stop(name.rpartition(":")[2])

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Look at the beginning of an element."""

    def stop(self, name: str) -> None:
        """Look at the end of an element."""

    def text(self, text: str) -> None:
        """Look at text."""


# --- xlsx -----------------------------------------------------------------------------------


class _Workbook(_Handler):
    """Names, states and relations of the sheets."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, bool]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet" and len(self.sheets) < MAX_SHEETS:
            hidden = attributes.get("state", "visible") not in ("visible", "")
            self.sheets.append((attributes.get("name", ""), attributes.get("id", ""), hidden))


class _Relations(_Handler):
    """Targets of relations by id and by kind."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: dict[str, str] = {}
        self.drawings: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if (
            name == "Relationship"
            and len(self.targets) < MAX_SHEETS * 4
            and attributes.get("TargetMode") != "External"
        ):
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")
            if attributes.get("Type", "").endswith("/drawing"):
                self.drawings.append(attributes.get("Target", ""))


class _Sheet(_Handler):
    """Merged cells, hidden rows and columns of a worksheet."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self.layout, self.row = layout, -1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            given = attributes.get("r", "")
            self.row = int(given) - 1 if given.isdecimal() and len(given) < 8 else self.row + 1
            if attributes.get("hidden") in ("1", "true") and len(self.layout.hidden_rows) < MAX_HIDDEN:
                self.layout.hidden_rows.append(self.row)
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            self._columns(attributes)
        elif name == "mergeCell" and len(self.layout.merges) < MAX_MERGES:
            block = parse_range(attributes.get("ref", ""))
            if block is not None:
                self.layout.merges.append(block)

    def _columns(self, attributes: dict[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if first.isdecimal() and last.isdecimal() and len(first + last) < 12:
            # Whoever hides all columns to the right of a table hides thousands that hold nothing.
            self.layout.hidden_columns.extend(
                range(int(first) - 1, min(int(last), int(first) + 199, MAX_COLUMNS))
            )


class _Drawing(_Handler):
    """Texts of the shapes on a sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: list[str] = []
        self._inside, self._said = 0, ""
        self._letters = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "txBody":
            self._inside, self._said = self.depth, ""
        elif name == "t":
            self._letters = bool(self._inside)
        elif name in ("p", "br") and self._inside and self._said:
            self._said += " "

    def stop(self, name: str) -> None:
        if name == "t":
            self._letters = False
        elif name == "txBody":
            _keep(self.boxes, self._said)
            self._inside = 0

    def text(self, text: str) -> None:
        if self._letters and len(self._said) < MAX_BOX_TEXT:
            self._said += text


def _keep(boxes: list[str], said: str) -> None:
    text = " ".join(said.split())[:MAX_BOX_TEXT]
    if text and len(boxes) < MAX_BOXES:
        boxes.append(text)


def parse_range(text: str) -> tuple[int, int, int, int] | None:
    """Return (top, left, bottom, right) of "B2:D5", counted from 0; None where it is none."""
    found = _RANGE.fullmatch(text)
    if not found:
        return None
    left, top = _column(found[1]), int(found[2]) - 1
    right = _column(found[3]) if found[3] else left
    bottom = int(found[4]) - 1 if found[4] else top
    whole = 0 <= top <= bottom < MAX_ROWS and 0 <= left <= right < MAX_COLUMNS
    return (top, left, bottom, right) if whole else None


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _xlsx(archive: zipfile.ZipFile, outside: dict[str, bytes]) -> dict[str, Layout]:
    workbook, relations = _Workbook(), _Relations()
    _parse(archive, "xl/workbook.xml", workbook, MAX_SMALL_PART)
    _parse(archive, "xl/_rels/workbook.xml.rels", relations, MAX_SMALL_PART)
    found: dict[str, Layout] = {}
    for name, relation, hidden in workbook.sheets:
        layout = found[name] = Layout(name, hidden)
        part = _target("xl/workbook.xml", relations.targets.get(relation, ""))
        if part:
            _parse(archive, part, _Sheet(layout), MAX_PART, outside.get(part))
            layout.text_boxes = _boxes_of(archive, part)
    return found


def _boxes_of(archive: zipfile.ZipFile, part: str) -> list[str]:
    folder, _, file = part.rpartition("/")
    relations, drawing = _Relations(), _Drawing()
    _parse(archive, f"{folder}/_rels/{file}.rels", relations, MAX_SMALL_PART)
    for target in relations.drawings[:3]:
        _parse(archive, _target(part, target), drawing, MAX_SMALL_PART)
    return drawing.boxes


def _target(source: str, target: str) -> str:
    """Return the member that a relation of *source* points to, "" for none inside the archive."""
    if not target or "://" in target:
        return ""
    joined = (
        target.lstrip("/") if target.startswith("/") else posixpath.join(posixpath.dirname(source), target)
    )
    path = posixpath.normpath(joined)
    return "" if path.startswith("..") else path


# --- ods ------------------------------------------------------------------------------------


class _Content(_Handler):
    """Everything of an OpenDocument spreadsheet: one part holds all sheets."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, Layout] = {}
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._layout: Layout | None = None
        self._row, self._height = -1, 1
        self._column = self._columns_seen = 0
        self._box, self._said = 0, ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._style = attributes.get("name", "")
        elif name == "table-properties" and attributes.get("display") == "false":
            self._hidden_styles.add(self._style)
        elif name == "table":
            self._begin_sheet(attributes)
        elif self._layout is not None:
            self._inside_sheet(name, attributes, self._layout)

    def _begin_sheet(self, attributes: dict[str, str]) -> None:
        if len(self.found) >= MAX_SHEETS:
            raise _StopError
        name = attributes.get("name", "")
        self._layout = self.found.setdefault(
            name, Layout(name, attributes.get("style-name", "") in self._hidden_styles)
        )
        self._row, self._height, self._column, self._columns_seen = -1, 1, 0, 0

    def _inside_sheet(self, name: str, attributes: dict[str, str], layout: Layout) -> None:
        unseen = attributes.get("visibility") in ("collapse", "filter")
        if name == "table-column":
            count = _count(attributes, "number-columns-repeated")
            if unseen:
                layout.hidden_columns.extend(range(self._columns_seen, self._columns_seen + min(count, 200)))
            self._columns_seen += count
        elif name == "table-row":
            self._row += self._height
            self._height = _count(attributes, "number-rows-repeated")
            self._column = 0
            if unseen and len(layout.hidden_rows) < MAX_HIDDEN:
                layout.hidden_rows.extend(range(self._row, self._row + min(self._height, 5_000)))
        elif name in ("table-cell", "covered-table-cell"):
            self._cell(attributes, layout)
        elif name in ("text-box", "custom-shape") and not self._box:
            self._box, self._said = self.depth, ""
        elif name in ("p", "line-break") and self._box and self._said:
            self._said += " "

    def _cell(self, attributes: dict[str, str], layout: Layout) -> None:
        wide, high = _count(attributes, "number-columns-spanned"), _count(attributes, "number-rows-spanned")
        if (wide > 1 or high > 1) and len(layout.merges) < MAX_MERGES and self._row + high <= MAX_ROWS:
            layout.merges.append((self._row, self._column, self._row + high - 1, self._column + wide - 1))
        self._column += _count(attributes, "number-columns-repeated")

    def stop(self, name: str) -> None:
        if name == "table":
            self._layout = None
        elif self._box and self.depth < self._box:
            if self._layout is not None:
                _keep(self._layout.text_boxes, self._said)
            self._box = 0

    def text(self, text: str) -> None:
        if self._box and len(self._said) < MAX_BOX_TEXT:
            self._said += text


def _count(attributes: dict[str, str], name: str) -> int:
    given = attributes.get(name, "1")
    return max(1, min(int(given), MAX_ROWS)) if given.isdecimal() and len(given) < 9 else 1


def _ods(archive: zipfile.ZipFile, outside: dict[str, bytes]) -> dict[str, Layout]:
    content = _Content()
    _parse(archive, "content.xml", content, MAX_PART)
    return content.found
