"""Whether anything hangs on a record: asked once, before its panels ask for what."""

from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import connections, router

from nakhonchai.records.models import Attachment, Task


class Belongings(NamedTuple):
    """What a record may have below its facts."""

    tasks: bool
    files: bool


def belongings(record: Any) -> Belongings:
    """Return what is there at all: most records have neither, and one question tells both."""
    if not hasattr(record, "_belongings"):
        kind = ContentType.objects.get_for_model(type(record))
        parts = [
            f"EXISTS (SELECT 1 FROM {model._meta.db_table}"  # noqa: S608 - names of ours
            " WHERE about_type_id = %s AND about_id = %s AND trashed_at IS NULL)"
            for model in (Task, Attachment)
        ]
        with connections[router.db_for_read(Task)].cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(parts)}", [kind.pk, record.pk] * 2)
            record._belongings = Belongings(*map(bool, cursor.fetchone()))
    found: Belongings = record._belongings
    return found
