"""Registers this package with Django."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """See the package's docstring."""

    name = "nakhonchai.base"
    label = "base"
    verbose_name = "ฐานราก"
    default_auto_field = "django.db.models.BigAutoField"
