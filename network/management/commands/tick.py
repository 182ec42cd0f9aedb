"""What must be looked after regularly, and the network, worked out again where something was written."""

from typing import Any

from nakhonchai.dashboards.figures import Now
from network import snapshots
from plans.management.commands import tick


class Command(tick.Command):
    """``manage.py tick``, with what the highest package adds."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and have a stale network made anew by a worker."""
        super().handle(*args, **options)
        now = Now()
        found, stamp = snapshots.latest(), snapshots.stamp_of(now)
        if found is None or (found.stamp != stamp and snapshots.is_due(found)):
            snapshots.ask_for_it(stamp)
