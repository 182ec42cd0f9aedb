"""How many records a reader finds: kept as long as nothing at all was written since."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Window

from nakhonchai.accounts.scope import Scope
from nakhonchai.base.brief import asked_briefly
from nakhonchai.base.freshness import stamps
from nakhonchai.base.word_search import word_search

KEPT_SECONDS = 3600


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
    """A slice of what a question finds, by its keys in their order, and how much it finds in all."""

    keys: list[Any]
    total: int
    model: Any

    def rows(self, make: Callable[[Any], Any]) -> list[Any]:
        """Return the records; *make* says with what at hand."""
        there = self.model.objects.unscoped("keys that a question within a scope has just found")
        found = {one.pk: one for one in make(there.filter(pk__in=self.keys)).order_by()}
        return [found[key] for key in self.keys if key in found]


def finds(queryset: Any, start: int, end: int) -> Finds:
    """Return the rows *start* to *end* of *queryset*, and their total: who is visible is asked once.

    Keys only, so that no wide rows are sorted; the total makes both databases find first and
    sort then, where a small slice alone tempts them to read everything in its order. A slice
    behind the end has no rows to tell the total: it is 0 there.
    """
    brief = asked_briefly(queryset.select_related(None))
    if (search := word_search(brief)) is not None:
        return Finds(*search.page(start, end), queryset.model)
    narrow = brief.annotate(total=Window(Count("*")))
    found = list(narrow.values_list("pk", "total")[start:end])
    return Finds([key for key, _total in found], found[0][1] if found else 0, queryset.model)
