"""Work that makes very many objects which all stay: garbage is looked for among them in vain."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_pausing = 0


@contextmanager
def collection_paused() -> Iterator[None]:
    """Let the interpreter look for cycles again only when the last block has ended. Counting goes on."""
    global _pausing
    with _lock:
        _pausing += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _pausing -= 1
            if not _pausing:
                gc.enable()
