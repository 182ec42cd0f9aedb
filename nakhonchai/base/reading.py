"""Reading very much of the database, each page of it once."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

SMALL = -2_000  # kilobytes


@contextmanager
def reading_once() -> Iterator[None]:
    """Let SQLite keep few pages within the block: what is read once need not stay."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        (before,) = cursor.execute("PRAGMA cache_size").fetchone()
        cursor.execute(f"PRAGMA cache_size={SMALL}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size={int(before)}")
