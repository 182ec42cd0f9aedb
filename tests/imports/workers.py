"""An installation whose workers are real processes that a test kills without warning."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.installations import TOP, Installation

ROWS = 3_000
_HEAD = """
    import sys, django
    django.setup()
    from django.core.files.uploadedfile import SimpleUploadedFile
    from nakhonchai.accounts.models import Account
    from nakhonchai.imports import background, runs
    from nakhonchai.imports.enums import Fate, RunStatus
    from nakhonchai.imports.models import Run, RunRow, RunUpload
    from nakhonchai.imports.services import begin_run, start_apply
    from organizations.models import Organization
"""
_PEOPLE = """
    from tests.factories import AccountFactory, OrganizationTypeFactory, make_places
    make_places()
    OrganizationTypeFactory(name="กลุ่มออมทรัพย์")
    AccountFactory(coordinator=True, areas=["32"], username="surin")
"""
_SEND = """
    from tests.imports.conftest import make_book
    from tests.imports.test_flow import ORG_HEAD, org
    runs.AT_ONCE = 0
    # Files of two turns name nothing nearly the same: what may be a duplicate waits for a person.
    tens, ones = divmod(int(sys.argv[2]), 10)
    word = chr(0x0E01 + tens) * 8 + chr(0x0E0B + ones) * 8
    book = make_book(องค์กร=[ORG_HEAD, *(org(f"{word} {n}") for n in range(int(sys.argv[1])))])
    print(begin_run(SimpleUploadedFile("x.xlsx", book), Account.objects.get(username="surin")).pk)
"""
_CONFIRM = """
    background.AT_ONCE = 0
    run = Run.objects.get(pk=sys.argv[1])
    start_apply(run, by=run.account)
"""


class Workshop:
    """Runs, sent and confirmed as the page does it, for workers to work on."""

    def __init__(self, place: Installation) -> None:
        self.place = place
        self.place.migrate()
        self.python(_PEOPLE)
        self.workers: list[subprocess.Popen[str]] = []

    def python(self, program: str, *arguments: str) -> str:
        """Run a program within the installation and return what it prints."""
        command = [sys.executable, "-c", textwrap.dedent(_HEAD) + textwrap.dedent(program), *arguments]
        environment = self.place.environment | {"PYTHONPATH": str(TOP)}
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=600, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout.strip()

    def send(self, rows: int = ROWS, turn: int = 0) -> str:
        """Send a file and return the key of its run, which waits for a worker."""
        return self.python(_SEND, str(rows), str(turn))

    def confirm(self, key: str) -> None:
        """Confirm a run that is ready; a worker writes it."""
        self.python(_CONFIRM, key)

    def work(self, log: Path) -> subprocess.Popen[str]:
        """Start a worker."""
        with log.open("a") as out:
            worker = self.place.start(
                "db_worker", "--queue-name", "long", "--no-reload", "--interval", "0.05",
                "--no-startup-delay", stdout=out, stderr=subprocess.STDOUT,
            )  # fmt: skip
        self.workers.append(worker)
        return worker

    def ask(self, question: str, *parameters: Any) -> list[Any]:
        """Ask the database beside Django."""
        mark = "?" if self.place.database_url.startswith("sqlite") else "%s"
        with self.place.connect() as link:
            cursor = link.cursor()
            cursor.execute(question.replace("?", mark), parameters)
            found = cursor.fetchall() if cursor.description else []
        link.close()
        return list(found)

    def state(self, key: str) -> tuple[str, str]:
        """Return status and lease of a run."""
        plain = key.replace("-", "") if self.place.database_url.startswith("sqlite") else key
        return tuple(self.ask("SELECT status, lease FROM imports_run WHERE id = ?", plain)[0])

    def count(self, table: str) -> int:
        """Return how many rows a table has."""
        return int(self.ask(f"SELECT count(*) FROM {table}")[0][0])

    def lapse(self) -> None:
        """Let the time pass after which a worker that says nothing is dead, and let the clock look."""
        self.ask("UPDATE imports_run SET lease_until = '2020-01-01 00:00:00+00:00' WHERE lease <> ''")
        self.place.manage("tick")

    def end(self) -> None:
        """Leave no worker behind."""
        for worker in self.workers:
            if worker.poll() is None:
                kill(worker)


def kill(worker: subprocess.Popen[str]) -> None:
    """Kill a worker as a power cut would."""
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait(60)


def wait_until(true: Callable[[], bool], seconds: float = 600) -> None:
    """Wait for something to become true."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.01)


TABLES = ("organizations_organization", "organizations_historicalorganization")


def killed_while_reading(shop: Workshop, folder: Path, turn: int = 0, after: float = 0.0) -> str:
    """Kill a worker while it reads; see that nothing is kept, and two others take the run up once."""
    kept = shop.count("imports_runrow")
    key = shop.send(turn=turn)
    worker = shop.work(folder / "first.log")
    wait_until(lambda: shop.state(key)[0] == "reading")
    time.sleep(after)
    kill(worker)
    status = shop.state(key)[0]
    assert status in ("reading", "ready")
    assert shop.count("imports_runrow") == kept + (0 if status == "reading" else ROWS + 1)
    shop.lapse()
    others = [shop.work(folder / "second.log") for _ in range(2)]
    wait_until(lambda: shop.state(key)[0] == "ready")
    time.sleep(0.3)  # whoever would do it a second time does it now
    assert shop.count("imports_runrow") == kept + ROWS + 1  # the heading too
    assert shop.state(key) == ("ready", "")
    for other in others:
        kill(other)
    return key


def killed_while_writing(shop: Workshop, folder: Path, key: str, after: float = 0.0) -> None:
    """Kill a worker while it writes; see that nothing is written, and two others write it once."""
    before = [shop.count(table) for table in TABLES]
    shop.confirm(key)
    worker = shop.work(folder / "third.log")
    wait_until(lambda: shop.state(key)[0] != "applying" or bool(shop.state(key)[1]))
    time.sleep(after)
    kill(worker)
    status = shop.state(key)[0]
    assert status in ("applying", "applied")
    written = ROWS if status == "applied" else 0
    assert [shop.count(table) for table in TABLES] == [one + written for one in before]
    shop.lapse()
    others = [shop.work(folder / "fourth.log") for _ in range(2)]
    wait_until(lambda: shop.state(key)[0] == "applied")
    time.sleep(0.3)
    assert [shop.count(table) for table in TABLES] == [one + ROWS for one in before]
    assert shop.state(key) == ("applied", "")
    for other in others:
        kill(other)
