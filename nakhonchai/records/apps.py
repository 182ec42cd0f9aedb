"""Registers this package with Django."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class RecordsConfig(AppConfig):
    """See the package's docstring."""

    name = "nakhonchai.records"
    label = "records"
    verbose_name = "ระเบียนและงาน"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Find what each application contributes to records' pages, lists and forms, and to the search."""
        from nakhonchai.records import shared_panels  # noqa: F401 - models are ready only now
        from nakhonchai.records.merging import flaws  # noqa: F401
        from nakhonchai.records.merging.asking import waiting_work
        from nakhonchai.records.other_work import tell_of_work

        tell_of_work(waiting_work)

        autodiscover_modules(
            "panels", "searchables", "more_filters", "form_parts", "duplicates", "personal", "flaws"
        )
