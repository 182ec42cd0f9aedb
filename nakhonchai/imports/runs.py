"""Beginning a run: a file comes in, its rows are sorted, nothing is written but the run itself."""

import hashlib
from collections import Counter
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from nakhonchai.imports.comparing import evaluate
from nakhonchai.imports.drafts import Draft, drafts_of
from nakhonchai.imports.enums import Fate, RunStatus
from nakhonchai.imports.files import limits
from nakhonchai.imports.models import Run, RunRow
from nakhonchai.imports.reading import RefusedFileError, read_file
from nakhonchai.imports.understanding import Understood, understand
from nakhonchai.records.neutral import unescape
from nakhonchai.thai import format_datetime, normalise

BATCH = 500
NAMELESS = "ไฟล์ไม่มีชื่อ"


def begin_run(upload: UploadedFile, person: Any) -> Run:
    """Read a file, sort its rows, and return the run: ready, or refused with the reason."""
    run = Run(account=person, file_name=_shown_name(upload.name), file_size=upload.size or 0)
    try:
        run.sha256, kind, sheets = _read(upload)
        if kind == "csv":
            _undo_escapes(sheets)
        tables = understand(sheets)
    except RefusedFileError as refused:
        run.status, run.message, run.finished_at = RunStatus.REFUSED, refused.message[:2000], timezone.now()
        run.save()
        return run
    drafts = drafts_of(tables)
    earlier = _earlier_run(run, person)
    if earlier is not None:
        run.message = f"ไฟล์นี้เคยนำเข้าแล้วเมื่อ {format_datetime(earlier.finished_at)} แถวที่นำเข้าไปแล้วจะไม่ถูกนำเข้าซ้ำ"
        _skip_done(drafts, earlier)
    evaluate(drafts, person)
    return _keep(run, tables, drafts)


def _shown_name(name: str | None) -> str:
    """Return the name for people to see: one line, nothing that hides or turns its end."""
    return normalise(Path((name or "").replace("\\", "/")).name)[:200] or NAMELESS


def _read(upload: UploadedFile) -> tuple[str, str, Any]:
    """Return fingerprint, kind and sheets. The copy on disk lives only while the child reads it."""
    if (upload.size or 0) > limits.MAX_BYTES:
        raise RefusedFileError(f"ไฟล์ใหญ่เกิน {limits.MAX_BYTES // limits.MEGABYTE} MB โปรดแบ่งเป็นหลายไฟล์")
    digest = hashlib.sha256()
    with NamedTemporaryFile(prefix="nakhonchai-import-") as copy:
        for piece in upload.chunks():
            digest.update(piece)
            copy.write(piece)
        copy.flush()
        return digest.hexdigest(), *read_file(Path(copy.name))


def _undo_escapes(sheets: Any) -> None:
    for sheet in sheets:
        for row in sheet.rows:
            row[:] = [unescape(cell) if isinstance(cell, str) else cell for cell in row]


def _earlier_run(run: Run, person: Any) -> Run | None:
    found: Run | None = Run.objects.visible_to(person).applied().filter(sha256=run.sha256).first()
    return found


def _skip_done(drafts: list[Draft], earlier: Run) -> None:
    """Leave what an earlier run of the same file wrote as it is now."""
    seen = earlier.rows.filter(fate__in=[Fate.NEW, Fate.CHANGED, Fate.UNCHANGED]).values_list(
        "sheet", "number"
    )
    done = set(seen)
    for draft in drafts:
        draft.done = (draft.sheet[:100], draft.number) in done


@transaction.atomic
def _keep(run: Run, tables: list[Understood], drafts: list[Draft]) -> Run:
    run.status = RunStatus.READY
    run.sheets = [table.summary() for table in tables]
    run.set_counts(Counter(draft.fate.value for draft in drafts))
    run.save()
    RunRow.objects.bulk_create((row_of(draft, run) for draft in drafts), batch_size=BATCH)
    return run


def row_of(draft: Draft, run: Run) -> RunRow:
    """Return the row that keeps a draft."""
    return RunRow(
        run=run,
        sheet=draft.sheet[:100],
        number=draft.number,
        kind=draft.kind,
        fate=draft.fate,
        label=draft.label(),
        problems=[list(problem) for problem in draft.problems],
        changes=[list(change) for change in draft.changes],
        data=draft.cells,
        token=draft.token,
        target_ref=draft.record.ref if draft.record is not None else "",
        target_version=draft.record.version if draft.record is not None else None,
    )
