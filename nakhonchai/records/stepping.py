"""Paging on from the last row: what "next" costs does not grow with the number of the page.

An offset makes the database walk over all rows before it. Here "next" says behind which record to go on
(by its ref: an address shall hold no name), and "back" before which. Where the order is by a column that an
index holds, those rows are found at once; elsewhere, and where that record is gone, the offset remains.
"""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.db.models import Q

LONGEST = 20  # letters of a ref that are looked for


@dataclass(frozen=True)
class Steps:
    """The refs from which the neighbours of a page go on; "" where there is none to go on from."""

    after: str
    before: str


def can_step(model: Any, path: str) -> bool:
    """Whether rows in the order of *path* can be found from a row: its own column, always filled."""
    return "__" not in path and not model._meta.get_field(path).null


def rows_from(queryset: Any, path: str, down: bool, asked: Any, size: int) -> list[Any] | None:
    """Return the rows behind or before the record that *asked* (a query string) names.

    None where it names none, or one that is not among what *queryset* finds any more.
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
    found = list(queryset.filter(beyond).order_by(f"{sign}{path}", f"{sign}pk")[:size])
    if back and len(found) < size:
        return None  # the first page is whole: what came since stands on it as well
    return found[::-1] if back else found


def _anchor(queryset: Any, path: str, ref: str) -> tuple[Any, int] | None:
    """Return where the record stands. Its ref comes from our own address: nobody has typed it."""
    if not ref or "\0" in ref:
        return None
    plain = queryset.order_by().select_related(None)
    found: tuple[Any, int] | None = plain.filter(ref=ref[:LONGEST]).values_list(path, "pk").first()
    return found


def steps_of(page: Page[Any], possible: bool) -> Steps | None:
    """Return from where the neighbours of *page* go on; None where only the offset can tell."""
    rows = list(page.object_list)  # a slice of a query has no last row
    if not possible or not rows:
        return None
    return Steps(rows[-1].ref, rows[0].ref)
