"""What the pages of records have in common: the reader's scope, applied before any look-up."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.views.generic.base import ContextMixin, View

from nakhonchai.accounts.scope import Scope, scope_of
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.bulk import BulkField
from nakhonchai.records.filters import RecordFilters
from nakhonchai.records.forms import RecordForm
from nakhonchai.records.merging.refs import current_ref
from nakhonchai.records.models import Record
from nakhonchai.records.tables import Column, may_edit

PAGE_TITLES = {"edit": "แก้ไข", "history": "ประวัติ", "trash": "ย้ายไปถังขยะ", "restore": "กู้คืน"}

KEPT_PAGES = {
    "detail",
    "edit",
    "history",
}  # of a merged record, these lead to the same page of the one that stayed


@dataclass(frozen=True)
class Crumb:
    """One step of the way to a page; the last has no address."""

    label: str
    url: str = ""


class RecordView(ContextMixin, View):
    """A page about records of one model, as one reader sees them.

    A stranger's record is not found: the scope is part of the query. A domain makes one
    subclass for each model, which says what all its pages share, and mixes it into each page.
    """

    model: ClassVar[type[Record]]
    related: ClassVar[tuple[str, ...]] = ("area", "cluster")
    form_class: ClassVar[type[RecordForm]]
    filterset_class: ClassVar[type[RecordFilters]]
    columns: ClassVar[list[Column]]
    bulk_fields: ClassVar[list[BulkField]] = []
    default_sort: ClassVar[str] = "name"
    page: ClassVar[str] = ""

    @property
    def scope(self) -> Scope:
        """The reader's scope."""
        return scope_of(self.request.user)

    def visible(self) -> Any:
        """Return the records the reader may find."""
        return self.with_related(self.model.objects.visible_to(self.request.user))

    def with_related(self, queryset: Any) -> Any:
        """Return *queryset* with what the pages show of other tables at hand."""
        return queryset.select_related(*self.related)

    def editable(self) -> Any:
        """Return the records the reader may find and change."""
        return self.visible().filter(self.scope.editable_homes())

    def get_template_names(self) -> list[str]:
        """Return the domain's own template, or the one all records share."""
        name = self.model._meta.model_name
        return [f"{self.model._meta.app_label}/{name}_{self.page}.html", f"records/record_{self.page}.html"]

    def home_crumbs(self) -> list[Crumb]:
        """Return the way to the list; a model without a list leads elsewhere."""
        return [Crumb(str(self.model._meta.verbose_name_plural), self.model.list_url())]

    def own_crumbs(self) -> list[Crumb]:
        """Return what this page adds to the way."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the model, and the way here, to the template."""
        crumbs = [*self.home_crumbs(), *self.own_crumbs()]
        return super().get_context_data(
            model=self.model,
            verbose_name=self.model._meta.verbose_name,
            list_url=crumbs[0].url,
            breadcrumbs=crumbs if len(crumbs) > 1 else [],
            may_create=self.scope.may_write,
            **kwargs,
        )


class OneRecordView(RecordView):
    """A page about one record, named by its ref.

    ``for_writing``: only for those who edit it. ``in_full``: only for those who work where
    it is at home (its history and its trash say more than its directory facts).
    """

    for_writing: ClassVar[bool] = False
    in_full: ClassVar[bool] = False
    object: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the record within the reader's reach, or answer 404."""
        self.request = request
        self.object = next(iter(self.asked_record(kwargs["ref"])), None)
        if self.object is None or self.object.is_trashed:
            moved = self.moved_to(kwargs["ref"])
            if moved is not None:
                return moved
        if self.object is None:
            raise Http404
        if (self.in_full or self.object.is_trashed) and not self.reads_in_full:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def asked_record(self, ref: Any) -> Any:
        """Return the record of *ref* within the reader's reach, alone."""
        found = self.editable() if self.for_writing else self.visible()
        return found.filter(ref=ref).order_by()[:1]  # a ref is one row

    def moved_to(self, ref: str) -> HttpResponseBase | None:
        """Lead from the address of a merged record to the one that stayed, for those who find that one."""
        found = current_ref(self.model._meta.label_lower, ref)
        if not found or self.request.method not in ("GET", "HEAD"):
            return None
        stayed = self.visible().alive().filter(ref=found).first()
        if stayed is None:
            return None
        page = self.page_name()
        query = f"?{self.request.META['QUERY_STRING']}" if self.request.META.get("QUERY_STRING") else ""
        return HttpResponsePermanentRedirect(stayed.page(page if page in KEPT_PAGES else "detail") + query)

    @property
    def reads_in_full(self) -> bool:
        """Whether the reader reads internal fields of this record."""
        return DataClass.INTERNAL in self.object.readable_classes(self.scope)

    @property
    def may_edit(self) -> bool:
        """Whether the reader edits this record. No query."""
        return may_edit(self.object, self.scope)

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the record's own page."""
        title = PAGE_TITLES.get(type(self).page_name())
        record = Crumb(str(self.object), self.object.page() if title else "")
        return [record, Crumb(title)] if title else [record]

    @classmethod
    def page_name(cls) -> str:
        """Return which of the record's pages this is; the edit page shares its template with the new one."""
        return cls.page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the record, and whether the reader may edit it."""
        addresses = {
            f"{page}_url": self.object.page(page) for page in ("edit", "history", "trash", "restore")
        }
        return super().get_context_data(
            record=self.object, record_url=self.object.page(), may_edit=self.may_edit, **addresses, **kwargs
        )
