"""Registers this package with Django."""

from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    """See the package's docstring."""

    name = "consents"
    verbose_name = "ความยินยอมและสิทธิของเจ้าของข้อมูล"
    default_auto_field = "django.db.models.BigAutoField"
