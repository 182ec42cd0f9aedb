"""The index of trigrams on PostgreSQL, and how much of it may wait unsorted."""

from typing import Any

# What was written lately waits in a list that each search reads from end to end, until the list is full or
# the server tidies up by itself. The usual 4 MB cost a search of eight letters up to 5 ms of 7; writing
# 20,000 rows takes as long with 1 MB, half a second longer with 512 kB.
UNSORTED = "gin_pending_list_limit=1024"


def make_gin(name: str, table: str, column: str, cursor: Any) -> None:
    """Make the index on *table*, and not on another one where it may have been before."""
    cursor.execute(
        "SELECT tablename, reloptions FROM pg_indexes JOIN pg_class"
        " ON relname = indexname AND relnamespace = to_regnamespace(quote_ident(schemaname))"
        " WHERE indexname = %s",
        [name],
    )
    there = dict(cursor.fetchall())
    if set(there) != {table}:
        cursor.execute(f"DROP INDEX IF EXISTS {name}")
        cursor.execute(f"CREATE INDEX {name} ON {table} USING gin ({column} gin_trgm_ops) WITH ({UNSORTED})")
    elif UNSORTED not in (there[table] or ()):
        cursor.execute(f"ALTER INDEX {name} SET ({UNSORTED})")
