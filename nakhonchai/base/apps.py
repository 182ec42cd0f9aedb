"""Registers this package with Django."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """See the package's docstring."""

    name = "nakhonchai.base"
    label = "base"
    verbose_name = "ฐานราก"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks."""
        from nakhonchai.base import checks  # noqa: F401
