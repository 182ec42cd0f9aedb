"""Reading an answer to its end, as a server does."""

from typing import Any

from django.core.signals import request_finished
from django.db import close_old_connections


def finished(answer: Any) -> Any:
    """Close what the answer streams; the connection stays, because the test's transaction lives on it."""
    request_finished.disconnect(close_old_connections)
    try:
        answer.close()
    finally:
        request_finished.connect(close_old_connections)
    return answer
