"""The page of one record."""

from collections.abc import Callable
from functools import cache
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from nakhonchai.accounts.prepared import prepared
from nakhonchai.records.access import remember_reading
from nakhonchai.records.enums import Origin
from nakhonchai.records.merging.rules import rules_of
from nakhonchai.records.panels import Panel, panels_of
from nakhonchai.records.runs import words_of
from nakhonchai.records.tables import HIDDEN, Column
from nakhonchai.records.views.base import OneRecordView, RecordView
from nakhonchai.thai import format_datetime


@cache
def _finder(model: Any, related: tuple[str, ...]) -> Callable[..., list[Any]]:
    @prepared
    def find(scope: Any, ref: Any) -> Any:
        return model.objects.visible_to(scope).select_related(*related).filter(ref=ref).order_by()[:1]

    return find


class RecordDetail(OneRecordView):
    """The facts of a record, as far as the reader may see them, and what belongs to it.

    ``sections`` lists headings with their columns. What other models know of the record
    comes from the panels that their packages register.
    """

    page = "detail"
    badges: ClassVar[list[Column]] = []
    sections: ClassVar[list[tuple[str, list[Column]]]]

    def asked_record(self, ref: Any) -> Any:
        """Return the record; where a page brings nothing along but related rows, its SQL is made once."""
        own = type(self)
        if (own.visible, own.with_related) != (RecordView.visible, RecordView.with_related):
            return super().asked_record(ref)
        return _finder(self.model, tuple(self.related))(self.request.user, ref=ref)

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show the record; that a person's data was read, or printed, is remembered."""
        remember_reading(self.object, request.user, printed="print" in request.GET)
        return render(request, self.get_template_names(), self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the facts and panels."""
        readable = self.object.readable_classes(self.scope)
        hidden = self.object.hidden_fields(self.scope)
        sections = [
            (heading, [(column.label, column.cell(self.object, readable, hidden)) for column in columns])
            for heading, columns in self.sections
        ]
        # A section in which the reader may read nothing says so once, below, and not line by line.
        open_sections = [one for one in sections if any(value is not HIDDEN for _label, value in one[1])]
        return super().get_context_data(
            sections=open_sections,
            badges=[
                column.cell(self.object, readable) for column in self.badges if column.value(self.object)
            ],
            panels=self.panels(),
            in_full=self.reads_in_full,
            provenance=self.provenance() if self.reads_in_full else [],
            merge_url=self.merge_url,
            printing="print" in self.request.GET,
            title=self.title,
            **kwargs,
        )

    @property
    def merge_url(self) -> str:
        """Where another record is merged into this one, for those who may and kinds that are merged."""
        if rules_of(self.model) is None or not self.scope.may_manage:
            return ""
        return reverse("records:merge-with", args=[self.model._meta.label_lower, self.object.ref])

    @property
    def title(self) -> str:
        """The heading of the page."""
        return str(self.object)

    def panels(self) -> list[Panel]:
        """Return what belongs to the record."""
        return panels_of(self.object, self.request.user)

    def provenance(self) -> list[tuple[str, str]]:
        """Return where the record came from, for those who work with it."""
        record = self.object
        facts = [
            ("ที่มา", record.get_origin_display()),
            ("ผู้สร้าง", str(record.created_by or "ไม่ทราบ")),
            ("สร้างเมื่อ", format_datetime(record.created_at, short=True)),
            ("แก้ไขล่าสุด", format_datetime(record.updated_at, short=True)),
            ("รุ่นข้อมูล", str(record.version)),
        ]
        if record.origin == Origin.IMPORTED and record.origin_row:
            facts.insert(1, ("แถวในไฟล์", str(record.origin_row)))
            if words := words_of(record.origin_run, self.model._meta.label_lower, self.request.user):
                facts.insert(1, ("ไฟล์", words))
        return facts
