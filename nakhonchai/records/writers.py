"""Writers of xlsx, ods and csv: row after row to a file, never the whole table in memory.

Text is written as text in every format, so that nothing in it can run as a formula (csv, which knows no
text, gets the reversible mark of :mod:`nakhonchai.records.neutral`).
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from decimal import Decimal
from itertools import islice
from typing import IO, Any
from xml.sax.saxutils import escape as xml_escape

from nakhonchai.records.neutral import escape

Row = Sequence[Any]
# Characters that no XML file may hold.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A literal "_x000D_" would be read back as a control character; its first underscore is written as a code.
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_STAMP = (2020, 1, 1, 0, 0, 0)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv; charset=utf-8",
}


def write_table(target: IO[bytes], suffix: str, title: str, headings: Row, rows: Iterable[Row]) -> int:
    """Write one sheet in the format *suffix* and return the number of rows below the headings."""
    return {"xlsx": write_xlsx, "ods": write_ods, "csv": write_csv}[suffix](target, title, headings, rows)


def _clean(text: str) -> str:
    return xml_escape(FORBIDDEN.sub("", text)).replace("\r", "&#13;")


_NUMBERS = (int, Decimal, float)


def _is_number(value: Any) -> bool:
    return isinstance(value, _NUMBERS) and not isinstance(value, bool)


# --- csv -------------------------------------------------------------------------------------------


def write_csv(target: IO[bytes], title: str, headings: Row, rows: Iterable[Row]) -> int:
    """Write UTF-8 with a byte order mark, which Excel needs to see Thai."""
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="", write_through=False)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([escape(str(cell)) for cell in headings])
    count = 0
    for row in rows:
        writer.writerow([escape(cell) if isinstance(cell, str) else cell for cell in row])
        count += 1
    text.flush()
    text.detach()
    return count


# --- xlsx ------------------------------------------------------------------------------------------

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# Style 1 is text (format @), so that a cell stays text when somebody edits it; style 2 is the heading.
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Tahoma"/></font>'
    '<font><b/><sz val="11"/><name val="Tahoma"/></font></fonts><fills count="3">'
    '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFF3E9DC"/></patternFill></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" '
    'applyFill="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def _xlsx_parts(title: str) -> dict[str, str]:
    name = re.sub(r"[\[\]:*?/\\]", " ", title)[:31]
    return {
        "[Content_Types].xml": (
            f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_OFFICE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_OFFICE}.styles+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_OFFICE}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_RELS}"><sheets>'
            f'<sheet name="{_clean(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{_RELS}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{_RELS}/styles" Target="styles.xml"/></Relationships>'
        ),
        "xl/styles.xml": _STYLES,
    }


# What may make a text more than the text itself in XML: one set of letters, which is searched fastest.
_SPECIAL = re.compile("[&<>_\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_KEPT_CELLS = 3_000
_ROWS_AT_ONCE = 500


class _XlsxCells(dict[Any, str]):
    """Cells of one style, made once for each value: most columns of a table hold few different ones."""

    def __init__(self, style: int) -> None:
        super().__init__()
        self.empty = f'<c s="{style}"/>'
        self.head = f'<c s="{style}" t="inlineStr"><is><t>'
        self.spaced = f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">'
        self[None] = self[""] = self.empty

    def __missing__(self, value: Any) -> str:
        """Return the cell of a value. Only texts are kept: 1 and True are one key, but no text."""
        if not isinstance(value, str):
            return f"<c><v>{value}</v></c>" if _is_number(value) else self[str(value)]
        made = self._text(value)
        if len(self) < _KEPT_CELLS:
            self[value] = made
        return made

    def _text(self, text: str) -> str:
        """Return a cell; where blanks count beyond one between words, it says so."""
        if _SPECIAL.search(text):
            return f"{self.spaced}{_clean(_LOOKS_ESCAPED.sub('_x005F_', text))}</t></is></c>"
        head = self.spaced if "  " in text or text.strip() != text else self.head
        return f"{head}{text}</t></is></c>"

    def row(self, cells: Row) -> str:
        """Return a row."""
        return f"<row>{''.join(map(self.__getitem__, cells))}</row>"


def write_xlsx(target: IO[bytes], title: str, headings: Row, rows: Iterable[Row]) -> int:
    """Write a workbook of one sheet, its heading frozen and every text in a text cell.

    Rows are packed while the next ones are made: packing needs nothing of Python, and is a fifth of the work.
    """
    count = 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in _xlsx_parts(title).items():
            archive.writestr(zipfile.ZipInfo(name, _STAMP), text, zipfile.ZIP_DEFLATED)
        sheet = zipfile.ZipInfo("xl/worksheets/sheet1.xml", _STAMP)
        sheet.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(sheet, "w", force_zip64=True) as part:
            part.write(_xlsx_head(len(headings)).encode())
            part.write(_XlsxCells(2).row(headings).encode())
            cells = _XlsxCells(1)
            with ThreadPoolExecutor(max_workers=1) as packer:
                packed: Future[None] | None = None
                for some in _in_batches(rows, _ROWS_AT_ONCE):
                    made = "".join(map(cells.row, some)).encode()
                    count += len(some)
                    if packed is not None:
                        packed.result()
                    packed = packer.submit(_write, part, made)
            if packed is not None:
                packed.result()
            part.write(b"</sheetData></worksheet>")
    return count


def _write(part: IO[bytes], made: bytes) -> None:
    part.write(made)


def _xlsx_head(columns: int) -> str:
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
        f'</sheetViews><cols><col min="1" max="{columns}" width="20" style="1" customWidth="1"/></cols>'
        "<sheetData>"
    )


def _in_batches(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    remaining = iter(rows)
    while some := list(islice(remaining, size)):
        yield some


# --- ods -------------------------------------------------------------------------------------------

_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_URN = "urn:oasis:names:tc:opendocument:xmlns"
_ODS_HEAD = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{_URN}:office:1.0" '
    f'xmlns:table="{_URN}:table:1.0" xmlns:text="{_URN}:text:1.0" office:version="1.2"><office:body>'
    '<office:spreadsheet><table:table table:name="{}">'
)
_ODS_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"
_ODS_MANIFEST = (
    f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{_URN}:manifest:1.0" '
    f'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
_SPACES = re.compile("^ | (?= )|  +| $")


def _ods_paragraph(line: str) -> str:
    text = _SPACES.sub(lambda found: f'<text:s text:c="{len(found.group())}"/>', _clean(line))
    return f"<text:p>{text.replace(chr(9), '<text:tab/>')}</text:p>"


def _ods_cell(value: Any) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if _is_number(value):
        head = f'<table:table-cell office:value-type="float" office:value="{value}">'
        return f"{head}<text:p>{value}</text:p></table:table-cell>"
    paragraphs = "".join(map(_ods_paragraph, str(value).split("\n")))
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'


def write_ods(target: IO[bytes], title: str, headings: Row, rows: Iterable[Row]) -> int:
    """Write an OpenDocument spreadsheet of one sheet."""
    count = 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", _STAMP), _ODS, zipfile.ZIP_STORED)
        archive.writestr(
            zipfile.ZipInfo("META-INF/manifest.xml", _STAMP), _ODS_MANIFEST, zipfile.ZIP_DEFLATED
        )
        content = zipfile.ZipInfo("content.xml", _STAMP)
        content.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(content, "w", force_zip64=True) as part:
            out = io.BufferedWriter(part, 1 << 16)
            out.write(_ODS_HEAD.format(_clean(title).replace('"', "&quot;")).encode())
            out.write(f"<table:table-row>{''.join(map(_ods_cell, headings))}</table:table-row>".encode())
            for row in rows:
                out.write(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>".encode())
                count += 1
            out.write(_ODS_TAIL.encode())
            out.flush()
            out.detach()
    return count
