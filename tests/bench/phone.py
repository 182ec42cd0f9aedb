"""A page on a cheap phone with a slow line: when it can be used, how much it jumps, what it weighs.

A real Chromium in front of the real server, with a processor four times slower and 1.6 Mbit/s, an empty
cache each time. ``python -m tests.bench.phone ADDRESS`` prints it for any address.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

TOP = Path(__file__).resolve().parent.parent.parent
SLOWER, DOWN, UP, LATENCY = 4, 1_600_000 / 8, 750_000 / 8, 150  # bytes a second, milliseconds
PHONE = {"width": 390, "height": 844}
QUIET = 2_000  # milliseconds without anything to do, after which the page is what it is
VISITS = 5
WATCH = """
window.seen = {shift: 0, busy: 0};
new PerformanceObserver(list => list.getEntries().forEach(one => {
  if (!one.hadRecentInput) seen.shift += one.value;
})).observe({type: "layout-shift", buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(one => {
  seen.busy = Math.max(seen.busy, one.startTime + one.duration);
})).observe({type: "longtask", buffered: true});
"""
# Usable once it is read and parsed, and nothing keeps the processor any more (tasks over 50 ms).
READ = """() => {
  const page = performance.getEntriesByType("navigation")[0];
  const parts = [page, ...performance.getEntriesByType("resource")];
  return {
    usable: Math.max(page.domContentLoadedEventEnd, seen.busy),
    shift: seen.shift,
    bytes: parts.reduce((sum, one) => sum + one.transferSize, 0),
  };
}"""


@dataclass(frozen=True)
class Visit:
    """The median of some visits: milliseconds until usable, the sum of layout shifts, bytes that came."""

    usable: float
    shift: float
    size: float


def look(address: str) -> Visit | None:
    """Visit a page some times; None where there is no Chromium."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        return None
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        seen = [_visit(browser, address) for _turn in range(VISITS + 1)][1:]  # the first wakes the server
        browser.close()
    return Visit(*(median(one[name] for one in seen) for name in ("usable", "shift", "bytes")))


def _visit(browser: Any, address: str) -> dict[str, float]:
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True, has_touch=True)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP},
    )
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(QUIET)
    found: dict[str, float] = page.evaluate(READ)
    context.close()
    return found


@contextmanager
def served(patience: float = 180) -> Iterator[str]:
    """Serve the database of the environment as ``make run`` does; give the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "EXAMPLE": "no",
        "DJANGO_SETTINGS_MODULE": "nakhonchai.settings",
    }
    command = [sys.executable, "manage.py", "serve"]
    server = subprocess.Popen(command, cwd=TOP, env=os.environ | own, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + patience
        while not _answers(f"http://127.0.0.1:{port}/healthz"):
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the server does not answer")
            time.sleep(0.5)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=60)


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


if __name__ == "__main__":
    print(look(sys.argv[1]))
