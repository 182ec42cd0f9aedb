"""Dumping and restoring PostgreSQL with its own tools."""

import os
import subprocess
from pathlib import Path
from typing import Any

from django.db import connection

from nakhonchai.base.backup.errors import BackupError

# The tables go and come in one transaction: a restore that fails changes nothing.
EMPTY = ["DROP SCHEMA public CASCADE", "CREATE SCHEMA public AUTHORIZATION CURRENT_USER"]


def dump(target: Path) -> None:
    """Dump the database to *target* as it is at one moment."""
    _run(["pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}"])


def check(path: Path) -> None:
    """Raise :class:`BackupError` unless *path* is a dump that can be read to its end."""
    _run(["pg_restore", "--file=/dev/null", str(path)])


def put_back(dumped: Path, aside: Path) -> None:
    """Replace all tables by those of *dumped*; what was there is dumped to *aside* first."""
    dump(aside / "database.dump")
    script = dumped.with_suffix(".sql")
    _run(["pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(dumped)])
    connection.close()
    emptying = [part for statement in EMPTY for part in ("--command", statement)]
    quietly = ["--quiet", "--no-psqlrc", "--output=/dev/null"]
    whole = ["--set=ON_ERROR_STOP=1", "--single-transaction"]
    _run(["psql", *quietly, *whole, *emptying, f"--file={script}"])


def _run(command: list[str]) -> None:
    """Run one of PostgreSQL's programs on our database. No password stands in the arguments."""
    try:
        subprocess.run(command, env=os.environ | _environment(), check=True, capture_output=True, text=True)  # noqa: S603
    except FileNotFoundError:
        raise BackupError(
            f"ไม่พบโปรแกรม {command[0]} ติดตั้งก่อน (เดเบียน: apt install postgresql-client)"
        ) from None
    except subprocess.CalledProcessError as problem:
        raise BackupError(f"{command[0]} ทำงานไม่สำเร็จ: {problem.stderr.strip()}") from None


def _environment() -> dict[str, str]:
    known: dict[str, Any] = connection.settings_dict
    names = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    return {name: str(known[key]) for name, key in names.items() if known[key]} | {
        "PGOPTIONS": "--client-min-messages=error"
    }
