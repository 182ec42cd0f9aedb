"""The list of a model's records."""

from typing import Any, ClassVar

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nakhonchai.records.filters import RecordFilters
from nakhonchai.records.tables import Column, rows
from nakhonchai.records.views.base import RecordView

PAGE_SIZES = (25, 50, 100)


class RecordList(RecordView):
    """Search, filter, sort and page through what the reader may find."""

    page = "list"
    filterset_class: ClassVar[type[RecordFilters]]
    columns: ClassVar[list[Column]]
    default_sort: ClassVar[str] = "name"
    empty_text: ClassVar[str] = "ยังไม่มีรายการในพื้นที่ของท่าน"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page of the list."""
        filters = self.filterset_class(request.GET, queryset=self.visible(), request=request)
        filters.form.is_valid()
        page = self._page(self.sorted(filters.qs))
        context = self.get_context_data(
            filters=filters,
            page_obj=page,
            rows=rows(page.object_list, self.columns, self.scope),
            columns=self.columns,
            sort=self.sort,
            page_size=self.page_size,
            page_sizes=PAGE_SIZES,
            result_count=page.paginator.count,
            filtered=any(value for key, value in request.GET.items() if key not in {"page", "size", "sort"}),
            empty_text=self.empty_text,
        )
        return render(request, self.get_template_names(), context)

    @property
    def sort(self) -> str:
        """The chosen order: a column's field, with "-" in front for descending."""
        asked = self.request.GET.get("sort", "")
        known = {column.field for column in self.columns if column.sort}
        return asked if asked.removeprefix("-") in known else self.default_sort

    @property
    def page_size(self) -> int:
        """The chosen number of rows."""
        asked = self.request.GET.get("size", "")
        return int(asked) if asked.isdigit() and int(asked) in PAGE_SIZES else PAGE_SIZES[0]

    def sorted(self, queryset: Any) -> Any:
        """Return *queryset* in the chosen order; the primary key makes it complete."""
        column = next(column for column in self.columns if column.field == self.sort.removeprefix("-"))
        minus = "-" if self.sort.startswith("-") else ""
        return queryset.order_by(minus + column.sort, minus + "pk")

    def _page(self, queryset: Any) -> Page[Any]:
        return Paginator(queryset, self.page_size).get_page(self.request.GET.get("page"))
