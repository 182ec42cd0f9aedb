"""One export in a process of its own: prints its seconds and the megabytes it held at most.

``python -m tests.bench.exporting ours|theirs ROWS FILE``; the database is the one of the bench.
"""

import resource
import sys
import time
from pathlib import Path
from typing import Any

import django


def ours(rows: Any, target: str) -> None:
    """Write as the portal does."""
    from nakhonchai.accounts.models import Account
    from nakhonchai.records.export import write_records

    with Path(target).open("wb") as file:
        write_records(
            file, rows, person=Account.objects.get(username="bench-staff"), suffix="xlsx", personal=True
        )


def theirs(rows: Any, target: str) -> None:
    """Write as django-import-export does with a resource of the model."""
    from import_export.resources import modelresource_factory

    from leaders.models import Leader

    made = modelresource_factory(Leader)().export(rows)
    with Path(target).open("wb") as file:
        file.write(made.export("xlsx"))


def main(which: str, count: int, target: str) -> None:
    """Export the first *count* leaders."""
    django.setup()
    from leaders.models import Leader

    everybody = Leader.objects.unscoped("bench").alive()
    last = everybody.order_by("pk").values_list("pk", flat=True)[count - 1]
    rows = everybody.filter(pk__lte=last).order_by("pk")
    began = time.perf_counter()
    {"ours": ours, "theirs": theirs}[which](rows, target)
    seconds = time.perf_counter() - began
    print(f"{seconds:.3f} {_most_memory():.1f}")


def _most_memory() -> float:
    """Return how many megabytes this process held at most.

    Linux counts in ``ru_maxrss`` what the parent held when it started this process: there the kernel's
    own note of this process alone is read.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return float(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
