"""Registers this package with Django."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """See the package's docstring."""

    name = "nakhonchai.imports"
    label = "imports"
    verbose_name = "นำเข้าข้อมูล"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the lists of records who knows what a run wrote, and the tasks what is left over."""
        from nakhonchai.imports.run_filter import members
        from nakhonchai.imports.to_do import left_over_work
        from nakhonchai.records.merging.rules import follow_refs
        from nakhonchai.records.other_work import tell_of_work
        from nakhonchai.records.runs import answer_with

        follow_refs("imports.runrow", "target_ref", "kind")
        follow_refs("imports.notsame", "ref", "kind")
        answer_with(members)
        tell_of_work(left_over_work)
