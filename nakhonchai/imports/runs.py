"""Beginning a run: a file comes in, its rows are sorted, nothing is written but the run itself."""

import hashlib
from collections import defaultdict
from dataclasses import fields
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.utils import timezone

from nakhonchai.base.collecting import collection_paused
from nakhonchai.imports import leasing
from nakhonchai.imports.comparing import evaluate
from nakhonchai.imports.drafts import Draft
from nakhonchai.imports.enums import Fate, RunStatus
from nakhonchai.imports.files import limits
from nakhonchai.imports.gathering import gather
from nakhonchai.imports.kept_out import ASKED_TO_FORGET, forget_cells, set_aside
from nakhonchai.imports.models import Run, RunSheet, RunUpload
from nakhonchai.imports.reading import RefusedFileError, being_read
from nakhonchai.imports.ready import ground_of, values_ready
from nakhonchai.imports.rowstore import keep_drafts, keep_others
from nakhonchai.imports.understanding import SheetResult, Understander, check_all
from nakhonchai.records.neutral import unescape
from nakhonchai.thai import format_datetime, normalise

AT_ONCE = 300_000  # bytes of a file that is read within the request: some two thousand rows
NAMELESS = "ไฟล์ไม่มีชื่อ"


def begin_run(upload: UploadedFile, person: Any) -> Run:
    """Take a file. A small one is read at once: the run is ready, or refused; others wait for a worker."""
    run = Run(account=person, file_name=_shown_name(upload.name), file_size=upload.size or 0)
    if (upload.size or 0) > limits.MAX_BYTES:
        return _refuse(run, f"ไฟล์ใหญ่เกิน {limits.MAX_BYTES // limits.MEGABYTE} MB โปรดแบ่งเป็นหลายไฟล์")
    if (upload.size or 0) > AT_ONCE:
        return enqueue_reading(run, upload)
    with NamedTemporaryFile(prefix="nakhonchai-import-") as copy:
        for piece in upload.chunks():
            copy.write(piece)
        copy.flush()
        return read_run(run, Path(copy.name))


def enqueue_reading(run: Run, upload: UploadedFile) -> Run:
    """Keep the file until a worker has read it."""
    run.status, run.step = RunStatus.WAITING, "รอเครื่องอ่าน"
    with transaction.atomic():
        run.save()
        RunUpload.objects.create(run=run, content=b"".join(upload.chunks()))
        leasing.enqueue(run)
    return run


@collection_paused()
def read_run(run: Run, path: Path, lease: str = "") -> Run:
    """Read a file, sort its rows, and keep them, all at once or not at all."""
    person = run.account
    try:
        leasing.tell(run, lease, "กำลังอ่านไฟล์")
        with being_read(path) as answer:
            # While the child reads, what is needed to understand any file is fetched here.
            digest, understander = _digest(path), Understander(person)
            kind, sheets = answer()
        run.sha256 = digest
        if kind == "csv":
            _undo_escapes(sheets)
        leasing.tell(run, lease, "กำลังทำความเข้าใจตาราง", total=sum(len(sheet.rows) for sheet in sheets))
        results = [understander.sheet(one) for one in sheets]
        check_all(results)
    except RefusedFileError as refused:
        return _refuse(run, refused.message, lease)
    earlier = _earlier_run(run, person)
    if earlier is not None:
        run.message = f"ไฟล์นี้เคยนำเข้าแล้วเมื่อ {format_datetime(earlier.finished_at)} แถวที่นำเข้าไปแล้วจะไม่ถูกนำเข้าซ้ำ"
    sort_rows(run, results, understander, lease, earlier)
    return run


def sort_rows(
    run: Run,
    results: list[SheetResult],
    understander: Understander,
    lease: str = "",
    earlier: Run | None = None,
) -> None:
    """Compare all rows with the records and keep them with the run, in one transaction."""
    drafts = [draft for result in results for draft in result.drafts]
    if earlier is not None:
        _skip_done(drafts, earlier)
    modes = modes_by_kind(run)
    for draft in drafts:
        draft.modes = modes.get(draft.kind, modes[""])
    leasing.tell(run, lease, "กำลังเทียบกับข้อมูลที่มี", total=len(drafts))
    run.ground = ground_of(run.account)
    evaluate(drafts, run.account, places=understander.places)
    # Cells of sheets that are not taken are kept too: those who asked to be forgotten may stand in them.
    if unused := [draft for result in results for draft in result.unused]:
        evaluate(unused, run.account, places=understander.places)
    for draft in drafts:
        draft.ready = values_ready(draft)
    leasing.tell(run, lease, "กำลังเก็บแถว", done=len(drafts))
    _keep(run, results, drafts, lease)


def modes_by_kind(run: Run) -> dict[str, dict[str, str]]:
    """Return field → mode for each kind; under "" what holds for all others."""
    found: dict[str, dict[str, str]] = defaultdict(lambda: {"": run.mode})
    found[""] = {"": run.mode}
    for name, mode in run.column_modes.items():
        app, model, column = name.split(".", 2)  # a column kept as a fact may have stops in its heading
        found[f"{app}.{model}"][column] = mode
    return dict(found)


def _refuse(run: Run, message: str, lease: str = "") -> Run:
    run.status, run.message, run.finished_at = RunStatus.REFUSED, message[:2000], timezone.now()
    with transaction.atomic():
        if not leasing.still_held(run, lease):
            return run
        run.lease, run.lease_until, run.step = "", None, ""
        run.save()
        RunUpload.objects.filter(run=run).delete()
    return run


def _shown_name(name: str | None) -> str:
    """Return the name for people to see: one line, nothing that hides or turns its end."""
    return normalise(Path((name or "").replace("\\", "/")).name)[:200] or NAMELESS


def _digest(path: Path) -> str:
    """Return the fingerprint by which a file is known again."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _undo_escapes(sheets: Any) -> None:
    for sheet in sheets:
        for row in sheet.rows:
            row[:] = [unescape(cell) if isinstance(cell, str) else cell for cell in row]


def _earlier_run(run: Run, person: Any) -> Run | None:
    found: Run | None = Run.objects.visible_to(person).applied().filter(sha256=run.sha256).first()
    return found


def _skip_done(drafts: list[Draft], earlier: Run) -> None:
    """Leave what an earlier run of the same file wrote as it is now.

    A row that was emptied there is about a person who asked to be forgotten: nothing of it is kept again.
    """
    seen = earlier.rows.filter(fate__in=[Fate.NEW, Fate.CHANGED, Fate.UNCHANGED])
    done = set(seen.values_list("sheet", "number"))
    forgotten = set(earlier.rows.filter(why=ASKED_TO_FORGET).values_list("sheet", "number"))
    for draft in drafts:
        place = (draft.sheet[:100], draft.number)
        if place in forgotten:
            set_aside(draft)
        else:
            draft.done = place in done


def _keep(run: Run, results: list[SheetResult], drafts: list[Draft], lease: str) -> None:
    with transaction.atomic():
        if not leasing.still_held(run, lease):
            return
        run.status, run.step, run.lease, run.lease_until = RunStatus.READY, "", "", None
        run.sheets = [result.summary for result in results if result.summary]
        run.rows_total = run.rows_done = len(drafts)
        run.save()
        RunUpload.objects.filter(run=run).delete()
        RunSheet.objects.filter(run=run).delete()
        run.rows.all().delete()
        unused = [draft for result in results for draft in result.unused]
        forget_cells(results, [*drafts, *unused])
        RunSheet.objects.bulk_create(sheet_of(run, at, result) for at, result in enumerate(results))
        keep_drafts(run, drafts)
        keep_others(run, [one for result in results for one in result.others])
        gather(run, drafts)
        recount(run)


def recount(run: Run) -> None:
    """Count the rows of each fate again."""
    found = dict(run.rows.order_by().values_list("fate").annotate(models.Count("pk")))
    run.set_counts(found)
    run.save(update_fields=[f"rows_{fate.value}" for fate in Fate])


def sheet_of(run: Run, position: int, result: SheetResult) -> RunSheet:
    """Return what is kept of a sheet."""
    read, chosen = result.read, result.settings
    sheet = RunSheet(
        run=run,
        position=position,
        name=read.name[:100],
        hidden=read.hidden,
        ignored=chosen.ignored,
        take_hidden=chosen.take_hidden,
        choices=chosen.choices,
        notes=result.notes,
        tables=result.tables,
    )
    sheet.pack({one.name: getattr(read, one.name) for one in fields(read)})
    return sheet
