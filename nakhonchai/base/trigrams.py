"""An index of trigrams: finds words inside stored text without reading all of it, on both databases.

A model that says ``trigram_field`` has one. On SQLite it is an FTS5 table beside the model's
own, kept by triggers, so that no way of writing passes it by; on PostgreSQL a GIN index of
pg_trgm under LIKE, on the narrow copy of a table that has one (``brief``). Where a database has
neither, LIKE alone answers the same.

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
from django.db.models import F, Q
from django.db.models.expressions import Expression, RawSQL
from django.db.models.lookups import Contains, Exact
from django.db.models.sql.where import AND

from nakhonchai.base.brief import brief_models, brief_table, copy_rows, has_brief, is_brief, keep_brief
from nakhonchai.base.firsts import keep_firsts
from nakhonchai.base.gin import make_gin
from nakhonchai.base.order_number import key_in, order_number

FEW = 50  # rows that triggers index well enough
WRITTEN = ("added", "changed")
EVENTS = (*WRITTEN, "removed")
SHORTEST = 3  # letters of a word that trigrams can find
TOKENS = "trigram case_sensitive 1"  # keys are in lower case; folding would call more letters the same
TRUTH = models.BooleanField()
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
    asked = [keys for keys in words if can_be_found(keys)]
    if not asked or (connection.vendor == "sqlite" and not _is_indexed(model, connection)):
        return Q()
    question, parameters = asking(model, asked, connection)
    if or_in is not None:
        question, parameters = f"{question} UNION ALL {or_in[0]}", [*parameters, *or_in[1]]
    if connection.vendor == "postgresql":
        # As an array: otherwise a page of the first few tempts it to read all rows in the page's order.
        question = f"SELECT unnest(ARRAY({question}))"
    return Q(pk__in=RawSQL(question, parameters))


class Holding(Expression):
    """The condition that a row holds one key of each word: exactly these rows, found by the index.

    Keys have three letters or more. The narrow table of PostgreSQL is read through its own index; elsewhere
    the keys of the rows are asked for first, unless its planner shall weigh the index against another
    condition (*weighed*).
    """

    conditional = True

    def __init__(self, model: Any, words: list[frozenset[str]], *, weighed: bool = False) -> None:
        super().__init__(output_field=TRUTH)
        self.model, self.words, self.weighed = model, words, weighed
        self.columns: list[Any] = [F("pk"), F(model.trigram_field)]

    def get_source_expressions(self) -> list[Any]:
        """Return the columns that are read."""
        return self.columns

    def set_source_expressions(self, exprs: Any) -> None:
        """Take the columns as they are called in the question."""
        self.columns = list(exprs)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        """Write it the fastest way."""
        key, text = (compiler.compile(column)[0] for column in self.columns)
        plain = self.weighed or is_brief(compiler.query, self.columns[0].alias)
        if connection.vendor == "postgresql" and plain:
            condition, values = holding_in_sql(text, self.words)
            return condition, tuple(values)
        question, values = asking(self.model, self.words, connection)
        if connection.vendor == "postgresql":
            question = f"SELECT unnest(ARRAY({question}))"  # see ``may_hold``
        return f"{key} IN ({question})", tuple(values)


def holding(
    model: Any, words: Iterable[frozenset[str]], using: str = DEFAULT_DB_ALIAS, *, crowded: bool = False
) -> Holding | None:
    """Return the condition that a row holds all of *words* that an index can find; None where it cannot.

    *crowded*: another condition may well leave less than the index finds (see ``holds_more``).
    """
    asked = [keys for keys in words if can_be_found(keys)]
    connection = connections[using]
    if not asked or (connection.vendor == "sqlite" and (crowded or not _is_indexed(model, connection))):
        return None
    return Holding(model, asked, weighed=crowded)


def held_words(query: Any) -> list[frozenset[str]]:
    """Return the words that everything must hold that *query* finds: of some, there is one key of several."""
    if query.where.connector != AND or query.where.negated:
        return []
    found = []
    for one in query.where.children:
        if asks_index(one):
            found += one.lhs.words
        elif is_plainly_held(one, query.model):
            found.append(frozenset([str(one.rhs)]))
    return found


def asks_index(node: Any) -> bool:
    """Whether a condition says that a row holds words which the index finds."""
    return isinstance(node, Exact) and isinstance(node.lhs, Holding)


def is_plainly_held(node: Any, model: Any) -> bool:
    """Whether a condition says, without the index, that the searched text of a row holds something."""
    return isinstance(node, Contains) and bool(node.lhs.target.name == model.trigram_field)


def can_be_found(keys: frozenset[str]) -> bool:
    """Whether the index can find a word that has these keys."""
    return bool(keys) and all(_can_be_asked(key) for key in keys)


def holds_more(model: Any, words: Iterable[frozenset[str]], most: int, using: str = DEFAULT_DB_ALIAS) -> bool:
    """Whether more than *most* rows may hold the words, so that reading a small place is cheaper.

    On PostgreSQL always: there the planner weighs an index against a place by itself, if it is left to.
    """
    connection = connections[using]
    asked = [keys for keys in words if can_be_found(keys)]
    if connection.vendor != "sqlite" or not asked or not _is_indexed(model, connection):
        return True
    question, parameters = asking(model, asked, connection)
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
        inner, values = asking(model, words, connection)
        parts.append(f"SELECT {number} WHERE EXISTS ({inner})")
        parameters += values
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        return [chosen[number] for (number,) in cursor.fetchall()]


def asking(model: Any, words: list[frozenset[str]], connection: Any) -> tuple[str, list[str]]:
    """Return, in SQL, the question for the keys of rows that may hold the words, asked the fastest way."""
    if connection.vendor == "sqlite" and _is_indexed(model, connection):
        index, match, text = matching(model, words)
        return f"SELECT {_key_in_index(model)} FROM {index} WHERE {match}", [text]
    condition, values = holding_in_sql(model.trigram_field, words)
    return f"SELECT {model._meta.pk.column} FROM {_table(model, connection)} WHERE {condition}", values


def matching(model: Any, words: Iterable[frozenset[str]]) -> tuple[str, str, str]:
    """Return the index of SQLite, the condition that its rows hold the words, and the words for it."""
    index = _name(model)
    text = " AND ".join("(" + " OR ".join(map(_quoted, sorted(keys))) + ")" for keys in words)
    return index, f"{index} MATCH %s", text


def holding_in_sql(column: str, words: Iterable[frozenset[str]]) -> tuple[str, list[str]]:
    """Return, in SQL, the condition that a column holds one key of each word."""
    holds = f"{column} LIKE %s ESCAPE '\\'"
    condition = " AND ".join("(" + " OR ".join(holds for _key in keys) + ")" for keys in words)
    return condition, [f"%{_escaped(key)}%" for keys in words for key in sorted(keys)]


def _table(model: Any, connection: Any) -> str:
    """Return the table that has the index of PostgreSQL."""
    return brief_table(model) if has_brief(model, connection) else str(model._meta.db_table)


def _escaped(key: str) -> str:
    return key.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _can_be_asked(key: str) -> bool:
    return len(key) >= SHORTEST and "\0" not in key


def _quoted(key: str) -> str:
    return '"' + key.replace('"', '""') + '"'


def _key_in_index(model: Any) -> str:
    """Return, in SQL, the key of a row of the index."""
    if _is_ordered(model):
        return key_in("rowid")
    return "rowid" if _has_numbers(model) else str(model._meta.pk.column)


def _is_ordered(model: Any) -> bool:
    """Whether the index goes through rows in Thai order: where there are very many."""
    return bool(getattr(model, "brief_fields", ()))


def _row_number(model: Any, row: str = "") -> str:
    """Return, in SQL, the number in the index of a row of the model's table."""
    key = str(model._meta.pk.column)
    if _is_ordered(model):
        return order_number(row, key)
    return f"{row}{key}" if _has_numbers(model) else str(model.trigram_number(f"{row}{key}"))


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
    copied = has_brief(model, connection)  # asked while its triggers are there
    with connection.cursor() as cursor:
        names = [f"{one}_{event}" for one in (_name(model), brief_table(model)) for event in WRITTEN]
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE name IN (%s, %s, %s, %s)", names)
        triggers = cursor.fetchall()
        if stored:
            _index_all(model, keys, cursor, remove=True)
        for name, _made in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        _index_all(model, keys, cursor, remove=False)
        if copied:
            copy_rows(model, keys, cursor)
        for _name_of, made in triggers:
            cursor.execute(made)


def _index_all(model: Any, keys: list[Any], cursor: Any, *, remove: bool) -> None:
    """Take the rows out of the index, or put them into it; only for models whose rows have numbers."""
    table, index, text = model._meta.db_table, _name(model), model.trigram_field
    key, number = model._meta.pk.column, _row_number(model)
    into, first = (f"{index}, rowid", "'delete', ") if remove else ("rowid", "")
    rows = f"SELECT {first}{number}, {text} FROM {table} WHERE {key} IN (SELECT value FROM json_each(%s))"
    # Within one statement FTS5 gathers rows only as long as their numbers go up.
    cursor.execute(
        f"INSERT INTO {index}({into}, {text}) {rows} ORDER BY {2 if remove else 1}", [json.dumps(keys)]
    )


def keep_trigrams(using: str = "default", **kwargs: Any) -> None:
    """Make the narrow tables and the indexes that are missing; called after each ``migrate``."""
    connection = connections[using]
    index = _make_on_sqlite if connection.vendor == "sqlite" else _make_on_postgresql
    for make in (_make_brief, index):  # where the index cannot be made, the narrow table stays
        try:
            with transaction.atomic(using=using), connection.cursor() as cursor:
                make(cursor, connection)
        except DatabaseError as problem:
            _logger.warning("No index of trigrams; searching reads all rows instead: %s", problem)


def _make_brief(cursor: Any, connection: Any) -> None:
    for model in brief_models():
        keep_brief(model, cursor, connection)
        keep_firsts(model, cursor, connection)


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
    names = [_name(model), *(f"{_name(model)}_{event}" for event in EVENTS)]
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE name IN (%s, %s, %s, %s)", names)
    found = dict(cursor.fetchall())
    return len(found) == len(names) and _layout(model) in found[_name(model)]


def _layout(model: Any) -> str:
    """Return how the index is laid out.

    It leans on the table where rows have numbers, and holds no text where its own numbers are others;
    elsewhere it holds text and key itself, under a number that the model makes from the key
    (``trigram_number``).
    """
    key, text = model._meta.pk.column, model.trigram_field
    if _is_ordered(model):
        return f"fts5({text}, content='', tokenize='{TOKENS}')"
    if _has_numbers(model):
        return f"fts5({text}, content='{model._meta.db_table}', content_rowid='{key}', tokenize='{TOKENS}')"
    return f"fts5({text}, {key} UNINDEXED, tokenize='{TOKENS}')"


def _sqlite_statements(model: Any) -> list[str]:
    """Return what makes the index, its triggers, and fills it."""
    table, index, text = model._meta.db_table, _name(model), model.trigram_field
    key, (old, new) = model._meta.pk.column, (_row_number(model, row) for row in ("old.", "new."))
    if _has_numbers(model):
        columns, values = text, f"new.{text}"
        remove = f"INSERT INTO {index}({index}, rowid, {text}) VALUES ('delete', {old}, old.{text});"
    else:
        columns, values = f"{text}, {key}", f"new.{text}, new.{key}"
        remove = f"DELETE FROM {index} WHERE rowid = {old};"
    add = f"INSERT INTO {index}(rowid, {columns}) VALUES ({new}, {values});"
    read = [text, key, *(["sort_key"] if _is_ordered(model) else [])]
    changed = " OR ".join(f"old.{column} IS NOT new.{column}" for column in read)
    return [
        *(f"DROP TRIGGER IF EXISTS {index}_{event}" for event in EVENTS),
        f"DROP TABLE IF EXISTS {index}",
        f"CREATE VIRTUAL TABLE {index} USING {_layout(model)}",
        f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {index}_removed AFTER DELETE ON {table} BEGIN {remove} END",
        f"CREATE TRIGGER {index}_changed AFTER UPDATE ON {table} WHEN {changed} BEGIN {remove} {add} END",
        f"INSERT INTO {index}(rowid, {columns})"
        f" SELECT {_row_number(model)}, {columns} FROM {table} ORDER BY 1",
    ]


def _make_on_postgresql(cursor: Any, connection: Any) -> None:
    cursor.execute("SELECT COUNT(*) FROM pg_extension WHERE extname = 'pg_trgm'")
    if not cursor.fetchone()[0]:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    for model in trigram_models():
        if _has_column(model, cursor, connection):
            make_gin(_name(model), _table(model, connection), model.trigram_field, cursor)
