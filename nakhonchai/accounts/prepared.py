"""Questions within a reader's scope, made once for each scope (see :mod:`nakhonchai.base.prepared`)."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

from nakhonchai.accounts.scope import Scope, scope_of
from nakhonchai.accounts.tripwire import state_scope
from nakhonchai.base.prepared import Prepared, Slot, once_made

SCOPES_KEPT = 64  # of each question; those asked longest ago are made again


def prepared(make: Callable[..., Any]) -> Callable[..., list[Any]]:
    """Let a function that makes a queryset give what it finds, its SQL made once for each scope.

    It is called with the reader's scope and a slot for each keyword argument, and may depend on nothing
    else: no date, no setting, no row. Called with a person and the values, it returns the list of finds.
    """

    @lru_cache(maxsize=SCOPES_KEPT)
    def made(scope: Scope, *names: str) -> Prepared:
        return Prepared(make(scope, **{name: Slot(name) for name in names}))

    @wraps(make)
    def ask(person: Any, **values: Any) -> list[Any]:
        scope = scope_of(person)
        question = made(scope, *values)
        state_scope()
        return question.ask(**values)

    ask.made = made  # type: ignore[attr-defined]
    return ask


def prepared_for_all(make: Callable[..., Any]) -> Callable[..., list[Any]]:
    """Let a function that makes an ``unscoped`` queryset give what it finds, its SQL made once.

    That no reader's scope applies is said each time it is asked, as the queryset says it once.
    """
    question = once_made(make)

    @wraps(make)
    def ask(*given: Any, **values: Any) -> list[Any]:
        state_scope()
        return question(*given, **values)

    return ask
