"""Questions whose SQL is made once and asked with other values each time.

Django makes the SQL of a queryset anew whenever it is asked: for a dozen panels of one page that is two
thirds of the page's time, and it comes out the same each time but for the record it is about. The rules
stay where they are, in querysets; only their SQL is kept, with :class:`Slot` where values will stand.
Nothing that a question finds is kept.
"""

import json
from collections.abc import Callable, Iterator
from functools import lru_cache, wraps
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.models import Expression, QuerySet
from django.db.models import query as querying
from django.db.models.fields.mixins import FieldCacheMixin

from nakhonchai.base.making import Make, maker
from nakhonchai.base.planned import Kept

KEPT_OF_EACH = 16  # of one question, by what is given by position
_populators: Any = querying.get_related_populators


class Slot(Expression):
    """Where a value will stand in a prepared question."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def __repr__(self) -> str:
        return f"Slot({self.name})"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Return a place in the SQL; the slot itself stands among the parameters until it is asked."""
        return "%s", (self,)

    def filled(self, value: Any, vendor: str) -> Any:
        """Return what is sent to the database for *value*."""
        return value

    def each(self, kind: str = "bigint") -> "Slots":
        """Return where any number of values of an SQL type will stand, for ``__in``."""
        return Slots(self.name, kind)


class Slots(Slot):
    """Where any number of values will stand: the SQL is the same for few and for many."""

    def __init__(self, name: str, kind: str) -> None:
        super().__init__(name)
        self.kind = kind

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Return a list that the database makes of one parameter."""
        if connection.vendor == "sqlite":
            return "(SELECT value FROM json_each(%s))", (self,)
        return f"(SELECT unnest(%s::{self.kind}[]))", (self,)

    def filled(self, value: Any, vendor: str) -> Any:
        """Return the list as the database takes it."""
        return json.dumps(list(value)) if vendor == "sqlite" else list(value)


def _of_any(converter: Any) -> Any:
    """Return a converter that holds no connection: threads have their own, and come and go."""
    if not isinstance(getattr(converter, "__self__", None), BaseDatabaseOperations):
        return converter
    function = converter.__func__
    return lambda value, column, connection: function(connection.ops, value, column, connection)


def _convert(row: list[Any], converters: Any, connection: Any) -> None:
    for at, some, column in converters:
        for convert in some:
            row[at] = convert(row[at], column, connection)


class _Related:
    """A related record that comes along with each row: made once for all rows that mean the same one.

    Twenty-five rows of a list have a handful of types: reading the columns of each again took longer than
    finding the rows.
    """

    def __init__(self, filled: Any, converters: list[Any]) -> None:
        self.filled = filled  # Django's own notes of where its columns stand
        self.converters = [one for one in converters if filled.cols_start <= one[0] < filled.cols_end]
        self.further = [_Related(one, converters) for one in filled.related_populators]
        self.key = filled.cols_start + filled.pk_idx
        # Where Django's own setter would keep it, without a call for each row; "": it does something else.
        setter = filled.local_setter
        is_plain = getattr(setter, "__func__", None) is FieldCacheMixin.set_cached_value
        self.name = setter.__self__.cache_name if is_plain else ""

    def populate(self, row: list[Any], record: Any, seen: "_Seen") -> None:
        """Give *record* its related one."""
        found, key = None, (self.key, row[self.key])
        if key[1] is not None:
            found = seen.records.get(key)
            if found is None:
                found = seen.records[key] = self._made(row, seen)
            self.filled.remote_setter(found, record)
        if self.name:
            record._state.fields_cache[self.name] = found
        else:
            self.filled.local_setter(record, found)

    def _made(self, row: list[Any], seen: "_Seen") -> Any:
        own = self.filled
        if self.converters:
            _convert(row, self.converters, seen.connection)
        made = seen.maker(own.model_cls, own.init_list, own.db)(row[own.cols_start : own.cols_end])
        for one in self.further:
            one.populate(row, made, seen)
        return made


class _Seen:
    """What was made for the rows of one question so far."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.records: dict[Any, Any] = {}
        self._makers: dict[Any, Make] = {}  # for this question only: who listens may be others at the next

    def maker(self, model: Any, names: list[str], alias: str) -> Make:
        """Return what makes a record of these columns."""
        found = self._makers.get(id(names))
        if found is None:
            found = self._makers[id(names)] = maker(model, names, alias)
        return found


class Prepared:
    """The SQL of a queryset, and how its rows become what the queryset would have given.

    A queryset of records (with ``select_related``, ``only`` and annotations) or of ``values_list``. What it
    finds in nobody's reach asks nothing.
    """

    def __init__(self, queryset: QuerySet[Any]) -> None:
        if queryset._prefetch_related_lookups:  # type: ignore[attr-defined]
            raise TypeError("what is prefetched is asked by Django itself, and could not be prepared")
        self.alias = queryset.db
        compiler = queryset.query.get_compiler(using=self.alias)
        try:
            self.sql, self.parameters = compiler.as_sql()
            self.kept = Kept(self.sql)
        except EmptyResultSet:
            self.sql, self.parameters = "", ()
            return
        self.width = compiler.col_count  # behind these stands what is only sorted by
        found = compiler.get_converters([column[0] for column in compiler.select])
        self.converters = [(at, list(map(_of_any, some)), column) for at, (some, column) in found.items()]
        self.is_converted = bool(found)
        self._shape(queryset, compiler)

    def _shape(self, queryset: QuerySet[Any], compiler: Any) -> None:
        """Note which columns make which part of a record."""
        kind: Any = queryset._iterable_class
        if kind not in (querying.ModelIterable, querying.ValuesListIterable):
            raise TypeError(f"rows of {kind.__name__} cannot be prepared")
        self.model: Any = None
        if kind is querying.ModelIterable:
            info = compiler.klass_info
            columns = info["select_fields"]
            self.model, self.own = info["model"], slice(columns[0], columns[-1] + 1)
            self.names = [column[0].target.attname for column in compiler.select[self.own]]
            self.related = [
                _Related(one, self.converters) for one in _populators(info, compiler.select, self.alias)
            ]
            self.annotations = dict(compiler.annotation_col_map or {})
            within = [range(one.filled.cols_start, one.filled.cols_end) for one in self.every_related()]
            self.converters = [one for one in self.converters if not any(one[0] in cols for cols in within)]

    def ask(self, **values: Any) -> list[Any]:
        """Return what the queryset finds with *values* in its slots."""
        if not self.sql:
            return []
        connection = connections[self.alias]
        vendor = connection.vendor
        filled = [
            one.filled(values[one.name], vendor) if isinstance(one, Slot) else one for one in self.parameters
        ]
        rows = self.kept.rows(connection, filled)
        if self.is_converted:
            rows = [list(row[: self.width]) for row in rows]
            for row in rows if self.converters else ():
                _convert(row, self.converters, connection)
        elif self.model is None:
            rows = [row[: self.width] for row in rows]
        return list(map(tuple, rows)) if self.model is None else list(self._records(rows, connection))

    def every_related(self) -> Iterator["_Related"]:
        """Give all records that come along, near and far."""
        waiting = list(self.related)
        while waiting:
            one = waiting.pop()
            waiting += one.further
            yield one

    def _records(self, rows: Any, connection: Any) -> Iterator[Any]:
        seen, make = _Seen(connection), maker(self.model, self.names, self.alias)
        for row in rows:
            record = make(row[self.own])
            for related in self.related:
                related.populate(row, record, seen)
            for name, column in self.annotations.items():
                setattr(record, name, row[column])
            yield record


def exists(queryset: QuerySet[Any]) -> tuple[str, tuple[Any, ...]]:
    """Return the condition that a queryset finds anything, with its parameters, slots among them."""
    sql, parameters = queryset.order_by().query.exists().get_compiler(using=queryset.db).as_sql()
    return f"EXISTS ({sql})", parameters


def once_made(make: Callable[..., QuerySet[Any]]) -> Callable[..., list[Any]]:
    """Let a function that makes a queryset give what it finds, its SQL made once: the same for every reader.

    It is called with a slot for each keyword argument, and may depend on nothing else: no date, no row.
    What is given by position stands in the SQL itself, which is made again for another: few, seldom changed.
    """

    @lru_cache(maxsize=KEPT_OF_EACH)
    def made(*given: Any, names: tuple[str, ...]) -> Prepared:
        return Prepared(make(*given, **{name: Slot(name) for name in names}))

    @wraps(make)
    def ask(*given: Any, **values: Any) -> list[Any]:
        return made(*given, names=tuple(values)).ask(**values)

    return ask
