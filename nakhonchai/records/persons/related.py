"""What hangs on a person, found by introspection: a new model with a key to the person needs no word here."""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from nakhonchai.base.personal_data import DataClass, UndeclaredFieldError, data_class
from nakhonchai.records.models import Attachment, Record, Task

REASON = "all that is held about one person, for that person"
TEXT = (models.CharField, models.TextField)
KEPT_TEXT = {"ref", "origin", "origin_run", "trash_reason"}


def is_history(model: Any) -> bool:
    """Whether a model holds the history of another."""
    return hasattr(model, "instance_type")


def rows_of(model: Any) -> Any:
    """Return the rows of a model, with the reason why no reader's scope applies."""
    return model.objects.unscoped(REASON) if hasattr(model, "scope_rule") else model._meta.base_manager.all()


def related_rows(person: Record) -> Iterator[tuple[Any, list[Any]]]:
    """Yield each model with a key to the person, and its rows about them (the trash included)."""
    found: dict[Any, dict[Any, Any]] = {}
    for relation in type(person)._meta.related_objects:
        model: Any = relation.related_model
        if is_history(model) or model._meta.auto_created:
            continue
        rows = rows_of(model).filter(**{relation.field.name: person.pk}).order_by("pk")
        found.setdefault(model, {}).update({row.pk: row for row in rows})
    for model in sorted(found, key=lambda one: one._meta.label):
        yield model, list(found[model].values())


def attached(model: Any, keys: list[Any]) -> list[Attachment]:
    """Return the files of rows of a model, those in the trash too."""
    if not issubclass(model, Record):
        return []
    kind = ContentType.objects.get_for_model(model)
    return list(Attachment.objects.filter(about_type=kind, about_id__in=keys).order_by("pk"))


def tasks_about(model: Any, keys: list[Any]) -> list[Task]:
    """Return the work about rows of a model, done or not."""
    if not issubclass(model, Record):
        return []
    kind = ContentType.objects.get_for_model(model)
    found = Task.objects.unscoped(REASON).filter(about_type=kind, about_id__in=keys)
    return list(found.order_by("pk"))


def free_text(model: Any) -> Iterator[models.Field[Any, Any]]:
    """Yield the fields in which somebody may have written about a person: text, facts of files, pictures."""
    for column in model._meta.local_concrete_fields:
        kept = column.primary_key or column.name in KEPT_TEXT or bool(column.choices)
        written = isinstance(column, (*TEXT, models.JSONField, models.FileField))
        if written and not kept and _is_private(model, column.name):
            yield column


def _is_private(model: Any, name: str) -> bool:
    try:
        return data_class(model, name) in {DataClass.PERSONAL, DataClass.INTERNAL}
    except UndeclaredFieldError:
        return True
