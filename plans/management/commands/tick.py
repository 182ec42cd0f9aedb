"""What must be looked after regularly, and the changes of the sums of money added up."""

from nakhonchai.imports.management.commands import tick
from plans.money.compacting import compact_when_many


class Command(tick.Command):
    """``manage.py tick``, with what this package adds."""

    def look_after_more(self) -> None:
        """Add up the changes, so that reading the sums stays short."""
        super().look_after_more()
        compact_when_many()
