"""On which stamps depends what is read of strategies as a whole."""

from functools import cache

from django.apps import apps

from nakhonchai.base.writing import kind_of

APPS = ("strategy", "geography")


@cache
def all_kinds() -> tuple[str, ...]:
    """Return every kind of strategies and of places: whichever of them is written, it is read again."""
    return tuple(sorted(kind_of(model) for name in APPS for model in apps.get_app_config(name).get_models()))
