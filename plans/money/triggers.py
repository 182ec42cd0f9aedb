"""Changes of the sums, written by the database itself with each line.

Triggers, as for the rows of facts: whoever writes a line, one or many, or throws a project away, adds to
``MoneyChange`` in the same statement. Rows are only added there: savers do not wait for each other.
The triggers are looked for after each ``migrate`` (SQLite loses those of a table that is laid out anew),
and the sums are then made again from the lines.
"""

# ruff: noqa: S608 - names of our own tables
from typing import Any

from django.db import connections, transaction

LINES, PROJECTS = "plans_moneyline", "plans_project"
CHANGES, SUMS, REACH = "plans_moneychange", "plans_moneysum", "plans_moneyreach"
COLUMNS = "place, fiscal_year, source_id, kind, form, satang, lines"
COUNTED = ("area_id", "cluster_id", "project_id", "fiscal_year", "source_id", "kind", "form", "amount")
NAMES = ("plans_money_added", "plans_money_changed", "plans_money_removed", "plans_money_project")
SATANG = {
    "sqlite": "CAST(ROUND({row}.amount * 100) AS INTEGER)",
    "postgresql": "CAST({row}.amount * 100 AS bigint)",
}


def cells(vendor: str, row: str, sign: str = "") -> str:
    """Return, in SQL, the cell that a line *row* belongs to and what it adds to it."""
    satang = SATANG[vendor].format(row=row)
    return (
        f"COALESCE({row}.area_id, 'cluster:' || {row}.cluster_id), {row}.fiscal_year, {row}.source_id,"
        f" {row}.kind, {row}.form, {sign}{satang}, {sign}1"
    )


def keep_changes(using: str = "default", **kwargs: Any) -> None:
    """Make the triggers where they are missing, and the sums with them; called after each ``migrate``."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        if not _has_tables(cursor, connection) or _has_triggers(cursor, connection.vendor):
            return
        for statement in _triggers(connection.vendor):
            cursor.execute(statement)
        _fill(cursor, connection.vendor)


def make_way(using: str = "default", plan: Any = (), **kwargs: Any) -> None:
    """Take the triggers away while migrations run: SQLite lays out no table anew that a trigger names."""
    if plan and connections[using].vendor == "sqlite":
        drop_triggers(using)


def make_sums_again(using: str = "default") -> None:
    """Make every sum again from the lines: for a database that came from elsewhere."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        _fill(cursor, connection.vendor)


def drop_triggers(using: str = "default") -> None:
    """Take the triggers away (the benchmark measures what they cost); ``keep_changes`` brings them back."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for name in NAMES:
            table = PROJECTS if name.endswith("project") else LINES
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def _fill(cursor: Any, vendor: str) -> None:
    if vendor == "postgresql":
        # Nobody writes a line meanwhile: it would be counted here and by its own trigger.
        cursor.execute(f"LOCK TABLE {LINES} IN SHARE ROW EXCLUSIVE MODE")
    cursor.execute(f"DELETE FROM {SUMS}")
    cursor.execute(f"DELETE FROM {REACH}")
    cursor.execute(f"DELETE FROM {CHANGES}")
    cursor.execute(
        f"INSERT INTO {CHANGES} ({COLUMNS}) SELECT place, fiscal_year, source_id, kind, form, SUM(satang),"
        f" SUM(lines) FROM (SELECT {named(cells(vendor, 'n'))} FROM {LINES} n JOIN {PROJECTS} p"
        f" ON p.id = n.project_id WHERE n.trashed_at IS NULL AND p.trashed_at IS NULL) counted"
        " GROUP BY place, fiscal_year, source_id, kind, form"
    )


def named(expressions: str) -> str:
    """Name the first and the last two of the expressions of a cell, whose others are columns."""
    place, rest = expressions.split(", n.fiscal_year", 1)
    columns, satang, lines = rest.rsplit(", ", 2)
    return f"{place} AS place, n.fiscal_year{columns}, {satang} AS satang, {lines} AS lines"


def _has_tables(cursor: Any, connection: Any) -> bool:
    return {LINES, PROJECTS, CHANGES, SUMS, REACH} <= set(connection.introspection.table_names(cursor))


def _has_triggers(cursor: Any, vendor: str) -> bool:
    names = NAMES
    marks = ", ".join(["%s"] * len(names))
    question = (
        f"SELECT COUNT(*) FROM pg_trigger WHERE tgname IN ({marks})"
        if vendor == "postgresql"
        else f"SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger' AND name IN ({marks})"
    )
    cursor.execute(question, names)
    return bool(cursor.fetchone()[0] == len(names))


def _triggers(vendor: str) -> list[str]:
    return _sqlite_triggers() if vendor == "sqlite" else _postgresql_triggers()


def _sqlite_one(row: str, sign: str) -> str:
    """Return the statement that adds one line's change, where the line counts."""
    return (
        f"INSERT INTO {CHANGES} ({COLUMNS}) SELECT {cells('sqlite', row, sign)} FROM {PROJECTS} p"
        f" WHERE p.id = {row}.project_id AND p.trashed_at IS NULL AND {row}.trashed_at IS NULL;"
    )


def _sqlite_triggers() -> list[str]:
    differs = " OR ".join(f"new.{name} IS NOT old.{name}" for name in COUNTED)
    binned = "(new.trashed_at IS NULL) <> (old.trashed_at IS NULL)"
    sign = "CASE WHEN new.trashed_at IS NULL THEN 1 ELSE -1 END * "
    return [
        *(f"DROP TRIGGER IF EXISTS {name}" for name in NAMES),
        f"CREATE TRIGGER plans_money_added AFTER INSERT ON {LINES} BEGIN {_sqlite_one('new', '')} END",
        f"CREATE TRIGGER plans_money_changed AFTER UPDATE ON {LINES} WHEN {differs} OR {binned}"
        f" BEGIN {_sqlite_one('old', '-')} {_sqlite_one('new', '')} END",
        f"CREATE TRIGGER plans_money_removed AFTER DELETE ON {LINES} BEGIN {_sqlite_one('old', '-')} END",
        f"CREATE TRIGGER plans_money_project AFTER UPDATE OF trashed_at ON {PROJECTS} WHEN {binned}"
        f" BEGIN INSERT INTO {CHANGES} ({COLUMNS}) SELECT {cells('sqlite', 'n', sign)}"
        f" FROM {LINES} n WHERE n.project_id = new.id AND n.trashed_at IS NULL; END",
    ]


def _postgresql_rows(table: str, sign: str) -> str:
    """Return the question for what the lines of a transition table add."""
    return (
        f"SELECT {named(cells('postgresql', 'n', sign))} FROM {table} n JOIN {PROJECTS} p"
        " ON p.id = n.project_id WHERE n.trashed_at IS NULL AND p.trashed_at IS NULL"
    )


def _postgresql_function(name: str, tables: dict[str, str]) -> str:
    # The projects are held until the end: one that is thrown away at this moment counts its lines right.
    held = " UNION ".join(f"SELECT project_id FROM {table}" for table in tables)
    rows = " UNION ALL ".join(_postgresql_rows(table, sign) for table, sign in tables.items())
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN"
        f" PERFORM 1 FROM {PROJECTS} WHERE id IN ({held}) ORDER BY id FOR SHARE;"
        f" INSERT INTO {CHANGES} ({COLUMNS}) SELECT place, fiscal_year, source_id, kind, form, SUM(satang),"
        f" SUM(lines) FROM ({rows}) counted GROUP BY place, fiscal_year, source_id, kind, form"
        " HAVING SUM(satang) <> 0 OR SUM(lines) <> 0; RETURN NULL; END $body$"
    )


def _postgresql_triggers() -> list[str]:
    sign = "CASE WHEN NEW.trashed_at IS NULL THEN 1 ELSE -1 END * "
    rows = named(cells("postgresql", "n", sign))
    each = "FOR EACH STATEMENT EXECUTE FUNCTION"
    return [
        _postgresql_function("plans_money_added", {"added": ""}),
        _postgresql_function("plans_money_changed", {"added": "", "removed": "-"}),
        _postgresql_function("plans_money_removed", {"removed": "-"}),
        f"CREATE OR REPLACE FUNCTION plans_money_project() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN"
        f" INSERT INTO {CHANGES} ({COLUMNS}) SELECT place, fiscal_year, source_id, kind, form, SUM(satang),"
        f" SUM(lines) FROM (SELECT {rows} FROM {LINES} n WHERE n.project_id = NEW.id"
        " AND n.trashed_at IS NULL) counted GROUP BY place, fiscal_year, source_id, kind, form;"
        " RETURN NULL; END $body$",
        *(f"DROP TRIGGER IF EXISTS {name} ON {LINES}" for name in NAMES[:3]),
        f"DROP TRIGGER IF EXISTS plans_money_project ON {PROJECTS}",
        f"CREATE TRIGGER plans_money_added AFTER INSERT ON {LINES} REFERENCING NEW TABLE AS added"
        f" {each} plans_money_added()",
        f"CREATE TRIGGER plans_money_changed AFTER UPDATE ON {LINES} REFERENCING NEW TABLE AS added"
        f" OLD TABLE AS removed {each} plans_money_changed()",
        f"CREATE TRIGGER plans_money_removed AFTER DELETE ON {LINES} REFERENCING OLD TABLE AS removed"
        f" {each} plans_money_removed()",
        f"CREATE TRIGGER plans_money_project AFTER UPDATE OF trashed_at ON {PROJECTS} FOR EACH ROW"
        " WHEN ((NEW.trashed_at IS NULL) IS DISTINCT FROM (OLD.trashed_at IS NULL))"
        " EXECUTE FUNCTION plans_money_project()",
    ]
