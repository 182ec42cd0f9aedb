"""Taking back what a run wrote, as a write of its own: what nobody touched since goes back to what it was.

What was new goes to the trash with the reason; what was changed gets its old values. Versions, histories and
provenance go on. What somebody touched is left and listed; a person may have it taken back all the same.
"""

import copy
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nakhonchai.accounts.models import Account
from nakhonchai.base.bulk import update_recorded
from nakhonchai.base.freshness import touch
from nakhonchai.imports.enums import RunStatus
from nakhonchai.imports.lookups import UNDONE, pieces
from nakhonchai.imports.models import Run
from nakhonchai.imports.permissions import can_undo, require
from nakhonchai.imports.placekinds import UNDONE_BY
from nakhonchai.imports.undo_notes import put_back
from nakhonchai.records.models import Record
from nakhonchai.records.settling import settle
from nakhonchai.records.several import several_of
from nakhonchai.records.widgets import NO, YES
from nakhonchai.thai import ApproximateDate

SAMPLES = 20
REASON = UNDONE
GONE, TOUCHED = "ไม่พบรายการแล้ว", "มีผู้แก้ไขหลังจากนำเข้า"
TRASHED, USED, BEYOND = "อยู่ในถังขยะแล้ว", "มีรายการอื่นที่เพิ่มภายหลังอ้างถึง", "อยู่นอกเขตที่ท่านแก้ไขได้"
_ALWAYS = {"version", "updated_at", "search_key", "sort_key"}
_TRASH = {"trashed_at", "trashed_by", "trash_reason"}


@dataclass(frozen=True)
class UndoConflict:
    """A record that is not taken back by itself, and why."""

    ref: str
    label: str
    url: str
    who: str
    what: str
    may_go: bool = False  # whether a person may have it taken back all the same
    pairs: tuple[tuple[str, Any, Any], ...] = ()  # heading, as it is now, as it would be again
    is_new: bool = False  # the run made it: it would go to the trash, or end


@dataclass
class UndoPlan:
    """How many records go back, and which do not."""

    back: int = 0
    conflicts: list[UndoConflict] = field(default_factory=list)
    samples: list[UndoConflict] = field(default_factory=list)  # the first of those that go back


@dataclass
class _Written:
    """All that a run did to one record."""

    model: str
    version: int
    old: dict[str, Any] | None  # None: the run made it
    record: Any = None
    conflict: str = ""
    label: str = ""  # what it is called, where not by itself
    new: dict[str, Any] = field(default_factory=dict)  # what the run wrote, where no version tells


def undo_plan(run: Run, *, by: Any = None) -> UndoPlan:
    """Return what an undo would do."""
    return _plan(_written(run, by or run.account, lock=False))


@transaction.atomic
def undo_run(run: Run, *, by: Any, also: Iterable[str] = ()) -> UndoPlan:
    """Take back what the run wrote, once, in one transaction."""
    person = Account.objects.get(pk=by.pk)
    require(can_undo(run, person))
    taken = Run.objects.filter(pk=run.pk, status=RunStatus.APPLIED)
    require(bool(taken.update(status=RunStatus.UNDONE, undone_at=timezone.now())))
    written = _written(run, person, lock=True)
    wanted = set(also)
    going = {
        ref: one
        for ref, one in written.items()
        if not one.conflict or (ref in wanted and one.conflict in (TOUCHED, USED))
    }
    by_model: dict[str, list[_Written]] = defaultdict(list)
    for one in going.values():
        by_model[one.model].append(one)
    for model in sorted(by_model):
        by_model[model] = _allowed(model, by_model[model])
        _go_back(model, by_model[model], run, person)
    kept = {id(one) for listed in by_model.values() for one in listed}
    going = {ref: one for ref, one in going.items() if id(one) in kept}
    plan = _plan({ref: one for ref, one in written.items() if ref not in going})
    plan.back = len(going)
    Run.objects.filter(pk=run.pk).update(undo_left=len(plan.conflicts))
    for model in sorted(by_model):
        if model not in UNDONE_BY:
            # "": where the records were before is not looked up.
            touch(model, {"", *(one.record.area_id or "" for one in by_model[model])})
    run.refresh_from_db()
    return plan


def _written(run: Run, person: Any, *, lock: bool) -> dict[str, _Written]:
    """Return what the run wrote, by ref, with the record as it is now and what stands against going back."""
    found: dict[str, _Written] = {}
    notes = run.rows.filter(applied=True).order_by("pk").values_list("undo", flat=True)
    for note in (note for listed in notes.iterator(2_000) for note in listed):
        known = found.get(note["ref"])
        if known is None:
            found[note["ref"]] = _Written(
                note["model"], note["version"], note["old"], new=note.get("new") or {}
            )
        else:
            known.version = max(known.version, note["version"])
            known.new |= note.get("new") or {}
            if known.old is not None and note["old"] is not None:
                known.old = {**note["old"], **known.old}
    for model in {one.model for one in found.values()}:
        own = {ref: one for ref, one in found.items() if one.model == model}
        if model in UNDONE_BY:
            UNDONE_BY[model].load(own, person, run)
            continue
        _load(model, own, person, lock)
        _find_used(model, [one for one in found.values() if one.model == model], run)
    return found


def _load(label: str, written: dict[str, _Written], person: Any, lock: bool) -> None:
    model: Any = apps.get_model(label)
    editable = model.objects.editable_by(person).select_related("area", "cluster")
    if lock:
        editable = editable.select_for_update(of=("self",))
    for part in pieces(written):
        for record in editable.filter(ref__in=part):
            written[record.ref].record = record
    for one in written.values():
        if one.record is None:
            one.conflict = BEYOND
        elif one.record.is_trashed and one.old is None:
            one.conflict = TRASHED
        elif one.record.version != one.version:
            one.conflict = TOUCHED


def _find_used(label: str, written: list[_Written], run: Run) -> None:
    """Mark records made by the run to which others, made since by somebody, refer."""
    model: Any = apps.get_model(label)
    made = {one.record.pk: one for one in written if one.old is None and one.record is not None}
    for relation in model._meta.related_objects:
        other: Any = relation.related_model
        if not issubclass(other, Record):
            continue
        name = relation.field.name
        asked = other.objects.unscoped("whether anything refers to what an undo takes back").alive()
        for part in pieces(made):
            used = asked.filter(**{f"{name}__in": part}).exclude(origin_run=str(run.pk))
            for key in used.values_list(f"{name}__pk", flat=True).distinct():
                if key in made:
                    made[key].conflict = made[key].conflict or USED


def _plan(written: dict[str, _Written]) -> UndoPlan:
    plan = UndoPlan()
    for ref, one in written.items():
        if not one.conflict:
            plan.back += 1
            if len(plan.samples) < SAMPLES:
                plan.samples.append(_told(ref, one))
        else:
            plan.conflicts.append(_told(ref, one))
    return plan


def _told(ref: str, one: _Written) -> UndoConflict:
    """Return what the page tells of one record. What is not the person's to see is told by its ref alone."""
    record = one.record
    label = one.label or (f"{record}" if record is not None else ref)
    url = record.page() if record is not None and hasattr(record, "page") else ""
    return UndoConflict(
        ref,
        label[:200],
        url,
        _who(one),
        one.conflict,
        one.conflict in (TOUCHED, USED),
        tuple(_pairs(one)),
        one.old is None,
    )


def _pairs(one: _Written) -> Iterator[tuple[str, Any, Any]]:
    """Yield the fields that an undo would change: heading, now, then."""
    if one.record is None or not one.old:
        return
    before = _as_it_was(one)
    rows = several_of(one.record)  # told by the row, not by the record
    shown = [name for name in one.old if not name.endswith("_precision") and name not in rows]
    for name in shown:
        now, then = _shown(one.record, name), _shown(before, name)
        if now != then:
            yield str(type(one.record)._meta.get_field(name).verbose_name), now, then


def _shown(record: Any, name: str) -> str:
    """Return a stored value in words; an approximate date as precisely as it is known."""
    about: Any = getattr(record, f"{name}_about", None)
    if isinstance(about, ApproximateDate):
        return about.th(short=True)
    display = getattr(record, f"get_{name}_display", None)
    value = display() if display is not None else getattr(record, name)
    if isinstance(value, dict):
        return " · ".join(f"{key}: {text}" for key, text in value.items())
    if isinstance(value, bool):
        return YES if value else NO
    return "" if value is None else str(value)


def _who(one: _Written) -> str:
    """Return who touched the record last. Conflicts are few; each asks for its latest history."""
    if one.record is None or one.conflict != TOUCHED or not hasattr(one.record, "history"):
        return ""
    last = one.record.history.select_related("history_user").order_by("-history_date", "-history_id").first()
    return str(last.history_user or "ระบบ") if last is not None else ""


def _allowed(label: str, written: list[_Written]) -> list[_Written]:
    """Return those that may be again what they were: others stay, and say which rule they would break.

    A council that a file closed does not come back where another stands since. Asked of all at once; one by
    one only where that is refused.
    """
    model: Any = None if label in UNDONE_BY else apps.get_model(label)
    again = [(one, _as_it_was(one)) for one in written if one.old is not None and model is not None]
    if not again or not _refusal(model, [record for _one, record in again]):
        return written
    for one, record in again:
        one.conflict = _refusal(model, [record]) or one.conflict
    refused = {id(one) for one, _record in again if one.conflict not in ("", TOUCHED, USED)}
    return [one for one in written if id(one) not in refused]


def _refusal(model: Any, records: list[Any]) -> str:
    try:
        model.refuse(records)
    except ValidationError as problem:
        return " ".join(problem.messages)
    return ""


def _as_it_was(one: _Written) -> Any:
    before = copy.copy(one.record)
    for name, value in (one.old or {}).items():
        put_back(before, name, value)
    return before


def _go_back(label: str, written: list[_Written], run: Run, person: Any) -> None:
    now = timezone.now()
    reason = f"{REASON} รอบ {str(run.pk)[:8]}"
    if label in UNDONE_BY:
        UNDONE_BY[label].go_back(list(written), run, person, reason)
        return
    fields = set(_ALWAYS)
    records = []
    for one in written:
        record = one.record
        if one.old is None:
            record.trashed_at, record.trashed_by, record.trash_reason = now, person, reason
            fields |= _TRASH
        else:
            for name, value in (*one.new.items(), *one.old.items()):
                put_back(record, name, value)
                fields.add(name)
        record.version += 1
        record.fill_derived_fields()
        records.append(record)
    update_recorded(records, fields.difference(*map(several_of, records[:1])), by=person, reason=reason)
    settle([(record, fields) for record in records], by=person, reason=reason)
