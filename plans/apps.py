"""Registers this package with Django."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """See the package's docstring."""

    name = "plans"
    verbose_name = "แผนและโครงการ"
    default_auto_field = "django.db.models.BigAutoField"
