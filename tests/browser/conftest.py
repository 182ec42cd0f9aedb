"""A real Chromium in front of a real server: what a person does and sees."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
PATIENCE = 30_000  # milliseconds: a busy machine is slow, not wrong
expect.set_options(timeout=PATIENCE)
# Only what is wrong is told in full: the list of all that is right takes axe twice as long as looking.
WCAG: dict[str, Any] = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HEIGHT = "Math.max(document.documentElement.scrollHeight, window.innerHeight)"
# A part that is laid out late clips what is too wide for it, so each such part is asked as well.
TOO_WIDE = """Math.max(...[document.documentElement,
  ...document.querySelectorAll(".dash-section, .dash-splits, .dash-told")]
  .map(part => part.scrollWidth - part.clientWidth))"""
TURNS = 4
WITH_ITS_WINDOW = 5  # a meeting's slides are as high as the window: it would grow for ever
HOW_TO_GET = "ไม่พบ Chromium: ติดตั้งด้วย `apt-get install chromium fonts-thai-tlwg` หรือสั่ง `make test BROWSER=no`"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium(django_db_setup: None) -> Iterator[Browser]:
    """The browser, started once."""
    loaded: str = connection._test_serialized_contents  # type: ignore[attr-defined]
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.fail(HOW_TO_GET)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the driver's loop runs in this thread
    with sync_playwright() as driver:
        # Where a loop runs, Django opens a connection of its own, and it knows nothing of what
        # migrations loaded: without this a test begins with empty tables.
        connection._test_serialized_contents = loaded  # type: ignore[attr-defined]
        browser = driver.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@dataclass
class Visit:
    """One person's window on the portal. ``problems`` collects what the browser complains about."""

    page: Page
    context: BrowserContext
    base: str
    problems: list[str] = field(default_factory=list)

    def open(self, path: str, status: int = 200) -> Page:
        """Go to *path* and expect *status*."""
        answer = self.page.goto(self.base + path)
        assert answer is not None and answer.status == status, f"{path}: {answer and answer.status}"
        return self.page

    def sign_in(self, account: Any) -> "Visit":
        """Sign in without the sign-in page."""
        client = Client()
        client.force_login(account)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        self.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.base}])
        return self

    def check_accessible(self) -> None:
        """Fail for any violation of WCAG 2.2 AA or of axe's best practice on the open page."""
        found = Axe().run(self.page, options=WCAG)
        if found.violations_count:
            pytest.fail(f"{self.page.url}\n{found.generate_report()}")

    def check(self) -> None:
        """Fail for what axe finds, and for a page that is not whole. The tab bar would cover the fold."""
        with self.grown():
            self.check_accessible()
        self.check_whole()

    @contextmanager
    def grown(self) -> Iterator[None]:
        """The window as high as its page, for as long as something is looked at."""
        self.page.wait_for_load_state("load")  # a page on its way in has no <html> to measure yet
        size = self.page.viewport_size
        assert size is not None
        grow(self.page, size["width"])
        yield
        self.page.set_viewport_size(size)

    def follow(self, link: Locator) -> Page:
        """Click what leads to another address, and be there before anything is looked at."""
        before = self.page.url
        link.click()
        self.page.wait_for_url(lambda url: url != before, wait_until="load")
        return self.page

    def check_whole(self) -> None:
        """Fail when the page is wider than its window, or the browser complained."""
        with self.grown():
            wide = self.page.evaluate(TOO_WIDE)
        assert wide <= 0, f"{self.page.url} is {wide} px wider than the window"
        assert self.problems == []


def grow(page: Page, width: int) -> None:
    """Make the window as high as the page: its parts far below are laid out only then, in their height."""
    seen = 0
    for _turn in range(TURNS):
        height = page.evaluate(HEIGHT)
        if height == seen or (seen and height > seen * WITH_ITS_WINDOW):
            return
        page.set_viewport_size({"width": width, "height": height})
        seen = height


@pytest.fixture
def visit(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Visit]]:
    """Return a function that opens a window: ``visit(PHONE)``, ``visit(DESK, dark=True)``."""
    contexts: list[BrowserContext] = []

    def open_window(size: dict[str, int] = DESK, *, dark: bool = False, script: bool = True) -> Visit:
        context = chromium.new_context(
            viewport=size,  # type: ignore[arg-type]
            locale="th-TH",
            timezone_id="Asia/Bangkok",
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            has_touch=size["width"] < 600,
            accept_downloads=True,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        window = Visit(page, context, live_server.url)
        page.on("pageerror", lambda error: window.problems.append(str(error)))
        page.on("console", lambda line: _note(window, line))
        return window

    yield open_window
    for context in contexts:
        context.close()


def _note(window: Visit, line: Any) -> None:
    # A page that answers 4xx is itself reported as an error by the browser.
    if line.type == "error" and "Failed to load resource" not in line.text:
        window.problems.append(line.text)


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    """Each test that asks for it runs on a phone-sized and on a desk-sized window."""
    return request.param
