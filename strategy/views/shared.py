"""What the pages of this package share."""

from typing import Any

from nakhonchai.records.views import RecordView
from strategy.querysets import editable_anywhere


class SharedPages(RecordView):
    """Pages of what may belong to everybody: staff of all keep what has no home."""

    def editable(self) -> Any:
        """Return the records the reader may find and change."""
        return self.visible().filter(editable_anywhere(self.request.user))
