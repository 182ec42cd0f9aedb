"""Records for a file that is only read, with the fields that it needs and nothing else."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models.base import ModelState


def bare_records(queryset: Any, names: Collection[str], chunk: int) -> Iterator[Any]:
    """Yield the records of *queryset* with the stored fields *names*; any other is fetched when it is read.

    The usual way sets each field of each record through its descriptor: half a million times, that is
    most of the time a file takes. Here the values go straight to where the descriptors would put them.
    """
    model, database = queryset.model, queryset.db
    kept = [
        field.attname
        for field in model._meta.concrete_fields
        if field.primary_key or {field.name, field.attname} & set(names)
    ]
    for values in queryset.values_list(*kept).iterator(chunk_size=chunk):
        record = model.__new__(model)
        state = record._state = ModelState()
        state.adding, state.db, state.fields_cache = False, database, {}
        record.__dict__.update(zip(kept, values, strict=True))
        yield record
