"""What is confirmed twice at once, or sent twice at once, is written once."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from nakhonchai.imports.applying import NotToBeAppliedError, apply_run
from nakhonchai.imports.enums import RunStatus
from nakhonchai.imports.models import Run
from nakhonchai.imports.services import begin_run
from organizations.models import Organization
from tests.factories import AccountFactory, OrganizationTypeFactory, make_places
from tests.imports.conftest import make_book
from tests.imports.test_flow import ORG_HEAD, org

TURNS, ROWS = 20, 15
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("real_database")]


@pytest.fixture
def surin() -> Any:
    """A coordinator who imports."""
    make_places()
    OrganizationTypeFactory(name="กลุ่มออมทรัพย์")
    return AccountFactory(coordinator=True, areas=["32"])


def sent(person: Any, turn: int) -> Run:
    # Names that are not nearly the same: what may be a duplicate waits for a person.
    names = [f"{chr(0x0E01 + turn) * 8} {chr(0x0E01 + n) * 8}" for n in range(ROWS)]
    book = make_book(องค์กร=[ORG_HEAD, *map(org, names)])
    run = begin_run(SimpleUploadedFile("x.xlsx", book), person)
    assert run.rows_new == ROWS
    return run


def at_once(works: list[Callable[[], Any]]) -> list[Any]:
    """Do things at the same moment, each with a connection of its own; return what came of them."""
    gate = threading.Barrier(len(works))
    came: list[Any] = []

    def do(work: Callable[[], Any]) -> None:
        gate.wait(120)
        try:
            came.append(work())
        except Exception as problem:
            came.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(300)
    return came


def count() -> int:
    return Organization.objects.unscoped("test").count()


def test_a_confirm_acts_once(surin: Any) -> None:
    for turn in range(TURNS):
        run = sent(surin, turn)
        came = at_once([lambda run=run: apply_run(Run.objects.get(pk=run.pk), by=surin)] * 2)  # type: ignore[misc]
        refused = [one for one in came if isinstance(one, NotToBeAppliedError)]
        done = [one for one in came if isinstance(one, Run)]
        assert (len(done), len(refused)) == (1, 1), came
        assert done[0].status == RunStatus.APPLIED
        assert count() == Organization.history.count() == ROWS * (turn + 1)


def test_two_files_about_the_same_new_records_make_them_once(surin: Any) -> None:
    for turn in range(TURNS):
        runs = [sent(surin, turn), sent(surin, turn)]
        came = at_once([lambda run=run: apply_run(Run.objects.get(pk=run.pk), by=surin) for run in runs])  # type: ignore[misc]
        assert all(isinstance(one, Run) for one in came), came
        assert count() == Organization.history.count() == ROWS * (turn + 1)
        assert sorted(one.rows_new for one in came) == [0, ROWS]
        assert sorted(one.left_over + one.rows_unchanged for one in came) == [0, ROWS]
