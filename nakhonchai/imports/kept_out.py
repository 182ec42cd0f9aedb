"""Rows about people who asked to be forgotten: an old list does not bring them back.

The row is set aside with the reason, and what it says is kept neither in the run nor in the cells of its
sheet. The record of such a person is nobody's: a row that names its ref is kept out too.
"""

from typing import Any

from nakhonchai.imports.drafts import Draft
from nakhonchai.imports.enums import Fate
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


def forget_cells(sheets: list[Any], drafts: list[Draft]) -> None:
    """Empty the cells of rows that are kept out, before the sheets are kept."""
    named = {sheet.name: sheet for sheet in sheets}
    for draft in drafts:
        if is_kept_out(draft) and draft.sheet in named and draft.number <= len(named[draft.sheet].rows):
            named[draft.sheet].rows[draft.number - 1] = [ASKED_TO_FORGET]
