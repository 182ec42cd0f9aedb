"""Triggers that have nothing to do for the rows that come: away until these are in.

On SQLite a trigger makes each row of a bulk insert a statement that may be rolled back by itself, whether or
not its WHEN holds: it doubles the time of the whole insert. PostgreSQL only asks the condition.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection

FEW = 50  # rows for which nothing is to be gained


@contextmanager
def idle_triggers_away(model: Any, records: Sequence[Any]) -> Iterator[None]:
    """Add *records* within the block, without the triggers that the model says are idle for all of them.

    Dropping them is part of the transaction: whoever is killed brings them back, and SQLite has one writer.
    """
    names = model.idle_triggers(records) if connection.vendor == "sqlite" and len(records) >= FEW else []
    if not names:
        yield
        return
    with connection.cursor() as cursor:
        question = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
        cursor.execute(question, [model._meta.db_table])
        triggers = [(name, made) for name, made in cursor.fetchall() if name in names]
        for name, _made in triggers:
            cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")
        yield
        for _name, made in triggers:
            cursor.execute(made)
