"""Registers this package with Django."""

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    """See the package's docstring."""

    name = "nakhonchai.dashboards"
    label = "dashboards"
    verbose_name = "ภาพรวมและตัวเลข"
    default_auto_field = "django.db.models.BigAutoField"
