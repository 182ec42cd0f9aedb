"""Registers this package with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """See the package's docstring."""

    name = "nakhonchai.accounts"
    label = "accounts"
    verbose_name = "บัญชีผู้ใช้และสิทธิ์"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Lead the admin site's own doors to ours."""
        from allauth.account.decorators import secure_admin_login
        from django.contrib import admin
        from django.views.generic import RedirectView

        admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
        own_page = RedirectView.as_view(pattern_name="account_change_password")
        admin.site.password_change = own_page  # type: ignore[assignment, method-assign]
