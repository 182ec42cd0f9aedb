"""The one way in which a versioned thing is written."""

from typing import Any

from django.db import models, transaction
from django.db.models import F

from nakhonchai.base.freshness import touch
from nakhonchai.base.models import Versioned


class StaleVersionError(Exception):
    """Somebody else saved first. ``current`` is what is stored now."""

    def __init__(self, current: Versioned) -> None:
        super().__init__("มีผู้อื่นบันทึกรายการนี้ไปก่อนแล้ว")
        self.current = current


def changed_fields(instance: models.Model, stored: models.Model) -> list[str]:
    """Return the names of the editable fields in which *instance* differs from *stored*."""
    return [
        field.name
        for field in instance._meta.concrete_fields  # a proxy has no local ones
        if _is_business(field) and getattr(instance, field.attname) != getattr(stored, field.attname)
    ]


def _is_business(field: models.Field[Any, Any]) -> bool:
    return not field.primary_key and field.name not in {"version", "created_at", "updated_at"}


def stamp_history(instance: Any, *, by: Any, reason: str) -> None:
    """Say on *instance* who writes it and why; the history row of its next save carries both."""
    instance._history_user = by if by is not None and by.is_authenticated else None
    instance._change_reason = reason[:100] or None


@transaction.atomic
def write(
    instance: Versioned, *, by: Any, reason: str = "", version: int | None = None, always: bool = False
) -> list[str]:
    """Save *instance* if it changed, once, and return the names of the changed fields.

    *version* is the one the writer saw (default: the one *instance* carries). When the
    stored version is another, nothing is written and :class:`StaleVersionError` tells
    what is stored now. When nothing changed, nothing is written and no history row is made,
    unless *always* says that the event itself belongs into the history (a merge).
    """
    instance.fill_derived_fields()
    manager = type(instance)._base_manager
    if instance._state.adding:
        stamp_history(instance, by=by, reason=reason)
        instance.save(force_insert=True)
        stamp(instance)
        return ["*"]
    stored = manager.get(pk=instance.pk)
    changed = changed_fields(instance, stored)
    if not changed and not always:
        return []
    seen = instance.version if version is None else version
    if not manager.filter(pk=instance.pk, version=seen).update(version=F("version") + 1):
        raise StaleVersionError(manager.get(pk=instance.pk))
    instance.version = seen + 1
    stamp_history(instance, by=by, reason=reason)
    instance.save(force_update=True)
    stamp(instance, stored)
    return changed


def freshness_places(instance: Any) -> str:
    """Return the area code under which a change of *instance* is stamped."""
    if hasattr(instance, "area_id"):
        return instance.area_id or ""
    return str(instance.pk) if instance._meta.model_name == "area" else ""


def kind_of(model: type[models.Model]) -> str:
    """Return the name under which changes of *model* are stamped; a proxy is what it stands for."""
    concrete = model._meta.concrete_model
    return (concrete or model)._meta.label_lower


def stamp(*instances: models.Model) -> None:
    """Say that these, of one kind, changed; called last in the transaction, also for what has no version."""
    touch(kind_of(type(instances[0])), [freshness_places(one) for one in instances])
