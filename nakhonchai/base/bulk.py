"""Writing many rows with few statements: what the ORM's bulk methods do, at the speed of the database.

On PostgreSQL rows come in by COPY and changes through a temporary table; on SQLite one prepared statement
takes them all. History rows never pass through Python: the database copies them from the rows themselves.
Call everything here within a transaction.
"""

# ruff: noqa: S608 - the names of tables and columns are our own; values are always parameters.
import json
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter, itemgetter
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.utils import timezone

from nakhonchai.base.idle import idle_triggers_away
from nakhonchai.base.trigrams import indexed_at_once

Row = tuple[Any, ...]
_TEXTS = (models.CharField, models.TextField)
_AS_THEY_ARE = (
    models.IntegerField,
    models.BooleanField,
    models.BinaryField,
)


def _encoder() -> Callable[[Any], str]:
    """Return what makes JSON of a value; ``JSONEncoder.encode`` builds its machine anew for each."""
    plain = json.JSONEncoder(ensure_ascii=False, check_circular=False)
    build = getattr(json.encoder, "c_make_encoder", None)
    if build is None:
        return plain.encode
    pieces = build(None, plain.default, json.encoder.encode_basestring, None, ": ", ", ", False, False, True)
    return lambda value: "".join(pieces(value, 0))


_encode = _encoder()


def json_text(value: Any) -> str:
    """Return the text that a JSON column holds."""
    return "[]" if value == [] else "{}" if value == {} else _encode(value)


# --- rows -----------------------------------------------------------------------------------


def insert_rows(model: type[models.Model], names: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert rows of raw values (``names``: attnames). Nothing is derived, no key is told."""
    fields = [_field(model, name) for name in names]
    columns = ", ".join(_quoted(field.column) for field in fields)
    prepared = _prepared(fields, rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _copy(cursor, f"COPY {_table(model)} ({columns}) FROM STDIN", prepared)
        elif prepared:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {_table(model)} ({columns}) VALUES ({marks})", prepared)


def update_rows(model: type[models.Model], names: Sequence[str], rows: Iterable[Row]) -> None:
    """Update rows by key: each row is its key, then the values of ``names``."""
    key: Any = model._meta.pk
    fields = [_field(model, name) for name in names]
    prepared = _prepared([key, *fields], rows)
    if not prepared:
        return
    table, columns = _table(model), [_quoted(field.column) for field in fields]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _update_by_copy(cursor, table, _quoted(key.column), columns, prepared)
        else:
            changes = ", ".join(f"{column} = %s" for column in columns)
            question = f"UPDATE {table} SET {changes} WHERE {_quoted(key.column)} = %s"
            cursor.executemany(question, [(*row[1:], row[0]) for row in prepared])


def _update_by_copy(cursor: Any, table: str, key: str, columns: list[str], rows: list[Row]) -> None:
    listed = ", ".join([key, *columns])
    cursor.execute("DROP TABLE IF EXISTS bulk_changes")
    cursor.execute(
        f"CREATE TEMPORARY TABLE bulk_changes ON COMMIT DROP AS SELECT {listed} FROM {table} LIMIT 0"
    )
    _copy(cursor, f"COPY bulk_changes ({listed}) FROM STDIN", rows)
    changes = ", ".join(f"{column} = new.{column}" for column in columns)
    cursor.execute(f"ANALYZE bulk_changes ({key})")  # tells how many there are; no value is asked for
    cursor.execute(
        f"UPDATE {table} AS old SET {changes} FROM bulk_changes AS new WHERE old.{key} = new.{key}"
    )


def _copy(cursor: Any, command: str, rows: Iterable[Row]) -> None:
    with connection.wrap_database_errors, cursor.copy(command) as copy:
        for row in rows:
            copy.write_row(row)


def _prepared(fields: Sequence[Any], rows: Iterable[Row]) -> list[Row]:
    """Return the rows as the driver takes them. Columns are converted whole, most are as they should be."""
    columns = list(zip(*rows, strict=True))
    if not columns:
        return []
    for at, field in enumerate(fields):
        if (convert := _converter(field, columns[at])) is not None:
            columns[at] = convert(columns[at])
    return list(zip(*columns, strict=True))


def _converter(field: Any, values: Row) -> Callable[[Row], Row] | None:
    """Return what makes the stored values of a column of a field's values, None where both are the same."""
    while field.is_relation:
        field = field.target_field
    if isinstance(field, models.JSONField):
        return lambda column: tuple(None if value is None else json_text(value) for value in column)
    if isinstance(field, _TEXTS):  # a member of an enum is a text, but drivers know better
        if set(map(type, values)) <= {str, type(None)}:
            return None
        return lambda column: tuple(None if value is None else str(value) for value in column)
    if isinstance(field, _AS_THEY_ARE):
        return None
    link = connections[DEFAULT_DB_ALIAS]  # the proxy would look for it each time something is asked of it
    stored = {value: field.get_db_prep_save(value, link) for value in set(values)}
    return lambda column: tuple(map(stored.__getitem__, column))


def _field(model: type[models.Model], name: str) -> Any:
    by_attname = {field.attname: field for field in model._meta.concrete_fields}
    return by_attname[name] if name in by_attname else model._meta.get_field(name)


def _table(model: type[models.Model]) -> str:
    return _quoted(model._meta.db_table)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


# --- records with their history -------------------------------------------------------------


def create_recorded(records: Sequence[Any], *, by: Any, reason: str) -> None:
    """Insert new records, all of one model and whole, and their first history rows; each gets its key."""
    if not records:
        return
    model = type(records[0])
    names = [field.attname for field in model._meta.concrete_fields]
    _stamp(records, model, adding=True)
    _settle_links(records, model)
    for record, key in zip(records, _new_keys(model, len(records)), strict=True):
        record.pk = key
    keys = [record.pk for record in records]
    with indexed_at_once(model, keys, stored=False), idle_triggers_away(model, records):
        insert_rows(model, names, _values(records, names))
    for record in records:
        record._state.adding, record._state.db = False, connection.alias
    record_history(model, keys, "+", by=by, reason=reason)


def update_recorded(records: Sequence[Any], names: Iterable[str], *, by: Any, reason: str) -> None:
    """Write these fields of stored records, all of one model, and a history row for each."""
    if not records:
        return
    model = type(records[0])
    fields = {field.attname for field in (_field(model, name) for name in names)}
    listed = sorted(fields | _stamp(records, model, adding=False))
    _settle_links(records, model)
    keys = [record.pk for record in records]
    with indexed_at_once(model, keys, stored=True):
        update_rows(model, listed, _values(records, [model._meta.pk.attname, *listed]))
    record_history(model, keys, "~", by=by, reason=reason)


def _values(records: Sequence[Any], names: Sequence[str]) -> list[Row]:
    """Return these fields of records; what a record holds is taken as it is, past the descriptors of keys."""
    try:
        return list(map(itemgetter(*names), map(vars, records)))
    except KeyError:  # something was deferred
        return list(map(attrgetter(*names), records))


def record_history(model: Any, keys: list[Any], kind: str, *, by: Any, reason: str) -> None:
    """Copy the rows as they are now into the history."""
    history = model.history.model
    tracked = {field.column for field in model._meta.concrete_fields}
    columns = [f.column for f in history._meta.concrete_fields if f.column in tracked]
    listed = ", ".join(map(_quoted, columns))
    own = ("history_date", "history_change_reason", "history_type", "history_user_id")
    date = history._meta.get_field("history_date").get_db_prep_save(timezone.now(), connection)
    wanted = "= ANY(%s)" if connection.vendor == "postgresql" else "IN (SELECT value FROM json_each(%s))"
    chosen: Any = keys if connection.vendor == "postgresql" else json.dumps(keys)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {_table(history)} ({listed}, {', '.join(own)})"
            f" SELECT {listed}, %s, %s, %s, %s FROM {_table(model)}"
            f" WHERE {_quoted(model._meta.pk.column)} {wanted} ORDER BY 1",
            [date, reason[:100] or None, kind, by.pk if by is not None else None, chosen],
        )


def _stamp(records: Sequence[Any], model: Any, *, adding: bool) -> set[str]:
    """Fill the times that fields take by themselves; return their names."""
    now = timezone.now()
    names = {
        field.attname
        for field in model._meta.concrete_fields
        if getattr(field, "auto_now", False) or (adding and getattr(field, "auto_now_add", False))
    }
    for name in names:
        for record in records:
            setattr(record, name, now)
    return names


def _settle_links(records: Sequence[Any], model: Any) -> None:
    """Take the key of a linked record that got it only now."""
    links = {one.cache_name: one for one in model._meta.concrete_fields if one.is_relation}
    for record in records:
        for name, linked in list(record._state.fields_cache.items()):
            field = links.get(name)
            if field is not None and linked is not None and vars(record).get(field.attname) is None:
                setattr(record, field.attname, linked.pk)


def _new_keys(model: Any, count: int) -> list[int]:
    """Reserve keys. SQLite has one writer, who holds the lock: what follows the highest key is ours."""
    table, key = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # MATERIALIZED: the sequence is looked for once, not for each key.
            cursor.execute(
                "WITH own AS MATERIALIZED (SELECT pg_get_serial_sequence(%s, %s)::regclass AS keys)"
                " SELECT nextval(keys) FROM own, generate_series(1, %s)",
                [_quoted(table), key, count],
            )
            return [number for (number,) in cursor.fetchall()]
        cursor.execute(
            "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = %s), 0),"
            f" coalesce((SELECT max({_quoted(key)}) FROM {_quoted(table)}), 0))",
            [table],
        )
        last = cursor.fetchone()[0]
    return list(range(last + 1, last + count + 1))
