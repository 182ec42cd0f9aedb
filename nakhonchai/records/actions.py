"""Every write of a record: atomic, with who does it and why, the writer's reach checked again inside."""

import hashlib
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from nakhonchai.accounts.tripwire import state_scope
from nakhonchai.base.writing import write
from nakhonchai.records.models import Record, Submission
from nakhonchai.records.settling import settle


class OutOfReachError(Exception):
    """The record lies (``moved``), or would come to lie, where the writer does not edit."""

    def __init__(self, ref: str, *, moved: bool = False) -> None:
        super().__init__(ref)
        self.moved = moved


class AlreadySentError(Exception):
    """A form that was saved before came again with other content. ``url`` is where the first led."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


@transaction.atomic
def save_record(record: Record, *, by: Any, reason: str = "", version: int | None = None) -> list[str]:
    """Save *record* and return the names of the changed fields (none: nothing was written).

    Raises ``StaleVersionError`` when somebody saved first, and :class:`OutOfReachError` when the
    record is, or with this save would be, outside what *by* edits; ``ValidationError`` where it would
    break a rule among records. Each writes nothing.
    """
    state_scope()  # the reach of the writer is checked below, when there is a row to check
    if record._state.adding:
        record.created_by = record.created_by or by
    else:
        check_reach(record, by, moved=True)
    type(record).refuse([record])
    changed = write(record, by=by, reason=reason, version=version)
    check_reach(record, by)
    if changed:
        settle([(record, changed)], by=by, reason=reason)
    return changed


def check_reach(record: Record, by: Any, *, moved: bool = False) -> None:
    """Raise :class:`OutOfReachError` unless the stored record is one that *by* edits."""
    if not type(record).objects.editable_by(by).filter(pk=record.pk).exists():
        raise OutOfReachError(record.ref, moved=moved)


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


def content_digest(data: Any) -> str:
    """Return what tells whether two posts of a form say the same; the security token is not content."""
    parts = sorted((key, values) for key, values in data.lists() if key != "csrfmiddlewaretoken")
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def was_sent(account: Any, key: str) -> bool:
    """Whether *account* sent a form with this key before."""
    try:
        return Submission.objects.filter(account=account, key=UUID(key)).exists()
    except ValueError:
        return False


def once(account: Any, key: UUID | None, do: Callable[[], str], digest: str = "") -> str:
    """Run *do*, which returns an address, once for each form *key*; a repeated key gives the first address.

    A repeated key with another *digest* is not a double click: somebody went back, changed
    what the form said and sent it again. That raises :class:`AlreadySentError`, so that
    nobody believes that it was saved.
    """
    if key is None:
        return do()
    sent = Submission.objects.filter(account=account, key=key)
    try:
        with transaction.atomic():
            if first := sent.first():
                return _first_address(first, digest)
            # Taken before the work: of two at the same time, the second waits here.
            taken = Submission.objects.create(account=account, key=key, url="", digest=digest)
            taken.url = do()
            taken.save(update_fields=["url"])
            return taken.url
    except IntegrityError:
        # The transaction is rolled back, so PostgreSQL answers again.
        if first := sent.first():
            return _first_address(first, digest)
        raise


def _first_address(first: Submission, digest: str) -> str:
    if digest and first.digest and first.digest != digest:
        raise AlreadySentError(first.url)
    return first.url
