"""Registers this package with Django."""

from django.apps import AppConfig


class StrategyConfig(AppConfig):
    """See the package's docstring."""

    name = "strategy"
    verbose_name = "ยุทธศาสตร์"
    default_auto_field = "django.db.models.BigAutoField"
