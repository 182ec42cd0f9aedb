"""A web process alone: takes one workbook, shows pages of its run, confirms; says by how much it grew.

A large file is read and written by a worker, which here is another process.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import django


def peak() -> float:
    """Return the most memory that this process has held, in MB."""
    found = re.search(r"^VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.M)
    return int(found[1]) / 1024 if found else 0.0


def forget_peak() -> None:
    """Begin to measure here."""
    Path("/proc/self/clear_refs").write_text("5")


def work() -> None:
    """Let a worker do all that waits."""
    command = [
        sys.executable,
        "manage.py",
        "db_worker",
        "--queue-name",
        "long",
        "--batch",
        "--no-startup-delay",
    ]
    subprocess.run([*command, "--no-reload"], check=True, capture_output=True)


def main(path: Path, cookie: str) -> None:
    """Do it all twice: what a first request loads is no growth by the file."""
    django.setup()
    from nakhonchai.imports.models import Run
    from tests.bench.stage import Handler, Stage

    stage = Stage("", "", Handler(), cookie)
    for address in ("/imports/", "/imports/new/", "/organizations/"):
        stage.get(address)
    forget_peak()
    before = peak()
    status, body, location = stage.send("/imports/new/", path)
    if status != 302:
        raise RuntimeError(f"{status} {body[:500]!r}")
    took = peak() - before
    run: Any = Run.objects.get(pk=location.strip("/").rpartition("/")[2])
    if run.is_busy:
        work()
    for tail in ("", "rows/", "rows/?fate=new", "sheets/", "apply/"):
        stage.get(f"/imports/{run.pk}/{tail}")
    status, _body, _location = stage.send(f"/imports/{run.pk}/apply/", None)
    run.refresh_from_db()
    if run.is_busy:
        work()
    stage.get(f"/imports/{run.pk}/")
    run.refresh_from_db()
    if not run.is_applied:
        raise RuntimeError(f"{status}, the run is {run.status}")
    print(f"grew by {peak() - before:.1f} MB ({run.rows_new:,} rows; {took:.1f} MB when the file came)")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
