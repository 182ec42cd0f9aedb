"""Rows of values, kept equal to ``Organization.facts`` by the database itself.

Triggers, as for the index of words: whoever writes an organization, in bulk or not, writes the rows.
They are looked for after each ``migrate`` (SQLite loses those of a table that is laid out anew), and the
rows are then made again.
"""

# ruff: noqa: S608 - names of our own tables
from typing import Any

from django.db import connections, transaction

ORGANIZATIONS, ROWS, DEFINITIONS = (
    "organizations_organization",
    "organizations_factvalue",
    "organizations_factdefinition",
)
NAME = "organizations_facts"
EVENTS = ("added", "changed")
ON_ADDING = f"{NAME}_added"
COLUMNS = "organization_id, definition_id, year, state, number, text, source, is_latest"
NUMBERS = "('number', 'money', 'percent')"


def _on_sqlite(stored: str, key: str, source: str) -> str:
    """Return, in SQL, the rows of the facts *stored* of the organization *key*."""
    return f"""
        INSERT INTO {ROWS} ({COLUMNS})
        SELECT {key}, d.id, CAST(y.key AS INTEGER), COALESCE(json_extract(y.value, '$.s'), 'reported'),
            CASE WHEN d.kind IN {NUMBERS} THEN CAST(json_extract(y.value, '$.v') AS NUMERIC) END,
            CASE WHEN d.kind IN {NUMBERS} THEN ''
                ELSE substr(COALESCE(json_extract(y.value, '$.v'), ''), 1, 300) END,
            substr(COALESCE(json_extract(y.value, '$.src'), ''), 1, 200),
            COALESCE(CAST(y.key AS INTEGER) = (
                SELECT max(CAST(z.key AS INTEGER)) FROM json_each(k.value) z
                WHERE json_extract(z.value, '$.v') IS NOT NULL), 0)
        FROM {source} json_each({stored}) k
        JOIN {DEFINITIONS} d ON d.key = k.key JOIN json_each(k.value) y;"""


def _on_postgresql(stored: str, key: str, source: str) -> str:
    return f"""
        INSERT INTO {ROWS} ({COLUMNS})
        SELECT {key}, d.id, y.key::integer, COALESCE(y.value->>'s', 'reported'),
            CASE WHEN d.kind IN {NUMBERS} THEN (y.value->>'v')::numeric END,
            CASE WHEN d.kind IN {NUMBERS} THEN '' ELSE substr(COALESCE(y.value->>'v', ''), 1, 300) END,
            substr(COALESCE(y.value->>'src', ''), 1, 200),
            COALESCE(y.key::integer = (
                SELECT max(z.key::integer) FROM jsonb_each(k.value) z WHERE z.value ? 'v'), false)
        FROM {source} jsonb_each({stored}) k
        JOIN {DEFINITIONS} d ON d.key = k.key CROSS JOIN LATERAL jsonb_each(k.value) y;"""


def keep_rows(using: str = "default", **kwargs: Any) -> None:
    """Make the triggers where they are missing, and the rows with them; called after each ``migrate``."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        if not _has_tables(cursor, connection) or _has_triggers(cursor, connection):
            return
        for statement in _triggers(connection.vendor):
            cursor.execute(statement)
        _fill(cursor, connection.vendor)


def make_rows_again(using: str = "default") -> None:
    """Make every row again from what the organizations say: for a database that came from elsewhere."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        _fill(cursor, connection.vendor)


def _fill(cursor: Any, vendor: str) -> None:
    cursor.execute(f"DELETE FROM {ROWS}")
    make = _on_postgresql if vendor == "postgresql" else _on_sqlite
    join = "CROSS JOIN LATERAL" if vendor == "postgresql" else "JOIN"
    cursor.execute(make("o.facts", "o.id", f"{ORGANIZATIONS} o {join}"))


def _has_tables(cursor: Any, connection: Any) -> bool:
    tables = set(connection.introspection.table_names(cursor))
    if not {ORGANIZATIONS, ROWS, DEFINITIONS} <= tables:
        return False
    described = connection.introspection.get_table_description(cursor, ORGANIZATIONS)
    return any(column.name == "facts" for column in described)


def _has_triggers(cursor: Any, connection: Any) -> bool:
    if connection.vendor == "postgresql":
        question = "SELECT COUNT(*) FROM pg_trigger WHERE tgname IN (%s, %s)"
    else:
        question = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger' AND name IN (%s, %s)"
    cursor.execute(question, [f"{NAME}_{event}" for event in EVENTS])
    return bool(cursor.fetchone()[0] == len(EVENTS))


def _triggers(vendor: str) -> list[str]:
    return _sqlite_triggers() if vendor == "sqlite" else _postgresql_triggers()


def _sqlite_triggers() -> list[str]:
    add = _on_sqlite("new.facts", "new.id", "")
    remove = f"DELETE FROM {ROWS} WHERE organization_id = new.id;"
    return [
        f"DROP TRIGGER IF EXISTS {NAME}_added",
        f"DROP TRIGGER IF EXISTS {NAME}_changed",
        f"CREATE TRIGGER {NAME}_added AFTER INSERT ON {ORGANIZATIONS} WHEN new.facts <> '{{}}'"
        f" BEGIN {add} END",
        f"CREATE TRIGGER {NAME}_changed AFTER UPDATE OF facts ON {ORGANIZATIONS}"
        f" WHEN new.facts IS NOT old.facts BEGIN {remove} {add} END",
    ]


def _postgresql_triggers() -> list[str]:
    add = _on_postgresql("NEW.facts", "NEW.id", "")
    return [
        f"CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN"
        f" DELETE FROM {ROWS} WHERE organization_id = NEW.id; {add} RETURN NULL; END $body$",
        f"DROP TRIGGER IF EXISTS {NAME}_added ON {ORGANIZATIONS}",
        f"DROP TRIGGER IF EXISTS {NAME}_changed ON {ORGANIZATIONS}",
        f"CREATE TRIGGER {NAME}_added AFTER INSERT ON {ORGANIZATIONS} FOR EACH ROW"
        f" WHEN (NEW.facts <> '{{}}'::jsonb) EXECUTE FUNCTION {NAME}()",
        f"CREATE TRIGGER {NAME}_changed AFTER UPDATE OF facts ON {ORGANIZATIONS} FOR EACH ROW"
        f" WHEN (NEW.facts IS DISTINCT FROM OLD.facts) EXECUTE FUNCTION {NAME}()",
    ]
