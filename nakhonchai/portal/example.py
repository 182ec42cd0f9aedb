"""Whether invented records or accounts are in the database: every page then says so.

A marker file answers, because every page asks and no query should be spent on
it. It is written by what makes and removes the example, and set right at each start.
"""

from typing import Any

from django.apps import apps
from django.conf import settings

from nakhonchai.accounts.models import Account
from nakhonchai.records.enums import Origin
from nakhonchai.records.models import Record


def example_exists() -> bool:
    """Ask the database whether anything of the example is left."""
    if Account.objects.filter(is_example=True, is_active=True).exists():
        return True
    models: list[Any] = [model for model in apps.get_models() if issubclass(model, Record)]
    asked = (model.objects.unscoped("whether anything invented is left") for model in models)
    return any(records.filter(origin=Origin.EXAMPLE).exists() for records in asked)


def refresh_marker() -> None:
    """Set the marker to what the database says."""
    if example_exists():
        settings.EXAMPLE_MARKER.touch()
    else:
        settings.EXAMPLE_MARKER.unlink(missing_ok=True)


def is_marked() -> bool:
    """Whether pages should say that there is example data. No query."""
    return settings.EXAMPLE_MARKER.exists()
