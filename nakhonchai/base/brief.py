"""A narrow copy of the columns by which the records of a large kind are found, counted and put in order.

A question about half a million people reads the keys, homes and names of all that it finds, and shows
25. Their rows are wide: most of the time went into passing over what was not asked for. A model that
names ``brief_fields`` has these columns a second time, in a table beside its own, kept by triggers so
that no way of writing passes it by. ``asked_briefly`` asks there whatever asks for nothing else.

The table is made after ``migrate``, as the index of trigrams is and for the same reasons.
"""

# ruff: noqa: S608 - the names of tables and columns are our own.
import json
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connections, models
from django.db.models.sql.datastructures import BaseTable

ENDING = "_brief"
EVENTS = ("added", "changed", "removed", "emptied")
_there: dict[tuple[str, str], bool] = {}


def brief_models() -> list[Any]:
    """Return the models that have a narrow copy."""
    return [model for model in apps.get_models() if getattr(model, "brief_fields", ())]


def brief_table(model: Any) -> str:
    """Return the name of the narrow table."""
    return f"{model._meta.db_table}{ENDING}"


def columns_of(model: Any) -> list[str]:
    """Return the columns of the narrow table, the key first."""
    return [model._meta.get_field(name).column for name in (model._meta.pk.name, *model.brief_fields)]


def has_brief(model: Any, connection: Any) -> bool:
    """Whether the model has its narrow table here; asked once for each database."""
    if not getattr(model, "brief_fields", ()):
        return False
    key = (str(connection.settings_dict["NAME"]), model._meta.db_table)
    if key not in _there:
        with connection.cursor() as cursor:
            _there[key] = _is_whole(model, cursor, connection)
    return _there[key]


# --- asking -----------------------------------------------------------------------------------


def asked_briefly(queryset: Any) -> Any:
    """Return *queryset* as a question to the narrow table, or as it is where it asks for something else."""
    query = queryset.query
    if not has_brief(queryset.model, connections[queryset.db]) or not _is_plain(query):
        return queryset
    found = queryset.all()
    alias = found.query.get_initial_alias()
    columns = set(columns_of(queryset.model))
    if any(col.alias != alias or col.target.column not in columns for col in _asked(found.query)):
        return queryset
    found.query.alias_map[alias] = BaseTable(brief_table(queryset.model), alias)
    return found


def is_brief(query: Any, alias: str | None = None) -> bool:
    """Whether *alias* (of itself the first table) is a narrow table in *query*."""
    table = query.alias_map.get(alias or query.base_table)
    return table is not None and table.table_name.endswith(ENDING)


def _is_plain(query: Any) -> bool:
    """Whether rows of one table are asked for, ordered by its own fields."""
    others = [alias for alias, count in query.alias_refcount.items() if count]
    own = _names_of(query.model)
    return (
        len(others) <= 1
        and not (query.combinator or query.distinct or query.group_by or query.extra or query.annotations)
        and all(isinstance(name, str) and name.removeprefix("-") in own for name in query.order_by)
    )


@cache
def _names_of(model: Any) -> frozenset[str]:
    return frozenset({"pk", *(field.name for field in model._meta.concrete_fields)})


def _asked(query: Any) -> list[Any]:
    """Return the columns of this table that the conditions and the order read."""
    ordered = [name.removeprefix("-") for name in query.order_by]
    meta, alias = query.model._meta, query.get_initial_alias()
    fields = [meta.pk if name == "pk" else meta.get_field(name) for name in ordered]
    return [*query._gen_cols([query.where], include_external=True), *(one.get_col(alias) for one in fields)]


# --- keeping ----------------------------------------------------------------------------------


def keep_brief(model: Any, cursor: Any, connection: Any) -> None:
    """Make the narrow table where it is missing or not as the model says, and fill it."""
    # Asked anew when it is next wanted: what is made here is there only once the transaction ends well.
    _there.pop((str(connection.settings_dict["NAME"]), model._meta.db_table), None)
    if not _has_columns(model._meta.db_table, columns_of(model), cursor, connection):
        return  # a migration stopped half-way
    if not _is_whole(model, cursor, connection):
        make = _sqlite_statements if connection.vendor == "sqlite" else _postgresql_statements
        for statement in make(model):
            cursor.execute(statement)


def copy_rows(model: Any, keys: list[Any], cursor: Any) -> None:
    """Copy rows together that were written while SQLite's triggers were away."""
    columns, source = ", ".join(columns_of(model)), model._meta.db_table
    cursor.execute(
        f"INSERT OR REPLACE INTO {brief_table(model)} ({columns}) SELECT {columns} FROM {source}"
        f" WHERE {model._meta.pk.column} IN (SELECT value FROM json_each(%s))",
        [json.dumps(keys)],
    )


def _is_whole(model: Any, cursor: Any, connection: Any) -> bool:
    """Whether the table has the columns asked for, and all its triggers."""
    table, columns = brief_table(model), columns_of(model)
    names = [f"{table}_{event}" for event in EVENTS]
    if connection.vendor == "sqlite":
        question = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger' AND name IN (%s, %s, %s, %s)"
        wanted = len(EVENTS) - 1  # nothing but DELETE empties a table
    else:
        question = "SELECT COUNT(*) FROM pg_trigger WHERE tgname IN (%s, %s, %s, %s)"
        wanted = len(EVENTS)
    cursor.execute(question, names)
    return bool(cursor.fetchone()[0] == wanted) and _has_columns(table, columns, cursor, connection)


def _has_columns(table: str, columns: list[str], cursor: Any, connection: Any) -> bool:
    if connection.vendor == "sqlite":
        question = "SELECT name FROM pragma_table_info(%s)"
    else:
        question = (
            "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0"
            " AND NOT attisdropped"
        )
    cursor.execute(question, [table])
    return set(columns) <= {name for (name,) in cursor.fetchall()}


def _sqlite_statements(model: Any) -> list[str]:
    source, table, columns = model._meta.db_table, brief_table(model), columns_of(model)
    key, *others = columns
    listed, new = ", ".join(columns), ", ".join(f"new.{column}" for column in columns)
    changed = " OR ".join(f"old.{column} IS NOT new.{column}" for column in columns)
    put = f"INSERT OR REPLACE INTO {table} ({listed}) VALUES ({new});"
    remove = f"DELETE FROM {table} WHERE {key} = old.{key};"
    return [
        *(f"DROP TRIGGER IF EXISTS {table}_{event}" for event in EVENTS),
        f"DROP TABLE IF EXISTS {table}",
        f"CREATE TABLE {table} ({key} integer PRIMARY KEY, {', '.join(others)})",
        f"INSERT INTO {table} SELECT {listed} FROM {source}",
        # With the words: where a province is read, only what holds them is looked up.
        f"CREATE INDEX {table}_area ON {table} (area_id, {model.trigram_field})",
        f"CREATE INDEX {table}_trashed ON {table} ({key}) WHERE trashed_at IS NOT NULL",
        f"CREATE TRIGGER {table}_added AFTER INSERT ON {source} BEGIN {put} END",
        f"CREATE TRIGGER {table}_removed AFTER DELETE ON {source} BEGIN {remove} END",
        f"CREATE TRIGGER {table}_changed AFTER UPDATE ON {source} WHEN {changed} BEGIN {remove} {put} END",
    ]


def _postgresql_statements(model: Any) -> list[str]:
    """Return what makes it; triggers take the rows of a statement together, so that COPY stays fast."""
    source, table, columns = model._meta.db_table, brief_table(model), columns_of(model)
    key, *others = columns
    listed, wide = ", ".join(columns), ", ".join(_as_text(model, column) for column in columns)
    changes = ", ".join(f"{column} = written.{column}" for column in others)
    here, there = (", ".join(f"{one}.{column}" for column in others) for one in ("brief", "written"))
    did = {
        "added": f"INSERT INTO {table} ({listed}) SELECT {listed} FROM written;",
        "changed": f"UPDATE {table} AS brief SET {changes} FROM written WHERE brief.{key} = written.{key}"
        f" AND ({here}) IS DISTINCT FROM ({there});",
        "removed": f"DELETE FROM {table} AS brief USING written WHERE brief.{key} = written.{key};",
        "emptied": f"TRUNCATE {table};",
    }
    when = {
        "added": ("INSERT", "REFERENCING NEW TABLE AS written"),
        "changed": ("UPDATE", "REFERENCING NEW TABLE AS written"),
        "removed": ("DELETE", "REFERENCING OLD TABLE AS written"),
        "emptied": ("TRUNCATE", ""),
    }
    made = [
        f"DROP TABLE IF EXISTS {table}",
        f"CREATE TABLE {table} AS SELECT {wide} FROM {source}",
        f"ALTER TABLE {table} ADD PRIMARY KEY ({key})",
        f"CREATE INDEX {table}_area ON {table} (area_id)",
    ]
    for event, (kind, rows) in when.items():
        name = f"{table}_{event}"
        made += [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN {did[event]} RETURN NULL; END $$",
            f"CREATE OR REPLACE TRIGGER {name} AFTER {kind} ON {source} {rows}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
        ]
    return made


def _as_text(model: Any, column: str) -> str:
    """Return the column without its length: a migration that makes it longer shall not break the copy."""
    field = _field(model, column)
    while field.is_relation:
        field = field.target_field
    return f"{column}::text AS {column}" if isinstance(field, models.CharField) else column


def _field(model: Any, column: str) -> Any:
    return next(one for one in model._meta.concrete_fields if one.column == column)
