"""Registers this package with Django."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class DashboardsConfig(AppConfig):
    """See the package's docstring. Measures are discovered as admin classes are."""

    name = "nakhonchai.dashboards"
    label = "dashboards"
    verbose_name = "ภาพรวมและตัวเลข"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Find the measures of each app, and the panels they add to the pages of areas."""
        autodiscover_modules(
            "area_measures", "completeness", "measures", "quality_measures", "area_panels", "open_data"
        )
