"""What the pages and commands of the importer may do. Everything that changes takes ``by``, the account."""

from nakhonchai.imports.applying import apply_run, cancel_run
from nakhonchai.imports.background import start_apply
from nakhonchai.imports.decisions import Decision, decide_rows, set_mode, solve_group
from nakhonchai.imports.leftovers import make_leftovers
from nakhonchai.imports.permissions import NotAllowedError, can_apply, can_change, can_undo
from nakhonchai.imports.resheet import change_sheet, field_choices, kind_choices
from nakhonchai.imports.runs import begin_run
from nakhonchai.imports.undoing import UndoConflict, UndoPlan, undo_plan, undo_run

__all__ = [
    "Decision",
    "NotAllowedError",
    "UndoConflict",
    "UndoPlan",
    "apply_run",
    "begin_run",
    "can_apply",
    "can_change",
    "can_undo",
    "cancel_run",
    "change_sheet",
    "decide_rows",
    "field_choices",
    "kind_choices",
    "make_leftovers",
    "set_mode",
    "solve_group",
    "start_apply",
    "undo_plan",
    "undo_run",
]
