"""What people decide: a place, a value, which record is meant; once for all rows with one problem."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from nakhonchai.base.bulk import update_rows
from nakhonchai.geography.enums import AliasKind
from nakhonchai.geography.models import Area, AreaAlias
from nakhonchai.imports.comparing import evaluate
from nakhonchai.imports.drafts import Draft, draft_of
from nakhonchai.imports.enums import TO_SOLVE, ChangeMode, Fate
from nakhonchai.imports.gathering import gather, keys_text
from nakhonchai.imports.likely import not_same_key
from nakhonchai.imports.memories import place_of
from nakhonchai.imports.models import NotSame, ProblemGroup, Run, RunRow, Synonym
from nakhonchai.imports.permissions import can_change, require
from nakhonchai.imports.placing import OF_DISTRICT
from nakhonchai.imports.runs import modes_by_kind, recount
from nakhonchai.records.resources import RecordResource
from nakhonchai.thai import normalise, strip_place_prefix

ALL_TOGETHER = 5_000  # rows that are compared again together; of more, only those with problems
ACTIONS = ("place", "value", "record", "new", "skip", "unskip")
_KEPT = (
    "fate",
    "label",
    "problems",
    "warnings",
    "changes",
    "kept",
    "candidates",
    "group_keys",
    "target_ref",
    "target_version",
    "decided",
    "mode",
)


@dataclass(frozen=True)
class Decision:
    """What a person chose. ``value``: code of an area, text of a cell, or ref of a record."""

    action: str
    value: str = ""
    field: str = ""


@transaction.atomic
def solve_group(run: Run, key: str, decision: Decision, *, by: Any, remember: bool = False) -> int:
    """Decide for all rows with one problem; return how many were looked at again."""
    require(can_change(run, by))
    group = run.groups.filter(key=key).first()
    if group is None:
        return 0
    if decision.action == "value" and not decision.field:
        decision = Decision("value", decision.value, group.field)
    rows = run.rows.filter(fate__in=TO_SOLVE, group_keys__contains=f" {key} ")
    if remember:
        _remember(group, rows.first(), decision, by)
    return _decide(run, rows, decision, by)


@transaction.atomic
def decide_rows(run: Run, row_pks: Iterable[int], decision: Decision, *, by: Any) -> int:
    """Decide for some rows of the run."""
    require(can_change(run, by))
    rows = run.rows.filter(pk__in=list(row_pks)[:2_000], applied=False).exclude(fate=Fate.OTHER)
    return _decide(run, rows, decision, by)


@transaction.atomic
def set_mode(run: Run, mode: str, *, by: Any, column: str = "", row_pks: Iterable[int] = ()) -> int:
    """Choose what is done where file and record differ: for the run, a column, or rows."""
    require(can_change(run, by) and mode in (*ChangeMode.values, ""))
    pks = list(row_pks)[:2_000]
    seen = (Fate.CHANGED, Fate.UNCHANGED)
    rows = run.rows.filter(applied=False, fate__in=seen).exclude(target_ref="")
    if pks:
        rows = rows.filter(pk__in=pks)
        rows.update(mode=mode)
    elif column:
        modes = {name: chosen for name, chosen in run.column_modes.items() if name != column}
        run.column_modes = modes | ({column: mode} if mode else {})
        run.save(update_fields=["column_modes"])
    else:
        run.mode = mode or ChangeMode.FILE
        run.save(update_fields=["mode"])
    return compare_again(run, rows, by)


def _decide(run: Run, rows: QuerySet[RunRow], decision: Decision, by: Any) -> int:
    require(decision.action in ACTIONS)
    chosen = list(rows)
    for row in chosen:
        row.decided = _decided(row, decision)
    if decision.action == "new":
        _remember_others(chosen, by)
    update_rows(RunRow, ["decided"], ((row.pk, row.decided) for row in chosen))
    return compare_again(
        run, run.rows.filter(pk__in=[row.pk for row in chosen]) if len(chosen) < 900 else None, by
    )


def _decided(row: RunRow, decision: Decision) -> dict[str, Any]:
    decided = dict(row.decided)
    if decision.action == "place":
        decided["place"] = decision.value.strip()
    elif decision.action == "value":
        decided["values"] = {**decided.get("values", {}), decision.field: decision.value.strip()}
    elif decision.action == "record":
        decided["record"] = decision.value.strip().upper()
        decided.pop("new", None)
    elif decision.action == "new":
        decided["new"] = True
        decided.pop("record", None)
    elif decision.action == "skip":
        decided["skip"] = True
    else:
        decided.pop("skip", None)
    return decided


# --- looking at rows again ----------------------------------------------------------------------


def compare_again(run: Run, rows: QuerySet[RunRow] | None, by: Any) -> int:
    """Compare rows again, with those that they may depend on; None: all that are not written yet."""
    open_rows = run.rows.filter(applied=False).exclude(fate=Fate.OTHER)
    total = open_rows.count()
    if rows is not None and total > ALL_TOGETHER:
        several_kinds = open_rows.order_by().values("kind").distinct().count() > 1
        open_rows = open_rows if several_kinds else rows
    run.ground = ""  # some rows are compared without others: all are once more when they are written
    run.save(update_fields=["ground"])
    resources: dict[str, RecordResource] = {}
    drafts = [draft_of(row, resources, promised=False) for row in open_rows.order_by("pk").iterator(2_000)]
    modes = modes_by_kind(run)
    for draft in drafts:
        draft.modes = modes.get(draft.kind, modes[""])
        # What an earlier run of the same file wrote stays as it was said to be.
        draft.done = draft.row is not None and draft.row.fate == Fate.UNCHANGED and not draft.row.target_ref
    evaluate([draft for draft in drafts if not draft.done], by)
    changed = [draft.row for draft in drafts if not draft.done and draft.row is not None and refresh(draft)]
    update_rows(RunRow, _KEPT, map(attrgetter("pk", *_KEPT), changed))
    gather(run, [draft for draft in drafts if not draft.done])
    recount(run)
    return len(drafts)


def refresh(draft: Draft) -> bool:
    """Take what was found into the stored row; return whether anything is different."""
    row = draft.row
    if row is None:
        return False
    before = [getattr(row, name) for name in _KEPT]
    row.fate, row.label = draft.fate.value, draft.label()
    row.problems = [list(problem) for problem in draft.problems]
    row.warnings = [list(warning) for warning in draft.warnings]
    row.changes = [list(change) for change in draft.changes]
    row.kept = [list(one) for one in draft.kept]
    row.candidates = draft.candidates if draft.fate == Fate.DUPLICATE else []
    row.group_keys = keys_text(draft)
    row.target_ref = draft.record.ref if draft.record is not None else ""
    row.target_version = draft.record.version if draft.record is not None else None
    return before != [getattr(row, name) for name in _KEPT]


# --- what is remembered -------------------------------------------------------------------------


def _remember(group: ProblemGroup, row: RunRow | None, decision: Decision, by: Any) -> None:
    """Learn from a decision: a spelling of a place, or a word for a choice."""
    if row is None:
        return
    if decision.action == "place":
        _remember_place(row, decision.value, by)
    elif decision.action == "value" and group.said and decision.value:
        Synonym.objects.update_or_create(
            place=place_of(by),
            kind=group.kind,
            field=decision.field,
            word=normalise(group.said)[:200],
            defaults={"means": decision.value[:200]},
        )


def _remember_place(row: RunRow, code: str, by: Any) -> None:
    from nakhonchai.accounts.scope import scope_of

    said = strip_place_prefix(str(row.data.get("subdistrict", "")))
    area = Area.objects.current().filter(code=code[:6]).first()
    if area is None or not said or not scope_of(by).may_edit_area(area.code):
        return
    if normalise(said) == area.name_th:
        return
    district = strip_place_prefix(str(row.data.get("district", "")))
    name = f"{said}{OF_DISTRICT}{district}" if district else said
    AreaAlias.objects.get_or_create(
        area=area, name=normalise(name)[:120], kind=AliasKind.SPELLING, defaults={"source": "ยืนยันตอนนำเข้า"}
    )


def _remember_others(rows: list[RunRow], by: Any) -> None:
    """Remember that these rows are none of the records that were shown beside them."""
    from nakhonchai.imports.interpreting import read_cells

    resources: dict[str, RecordResource] = {}
    made = []
    for row in rows:
        draft = draft_of(row, resources, promised=False)
        read_cells(draft)
        draft.area = str(row.notes.get("area", ""))
        key = not_same_key(draft)
        made += [NotSame(kind=row.kind, key=key, ref=one["ref"], said_by=by) for one in row.candidates]
    NotSame.objects.bulk_create(made, ignore_conflicts=True, batch_size=200)
