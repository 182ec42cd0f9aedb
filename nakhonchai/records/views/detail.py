"""The page of one record."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nakhonchai.accounts.models.access import AccessKind, AccessLog
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.tables import Column
from nakhonchai.records.views.base import OneRecordView


@dataclass
class Panel:
    """Something below the facts: a heading, a template and what it shows."""

    heading: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)


class RecordDetail(OneRecordView):
    """The facts of a record, as far as the reader may see them, and what belongs to it.

    ``sections`` lists headings with their columns; ``panels()`` adds what other
    models know of the record.
    """

    page = "detail"
    sections: ClassVar[list[tuple[str, list[Column]]]]

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show the record; that a person's data was read is remembered."""
        if self.model.scope_rule == ScopeRule.PERSON:
            kind = AccessKind.PRINT if "print" in request.GET else AccessKind.READ
            AccessLog.objects.create(
                account=request.user, kind=kind, subject=self.model._meta.label_lower, subject_ref=self.object.ref
            )
        return render(request, self.get_template_names(), self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the facts and panels."""
        readable = self.object.readable_classes(self.scope)
        sections = [
            (heading, [(column, column.cell(self.object, readable)) for column in columns])
            for heading, columns in self.sections
        ]
        return super().get_context_data(
            sections=sections,
            panels=self.panels(),
            in_full=DataClass.INTERNAL in readable,
            **kwargs,
        )

    def panels(self) -> list[Panel]:
        """Return what belongs to the record; a subclass adds its own."""
        return []
