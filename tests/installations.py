"""Whole installations for tests: a folder and a database of their own, run as people run them."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from django.conf import settings
from django.db import connection

from tests.many_locks import many_locks
from tests.migrated import copy_database, copy_file

TOP = Path(__file__).resolve().parent.parent
WHOLE = {"restore", "migrate"}  # commands that touch every table in one transaction


@dataclass
class Installation:
    """One copy of the portal: ``manage("migrate")`` runs a command there."""

    folder: Path
    database_url: str
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment that makes a command run in this installation."""
        own = {
            "VAR_DIR": str(self.folder),
            "DATABASE_URL": self.database_url,
            "DJANGO_SETTINGS_MODULE": "nakhonchai.settings",
        }
        return {key: value for key, value in os.environ.items() if key != "EXAMPLE"} | own | self.extra

    def manage(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run one management command."""
        command = [sys.executable, str(TOP / "manage.py"), *arguments]
        with many_locks(alone=True) if arguments[0] in WHOLE else nullcontext():
            return subprocess.run(
                command, env=self.environment, check=check, capture_output=True, text=True, timeout=600
            )

    def migrate(self) -> None:
        """Make the tables: from the copy that the test run made, and by the command what is left to do."""
        if self.database_url.startswith("sqlite"):
            copy_file(self.folder / "nakhonchai.sqlite3")
        else:
            server, _, name = self.database_url.rpartition("/")
            with psycopg.connect(f"{server}/postgres", autocommit=True) as link:
                copy_database(link, name)
        self.manage("migrate", "--verbosity", "0")

    def start(self, *arguments: str, **options: Any) -> subprocess.Popen[str]:
        """Start a management command and leave it running."""
        command = [sys.executable, str(TOP / "manage.py"), *arguments]
        pipes = {
            "stdout": subprocess.PIPE,
            "stderr": subprocess.STDOUT,
            "stdin": subprocess.DEVNULL,
            "text": True,
        }
        return subprocess.Popen(command, env=self.environment, **(pipes | options))

    def connect(self) -> Any:
        """Return a plain connection to the database, beside Django."""
        if self.database_url.startswith("sqlite"):
            import sqlite3

            return sqlite3.connect(self.folder / "nakhonchai.sqlite3", timeout=20, check_same_thread=False)
        return psycopg.connect(self.database_url)

    def tables(self) -> dict[str, list[Any]]:
        """Return every table with its rows, sorted, so that two installations can be compared."""
        with self.connect() as link:
            cursor = link.cursor()
            if self.database_url.startswith("sqlite"):
                cursor.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                )
            else:
                cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            found = {}
            for (name,) in cursor.fetchall():
                cursor.execute(f'SELECT * FROM "{name}"')
                found[name] = sorted(map(repr, cursor.fetchall()))
        return found

    def files(self) -> dict[str, bytes]:
        """Return every uploaded file with its content."""
        top = self.folder / "files"
        return {str(path.relative_to(top)): path.read_bytes() for path in top.rglob("*") if path.is_file()}


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def installation(folder: Path, **extra: str) -> Iterator[Installation]:
    """Give an empty installation on the kind of database that the tests run on."""
    folder.mkdir(parents=True, exist_ok=True)
    if connection.vendor == "sqlite":
        yield Installation(folder, f"sqlite:///{folder}/nakhonchai.sqlite3", extra)
        return
    known = settings.DATABASES["default"]
    login = quote(known["USER"]) + (f":{quote(known['PASSWORD'])}" if known["PASSWORD"] else "")
    server = f"postgres://{login}@{known['HOST'] or '127.0.0.1'}:{known['PORT'] or 5432}"
    name = f"nakhonchai_test_{os.getpid()}_{abs(hash(folder)) % 10**8}"
    utf8 = "ENCODING 'UTF8' TEMPLATE template0 LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as link:
        link.execute(f'CREATE DATABASE "{name}" {utf8}')
        try:
            yield Installation(folder, f"{server}/{name}", extra)
        finally:
            link.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
