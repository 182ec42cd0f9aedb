"""What is kept under a stamp: in Django's cache for other processes, and as it is in this one.

The token in the cache makes ``cache.clear()`` empty both.
"""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.core.cache import cache

from nakhonchai.dashboards.dependence import by_itself

KEPT_SECONDS = 60 * 60 * 24
MEMORY_LIMIT = 600  # small answers (one subdistrict's villages) kept in this process
TOKEN = "figures:token"  # noqa: S105 - names a place in the cache

_memory: dict[str, tuple[str, Any, Any]] = {}


def current_token() -> str:
    """Return what changes when everything that is kept is emptied."""
    token = cache.get(TOKEN)
    if token is None:
        cache.add(TOKEN, uuid4().hex, None)
        token = cache.get(TOKEN)
    return str(token)


def kept(
    name: str,
    stamp: Any,
    make: Callable[[], Any],
    *,
    shared: bool = True,
    may_be_equal: bool = False,
    token: str = "",
) -> Any:
    """Return what *make* gives, made once for each *stamp*. ``shared``: other processes may use it too.

    ``may_be_equal``: it is plain data; where it comes out equal, the earlier object stays.
    """
    token = token or current_token()
    found = _memory.get(name)
    if found is not None and found[:2] == (token, stamp):
        return found[2]
    there = cache.get(f"figures:{name}") if shared else None
    if there is not None and there[0] == stamp:
        value = there[1]
    else:
        with by_itself():
            value = make()
        if shared:
            cache.set(f"figures:{name}", (stamp, value), KEPT_SECONDS)
    if may_be_equal and found is not None and found[0] == token and found[2] == value:
        value = found[2]
    _remember(name, token, stamp, value)
    return value


def _remember(name: str, token: str, stamp: Any, value: Any) -> None:
    _memory.pop(name, None)
    if len(_memory) >= MEMORY_LIMIT:
        _memory.pop(next(iter(list(_memory))), None)  # what was made longest ago
    _memory[name] = (token, stamp, value)


def is_kept(name: str, stamp: Any) -> bool:
    """Whether what *name* stands for is kept under *stamp*; what other processes made is fetched for it."""
    token, found = current_token(), _memory.get(name)
    if found is not None and found[:2] == (token, stamp):
        return True
    there = cache.get(f"figures:{name}")
    if there is None or there[0] != stamp:
        return False
    _remember(name, token, stamp, there[1])
    return True


def was_kept(name: str, token: str) -> bool:
    """Whether this process keeps it, under whatever stamp."""
    found = _memory.get(name)
    return found is not None and found[0] == token
