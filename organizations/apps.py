"""Registers this package with Django."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class OrganizationsConfig(AppConfig):
    """See the package's docstring."""

    name = "organizations"
    verbose_name = "องค์กรและภาคี"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep the rows of facts after each ``migrate``."""
        from organizations.facts.rows import keep_rows

        post_migrate.connect(keep_rows, sender=self)
