"""Registers this package with Django."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """See the package's docstring."""

    name = "nakhonchai.imports"
    label = "imports"
    verbose_name = "นำเข้าข้อมูล"
    default_auto_field = "django.db.models.BigAutoField"
