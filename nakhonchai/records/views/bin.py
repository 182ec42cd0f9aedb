"""The trash: everything of every kind that the person can take out of it."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.generic.base import View

from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.attachments import may_attach
from nakhonchai.records.kinds import record_models
from nakhonchai.records.models import Attachment

SHOWN = 50
FILES_SHOWN = 50


@dataclass(frozen=True)
class BinSection:
    """The trashed records of one kind: the latest, and how many there are."""

    heading: str
    records: list[Any]
    count: int
    more_url: str


class Trash(View):
    """Two queries for each kind of record, whatever lies there."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show what can be restored, the latest first."""
        if not scope_of(request.user).may_write:
            raise PermissionDenied
        sections = [section for section in map(self._section, record_models()) if section.records]
        context = {"sections": sections, "files": self._files(), "shown": SHOWN}
        return render(request, "records/trash.html", context)

    def _section(self, model: Any) -> BinSection:
        found = model.objects.visible_to(self.request.user).editable_by(self.request.user).in_bin()
        found = found.select_related("area", "cluster", "trashed_by", *getattr(model, "names_from", ()))
        records = list(found.order_by("-trashed_at", "-pk")[:SHOWN])
        count = found.count() if len(records) == SHOWN else len(records)
        return BinSection(
            str(model._meta.verbose_name_plural), records, count, model.list_url() + "?state=trash"
        )

    def _files(self) -> list[tuple[Attachment, Any]]:
        """Return the latest trashed files of records the person edits: one query for each kind among them."""
        latest = Attachment.objects.exclude(trashed_at=None).select_related("about_type", "trashed_by")
        kept = list(latest.order_by("-trashed_at", "-pk")[: FILES_SHOWN * 4])
        records: dict[tuple[int, int], Any] = {}
        for model in record_models():
            keys = {one.about_id for one in kept if one.about_type.model_class() is model}
            if keys:
                for record in model.objects.visible_to(self.request.user).filter(pk__in=keys):
                    records[model, record.pk] = record  # type: ignore[index]
        paired = [(one, records.get((one.about_type.model_class(), one.about_id))) for one in kept]  # type: ignore[arg-type]
        return [(one, record) for one, record in paired if record and may_attach(record, self.request.user)][
            :FILES_SHOWN
        ]
