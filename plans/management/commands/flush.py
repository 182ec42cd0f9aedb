"""Empty the database, the sums of the ledger with it."""

from typing import Any

from django.core.management.commands.flush import Command as FlushCommand
from django.db import connections

from plans.money.triggers import drop_triggers, keep_changes


class Command(FlushCommand):
    """As Django's own. On SQLite rows are deleted one by one, and the triggers would tell of each.

    What they tell would stay behind in a table that was already emptied, and name sources that are gone.
    """

    def handle(self, **options: Any) -> None:
        """Do it without the triggers, and put them back whatever happens."""
        using = options["database"]
        deletes_rows = connections[using].vendor == "sqlite"
        if deletes_rows:
            drop_triggers(using)
        try:
            super().handle(**options)
        finally:
            if deletes_rows:
                keep_changes(using)
