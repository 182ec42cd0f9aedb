"""All kinds of records, found without naming one: pages about any record ask here."""

from functools import cache
from typing import Any

from django.apps import apps
from django.http import Http404

from nakhonchai.records.models import Record


@cache
def record_models() -> tuple[type[Record], ...]:
    """Return every model of records, in the order of their names."""
    found = [model for model in apps.get_models() if issubclass(model, Record) and not model._meta.proxy]
    return tuple(sorted(found, key=lambda model: str(model._meta.verbose_name)))


def kind_of_record(record: Record) -> str:
    """Return the name of a record's kind as it stands in addresses: ``organizations.organization``."""
    return record._meta.label_lower


def record_model(kind: str) -> type[Record]:
    """Return the model of a kind named in an address, or answer 404."""
    for model in record_models():
        if model._meta.label_lower == kind:
            return model
    raise Http404


def visible_record(kind: str, ref: str, person: Any) -> Record:
    """Return the record that an address names, if *person* may find it; otherwise answer 404."""
    found: Record | None = (
        record_model(kind)
        .objects.visible_to(person)
        .select_related("area", "cluster")
        .filter(ref=ref)
        .first()
    )
    if found is None:
        raise Http404
    return found
