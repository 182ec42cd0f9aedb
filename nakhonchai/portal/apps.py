"""Registers this package with Django."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """See the package's docstring."""

    name = "nakhonchai.portal"
    label = "portal"
    verbose_name = "เว็บไซต์"
    default_auto_field = "django.db.models.BigAutoField"
