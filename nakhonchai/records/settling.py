"""What follows elsewhere from written records: said once for each kind, whoever wrote, one or many."""

from collections.abc import Iterable
from typing import Any

from nakhonchai.records.models import Record

Written = Iterable[tuple[Record, Iterable[str]]]


def settle(written: Written, *, by: Any, reason: str = "") -> None:
    """Let each kind among the written records (with their changed fields; "*" is new) draw its consequences.

    Called inside the transaction of the write, after it.
    """
    by_model: dict[type[Record], list[tuple[Record, set[str]]]] = {}
    for record, fields in written:
        by_model.setdefault(type(record), []).append((record, set(fields)))
    for model, rows in by_model.items():
        model.settle(rows, by=by, reason=reason)
