"""Where in the order three letters are met first: PostgreSQL goes through rows from there, and stops early.

Names of organizations are made of very common words. Half of all rows may hold the letters that a page of
25 is asked for; an index finds all of them before it can say which come first, and going through the order
from its beginning passes over everything before the first. The narrow copy (``brief``) of a model that says
``notes_firsts`` notes for each two and three letters in a row the lowest place at which they ever stood.
Rows before that place cannot hold them: what is left out is never a find.

Notes are only added: no two writers wait for each other, and a place that holds the letters no longer costs
time, not truth. They outlive the names that they were made of, so models about persons have none.
"""

# ruff: noqa: S608 - the names of tables and columns are our own; letters are always parameters.
from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import connections
from django.db.models.sql.datastructures import BaseTable

from nakhonchai.base.brief import brief_table, has_brief
from nakhonchai.base.planned import Kept

ENDING = "_firsts"
LETTERS = 3  # as in the index of trigrams
SHORTER = 2  # what three letters may come down to without their marks
PLACE = 16  # letters of a key of order that tell the place
LOOKED_AT = 64  # rows by which it is told whether finds stand close together
DENSE = 32
Condition = tuple[str, list[str]]
EVENTS = {"noted": "INSERT", "noted_again": "UPDATE"}
_there: dict[tuple[str, str], bool] = {}


def first_place(model: Any, words: Iterable[frozenset[str]], using: str) -> str | None:
    """Return the place in the order before which no row holds all of *words*, each in one of its keys.

    "" is the beginning; None: there is no row that does. Of a single letter nothing is known.
    """
    asked = [keys for keys in words if all(len(key) >= SHORTER for key in keys)]
    lowest = _lowest(model, {part for keys in asked for key in keys for part in parts_of(key)}, using)
    places = []
    for keys in asked:
        could_be = [place for key in keys if (place := _behind_all(lowest, key)) is not None]
        if not could_be:
            return None
        places.append(min(could_be))
    return max(places, default="")


class _Stretch(BaseTable):
    """So many rows of a narrow table, in their order from a place on; none where finds are thin there."""

    def __init__(self, table: BaseTable, key: str, place: str, rows: int, holds: Condition) -> None:
        super().__init__(table.table_name, table.table_alias)
        self.key, self.place, self.rows, self.holds = key, place, rows, holds

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        """Write it where the name of the table would stand."""
        condition, values = self.holds
        behind = f"SELECT * FROM {self.table_name} WHERE sort_key >= %s ORDER BY sort_key, {self.key} LIMIT"
        dense = f"(SELECT COUNT(*) FROM ({behind} {LOOKED_AT}) one WHERE {condition}) >= {DENSE}"
        return (
            f"({behind} CASE WHEN {dense} THEN %s ELSE 0 END) {self.table_alias}",
            (self.place, self.place, *values, self.rows),
        )


def next_rows(brief: Any, place: str, rows: int, holds: Condition) -> Any:
    """Return *brief*, asked of no more than the *rows* rows of its narrow table from *place* on.

    Of none at all where few of the first of them hold the words (*holds*, in SQL): that is seen at once.
    """
    found = brief.all()
    alias, tables = found.query.get_initial_alias(), found.query.alias_map
    tables[alias] = _Stretch(tables[alias], brief.model._meta.pk.column, place, rows, holds)
    return found


def parts_of(key: str) -> set[str]:
    """Return all three letters in a row of *key*, or itself where it is shorter."""
    return {key[at : at + LETTERS] for at in range(max(1, len(key) - LETTERS + 1))}


def _behind_all(lowest: dict[str, str], key: str) -> str | None:
    places = [lowest.get(part) for part in parts_of(key)]
    known = [place for place in places if place is not None]
    return max(known) if len(known) == len(places) else None


def _lowest(model: Any, parts: set[str], using: str) -> dict[str, str]:
    found = _asked_of(notes_table(model)).rows(connections[using], [sorted(parts)])
    return {part: place for part, place in found if place is not None}


@cache
def _asked_of(notes: str) -> Kept:
    return Kept(
        f"SELECT part, (SELECT min(place) FROM {notes} WHERE letters = part) FROM unnest(%s::text[]) part"
    )


def notes_table(model: Any) -> str:
    """Return the name of the table of notes."""
    return f"{model._meta.db_table}{ENDING}"


def has_firsts(model: Any, connection: Any) -> bool:
    """Whether the model's firsts are noted here; asked once for each database."""
    if connection.vendor != "postgresql" or not getattr(model, "notes_firsts", False):
        return False
    key = (str(connection.settings_dict["NAME"]), model._meta.db_table)
    if key not in _there:
        with connection.cursor() as cursor:
            _there[key] = has_brief(model, connection) and _is_whole(model, cursor)
    return _there[key]


def keep_firsts(model: Any, cursor: Any, connection: Any) -> None:
    """Make the notes where they are missing, from the narrow copy, which must be there."""
    _there.pop((str(connection.settings_dict["NAME"]), model._meta.db_table), None)
    if connection.vendor != "postgresql" or not getattr(model, "notes_firsts", False):
        return
    cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [brief_table(model)])
    if not cursor.fetchone()[0]:
        return
    # Functions are replaced in any case: an older release may have noted the same in another way.
    for statement in _functions(model) if _is_whole(model, cursor) else _statements(model):
        cursor.execute(statement)


def _is_whole(model: Any, cursor: Any) -> bool:
    """Whether the table, its index, and the triggers of the narrow copy are there."""
    table = brief_table(model)
    cursor.execute(
        "SELECT (SELECT COUNT(*) FROM pg_trigger WHERE tgname IN (%s, %s) AND tgrelid = to_regclass(%s)),"
        " (SELECT COUNT(*) FROM pg_indexes WHERE indexname IN (%s, %s))",
        [*(f"{table}_{event}" for event in EVENTS), table, f"{notes_table(model)}_letters", f"{table}_order"],
    )
    return tuple(cursor.fetchone()) == (len(EVENTS), 2)


def _statements(model: Any) -> list[str]:
    """Return what makes the notes and keeps them; a statement's rows are noted together."""
    table, notes, key = brief_table(model), notes_table(model), model._meta.pk.column
    made = [
        f"DROP TABLE IF EXISTS {notes}",
        f'CREATE TABLE {notes} (letters text COLLATE "C", place text COLLATE "C")',
        _noting(model, table),
        f"CREATE INDEX {notes}_letters ON {notes} (letters, place)",
        f"CREATE INDEX IF NOT EXISTS {table}_order ON {table} (sort_key, {key})",
        f"ANALYZE {notes}",
    ]
    triggers = (
        f"CREATE OR REPLACE TRIGGER {table}_{event} AFTER {kind} ON {table} REFERENCING NEW TABLE AS written"
        f" FOR EACH STATEMENT EXECUTE FUNCTION {table}_{event}()"
        for event, kind in EVENTS.items()
    )
    return [*made, *_functions(model), *triggers]


def _functions(model: Any) -> list[str]:
    """Return what makes the functions that triggers call."""
    return [
        f"CREATE OR REPLACE FUNCTION {brief_table(model)}_{event}() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN {_noting(model, 'written')}; RETURN NULL; END $$"
        for event in EVENTS
    ]


def _noting(model: Any, rows: str) -> str:
    """Return what notes the letters of some rows, where nothing as low was noted before.

    Texts are cut once, into three letters from each place on, two at the end: cutting is what costs. Two
    letters in a row are the beginnings of these.
    """
    text, notes = model.trigram_field, notes_table(model)
    return (
        f"INSERT INTO {notes} (letters, place) WITH cut AS MATERIALIZED"
        f" (SELECT substr({text}, at, {LETTERS}) AS letters, min(sort_key) AS place"
        f" FROM {rows}, generate_series(1, length({text}) - {SHORTER} + 1) at GROUP BY 1)"
        f" SELECT letters, place FROM (SELECT letters, left(min(place), {PLACE}) AS place FROM"
        f" (SELECT letters, place FROM cut WHERE length(letters) = {LETTERS}"
        f" UNION ALL SELECT left(letters, {SHORTER}), place FROM cut) sized GROUP BY 1) met"
        f" WHERE NOT EXISTS (SELECT 1 FROM {notes} noted"
        " WHERE noted.letters = met.letters AND noted.place <= met.place)"
    )
