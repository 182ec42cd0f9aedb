"""Deciding about nominations, one or many."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from consents.publication import why_not
from honours.enums import HonourStatus
from honours.models import Honour
from nakhonchai.records.actions import save_record
from nakhonchai.thai import be_year


def is_too_early(status: str, year: int | None) -> bool:
    """Whether something would be given in a year that has not come."""
    return status == HonourStatus.HONOURED and year is not None and year > be_year(timezone.localdate())


def why_not_public(honour: Honour) -> str:
    """Return why an honour may not stand on the public roll; "" where it may."""
    return why_not(honour.leader) if honour.leader is not None else ""


@transaction.atomic
def decide(honours: Iterable[Honour], *, status: str, by: Any, reason: str = "") -> list[Honour]:
    """Set how far nominations have come, all or none, and return those that changed.

    The reason is kept with each and in its history. Raises ``OutOfReachError`` for one elsewhere.
    """
    changed = []
    for honour in honours:
        honour.status = status
        if reason:
            honour.reason = reason
        words = HonourStatus(status).label
        if save_record(honour, by=by, reason=f"{words}: {reason}" if reason else str(words)):
            changed.append(honour)
    return changed
