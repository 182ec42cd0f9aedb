"""Registers this package with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """See the package's docstring."""

    name = "nakhonchai.accounts"
    label = "accounts"
    verbose_name = "บัญชีผู้ใช้และสิทธิ์"
    default_auto_field = "django.db.models.BigAutoField"
