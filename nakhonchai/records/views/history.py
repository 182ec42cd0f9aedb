"""The page that tells what became of a record."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nakhonchai.records.history import entries
from nakhonchai.records.views.base import OneRecordView


class RecordHistory(OneRecordView):
    """Who changed what, when and why."""

    page = "history"

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show the latest hundred writes."""
        context = self.get_context_data(entries=entries(self.object, self.scope))
        return render(request, self.get_template_names(), context)
