"""Real files made by others, sent through the page by a coordinator: every row has its fate."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nakhonchai.geography.loading import load
from nakhonchai.imports.enums import RunStatus
from nakhonchai.imports.models import Run
from nakhonchai.imports.services import Decision, solve_group
from nakhonchai.imports.tasks import work_on
from organizations.models import Organization
from tests.factories import AccountFactory

pytestmark = pytest.mark.samples


@pytest.fixture
def korat(people: Any, lists: None) -> Any:
    """The coordinator of Nakhon Ratchasima, with the whole tree of the cluster's provinces."""
    load(apply=True)
    return AccountFactory(coordinator=True, areas=["30"])


def send_real(client: Any, path: Path) -> Run:
    answer = client.post("/imports/new/", {"file": SimpleUploadedFile(path.name, path.read_bytes())})
    assert answer.status_code == 302
    run = Run.objects.get(pk=answer["Location"].strip("/").rpartition("/")[2])
    if run.is_busy:
        work_on.func(str(run.pk))
        run.refresh_from_db()
    return run


def solve_type(run: Run, person: Any) -> None:
    """Say a type of which a subdistrict may have many: there is one council in each."""
    for group in run.groups.filter(field="type"):
        solve_group(run, group.key, Decision("value", "กลุ่มออมทรัพย์"), by=person)
    run.refresh_from_db()


def test_municipalities_of_our_provinces(korat: Any, client_of: Any, sample_files: Path) -> None:
    run = send_real(client_of(korat), sample_files / "real" / "municipalities-cp874.csv")
    assert run.status == RunStatus.READY and run.rows.count() == 2448  # with the heading
    assert run.rows_outside > 2_200
    solve_type(run, korat)
    assert run.rows_new + run.rows_decision + run.rows_error + run.rows_outside == 2447
    assert run.rows_new > 60
    assert all(row.problems for row in run.rows.filter(fate__in=["error", "decision"]))


def test_health_facilities_of_a_province(korat: Any, client_of: Any, sample_files: Path) -> None:
    client = client_of(korat)
    run = send_real(client, sample_files / "real" / "health-facilities.csv")
    assert run.status == RunStatus.READY and run.rows.exclude(fate="other").count() == 1021
    solve_type(run, korat)
    assert client.post(f"/imports/{run.pk}/apply/").status_code == 302
    run.refresh_from_db()
    print(
        {name: getattr(run, name) for name in ("rows_new", "rows_decision", "rows_error", "rows_duplicate")}
    )
    assert run.rows_new > 900 and run.rows_outside == 0
    assert Organization.objects.unscoped("test").count() == run.rows_new
