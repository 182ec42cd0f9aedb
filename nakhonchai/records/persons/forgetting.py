"""Forgetting a person: what says who they are goes, what is counted stays, without them.

The record stays as nobody in particular (its gender, birth year and subdistrict are counted), and what
hangs on it keeps its dates and choices but none of its text. Their history and files are removed, and
the person's names and numbers are taken out of whatever else holds them (see ``sweeping``).
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import models, transaction
from django.db.models import Q

from nakhonchai.base.models import Versioned
from nakhonchai.base.writing import stamp, write
from nakhonchai.geography.models import Area
from nakhonchai.records.models import Attachment, Record
from nakhonchai.records.models.merging import DuplicatePair, Merge
from nakhonchai.records.personal import GONE, Forgetting, Forgotten, identity_of, parts_of
from nakhonchai.records.persons.related import attached, free_text, related_rows, rows_of, tasks_about
from nakhonchai.records.persons.sweeping import sweep

SUBDISTRICT = 6


class _LookedAtError(Exception):
    """Ends the transaction of a preview: nothing was meant."""


def forget(
    person: Record, *, by: Any, reason: str, also: Callable[[Forgetting], None] | None = None
) -> list[Forgotten]:
    """Forget *person*, whole or not at all; return what was done. ``also`` runs in the same transaction."""
    with transaction.atomic():
        forgetting = Forgetting(person, identity_of(person), by, reason)
        done = [one for one in _steps(forgetting) if one.count]
        if also is not None:
            also(forgetting)
        transaction.on_commit(lambda: _remove_files(forgetting))
    return done


def preview(person: Record, *, by: Any) -> list[Forgotten]:
    """Return what :func:`forget` would do. It is done and taken back, so that it says what is true."""
    done: list[Forgotten] = []
    looked_at = type(person).objects.unscoped("the person whom the page has found").get(pk=person.pk)
    try:
        with transaction.atomic():
            done = [one for one in _steps(Forgetting(looked_at, identity_of(looked_at), by, "")) if one.count]
            raise _LookedAtError
    except _LookedAtError:
        return done


def _steps(forgetting: Forgetting) -> Iterator[Forgotten]:
    person = forgetting.person
    forgetting.seen[person.ref] = forgetting.identity
    parts = parts_of(person)
    left_to_parts = {name for part in parts for name in part.covers}
    hanging = list(related_rows(person))
    everything = [(type(person), [person]), *hanging]
    yield Forgotten("ไฟล์แนบ", sum(_forget_files(forgetting, model, rows) for model, rows in everything))
    yield Forgotten("งานที่ต้องทำเกี่ยวกับบุคคลนี้", sum(_forget_tasks(forgetting, *one) for one in everything))
    for part in parts:
        yield from part.forget(forgetting)
    for model, rows in hanging:
        if model._meta.label_lower not in left_to_parts:
            yield Forgotten(str(model._meta.verbose_name_plural), sum(empty(row, forgetting) for row in rows))
    yield Forgotten("ระเบียนของบุคคล", _forget_person(forgetting))
    yield from sweep(forgetting)
    yield from _forget_merged(forgetting)


def _forget_merged(forgetting: Forgetting) -> Iterator[Forgotten]:
    """Forget what was merged into the person's record too: it was the same person, under another name."""
    kind, ref = forgetting.person._meta.label_lower, forgetting.person.ref
    merges = Merge.objects.filter(kind=kind).filter(Q(kept_ref=ref) | Q(lost_ref=ref))
    yield Forgotten("การรวมรายการ", merges.update(lost_name=GONE, journal=[], conflicts=[], reason=""))
    pk = forgetting.person.pk
    DuplicatePair.objects.filter(kind=kind).filter(Q(first_id=pk) | Q(second_id=pk)).delete()
    refs = set(merges.standing().filter(kept_ref=ref).values_list("lost_ref", flat=True)) - set(
        forgetting.seen
    )
    for lost in rows_of(type(forgetting.person)).filter(ref__in=refs).order_by("pk"):
        own = Forgetting(lost, identity_of(lost), forgetting.by, forgetting.reason, forgetting.files)
        own.seen = forgetting.seen
        yield from _steps(own)


def empty(row: Any, forgetting: Forgetting, **values: Any) -> int:
    """Take the text out of a row that hangs on the person (and set *values*); its history begins anew."""
    for column in free_text(type(row)):
        _empty_column(row, column, forgetting)
    _let_go(row, Attachment)
    for name, value in values.items():
        setattr(row, name, value)
    keep_anew(row, forgetting)
    return 1


def keep_anew(row: Any, forgetting: Forgetting) -> None:
    """Write a row and forget what it was before: its history holds this one state."""
    if not isinstance(row, Versioned):
        row.save()
        stamp(row)
        return
    write(row, by=forgetting.by, reason="ลบข้อมูลส่วนบุคคลตามสิทธิของเจ้าของข้อมูล")
    history: Any = row.history
    latest = history.order_by("-history_date", "-history_id").first()
    if latest is not None:
        _state_of(latest, row)
        history.exclude(pk=latest.pk).delete()


def _state_of(latest: Any, row: Any) -> None:
    """Let a line of history say what the row says now, also where the write found nothing to change."""
    for column in row._meta.local_concrete_fields:
        if hasattr(latest, column.attname):
            setattr(latest, column.attname, getattr(row, column.attname))
    latest.save()


def _empty_column(row: Any, column: models.Field[Any, Any], forgetting: Forgetting) -> None:
    value = getattr(row, column.attname)
    if isinstance(column, models.FileField):
        if value:
            forgetting.files.append((value.storage, value.name))
        setattr(row, column.attname, "")
    elif isinstance(column, models.JSONField):
        setattr(row, column.attname, column.get_default())
    elif value:
        setattr(row, column.attname, None if column.null else "")


def _let_go(row: Any, *models_: type[Any]) -> None:
    """Empty the keys of a row to files (which are gone) or to people."""
    for column in row._meta.local_concrete_fields:
        if column.is_relation and column.related_model in models_ and column.null:
            setattr(row, column.name, None)


def _forget_person(forgetting: Forgetting) -> int:
    person: Any = forgetting.person
    for column in free_text(type(person)):
        _empty_column(person, column, forgetting)
    _let_go(person, Attachment, type(person))  # whom they follow says who they are
    person.given_name = f"{GONE} {person.ref}"
    if person.area_id and len(person.area_id) > SUBDISTRICT:
        person.area_id = person.area_id[:SUBDISTRICT]
        person.area = Area.objects.get(pk=person.area_id)
    keep_anew(person, forgetting)
    return 1


def _forget_files(forgetting: Forgetting, model: Any, rows: list[Any]) -> int:
    files = attached(model, [row.pk for row in rows])
    for file in files:
        forgetting.files.append((file.file.storage, file.file.name))
        file.delete()
    return len(files)


def _forget_tasks(forgetting: Forgetting, model: Any, rows: list[Any]) -> int:
    tasks = tasks_about(model, [row.pk for row in rows])
    for task in tasks:
        _forget_files(forgetting, type(task), [task])
        empty(task, forgetting, name="งานเกี่ยวกับบุคคลที่ลบข้อมูลแล้ว")
    return len(tasks)


def _remove_files(forgetting: Forgetting) -> None:
    for storage, name in forgetting.files:
        storage.delete(name)
