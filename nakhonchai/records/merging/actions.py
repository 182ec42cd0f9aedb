"""Merging two records, taking that back, and saying that they are not the same."""

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from nakhonchai.accounts.scope import scope_of
from nakhonchai.accounts.tripwire import state_scope
from nakhonchai.base.freshness import touch
from nakhonchai.base.writing import StaleVersionError
from nakhonchai.records.actions import OutOfReachError
from nakhonchai.records.merging.fields import join_extra, join_names, take
from nakhonchai.records.merging.finding import forget_pairs
from nakhonchai.records.merging.journal import Journal, fields_of, model_of, plain, put, save, snapshot
from nakhonchai.records.merging.moving import clear_own, move_all, settle
from nakhonchai.records.merging.relations import all_rows
from nakhonchai.records.merging.rules import DuplicateRules, rules_named
from nakhonchai.records.merging.weighing import common_place
from nakhonchai.records.models import DuplicatePair, Merge, NotTheSame
from nakhonchai.records.settling import settle as settle_written

TRASH = {"trashed_at", "trashed_by", "trash_reason"}
MERGED_INTO = "รวมเข้ากับ"
UNDO = "ย้อนการรวม"


class NotToBeMergedError(Exception):
    """These two are not merged by this person; the sentence says why."""


@dataclass(frozen=True)
class Conflict:
    """Something that an undo leaves as it is, and why."""

    what: str
    why: str


def may_merge(person: Any, one: Any, other: Any) -> bool:
    """Whether *person* makes one of the two: managers where both are at home; across provinces, staff."""
    scope = scope_of(person)
    if not scope.may_manage or type(one) is not type(other) or one.pk == other.pk:
        return False
    if not common_place(one.area_id, other.area_id) and not scope.is_staff:
        return False
    editable = type(one).objects.editable_by(person).filter(pk__in=[one.pk, other.pk])
    return bool(editable.count() == 2)


@transaction.atomic
def merge(
    rules: DuplicateRules,
    kept: Any,
    lost: Any,
    *,
    by: Any,
    chosen: dict[str, str] | None = None,
    reason: str = "",
    versions: tuple[int, int] | None = None,
) -> Merge:
    """Take *lost* into *kept*: facts as *chosen*, everything that belongs to it, its name as another name.

    *versions* are those the person saw (kept, lost). A merge that was done already is returned as it is.
    Raises ``StaleVersionError`` where somebody wrote either since, :class:`NotToBeMergedError`,
    ``OutOfReachError``, and ``ValidationError`` where the joined record breaks a rule.
    """
    state_scope()
    done = Merge.objects.standing().filter(kind=rules.kind, lost_ref=lost.ref, kept_ref=kept.ref).first()
    if done is not None:
        return done
    if not may_merge(by, kept, lost):
        raise OutOfReachError(lost.ref)
    kept, lost = _as_stored(rules, kept, lost, versions)
    journal = Journal(by, _reason(kept, lost))
    name_before, before = kept.title, snapshot(kept)
    _put_away(lost, kept, journal)
    moved = move_all(lost, kept, journal)
    settle(kept, journal)
    kept.refresh_from_db(fields=["version"])
    take(rules, kept, lost, chosen or {})
    clear_own(kept, lost)
    kept.extra = join_extra(kept.extra, lost.extra)
    kept.join_from(lost)
    join_names(rules, kept, lost, name_before)
    kept.fill_derived_fields()
    kept.validate_constraints()
    if rules.check is not None:
        rules.check(kept)
    journal.change(kept, before, always=True)
    _settle_written(kept, journal.entries, by, journal.reason)
    _carry_refusals(rules.kind, lost.ref, kept.ref)
    forget_pairs(rules.kind, kept.pk, lost.pk)
    touch(rules.kind, ["", kept.area_id or "", lost.area_id or ""])  # "": where they were before
    return Merge.objects.create(
        kind=rules.kind,
        kept_ref=kept.ref,
        lost_ref=lost.ref,
        lost_name=str(lost)[:200],
        merged_by=by,
        reason=reason[:200],
        journal=journal.entries,
        moved=moved,
    )


def _settle_written(record: Any, entries: list[dict[str, Any]], by: Any, reason: str) -> None:
    """Let the kind draw its consequences (the home of what hangs on a body) where its own columns changed."""
    own = [one for one in entries if (one["model"], one["pk"]) == (record._meta.label_lower, record.pk)]
    columns = {name for entry in own for name in entry["fields"]}
    names = {field.name for field in type(record)._meta.concrete_fields if field.attname in columns}
    settle_written([(record, names - TRASH)], by=by, reason=reason)


def _as_stored(
    rules: DuplicateRules, kept: Any, lost: Any, versions: tuple[int, int] | None
) -> tuple[Any, Any]:
    """Return both as they are now, locked, unless somebody wrote one since."""
    rows = all_rows(rules.model).select_for_update(of=("self",)).filter(pk__in=[kept.pk, lost.pk])
    found = {one.pk: one for one in rows.select_related("area", "cluster").order_by("pk")}
    kept_now, lost_now = found[kept.pk], found[lost.pk]
    seen = versions or (kept.version, lost.version)
    for now, version in ((kept_now, seen[0]), (lost_now, seen[1])):
        if now.version != version:
            raise StaleVersionError(now)
        if now.is_trashed:
            raise NotToBeMergedError(f"“{now}” อยู่ในถังขยะหรือถูกรวมกับรายการอื่นไปแล้ว")
    return kept_now, lost_now


def _reason(kept: Any, lost: Any) -> str:
    return f"รวม {lost.ref} เข้ากับ {kept.ref}"


def _put_away(lost: Any, kept: Any, journal: Journal) -> None:
    before = snapshot(lost)
    lost.trashed_at, lost.trashed_by = timezone.now(), journal.by
    lost.trash_reason = f"{MERGED_INTO} {kept.ref}"
    journal.change(lost, before)


def _carry_refusals(kind: str, lost_ref: str, kept_ref: str) -> None:
    """Whoever was said to be somebody else than the lost one is somebody else than the kept one."""
    said = NotTheSame.objects.filter(kind=kind)
    for one in said.filter(first_ref=lost_ref) | said.filter(second_ref=lost_ref):
        other = one.second_ref if one.first_ref == lost_ref else one.first_ref
        if other != kept_ref:
            _remember(kind, other, kept_ref, one.said_by, _carried(lost_ref))


# --- taking it back -----------------------------------------------------------------------------


def may_undo(person: Any, done: Merge) -> bool:
    """Whether *person* takes a merge back: who may merge these two, while both records are there."""
    rules = rules_named(done.kind)
    if rules is None or done.is_undone or not done.journal:
        return False  # without a journal: a person who was merged asked to be forgotten
    found = {one.ref: one for one in all_rows(rules.model).filter(ref__in=[done.kept_ref, done.lost_ref])}
    return len(found) == 2 and may_merge(person, found[done.kept_ref], found[done.lost_ref])


@transaction.atomic
def undo_merge(done: Merge, *, by: Any) -> list[Conflict]:
    """Put everything back where it was, but for what was touched since; return what was left, and why.

    One that was undone already is left as it is. Raises :class:`NotToBeMergedError` where a later merge
    builds on this one, or the record cannot come back.
    """
    state_scope()
    now = Merge.objects.select_for_update().get(pk=done.pk)
    if now.is_undone:
        return [Conflict(*one) for one in now.conflicts]
    if not may_undo(by, now):
        raise OutOfReachError(now.lost_ref)
    if Merge.objects.standing().filter(kind=now.kind, lost_ref=now.kept_ref).exists():
        raise NotToBeMergedError("รายการที่เก็บไว้ถูกรวมเข้ากับรายการอื่นต่อแล้ว ย้อนการรวมครั้งหลังก่อน")
    reason = f"{UNDO} {now.lost_ref} ออกจาก {now.kept_ref}"
    left = [conflict for entry in reversed(now.journal) for conflict in _take_back(entry, now, by, reason)]
    rules: Any = rules_named(now.kind)
    records = list(all_rows(rules.model).filter(ref__in=[now.kept_ref, now.lost_ref]))
    _say_in_history(records, now, by, reason)
    for one in records:
        _settle_written(one, now.journal, by, reason)
    NotTheSame.objects.filter(kind=now.kind, reason=_carried(now.lost_ref)).delete()
    forget_pairs(now.kind, *(one.pk for one in records))
    touch(now.kind, ["", *(one.area_id or "" for one in records)])  # "": where they were before
    now.undone_at, now.undone_by = timezone.now(), by
    now.conflicts = [[one.what, one.why] for one in left]
    now.save(update_fields=["undone_at", "undone_by", "conflicts"])
    return left


def _carried(ref: str) -> str:
    return f"{MERGED_INTO} {ref}"


def _say_in_history(records: list[Any], now: Merge, by: Any, reason: str) -> None:
    """Let the kept record's history tell of the undo, also where none of its own columns went back."""
    for record in records:
        last = record.history.order_by("-history_id").values_list("history_change_reason", flat=True).first()
        if last != reason:
            save(record, by=by, reason=reason, always=True)


def _take_back(entry: dict[str, Any], done: Merge, by: Any, reason: str) -> list[Conflict]:
    model = model_of(entry)
    row = all_rows(model).filter(pk=entry["pk"]).first()
    if entry["do"] == "drop":
        return _make_again(model, entry, row, by, reason)
    if row is None:
        return [Conflict(str(model._meta.verbose_name), "ไม่พบรายการแล้ว")]
    conflicts = _put_back(row, entry["fields"])
    try:
        with transaction.atomic():
            save(row, by=by, reason=reason)
    except IntegrityError as problem:
        if getattr(row, "ref", "") == done.lost_ref:
            raise NotToBeMergedError("นำรายการเดิมกลับมาไม่ได้ เพราะมีรายการที่เหมือนกันเพิ่มขึ้นภายหลัง") from problem
        return [Conflict(_named(row), "มีรายการที่เหมือนกันเพิ่มขึ้นภายหลัง")]
    return conflicts


def _put_back(row: Any, changed: dict[str, list[Any]]) -> list[Conflict]:
    """Give the columns their old values, but for those that are no longer what the merge wrote."""
    conflicts, fields = [], fields_of(row)
    for name, (before, after) in changed.items():
        field = fields.get(name)
        if field is None or plain(field, row) == before:
            continue
        if plain(field, row) == after:
            put(field, row, before)
        else:
            conflicts.append(Conflict(_named(row), f"“{field.verbose_name}” มีผู้แก้หลังการรวม จึงคงไว้"))
    return conflicts


def _make_again(model: Any, entry: dict[str, Any], there: Any, by: Any, reason: str) -> list[Conflict]:
    if there is not None:
        return []
    row = model(pk=entry["pk"])
    for field in model._meta.concrete_fields:
        if field.attname in entry["fields"]:
            put(field, row, entry["fields"][field.attname][0])
    try:
        with transaction.atomic():
            save(row, by=by, reason=reason)
    except IntegrityError:
        return [Conflict(str(model._meta.verbose_name), "มีรายการที่เหมือนกันเพิ่มขึ้นภายหลัง")]
    return []


def _named(row: Any) -> str:
    return f"{row._meta.verbose_name} “{row}”"[:120]


# --- not the same -------------------------------------------------------------------------------


@transaction.atomic
def say_not_same(rules: DuplicateRules, one: Any, other: Any, *, by: Any, reason: str = "") -> None:
    """Remember that two records are not the same; saying so twice is saying so once."""
    if not may_merge(by, one, other):
        raise OutOfReachError(other.ref)
    remember_not_same(rules.kind, one, other, by=by, reason=reason)


def remember_not_same(kind: str, one: Any, other: Any, *, by: Any, reason: str = "") -> None:
    """Remember it without asking who says so: for a form that the person may save anyway."""
    _remember(kind, one.ref, other.ref, by, reason)
    first, second = sorted((one.pk, other.pk))
    DuplicatePair.objects.filter(kind=kind, first_id=first, second_id=second).delete()


def _remember(kind: str, one: str, other: str, by: Any, reason: str) -> None:
    first, second = sorted((one, other))
    NotTheSame.objects.get_or_create(
        kind=kind, first_ref=first, second_ref=second, defaults={"said_by": by, "reason": reason[:200]}
    )


def forget_not_same(said: NotTheSame) -> None:
    """Take back that two are not the same: the next search may propose them again."""
    said.delete()
