"""Who works on a run. A lease lapses when its worker is gone; then another takes the run, exactly once.

Everything a worker writes is one transaction that begins by asking whether it still holds the lease.
"""

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, connection
from django.db.models import F, Q
from django.utils import timezone

from nakhonchai.imports.enums import BUSY, RunStatus
from nakhonchai.imports.models import Run

HELD_FOR = timedelta(seconds=120)
BEAT_SECONDS = 20.0  # a worker that misses five in a row is taken for dead
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


@contextmanager
def beating(run: Run, lease: str) -> Iterator[None]:
    """Go on holding the lease while one step takes long, from a thread with a connection of its own.

    While a transaction of the step locks the run nobody else can take it: then a beat is missed in peace.
    """
    if not lease:
        yield
        return
    over = threading.Event()
    thread = threading.Thread(target=_beat, args=(run.pk, lease, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()


def _beat(run_id: Any, lease: str, over: threading.Event) -> None:
    while not over.wait(BEAT_SECONDS):
        try:
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET lock_timeout = '1s'")
            Run.objects.filter(pk=run_id, lease=lease).update(lease_until=timezone.now() + HELD_FOR)
        except DatabaseError:
            continue
        finally:
            connection.close()


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
    """Hand runs to the workers again whose worker is gone, or whose task got lost; return their number."""
    forgotten = Run.objects.filter(
        status__in=BUSY, lease="", created_at__lt=timezone.now() - timedelta(minutes=2)
    )
    waiting = _waiting_keys()
    chosen = [run for run in (*Run.objects.lapsed(), *forgotten) if str(run.pk) not in waiting]
    for run in chosen:
        enqueue(run)
    return len(chosen)


def _waiting_keys() -> set[str]:
    """Return the runs for which a task waits that no worker has begun."""
    from django_tasks_db.models import DBTaskResult

    from nakhonchai.imports.tasks import work_on

    waiting = DBTaskResult.objects.ready().filter(task_path=work_on.module_path)
    return {key for said in waiting.values_list("args_kwargs", flat=True) for key in said["args"][:1]}


def wake(run: Run) -> None:
    """Hand a run whose worker is gone to the workers again; whoever looks at its progress does this."""
    lapsed = run.is_busy and run.lease_until is not None and run.lease_until < timezone.now()
    if lapsed and str(run.pk) not in _waiting_keys():
        enqueue(run)
