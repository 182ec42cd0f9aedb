"""Who holds some words, where nothing else is asked: counted and put in order by SQLite's index itself.

The index counts 25,000 of half a million rows in a millisecond, while reading their keys of order takes
twenty. So it is asked for the place in the order behind which no find of the page can stand
(``order_number``), and only finds before it are read; where these are many, as with the beginning of a
common name, rows are gone through in their order from the first find on. All ways give the same answer.

Words of two letters have no index. The commonest are held by nearly every row: that they are many is seen
where the table begins, and the page is looked for where the order begins.
"""

# ruff: noqa: S608 - the names of tables and columns are our own; words are always parameters.
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connections
from django.db.models.lookups import IsNull
from django.db.models.sql.where import AND, OR, WhereNode

from nakhonchai.base.brief import brief_table, is_brief
from nakhonchai.base.order_number import FARTHEST, key_in, last_of_group, letters_of
from nakhonchai.base.planned import Kept
from nakhonchai.base.trigrams import asks_index, held_words, holding_in_sql, is_plainly_held, matching

FEW = 200  # finds beside those of a page that are read and put in order at once
REACH = 200  # rows gone through in their order before that is given up
TIMES = 2  # as many rows as wanted finds are gone through for words without an index
BEHIND_ALL = "x'FF'"  # SQLite puts it behind every text

_kept = lru_cache(maxsize=256)(Kept)


@dataclass(frozen=True)
class FirstLook:
    """What the index says in one question: how many finds, and the order numbers of a few of them."""

    found: int
    trashed: int
    edge: int | None  # of the last find that the page can need
    crowd: int | None  # of the one so far behind it that those before are many


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
        look = self._look(end, most)
        total = look.found - look.trashed
        more = most is not None and total > most
        keys: list[int] = []
        if more or total > start:
            edge = FARTHEST if look.edge is None else last_of_group(look.edge)
            if look.crowd is not None and look.crowd <= edge:
                keys = self.walked(letters_of(self._first()), start, end, REACH + end)
            if len(keys) < end - start:
                keys = self._ordered(edge, start, end)
        return keys, total - 1 if more else total, more

    def total(self) -> int:
        """Return how many finds there are."""
        look = self._look(1, None)
        return look.found - look.trashed

    def _look(self, end: int, most: int | None) -> FirstLook:
        """Return how many rows hold the words, how many of them are in the trash (never many), and places.

        *most*: one more than so many outside the trash is as far as they are counted. A place behind all
        finds is None.
        """
        index, match, text = matching(self.model, self.words)
        holds, values = holding_in_sql(self.model.trigram_field, self.words)
        trash = f"SELECT COUNT(*) FROM {brief_table(self.model)} WHERE trashed_at IS NOT NULL AND {holds}"
        limit, counted = ("", []) if most is None else (f" LIMIT %s + ({trash})", [most + 1, *values])
        number = f"SELECT rowid FROM {index} WHERE {match} ORDER BY rowid LIMIT 1 OFFSET %s"
        ((found, trashed, *places),) = self._rows(
            f"SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM {index} WHERE {match}{limit})), ({trash}),"
            f" ({number} + ({trash})), ({number})",
            [text, *counted, *values, text, end - 1, *values, text, end + FEW],
        )
        return FirstLook(found, trashed, *places)

    def _first(self) -> int:
        """Return the order number of the first find."""
        index, match, text = matching(self.model, self.words)
        rows = self._rows(f"SELECT rowid FROM {index} WHERE {match} ORDER BY rowid LIMIT 1", [text])
        return int(rows[0][0]) if rows else 0

    def walked(self, letters: str, start: int, end: int, reach: int, wanted: int = 0) -> list[int]:
        """Go through *reach* rows in Thai order from *letters* on; fewer keys: not far enough.

        No keys either where *wanted* finds do not stand together where the table begins, read in no order.
        """
        table, narrow, key = self.model._meta.db_table, brief_table(self.model), self.model._meta.pk.column
        holds, values = holding_in_sql(f"{narrow}.{self.model.trigram_field}", self.words)
        last = f"SELECT sort_key FROM {table} WHERE sort_key >= %s ORDER BY sort_key, {key} LIMIT 1 OFFSET %s"
        common, counted = self._is_common(reach, wanted) if wanted else ("TRUE", [])
        rows = self._rows(
            f"SELECT {table}.{key} FROM {table} CROSS JOIN {narrow} ON {narrow}.{key} = {table}.{key}"
            f" WHERE {common}"
            f" AND {table}.sort_key >= %s AND {table}.sort_key <= COALESCE(({last}), {BEHIND_ALL})"
            f" AND {narrow}.trashed_at IS NULL AND {holds}"
            f" ORDER BY {table}.sort_key, {table}.{key} LIMIT %s OFFSET %s",
            [*counted, letters, letters, reach, *values, end - start, start],
        )
        return [found for (found,) in rows]

    def _is_common(self, reach: int, wanted: int) -> tuple[str, list[Any]]:
        field = self.model.trigram_field
        holds, values = holding_in_sql(field, self.words)
        first = f"SELECT trashed_at, {field} FROM {brief_table(self.model)} LIMIT %s"
        finds = f"SELECT 1 FROM ({first}) WHERE trashed_at IS NULL AND {holds} LIMIT %s"
        return f"(SELECT COUNT(*) FROM ({finds})) = %s", [reach, *values, wanted, wanted]

    def _ordered(self, edge: int, start: int, end: int) -> list[int]:
        """Read the finds up to *edge* and put them in order; CROSS has SQLite begin with the index."""
        index, match, text = matching(self.model, self.words)
        table, key = brief_table(self.model), self.model._meta.pk.column
        rows = self._rows(
            f"SELECT {table}.{key} FROM {index} CROSS JOIN {table}"
            f" ON {table}.{key} = {key_in(f'{index}.rowid')}"
            f" WHERE {match} AND {index}.rowid <= %s AND trashed_at IS NULL"
            f" ORDER BY sort_key, {table}.{key} LIMIT %s OFFSET %s",
            [text, edge, end - start, start],
        )
        return [found for (found,) in rows]

    def _rows(self, sql: str, values: list[Any]) -> list[Any]:
        return _kept(sql).rows(connections[self.using], values)


def word_search(queryset: Any) -> WordSearch | None:
    """Return the search to which *queryset*, asked of a narrow table, comes down; None: it asks for more."""
    conditions = _asked(queryset) if connections[queryset.db].vendor == "sqlite" else []
    if len(conditions) != 1 or not asks_index(conditions[0]):
        return None
    return WordSearch(queryset.model, conditions[0].lhs.words, queryset.db)


def first_in_order(queryset: Any, start: int, end: int, wanted: int) -> list[int]:
    """Return the keys that *queryset* finds from *start* to *end*, where they stand at the beginning.

    Empty where they do not, where it asks for more than words, and where it may find less than *wanted*.
    """
    words = asked_words(queryset) if connections[queryset.db].vendor == "sqlite" else []
    if not words:
        return []
    search = WordSearch(queryset.model, words, queryset.db)
    found = search.walked("", start, end, TIMES * wanted, wanted)
    return found if len(found) == end - start else []


def asked_words(queryset: Any) -> list[frozenset[str]]:
    """Return the words for which *queryset* asks a narrow table in Thai order; none: it asks for more.

    Beside them it asks not to be in the trash: of nothing else is known what the narrow ways would give.
    """
    model, conditions = queryset.model, _asked(queryset)
    plain = all(asks_index(one) or is_plainly_held(one, model) for one in conditions)
    return held_words(queryset.query) if conditions and plain else []


def _asked(queryset: Any) -> list[Any]:
    """Return what *queryset* asks of what is not in the trash; nothing where it asks in another way."""
    query = queryset.query
    if not is_brief(query) or query.order_by != ("sort_key", "pk") or query.is_sliced:
        return []
    if query.where.connector != AND or query.where.negated:
        return []
    conditions = [one for one in query.where.children if not _is_true_of_all(one)]
    others = [one for one in conditions if not _asks(one, "trashed_at", empty=True)]
    return others if len(others) < len(conditions) else []


def _is_true_of_all(node: Any) -> bool:
    """Whether a condition says that a record is at home somewhere: a constraint says so of each."""
    if not isinstance(node, WhereNode) or node.connector != OR or node.negated:
        return False
    return any(_asks(one, "area", empty=False) for one in node.children) and any(
        _asks(one, "cluster", empty=False) for one in node.children
    )


def _asks(node: Any, name: str, *, empty: bool) -> bool:
    return isinstance(node, IsNull) and node.lhs.target.name == name and node.rhs is empty
