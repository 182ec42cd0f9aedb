"""Registers this package with Django."""

from django.apps import AppConfig


class HonoursConfig(AppConfig):
    """See the package's docstring."""

    name = "honours"
    verbose_name = "เชิดชูบุคลากร"
    default_auto_field = "django.db.models.BigAutoField"
