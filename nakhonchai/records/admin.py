"""Import and export buttons of the admin site: they lead to our own guarded pages.

django-import-export's own admin checks no permission, discloses values in its preview and lets formulas
out; its engine is never reached from here.
"""

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse

from nakhonchai.accounts.scope import scope_of


class GuardedImportExportMixin:
    """Adds "import" and "export" to the list of a record's ``ModelAdmin``.

    ``export_filters`` maps parameters of the admin's list to those of the portal's list, so
    that the export page starts with what the list shows. Search terms always go along.
    """

    change_list_template: Any = "admin/records/change_list.html"
    model: Any
    export_filters: ClassVar[dict[str, str]] = {}

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Give the buttons their addresses; who may not import gets no such button."""
        buttons = {
            "import_url": _address("imports:run-create") if scope_of(request.user).may_manage else "",
            "export_url": self._export_url(request),
        }
        return super().changelist_view(request, {**(extra_context or {}), **buttons})  # type: ignore[misc]

    def _export_url(self, request: HttpRequest) -> str:
        address = _address(f"{self.model.url_name}-export")
        names = {"q": "q", **self.export_filters}
        kept = {ours: request.GET[theirs] for theirs, ours in names.items() if request.GET.get(theirs)}
        return f"{address}?{urlencode(kept)}" if address and kept else address


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
