"""Writing a run: a small one within the request, a large one by a worker."""

from typing import Any

from django.db import transaction

from nakhonchai.imports import leasing
from nakhonchai.imports.applying import NotToBeAppliedError, apply_run
from nakhonchai.imports.enums import WRITTEN, RunStatus
from nakhonchai.imports.models import Run
from nakhonchai.imports.permissions import can_apply

AT_ONCE = 2_000  # rows


def start_apply(run: Run, *, by: Any) -> Run:
    """Write the accepted rows, or have them written; raise :class:`NotToBeAppliedError` without any."""
    waiting = run.rows.filter(fate__in=WRITTEN, applied=False).count()
    if waiting <= AT_ONCE:
        return apply_run(run, by=by)
    if not can_apply(run, by):
        raise NotToBeAppliedError
    with transaction.atomic():
        free = Run.objects.filter(pk=run.pk, account=by, status__in=[RunStatus.READY, RunStatus.APPLIED])
        taken = free.update(
            status=RunStatus.APPLYING, step="รอบันทึก", rows_done=0, rows_total=waiting, attempts=0, lease=""
        )
        if not taken:
            raise NotToBeAppliedError
        leasing.enqueue(run)
    run.refresh_from_db()
    return run
