"""Filters that other packages add to the lists of a kind of record.

A package that knows something of another's records has a module ``more_filters`` with functions marked
``@filters_for("leaders.leader")``. Each gets the reader and returns name → django-filter ``Filter``, whose
``method`` is a function of (queryset, name, value). They stand behind the list's own filters, work in its
exports and bulk actions, and are part of its address, so that a question can be shared as a link.
"""

from collections.abc import Callable
from typing import Any

from django_filters import Filter

FilterMaker = Callable[[Any], dict[str, Filter]]
_makers: list[tuple[int, str, FilterMaker]] = []


def filters_for(kind: str, *, order: int = 50) -> Callable[[FilterMaker], FilterMaker]:
    """Mark a function that adds filters to the lists of records of *kind*."""

    def mark(maker: FilterMaker) -> FilterMaker:
        _makers.append((order, kind, maker))
        return maker

    return mark


def more_filters(kind: str, person: Any) -> dict[str, Filter]:
    """Return what other packages add for records of *kind*, in their order; a name is given away once."""
    found: dict[str, Filter] = {}
    for _order, of, maker in sorted(_makers, key=lambda one: one[0]):
        if of == kind:
            added = maker(person)
            if twice := found.keys() & added.keys():
                raise ValueError(f"two packages add the filter {', '.join(sorted(twice))} to {kind}")
            found |= added
    return found
