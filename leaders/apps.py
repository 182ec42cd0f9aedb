"""Registers this package with Django."""

from django.apps import AppConfig


class LeadersConfig(AppConfig):
    """See the package's docstring."""

    name = "leaders"
    verbose_name = "ผู้นำและแกนนำ"
    default_auto_field = "django.db.models.BigAutoField"
