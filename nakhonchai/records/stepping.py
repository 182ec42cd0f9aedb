"""Paging on from the last row: what "next" costs does not grow with the number of the page.

An offset makes the database walk over all rows before it. Here "next" says behind which record to go on
(by its ref: an address shall hold no name), and "back" before which. Where the order is by a column that an
index holds, those rows are found at once; elsewhere, and where that record is gone, the offset remains.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.db.models import Q

from nakhonchai.records.counting import Finds, Line, searched_briefly

LONGEST = 20  # letters of a ref that are looked for


@dataclass(frozen=True)
class Steps:
    """The refs from which the neighbours of a page go on; "" where there is none to go on from."""

    after: str
    before: str


def can_step(model: Any, path: str) -> bool:
    """Whether rows in the order of *path* can be found from a row: its own column, always filled."""
    return "__" not in path and not model._meta.get_field(path).null


def rows_from(
    queryset: Any, path: str, down: bool, asked: Any, size: int, make: Callable[[Any], Any] | Line
) -> list[Any] | None:
    """Return the rows behind or before the record that *asked* (a query string) names.

    None where it names none, or one that is not among what *queryset* finds any more. *make* says what
    the rows shall have at hand (``Finds.rows``), where their keys are asked for alone.
    """
    back = "before" in asked
    anchor = _anchor(queryset, path, asked.get("before" if back else "after", ""))
    if anchor is None:
        return None
    value, key = anchor
    forward = down == back  # towards larger values
    far, near = ("gt", "gte") if forward else ("lt", "lte")
    beyond = Q(**{f"{path}__{near}": value}) & (Q(**{f"{path}__{far}": value}) | Q(**{f"pk__{far}": key}))
    sign = "" if forward else "-"
    ordered = queryset.filter(beyond).order_by(f"{sign}{path}", f"{sign}pk")
    brief = searched_briefly(ordered)
    if brief is None:
        found = list(ordered[:size])
    else:
        found = Finds(list(brief.values_list("pk", flat=True)[:size]), 0, queryset.model).rows(make)
    if back and len(found) < size:
        return None  # the first page is whole: what came since stands on it as well
    return found[::-1] if back else found


def _anchor(queryset: Any, path: str, ref: str) -> tuple[Any, int] | None:
    """Return where the record stands. Its ref comes from our own address: nobody has typed it."""
    if not ref or "\0" in ref:
        return None
    plain = queryset.order_by(path).select_related(None)
    brief = searched_briefly(plain)
    named: Any = Q(ref=ref[:LONGEST])
    if brief is not None:  # it knows no refs
        there = queryset.model.objects.unscoped("the key of a ref, which is then asked for within the scope")
        named = Q(pk=there.filter(named).values_list("pk", flat=True).first())
    asked = plain if brief is None else brief
    found: tuple[Any, int] | None = asked.order_by().filter(named).values_list(path, "pk").first()
    return found


def steps_of(page: Page[Any], possible: bool) -> Steps | None:
    """Return from where the neighbours of *page* go on; None where only the offset can tell."""
    rows = list(page.object_list)  # a slice of a query has no last row
    if not possible or not rows:
        return None
    return Steps(rows[-1].ref, rows[0].ref)


class OpenPage(Page[Any]):
    """A page of finds that were not counted to their end: ``paginator.count`` is what they are more than."""

    more = True

    def __init__(self, rows: list[Any], number: int, paginator: Any, *, goes_on: bool) -> None:
        super().__init__(rows, number, paginator)
        self.goes_on = goes_on

    def has_next(self) -> bool:
        """Whether a row stands behind this page: it was asked for."""
        return self.goes_on

    def next_page_number(self) -> int:
        """Return the number of the next page, beyond what was counted as well."""
        return self.number + 1

    def previous_page_number(self) -> int:
        """Return the number of the page before."""
        return self.number - 1

    def end_index(self) -> int:
        """Return the number of the last row."""
        return self.start_index() + len(self.object_list) - 1
