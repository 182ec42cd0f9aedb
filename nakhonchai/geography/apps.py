"""Registers this package with Django."""

from django.apps import AppConfig


class GeographyConfig(AppConfig):
    """See the package's docstring."""

    name = "nakhonchai.geography"
    label = "geography"
    verbose_name = "พื้นที่"
    default_auto_field = "django.db.models.BigAutoField"
