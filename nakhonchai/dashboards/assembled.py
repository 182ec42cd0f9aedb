"""Pages of areas as they were assembled, for readers who may see the same: only drawing is left to do.

A page follows from its address, the reach of its reader, the day, and what is written; all of these are
its key, so that what is kept here is as fresh as the stamps. What is a reader's own is put in afterwards.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any, TypeVar

from django.utils import timezone

from nakhonchai.dashboards.reading import Reading

MOST = 64  # pages; one holds some hundred kilobytes

Made = TypeVar("Made")

_made: OrderedDict[Any, Any] = OrderedDict()
_lock = Lock()


def assembled(reading: Reading, code: str, query: Mapping[str, str], make: Callable[[], Made]) -> Made:
    """Return what *make* gives, made once for all that it depends on."""
    scope, now = reading.scope, reading.now
    key = (
        now.token,
        code,
        now.moment.key if now.moment else "",
        tuple(sorted(query.items())),
        (scope.role, scope.areas, scope.clusters),
        timezone.localdate(),
        now.everything(),
    )
    with _lock:
        if key in _made:
            _made.move_to_end(key)
            found: Made = _made[key]
            return found
    page = make()
    with _lock:
        _made[key] = page
        while len(_made) > MOST:
            _made.popitem(last=False)
    return page
