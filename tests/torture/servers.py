"""A running portal that can be killed without warning."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.installations import Installation
from tests.torture.browsing import Browser


def descendants(pid: int) -> list[int]:
    """Return the processes that *pid* started, and those that they started, children first."""
    children: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            parent = re.search(r"^PPid:\t(\d+)", status.read_text(), re.M)
        except OSError:  # it ended meanwhile
            continue
        if parent:
            children.setdefault(int(parent[1]), []).append(int(status.parent.name))
    found: list[int] = []
    for child in children.get(pid, []):
        found += [*descendants(child), child]
    return found


class Portal:
    """The portal of one installation, started and killed as often as a test likes."""

    def __init__(self, place: Installation) -> None:
        self.place = place
        self.base = f"http://127.0.0.1:{place.extra['PORT']}/"
        self.log = place.folder / "serve.log"
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start, and wait until it answers."""
        with self.log.open("a") as log:
            self.process = self.place.start("serve", stdout=log, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + 180
        while not self.answers():
            assert self.process.poll() is None, self.log.read_text()[-2000:]
            assert time.monotonic() < deadline, "the portal does not answer"
            time.sleep(0.1)

    def answers(self) -> bool:
        """Whether the portal is ready."""
        try:
            with urlopen(self.base + "healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    def kill(self) -> None:
        """Kill every process of it at once, as a power cut would."""
        assert self.process is not None
        for pid in [self.process.pid, *descendants(self.process.pid)]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.wait(10)

    def password(self, username: str) -> str:
        """Return the password of an example account, as the first start printed it."""
        found = re.search(rf"^  {username} +(\S+)", self.log.read_text(), re.M)
        assert found, "the first start printed no password"
        return found[1]

    def browser(self, username: str) -> Browser:
        """Return a browser in which an example account is signed in."""
        browser = Browser(self.base)
        browser.sign_in(username, self.password(username))
        return browser


@contextmanager
def running(place: Installation) -> Iterator[Portal]:
    """Give a running portal; nothing of it is left afterwards."""
    portal = Portal(place)
    try:
        portal.start()
        yield portal
    finally:
        if portal.process is not None and portal.process.poll() is None:
            portal.kill()
