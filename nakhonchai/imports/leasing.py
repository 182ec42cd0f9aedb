"""Who works on a run. A lease lapses when its worker is gone; then another takes the run, exactly once.

Everything a worker writes is one transaction that begins by asking whether it still holds the lease.
"""

import secrets
from datetime import timedelta
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from nakhonchai.imports.enums import BUSY, RunStatus
from nakhonchai.imports.models import Run

HELD_FOR = timedelta(seconds=150)  # longer than any step between two heartbeats
MOST_ATTEMPTS = 4


def take(run_id: Any, waiting: RunStatus, working: RunStatus) -> str:
    """Take a run that waits, or whose worker is gone; return the lease, "" when somebody else has it."""
    lease = secrets.token_hex(16)
    now = timezone.now()
    free = Q(status=waiting, lease="") | Q(status__in=[waiting, working], lease_until__lt=now)
    taken = Run.objects.filter(free, pk=run_id).update(
        status=working, lease=lease, lease_until=now + HELD_FOR, attempts=F("attempts") + 1
    )
    return lease if taken else ""


def tell(run: Run, lease: str, step: str, *, done: int = 0, total: int = 0) -> None:
    """Say how far the work has come, and go on holding the lease. Work within a request tells nobody."""
    if not lease:
        return
    values: dict[str, Any] = {"step": step, "lease_until": timezone.now() + HELD_FOR}
    if done:
        values["rows_done"] = done
    if total:
        values["rows_total"] = total
    Run.objects.filter(pk=run.pk, lease=lease).update(**values)


def still_held(run: Run, lease: str) -> bool:
    """Whether the lease still holds; asked within the transaction, where it also locks the run."""
    if not lease:
        return True
    return bool(Run.objects.filter(pk=run.pk, lease=lease).update(lease_until=timezone.now() + HELD_FOR))


def enqueue(run: Run) -> None:
    """Hand a run to the workers once the transaction is over."""
    from django.db import transaction

    from nakhonchai.imports.tasks import work_on

    key = str(run.pk)
    transaction.on_commit(lambda: work_on.enqueue(key))


def enqueue_lapsed() -> int:
    """Hand runs whose worker is gone to the workers again; return their number."""
    lapsed = list(Run.objects.lapsed())
    waiting = Run.objects.filter(
        status__in=BUSY, lease="", created_at__lt=timezone.now() - timedelta(minutes=10)
    )
    for run in (*lapsed, *waiting):
        enqueue(run)
    return len(lapsed)


def wake(run: Run) -> None:
    """Hand a run whose worker is gone to the workers again; whoever looks at its progress does this."""
    if run.is_busy and run.lease_until is not None and run.lease_until < timezone.now():
        enqueue(run)
