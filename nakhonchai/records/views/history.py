"""The page that tells what became of a record."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nakhonchai.records.history import entries
from nakhonchai.records.views.base import OneRecordView

LIMIT = 100


class RecordHistory(OneRecordView):
    """Who changed what, when and why: for those who work where the record is at home."""

    page = "history"
    in_full = True

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show the latest hundred writes."""
        return render(request, self.get_template_names(), self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the writes, newest first."""
        return super().get_context_data(
            entries=entries(self.object, self.scope, limit=LIMIT), limit=LIMIT, **kwargs
        )
