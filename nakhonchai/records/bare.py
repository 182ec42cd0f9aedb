"""Records for a file that is only read, with the fields that it needs and nothing else."""

import json
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any

from django.db.models import JSONField, TextField
from django.db.models.base import ModelState
from django.db.models.functions import Cast


def bare_records(queryset: Any, names: Collection[str], chunk: int) -> Iterator[Any]:
    """Yield the records of *queryset* with the stored fields *names*; any other is fetched when it is read.

    The usual way sets each field of each record through its descriptor: half a million times, that is
    most of the time a file takes. Here the values go straight to where the descriptors would put them.
    What is stored as JSON is mostly the same few texts: records of one text share what it says.
    """
    model, database = queryset.model, queryset.db
    fields = [
        field
        for field in model._meta.concrete_fields
        if field.primary_key or {field.name, field.attname} & set(names)
    ]
    kept = [field.attname for field in fields]
    coded = [field.attname for field in fields if isinstance(field, JSONField)]
    columns = [Cast(name, TextField()) if name in coded else name for name in kept]
    for values in queryset.values_list(*columns).iterator(chunk_size=chunk):
        record = model.__new__(model)
        state = record._state = ModelState()
        state.adding, state.db, state.fields_cache = False, database, {}
        held = record.__dict__
        held.update(zip(kept, values, strict=True))
        for name in coded:
            held[name] = _said(held[name])
        yield record


@lru_cache(maxsize=256)
def _said(text: str | None) -> Any:
    return None if text is None else json.loads(text)
