"""Writing the accepted rows of a run: all of them in one transaction, once, with their history."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from nakhonchai.accounts.models import Account
from nakhonchai.base.freshness import touch
from nakhonchai.base.writing import kind_of
from nakhonchai.imports.comparing import evaluate
from nakhonchai.imports.drafts import Draft, draft_of
from nakhonchai.imports.enums import WRITTEN, RunStatus
from nakhonchai.imports.gathering import gather, keys_text
from nakhonchai.imports.models import Run, RunRow, RunUpload
from nakhonchai.imports.permissions import may_import
from nakhonchai.imports.runs import modes_by_kind, recount
from nakhonchai.imports.undo_notes import outcome
from nakhonchai.records.enums import Origin
from nakhonchai.records.models import Record
from nakhonchai.records.refs import settle_refs
from nakhonchai.records.resources import RecordResource
from nakhonchai.records.settling import settle

BATCH = 400
DERIVED = {"search_key", "sort_key", "version", "updated_at"}


class NotToBeAppliedError(Exception):
    """The run was applied or cancelled before, is somebody else's, or its owner imports no more."""


@transaction.atomic
def apply_run(run: Run, *, by: Any, lease: str = "") -> Run:
    """Write the rows of *run* that its preview accepted, and return the run as it is then.

    Who may do what is read again inside the transaction, and every row is compared again:
    a row that would now do something else than the preview showed is left over with the reason.
    What was left over before and has been solved since is written by another apply of the same run.
    """
    person = Account.objects.get(pk=by.pk)
    if not may_import(person) or not _take(run, person, lease):
        raise NotToBeAppliedError
    resources: dict[str, RecordResource] = {}
    waiting = run.rows.filter(fate__in=WRITTEN, applied=False).order_by("pk")
    drafts = [draft_of(row, resources) for row in waiting]
    modes = modes_by_kind(run)
    for draft in drafts:
        draft.modes = modes.get(draft.kind, modes[""])
    evaluate(drafts, person, lock=True)
    for resource in sorted(resources.values(), key=lambda one: one.order):
        own = [draft for draft in drafts if draft.resource is resource]
        if resource.handler is not None:
            resource.handler.write(run, own, person)
        else:
            _write_kind(run, own, person)
    _keep_outcome(run, drafts)
    settle(_written(drafts), by=person, reason=_reason(run))
    _touch(drafts)
    run.refresh_from_db()
    run.wrote_in({draft.home for draft in drafts if draft.fate in WRITTEN})
    run.save(update_fields=["province"])
    return run


def _take(run: Run, person: Any, lease: str) -> bool:
    """Take the run for writing, once: by a worker's lease, or what waits, or what was solved since."""
    own = Run.objects.filter(pk=run.pk, account=person)
    if lease:
        free = own.filter(status=RunStatus.APPLYING, lease=lease)
    else:
        free = own.filter(status=RunStatus.READY)
        if not free.exists() and run.rows.filter(fate__in=WRITTEN, applied=False).exists():
            free = own.filter(status=RunStatus.APPLIED)
    return bool(
        free.update(
            status=RunStatus.APPLIED,
            finished_at=timezone.now(),
            lease="",
            lease_until=None,
            step="",
            attempts=0,
        )
    )


def cancel_run(run: Run, *, by: Any) -> bool:
    """Throw a run away before it wrote anything; its rows are deleted."""
    states = (RunStatus.READY, RunStatus.WAITING)
    waiting = Run.objects.filter(pk=run.pk, account=by, status__in=states)
    with transaction.atomic():
        if not waiting.update(status=RunStatus.CANCELLED, finished_at=timezone.now()):
            return False
        run.rows.all().delete()
        run.sheet_set.all().delete()
        run.groups.all().delete()
        RunUpload.objects.filter(run=run).delete()
    return True


def _write_kind(run: Run, drafts: list[Draft], person: Any) -> None:
    """Write one kind: records first, then their companions."""
    written = [draft for draft in drafts if draft.fate in WRITTEN]
    owners = [draft for draft in written if draft.same_as is None]
    _create(run, [(draft, draft.instance) for draft in owners if draft.record is None], person)
    _update(
        run,
        [(one.instance, one.changed_fields) for one in owners if one.record and one.changed_fields],
        person,
    )
    for draft in written:
        if draft.resource.companion is not None and draft.companion_is_new:
            # The record may have got its key only now.
            setattr(draft.companion, draft.resource.companion.link, draft.instance)
    new = [(draft, draft.companion) for draft in written if draft.companion_is_new]
    _create(run, new, person)
    changed = [
        (one.companion, one.companion_fields)
        for one in written
        if one.companion_fields and not one.companion_is_new
    ]
    _update(run, changed, person)


def _reason(run: Run) -> str:
    return f"นำเข้าจากไฟล์ รอบ {str(run.pk)[:8]}"


def _create(run: Run, made: list[tuple[Draft, Any]], person: Any) -> None:
    if not made:
        return
    records = [one for _, one in made]
    settle_refs(records)
    for draft, one in made:
        one.origin, one.origin_run, one.origin_row = Origin.IMPORTED, str(run.pk), draft.number
        one.created_by = person
        one.fill_derived_fields()
    bulk_create_with_history(
        records, type(records[0]), batch_size=BATCH, default_user=person, default_change_reason=_reason(run)
    )


def _update(run: Run, changed: list[tuple[Any, set[str]]], person: Any) -> None:
    """Update in bulk; each record's version goes up by one. The rows were locked when they were compared."""
    if not changed:
        return
    now = timezone.now()
    fields = set(DERIVED)
    for one, own in changed:
        one.version, one.updated_at = one.version + 1, now
        one.fill_derived_fields()
        fields |= own
    records = [one for one, _ in changed]
    bulk_update_with_history(
        records,
        type(records[0]),
        sorted(fields),
        batch_size=BATCH,
        default_user=person,
        default_change_reason=_reason(run),
    )


def _keep_outcome(run: Run, drafts: list[Draft]) -> None:
    """Say on each row what came of it and what was there before; what moved on since is left over."""
    moved, made = [], []
    for draft in drafts:
        row = draft.promised
        if row is None:
            continue
        if draft.fate in WRITTEN:
            row.applied = True
            row.target_ref, row.undo = outcome(draft)
            row.fate = draft.fate
            made.append(row)
            continue
        row.fate, row.problems = draft.fate, [list(problem) for problem in draft.problems]
        row.group_keys = keys_text(draft)
        if draft.usable and draft.instance is not None:
            row.target_ref = draft.instance.ref
        moved.append(row)
    fields = ["fate", "problems", "group_keys", "target_ref"]
    RunRow.objects.bulk_update(moved, fields, batch_size=BATCH)
    RunRow.objects.bulk_update(made, ["fate", "applied", "target_ref", "undo"], batch_size=BATCH)
    gather(run, [draft for draft in drafts if draft.fate not in WRITTEN])
    recount(run)


def _written(drafts: Iterable[Draft]) -> Iterator[tuple[Record, set[str]]]:
    """Yield each record that was written with its changed fields; "*" is new."""
    for draft in drafts:
        if draft.fate not in WRITTEN:
            continue
        if draft.same_as is None and (draft.record is None or draft.changed_fields):
            yield draft.instance, draft.changed_fields if draft.record is not None else {"*"}
        if draft.companion is not None and (draft.companion_is_new or draft.companion_fields):
            yield draft.companion, {"*"} if draft.companion_is_new else draft.companion_fields


def _touch(drafts: Iterable[Draft]) -> None:
    """Stamp what changed where, last in the transaction."""
    places: dict[str, set[str]] = {}
    for draft in drafts:
        if draft.fate not in WRITTEN:
            continue
        for one in (draft.instance, draft.companion):
            if one is not None:
                stamped = places.setdefault(kind_of(type(one)), set())
                stamped.add(one.area_id or "")
                if draft.record is not None and one is draft.instance:
                    stamped.add(draft.record.area_id or "")
    for kind in sorted(places):
        touch(kind, places[kind])
