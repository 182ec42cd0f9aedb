"""Whether anything hangs on a record: asked once, before its panels ask for what.

A package that shows rows on the page of another's records says here when there are any (``hangs_on``):
most pages have little of all that there could be, and what is not there is not asked for.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import connections, router

from nakhonchai.base.planned import Kept
from nakhonchai.base.prepared import Slot, exists
from nakhonchai.records.models import Attachment, DuplicatePair, Merge, Task

ANY = "whether any is there at all; which of them a reader finds is asked within the scope"
Rows = Callable[[Any], Any]
Condition = tuple[str, tuple[Any, ...]]
_hanging: dict[str, list[Rows]] = {}


def hangs_on(kind: str) -> Callable[[Rows], Callable[[Any], bool]]:
    """Have the page of records of *kind* ask whether such rows are there, all kinds of rows in one question.

    Marks a function from the key of a record to the rows that hang on it, whoever may see them; it becomes
    one that tells of a record whether there are any.
    """

    def mark(rows: Rows) -> Callable[[Any], bool]:
        _hanging.setdefault(kind, []).append(rows)
        return lambda record: rows in belongings(record).rows

    return mark


@cache
def _asked_about(kind: str) -> dict[Rows, Condition]:
    """Return the conditions for rows that hang on records of *kind*, with slots for the record's key."""
    return {rows: exists(rows(Slot("key"))) for rows in _hanging.get(kind, [])}


class Belongings(NamedTuple):
    """What a record may have below its facts."""

    tasks: bool
    files: bool
    twins: bool
    merges: bool
    own: frozenset[str] = frozenset()  # of the tables that the kind itself names (``Record.hanging``)
    rows: frozenset[Rows] = frozenset()  # of what other packages told (``hangs_on``)


def belongings(record: Any) -> Belongings:
    """Return what is there at all: most records have nothing, and one question tells all."""
    kept: Belongings | None = getattr(record, "_belongings", None)
    if kept is None:
        shared, own, told = _shared(record), _own(record), _told(record)
        asked = [*shared, *own.values(), *told.values()]
        question = _question(", ".join(condition for condition, _values in asked))
        values = [one for _condition, some in asked for one in some]
        (row,) = question.rows(connections[router.db_for_read(Task)], values)
        answers = iter([bool(one) for one in row])
        tasks, files, twins, merges = (next(answers) for _ in shared)
        names = frozenset(name for name in own if next(answers))
        rows = frozenset(one for one in told if next(answers))
        kept = record._belongings = Belongings(tasks, files, twins, merges, names, rows)
    return kept


@lru_cache(maxsize=64)  # one for each kind of record
def _question(conditions: str) -> Kept:
    return Kept(f"SELECT {conditions}")


def _shared(record: Any) -> list[Condition]:
    """Return the conditions that every kind has: tasks, files, what is likely the same, what was merged."""
    kind, label = ContentType.objects.get_for_model(type(record)), record._meta.label_lower
    pairs, merges = DuplicatePair._meta.db_table, Merge._meta.db_table
    about = "EXISTS (SELECT 1 FROM {} WHERE about_type_id = %s AND about_id = %s AND trashed_at IS NULL)"
    return [
        *((about.format(model._meta.db_table), (kind.pk, record.pk)) for model in (Task, Attachment)),
        (
            f"EXISTS (SELECT 1 FROM {pairs} WHERE kind = %s AND (first_id = %s OR second_id = %s))",  # noqa: S608
            (label, record.pk, record.pk),
        ),
        (
            f"EXISTS (SELECT 1 FROM {merges} WHERE kind = %s AND kept_ref = %s AND undone_at IS NULL)",  # noqa: S608
            (label, record.ref),
        ),
    ]


def _own(record: Any) -> dict[str, Condition]:
    """Return the conditions for the tables that the kind itself names."""
    there = "EXISTS (SELECT 1 FROM {} WHERE {} = %s AND trashed_at IS NULL)"
    return {name: (there.format(table, column), (record.pk,)) for name, table, column in record.hanging()}


def _told(record: Any) -> dict[Rows, Condition]:
    """Return the conditions that other packages told."""
    return {
        rows: (sql, tuple(record.pk if isinstance(one, Slot) else one for one in parameters))
        for rows, (sql, parameters) in _asked_about(record._meta.label_lower).items()
    }
