"""Registers this package with Django."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class PlansConfig(AppConfig):
    """See the package's docstring."""

    name = "plans"
    verbose_name = "แผนและโครงการ"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep the sums of money after each ``migrate``."""
        from plans.money.triggers import keep_changes, make_way

        pre_migrate.connect(make_way, sender=self)
        post_migrate.connect(keep_changes, sender=self)
