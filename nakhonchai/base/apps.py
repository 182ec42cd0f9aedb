"""Registers this package with Django."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BaseConfig(AppConfig):
    """See the package's docstring."""

    name = "nakhonchai.base"
    label = "base"
    verbose_name = "ฐานราก"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks, and what is made after each ``migrate``."""
        from nakhonchai.base import checks  # noqa: F401
        from nakhonchai.base.trigrams import keep_trigrams

        post_migrate.connect(keep_trigrams, sender=self)
