"""What a record picker asks: the records of a model that a text may mean, within the reader's reach."""

from django.http import HttpRequest, JsonResponse

from nakhonchai.records.pickers import SHOWN
from nakhonchai.records.views.base import RecordView


class RecordPick(RecordView):
    """Answers JSON: ``results`` of code (the ref), name and path."""

    def get(self, request: HttpRequest) -> JsonResponse:
        """Find by any part of the name."""
        text = request.GET.get("q", "").strip()[:100]
        found = self.visible().alive().matching(text).in_thai_order()[:SHOWN] if text else []
        results = [
            {"code": one.ref, "name": str(one), "path": f"{one} — {one.home_path}", "place": one.home_path}
            for one in found
        ]
        return JsonResponse({"results": results})
