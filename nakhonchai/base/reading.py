"""Reading very much of the database, each page of it once."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

SMALL = -2_000  # kilobytes


@contextmanager
def reading_once() -> Iterator[None]:
    """Let SQLite keep few pages within the block: what is read once need not stay.

    It is told past Django's cursor: this is a setting of the connection, no question to the database.
    """
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    held = connection.connection
    (before,) = held.execute("PRAGMA cache_size").fetchone()
    held.execute(f"PRAGMA cache_size={SMALL}")
    try:
        yield
    finally:
        held.execute(f"PRAGMA cache_size={int(before)}")
