"""A database that was migrated once is copied for each later test run: seconds instead of half a minute.

The copy is named by all that migrating depends on, so that a new migration makes a new one. On
SQLite it is a file restored into memory, on PostgreSQL a template database.
"""

import fcntl
import hashlib
import inspect
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.core import management
from django.db import connection

from nakhonchai.base import brief, firsts, order_number, trigrams


def migrations_key() -> str:
    """Name what migrating depends on: migrations, what they load, what is made after them, Django itself."""
    found = hashlib.sha256(django.get_version().encode())
    for made in (trigrams, brief, firsts, order_number):
        found.update(inspect.getsource(made).encode())
    for config in apps.get_app_configs():
        files = [*Path(config.path).glob("migrations/*.py"), *Path(config.path).glob("initial_*.py")]
        for file in sorted(files):
            found.update(str(file.relative_to(config.path)).encode() + file.read_bytes())
    models = sorted(
        (model._meta.label, getattr(model, "brief_fields", ()), getattr(model, "notes_firsts", False))
        for model in apps.get_models()
    )
    found.update(repr(models).encode())
    return found.hexdigest()[:16]


@contextmanager
def alone(key: str) -> Iterator[None]:
    """Let one test process at a time make the copy; the others wait and use it."""
    with (Path(gettempdir()) / f"nakhonchai-migrated-{key}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def use_migrated_copy() -> None:
    """Let the making of the test database restore the copy where there is one, and leave one otherwise."""
    real = management.call_command
    key = migrations_key()
    kept: Any = _Template(key) if connection.vendor == "postgresql" else _File(key)

    def call(name: str, *args: Any, **options: Any) -> Any:
        if name != "migrate":
            return real(name, *args, **options)
        management.call_command = real  # from here on, a test that migrates does migrate
        with alone(key):
            if kept.restore():
                return None
            result = real(name, *args, **options)
            kept.save()
            return result

    management.call_command = call


def copy_file(target: Path) -> None:
    """Put the copy for SQLite at *target*, where there is one: ``migrate`` then finds nothing left to do."""
    made = _File(migrations_key()).path
    if made.exists():
        shutil.copy(made, target)


def copy_database(link: Any, target: str) -> None:
    """Make the PostgreSQL database *target* anew from the copy, where there is one; *link* commits itself."""
    made = f"nakhonchai_migrated_{migrations_key()}"
    if link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [made]).fetchone():
        link.execute(f'DROP DATABASE "{target}"')
        link.execute(f'CREATE DATABASE "{target}" TEMPLATE "{made}"')


class _File:
    def __init__(self, key: str) -> None:
        self.path = Path(gettempdir()) / f"nakhonchai-migrated-{key}.sqlite3"

    def restore(self) -> bool:
        if not self.path.exists():
            return False
        connection.ensure_connection()
        with sqlite3.connect(self.path) as source:
            source.backup(connection.connection)
        source.close()
        return True

    def save(self) -> None:
        connection.ensure_connection()
        half = self.path.with_suffix(".half")
        target = sqlite3.connect(half)
        connection.connection.backup(target)
        target.close()
        half.replace(self.path)


class _Template:
    def __init__(self, key: str) -> None:
        self.name = f"nakhonchai_migrated_{key}"

    def restore(self) -> bool:
        """Put a copy of the template in the place of the empty database that was just made."""
        if not self._exists():
            return False
        self._copy(self.name, settings.DATABASES["default"]["NAME"])
        return True

    def save(self) -> None:
        self._copy(settings.DATABASES["default"]["NAME"], self.name)

    def _exists(self) -> bool:
        with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.name])
            return cursor.fetchone() is not None

    def _copy(self, source: str, target: str) -> None:
        connection.close()
        quote = connection.ops.quote_name
        with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute(f"DROP DATABASE IF EXISTS {quote(target)}")
            cursor.execute(f"CREATE DATABASE {quote(target)} TEMPLATE {quote(source)}")
