"""Room in PostgreSQL's table of locks, where several processes test on one server.

Emptying all tables takes some 2,700 locks, as each index has one; restoring an archive at once takes
more. A server has 6,400 for everybody together: one of each kind at once can be too many.
"""

import fcntl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import TransactionTestCase


@contextmanager
def many_locks(*, alone: bool) -> Iterator[None]:
    """Take many locks within the block: beside others that take some, or *alone* for what takes very many."""
    if connection.vendor != "postgresql":
        yield
        return
    with (Path(tempfile.gettempdir()) / "nakhonchai-many-locks").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield


def leave_room_for_restoring() -> None:
    """Let no test empty its tables while another process restores a whole database."""
    empty: Any = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def emptied(test: Any) -> None:
        with many_locks(alone=False):
            empty(test)

    TransactionTestCase._fixture_teardown = emptied  # type: ignore[attr-defined]
