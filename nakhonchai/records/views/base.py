"""What the pages of records have in common: the reader's scope, applied before any look-up."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.generic.base import ContextMixin, View

from nakhonchai.accounts.enums import WRITERS
from nakhonchai.accounts.scope import Scope, scope_of
from nakhonchai.records.models import Record


class RecordView(ContextMixin, View):
    """A page about records of one model, as one reader sees them.

    A stranger's record is not found: the scope is part of the query.
    """

    model: ClassVar[type[Record]]
    page: ClassVar[str] = ""
    related: ClassVar[tuple[str, ...]] = ("area", "cluster")

    @property
    def scope(self) -> Scope:
        """The reader's scope."""
        return scope_of(self.request.user)

    def visible(self) -> Any:
        """Return the records the reader may find."""
        return self.model.objects.visible_to(self.request.user).select_related(*self.related)

    def editable(self) -> Any:
        """Return the records the reader may change."""
        return self.model.objects.editable_by(self.request.user).select_related(*self.related)

    def get_template_names(self) -> list[str]:
        """Return the domain's own template, or the one all records share."""
        name = self.model._meta.model_name
        return [f"{self.model._meta.app_label}/{name}_{self.page}.html", f"records/record_{self.page}.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the model to the template."""
        return super().get_context_data(
            model=self.model,
            verbose_name=self.model._meta.verbose_name,
            list_url=self.model.list_url(),
            may_create=self.scope.may_write,
            **kwargs,
        )


class OneRecordView(RecordView):
    """A page about one record, named by its ref."""

    for_writing: ClassVar[bool] = False
    object: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the record within the reader's reach, or answer 404."""
        self.request = request
        found = self.visible()
        if self.for_writing:
            found = found & self.editable()
        self.object = found.filter(ref=kwargs["ref"]).first()
        if self.object is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def may_edit(self) -> bool:
        """Whether the reader edits this record. No query."""
        if self.object.area_id is not None:
            return self.scope.may_edit_area(self.object.area_id)
        whole = self.scope.is_staff and self.scope.everywhere
        return self.scope.role in WRITERS and (whole or self.object.cluster_id in self.scope.clusters)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the record, and whether the reader may edit it."""
        return super().get_context_data(record=self.object, may_edit=self.may_edit, **kwargs)
