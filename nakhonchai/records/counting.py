"""How many records a reader finds: kept as long as nothing at all was written since."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from django.core.cache import cache as store
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Count, Window

from nakhonchai.accounts.scope import Scope
from nakhonchai.base.brief import asked_briefly, is_brief
from nakhonchai.base.early_finds import early_finds
from nakhonchai.base.firsts import first_place, has_firsts, next_rows
from nakhonchai.base.freshness import stamps
from nakhonchai.base.prepared import once_made
from nakhonchai.base.trigrams import held_words, holding_in_sql
from nakhonchai.base.word_search import first_in_order, word_search
from nakhonchai.records.querysets import HOME_IN_WORDS

KEPT_SECONDS = 3600
JUST_FOUND = "keys that a question within a scope has just found"
COUNTED = 1000  # finds of a search that are counted without being asked for all of them


def count_visible(queryset: Any, scope: Scope) -> int:
    """Return how many rows *queryset* has, which is what *scope* finds and nothing narrows further.

    The stamps are read before the count, so that a count is never kept under stamps that are
    newer than it: after a save the key is another one. All kinds count, because who is found
    may hang on other kinds (a person on positions).
    """
    place = (scope.role, scope.areas, sorted(scope.clusters))
    facts = (queryset.model._meta.label, place, sorted(stamps().items()))
    key = f"count:{sha256(repr(facts).encode()).hexdigest()}"
    kept: int | None = store.get(key)
    if kept is None:
        kept = queryset.count()
        store.set(key, kept, KEPT_SECONDS)
    return kept


@dataclass(frozen=True)
class Line:
    """What the rows of a list have at hand: related records, and of all these records only *fields*.

    Without *fields* all of them; with them, where the record is at home is there as well.
    """

    related: tuple[str, ...]
    fields: tuple[str, ...] = ()

    def of(self, queryset: Any) -> Any:
        """Return *queryset* with that at hand."""
        found = queryset.select_related(*self.related)
        return found.only("ref", *HOME_IN_WORDS, *self.fields) if self.fields else found


@dataclass(frozen=True)
class Finds:
    """A slice of what a question finds, by its keys in their order, and how much it finds in all.

    ``more``: there is more than *total*, which was not counted.
    """

    keys: list[Any]
    total: int
    model: Any
    more: bool = False

    def rows(self, make: Callable[[Any], Any] | Line) -> list[Any]:
        """Return the records; *make* says with what at hand."""
        if isinstance(make, Line):
            rows = _by_keys(self.model, make)(keys=self.keys)
        else:
            rows = make(self.model.objects.unscoped(JUST_FOUND).filter(pk__in=self.keys)).order_by()
        key = self.model._meta.pk.attname  # ``pk`` looks for it for each row
        found = {getattr(one, key): one for one in rows}
        return [found[key] for key in self.keys if key in found]


@cache
def _by_keys(model: Any, line: Line) -> Callable[..., list[Any]]:
    @once_made
    def find(keys: Any) -> Any:
        return line.of(model.objects.unscoped(JUST_FOUND)).filter(pk__in=keys.each()).order_by()

    return find


def finds(queryset: Any, start: int, end: int) -> Finds:
    """Return the rows *start* to *end* of *queryset*, and their total: who is visible is asked once.

    Keys only, so that no wide rows are sorted; the total makes both databases find first and
    sort then, where a small slice alone tempts them to read everything in its order. A slice
    behind the end has no rows to tell the total: it is 0 there.
    """
    brief = asked_briefly(queryset.select_related(None))
    if (search := word_search(brief)) is not None:
        keys, total, _more = search.page(start, end)
        return Finds(keys, total, queryset.model)
    narrow = brief.annotate(total=Window(Count("*")))
    found = list(narrow.values_list("pk", "total")[start:end])
    return Finds([key for key, _total in found], found[0][1] if found else 0, queryset.model)


def first_finds(queryset: Any, start: int, end: int, most: int = COUNTED) -> Finds:
    """Return the rows *start* to *end* of what a search finds; its total only as far as *most*.

    What a search finds may be half of all rows: here both databases may stop early.
    """
    brief = asked_briefly(queryset.select_related(None))
    if (search := word_search(brief)) is not None:
        keys, total, more = search.page(start, end, most)
        return Finds(keys, total, queryset.model, more)
    wanted = max(end, most + 1)
    if early := first_in_order(brief, start, end, wanted):
        return Finds(early, most, queryset.model, more=True)
    known = early_finds(brief)
    keys, there = known.page(start, end, wanted) if known else _first_keys(brief, start, end, wanted)
    return Finds(keys, min(there, most), queryset.model, more=there > most)


def count_briefly(queryset: Any) -> int:
    """Return how many rows a search finds, exactly."""
    brief = asked_briefly(queryset.select_related(None))
    search = word_search(brief)
    return search.total() if search is not None else int(brief.count())


def searched_briefly(queryset: Any) -> Any | None:
    """Return a search as a question to the narrow table that goes through rows in their order; None: to none.

    SQLite's narrow table has no order of its own.
    """
    if connections[queryset.db].vendor != "postgresql" or not held_words(queryset.query):
        return None
    brief = asked_briefly(queryset.select_related(None))
    return brief if is_brief(brief.query) else None


def _first_keys(brief: Any, start: int, end: int, wanted: int) -> tuple[list[Any], int]:
    """Return keys that *brief* finds, and how many as far as *wanted*.

    It begins where finds can stand at all, if that is known.
    """
    place = _first_place(brief)
    if place is None:
        return [], 0
    if not place:
        return _counted(brief, start, end, wanted)
    # What many names have in common mostly stands together: then the rows that follow are enough.
    holds = holding_in_sql(brief.model.trigram_field, held_words(brief.query))
    near, there = _counted(next_rows(brief, place, 2 * wanted, holds), start, end, wanted)
    if there == wanted:
        return near, there
    return _counted(brief.filter(sort_key__gte=place), start, end, wanted)


def _counted(brief: Any, start: int, end: int, wanted: int) -> tuple[list[Any], int]:
    """Return a slice of the keys, and how many of the first *wanted* there are: counted where they stand."""
    connection = connections[brief.db]
    keys = brief.values_list("pk", flat=True)[:wanted]
    if connection.vendor != "postgresql":
        found = list(keys)
        return found[start:end], len(found)
    try:
        sql, values = keys.query.get_compiler(brief.db).as_sql()
    except EmptyResultSet:
        return [], 0
    # An array keeps the order in which a sorted question without groups gives its rows.
    asked = f"SELECT (array_agg(found.key))[{start + 1}:{end}], COUNT(*) FROM ({sql}) found(key)"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(asked, values)
        some, there = cursor.fetchone()
    return some or [], there


def _first_place(brief: Any) -> str | None:
    """Return the place in the order before which *brief* finds nothing, "" where none is known.

    None: it finds nothing anywhere.
    """
    query, using = brief.query, brief.db
    if not is_brief(query) or query.order_by != ("sort_key", "pk"):
        return ""
    words = held_words(query)
    if not words or not has_firsts(brief.model, connections[using]):
        return ""
    return first_place(brief.model, words, using)
