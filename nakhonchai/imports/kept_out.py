"""Rows about people who asked to be forgotten: an old list does not bring them back.

The row is set aside with the reason, and what it says is kept neither in the run nor in the cells of its
sheet. The record of such a person is nobody's: a row that names its ref is kept out too.
"""

from typing import Any

from nakhonchai.imports.drafts import Draft
from nakhonchai.imports.enums import Fate
from nakhonchai.imports.sheets.columns import sample_of
from nakhonchai.records.personal import Gate

ASKED_TO_FORGET = "เจ้าของข้อมูลขอให้ลบ"
MARK = "kept_out"  # in what was decided of a row: it is read no more


def is_kept_out(draft: Draft) -> bool:
    """Whether the row was set aside before."""
    return bool(draft.decided.get(MARK))


def keep_out(draft: Draft, gate: Gate, values: dict[str, Any]) -> None:
    """Set the row aside where the person whom it would write asked to be forgotten."""
    if gate.refusal(draft.kind, values, draft.record):
        set_aside(draft)


def set_aside(draft: Draft) -> None:
    """Leave a row about such a person, and keep nothing of what it says."""
    draft.fate = Fate.SKIPPED
    draft.decided = {MARK: True}
    draft.why = ASKED_TO_FORGET
    draft.cells, draft.values, draft.notes, draft.token = {}, {}, {}, ""
    for said in (draft.problems, draft.warnings, draft.changes, draft.kept, draft.candidates):
        said.clear()


def forget_cells(results: list[Any], drafts: list[Draft]) -> None:
    """Empty the cells of rows that are kept out, and the samples taken from them, before sheets are kept."""
    named = {result.read.name: result for result in results}
    for draft in drafts:
        if is_kept_out(draft) and draft.sheet in named:
            _forget_row(named[draft.sheet], draft.number - 1)


def _forget_row(result: Any, index: int) -> None:
    rows = result.read.rows
    if index >= len(rows):
        return
    said = {sample_of(cell) for cell in rows[index]}
    rows[index] = [ASKED_TO_FORGET]
    for column in (column for table in result.tables for column in table["columns"]):
        column["samples"] = [sample for sample in column["samples"] if sample not in said]
