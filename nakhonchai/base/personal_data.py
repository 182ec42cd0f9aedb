"""Which class of reader each stored field is for.

The classes are those of the rights table: ``PUBLIC`` may be published,
``NETWORK`` is for every signed-in person, ``INTERNAL`` for those who work in
the record's area, ``PERSONAL`` says something about a person and is also left
out of exports unless asked for. A test fails for a field without a class.
"""

from typing import Any

from django.apps import apps
from django.db import models


class DataClass(models.TextChoices):
    """Who may read a field, from everybody to the people of the area."""

    PUBLIC = "public", "เปิดเผยต่อสาธารณะ"
    NETWORK = "network", "ทุกคนในเครือข่ายที่เข้าสู่ระบบ"
    INTERNAL = "internal", "ผู้ทำงานในพื้นที่"
    PERSONAL = "personal", "ข้อมูลส่วนบุคคล"


class UndeclaredFieldError(LookupError):
    """A stored field has no personal-data declaration."""


# Fields that mean the same on every model that has them.
COMMON: dict[str, DataClass] = {
    "id": DataClass.PUBLIC,
    "ref": DataClass.PUBLIC,
    "version": DataClass.INTERNAL,
    "created_at": DataClass.INTERNAL,
    "updated_at": DataClass.INTERNAL,
    "created_by": DataClass.INTERNAL,
    "trashed_at": DataClass.INTERNAL,
    "trashed_by": DataClass.INTERNAL,
    "trash_reason": DataClass.INTERNAL,
    "origin": DataClass.INTERNAL,
    "origin_run": DataClass.INTERNAL,
    "origin_row": DataClass.INTERNAL,
    "history_id": DataClass.INTERNAL,
    "history_date": DataClass.INTERNAL,
    "history_user": DataClass.INTERNAL,
    "history_type": DataClass.INTERNAL,
    "history_change_reason": DataClass.INTERNAL,
}

# Models of other packages: everything in them is about accounts or machinery,
# and is shown to nobody but CODI staff and administrators.
FOREIGN_APPS = {
    "account",
    "admin",
    "auth",
    "contenttypes",
    "django_tasks_database",
    "mfa",
    "sessions",
}


def data_class(model: type[models.Model], name: str) -> DataClass:
    """Return the class of field *name* of *model*, or raise :class:`UndeclaredFieldError`."""
    tracked: Any = getattr(model, "instance_type", model)  # a history model stands for what it tracks
    declared: dict[str, DataClass] = getattr(tracked, "data_classes", {})
    if name in declared:
        return declared[name]
    if name in COMMON:
        return COMMON[name]
    if tracked._meta.app_label in FOREIGN_APPS:
        return DataClass.PERSONAL
    raise UndeclaredFieldError(f"{tracked._meta.label}.{name}")


def undeclared_fields() -> list[str]:
    """Return ``app.Model.field`` for every stored field that has no declaration."""
    missing = []
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_fields:
            try:
                data_class(model, field.name)
            except UndeclaredFieldError as problem:
                missing.append(str(problem))
    return missing
