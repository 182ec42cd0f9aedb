"""Registers this package with Django."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    """See the package's docstring."""

    name = "network"
    verbose_name = "เครือข่าย"
    default_auto_field = "django.db.models.BigAutoField"
