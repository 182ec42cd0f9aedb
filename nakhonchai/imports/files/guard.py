"""What a file is and whether it may be parsed at all: looked at with the standard library only."""

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from nakhonchai.imports.files import limits, ole, plainsheet, xmlscan
from nakhonchai.imports.files.limits import RefusedFileError

_MACROS = re.compile(r"vbaproject|macrosheets/|vbadata", re.IGNORECASE)
_XML_PART = re.compile(r"\.(xml|rels|vml)$", re.IGNORECASE)
_SHEET_PART = re.compile(r"^xl/worksheets/[^/]+\.xml$", re.IGNORECASE)
_STRINGS_PART = re.compile(r"^xl/sharedStrings\.xml$", re.IGNORECASE)
PLAIN_FROM = 1 << 16  # bytes of a part from which on it is worth while to prove its form
_PIECE = 1 << 18
# What the standard library raises for an archive that is not whole (RuntimeError: an unknown compression).
_BROKEN = (zipfile.BadZipFile, EOFError, OSError, ValueError, RuntimeError, zlib.error)


@dataclass
class Container:
    """What the guard found: the kind of file, and cells of the sheets that a parser would not tell about."""

    kind: str  # xlsx, ods, xls, csv
    # Name of the part → what was seen in it.
    sheets: dict[str, xmlscan.SheetScan] = field(default_factory=dict)
    # Name of a sheet's part → its XML without the rows, where these have nothing to tell beside their values.
    outside: dict[str, bytes] = field(default_factory=dict)


def inspect(file: BinaryIO) -> Container:
    """Return what *file* is; raise :class:`RefusedFileError` for anything that is not an ordinary table."""
    size = file.seek(0, 2)
    file.seek(0)
    if size == 0:
        raise RefusedFileError(limits.EMPTY_FILE)
    if size > limits.MAX_BYTES:
        raise RefusedFileError(f"ไฟล์ใหญ่เกิน {limits.MAX_BYTES // limits.MEGABYTE} MB โปรดแบ่งเป็นหลายไฟล์")
    head = file.read(8)
    file.seek(0)
    if head.startswith(b"PK\x03\x04"):
        return _inspect_zip(file)
    if head == ole.SIGNATURE:
        ole.inspect(file.read())
        return Container("xls")
    return Container("csv")


def _inspect_zip(file: BinaryIO) -> Container:
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            _check_members(members)
            container = Container(_kind(archive, {member.filename for member in members}))
            for member in members:
                _check_part(archive, member, container)
    except RefusedFileError:
        raise
    except _BROKEN as problem:
        raise RefusedFileError(limits.DAMAGED) from problem
    return container


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    """Refuse by what the directory says, before a byte is inflated."""
    if len(members) > limits.MAX_MEMBERS:
        raise RefusedFileError(limits.STRANGE)
    names = [member.filename for member in members]
    if len({name.lower() for name in names}) != len(names):
        raise RefusedFileError(limits.DAMAGED)
    if any(map(_climbs, names)) or any(stat.S_ISLNK(member.external_attr >> 16) for member in members):
        raise RefusedFileError(limits.STRANGE)
    if any(member.flag_bits & 0x1 for member in members):
        raise RefusedFileError(limits.HAS_PASSWORD)
    if sum(member.file_size for member in members) > limits.MAX_UNPACKED:
        raise RefusedFileError(limits.TOO_LARGE)
    end = 0
    for member in sorted(members, key=lambda one: one.header_offset):
        if member.header_offset < end:
            raise RefusedFileError(limits.DAMAGED)
        end = member.header_offset + member.compress_size
    if any(map(_MACROS.search, names)):
        raise RefusedFileError(limits.HAS_MACROS)


def _climbs(name: str) -> bool:
    return name.startswith(("/", "\\")) or "\\" in name or ".." in name.split("/") or "\x00" in name


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        raise RefusedFileError(limits.BINARY_WORKBOOK)
    if "[Content_Types].xml" in names and "xl/workbook.xml" in names:
        if b"macroEnabled" in archive.read("[Content_Types].xml")[: limits.MEGABYTE]:
            raise RefusedFileError(limits.HAS_MACROS)
        return "xlsx"
    if "mimetype" in names and "content.xml" in names:
        if archive.read("mimetype").strip() != b"application/vnd.oasis.opendocument.spreadsheet":
            raise RefusedFileError(limits.WRONG_TYPE)
        if any(name.startswith(("Basic/", "Scripts/")) for name in names):
            raise RefusedFileError(limits.HAS_MACROS)
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise RefusedFileError(limits.HAS_PASSWORD)
        return "ods"
    raise RefusedFileError(limits.WRONG_TYPE)


def _check_part(archive: zipfile.ZipFile, member: zipfile.ZipInfo, container: Container) -> None:
    """Inflate one part within its declared size and look into it; ``zipfile`` checks the sum at its end."""
    scanner: xmlscan.Scanner | None = None
    if _XML_PART.search(member.filename):
        if container.kind == "xlsx" and _SHEET_PART.match(member.filename):
            scanner = xmlscan.XlsxSheetScanner()
        elif container.kind == "ods" and member.filename == "content.xml":
            scanner = xmlscan.OdsScanner()
        else:
            scanner = xmlscan.Scanner()
    large = member.file_size > limits.RATIO_FROM
    if large and member.file_size > limits.MAX_RATIO * max(member.compress_size, 1):
        raise RefusedFileError(limits.TOO_LARGE)
    if _is_plain(archive, member, container):
        return
    for piece in _pieces(archive, member):
        if scanner is not None:
            scanner.feed(piece)
    if scanner is not None:
        scanner.close()
        container.sheets[member.filename] = scanner.scan


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    seen = 0
    with archive.open(member) as part:
        while piece := part.read(_PIECE):
            seen += len(piece)
            if seen > limits.MAX_UNPACKED:
                raise RefusedFileError(limits.TOO_LARGE)
            yield piece


def _is_plain(archive: zipfile.ZipFile, member: zipfile.ZipInfo, container: Container) -> bool:
    """Whether a large part has the form that all programs write; then it has been looked at whole."""
    if container.kind != "xlsx" or member.file_size < PLAIN_FROM:
        return False
    if _STRINGS_PART.match(member.filename):
        return plainsheet.scan_strings(_pieces(archive, member))
    if not _SHEET_PART.match(member.filename):
        return False
    found = plainsheet.scan_sheet(_pieces(archive, member))
    if found is None:
        return False
    scanner = xmlscan.XlsxSheetScanner()  # what stands around the rows
    scanner.feed(found.outside)
    scanner.close()
    scan = scanner.scan
    scan.last_row, scan.last_column = (
        max(scan.last_row, found.last_row),
        max(scan.last_column, found.last_column),
    )
    container.sheets[member.filename] = scanner.scan
    container.outside[member.filename] = found.outside
    return True
