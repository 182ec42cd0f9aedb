"""The old Excel container (a compound file) looked at far enough to refuse what is no plain workbook."""

import struct

from nakhonchai.imports.files import limits
from nakhonchai.imports.files.limits import RefusedFileError

SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_FREE, _END = 0xFFFFFFFF, 0xFFFFFFFE
_FILEPASS, _BOF, _EOF = 0x2F, 0x809, 0x0A


def inspect(data: bytes) -> None:
    """Refuse anything but a workbook of Excel 97–2003 without password and macros, its chains whole."""
    try:
        streams = _streams(data)
    except (struct.error, IndexError, ValueError) as problem:
        raise RefusedFileError(limits.DAMAGED) from problem
    names = {name.lower() for name in streams}
    if "encryptedpackage" in names:
        raise RefusedFileError(limits.HAS_PASSWORD)
    if names & {"_vba_project_cur", "_vba_project", "vba"}:
        raise RefusedFileError(limits.HAS_MACROS)
    workbook = streams.get("Workbook") or streams.get("Book")
    if workbook is None:
        raise RefusedFileError(limits.WRONG_TYPE)
    _check_records(workbook)


def _streams(data: bytes) -> dict[str, bytes]:
    """Return the streams by name; the content only of the workbook's."""
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    if shift not in (9, 12) or mini_shift != 6:
        raise ValueError("sector size")
    size = 1 << shift
    fat = _fat(data, size)
    directory = _chain(data, fat, struct.unpack_from("<I", data, 48)[0], size)
    entries = [directory[at : at + 128] for at in range(0, len(directory) - 127, 128)]
    root_start = struct.unpack_from("<I", entries[0], 116)[0]
    found: dict[str, bytes] = {}
    for entry in entries:
        length = struct.unpack_from("<H", entry, 64)[0]
        name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
        first, stream_size = struct.unpack_from("<II", entry, 116)
        found[name] = b""
        if name in ("Workbook", "Book") and entry[66] == 2:
            if stream_size < struct.unpack_from("<I", data, 56)[0]:
                found[name] = _mini_stream(data, fat, size, root_start, first)[:stream_size]
            else:
                found[name] = _chain(data, fat, first, size)[:stream_size]
    return found


def _fat(data: bytes, size: int) -> list[int]:
    count = struct.unpack_from("<I", data, 44)[0]
    sectors = list(struct.unpack_from("<109I", data, 76))
    following, more = struct.unpack_from("<II", data, 68)
    seen = set()
    while following not in (_FREE, _END) and more and following not in seen:
        seen.add(following)
        block = struct.unpack_from(f"<{size // 4}I", data, (following + 1) * size)
        sectors += block[:-1]
        following = block[-1]
    fat: list[int] = []
    for sector in [one for one in sectors if one != _FREE][:count]:
        fat += struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
    return fat


def _chain(data: bytes, fat: list[int], first: int, size: int) -> bytes:
    parts: list[bytes] = []
    sector = first
    while sector != _END:
        if len(parts) > len(fat):
            raise ValueError("a chain that runs in a circle")
        at = (sector + 1) * size
        if at >= len(data):
            raise ValueError("a sector behind the end")
        parts.append(data[at : at + size])
        sector = fat[sector]
    return b"".join(parts)


def _mini_stream(data: bytes, fat: list[int], size: int, root_start: int, first: int) -> bytes:
    container = _chain(data, fat, root_start, size)
    table = _chain(data, fat, struct.unpack_from("<I", data, 60)[0], size)
    mini_fat = list(struct.unpack(f"<{len(table) // 4}I", table))
    parts: list[bytes] = []
    sector = first
    while sector != _END:
        if len(parts) > len(mini_fat):
            raise ValueError("a chain that runs in a circle")
        parts.append(container[sector * 64 : sector * 64 + 64])
        sector = mini_fat[sector]
    return b"".join(parts)


def _check_records(book: bytes) -> None:
    """Walk the first records: a password shows there, and a record longer than the file is damage."""
    at, first = 0, True
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        if first and kind & 0xFF != 0x09:
            raise RefusedFileError(limits.WRONG_TYPE)
        first = False
        if at + 4 + length > len(book):
            raise RefusedFileError(limits.DAMAGED)
        if kind == _FILEPASS:
            raise RefusedFileError(limits.HAS_PASSWORD)
        if kind == _EOF:
            return
        at += 4 + length
    raise RefusedFileError(limits.DAMAGED)
