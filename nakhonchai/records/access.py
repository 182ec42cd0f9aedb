"""Remembers who read, or printed, what concerns a person."""

from typing import Any

from nakhonchai.accounts.models.access import AccessKind, AccessLog
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record


def remember_reading(record: Record, person: Any, *, printed: bool = False) -> None:
    """Note that *person* opened (or printed) *record*, if it is about a person."""
    if record.scope_rule != ScopeRule.PERSON and not getattr(record, "concerns_person", False):
        return
    kind = AccessKind.PRINT if printed else AccessKind.READ
    AccessLog.objects.create(
        account=person, kind=kind, subject=record._meta.label_lower, subject_ref=record.ref
    )
