"""Registers this package with Django."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """See the package's docstring."""

    name = "support"
    verbose_name = "ติดตามสนับสนุน"
    default_auto_field = "django.db.models.BigAutoField"
