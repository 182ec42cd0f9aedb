"""Registers this package with Django."""

from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    """See the package's docstring."""

    name = "consents"
    verbose_name = "ความยินยอมและสิทธิของเจ้าของข้อมูล"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the importer who asked to be forgotten, and the privacy notice the purposes."""
        from consents.register import told
        from consents.to_do import waiting_requests
        from consents.tombstones import guard
        from nakhonchai.records.other_work import tell_of_work
        from nakhonchai.records.personal import keeps_out, tells_purposes

        keeps_out(guard)
        tells_purposes(told)
        tell_of_work(waiting_requests)
