"""The resources of all apps, found as Django finds ``admin.py``: each ``resources.py`` registers its own."""

from functools import cache
from typing import TYPE_CHECKING

from django.db import models
from django.utils.module_loading import autodiscover_modules

if TYPE_CHECKING:
    from nakhonchai.records.resources import RecordResource

_resources: dict[str, type["RecordResource"]] = {}


def register(resource: type["RecordResource"]) -> type["RecordResource"]:
    """Make a resource known under its kind (its model's label, mostly). Used as a decorator."""
    _resources[resource.kind()] = resource
    return resource


@cache
def _discover() -> None:
    autodiscover_modules("resources")


def importable_resources() -> list[type["RecordResource"]]:
    """Return the resources with a sheet of their own, what is referred to before what refers."""
    _discover()
    importable = (resource for resource in _resources.values() if resource.importable)
    return sorted(importable, key=lambda resource: resource.order)


def resource_for(model: type[models.Model]) -> type["RecordResource"]:
    """Return the resource of *model*."""
    _discover()
    return _resources[model._meta.label_lower]


def resource_named(label: str) -> type["RecordResource"]:
    """Return the resource of the model with this label."""
    _discover()
    return _resources[label]
