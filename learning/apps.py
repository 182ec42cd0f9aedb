"""Registers this package with Django."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    """See the package's docstring."""

    name = "learning"
    verbose_name = "การเรียนรู้และกิจกรรม"
    default_auto_field = "django.db.models.BigAutoField"
