"""An index of trigrams: finds words inside stored text without reading all of it, on both databases.

A model that says ``trigram_field`` has one. On SQLite it is an FTS5 table beside the model's
own, kept by triggers, so that no way of writing passes it by; on PostgreSQL a GIN index of
pg_trgm under LIKE. Where a database has neither, LIKE alone answers the same.

Both are made after ``migrate``, not by a migration: SQLite loses the triggers of a table that a
later migration lays out anew, so they are looked for each time, and the index is then filled again.
"""

# ruff: noqa: S608, S611 - the names of tables and columns are our own; words are always parameters.
import json
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, models, transaction
from django.db.models import Q
from django.db.models.expressions import RawSQL

FEW = 50  # rows that triggers index well enough
SHORTEST = 3  # letters of a word that trigrams can find
_logger = logging.getLogger(__name__)
_ready: dict[tuple[str, str], bool] = {}


def trigram_models() -> list[Any]:
    """Return the models whose text is indexed."""
    return [model for model in apps.get_models() if getattr(model, "trigram_field", "")]


def may_hold(
    model: Any,
    words: Iterable[frozenset[str]],
    using: str = DEFAULT_DB_ALIAS,
    *,
    or_in: tuple[str, list[str]] | None = None,
) -> Q:
    """Return a condition that leaves out rows which cannot hold one key of each word.

    It only narrows: the caller asks for the words themselves as well. Empty where no index
    can help (words of one or two letters). ``or_in`` asks, in SQL, for the keys of more rows
    that the caller wants.
    """
    connection = connections[using]
    asked = [keys for keys in words if keys and all(_can_be_asked(key) for key in keys)]
    if not asked or (connection.vendor == "sqlite" and not _is_indexed(model, connection)):
        return Q()
    question, parameters = _asking(model, asked, connection)
    if or_in is not None:
        question, parameters = f"{question} UNION ALL {or_in[0]}", [*parameters, *or_in[1]]
    if connection.vendor == "postgresql":
        # As an array: otherwise a page of the first few tempts it to read all rows in the page's order.
        question = f"SELECT unnest(ARRAY({question}))"
    return Q(pk__in=RawSQL(question, parameters))


def holds_more(model: Any, words: Iterable[frozenset[str]], most: int, using: str = DEFAULT_DB_ALIAS) -> bool:
    """Whether more than *most* rows may hold the words, so that reading a small place is cheaper.

    On PostgreSQL always: there the planner weighs an index against a place by itself, if it is left to.
    """
    connection = connections[using]
    asked = [keys for keys in words if keys and all(_can_be_asked(key) for key in keys)]
    if connection.vendor != "sqlite" or not asked or not _is_indexed(model, connection):
        return True
    question, parameters = _asking(model, asked, connection)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM ({question} LIMIT {most + 1})", parameters)
        return bool(cursor.fetchone()[0] > most)


def kinds_that_hold(models_: Iterable[Any], words: list[frozenset[str]]) -> list[Any]:
    """Return those of *models_* in which some row may hold the words. One query, however many there are."""
    connection = connections[DEFAULT_DB_ALIAS]
    chosen = list(models_)
    if not all(_can_be_asked(key) for keys in words for key in keys) or not words:
        return chosen
    parts, parameters = [], []
    for number, model in enumerate(chosen):
        inner, values = _asking(model, words, connection)
        parts.append(f"SELECT {number} WHERE EXISTS ({inner})")
        parameters += values
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        return [chosen[number] for (number,) in cursor.fetchall()]


def _asking(model: Any, words: list[frozenset[str]], connection: Any) -> tuple[str, list[str]]:
    """Return, in SQL, the question for the keys of rows that may hold the words, asked the fastest way."""
    if connection.vendor == "sqlite" and _is_indexed(model, connection):
        index, row = _name(model), "rowid" if _has_numbers(model) else model._meta.pk.column
        text = " AND ".join("(" + " OR ".join(map(_quoted, sorted(keys))) + ")" for keys in words)
        return f"SELECT {row} FROM {index} WHERE {index} MATCH %s", [text]
    holds = f"{model.trigram_field} LIKE %s ESCAPE '\\'"
    condition = " AND ".join("(" + " OR ".join(holds for _key in keys) + ")" for keys in words)
    values = [f"%{_escaped(key)}%" for keys in words for key in sorted(keys)]
    table, row = model._meta.db_table, model._meta.pk.column
    return f"SELECT {row} FROM {table} WHERE {condition}", values


def _escaped(key: str) -> str:
    return key.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _can_be_asked(key: str) -> bool:
    return len(key) >= SHORTEST and "\0" not in key


def _quoted(key: str) -> str:
    return '"' + key.replace('"', '""') + '"'


def _has_numbers(model: Any) -> bool:
    """Whether a row has a number that stays: others may be numbered anew by VACUUM."""
    return isinstance(model._meta.pk, models.AutoField)


def _name(model: type[models.Model]) -> str:
    return f"{model._meta.db_table}_words"


def _is_indexed(model: type[models.Model], connection: Any) -> bool:
    """Whether the model has its index here; asked once for each database."""
    key = (str(connection.settings_dict["NAME"]), model._meta.db_table)
    if key not in _ready:
        with connection.cursor() as cursor:
            _ready[key] = _has_all(model, cursor)
    return _ready[key]


@contextmanager
def indexed_at_once(model: Any, keys: list[Any], *, stored: bool) -> Iterator[None]:
    """Index rows together that are written within the block, not one by one as they come: nine times as fast.

    FTS5 writes what it gathered at the end of each statement, and a trigger makes each row a statement.
    ``stored``: the rows were there before. The triggers are away until the block ends; whoever is within
    holds SQLite's one lock for writing, and a transaction that fails brings them back.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    numbered = getattr(model, "trigram_field", "") and _has_numbers(model)
    if connection.vendor != "sqlite" or not numbered or len(keys) < FEW or not _is_indexed(model, connection):
        yield
        return
    with connection.cursor() as cursor:
        names = [f"{_name(model)}_{event}" for event in ("added", "changed")]
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE name IN (%s, %s)", names)
        triggers = cursor.fetchall()
        if stored:
            _index_all(model, keys, cursor, remove=True)
        for name, _made in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        _index_all(model, keys, cursor, remove=False)
        for _name_of, made in triggers:
            cursor.execute(made)


def _index_all(model: Any, keys: list[Any], cursor: Any, *, remove: bool) -> None:
    """Take the rows out of the index, or put them into it; only for models whose rows have numbers."""
    table, index, text = model._meta.db_table, _name(model), model.trigram_field
    key = model._meta.pk.column
    into, first = (f"{index}, rowid", "'delete', ") if remove else ("rowid", "")
    rows = f"SELECT {first}{key}, {text} FROM {table} WHERE {key} IN (SELECT value FROM json_each(%s))"
    cursor.execute(f"INSERT INTO {index}({into}, {text}) {rows}", [json.dumps(keys)])


def keep_trigrams(using: str = "default", **kwargs: Any) -> None:
    """Make the indexes that are missing; called after each ``migrate``."""
    connection = connections[using]
    make = _make_on_sqlite if connection.vendor == "sqlite" else _make_on_postgresql
    try:
        with transaction.atomic(using=using), connection.cursor() as cursor:
            make(cursor, connection)
    except DatabaseError as problem:
        _logger.warning("No index of trigrams; searching reads all rows instead: %s", problem)


def _make_on_sqlite(cursor: Any, connection: Any) -> None:
    for model in trigram_models():
        key = (str(connection.settings_dict["NAME"]), model._meta.db_table)
        _ready.pop(key, None)
        if not _has_column(model, cursor, connection):
            continue
        if not _has_all(model, cursor):
            for statement in _sqlite_statements(model):
                cursor.execute(statement)
        _ready[key] = True


def _has_column(model: Any, cursor: Any, connection: Any) -> bool:
    """Whether the table is there as the model has it: a migration may have stopped half-way."""
    if connection.vendor == "sqlite":
        question = "SELECT COUNT(*) FROM pragma_table_info(%s) WHERE name = %s"
    else:
        question = "SELECT COUNT(*) FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attname = %s"
    cursor.execute(question, [model._meta.db_table, model.trigram_field])
    return bool(cursor.fetchone()[0])


def _has_all(model: Any, cursor: Any) -> bool:
    names = [_name(model), *(f"{_name(model)}_{event}" for event in ("added", "changed", "removed"))]
    cursor.execute("SELECT COUNT(*) FROM sqlite_master WHERE name IN (%s, %s, %s, %s)", names)
    return bool(cursor.fetchone()[0] == len(names))


def _sqlite_statements(model: Any) -> list[str]:
    """Return what makes the index, its triggers, and fills it.

    The index leans on the table where rows have numbers; elsewhere it holds text and key
    itself, under a number that the model makes from the key (``trigram_number``).
    """
    table, index, text = model._meta.db_table, _name(model), model.trigram_field
    key = model._meta.pk.column
    if _has_numbers(model):
        made = f"fts5({text}, content='{table}', content_rowid='{key}', tokenize='trigram')"
        remove = f"INSERT INTO {index}({index}, rowid, {text}) VALUES ('delete', old.{key}, old.{text});"
        add = f"INSERT INTO {index}(rowid, {text}) VALUES (new.{key}, new.{text});"
        fill = [f"INSERT INTO {index}({index}) VALUES ('rebuild')"]
    else:
        made = f"fts5({text}, {key} UNINDEXED, tokenize='trigram')"
        remove = f"DELETE FROM {index} WHERE rowid = {model.trigram_number('old.' + key)};"
        add = (
            f"INSERT INTO {index}(rowid, {text}, {key})"
            f" VALUES ({model.trigram_number('new.' + key)}, new.{text}, new.{key});"
        )
        fill = [
            f"DELETE FROM {index}",
            f"INSERT INTO {index}(rowid, {text}, {key})"
            f" SELECT {model.trigram_number(key)}, {text}, {key} FROM {table}",
        ]
    changed = f"old.{text} IS NOT new.{text} OR old.{key} IS NOT new.{key}"
    return [
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING {made}",
        f"CREATE TRIGGER IF NOT EXISTS {index}_added AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER IF NOT EXISTS {index}_removed AFTER DELETE ON {table} BEGIN {remove} END",
        f"CREATE TRIGGER IF NOT EXISTS {index}_changed AFTER UPDATE ON {table} WHEN {changed}"
        f" BEGIN {remove} {add} END",
        *fill,
    ]


def _make_on_postgresql(cursor: Any, connection: Any) -> None:
    cursor.execute("SELECT COUNT(*) FROM pg_extension WHERE extname = 'pg_trgm'")
    if not cursor.fetchone()[0]:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    for model in trigram_models():
        if _has_column(model, cursor, connection):
            cursor.execute("SELECT to_regclass(%s)", [_name(model)])
            if cursor.fetchone()[0] is None:
                cursor.execute(
                    f"CREATE INDEX {_name(model)} ON {model._meta.db_table}"
                    f" USING gin ({model.trigram_field} gin_trgm_ops)"
                )
