"""Writing the accepted rows of a run: all of them in one transaction, once, with their history."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from nakhonchai.accounts.models import Account
from nakhonchai.base.bulk import create_recorded, update_recorded
from nakhonchai.base.collecting import collection_paused
from nakhonchai.base.freshness import touch
from nakhonchai.base.writing import kind_of
from nakhonchai.imports.comparing import evaluate
from nakhonchai.imports.drafts import Draft, draft_of
from nakhonchai.imports.enums import WRITTEN, RunStatus
from nakhonchai.imports.gathering import gather
from nakhonchai.imports.models import Run, RunUpload
from nakhonchai.imports.permissions import may_import
from nakhonchai.imports.ready import ready_drafts
from nakhonchai.imports.rowstore import mark_left, mark_written, waiting_rows
from nakhonchai.imports.runs import modes_by_kind, recount
from nakhonchai.records.enums import Origin
from nakhonchai.records.models import Record
from nakhonchai.records.refs import settle_refs
from nakhonchai.records.resources import RecordResource
from nakhonchai.records.settling import settle
from nakhonchai.records.several import name_made, several_of
from nakhonchai.thai import new_ref

DERIVED = {"search_key", "sort_key", "version", "updated_at"}


class NotToBeAppliedError(Exception):
    """The run was applied or cancelled before, is somebody else's, or its owner imports no more."""


@collection_paused()
@transaction.atomic
def apply_run(run: Run, *, by: Any, lease: str = "") -> Run:
    """Write the rows of *run* that its preview accepted, and return the run as it is then.

    Who may do what is read again inside the transaction, and every row is compared again, unless nothing that
    its fate depends on has changed (see ``ready``): a row that would now do something else than the preview
    showed is left over with the reason.
    What was left over before and has been solved since is written by another apply of the same run.
    """
    person = Account.objects.get(pk=by.pk)
    one_at_a_time()
    if not may_import(person) or not _take(run, person, lease):
        raise NotToBeAppliedError
    drafts = ready_drafts(run, person)
    if drafts is None:
        drafts = _compared(run, person)
    for resource in _in_order(drafts):
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
    run.save(update_fields=["province", "district"])
    return run


def one_at_a_time() -> None:
    """Let nobody else apply until the transaction ends: two files about one new record make it once.

    SQLite's transactions that write are one at a time by themselves.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('nakhonchai.imports.apply'))")


def _compared(run: Run, person: Any) -> list[Draft]:
    """Return the rows that wait, compared with the records as they are now; these are locked."""
    resources: dict[str, RecordResource] = {}
    drafts = [draft_of(row, resources) for row in waiting_rows(run)]
    modes = modes_by_kind(run)
    for draft in drafts:
        draft.modes = modes.get(draft.kind, modes[""])
    for resource in _in_order(drafts):
        resource.hold()
    evaluate(drafts, person, lock=True)
    return drafts


def _in_order(drafts: list[Draft]) -> list[RecordResource]:
    """Return the kinds; what is referred to comes before what refers."""
    found = {id(draft.resource): draft.resource for draft in drafts}
    return sorted(found.values(), key=lambda resource: resource.order)


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
    for draft in written:
        name_made(draft.instance)
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
    origin, key = Origin.IMPORTED.value, str(run.pk)
    for draft, one in made:
        one.ref = new_ref()
        one.origin, one.origin_run, one.origin_row = origin, key, draft.number
        one.created_by_id = person.pk
    settle_refs(records)
    for one in records:
        one.fill_derived_fields()
    create_recorded(records, by=person, reason=_reason(run))


def _update(run: Run, changed: list[tuple[Any, set[str]]], person: Any) -> None:
    """Update in bulk; each record's version goes up by one. The rows were locked when they were compared."""
    fields = set(DERIVED)
    for one, own in changed:
        one.version += 1
        one.fill_derived_fields()
        fields |= own - several_of(one)
    update_recorded([one for one, _ in changed], fields, by=person, reason=_reason(run))


def _keep_outcome(run: Run, drafts: list[Draft]) -> None:
    """Say on each row what came of it and what was there before; what moved on since is left over."""
    left = [draft for draft in drafts if draft.fate not in WRITTEN]
    mark_written(draft for draft in drafts if draft.fate in WRITTEN)
    mark_left(left)
    gather(run, left)
    recount(run)


def _written(drafts: Iterable[Draft]) -> Iterator[tuple[Record, set[str]]]:
    """Yield each record that was written with its changed fields; "*" is new."""
    for draft in drafts:
        if draft.fate not in WRITTEN or draft.instance is None:  # a place is no record
            continue
        if draft.same_as is None and (draft.record is None or draft.changed_fields):
            yield draft.instance, draft.changed_fields if draft.record is not None else {"*"}
        if draft.companion is not None and (draft.companion_is_new or draft.companion_fields):
            yield draft.companion, {"*"} if draft.companion_is_new else draft.companion_fields


def _touch(drafts: Iterable[Draft]) -> None:
    """Stamp what changed where, last in the transaction."""
    written: set[tuple[Any, str]] = set()
    for draft in drafts:
        if draft.fate not in WRITTEN:
            continue
        for one in (draft.instance, draft.companion):
            if one is not None:
                written.add((one.__class__, one.area_id or ""))
        if draft.record is not None and draft.instance is not None:
            written.add((draft.instance.__class__, draft.record.area_id or ""))
    places: dict[str, set[str]] = {}
    for model, area in written:
        places.setdefault(kind_of(model), set()).add(area)
    for kind in sorted(places):
        touch(kind, places[kind])
