"""Copying a SQLite database that is in use: a copy of the file alone is no backup."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

from nakhonchai.base.backup.errors import BackupError
from nakhonchai.base.backup.names import moment

SUFFIXES = ("", "-wal", "-shm", "-journal")


def database_file() -> Path:
    """Return where the database lies."""
    return Path(str(connection.settings_dict["NAME"])).resolve()


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=20)


def dump(target: Path) -> None:
    """Copy the live database to *target* as it is at one moment, and prove that the copy is whole."""
    with closing(_read_only(database_file())) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    check(target)


def check(path: Path) -> None:
    """Raise :class:`BackupError` unless *path* is a whole database."""
    try:
        with closing(_read_only(path.resolve())) as copy:
            answer = copy.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as problem:
        raise BackupError(f"ฐานข้อมูลในสำเนาเสียหาย: {problem}") from problem
    if answer != "ok":
        raise BackupError(f"ฐานข้อมูลในสำเนาเสียหาย: {answer}")


def put_back(dumped: Path, aside: Path) -> None:
    """Put *dumped* in the place of the database; what was there moves to *aside*."""
    check(dumped)
    connection.close()
    present = database_file()
    for suffix in SUFFIXES:
        old = present.with_name(present.name + suffix)
        if old.exists():
            old.rename(aside / old.name)
    present.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    arriving = present.with_name(present.name + ".arriving")
    arriving.write_bytes(b"")
    arriving.chmod(0o600)
    with closing(_read_only(dumped.resolve())) as source, closing(sqlite3.connect(arriving)) as target:
        source.backup(target)
    with arriving.open("rb") as file:
        os.fsync(file.fileno())
    arriving.rename(present)


def copy_aside(folder: Path) -> Path:
    """Put a copy of the database into *folder* and return where."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"before-migration-{moment()}.sqlite3"
    dump(target)
    target.chmod(0o600)
    return target
