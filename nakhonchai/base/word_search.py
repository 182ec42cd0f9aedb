"""Who holds some words, where nothing else is asked: counted and put in order by SQLite's index itself.

The index counts 25,000 of half a million rows in a millisecond, while reading their keys of order takes
twenty. So it is asked for the place in the order behind which no find of the page can stand
(``order_number``), and only finds before it are read; where these are many, as with the beginning of a
common name, rows are gone through in their order from the first find on. All ways give the same answer.
"""

# ruff: noqa: S608 - the names of tables and columns are our own; words are always parameters.
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models.lookups import Exact, IsNull
from django.db.models.sql.where import AND, OR, WhereNode

from nakhonchai.base.brief import brief_table, is_brief
from nakhonchai.base.order_number import FARTHEST, key_in, last_of_group, letters_of
from nakhonchai.base.trigrams import Holding, holding_in_sql, matching

ALL = 150  # finds that are read before it is asked how far to read
FEW = 2000  # finds that are read and put in order at once
REACH = 200  # rows gone through in their order before that is given up


@dataclass(frozen=True)
class WordSearch:
    """A question for the words of some rows that are not in the trash."""

    model: Any
    words: list[frozenset[str]]
    using: str

    def page(self, start: int, end: int, most: int | None = None) -> tuple[list[int], int, bool]:
        """Return the keys of the finds from *start* to *end*, and how many finds there are.

        They are counted as far as *most*, where it is given; the last says whether there are more.
        """
        with connections[self.using].cursor() as cursor:
            found, trashed = self._count(cursor, most)
            total = found - trashed
            more = most is not None and total > most
            keys: list[int] = []
            if not more and found <= ALL and total > start:
                keys = self._ordered(cursor, FARTHEST, start, end)
            elif more or total > start:
                edge = self._edge(cursor, end - 1 + trashed)
                if (more or found > FEW) and self._number(cursor, FEW) <= edge:
                    keys = self._walked(cursor, start, end)
                if len(keys) < end - start:
                    keys = self._ordered(cursor, edge, start, end)
            return keys, total - 1 if more else total, more

    def total(self) -> int:
        """Return how many finds there are."""
        with connections[self.using].cursor() as cursor:
            found, trashed = self._count(cursor)
        return found - trashed

    def _count(self, cursor: Any, most: int | None = None) -> tuple[int, int]:
        """Return how many rows hold the words, and how many of them are in the trash: never many.

        *most*: one more than so many outside the trash is as far as they are counted.
        """
        index, match, text = matching(self.model, self.words)
        holds, values = holding_in_sql(self.model.trigram_field, self.words)
        trash = f"SELECT COUNT(*) FROM {brief_table(self.model)} WHERE trashed_at IS NOT NULL AND {holds}"
        limit, more = ("", []) if most is None else (f" LIMIT {most + 1} + ({trash})", values)
        cursor.execute(
            f"SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM {index} WHERE {match}{limit})), ({trash})",
            [text, *more, *values],
        )
        found, trashed = cursor.fetchone()
        return found, trashed

    def _number(self, cursor: Any, at: int) -> int:
        """Return the order number of the find at a place; behind all there can be where there is none."""
        index, match, text = matching(self.model, self.words)
        cursor.execute(f"SELECT rowid FROM {index} WHERE {match} ORDER BY rowid LIMIT 1 OFFSET {at}", [text])
        row = cursor.fetchone()
        return row[0] if row else FARTHEST

    def _edge(self, cursor: Any, at: int) -> int:
        """Return the number up to which all rows stand that come before the find at a place, or with it."""
        return last_of_group(self._number(cursor, at))

    def _walked(self, cursor: Any, start: int, end: int) -> list[int]:
        """Go through rows in Thai order from where the first find can stand; fewer keys: not far enough."""
        holds, values = holding_in_sql(self.model.trigram_field, self.words)
        table, key = brief_table(self.model), self.model._meta.pk.column
        near = (
            f"SELECT {key} FROM {self.model._meta.db_table} WHERE sort_key >= %s"
            f" ORDER BY sort_key, {key} LIMIT {REACH + end}"
        )
        cursor.execute(
            f"SELECT {key} FROM {table} WHERE {key} IN ({near}) AND trashed_at IS NULL AND {holds}"
            f" ORDER BY sort_key, {key} LIMIT {end - start} OFFSET {start}",
            [letters_of(self._number(cursor, 0)), *values],
        )
        return [found for (found,) in cursor.fetchall()]

    def _ordered(self, cursor: Any, edge: int, start: int, end: int) -> list[int]:
        """Read the finds up to *edge* and put them in order; CROSS has SQLite begin with the index."""
        index, match, text = matching(self.model, self.words)
        table, key = brief_table(self.model), self.model._meta.pk.column
        cursor.execute(
            f"SELECT {table}.{key} FROM {index} CROSS JOIN {table}"
            f" ON {table}.{key} = {key_in(f'{index}.rowid')}"
            f" WHERE {match} AND {index}.rowid <= %s AND trashed_at IS NULL"
            f" ORDER BY sort_key, {table}.{key} LIMIT {end - start} OFFSET {start}",
            [text, edge],
        )
        return [found for (found,) in cursor.fetchall()]


def word_search(queryset: Any) -> WordSearch | None:
    """Return the search to which *queryset*, asked of a narrow table, comes down; None: it asks for more."""
    query, using = queryset.query, queryset.db
    if connections[using].vendor != "sqlite" or not is_brief(query):
        return None
    if query.order_by != ("sort_key", "pk") or query.where.connector != AND or query.where.negated:
        return None
    conditions = [one for one in query.where.children if not _is_true_of_all(one)]
    words = [one.lhs for one in conditions if isinstance(one, Exact) and isinstance(one.lhs, Holding)]
    alive = [one for one in conditions if _asks(one, "trashed_at", empty=True)]
    if len(words) != 1 or not alive or len(conditions) != len(words) + len(alive):
        return None
    return WordSearch(queryset.model, words[0].words, using)


def _is_true_of_all(node: Any) -> bool:
    """Whether a condition says that a record is at home somewhere: a constraint says so of each."""
    if not isinstance(node, WhereNode) or node.connector != OR or node.negated:
        return False
    return any(_asks(one, "area", empty=False) for one in node.children) and any(
        _asks(one, "cluster", empty=False) for one in node.children
    )


def _asks(node: Any, name: str, *, empty: bool) -> bool:
    return isinstance(node, IsNull) and node.lhs.target.name == name and node.rhs is empty
