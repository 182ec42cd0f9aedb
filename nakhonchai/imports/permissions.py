"""Who may do what with a run. A run belongs to one person; others who hold its places may undo it."""

from typing import Any

from nakhonchai.accounts.scope import scope_of
from nakhonchai.imports.enums import RunStatus
from nakhonchai.imports.models import Run


class NotAllowedError(Exception):
    """The run is somebody else's, busy, over, or its owner imports no more."""


def may_import(person: Any) -> bool:
    """Whether *person* imports at all."""
    return bool(person.is_active and scope_of(person).may_manage)


def is_owner(run: Run, person: Any) -> bool:
    """Whether the run is the person's own, who still imports."""
    return run.account_id == person.pk and may_import(person)


def can_change(run: Run, person: Any) -> bool:
    """Whether *person* may put right and decide what the run holds."""
    return is_owner(run, person) and run.status in (RunStatus.READY, RunStatus.APPLIED)


def can_apply(run: Run, person: Any) -> bool:
    """Whether there is something for *person* to write."""
    return can_change(run, person) and (
        run.is_ready or run.rows.filter(applied=False, fate__in=("new", "changed")).exists()
    )


def can_undo(run: Run, person: Any) -> bool:
    """Whether *person* may take back what the run wrote: its owner, all-seeing staff, or a colleague.

    A colleague is who holds the whole province or district in which the run wrote (decision 0034).
    """
    return run.is_applied and may_import(person) and Run.objects.told_to(person).filter(pk=run.pk).exists()


def sees_rows(run: Run, person: Any) -> bool:
    """Whether *person* may see the rows of the run: colleagues are told its summary alone."""
    return is_owner(run, person) or Run.objects.visible_to(person).filter(pk=run.pk).exists()


def require(allowed: bool) -> None:
    """Raise unless allowed."""
    if not allowed:
        raise NotAllowedError
