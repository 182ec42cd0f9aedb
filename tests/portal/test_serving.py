"""From an empty folder to a portal that answers, and back to nothing running."""

import os
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.core.management.base import OutputWrapper
from django.db import OperationalError, connection
from django.test import Client

from nakhonchai.accounts.enums import Role
from nakhonchai.accounts.models import Account, Invitation
from nakhonchai.portal.serving import commands, prepare
from nakhonchai.portal.serving.first_people import make_first_people
from nakhonchai.portal.serving.ports import port_is_free
from tests.installations import TOP, Installation, free_port, installation


class TestHealth:
    def test_answers_any_host_without_https_or_a_session(
        self, client: Client, settings: Any, db: None
    ) -> None:
        settings.SECURE_SSL_REDIRECT = True
        response = client.get("/healthz", headers={"host": "10.0.0.7"})
        assert (response.status_code, response.content) == (200, b"ok\n")
        assert "no-store" in response["Cache-Control"]
        assert not response.cookies

    def test_asks_the_database_once(self, client: Client, django_assert_num_queries: Any, db: None) -> None:
        with django_assert_num_queries(1):
            client.get("/healthz")

    def test_says_503_when_the_database_does_not_answer(self, client: Client, db: None) -> None:
        def broken(*arguments: Any) -> None:
            raise OperationalError("gone")

        with connection.execute_wrapper(broken):
            assert client.get("/healthz").status_code == 503


def printed(make: Any) -> str:
    out = StringIO()
    make(OutputWrapper(out))
    return out.getvalue()


class TestFirstPeople:
    @pytest.fixture(autouse=True)
    def alone(self, settings: Any, monkeypatch: pytest.MonkeyPatch, db: None) -> None:
        settings.EXAMPLE = False
        for name in ("ADMIN_USERNAME", "ADMIN_PASSWORD"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr(sys, "stdin", StringIO())

    def test_takes_the_administrator_from_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ADMIN_USERNAME", "somsri")
        monkeypatch.setenv("ADMIN_PASSWORD", "ม้าขาวริมน้ำมูล-41")
        assert "ม้าขาว" not in printed(make_first_people)
        account = Account.objects.get()
        assert (account.username, account.role) == ("somsri", Role.ADMINISTRATOR)
        assert account.check_password("ม้าขาวริมน้ำมูล-41")

    def test_prints_a_one_time_link_where_nobody_can_be_asked(self, client: Client) -> None:
        text = printed(make_first_people)
        account = Account.objects.get()
        assert not account.has_usable_password()
        assert Invitation.objects.open().get().account == account
        url = next(line for line in text.splitlines() if "http" in line).strip()
        assert client.get("/" + url.split("/", 3)[3], follow=True).status_code == 200

    def test_asks_a_person_until_the_answers_fit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        words = iter(["short", "short", "ม้าขาวริมน้ำมูล-41", "another", "ม้าขาวริมน้ำมูล-41", "ม้าขาวริมน้ำมูล-41"])
        monkeypatch.setattr("sys.stdin", type("Terminal", (StringIO,), {"isatty": lambda self: True})())
        monkeypatch.setattr("builtins.input", lambda prompt: "")
        monkeypatch.setattr("getpass.getpass", lambda prompt: next(words))
        assert "ไม่ตรงกัน" in printed(make_first_people)
        assert Account.objects.get().username == "admin"

    def test_refuses_a_weak_password_of_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ADMIN_PASSWORD", "12345")
        with pytest.raises(Exception, match="10"):
            printed(make_first_people)
        assert not Account.objects.exists()

    def test_makes_no_example_where_others_reach_the_portal(self, settings: Any) -> None:
        settings.EXAMPLE, settings.LOOPBACK = True, False
        assert "ไม่สร้างบัญชี" in printed(make_first_people)
        assert not Account.objects.filter(is_example=True).exists()

    def test_leaves_accounts_that_are_there_alone(self, people: Any) -> None:
        before = list(Account.objects.order_by("pk").values())
        assert printed(make_first_people) == ""
        assert list(Account.objects.order_by("pk").values()) == before


def test_static_files_are_collected_when_one_changes(tmp_path: Path, settings: Any) -> None:
    (tmp_path / "a.css").write_text("a{}")
    settings.STATICFILES_DIRS = [tmp_path]
    from django.contrib.staticfiles.finders import get_finder

    get_finder.cache_clear()
    first = prepare.static_fingerprint()
    assert prepare.static_fingerprint() == first
    (tmp_path / "b.css").write_text("b{}")
    assert prepare.static_fingerprint() != first
    get_finder.cache_clear()


def test_sqlite_has_one_server_process(settings: Any) -> None:
    settings.WORKERS = 3
    assert commands.server_count() == (1 if connection.vendor == "sqlite" else 3)
    assert str(commands.server_count()) in commands.server()


SUPERVISED = """
import sys
from nakhonchai.portal.serving.supervisor import Supervisor
programs = {{"first": [sys.executable, "-c", {first!r}], "other": [sys.executable, "-c", {other!r}]}}
sys.exit(Supervisor(programs, 3, lambda: True).run())
"""
SLEEP = "import time; time.sleep(60)"


def supervised(first: str, other: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", SUPERVISED.format(first=first, other=other)], cwd=TOP)


def write_pid(path: Path) -> str:
    return f"import os, time; open({str(path)!r}, 'a').write(f'{{os.getpid()}} '); "


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for(condition: Any, seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


class TestSupervisor:
    def test_ends_with_the_code_of_the_first_program_and_stops_the_others(self, tmp_path: Path) -> None:
        process = supervised(
            "import time; time.sleep(1); raise SystemExit(7)", write_pid(tmp_path / "pid") + SLEEP
        )
        assert process.wait(15) == 7
        assert not is_alive(int((tmp_path / "pid").read_text()))

    @pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
    def test_leaves_nobody_behind(self, how: signal.Signals, tmp_path: Path) -> None:
        pids = [tmp_path / "first", tmp_path / "other"]
        process = supervised(*(write_pid(path) + SLEEP for path in pids))
        wait_for(lambda: all(path.exists() and path.read_text() for path in pids))
        process.send_signal(how)
        code = process.wait(15)
        assert code == (-signal.SIGKILL if how == signal.SIGKILL else 0)
        wait_for(lambda: not any(is_alive(int(path.read_text())) for path in pids))

    def test_starts_a_worker_again(self, tmp_path: Path) -> None:
        process = supervised(SLEEP, write_pid(tmp_path / "pid"))
        wait_for(lambda: (tmp_path / "pid").exists() and len((tmp_path / "pid").read_text().split()) > 1)
        process.terminate()
        assert process.wait(15) == 0

    def test_kills_what_does_not_listen(self, tmp_path: Path) -> None:
        deaf = (
            "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
            + write_pid(tmp_path / "pid")
            + SLEEP
        )
        process = supervised(SLEEP, deaf)
        wait_for(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text())
        process.terminate()
        assert process.wait(15) == 0
        assert not is_alive(int((tmp_path / "pid").read_text()))


def test_port_in_use_is_seen() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert not port_is_free("127.0.0.1", taken.getsockname()[1])
    assert port_is_free("127.0.0.1", free_port())


def answers(url: str, seconds: float = 2) -> bool:
    try:
        with urlopen(url, timeout=seconds) as response:
            return bool(response.status == 200)
    except (URLError, OSError):
        return False


def serve_once(portal: Installation, port: int) -> tuple[float, str]:
    """Serve until the portal answers, look at a page, stop; return the seconds, and what was printed."""
    began = time.monotonic()
    process = portal.start("serve")
    try:
        wait_for(lambda: answers(f"http://127.0.0.1:{port}/healthz") or process.poll() is not None, 300)
        took = time.monotonic() - began
        # The first page after a start counts everything once, on a machine that other tests use too.
        assert answers(f"http://127.0.0.1:{port}/", 30), "the public page does not open"
        time.sleep(1)  # until the server has been seen to answer, and has said so
    finally:
        process.terminate()
        text = str(process.communicate(timeout=30)[0])
    assert process.returncode == 0, text
    assert f"พร้อมใช้งานที่ http://127.0.0.1:{port}/" in text
    return took, text


# A visit adds to the sessions; the clock puts work in the queue, and workers keep what they worked out.
NO_RECORDS = {
    "django_session",
    "django_tasks_database_dbtaskresult",
    "network_picture",
    "network_snapshot",
    "records_duplicatepair",
    "records_duplicatesearch",
}


def kept(portal: Installation) -> dict[str, list[Any]]:
    """Return all tables that hold what people keep."""
    return {name: rows for name, rows in portal.tables().items() if name not in NO_RECORDS}


def test_serve_from_an_empty_folder_twice(tmp_path: Path, django_db_setup: Any) -> None:
    """The first start prepares everything; the second is quick and changes no record."""
    port = free_port()
    with installation(tmp_path / "portal", PORT=str(port), HOST="127.0.0.1") as portal:
        first, text = serve_once(portal, port)
        assert "รหัสผ่านแสดงครั้งนี้ครั้งเดียว" in text
        before = kept(portal)
        assert len(before["geography_area"]) > 800
        assert len(before["accounts_account"]) == 7
        second, text = serve_once(portal, port)
        assert "รหัสผ่าน" not in text
        assert kept(portal) == before
        assert second < first, "the second start did the work of the first again"
