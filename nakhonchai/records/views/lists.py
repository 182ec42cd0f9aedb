"""The list of a model's records."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from nakhonchai.records.counting import COUNTED, Finds, Line, count_briefly, count_visible, finds, first_finds
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.filters import RecordFilters
from nakhonchai.records.stepping import OpenPage, can_step, rows_from, steps_of
from nakhonchai.records.tables import rows
from nakhonchai.records.views.base import Crumb, RecordView
from nakhonchai.records.views.chips import MACHINERY, chips_of

PAGE_SIZES = (25, 50, 100)
EXPORT_FORMATS = (("xlsx", "Excel (xlsx)"), ("ods", "LibreOffice (ods)"), ("csv", "CSV"))


class FilteredView(RecordView):
    """Records as a query string filters and sorts them: for the list, exports and bulk actions alike."""

    def filters(self) -> RecordFilters:
        """Return the filters of the query string over what the reader may find."""
        return self.filterset_class(self.request.GET, queryset=self.visible(), request=self.request)

    def selected(self) -> Any:
        """Return exactly the records that the query string asks for, in its order."""
        return self.sorted(self.filters().qs)

    @property
    def sort_keys(self) -> set[str]:
        """The columns this reader may sort by."""
        return {column.field for column in self.columns if column.sortable(self.model, self.scope)}

    @property
    def sort(self) -> str:
        """The chosen order: a column's field, with "-" in front for descending."""
        asked = self.request.GET.get("sort", "")
        return asked if asked.removeprefix("-") in self.sort_keys else self.default_sort

    def sorted(self, queryset: Any) -> Any:
        """Return *queryset* in the chosen order; the primary key makes it complete."""
        wanted = self.sort.removeprefix("-")
        column = next(column for column in self.columns if column.field == wanted)
        down = self.sort.startswith("-")
        return queryset.order_by(self._order(column.sort, down), "-pk" if down else "pk")

    def _order(self, path: str, down: bool) -> Any:
        """Return the order by a column; what is not known comes last, either way, on both databases."""
        if "__" not in path and not self.model._meta.get_field(path).null:
            return f"-{path}" if down else path  # as an index holds it
        return F(path).desc(nulls_last=True) if down else F(path).asc(nulls_last=True)


def _number(asked: str, pages: Paginator[Any]) -> int:
    """Return the number of the page that the address says, as far as there is one."""
    number = int(asked) if asked.isdecimal() and len(asked) < 8 else 1
    return max(1, min(number, pages.num_pages))


class RecordList(FilteredView):
    """Search, filter, sort and page through what the reader may find."""

    page = "list"
    lead: ClassVar[str] = ""
    # How many finds of a search are counted, unless all are asked for; 0: all of them.
    counted: ClassVar[int] = COUNTED
    # What the rows of a search read, where that is much less than all that stands in them.
    line: ClassVar[Line | None] = None
    empty_text: ClassVar[str] = "เริ่มจากเพิ่มรายการแรก หรือนำเข้าจากไฟล์ที่มีอยู่"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page of the list."""
        filters = self.filters()
        page = self._page(filters)
        page.object_list = list(page.object_list)
        chips = chips_of(filters.form, request.GET)
        in_trash = filters.form.cleaned_data.get("state") == "trash"
        context = self.get_context_data(
            filters=filters,
            form=filters.form,
            page_obj=page,
            steps=steps_of(page, self._may_step),
            rows=rows(page.object_list, self.columns, self.scope),
            columns=self.columns,
            sort=self.sort,
            sort_keys=self.sort_keys,
            page_size=self.page_size,
            page_sizes=PAGE_SIZES,
            chips=chips,
            filter_count=sum(chip.name != "q" for chip in chips),
            in_trash=in_trash,
            bulk_fields=self.bulk_fields if self.scope.may_write and not in_trash else [],
            query=self._query(),
            exports=self._exports(),
        )
        return render(request, self.get_template_names(), context)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give what the page says."""
        return super().get_context_data(
            title=self.model._meta.verbose_name_plural,
            lead=self.lead,
            empty_text=self.empty_text,
            create_url=self._address("create"),
            bulk_url=self._address("bulk"),
            import_url=self._import_address(),
            **kwargs,
        )

    def own_crumbs(self) -> list[Crumb]:
        """Return nothing: the list is where the way begins."""
        return []

    @property
    def page_size(self) -> int:
        """The chosen number of rows."""
        asked = self.request.GET.get("page_size", "")
        return int(asked) if asked.isdecimal() and int(asked) in PAGE_SIZES else PAGE_SIZES[0]

    def _page(self, filters: RecordFilters) -> Page[Any]:
        found, asked = self.sorted(filters.qs), self.request.GET.get("page", "1")
        pages = Paginator(found, self.page_size)
        # Who finds a person is asked for each of them: it shall be asked once, not for count and page.
        by_person = self.model.scope_rule == ScopeRule.PERSON
        if filters.form.cleaned_data.get("q") and asked.isdecimal() and len(asked) < 6:
            number = max(int(asked), 1)
            page = self._counted_page(found, pages, number) if self.counted else None
            if page is None and by_person:
                page = self._found_page(found, pages, number)
            if page is not None:
                return page
        elif by_person and not any(filters.form.cleaned_data.values()):
            pages.count = count_visible(found, self.scope)
        if stepped := self._stepped(found):
            return Page(stepped, pages.validate_number(_number(asked, pages)), pages)
        return pages.get_page(asked)

    def _found_page(self, found: Any, pages: Paginator[Any], number: int) -> Page[Any] | None:
        """Return the page of a search that is counted to its end; None where it has no rows."""
        start = (number - 1) * self.page_size
        return self._whole_page(finds(found, start, start + self.page_size), pages, number)

    def _whole_page(self, listed: Finds, pages: Paginator[Any], number: int) -> Page[Any] | None:
        if not listed.keys:
            return None
        pages.count = listed.total
        page = pages.get_page(number)
        page.object_list = listed.rows(self._at_hand)
        return page

    def _counted_page(self, found: Any, pages: Paginator[Any], number: int) -> Page[Any] | None:
        """Return the page of a search that is counted as far as ``counted``; None where another way is right.

        Beyond that, "next" goes on from the last row; a number alone asks for all to be counted.
        """
        start = (number - 1) * self.page_size
        names_row = self._may_step and bool({"after", "before"} & set(self.request.GET))
        if start + self.page_size > self.counted and not names_row:
            return None
        start = min(start, self.counted)
        listed = first_finds(found, start, start + self.page_size, self.counted)
        if not listed.more:
            pages.count = listed.total
            return None if names_row else self._whole_page(listed, pages, number)
        if self.request.GET.get("count") == "all":
            pages.count = count_briefly(found)
            return None if names_row else self._whole_page(replace(listed, total=pages.count), pages, number)
        rows = self._stepped(found, 1) if names_row else listed.rows(self._at_hand)
        pages.count = listed.total
        if not rows:
            return None
        goes_on = not names_row or "before" in self.request.GET or len(rows) > self.page_size
        return OpenPage(rows[: self.page_size], number, pages, goes_on=goes_on)

    def _stepped(self, found: Any, further: int = 0) -> list[Any] | None:
        """Return the rows behind or before the record that the address names, where it names one.

        Behind it, *further* rows tell whether there are more.
        """
        asked = self.request.GET
        if not self._may_step or not ("after" in asked or "before" in asked):
            return None
        size = self.page_size if "before" in asked else self.page_size + further
        return rows_from(found, self._sort_path, self.sort.startswith("-"), asked, size, self._at_hand)

    @property
    def _at_hand(self) -> Callable[[Any], Any] | Line:
        """What rows have at hand: said by name where a list brings along nothing else."""
        if type(self).with_related is RecordView.with_related:
            return self.line or Line(self.related)
        return self.with_related

    @property
    def _sort_path(self) -> str:
        wanted = self.sort.removeprefix("-")
        return next(column.sort for column in self.columns if column.field == wanted)

    @property
    def _may_step(self) -> bool:
        return can_step(self.model, self._sort_path)

    def _query(self) -> str:
        """The query string of the filters and the order, without the page."""
        kept = [(key, value) for key, value in self.request.GET.items() if key not in MACHINERY and value]
        return urlencode([*kept, ("sort", self.sort)])

    def _exports(self) -> list[tuple[str, str]]:
        address = self._address("export")
        if not address:
            return []
        asked = [("เลือกเอง", f"{address}?{self._query()}")]
        return [
            (label, f"{address}?{self._query()}&format={suffix}") for suffix, label in EXPORT_FORMATS
        ] + asked

    def _import_address(self) -> str:
        """Where files are brought in, for those who may: a page of an outer package, known by name only."""
        try:
            return reverse("imports:run-list") if self.scope.may_manage else ""
        except NoReverseMatch:
            return ""

    def _address(self, page: str) -> str:
        try:
            return self.model.list_url(page)
        except NoReverseMatch:
            return ""
