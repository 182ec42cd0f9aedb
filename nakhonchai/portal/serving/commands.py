"""The programs that together are a running portal: the web server, two workers, and a clock."""

import os
import sys

from django.conf import settings
from django.db import connection

# Work in a request holds the interpreter; more threads than this only wait for each other.
THREADS = 8
SECONDS_TO_FINISH = 15
# Quick work never waits behind a long one: a worker runs one task at a time.
TICK_SECONDS = 30
QUEUES = {"worker": "default", "long worker": "long"}


def server_count() -> int:
    """Return how many server processes fit: one on SQLite, whose caches are the memory of that process."""
    if connection.vendor == "sqlite":
        return 1
    return settings.WORKERS or os.cpu_count() or 1


def server() -> list[str]:
    """Return the command that serves pages and static files."""
    options = {
        "interface": "wsgi",
        "host": settings.HOST,
        "port": str(settings.PORT),
        "workers": str(server_count()),
        "blocking-threads": str(THREADS),
        "workers-kill-timeout": str(SECONDS_TO_FINISH),
        "log-level": "error",
    }
    arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
    return [
        sys.executable,
        "-m",
        "granian",
        "nakhonchai.wsgi:application",
        *arguments,
        "--respawn-failed-workers",
    ]


def worker(queue: str) -> list[str]:
    """Return the command that does the background work of one queue."""
    return [
        sys.executable,
        str(settings.BASE_DIR / "manage.py"),
        "db_worker",
        "--queue-name",
        queue,
        "--no-reload",
    ]


def clock() -> list[str]:
    """Return the command that looks regularly after what would otherwise lie: work whose worker died."""
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), "tick", "--every", str(TICK_SECONDS)]


def programs() -> dict[str, list[str]]:
    """Return every program by name; the portal lives as long as the first of them."""
    return {"server": server()} | {name: worker(queue) for name, queue in QUEUES.items()} | {"clock": clock()}
