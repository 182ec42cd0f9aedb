"""The list that goes with an archive: what is in it, with sizes and checksums, and which version made it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from nakhonchai import __version__
from nakhonchai.base.backup.errors import BackupError

NAME = "manifest.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the archive."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says of itself."""

    vendor: str
    version: str
    made_at: str
    migrations: list[str]
    entries: dict[str, Entry]
    format: int = field(default=FORMAT)

    def to_json(self) -> bytes:
        """Return the manifest as it is stored."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    @classmethod
    def from_json(cls, content: bytes) -> "Manifest":
        """Read a manifest; raise :class:`BackupError` when it is none of ours."""
        try:
            data = json.loads(content)
            data["entries"] = {name: Entry(**entry) for name, entry in data["entries"].items()}
            manifest = cls(**data)
        except (ValueError, KeyError, TypeError, AttributeError) as problem:
            raise BackupError("ไฟล์นี้ไม่ใช่สำเนาสำรองของระบบนี้ หรือรายการในไฟล์เสียหาย") from problem
        if manifest.format != FORMAT or not all(map(is_inside, manifest.entries)):
            raise BackupError("สำเนาสำรองนี้เป็นรูปแบบที่โปรแกรมรุ่นนี้ไม่รู้จัก")
        return manifest


def make_manifest(entries: dict[str, Entry]) -> Manifest:
    """Describe an archive of the present database."""
    return Manifest(
        vendor=connection.vendor,
        version=__version__,
        made_at=timezone.localtime().isoformat(timespec="seconds"),
        migrations=sorted(f"{app}.{name}" for app, name in MigrationLoader(connection).applied_migrations),
        entries=entries,
    )


def unknown_migrations(manifest: Manifest) -> list[str]:
    """Return the steps that the archive's database has taken and this version does not know: it is newer."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations or ()}
    return sorted(set(manifest.migrations) - known)


def is_inside(name: str) -> bool:
    """Whether *name* stays inside the folder it is unpacked to."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and name == str(path) and "\\" not in name


def measure(file: IO[bytes], chunks: Iterable[IO[bytes]] = ()) -> Entry:
    """Return size and checksum of what *file* holds, copying it to *chunks* on the way."""
    digest, size = hashlib.sha256(), 0
    while block := file.read(1 << 20):
        digest.update(block)
        size += len(block)
        for copy in chunks:
            copy.write(block)
    return Entry(size, digest.hexdigest())


def measure_path(path: Path) -> Entry:
    """Return size and checksum of a file."""
    with path.open("rb") as file:
        return measure(file)
