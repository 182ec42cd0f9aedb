"""A small question that is asked all day: PostgreSQL plans it once for each connection.

Reading and planning such a question took three times as long as answering it, and the library's own way to
the server as long again. SQLite is asked without Django's cursor for the same reason. Whoever asks gets
the same rows either way.
"""

import re
import secrets
import sqlite3
from hashlib import sha256
from typing import Any
from weakref import WeakSet

import psycopg
from psycopg.pq import ExecStatus, TransactionStatus

Rows = list[tuple[str, int]]
ENCODING = "utf-8"
PLANS = 256  # kept for each connection: the questions of a page, for some dozens of scopes
_counted: WeakSet[psycopg.Connection[Any]] = WeakSet()


class Planned:
    """A question for words with a whole number each. ``sql`` has ``%s`` where numbers are put."""

    def __init__(self, name: str, sql: str) -> None:
        self.sql = sql
        # A name means one question, whatever release asks behind whatever pooler.
        self._name = f"{name}_{sha256(sql.encode()).hexdigest()[:12]}".encode()
        marks = iter(range(1, sql.count("%s") + 1))
        self._numbered = "".join(
            part if order == 0 else f"${next(marks)}{part}" for order, part in enumerate(sql.split("%s"))
        ).encode()
        self._ready: WeakSet[psycopg.Connection[Any]] = WeakSet()

    def ask(self, connection: Any, numbers: list[int]) -> Rows:
        """Return the rows. One question; where anything is out of the ordinary, Django asks it."""
        rows = self._ask_server(connection, numbers) if _is_plain(connection) else None
        if rows is not None:
            return rows
        with connection.cursor() as cursor:
            cursor.execute(self.sql, numbers)
            return [(name, int(number)) for name, number in cursor.fetchall()]

    def _ask_server(self, connection: Any, numbers: list[int]) -> Rows | None:
        link = connection.connection
        server = link.pgconn
        if link not in self._ready:
            if server.prepare(self._name, self._numbered).status != ExecStatus.COMMAND_OK:
                return None
            self._ready.add(link)
        found = server.exec_prepared(self._name, [str(number).encode() for number in numbers])
        if found.status != ExecStatus.TUPLES_OK:
            self._ready.discard(link)  # Django asks again, and says what is the matter
            return None
        return [
            (str(found.get_value(row, 0), ENCODING), int(found.get_value(row, 1)))
            for row in range(found.ntuples)
        ]


class Kept:
    """A question whose plan PostgreSQL keeps for each connection. ``sql`` has ``%s`` where values are put."""

    def __init__(self, sql: str) -> None:
        self.sql = sql
        self._marked = re.sub(r"(?<!%)%s", "?", sql).replace("%%", "%")  # as SQLite's own cursor takes it
        self.is_planned = True  # until the server says that it cannot

    def rows(self, connection: Any, values: list[Any]) -> list[Any]:
        """Return the rows. Where anything is out of the ordinary, Django asks."""
        if is_unwatched(connection):
            try:
                return connection.connection.execute(self._marked, values).fetchall()
            except sqlite3.Error:  # Django asks again, and says what is the matter in its own words
                pass
        if self.is_planned and _is_plain(connection):
            link = _named_apart(connection.connection)
            link.prepare_threshold = 0  # Django leaves it empty, and then nothing is prepared even if asked
            try:
                return psycopg.Cursor(link).execute(self.sql, values, prepare=True).fetchall()
            except psycopg.Error:  # behind a pooler, a value whose type it cannot tell, or a server gone
                self.is_planned = link.closed
            finally:
                link.prepare_threshold = None
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            rows: list[Any] = cursor.fetchall()
        return rows


def is_unwatched(connection: Any, vendor: str = "sqlite") -> bool:
    """Whether this is a database of *vendor*, and nobody looks on while it is asked."""
    return (
        connection.vendor == vendor
        and connection.connection is not None
        and not connection.queries_logged
        and not connection.execute_wrappers
        and not connection.needs_rollback
    )


def _named_apart(link: Any) -> Any:
    """Let no two connections give the same name to a plan.

    The driver counts from 0 on each. A pooler may give the next question a server connection of somebody
    else, where that name means another question: it has to be unknown there, and Django asks.
    """
    if link not in _counted:
        link._prepared._prepared_idx = secrets.randbits(60)
        link.prepared_max = PLANS
        _counted.add(link)
    return link


def _is_plain(connection: Any) -> bool:
    """Whether nobody looks on while questions are asked, and no transaction could be broken by one."""
    return (
        is_unwatched(connection, "postgresql")
        and connection.health_check_done
        and connection.connection.pgconn.transaction_status == TransactionStatus.IDLE
    )
