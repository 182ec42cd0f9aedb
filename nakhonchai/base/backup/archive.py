"""Making an archive, and reading one with nothing taken on trust."""

import tarfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from django.conf import settings
from django.db import connection

from nakhonchai.base.backup import postgres, sqlite
from nakhonchai.base.backup.errors import BackupError
from nakhonchai.base.backup.manifest import NAME, Entry, Manifest, make_manifest, measure, measure_path
from nakhonchai.base.backup.names import moment

DATABASE = "database"
FILES = "files"
ENGINES: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgres}


def engine() -> ModuleType:
    """Return the module that dumps and restores the present kind of database."""
    return ENGINES[connection.vendor]


def default_path() -> Path:
    """Return where an archive goes when nobody says where."""
    settings.BACKUP_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    return settings.BACKUP_DIR / f"nakhonchai-{moment()}.tar.gz"


def make_archive(target: Path) -> Manifest:
    """Write database and uploaded files to *target*, readable by the owner only.

    The database comes first: a file is stored before the row that names it, so
    every file that the dump knows is there when files are copied.
    """
    unfinished = target.with_name(target.name + ".part")
    with TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        dumped = Path(folder) / DATABASE
        engine().dump(dumped)
        unfinished.touch(mode=0o600)
        with tarfile.open(unfinished, "w:gz", compresslevel=6) as archive:
            entries = {DATABASE: _add(archive, dumped, DATABASE)}
            for path in sorted(settings.MEDIA_ROOT.rglob("*")):
                if path.is_file() and not path.is_symlink():
                    name = f"{FILES}/{path.relative_to(settings.MEDIA_ROOT).as_posix()}"
                    entries[name] = _add(archive, path, name)
            manifest = make_manifest(entries)
            _add_manifest(archive, manifest)
    unfinished.rename(target)
    return manifest


def _add(archive: tarfile.TarFile, path: Path, name: str) -> Entry:
    entry = measure_path(path)
    archive.add(path, name, recursive=False)
    return entry


def _add_manifest(archive: tarfile.TarFile, manifest: Manifest) -> None:
    content = manifest.to_json()
    member = tarfile.TarInfo(NAME)
    member.size = len(content)
    archive.addfile(member, BytesIO(content))


def unpack(source: Path, folder: Path) -> Manifest:
    """Unpack *source* into *folder*; raise :class:`BackupError` unless every file is there and unchanged.

    Only names that the manifest lists are written, and only as plain files.
    """
    try:
        with tarfile.open(source, "r:gz") as archive:
            manifest = _read_manifest(archive)
            for name, entry in manifest.entries.items():
                if _unpack_one(archive, name, folder / name) != entry:
                    raise BackupError(f"สำเนาสำรองเสียหาย: {name} ไม่ตรงกับที่บันทึกไว้ ยังไม่ได้แก้ไขอะไร")
    except (tarfile.TarError, EOFError, OSError, KeyError) as problem:
        raise BackupError(f"อ่านสำเนาสำรองไม่ได้ ยังไม่ได้แก้ไขอะไร: {problem}") from problem
    return manifest


def _read_manifest(archive: tarfile.TarFile) -> Manifest:
    stored = archive.extractfile(NAME)
    if stored is None:
        raise BackupError("ไฟล์นี้ไม่ใช่สำเนาสำรองของระบบนี้")
    return Manifest.from_json(stored.read())


def _unpack_one(archive: tarfile.TarFile, name: str, target: Path) -> Entry:
    stored = archive.extractfile(name)
    if stored is None:
        raise BackupError(f"สำเนาสำรองเสียหาย: {name} ไม่ใช่ไฟล์")
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        target.chmod(0o600)
        return measure(stored, [file])
