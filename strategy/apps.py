"""Registers this package with Django."""

from django.apps import AppConfig


class StrategyConfig(AppConfig):
    """See the package's docstring."""

    name = "strategy"
    verbose_name = "ยุทธศาสตร์"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the list of work which reports wait; keep indicators with every snapshot."""
        from nakhonchai.dashboards.actions import keep_with_snapshots
        from nakhonchai.records.other_work import tell_of_work
        from strategy.known import keep_indicators
        from strategy.to_do import accepting_work, confirming_work, owed_work

        for maker in (owed_work, confirming_work, accepting_work):
            tell_of_work(maker)
        keep_with_snapshots(keep_indicators)
