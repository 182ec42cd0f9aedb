"""Whether anything hangs on a record: asked once, before its panels ask for what."""

from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import connections, router

from nakhonchai.records.models import Attachment, DuplicatePair, Merge, Task


class Belongings(NamedTuple):
    """What a record may have below its facts."""

    tasks: bool
    files: bool
    twins: bool
    merges: bool
    own: frozenset[str] = frozenset()  # of the tables that the kind itself names (``Record.hanging``)


def belongings(record: Any) -> Belongings:
    """Return what is there at all: most records have nothing, and one question tells all."""
    if not hasattr(record, "_belongings"):
        pairs, merges = DuplicatePair._meta.db_table, Merge._meta.db_table
        kind = ContentType.objects.get_for_model(type(record))
        parts = [
            f"EXISTS (SELECT 1 FROM {model._meta.db_table}"  # noqa: S608 - names of ours
            " WHERE about_type_id = %s AND about_id = %s AND trashed_at IS NULL)"
            for model in (Task, Attachment)
        ]
        parts += [
            f"EXISTS (SELECT 1 FROM {pairs} WHERE kind = %s AND (first_id = %s OR second_id = %s))",  # noqa: S608
            f"EXISTS (SELECT 1 FROM {merges} WHERE kind = %s AND kept_ref = %s AND undone_at IS NULL)",  # noqa: S608
        ]
        own = record.hanging()
        parts += [
            f"EXISTS (SELECT 1 FROM {table} WHERE {column} = %s AND trashed_at IS NULL)"  # noqa: S608
            for _name, table, column in own
        ]
        label = record._meta.label_lower
        asked = [kind.pk, record.pk] * 2 + [label, record.pk, record.pk, label, record.ref]
        asked += [record.pk] * len(own)
        with connections[router.db_for_read(Task)].cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(parts)}", asked)
            found = [bool(one) for one in cursor.fetchone()]
        there = frozenset(name for (name, _table, _column), one in zip(own, found[4:], strict=True) if one)
        record._belongings = Belongings(found[0], found[1], found[2], found[3], there)
    kept: Belongings = record._belongings
    return kept
