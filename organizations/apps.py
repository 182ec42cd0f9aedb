"""Registers this package with Django."""

from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    """See the package's docstring."""

    name = "organizations"
    verbose_name = "องค์กรและภาคี"
    default_auto_field = "django.db.models.BigAutoField"
