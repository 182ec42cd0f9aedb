"""The first finds of some words on PostgreSQL, where nothing else is asked, in one question or two.

The first question looks up where in the order the words can stand at all (``firsts``), and reads on from
there where they stand close together. Its plan is kept: it is the same for all words. Words that are rare,
or stand far apart, are then asked for in a question that is planned anew, because the planner has to choose
between the index of trigrams and the order.
"""

# ruff: noqa: S608 - the names of tables and columns are our own; words are always parameters.
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connections

from nakhonchai.base.brief import brief_table
from nakhonchai.base.firsts import DENSE, LOOKED_AT, SHORTER, has_firsts, notes_table, parts_of
from nakhonchai.base.planned import Kept
from nakhonchai.base.trigrams import holding_in_sql
from nakhonchai.base.word_search import asked_words

Found = tuple[list[Any], int]
TIMES = 2  # as many rows as wanted finds are gone through before their closeness is given up

_kept = lru_cache(maxsize=256)(Kept)


@dataclass(frozen=True)
class EarlyFinds:
    """A question for words, each with one key, of some rows that are not in the trash."""

    model: Any
    keys: list[str]
    using: str

    def page(self, start: int, end: int, wanted: int) -> Found:
        """Return the keys of the finds from *start* to *end*, and how many there are as far as *wanted*."""
        place, some, there = self._near(start, end, wanted)
        if place is None or there == wanted:
            return some or [], there
        return self._from(place, start, end, wanted)

    def _near(self, start: int, end: int, wanted: int) -> tuple[str | None, list[Any] | None, int]:
        """Return before which place nothing is found (None: nor behind it), and what stands close to it."""
        table, key = brief_table(self.model), self.model._meta.pk.column
        holds, values = self._holds()
        behind = f"FROM {table} WHERE sort_key >= (SELECT place FROM at) ORDER BY sort_key, {key} LIMIT"
        dense = f"(SELECT COUNT(*) FROM (SELECT * {behind} {LOOKED_AT}) one WHERE {holds}) >= {DENSE}"
        sql = (
            f"WITH at AS MATERIALIZED ({_place(self.model)})"
            " SELECT (SELECT place FROM at), (array_agg(found.key))[%s:%s], COUNT(*) FROM"
            f" (SELECT {key} AS key FROM (SELECT * {behind} CASE WHEN {dense} THEN %s ELSE 0 END) near"
            f" WHERE trashed_at IS NULL AND {holds} ORDER BY sort_key, {key} LIMIT %s) found"
        )
        parts = sorted({part for one in self.keys for part in parts_of(one)})
        given = [parts, start + 1, end, *values, TIMES * wanted, *values, wanted]
        ((place, some, there),) = _kept(sql).rows(connections[self.using], given)
        return place, some, there

    def _from(self, place: str, start: int, end: int, wanted: int) -> Found:
        """Return what is found from a place in the order on."""
        key, (holds, values) = self.model._meta.pk.column, self._holds()
        # An array keeps the order in which a sorted question without groups gives its rows.
        sql = (
            "SELECT (array_agg(found.key))[%s:%s], COUNT(*) FROM"
            f" (SELECT {key} AS key FROM {brief_table(self.model)}"
            f" WHERE trashed_at IS NULL AND {holds} AND sort_key >= %s"
            f" ORDER BY sort_key, {key} LIMIT %s) found"
        )
        with connections[self.using].cursor() as cursor:
            cursor.execute(sql, [start + 1, end, *values, place, wanted])
            some, there = cursor.fetchone()
        return some or [], there

    def _holds(self) -> tuple[str, list[str]]:
        return holding_in_sql(self.model.trigram_field, [frozenset([key]) for key in self.keys])


def early_finds(queryset: Any) -> EarlyFinds | None:
    """Return what finds the first rows of *queryset*, asked of a narrow table; None: it asks for more."""
    connection, words = connections[queryset.db], asked_words(queryset)
    if not words or not has_firsts(queryset.model, connection):
        return None
    keys = [key for one in words for key in one]
    if len(keys) != len(words) or any(len(key) < SHORTER for key in keys):
        return None
    return EarlyFinds(queryset.model, keys, queryset.db)


def _place(model: Any) -> str:
    """Return the question for the highest of the lowest places of some letters; NULL where some have none."""
    lowest = f"SELECT min(place) FROM {notes_table(model)} WHERE letters = part"
    return (
        "SELECT CASE WHEN bool_and(place IS NOT NULL) THEN max(place) END AS place"
        f" FROM (SELECT ({lowest}) AS place FROM unnest(%s::text[]) part) each_of"
    )
