"""Every write of a record. Atomic, with who does it and why; the reach of the writer is checked again inside."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from nakhonchai.base.writing import write
from nakhonchai.records.models import Record, Submission


class OutOfReachError(Exception):
    """The record lies, or would come to lie, where the writer does not edit."""


@transaction.atomic
def save_record(record: Record, *, by: Any, reason: str = "", version: int | None = None) -> list[str]:
    """Save *record* and return the names of the changed fields (none: nothing was written).

    Raises ``StaleVersionError`` when somebody saved first, and :class:`OutOfReachError` when the
    record is, or with this save would be, outside what *by* edits. Either writes nothing.
    """
    if record._state.adding:
        record.created_by = record.created_by or by
    else:
        check_reach(record, by)
    changed = write(record, by=by, reason=reason, version=version)
    check_reach(record, by)
    return changed


def check_reach(record: Record, by: Any) -> None:
    """Raise :class:`OutOfReachError` unless the stored record is one that *by* edits."""
    if not type(record).objects.editable_by(by).filter(pk=record.pk).exists():
        raise OutOfReachError(record.ref)


def trash_record(record: Record, *, by: Any, reason: str, version: int | None = None) -> None:
    """Move the record to the trash, from which it can be restored."""
    if record.is_trashed:
        return
    record.trashed_at, record.trashed_by, record.trash_reason = timezone.now(), by, reason or "ไม่ได้ระบุ"
    save_record(record, by=by, reason=f"ทิ้ง: {record.trash_reason}", version=version)


def restore_record(record: Record, *, by: Any, version: int | None = None) -> None:
    """Take the record out of the trash."""
    if not record.is_trashed:
        return
    record.trashed_at, record.trashed_by, record.trash_reason = None, None, ""
    save_record(record, by=by, reason="กู้คืนจากถังขยะ", version=version)


def once(account: Any, key: UUID | None, do: Callable[[], str]) -> str:
    """Run *do*, which returns an address, once for each form *key*; a repeated key gives the first address."""
    if key is None:
        return do()
    done = Submission.objects.filter(account=account, key=key).values_list("url", flat=True)
    try:
        with transaction.atomic():
            if first := done.first():
                return first
            # Taken before the work: of two at the same time, the second waits here.
            taken = Submission.objects.create(account=account, key=key, url="")
            taken.url = do()
            taken.save(update_fields=["url"])
            return taken.url
    except IntegrityError:
        if first := done.first():
            return first
        raise
