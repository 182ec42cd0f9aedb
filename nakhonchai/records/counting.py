"""How many records a reader finds: kept as long as nothing at all was written since."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.cache import cache

from nakhonchai.accounts.scope import Scope
from nakhonchai.base.freshness import stamps

KEPT_SECONDS = 3600
LISTED = 1000


def count_visible(queryset: Any, scope: Scope) -> int:
    """Return how many rows *queryset* has, which is what *scope* finds and nothing narrows further.

    The stamps are read before the count, so that a count is never kept under stamps that are
    newer than it: after a save the key is another one. All kinds count, because who is found
    may hang on other kinds (a person on positions).
    """
    place = (scope.role, scope.areas, sorted(scope.clusters))
    facts = (queryset.model._meta.label, place, sorted(stamps().items()))
    key = f"count:{sha256(repr(facts).encode()).hexdigest()}"
    kept: int | None = cache.get(key)
    if kept is None:
        kept = queryset.count()
        cache.set(key, kept, KEPT_SECONDS)
    return kept


@dataclass(frozen=True)
class Finds:
    """The keys of what a search finds, in their order, when there are not too many."""

    keys: list[Any]

    model: Any

    def rows(self, start: int, end: int, make: Callable[[Any], Any]) -> list[Any]:
        """Return some of the finds as records; *make* says with what at hand."""
        wanted = self.keys[start:end]
        there = self.model.objects.unscoped("keys that a question within a scope has just found")
        found = {one.pk: one for one in make(there.filter(pk__in=wanted)).order_by()}
        return [found[key] for key in wanted if key in found]


def finds(queryset: Any) -> Finds | None:
    """Return what *queryset* finds, or None when there is more than can be counted by listing.

    One question gives order and count, and no wide rows are sorted: a page then fetches its own.
    """
    keys = list(queryset.select_related(None).values_list("pk", flat=True)[: LISTED + 1])
    return Finds(keys, queryset.model) if len(keys) <= LISTED else None
