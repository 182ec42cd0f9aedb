"""In tests and while developing, a query on a record in a request that stated no scope raises.

``visible_to``, ``editable_by`` and ``unscoped`` state a scope. Outside a request
(commands, tasks, the shell) nothing is asked.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection

# None: no request is being answered. False: one is, and nothing was stated yet.
_stated: ContextVar[bool | None] = ContextVar("scope_stated", default=None)


class ScopeNotStatedError(AssertionError):
    """A record table was asked in a request before any scope was stated."""


def state_scope() -> None:
    """Say that the running request has stated a scope."""
    if _stated.get() is False:
        _stated.set(True)


@cache
def guarded_tables() -> frozenset[str]:
    """Return the quoted names of the tables whose rows have a scope, and of the tables of their history."""
    return frozenset(f'"{model._meta.db_table}"' for model in apps.get_models() if _has_scope(model))


def _has_scope(model: Any) -> bool:
    tracked = getattr(model, "instance_type", model)  # a history model stands for what it tracks
    return getattr(tracked, "scope_rule", None) is not None


def _watch(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
    text = str(sql)
    if _stated.get() is False and any(table in text for table in guarded_tables()):
        raise ScopeNotStatedError(f"No scope was stated before: {text[:300]}")
    return execute(sql, params, many, context)


@contextmanager
def tripwire() -> Iterator[None]:
    """Watch the queries of one request."""
    token = _stated.set(False)
    try:
        with connection.execute_wrapper(_watch):
            yield
    finally:
        _stated.reset(token)
