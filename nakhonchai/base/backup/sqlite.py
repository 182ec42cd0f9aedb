"""Copying a SQLite database that is in use: a copy of the file alone is no backup."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from django.db import connection
from django.utils import timezone


def moment() -> str:
    """Return the present moment as part of a file name, in the Buddhist era."""
    now: datetime = timezone.localtime()
    return f"{now.year + 543}{now:%m%d-%H%M%S}"


def dump(target: Path) -> None:
    """Copy the live database to *target* as it is at one moment, and prove that the copy is whole."""
    source = Path(str(connection.settings_dict["NAME"]))
    with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True, timeout=20)) as live:
        with closing(sqlite3.connect(target)) as copy:
            live.backup(copy, pages=-1)
            copy.execute("PRAGMA journal_mode=DELETE")
    check(target)


def check(path: Path) -> None:
    """Raise :class:`sqlite3.DatabaseError` unless *path* is a whole database."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as copy:
        answer = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if answer != "ok":
            raise sqlite3.DatabaseError(answer)


def copy_aside(folder: Path) -> Path:
    """Put a copy of the database into *folder* and return where."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"before-migration-{moment()}.sqlite3"
    dump(target)
    return target
