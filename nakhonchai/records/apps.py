"""Registers this package with Django."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """See the package's docstring."""

    name = "nakhonchai.records"
    label = "records"
    verbose_name = "ระเบียนและงาน"
    default_auto_field = "django.db.models.BigAutoField"
