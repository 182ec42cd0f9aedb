"""Work that outlives a request: leases, workers that die, and the command that does what the page does."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from nakhonchai.imports import background, leasing, runs
from nakhonchai.imports.enums import RunStatus
from nakhonchai.imports.models import Run, RunUpload
from nakhonchai.imports.services import begin_run, start_apply
from nakhonchai.imports.tasks import work_on
from organizations.models import Organization
from tests.imports.conftest import make_book

HEAD = ["ชื่อกลุ่ม", "ประเภท", "ตำบล", "อำเภอ", "จังหวัด"]


def book(rows: int = 3) -> bytes:
    places = ["กังแอน", "ปราสาท", "สุรินทร์"]
    return make_book(Sheet1=[HEAD, *([f"กลุ่มที่ {n}", "กลุ่มออมทรัพย์", *places] for n in range(rows))])


@pytest.fixture
def waiting(people: Any, lists: None, monkeypatch: Any) -> Run:
    """A run whose file waits for a worker."""
    monkeypatch.setattr(runs, "AT_ONCE", 0)
    run = begin_run(SimpleUploadedFile("ใหญ่.xlsx", book()), people.surin)
    assert run.status == RunStatus.WAITING and RunUpload.objects.filter(run=run).exists()
    return run


def test_a_worker_reads_once_and_the_file_is_gone(waiting: Run) -> None:
    work_on.func(str(waiting.pk))
    work_on.func(str(waiting.pk))
    waiting.refresh_from_db()
    assert (waiting.status, waiting.rows_new, waiting.attempts) == (RunStatus.READY, 3, 1)
    assert not RunUpload.objects.exists() and waiting.rows.filter(fate="new").count() == 3


def test_a_run_of_a_dead_worker_is_taken_again_exactly_once(waiting: Run) -> None:
    first = leasing.take(waiting.pk, RunStatus.WAITING, RunStatus.READING)
    assert first and not leasing.take(waiting.pk, RunStatus.WAITING, RunStatus.READING)
    Run.objects.filter(pk=waiting.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    assert list(Run.objects.lapsed()) == [waiting] and leasing.enqueue_lapsed() == 1
    work_on.func(str(waiting.pk))
    waiting.refresh_from_db()
    assert waiting.status == RunStatus.READY and waiting.rows_new == 3
    # The first worker was only slow: what it brings now is not taken.
    assert not leasing.still_held(waiting, first)


def test_a_run_that_kills_every_worker_is_given_up(waiting: Run) -> None:
    Run.objects.filter(pk=waiting.pk).update(attempts=leasing.MOST_ATTEMPTS)
    work_on.func(str(waiting.pk))
    waiting.refresh_from_db()
    assert waiting.status == RunStatus.REFUSED and waiting.message


def test_a_large_run_is_written_by_a_worker(people: Any, lists: None, monkeypatch: Any) -> None:
    monkeypatch.setattr(background, "AT_ONCE", 1)
    run = begin_run(SimpleUploadedFile("x.xlsx", book()), people.surin)
    run = start_apply(run, by=people.surin)
    assert run.status == RunStatus.APPLYING and not Organization.objects.unscoped("test").exists()
    work_on.func(str(run.pk))
    work_on.func(str(run.pk))
    run.refresh_from_db()
    assert run.status == RunStatus.APPLIED and Organization.objects.unscoped("test").count() == 3


def test_the_command_does_what_the_page_does(people: Any, lists: None, tmp_path: Path) -> None:
    file, report = tmp_path / "x.xlsx", tmp_path / "report.json"
    file.write_bytes(book())
    account = people.surin.username
    call_command("import_workbook", str(file), account=account, report=report)
    assert not Organization.objects.unscoped("test").exists()
    call_command("import_workbook", str(file), account=account, apply=True, report=report)
    told = json.loads(report.read_text("utf-8"))
    assert (told["rows"]["new"], told["written"], told["left_over"]) == (3, 3, 0)
    assert told["sheets"][0]["tables"][0]["header"] == [1, 1] and told["account"] == account
    assert Organization.objects.unscoped("test").count() == 3
    with pytest.raises(CommandError):
        call_command("import_workbook", str(file), account=people.viewer.username)


def test_the_command_has_the_scope_of_its_account(people: Any, lists: None, tmp_path: Path) -> None:
    file, report = tmp_path / "x.xlsx", tmp_path / "report.json"
    file.write_bytes(book())
    call_command("import_workbook", str(file), account=people.buriram.username, apply=True, report=report)
    told = json.loads(report.read_text("utf-8"))
    assert told["rows"]["outside"] == told["left_over"] == 3 and told["written"] == 0
    assert not Organization.objects.unscoped("test").exists()
