"""The rows of a run in the database: kept, taken up again and marked, many at once and without models."""

import json
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import connection

from nakhonchai.base.bulk import insert_rows, update_rows
from nakhonchai.imports.drafts import Draft
from nakhonchai.imports.enums import WRITTEN, Fate
from nakhonchai.imports.gathering import keys_text
from nakhonchai.imports.models import Run, RunRow
from nakhonchai.imports.undo_notes import outcome

_NAMES = tuple(field.attname for field in RunRow._meta.concrete_fields if not field.primary_key)
# What a row has that nobody said anything about.
_BLANK = {
    field.attname: field.get_default() if field.has_default() else None if field.null else ""
    for field in RunRow._meta.concrete_fields
    if not field.primary_key
}

_in_order: Callable[[dict[str, Any]], tuple[Any, ...]] = itemgetter(*_NAMES)


class KeptRow(NamedTuple):
    """What is needed of a stored row to write what it promised."""

    pk: int
    sheet: str
    number: int
    kind: str
    fate: str
    data: dict[str, Any]
    token: str
    notes: dict[str, Any]
    decided: dict[str, Any]
    mode: str
    target_ref: str
    target_version: int | None
    changes: list[Any]


class ReadyRow(NamedTuple):
    """What is needed of a stored row to write what it has ready."""

    pk: int
    number: int
    kind: str
    ready: dict[str, Any]


_JSON = tuple(
    at for at, name in enumerate(KeptRow._fields) if name in ("data", "notes", "decided", "changes")
)


def keep_drafts(run: Run, drafts: Iterable[Draft]) -> None:
    """Keep the rows of data."""
    insert_rows(RunRow, _NAMES, (_values(run, values_of(draft)) for draft in drafts))


def keep_others(run: Run, others: Iterable[Any]) -> None:
    """Keep the rows that are no data, each with what it is."""
    said = (
        {"sheet": one.sheet[:100], "number": one.number, "fate": Fate.OTHER.value, "why": one.why[:200]}
        for one in others
    )
    insert_rows(RunRow, _NAMES, (_values(run, row) for row in said))


def _values(run: Run, said: dict[str, Any]) -> tuple[Any, ...]:
    return _in_order({**_BLANK, "run_id": run.pk, **said})


def values_of(draft: Draft) -> dict[str, Any]:
    """Return what is kept of a draft, by field of the row."""
    record = draft.record
    return {
        "sheet": draft.sheet[:100],
        "number": draft.number,
        "kind": draft.kind,
        "fate": draft.fate.value,
        "label": draft.label(),
        "problems": draft.problems,
        "changes": draft.changes,
        "data": draft.cells,
        "notes": draft.notes,
        "decided": draft.decided,
        "mode": draft.mode,
        "warnings": draft.warnings,
        "kept": draft.kept,
        "candidates": draft.candidates if draft.fate == Fate.DUPLICATE else [],
        "group_keys": keys_text(draft),
        "token": draft.token,
        "ready": draft.ready,
        "why": draft.why,
        "target_ref": record.ref if record is not None else "",
        "target_version": record.version if record is not None else None,
    }


def waiting_rows(run: Run) -> Iterator[KeptRow]:
    """Yield the rows that a person accepted and that are not written yet, in their order."""
    rows = run.rows.filter(fate__in=WRITTEN, applied=False).order_by("pk")
    question, parameters = rows.values_list(*KeptRow._fields).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        while part := cursor.fetchmany(2_000):
            for row in part:
                cells = list(row)
                for at in _JSON:
                    cells[at] = _loaded(cells[at])
                yield KeptRow(*cells)


def ready_rows(run: Run) -> Iterator[ReadyRow]:
    """Yield the rows that a person accepted and that are not written yet, with what they have ready."""
    rows = run.rows.filter(fate__in=WRITTEN, applied=False).order_by("pk")
    question, parameters = rows.values_list(*ReadyRow._fields).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        while part := cursor.fetchmany(2_000):
            texts = json.loads(f"[{','.join(row[-1] for row in part)}]")  # together: most are small
            yield from (
                ReadyRow(pk, number, kind, ready)
                for (pk, number, kind, _), ready in zip(part, texts, strict=True)
            )


def _loaded(text: str) -> Any:
    return [] if text == "[]" else {} if text == "{}" else json.loads(text)


def mark_written(drafts: Iterable[Draft]) -> None:
    """Say on each row what it became, and what was there before."""
    names = ("fate", "applied", "target_ref", "undo", "ready")
    update_rows(
        RunRow,
        names,
        ((one.row.pk, one.fate.value, True, *outcome(one), {}) for one in drafts),
    )


def mark_left(drafts: Iterable[Draft]) -> None:
    """Say on each row why it was not written after all."""
    update_rows(
        RunRow,
        ("fate", "problems", "group_keys", "target_ref"),
        (
            (
                one.row.pk,
                one.fate.value,
                one.problems,
                keys_text(one),
                one.instance.ref if one.usable and one.instance is not None else one.row.target_ref,
            )
            for one in drafts
        ),
    )
