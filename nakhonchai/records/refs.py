"""References of many new records at once.

Seven random characters of 31 are 27 thousand million references: for one record a meeting is a rare
misfortune, for a hundred thousand it is likely somewhere (the birthday rule). Whoever makes many draws again.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from nakhonchai.thai import new_ref

CHUNK = 5000


def settle_refs(records: Sequence[Any]) -> None:
    """Give each of *records*, all new and of one model, a ref that no other of them or stored one has."""
    seen: set[str] = set()
    waiting = list(records)
    while waiting:
        for record in waiting:
            while record.ref in seen:
                record.ref = new_ref()
            seen.add(record.ref)
        taken = set(_taken(waiting))
        waiting = [record for record in waiting if record.ref in taken]


def _taken(records: Sequence[Any]) -> Iterator[str]:
    """Yield the refs of *records* that a stored one has; one query for each five thousand."""
    for start in range(0, len(records), CHUNK):
        refs = [record.ref for record in records[start : start + CHUNK]]
        stored = type(records[0]).objects.unscoped("a ref names one record of all")
        yield from stored.filter(ref__in=refs).values_list("ref", flat=True)
